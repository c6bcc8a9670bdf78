"""The rule about years that were forgotten when a plan was copied."""

from collections.abc import Mapping

from kompetanse.model import Inventory, Plan, Scheduled
from kompetanse.rule import Problem, Problems, Severity, fact, rule
from kompetanse.rules.layout import Layout
from kompetanse.rules.slips import Slip, slips


TYPE_CHECKING = False

if TYPE_CHECKING:
    from kompetanse.model import Agreement, Offer


_REASONS = {
    "heading": "«{text}» does not lie in «{witness}», under which it stands; with another year it "
    "does",
    "neighbours": "«{text}» does not fit between the rows around it; with another year it does",
    "period": "«{text}» lies far outside the plan's period; with another year it fits between the "
    "rows around it",
    "event": "«{text}» does not fit its event, «{witness}»; with another year it does",
    "start": "«{text}» begins long before the start gathering and the application deadlines; with "
    "another year it follows them",
}


@fact
def copied_years(plan: Plan, layout: Layout, inventory: Inventory) -> Mapping[int, Slip]:
    """The wrong years of a plan, by the identity of whatever has them."""
    found: dict[int, Slip] = {}
    for subject, slip in slips(plan, layout, inventory):
        found.setdefault(id(subject), slip)
    return found


@fact
def rows_with_slips(
    plan: Plan, inventory: Inventory, copied_years: Mapping[int, Slip]
) -> list[object]:
    """Rows that have a wrong year; also the plan, its agreements and its offers."""
    if not copied_years:
        return []
    rows = (thing for kind in ("Scheduled", "Agreement", "Offer") for thing in inventory.of(kind))
    return [one for one in (plan, *rows) if id(one) in copied_years]


@rule("copied-year", severity=Severity.ERROR, among="rows_with_slips")
def copied_year(
    subject: "Scheduled | Plan | Agreement | Offer", copied_years: Mapping[int, Slip]
) -> Problems:
    """A date has the year that heading, neighbours and events imply.

    Plans are made by overwriting last year's; the year is what gets forgotten. It is doubted only
    where the date does not fit as it stands and fits exactly a year later or earlier, and never
    against a weekday that confirms it. Where all rows contradict their heading, the heading is
    wrong (`heading-body-mismatch`).

    Breaks:
        sections: {h1: {heading: HØSTEN 2021}}
        gatherings:
          s1: {title: Samling 1, when: 02.09.21, section: h1}
          s2: {title: Samling 2, when: 14.10.20, section: h1}
          s3: {title: Samling 3, when: 25.11.21, section: h1}

    Breaks:
        gatherings:
          s1: {title: Samling 1, when: 02.09.21}
          s2: {title: Samling 2, when: 14.10.20}
          s3: {title: Samling 3, when: 25.11.21}

    Breaks:
        sections: {h1: {heading: VÅREN 2022}}
        deadlines: {d1: {what: Evaluering, when: Innen 15. juni 2021, section: h1}}

    Breaks:
        gatherings: {s3: {title: Samling 3, when: 10.03.22}}
        deadlines: {d1: {kind: registration, when: 01.03.21, gathering: s3}}

    Breaks:
        period: 1.1.22 – 30.06.23
        gatherings: {s1: {title: Oppstartssamling, when: Uke 49 2022}}
        deadlines: {d1: {kind: application, when: Innen 15. september 2022}}

    Breaks:
        offers: {o: {period: 1.1.22 – 30.06.23}}
        gatherings: {s1: {title: Oppstartssamling, when: Uke 49 2022}}
        deadlines: {d1: {kind: application, when: Innen 15. september 2022}}

    Holds:
        sections: {h1: {heading: HØSTEN 2021}}
        gatherings:
          s1: {title: "Planleggingsdag: hva viste 2020?", when: 02.09.21, section: h1}
          s2: {title: Samling 2, when: Onsdag 14.10.20, section: h1}

    Holds:
        approvals: [{body: styret, dated: 16.02.21}]
        gatherings: {s1: {title: Samling 1, when: 02.09.21}}
    """
    slip = copied_years.get(id(subject))
    if slip is not None:
        yield Problem(
            subject,
            _REASONS[slip.because],
            field="when" if isinstance(subject, Scheduled) else "period",
            hint="did you mean {proposal}?",
            related=() if slip.witness is None else (slip.witness,),
            text=slip.when.text,
            witness=getattr(slip.witness, "name", ""),
            proposal=slip.proposal,
        )


RULES = (copied_year,)
