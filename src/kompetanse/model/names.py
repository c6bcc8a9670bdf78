"""The names that a plan declares for people and bodies, and finding who is called so."""

from collections.abc import Iterable, Mapping, Sequence

from kompetanse.model import words
from kompetanse.model.element import Element
from kompetanse.model.naming import exact_key, form_key, plain, remembered, tokens
from kompetanse.model.people import Role


class Names:
    """All names of the declared roles and bodies: labels before ids before aliases.

    >>> names = Names({"s": Role(id="s", label="Skoleledere", aliases=("rektorer",))}, ())
    >>> names.find(("alle", "skolelederne")), names.find(("rektor",)), names.find(("elev",))
    (('s', False), ('s', True), None)
    """

    __slots__ = ("_exact", "_forms", "_whole", "labels")

    def __init__(self, roles: Mapping[str, Role], others: Iterable[Element]) -> None:
        bodies = {body.id: body for body in others if body.id and body.id not in roles}
        self.labels = {id_: body.name for id_, body in bodies.items()}
        self._whole: dict[str, tuple[str, bool]] = {}
        self._exact: dict[str, tuple[str, bool]] = {}
        self._forms: dict[str, tuple[str, bool] | None] = {}
        for known in (roles, bodies):
            order = [known[id_] for id_ in sorted(known)]
            self._enter((one.name, one.id, False) for one in order)
            self._enter((one.id.replace("_", " "), one.id, False) for one in order)
            self._enter(
                (alias, one.id, True)
                for one in order
                if isinstance(one, Role)
                for alias in one.aliases or ()
            )

    def whole(self, term: str) -> tuple[str, bool] | None:
        """Who is called exactly so, signs and all; and whether that is an alias."""
        return self._whole.get(_trimmed(term))

    def find(self, name: Sequence[str]) -> tuple[str, bool] | None:
        """Who is called so in any form; and whether that is an alias."""
        if not name or name[0] not in words.QUANTIFIERS:
            return self._exact.get(exact_key(name)) or self._forms.get(form_key(name))
        bare = _bare(name)
        return (
            self._exact.get(exact_key(name))
            or self._exact.get(exact_key(bare))
            or self._forms.get(form_key(name))
            or self._forms.get(form_key(bare))
        )

    def id_of(self, name: str) -> str | None:
        """The id of whoever has this id or name."""
        found = self._whole.get(_trimmed(name)) or self.find(tokens(name))
        return found[0] if found else None

    def _enter(self, names: Iterable[tuple[str, str, bool]]) -> None:
        """Enter names; a form that two share is nobody's, and an earlier name goes first.

        Names that hold a parenthesis come last: they are shortened when they are searched for.
        """
        for name, id_, alias in sorted(names, key=lambda name: "(" in name[0]):
            found = (id_, alias)
            self._whole.setdefault(_trimmed(name), found)
            for exact, form in _keys(name):
                self._exact.setdefault(exact, found)
                taken = self._forms.setdefault(form, found)
                if taken and taken[0] != id_:
                    self._forms[form] = None


@remembered
def _keys(name: str) -> tuple[tuple[str, str], ...]:
    """The exact keys and the keys of all forms of a name, with and without «alle» before it."""
    words_ = tokens(name)
    forms = dict.fromkeys((words_, _bare(words_))) if words_ else ()
    return tuple((exact_key(form), form_key(form)) for form in forms)


@remembered
def _trimmed(name: str) -> str:
    return plain(name).strip(" .,;:")


def _bare(name: Sequence[str]) -> tuple[str, ...]:
    """The name without «alle» and the like before it."""
    first = next((at for at, word in enumerate(name) if word not in words.QUANTIFIERS), 0)
    return tuple(name[first:])
