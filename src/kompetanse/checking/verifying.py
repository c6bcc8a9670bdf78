"""Rules are strangers' code: what they say is looked at before it is believed."""

from collections.abc import Iterable
from functools import lru_cache

from kompetanse.errors import PluginError
from kompetanse.finding import Severity
from kompetanse.nearest import nearest
from kompetanse.phrase import shortly
from kompetanse.rule import Result


MOST_RESULTS = 10_000
"""What no rule says of one plan; one that goes on would never come to an end."""

_WANTED: tuple[tuple[str, object], ...] = (
    ("template", str),
    ("plural", str | None),
    ("hint", str | None),
    ("quote", str | None),
    ("count", int | None),
    ("severity", Severity | None),
    ("field", str | tuple | None),
)


def listed(given: object) -> Iterable[object]:
    """What a rule returned that does not yield.

    Raises:
        PluginError: It is no list of results.
    """
    if isinstance(given, Iterable) and not isinstance(given, str | bytes):
        return given
    raise PluginError("it returned {value}; what a rule says it yields", value=_told(given))


def verify(result: object) -> Result:
    """A result, if it can be shown.

    Raises:
        PluginError: It cannot.
    """
    if not isinstance(result, Result):
        raise PluginError("it yielded {value}, which is no result", value=shortly(result))
    for name, kind in _WANTED:
        value = getattr(result, name)
        if not isinstance(value, kind):  # type: ignore[arg-type]
            raise PluginError(
                "it yielded {value}, whose {name} may not be {given}",
                value=_told(result),
                name=name,
                given=shortly(value),
            )
    if not result.template:
        raise PluginError("it yielded {value}, which says nothing", value=_told(result))
    return result


def no_such_field(thing: object, name: str) -> PluginError:
    """What is wrong with a rule that needs what no object of its class has."""
    known = nearest(name, dir(thing))
    kind = type(thing).__name__
    if known is None:
        return PluginError("it needs {name!r}, which no {kind} has", name=name, kind=kind)
    template = "it needs {name!r}, which no {kind} has; did you mean {known!r}?"
    return PluginError(template, name=name, kind=kind, known=known)


def slip_in(result: Result) -> str | None:
    """The first of a result's templates that speaks of what it is not given."""
    names = frozenset(result.arguments) | ({"count"} if result.count is not None else frozenset())
    templates = (result.template, result.plural, result.hint)
    return next(
        (one for one in templates if one and "{" in one and not _is_filled(one, names)), None
    )


@lru_cache(maxsize=1024)
def _is_filled(template: str, names: frozenset[str]) -> bool:
    """Whether a template can be filled in with arguments of these names."""
    try:
        template.format_map(dict.fromkeys(names, ""))
    except (LookupError, ValueError, AttributeError, TypeError):
        return False
    return True


def _told(value: object) -> str:
    """What a rule gave, in a few words: a result by its message."""
    if isinstance(value, Result):
        return f"{type(value).__name__}(…, {shortly(value.template)})"
    return shortly(value)
