"""Times in texts of the plan that are no fields for times."""

from kompetanse.dates import Rate, When, YearlyDeadline, find_times, read_when
from kompetanse.rule.shapes import filled, mentions
from kompetanse_dekom.words import RECURRING


def times_in(text: str | None, language: str) -> list[When]:
    """Give the times that a text is, or speaks of.

    >>> [when.text for when in times_in("gjelder høsten 2021 – våren 2023", "nb")]
    ['høsten 2021 – våren 2023']
    """
    if text is None or not filled(text):
        return []
    whole = read_when(text, language=language)
    if whole.is_readable:
        return [whole]
    found = find_times(text, language=language)
    return [one.value for one in found if isinstance(one.value, When)]


def is_time(text: str, language: str) -> bool:
    """Tell whether a text is a time, and nothing else.

    >>> is_time("15. juni 2022", "nb"), is_time("spørreskjema 15. juni 2022", "nb")
    (True, False)
    """
    return read_when(text, language=language).is_readable


def tells_when(text: str, language: str) -> bool:
    """Tell whether a text speaks of a day, or of how often something is done.

    >>> tells_when("elevundersøkelsen hver høst", "nb"), tells_when("spørreskjema", "nb")
    (True, False)
    """
    found = find_times(text, language=language)
    recurs = any(isinstance(one.value, When | Rate | YearlyDeadline) for one in found)
    return recurs or mentions(text, RECURRING)
