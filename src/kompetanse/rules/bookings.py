"""Nobody can be in two places at once."""

from collections.abc import Iterator
from datetime import date

from kompetanse.dates import When
from kompetanse.dates.compare import clashes
from kompetanse.model import Gathering, Plan
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import is_attended
from kompetanse.rule import Missing, Problem, Problems, Severity, fact, rule


class Diary:
    """The gatherings of each day that have a clock time, in the order of the plan."""

    def __init__(self, gatherings: Iterator[Gathering]) -> None:
        self._days: dict[date, list[tuple[Gathering, When]]] = {}
        for gathering in gatherings:
            for when in _hours(gathering):
                self._days.setdefault(when.earliest or date.min, []).append((gathering, when))

    def before(self, gathering: Gathering) -> Iterator[tuple[Gathering, When, When]]:
        """Gatherings that stand above one in the plan and clash with it, with both times."""
        for when in _hours(gathering):
            for other, hours in self._days.get(when.earliest or date.min, ()):
                if other is gathering:
                    break
                if clashes(hours, when) is True:
                    yield other, hours, when


@fact
def diary(plan: Plan) -> Diary:
    """What happens at which hour of which day."""
    return Diary(iter((plan.gatherings or {}).values()))


@rule("double-booking", severity=Severity.WARNING, needs=("audience", "when"))
def double_booking(gathering: Gathering, directory: Directory, diary: Diary) -> Problems:
    """Nobody is invited to two gatherings at the same time.

    Teachers are invited wherever all staff are. Touching gatherings are fine, and so are parallel
    editions of one gathering, meetings of different networks, and audiences that name only
    some people of a role.

    Breaks:
        roles: {lærere: {label: Lærere}, alle: {label: Alle ansatte}}
        gatherings:
          s1: {title: Fellestid, when: 14.09.21 kl. 14-16, audience: [Alle ansatte]}
          s2: {title: Nettseminar, when: 14.09.21 kl. 15-17, audience: [Lærere]}

    Holds:
        roles: {lærere: {label: Lærere}, alle: {label: Alle ansatte}}
        gatherings:
          s1: {title: Fellestid, when: 14.09.21 kl. 14-15, audience: [Alle ansatte]}
          s2: {title: Nettseminar, when: 14.09.21 kl. 15-17, audience: [Lærere]}
    """
    if directory.roles is None:
        yield Missing(gathering, "roles")
        return
    told: set[str] = set()
    for other, hours, when in diary.before(gathering):
        both = _everybody(gathering, directory) & _everybody(other, directory)
        if both and other.id not in told and not _apart(gathering, other):
            told.add(other.id)
            yield Problem(
                gathering,
                "{roles} are at «{other}» at the same time ({there}; here {here})",
                field="when",
                hint="move one of them, or say whom each is for",
                related=(other,),
                roles=[
                    f"«{directory.label(role)}»"
                    for role in _named_first(both, gathering, other, directory)
                ],
                other=other.name,
                here=when,
                there=hours,
            )


def _hours(gathering: Gathering) -> Iterator[When]:
    """The times of a gathering, or of its parts, that have a clock; each on one day."""
    own = gathering.when
    if not is_attended(gathering):
        return
    if own and own.is_day and own.start_time:
        yield own
        return
    for part in gathering.parts or ():
        if part.when and part.when.is_day and part.when.start_time:
            yield part.when


def _everybody(gathering: Gathering, directory: Directory) -> frozenset[str]:
    """All roles of which everybody is invited."""
    terms = map(directory.resolve, gathering.audience or ())
    roles = [role for found in terms if not found.qualified for role in found.roles]
    return frozenset().union(*map(directory.below, roles))


def _apart(one: Gathering, other: Gathering) -> bool:
    """Whether two gatherings are meant for different people of the same roles."""
    if one.edition_of or other.edition_of:
        return (one.edition_of or one.id) == (other.edition_of or other.id)
    return bool(one.network and other.network and one.network != other.network)


def _named_first(
    roles: frozenset[str], one: Gathering, other: Gathering, directory: Directory
) -> list[str]:
    """Those of some roles that an audience names, else all of them."""
    named = [role for role in (*directory.named(one), *directory.named(other)) if role in roles]
    return list(dict.fromkeys(named)) or sorted(roles)
