"""Rules about audiences: roles that nobody declared, odd spellings, missing or needless names."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias, cast, get_args

from kompetanse.model import (
    Action,
    BetweenWork,
    Deadline,
    Duty,
    Event,
    Inventory,
    Module,
    Part,
    Role,
    Survey,
)
from kompetanse.model.audience import Directory, HasAudience, Resolution
from kompetanse.model.kinds import kind_of_name, kind_of_title
from kompetanse.model.naming import form_key, is_placeholder, tokens
from kompetanse.model.words import CONJUNCTIONS, PREPOSITIONS, QUANTIFIERS
from kompetanse.nearest import nearest
from kompetanse.rule import Missing, Problem, Problems, Severity, fact, rule


Addressed: TypeAlias = Event | BetweenWork | Action | Deadline | Module | Survey
"""Whatever says who it is for."""

_FOR = "for"


@fact
def events_for_somebody(inventory: Inventory, directory: Directory) -> list[Event]:
    """Events that say who they are for, and parts of such events; all where nobody is known."""
    events = cast("list[Event]", inventory.of("Event"))
    if directory.roles is None:
        return events
    return [one for one in events if one.audience or isinstance(one, Part)]


@fact
def addressed(inventory: Inventory, directory: Directory) -> list[object]:
    """Whatever says who it is for, or who is to do it; all where nobody is known."""
    kinds = (*get_args(Addressed), Duty)
    items = [item for kind in kinds for item in inventory.of(kind.__name__)]
    if directory.roles is None:
        return items
    return [one for one in items if getattr(one, "audience", None) or isinstance(one, Duty)]


@rule("unknown-role", severity=Severity.WARNING, among="addressed", otherwise="audience")
def unknown_role(item: Addressed | Duty, directory: Directory) -> Problems:
    """Every name in an audience is a declared role, or another name of one.

    Who is not declared gets no calendar, and no rule knows whether she has been invited.

    Breaks:
        roles: {lærere: {label: Lærere}}
        gatherings: {s1: {title: Samling 1, audience: [Lærere, foreldrebestyrelser]}}

    Holds:
        roles: {lærere: {label: Lærere}, ppt: {label: PPT}}
        gatherings: {s1: {title: Samling 1, audience: [alle lærere på 7. trinn, PP-tjenesten]}}
    """
    field = "role" if isinstance(item, Duty) else "audience"
    listed = item.roles if isinstance(item, Duty) else item.audience
    if directory.roles is None or not listed:
        yield Missing(item, "roles" if directory.roles is None else field)
        return
    for index, words, term in _unknown(listed, directory):
        near = _nearest(words, directory)
        yield Problem(
            item,
            "«{words}» is no declared role",
            field=field if isinstance(getattr(item, field), str) else (field, index),
            quote=words if words in term else None,
            hint="did you mean «{nearest}»?"
            if near
            else "declare it under roles, or as an alias of a role that is declared",
            words=words,
            nearest=near,
        )


Use: TypeAlias = tuple[HasAudience, int, str, bool]
"""An item, the index in its audience, the spelling there, and whether it is an alias."""


@fact
def spellings(directory: Directory, inventory: Inventory) -> dict[str, dict[str, Use]]:
    """The first use of each spelling of each role; forms of one word are one spelling."""
    found: dict[str, dict[str, Use]] = {}
    for item, index, resolution in _resolved(directory, inventory):
        for one in resolution.named:
            name = [word for word in tokens(one.spelling) if word not in QUANTIFIERS]
            key = form_key(name) if one.alias else ""
            use = (item, index, one.spelling, one.alias)
            found.setdefault(one.role, {}).setdefault(key, use)
    return found


@rule("role-alias", severity=Severity.INFO)
def role_alias(role: Role, spellings: dict[str, dict[str, Use]]) -> Problems:
    """A role has one name throughout the plan.

    A reader cannot know whether «PPT-ledere» and «PP-ledere» are the same people.

    Breaks:
        roles: {ppt-ledere: {label: PPT-ledere}}
        gatherings:
          s1: {title: Samling 1, audience: [PPT-ledere]}
          s2: {title: Samling 2, audience: [PP-ledere]}

    Holds:
        roles: {ppt-ledere: {label: PPT-ledere}}
        gatherings:
          s1: {title: Samling 1, audience: [PPT-ledere]}
          s2: {title: Samling 2, audience: [alle PPT-lederne]}
    """
    uses = list(spellings.get(role.id, {}).values())
    usual = next((use for use in uses if not use[3]), uses[0] if uses else None)
    for item, index, spelling, _ in uses:
        if usual and spelling != usual[2]:
            yield Problem(
                item,
                "«{spelling}» are elsewhere called «{usual}»",
                field=("audience", index),
                quote=spelling,
                related=(usual[0],),
                hint="write «{label}» throughout",
                spelling=spelling,
                usual=usual[2],
                label=role.name,
            )


@rule("audience-separator", severity=Severity.INFO, needs="audience")
def audience_separator(item: Addressed, directory: Directory) -> Problems:
    """The names in an audience are separated by commas or «og».

    «skoleledere gruppeledere» may be two roles or one that is called so.

    Breaks:
        roles: {l: {label: Skoleledere}, g: {label: Gruppeledere}}
        gatherings: {s1: {title: Samling 1, audience: [skoleledere gruppeledere]}}

    Holds:
        roles: {l: {label: Skoleledere}, g: {label: Gruppeledere}}
        gatherings: {s1: {title: Samling 1, audience: [skoleledere og gruppeledere]}}
    """
    if directory.roles is None:
        yield Missing(item, "roles")
        return
    for index, term in enumerate(item.audience or ()):
        found = directory.resolve(term)
        if found.missing_separator:
            yield Problem(
                item,
                "«{term}» names {roles} with nothing between them",
                field=("audience", index),
                hint="write a comma between the roles",
                term=term,
                roles=[f"«{one.spelling}»" for one in found.named] or term,
            )


@rule("audience-redundant", severity=Severity.INFO, needs="audience")
def audience_redundant(event: Event, directory: Directory) -> Problems:
    """No role in an audience is part of another one there.

    Whoever reads that «lærere» and «alle ansatte» are invited wonders who else is meant.

    Breaks:
        roles: {lærere: {label: Lærere}, alle: {label: Alle ansatte}}
        gatherings: {s1: {title: Fagdag, audience: [Lærere, Alle ansatte]}}

    Holds:
        roles: {lærere: {label: Lærere}, ppt: {label: PPT}, alle: {label: Alle ansatte}}
        gatherings: {s1: {title: Fagdag, audience: [PPT, Alle ansatte]}}
    """
    if directory.roles is None:
        yield Missing(event, "roles")
        return
    if len(directory.named(event)) == 1:
        return
    whole = dict.fromkeys(_plainly_named(event, directory))
    for index, term in enumerate(event.audience or ()):
        for role in directory.resolve(term).roles:
            wider = directory.above(role) - directory.below(role)
            if containing := next((other for other in whole if other in wider), None):
                yield Problem(
                    event,
                    "«{part}» belong to «{whole}», who are invited as well",
                    field=("audience", index),
                    hint="«{whole}» is enough, if all of them are meant",
                    part=directory.label(role),
                    whole=directory.label(containing),
                )


@rule(
    "audience-mismatch",
    severity=Severity.WARNING,
    among="events_for_somebody",
    otherwise="audience",
    unless="ost-finnmark/group-leaders-at-gatherings",
)
def audience_mismatch(event: Event, directory: Directory, inventory: Inventory) -> Problems:
    """Whom the title says a gathering is for is in its audience.

    People look for themselves in the audience; a title alone invites nobody.

    Breaks:
        roles: {l: {label: Skoleledere}, g: {label: Gruppeledere}}
        gatherings: {s1: {title: Samling 2 for gruppeledere, audience: [Skoleledere]}}

    Holds:
        roles: {lærere: {label: Lærere}, alle: {label: Alle ansatte}}
        gatherings: {s1: {title: Nettseminar for lærere, audience: [Alle ansatte]}}
    """
    owner = inventory.owner(event)
    inviting = owner if isinstance(event, Part) and not event.audience else event
    if directory.roles is None or not isinstance(inviting, Event) or not inviting.audience:
        yield Missing(event, "roles" if directory.roles is None else "audience")
        return
    for role, spelling in _meant(event.title or "", directory):
        understood = all(directory.resolve(term).roles for term in inviting.audience)
        if understood and not directory.below(role) & directory.attend(inviting):
            yield Problem(
                event,
                "the title says that it is for «{spelling}», who are not in the audience",
                field="title",
                quote=spelling,
                hint="add «{label}» to the audience",
                spelling=spelling,
                label=directory.label(role),
            )


def _unknown(listed: tuple[str, ...], directory: Directory) -> Iterator[tuple[int, str, str]]:
    """Words of an audience that no role answers to: index, words, and the term they are in.

    A list behind a qualifier («Nyansatte i barnehage, skole og PPT») names no roles.
    """
    qualified = False
    for index, term in enumerate(listed):
        found = directory.resolve(term)
        goes_on = qualified and term[:1].islower() and kind_of_name(found.unknown or "") is None
        if found.unknown and not goes_on and not is_placeholder(term):
            yield index, found.unknown, term
        qualified = goes_on or (found.qualified and bool(PREPOSITIONS.intersection(tokens(term))))


def _nearest(words: str, directory: Directory) -> str:
    """The label that looks most like some words; empty where none does."""
    names = {directory.label(role).casefold(): role for role in directory.roles or ()}
    labels = {name: role for name, role in names.items() if name[:2] == words[:2].casefold()}
    near = nearest(words.casefold(), labels, 0.8)
    return directory.label(labels[near]) if near else ""


def _resolved(
    directory: Directory, inventory: Inventory
) -> Iterator[tuple[HasAudience, int, Resolution]]:
    for kind in get_args(Addressed):
        for item in inventory.of(kind.__name__):
            audience: Iterable[str] = getattr(item, "audience", None) or ()
            for index, term in enumerate(audience):
                yield item, index, directory.resolve(term)  # type: ignore[misc]


def _plainly_named(event: HasAudience, directory: Directory) -> Iterator[str]:
    """The roles of an audience that are meant as a whole."""
    for term in event.audience or ():
        found = directory.resolve(term)
        if not found.qualified:
            yield from found.roles


def _meant(title: str, directory: Directory) -> Iterator[tuple[str, str]]:
    """The roles that a title says it is for, with their spelling: «Samling 2 for gruppeledere».

    Only what stands between «for» and the next preposition or colon counts, and only in the
    title of a gathering of a known kind: «nye krav for lærere» is a topic.
    """
    head = title.partition(":")[0]
    if _FOR not in head.casefold() or kind_of_title(head) is None:
        return
    words = tokens(head)
    start = words.index(_FOR) + 1 if _FOR in words else len(words)
    phrase: list[str] = []
    for word in words[start:]:
        if word in PREPOSITIONS:
            break
        phrase.append(word)
    while phrase and phrase[-1] in CONJUNCTIONS:
        phrase.pop()
    for one in directory.resolve(" ".join(phrase)).named:
        at = head.casefold().find(one.spelling)
        yield one.role, head[at : at + len(one.spelling)] if at >= 0 else one.spelling
