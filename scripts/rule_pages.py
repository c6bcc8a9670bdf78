"""A page for each rule, written from the rule itself, and their index."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from scripts.pages import fenced, table

from kompetanse.finding import Finding
from kompetanse.plugins import Plugins, create_plugin_manager
from kompetanse.rule import Fragment, Rule, fragments, reason, summary
from kompetanse.testing import report_on


EXAMPLE = "example"
"""The pack that is a model to copy, and no part of the reference."""

_INTRODUCTION = """\
Each name leads to a page: what must hold, why, what it says, and how to set it.
`kompetanse explain RULE` shows the same on the command line. The
[configuration](../configuration.md) switches rules off and sets their options;
[waivers](../../how-to/waive-a-rule.md) are for single exceptions."""

_VISITED = {
    "Plan": ("the plan as a whole", "plan-format.md#keys-of-a-plan"),
    "When": ("every time", "times.md"),
    "Scheduled": ("everything that has a time", "plan-format.md#classes"),
    "Event": ("everything that people take part in", "plan-format.md#classes"),
}
_TYPES = {"int": "whole number", "float": "number", "str": "text", "bool": "true or false"}


def pages() -> dict[str, str]:
    """All pages of rules by their names, and the index."""
    plugins = create_plugin_manager()
    rules = [rule for rule in plugins.rules() if rule.pack != EXAMPLE]
    written = {f"{rule.id}.md": _page(rule, plugins) for rule in rules}
    return {"README.md": _index(rules, plugins), **written}


def regions() -> dict[str, str]:
    """The regions of other pages: which packs there are, and how far they are."""
    packs = sorted(create_plugin_manager().packs.items())
    rows = [(f"`{n}`", p.info.title, str(len(p.rules))) for n, p in packs if n != EXAMPLE]
    return {"packs": table(("pack", "of", "rules"), rows)}


def _index(rules: Iterable[Rule], plugins: Plugins) -> str:
    parts = ["# Rules", _INTRODUCTION]
    for pack, group in groupby(rules, lambda rule: rule.pack):
        rows = [(f"[`{r.name}`]({r.id}.md)", str(r.severity), summary(r)) for r in group]
        parts += _heading(pack, plugins)
        parts.append(table(("rule", "severity", "what must hold"), rows))
    return "\n\n".join(parts) + "\n"


def _heading(pack: str, plugins: Plugins) -> Iterator[str]:
    if pack:
        yield f"## {plugins.packs[pack].info.title}"
        yield f"They run for plans that say `follows: [{pack}]`."
    else:
        yield "## Rules for any plan"
        yield "They run for every plan."


def _page(rule: Rule, plugins: Plugins) -> str:
    parts = [f"# {rule.id}", f"**{summary(rule)}**", reason(rule), *_facts(rule)]
    parts += _options(rule)
    for fragment in fragments(rule):
        parts += _fragment(rule, fragment, plugins)
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(rule: Rule) -> Iterator[str]:
    visited = " and ".join(_visited(name, rule) for name in rule.visits)
    lines = [
        f"- Severity: {rule.severity}, where it does not say otherwise.",
        f"- Visits {visited}.",
    ]
    if rule.needs:
        needs = " and ".join(f"`{name}`" for name in rule.needs)
        lines.append(f"- Not evaluated where {needs} is not stated.")
    if rule.unless:
        others = ", ".join(f"`{name}`" for name in rule.unless)
        lines.append(f"- Stands back where {others} has spoken of the same place.")
    if rule.source:
        lines.append(f"- Source: {rule.source}.")
    yield "\n".join(lines)


def _visited(name: str, rule: Rule) -> str:
    """What a rule looks at, with the way to the page on it."""
    what, page = _VISITED.get(name, (f"every {name}", f"plan-format.md#{name.lower()}"))
    return f"[{what}]({'../' * (1 + rule.id.count('/'))}{page})"


def _options(rule: Rule) -> Iterator[str]:
    if not rule.options:
        return
    yield "## Options"
    rows = [
        (f"`{o.name}`", _TYPES.get(o.type, o.type), f"`{_toml(o.default)}`") for o in rule.options
    ]
    yield table(("option", "type", "default"), rows)
    first = rule.options[0]
    section = rule.id if "/" not in rule.id else f'"{rule.id}"'
    yield fenced(f"[options.{section}]\n{first.name} = {_toml(first.default)}", "toml")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _fragment(rule: Rule, fragment: Fragment, plugins: Plugins) -> Iterator[str]:
    yield "## Breaks" if fragment.breaks else "## Holds"
    yield fenced(fragment.yaml, "yaml")
    if fragment.breaks:
        found = _found(rule, fragment.yaml + "language: en\n", plugins)
        found = found or _found(rule, fragment.yaml, plugins)
        yield "It says:"
        yield "\n".join(f"- {_said(finding)}" for finding in found)


def _found(rule: Rule, fragment: str, plugins: Plugins) -> list[Finding]:
    follows = (rule.pack,) if rule.pack in plugins.packs else ()
    report = report_on(fragment, plugins=plugins, follows=follows)
    return [finding for finding in report.findings if finding.rule == rule.id]


def _said(finding: Finding) -> str:
    hint = f"; *{finding.hint}*" if finding.hint else ""
    place = finding.path.strip("/") or "the plan"
    return f"{finding.severity} at `{place}`: {finding.message}{hint}"
