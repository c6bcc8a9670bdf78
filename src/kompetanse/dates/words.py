"""The words of times in bokmål, nynorsk, Danish and English: data, no code.

The words of all languages are understood in all of them, except those in `OWN_LANGUAGE_ONLY`.
"""

from enum import StrEnum


MONTHS: dict[str, tuple[str, ...]] = {
    language: tuple(names.split())
    for language, names in {
        "nb": "januar februar mars april mai juni juli august september oktober november desember",
        "nn": "januar februar mars april mai juni juli august september oktober november desember",
        "da": "januar februar marts april maj juni juli august september oktober november december",
        "en": "January February March April May June July August September October November "
        "December",
    }.items()
}
"""The twelve months by language, as they are written in running text."""

WEEKDAYS: dict[str, tuple[str, ...]] = {
    language: tuple(names.split())
    for language, names in {
        "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "nn": "måndag tysdag onsdag torsdag fredag laurdag søndag",
        "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    }.items()
}
"""The seven weekdays by language, Monday first."""


class Word(StrEnum):
    """What a word or phrase can mean; one word may mean several things («uke», «to»)."""

    MONTH = "month"
    WEEKDAY = "weekday"
    WEEKDAYS = "weekdays"
    """A weekday in the plural: «torsdage», «Mondays»."""
    WEEK = "week"
    WEEK_OF = "week of"
    TERM = "term"
    SUMMER = "summer"
    WINTER = "winter"
    TURN = "turn"
    """The turn of the year or of a month: «årsskiftet»."""
    SCHOOL_YEAR = "school year"
    YEAR = "year"
    QUARTER = "quarter"
    THIRD = "third"
    HALF_YEAR = "half-year"
    HALF_OF = "half of"
    PART = "part"
    FROM = "from"
    TO = "to"
    UNTIL = "until"
    THROUGH = "through"
    OUT = "out"
    ONWARDS = "onwards"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    DURING = "during"
    BETWEEN = "between"
    WHOLE = "whole"
    AND = "and"
    OR = "or"
    IN = "in"
    OF = "of"
    THE = "the"
    PER = "per"
    ABOUT = "about"
    CLOCK = "clock"
    MERIDIEM = "meridiem"
    NOON = "noon"
    ORDINAL = "ordinal"
    CARDINAL = "cardinal"
    EVERY = "every"
    FREQUENCY = "frequency"
    TIMES = "times"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    UNIT = "unit"
    HALF = "half"
    PARITY = "parity"
    HOLIDAY = "holiday"
    INCLUSIVE = "inclusive"
    LABEL = "label"
    FORMERLY = "formerly"
    """Before a date that no longer holds: «flyttet fra»."""
    PLACEHOLDER = "placeholder"
    DEICTIC = "deictic"
    """A time that depends on the day it is read: «i morgen», «next week»."""
    UNTIMED = "untimed"
    """No time at all, though it begins like one: «etter behov»."""


ABBREVIATED_MONTHS = (
    "jan|janv",
    "feb|febr",
    "mar|mrs|mrt",
    "apr",
    "mai|maj",
    "jun",
    "jul",
    "aug",
    "sep|sept",
    "okt|oct",
    "nov",
    "des|dec",
)

ABBREVIATED_WEEKDAYS = (
    "man|mån|mand|månd|mon",
    "tir|tirs|tys|tysd|tue|tues",
    "ons|onsd|wed|weds",
    "tor|tors|torsd|thu|thur|thurs",
    "fre|fred|fri",
    "lør|lau|lørd|laur|sat",
    "søn|sun|sund|sønd",
)

WEEKDAY_VARIANTS = ("", "", "", "", "", "lørdag", "sundag")
"""Other full names of the weekdays, Monday first."""

PLURAL_ENDINGS = {
    "nb": ("er", "ene"),
    "nn": ("ar", "ane"),
    "da": ("e", "ene"),
    "en": ("s",),
}
"""How the weekdays form their plural."""

DEFINITE_ENDINGS = {"nb": "en", "nn": "en", "da": "en", "en": "’s"}
"""How they are made definite: «torsdagen i uke 6»."""

DOTTED_WEEKDAYS = {
    **dict.fromkeys(("ma", "må"), 0),
    **dict.fromkeys(("ti", "ty"), 1),
    "on": 2,
    "to": 3,
    "fr": 4,
    **dict.fromkeys(("lø", "la"), 5),
    **dict.fromkeys(("sø", "su"), 6),
}
"""Abbreviations of weekdays that need their full stop: «to. 3. mars»."""

WEAK_ABBREVIATIONS = frozenset(
    ("man", "mand", "mon", "tor", "fred", "fri", "sat", "sun", "wed", "lau", "mar")
)
"""Abbreviations that are also words: they count only where a date goes on behind them."""

OWN_LANGUAGE_ONLY: dict[str, frozenset[tuple[Word, str]]] = {
    "nn": frozenset({(Word.WEEK, "v")}),
    "en": frozenset(
        {
            (Word.MONTH, "jul"),
            (Word.WEEKDAY, "fri"),
            (Word.WEEKDAY, "sat"),
            (Word.WEEKDAY, "sun"),
            (Word.WEEKDAY, "mon"),
            (Word.TERM, "fall"),
            (Word.TO, "to"),
            (Word.BY, "due"),
            (Word.BY, "by"),
            (Word.BY, "by the"),
            (Word.IN, "on"),
            (Word.IN, "at"),
            (Word.CARDINAL, "a"),
            (Word.CARDINAL, "an"),
            (Word.DEICTIC, "this"),
        }
    ),
}
"""Words that mean something else in the other languages."""

TERM_LETTERS: dict[str, dict[str, str]] = {
    "nb": {"h": "autumn", "v": "spring"},
    "nn": {"h": "autumn", "v": "spring"},
    "da": {"e": "autumn", "f": "spring"},
    "en": {},
}
"""Letters of term codes: «H21» is autumn in Norway, «E21» is autumn in Denmark (a road elsewhere)."""
