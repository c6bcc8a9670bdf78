"""The hooks, told by their specifications."""

from inspect import cleandoc, isfunction, signature

import attrs
from scripts.pages import fenced, table

from kompetanse.feeds import CalendarEvent
from kompetanse.hookspecs import PluginInfo, Specs


def names() -> list[str]:
    """The names of all hooks."""
    return [name for name, thing in vars(Specs).items() if isfunction(thing)]


def regions() -> dict[str, str]:
    """The regions of the page, by name."""
    return {
        "hooks": "\n\n".join(map(_hook, names())),
        "plugin-info": _fields(PluginInfo),
        "calendar-event": _fields(CalendarEvent),
    }


def _hook(name: str) -> str:
    function = getattr(Specs, name)
    returns = str(signature(function).return_annotation).strip("'\"")
    for module in (
        "kompetanse.rule.declaration.",
        "kompetanse.hookspecs.",
        "collections.abc.",
        "<class '",
        "'>",
    ):
        returns = returns.replace(module, "")
    code = fenced(f"def {name}() -> {returns}: ...", "python")
    return f"### {name}\n\n{code}\n\n{cleandoc(function.__doc__ or '')}"


def _fields(kind: type) -> str:
    """The fields of a class, with what its docstring says of them."""
    section = cleandoc(kind.__doc__ or "").partition("\nAttributes:\n")[2]
    meanings: dict[str, str] = {}
    for line in section.splitlines():
        name, colon, text = line.strip().partition(": ")
        if line.startswith("    ") and not line.startswith("     ") and colon:
            meanings[current := name] = text
        elif line.startswith("     "):
            meanings[current] += f" {line.strip()}"
    rows = [(f"`{field.name}`", meanings.get(field.name, "")) for field in attrs.fields(kind)]
    return table(("field", "meaning"), rows)
