"""The feeds that a plan offers: of all, and of each role, unit, group and module."""

from collections.abc import Collection, Iterator, Mapping

from attrs import frozen

from kompetanse.errors import CalendarError
from kompetanse.feeds.cutting import Cut
from kompetanse.model import Element, LearningGroup, Module, Plan, Unit
from kompetanse.page import FeedKind
from kompetanse.publishing.addresses import ALL, FEED, spelled


SECTIONS = {
    FeedKind.ROLE: "roles",
    FeedKind.UNIT: "units",
    FeedKind.GROUP: "groups",
    FeedKind.MODULE: "modules",
}
"""The folders of feeds, by what those are cut by; they are called as in plans."""


@frozen(kw_only=True)
class Offered:
    """A feed that a plan offers.

    Attributes:
        kind: What it is cut by.
        cut: Which of the plan's events it holds.
        element: The role, unit, group or module that it is for; nothing for all.
    """

    kind: FeedKind
    cut: Cut
    element: Element | None = None

    @property
    def address(self) -> str:
        """Where it stands, from the plan's folder."""
        return ALL if self.element is None else _address(self.kind, self.element.id)

    def former_addresses(self, taken: Collection[str]) -> tuple[str, ...]:
        """Where it stood when its element had other ids; no address that another feed has now."""
        names = (self.element and self.element.formerly) or ()
        addresses = (_address(self.kind, name) for name in names)
        return tuple(address for address in addresses if address not in taken)


def offered(plan: Plan) -> tuple[Offered, ...]:
    """The feeds of a plan, in its order.

    Raises:
        CalendarError: Two of them would have the same address.
    """
    found: dict[str, Offered] = {}
    for one in _offered(plan):
        other = found.setdefault(one.address, one)
        if other is not one and one.element and other.element:
            raise CalendarError(
                "{one!r} and {other!r} have the same address, {address}: give one another id",
                one=one.element.id,
                other=other.element.id,
                address=one.address,
            )
    return tuple(found.values())


def _offered(plan: Plan) -> Iterator[Offered]:
    yield Offered(kind=FeedKind.ALL, cut=Cut(plan=plan))
    for kind, section in SECTIONS.items():
        elements: Mapping[str, Element] = getattr(plan, section) or {}
        for element in elements.values():
            yield Offered(kind=kind, cut=_cut(plan, element), element=element)


def _cut(plan: Plan, element: Element) -> Cut:
    match element:
        case Unit():
            return Cut(plan=plan, unit=element)
        case LearningGroup():
            return Cut(plan=plan, group=element)
        case Module():
            return Cut(plan=plan, module=element)
    return Cut(plan=plan, roles=(element.id,))


def _address(kind: FeedKind, name: str) -> str:
    return f"{SECTIONS[kind]}/{spelled(name)}{FEED}"
