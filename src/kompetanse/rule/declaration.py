"""Rules and facts: functions whose signature is the contract."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, cast, overload

from attrs import Factory, evolve, field, frozen

from kompetanse.errors import ConfigError, PluginError
from kompetanse.finding import Severity
from kompetanse.phrase import Phrase
from kompetanse.rule.result import Problems


if TYPE_CHECKING:
    from kompetanse.rule.manual import Manual

_OPTION_TYPES: dict[str, type] = {"int": int, "float": float, "str": str, "bool": bool}
_LIST_TYPES = ("tuple[str, ...]", "tuple[str,...]")
_ASYNC = 0x80 | 0x200
"""Flags of coroutines and asynchronous generators."""


@frozen
class Option:
    """A typed option of a rule: a keyword-only parameter of its function."""

    name: str
    type: str
    default: object

    def accept(self, value: object, rule: str) -> object:
        """Return a configured value if it is of the option's type.

        Raises:
            ConfigError: If it is not.
        """
        if self.type == "list of texts":
            if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
                return tuple(value)
        else:
            wanted = _OPTION_TYPES[self.type]
            exact = type(value) is wanted or (wanted is float and type(value) is int)
            if exact:
                return value
        raise ConfigError(
            "{rule}: option {name!r} wants {type}, not {value!r}",
            rule=rule,
            name=self.name,
            type=Phrase(self.type),
            value=value,
        )


@frozen
class Fact:
    """A value that is computed at most once per plan, and asked for by its name.

    Attributes:
        name: Its name.
        function: Computes it.
        asks: Names of the facts it is computed from (`plan` and `today` are facts).
        states: What a plan must state for it to be known: "breaks".
    """

    name: str
    function: Callable[..., object]
    asks: tuple[str, ...]
    states: str = ""


@frozen
class Rule:
    """A check with a name, a severity, options and a documented reason.

    Attributes:
        name: Its own name, in kebab-case.
        severity: How bad a problem is, unless the problem says otherwise.
        function: The check itself.
        visits: Names of the model's classes whose objects it is called with.
        asks: Names of the facts it is called with.
        optional: Those of the facts that it can do without: it gets `None` where one is not known.
        options: Its typed options.
        source: Where the requirement stands.
        needs: Fields of the subject that must be stated, else it is not evaluated.
        among: The fact that gives the only objects of which it has something to say.
        otherwise: What the plan does not state of all others; where it is empty, they hold.
        unless: Rules that speak first: where one of them has a problem, this one stands back.
        replaces: Rules that stand back wherever this one has judged a subject, held or not.
        facts: Facts that come with the rule, so that it needs none of its plugin's.
        manual: What it says of itself, where that is not the docstring of its function.
        pack: The name before the slash; empty for built-in rules.
        plugin: The distribution it comes from.
        id: The full name: «weekend-date», «ost-finnmark/group-size».
    """

    name: str
    severity: Severity
    function: Callable[..., Problems | None]
    visits: tuple[str, ...]
    asks: tuple[str, ...]
    options: tuple[Option, ...]
    source: str | None = None
    needs: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    among: str = ""
    otherwise: str = ""
    unless: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = field(default=(), eq=False)
    manual: "Manual | None" = None
    pack: str = ""
    plugin: str = field(default="kompetanse", eq=False)
    id: str = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(
            lambda one: f"{one.pack}/{one.name}" if one.pack else one.name, takes_self=True
        ),
    )

    @property
    def docs(self) -> str:
        """The docstring, which is the manual."""
        return self.function.__doc__ or ""

    def owned(self, pack: str, plugin: str) -> "Rule":
        """The same rule as one of a pack, from a plugin."""
        return evolve(self, pack=pack, plugin=plugin)


def rule(
    name: str,
    *,
    severity: Severity,
    source: str | None = None,
    needs: str | tuple[str, ...] = (),
    among: str = "",
    otherwise: str = "",
    unless: str | tuple[str, ...] = (),
    replaces: str | tuple[str, ...] = (),
) -> Callable[[Callable[..., Problems | None]], Rule]:
    """Make a rule of a function.

    The first parameter's annotation says what is visited (`Plan` for the whole); further
    positional parameters are facts by name (one with the default `None` may be unknown, else the
    rule is not evaluated then); keyword-only ones are options with a default.

    Args:
        name: Kebab-case, without the pack's prefix.
        severity: How bad a problem is.
        source: The document (and place in it) that the requirement comes from.
        needs: Fields of the subject that must be stated: "members", or for a plan "groups".
        among: The name of a fact, for speed: the objects that the rule must look at. It is not
            called with others. The fact finds them once, for all rules that ask for them.
        otherwise: What the plan does not state of the objects that are not `among` them, so that
            they are not evaluated. Where nothing is said, they hold.
        unless: Full names of rules that have the first word about the same subject.
        replaces: Full names of rules that this one speaks instead of: a window of a pack's own
            goes before the plan's period. They stay silent of what it could judge.

    Raises:
        PluginError: If the name is not in kebab-case, or the function's signature is not of that
            shape.

    >>> @rule("group-size", severity=Severity.ERROR, needs="members")
    ... def group_size(group: "LearningGroup", plan, *, maximum: int = 7): ...
    >>> group_size.id, group_size.visits, group_size.asks, group_size.options
    ('group-size', ('LearningGroup',), ('plan',), (Option(name='maximum', type='int', default=7),))
    """
    _verify_head(name, severity)
    one = {"source": source or "", "among": among, "otherwise": otherwise}
    several = {"needs": needs, "unless": unless, "replaces": replaces}
    named = {key: _texts(name, key, given) for key, given in (one | several).items()}

    def declare(function: Callable[..., Problems | None]) -> Rule:
        _verify_function(function, name)
        subject, asks = _positional(function)
        return Rule(
            name=name,
            severity=severity,
            function=function,
            visits=_class_names(function, subject),
            asks=asks,
            options=_options(function),
            source=source,
            needs=named["needs"],
            optional=_optional(function, asks),
            among=among,
            otherwise=otherwise,
            unless=named["unless"],
            replaces=named["replaces"],
        )

    return declare


def _verify_head(name: object, severity: object) -> None:
    """See to it that reports can show the name and weigh the severity."""
    words = name.split("-") if isinstance(name, str) else [""]
    if not all(word.isalnum() and word == word.lower() for word in words):
        raise PluginError(
            "{name!r} is no name of a rule: it is written like {like!r}",
            name=name,
            like="weekend-date",
        )
    if not isinstance(severity, Severity):
        raise PluginError("{name}: {value!r} is no Severity", name=name, value=severity)


def _texts(name: str, key: str, given: object) -> tuple[str, ...]:
    """What names or tells something: a text, or several."""
    several = key in ("needs", "unless", "replaces") and isinstance(given, list | tuple)
    texts = []
    for text in given if several else (given,):  # type: ignore[attr-defined]
        if not isinstance(text, str):
            raise PluginError(
                "{name}: {key} takes a text, not {value}", name=name, key=key, value=repr(text)
            )
        texts.append(text)
    return tuple(texts)


def _verify_function(function: object, name: str) -> None:
    """See to it that it can be called as rules and facts are."""
    code = getattr(function, "__code__", None)
    if not isinstance(code, CodeType) or code.co_flags & _ASYNC:
        raise PluginError("{name} stands above something else than a plain function", name=name)


@overload
def fact(function: Callable[..., object]) -> Fact: ...
@overload
def fact(*, states: str) -> Callable[[Callable[..., object]], Fact]: ...
def fact(
    function: Callable[..., object] | None = None, *, states: str = ""
) -> Fact | Callable[[Callable[..., object]], Fact]:
    """Make a fact of a function; its parameters are the facts it is computed from.

    A fact that returns `None` is not known for this plan: rules that ask for it are not
    evaluated, for want of what the plan `states` otherwise.

    >>> @fact
    ... def number_of_groups(plan):
    ...     return len(plan.groups or ())
    >>> number_of_groups.name, number_of_groups.asks
    ('number_of_groups', ('plan',))
    """

    def declare(function: Callable[..., object]) -> Fact:
        _verify_function(function, "@fact")
        code = cast("FunctionType", function).__code__
        return Fact(code.co_name, function, code.co_varnames[: code.co_argcount], states)

    return declare(function) if function else declare


def _positional(function: Callable[..., object]) -> tuple[str, tuple[str, ...]]:
    """The names of the subject and of the facts."""
    code = cast("FunctionType", function).__code__
    names = code.co_varnames[: code.co_argcount]
    if not names:
        raise PluginError("{name}: a rule's first parameter is what it visits", name=code.co_name)
    return names[0], names[1:]


def _optional(function: Callable[..., object], asks: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the facts that have a default."""
    defaults = cast("FunctionType", function).__defaults__ or ()
    return asks[len(asks) - len(defaults) :]


