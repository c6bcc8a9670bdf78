"""The way of an application: through the county governor, who nominates it."""

import re

from kompetanse.model import Application, Plan, RoleKind
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Problems, Severity, rule
from kompetanse.rule.shapes import kinds_held, mentions, settle
from kompetanse_veilederkorps import words
from kompetanse_veilederkorps.bodies import belongs, same
from kompetanse_veilederkorps.words import SOURCE


_OF_COUNTY = re.compile(r"\b(?:i|of|in)\s+([A-ZÆØÅ][\w-]+(?:\s+(?:og|and)\s+[A-ZÆØÅ][\w-]+)?)")
"""«Fylkesmannen i Hedmark»: a county by its name."""


@rule("application-via-governor", severity=Severity.ERROR, source=SOURCE)
def application_via_governor(
    application: Application, plan: Plan, directory: Directory
) -> Problems:
    """An application goes to the county governor of the owner's county, who nominates it.

    The governor knows the owners of the county. An application that was turned down needs no
    nomination.

    Breaks:
        offers: {o: {applications: {u: {sent_to: Utdanningsdirektoratet, nominated: true}}}}

    Breaks:
        offers: {o: {applications: {u: {sent_to: Fylkesmannen, nominated: false}}}}

    Breaks:
        owners: {u: {label: Utnes kommune, county: Hedmark}}
        offers:
          o:
            applications: {u: {owner: u, sent_to: Fylkesmannen, county: Oppland, nominated: true}}

    Holds:
        owners: {u: {label: Utnes kommune, county: Hedmark}}
        offers:
          o:
            applications: {u: {owner: u, sent_to: Fylkesmannen, county: Hedmark, nominated: true}}
    """
    astray = list(_to_governor(application, directory))
    yield from astray or _to_own_county(application, plan)
    nominated = application.nominated
    yield from settle(
        True if application.selected is False else nominated,
        Problem(application, "the application carries no nomination", field="nominated"),
        Missing(application, "offers.applications.nominated"),
    )


def _to_governor(application: Application, directory: Directory) -> Problems:
    if application.sent_to is None:
        yield Missing(application, "offers.applications.sent_to")
        return
    kinds = kinds_held(directory, application.sent_to)
    if RoleKind.COUNTY_GOVERNOR in kinds or mentions(application.sent_to, words.GOVERNOR):
        return
    yield Problem(
        application,
        "the application goes to {sent_to}; it is for the county governor to nominate it",
        field="sent_to",
        sent_to=f"«{application.sent_to}»",
    )


def _to_own_county(application: Application, plan: Plan) -> Problems:
    owner = (plan.owners or {}).get(application.owner or "")
    county = owner.county if owner else None
    if county is None or (application.county is None and application.sent_to is None):
        yield Missing(
            application, "owners.county" if county is None else "offers.applications.county"
        )
    elif application.county is not None and not same(application.county, county):
        yield Problem(
            application,
            "the application goes to the governor of {county}; {owner} lies in {own}",
            field="county",
            county=application.county,
            owner=owner.name if owner else "",
            own=county,
        )
    elif other := _governor_elsewhere(application.sent_to or "", county):
        yield Problem(
            application,
            "the application goes to the governor of {county}; {owner} lies in {own}",
            field="sent_to",
            county=other,
            owner=owner.name if owner else "",
            own=county,
        )
    elif application.county is None and not belongs(application.sent_to or "", county):
        yield Missing(application, "offers.applications.county")


def _governor_elsewhere(sent_to: str, county: str) -> str | None:
    """The county of the governor somebody wrote to, where it is named and another one."""
    named = _OF_COUNTY.search(sent_to)
    return named[1] if named and not same(named[1], county) else None
