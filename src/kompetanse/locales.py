"""The languages that plans are written in, and the countries that they are made for."""

LANGUAGES = ("nb", "nn", "da", "en")

TIME_ZONES = {"NO": "Europe/Oslo", "DK": "Europe/Copenhagen"}
"""Time zones by country; all of them follow central European time."""

COUNTRIES = tuple(TIME_ZONES)


def language_or_default(stated: object) -> str:
    """A language that is known; bokmål where a plan states none, or another one.

    >>> language_or_default("nn"), language_or_default("fi"), language_or_default(None)
    ('nn', 'nb', 'nb')
    """
    return stated if isinstance(stated, str) and stated in LANGUAGES else LANGUAGES[0]
