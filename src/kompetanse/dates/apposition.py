"""Dashes that explain instead of spanning: «uke 49 – desember 2013», «uke 46 – 08.11.16»."""

from datetime import timedelta

from attrs import evolve

from kompetanse.dates.context import Context
from kompetanse.dates.daterange import DateRange
from kompetanse.dates.draft import Draft
from kompetanse.dates.points import Day, Months, TermOf, Week
from kompetanse.dates.series import Link
from kompetanse.dates.settle import settle


_NEAR = timedelta(days=7)
"""A date that lies a week beside the week it is written to was miscounted."""


def without_apposition(draft: Draft, context: Context) -> Draft:
    """Turn a range from a week to what that week lies in, or to a day of it, into the week or day.

    Raises:
        Impossible: If the calendar has no such day, or nothing tells the year.
    """
    if [entry.link for entry in draft.entries] != [Link.FIRST, Link.DASH] or draft.frame:
        return draft
    first, last = draft.entries
    week, other = first.point, last.point
    if not isinstance(week, Week) or first.weekdays or not isinstance(other, Months | TermOf | Day):
        return draft
    around = settle([other], context)
    inside = settle([week], Context(section=around.ranges[0]))
    near = _NEAR if isinstance(other, Day) else timedelta(0)
    found = inside.ranges[0]
    if not DateRange(found.begin - near, found.end + near).overlaps(around.ranges[0]):
        return draft
    if isinstance(other, Day):
        day = evolve(last, link=Link.FIRST, at=first.at)
        return evolve(draft, entries=(day,), beside=[*draft.beside, week])
    return evolve(draft, entries=(first,), frame=other)