def _class_names(function: Callable[..., object], subject: str) -> tuple[str, ...]:
    """The visited classes, by name: annotations may be classes, unions or texts."""
    annotation = function.__annotations__.get(subject)
    if annotation is None:
        raise PluginError(
            "{name!r} needs an annotation that says what the rule visits", name=subject
        )
    text = annotation.__name__ if type(annotation) is type else str(annotation)
    if "[" in text:
        raise PluginError(
            "{name!r} may be a class of the model, or several with | between, not {text}",
            name=subject,
            text=text,
        )
    return tuple(part.strip(" \"'").rpartition(".")[2] for part in text.split("|"))


def _options(function: Callable[..., object]) -> tuple[Option, ...]:
    code = cast("FunctionType", function).__code__
    first = code.co_argcount
    names = code.co_varnames[first : first + code.co_kwonlyargcount]
    return tuple(_option(cast("FunctionType", function), name) for name in names)


def _option(function: FunctionType, name: str) -> Option:
    defaults = function.__kwdefaults__ or {}
    where = {"name": function.__name__, "option": name}
    if name not in defaults:
        raise PluginError("{name}: option {option!r} needs a default", **where)
    annotation = function.__annotations__.get(name, type(defaults[name]))
    text = annotation.__name__ if type(annotation) is type else str(annotation)
    if text not in (*_OPTION_TYPES, *_LIST_TYPES):
        known = ", ".join((*_OPTION_TYPES, _LIST_TYPES[0]))
        raise PluginError("{name}: option {option!r} is no {known}", known=known, **where)
    kind = "list of texts" if text in _LIST_TYPES else text
    option = Option(name, kind, defaults[name])
    option.accept(defaults[name], function.__name__)
    return option


def declared_in(package: str, modules: Iterable[str]) -> Iterator[Rule | Fact]:
    """The rules and facts of some modules of a package, which are imported for them.

    It is what a plugin of several modules returns from its hook `kompetanse_rules`:
    `return declared_in(__name__, ("groups", "meetings"))`.
    """
    for name in modules:
        module = import_module(f"{package}.{name}")
        yield from (thing for thing in vars(module).values() if isinstance(thing, Rule | Fact))
