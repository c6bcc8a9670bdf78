"""One declaration as it stands in a file: each key read as what it should be."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from attrs import Factory, define, frozen

from kompetanse.declaring.limits import Bounds, Number, StatedNumber
from kompetanse.declaring.mistakes import MistakenError, unknown
from kompetanse.declaring.moments import Time, Today, WrittenTime, is_time, read_time
from kompetanse.declaring.paths import PlanPath, Spot, resolve
from kompetanse.declaring.people import ROLES, Who
from kompetanse.errors import ConfigError
from kompetanse.locales import LANGUAGES
from kompetanse.model.kinds import kind_of_name
from kompetanse.nearest import nearest
from kompetanse.phrase import Told, shortly
from kompetanse.rule import Option


T = TypeVar("T")

_FILTERS = ("where", "only", "must", "of")
"""Keys that name no number of their own: `only.minutes.at-least` is the option minutes-at-least."""

_VERY_LIKE = 0.8


@frozen
class TimeOption(Option):
    """An option that is a time: «høsten 2022»."""

    language: str = "nb"

    def accept(self, value: object, rule: str) -> object:
        """Return a configured text if it is a time.

        Raises:
            ConfigError: If it is none.
        """
        text = super().accept(value, rule)
        if not is_time(str(text), self.language):
            raise ConfigError(
                "{rule}: option {name!r} wants a time, not {value!r}",
                rule=rule,
                name=self.name,
                value=value,
            )
        return text


@define
class Options:
    """What a declaration asks of who checks with it.

    Attributes:
        all: Its options: a number or a time each.
        today: Whether it compares with the day of the check.
    """

    all: dict[str, Option] = Factory(dict)
    today: bool = False
    _names: dict[tuple[str, ...], str] = Factory(dict)

    def name(self, keys: tuple[str, ...]) -> str:
        """The name of the option at some keys, which no other one has."""
        if keys not in self._names:
            short = _hyphenated(key for key in keys if key not in _FILTERS)
            self._names[keys] = short if short not in self._names.values() else _hyphenated(keys)
        return self._names[keys]


@define
class Table:
    """The table of one declaration, or one inside it.

    Attributes:
        data: Keys and values.
        spot: Where its paths start: what the rule is about.
        language: The language in which its times are written.
        keys: The keys that lead to it, inside the declaration.
        options: What its numbers and times make; the same for all tables inside.
    """

    data: Mapping[str, Any]
    spot: Spot
    language: str = "nb"
    keys: tuple[str, ...] = ()
    options: Options = Factory(Options)

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def seen_from(self, spot: Spot) -> "Table":
        """The same declaration, about what stands elsewhere."""
        return Table(self.data, spot, self.language, self.keys, self.options)

    def without(self, keys: Iterable[str]) -> "Table":
        """The same declaration without some keys."""
        rest = {key: value for key, value in self.data.items() if key not in keys}
        return Table(rest, self.spot, self.language, self.keys, self.options)

    def inside(self, key: str) -> "Table":
        """The table at a key."""
        value = self.data[key]
        if not isinstance(value, dict):
            raise MistakenError(
                "a table is wanted here, not {value}", path=(key,), value=shown(value)
            )
        return Table(value, self.spot, self.language, (*self.keys, key), self.options)

    @contextmanager
    def at(self, *keys: str | int) -> Iterator[None]:
        """Say of a mistake inside that it stands at some keys."""
        try:
            yield
        except MistakenError as mistake:
            raise mistake.below(*keys) from None

    def text(self, key: str) -> str:
        """A text."""
        value = self.data[key]
        if not isinstance(value, str) or not value.strip():
            raise MistakenError(
                "a text is wanted here, not {value}", path=(key,), value=shown(value)
            )
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or several."""
        value = self.data[key]
        listed = value if isinstance(value, list) else [value]
        for at, one in enumerate(listed):
            if not isinstance(one, str) or not one.strip():
                path = (key, at) if isinstance(value, list) else (key,)
                raise MistakenError(
                    "a text is wanted here, not {value}", path=path, value=shown(one)
                )
        if not listed:
            raise MistakenError("at least one is wanted here", path=(key,))
        return tuple(listed)

    def told(self, key: str) -> str:
        """A text for people; in several languages where it is a table of them."""
        if not isinstance(self.data[key], dict):
            return self.text(key)
        words = self.inside(key)
        for language in words.data:
            with self.at(key, language):
                if language not in LANGUAGES:
                    raise unknown("«{name}» is no language known here", language, LANGUAGES)
                words.text(language)
        if not words.data:
            raise MistakenError("at least one is wanted here", path=(key,))
        return Told(words.data)

    def part(self, key: str) -> Bounds:
        """Bounds, of which a bare number means exactly so many."""
        if not isinstance(self.data[key], dict):
            return Bounds(exactly=self.number(key))
        with self.at(key):
            return self.inside(key).bounds()

    def truth(self, key: str) -> bool:
        """True or false."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise MistakenError(
                "true or false is wanted here, not {value}", path=(key,), value=shown(value)
            )
        return value

    def choice(self, key: str, known: tuple[str, ...]) -> str:
        """One of some words."""
        word = self.text(key)
        if word not in known:
            template = "«{name}» is none of what is known here: {known}"
            raise unknown(template, word, known, known=list(known)).below(key)
        return word

    def path(self, key: str, *, meant: bool = True) -> PlanPath:
        """A path from the subject."""
        with self.at(key):
            return resolve(self.text(key), self.spot, meant=meant)

    def paths(self, key: str, *, meant: bool = True) -> tuple[PlanPath, ...]:
        """One path or several."""
        return tuple(self._each(key, lambda text: resolve(text, self.spot, meant=meant)))

    def time(self, key: str) -> Time:
        """A time: written out, at a path, or today."""
        with self.at(key):
            text = self.text(key)
            name = self.options.name((*self.keys, key))
            time = read_time(text, self.spot, name, self.language)
        if isinstance(time, WrittenTime):
            self.options.all[name] = TimeOption(name, "str", text, self.language)
        self.options.today |= isinstance(time, Today)
        return time

    def times(self, key: str) -> tuple[Time, ...]:
        """One time or several; of several, none is an option."""
        if not isinstance(self.data[key], list):
            return (self.time(key),)
        found = tuple(self._each(key, lambda text: read_time(text, self.spot, "", self.language)))
        self.options.today |= any(isinstance(time, Today) for time in found)
        return found

    def people(self, key: str) -> tuple[Who, ...]:
        """Some people, by kinds of roles or by names."""
        return tuple(self._each(key, who))

    def either(self, key: str, read: "Callable[[Table, str], T]") -> tuple[T, bool]:
        """What stands at a key, and whether any of it is enough: `{any = ["place", "online"]}`."""
        if not isinstance(self.data[key], dict):
            return read(self, key), False
        inner = self.inside(key)
        with self.at(key):
            if list(inner.data) != [ANY]:
                template = "{example} is the only table that can stand here"
                raise MistakenError(template, example=f'{{{ANY} = ["…"]}}')
            return read(inner, ANY), True

    def number(self, key: str, *, whole: bool = True, lowest: int | None = 0) -> Number:
        """A number, which becomes an option."""
        value = self.data[key]
        kinds = (int,) if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            raise MistakenError(
                "a number is wanted here, not {value}", path=(key,), value=shown(value)
            )
        if lowest is not None and value < lowest:
            raise MistakenError(
                "{value} is less than {lowest}", path=(key,), value=value, lowest=lowest
            )
        name = self.options.name((*self.keys, key))
        self.options.all[name] = Option(name, "int" if whole else "float", value)
        return Number(name, value)

    def bounds(self, *, whole: bool = True, stated: bool = True) -> Bounds:
        """What `at-least`, `at-most` and `exactly` say; at least one of them.

        Args:
            whole: Whether the numbers are whole ones.
            stated: Whether a path to a number of the plan may stand for a number.
        """
        limits = {
            key: self._limit(key, whole=whole, stated=stated) for key in BOUNDS if key in self
        }
        if not limits:
            raise MistakenError("how many? at-least, at-most or exactly is missing")
        _verify(limits)
        return Bounds(*(limits.get(key) for key in BOUNDS))

    def _limit(self, key: str, *, whole: bool, stated: bool) -> Number | StatedNumber:
        value = self.data[key]
        if not stated or not isinstance(value, str) or value[:1].isdecimal():
            return self.number(key, whole=whole)
        path = self.path(key, meant=False)
        if path.field is None or path.field.is_time or not _countable(path):
            raise MistakenError(
                "{section} is no number and no list", path=(key,), section=path.name
            )
        return StatedNumber(path)

    def _each(self, key: str, read: Callable[[str], T]) -> Iterator[T]:
        for at, text in enumerate(self.texts(key)):
            with self.at(*((key, at) if isinstance(self.data[key], list) else (key,))):
                yield read(text)


BOUNDS = ("at-least", "at-most", "exactly")
ANY = "any"


def who(name: str) -> Who:
    """Somebody, by a kind of role or by a name.

    Raises:
        MistakenError: If it is nearly a kind of role.
    """
    if name not in ROLES and kind_of_name(name) is None:
        near = nearest(name, ROLES, _VERY_LIKE)
        if near:
            raise MistakenError(
                "«{name}» is no kind of role",
                hint="did you mean {nearest}?",
                name=name,
                nearest=near,
            )
    return Who(name)


def shown(value: object) -> str:
    """A value of a file, in a few words."""
    return str(value).lower() if isinstance(value, bool) else shortly(value)


def _hyphenated(keys: Iterable[str]) -> str:
    return "-".join(keys).replace("_", "-")


def _countable(path: PlanPath) -> bool:
    field = path.field
    return field is not None and (field.atom is int or field.many != "one")


def _verify(limits: Mapping[str, Number | StatedNumber]) -> None:
    """See to it that a number can be within the bounds."""
    if "exactly" in limits and len(limits) > 1:
        raise MistakenError(
            "exactly says it all: at-least and at-most say another thing", path=("exactly",)
        )
    least, most = limits.get("at-least"), limits.get("at-most")
    if isinstance(least, Number) and isinstance(most, Number) and least.default > most.default:
        raise MistakenError(
            "at-least {least} is more than at-most {most}",
            path=("at-least",),
            least=least.default,
            most=most.default,
        )
