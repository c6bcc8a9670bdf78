"""What the columns of a table are about, by their heads."""

import re
from collections.abc import Sequence
from enum import Enum

from kompetanse.transcription.piece import Piece


class Column(Enum):
    """What a column is about."""

    WHEN = "when"
    WEEK = "week"
    DAY = "day"
    CLOCK = "clock"
    WHAT = "what"
    TOPIC = "topic"
    WHO = "who"
    LEADS = "leads"
    RESPONSIBLE = "responsible"
    WHERE = "where"
    DUE = "due"
    STATUS = "status"
    GOAL = "goal"
    REMARK = "remark"


Columns = tuple[Column | None, ...]

_HEADS: dict[Column, str] = {
    Column.WHEN: """når tid tidspunkt tidsrom tidsramme dato datoer datoar periode månad måned
        hvornår when date dates time period month""",
    Column.WEEK: "uke veke uge week uker veker uger weeks",
    Column.DAY: "dag ukedag vekedag ugedag day weekday",
    Column.CLOCK: "klokkeslett klokkeslæt kl klokka klokken klokke tidsrom tidspunkt tid time hours",
    Column.WHAT: """hva kva hvad aktivitet aktiviteter aktivitetar tema temaer innhold innhald
        indhold tiltak tiltag emne emner indsats arrangement hending what activity activities
        topic content measure modul module samling samlinger samlingar møte møter møde møder økt
        kursdag kursusdag session sessions gathering meeting meetings event""",
    Column.TOPIC: "tema temaer emne emner topic innhold innhald indhold content",
    Column.WHO: """hvem kven målgruppe målgrupper deltakere deltakarar deltagere deltager gjelder
        gjeld gælder who audience participants""",
    Column.LEADS: "leder leiar ledes leiing kursholder kurshaldar foreleser foredragsholder presenter lead",
    Column.RESPONSIBLE: "ansvar ansvarlig ansvarlige ansvarleg ansvarlege responsible responsibility",
    Column.WHERE: "hvor kvar stad sted lokale rom lokation where place venue room",
    Column.DUE: "frist frister fristar deadline deadlines due svarfrist",
    Column.STATUS: "status",
    Column.GOAL: "mål målsetting målsetjing goal aim formål",
    Column.REMARK: "merknad merknader merknadar kommentar kommentarer bemærkning bemærkninger notes remarks note nr nummer",
}
_BY_WORD = {
    word: tuple(column for column, others in _HEADS.items() if word in others.split())
    for listed in _HEADS.values()
    for word in listed.split()
}

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_LONGEST_HEAD = 3
_FILLERS = frozenset({"for", "the", "som"})

GUESSED: Columns = (Column.WHEN, Column.WHAT, Column.WHO)
"""What three columns without a head are, if the first one holds times."""


def columns_of(cells: Sequence[Piece], *, marked: bool = False) -> Columns | None:
    """The columns that a row names, if it is the head of a table.

    >>> cells = [Piece(word, ()) for word in ("**Når**", "Kva", "Gjeld for", "Mat")]
    >>> [column and column.value for column in columns_of(cells)]
    ['when', 'what', 'who', None]
    """
    found = [candidates(cell.words) for cell in cells]
    named: dict[int, Column] = {}
    for at in sorted(range(len(cells)), key=lambda at: len(found[at])):
        if free := [one for one in found[at] if one not in named.values()]:
            named[at] = free[0]
    filled = sum(bool(cell) for cell in cells)
    if len(named) < (1 if marked else 2) or len(named) * 2 < filled:
        return None
    return tuple(map(named.get, range(len(cells))))


def candidates(head: str) -> tuple[Column, ...]:
    """What a column may be about, the likeliest first.

    >>> [column.value for column in candidates("Tidsrom")], candidates("Uke 37")
    (['when', 'clock'], ())
    """
    if _DIGIT.search(head):
        return ()
    words = [word for word in _WORD.findall(head.casefold()) if word not in _FILLERS]
    return _BY_WORD.get(words[0], ()) if 0 < len(words) <= _LONGEST_HEAD else ()


def is_schedule(columns: Columns) -> bool:
    """Whether the rows below are events: there are times, and what happens."""
    timed = {Column.WHEN, Column.WEEK, Column.DAY, Column.CLOCK} & set(columns)
    return bool(timed) and Column.WHAT in columns


def is_action_list(columns: Columns) -> bool:
    """Whether the rows below are measures: what, by whom, until when."""
    named = set(columns)
    return Column.WHAT in named and bool(named & {Column.DUE, Column.RESPONSIBLE, Column.STATUS})
