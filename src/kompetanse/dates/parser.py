"""The parser of times: a recursive descent over the tokens of one expression."""

from kompetanse.dates.asides import is_deadline, read_asides, read_holiday
from kompetanse.dates.clocks import ClockRange, read_clock
from kompetanse.dates.cursor import Cursor
from kompetanse.dates.days import read_weekday
from kompetanse.dates.draft import Draft, Pick, Relation
from kompetanse.dates.lengths import read_length
from kompetanse.dates.lexer import Sign
from kompetanse.dates.measures import Duration
from kompetanse.dates.named import read_own
from kompetanse.dates.points import Day
from kompetanse.dates.series import Entry, Link, read_series, read_weekdays
from kompetanse.dates.words import Word


_LONGEST_OBJECT = 4
_MOST_RELATIONS, _MOST_LABELS = 3, 3
_RELATIONS = {
    Word.BY: Relation.BY,
    Word.BEFORE: Relation.BEFORE,
    Word.THROUGH: Relation.THROUGH,
    Word.OUT: Relation.THROUGH,
    Word.UNTIL: Relation.UNTIL,
    Word.TO: Relation.UNTIL,
    Word.FROM: Relation.FROM,
    Word.AFTER: Relation.AFTER,
    Word.BETWEEN: Relation.BETWEEN,
    Word.WHOLE: Relation.WHOLE,
    Word.DURING: Relation.DURING,
}
_OF_CLOCKS = frozenset({Relation.FROM, Relation.UNTIL, Relation.BETWEEN, Relation.THROUGH})
_OPEN_ENDED = frozenset({Relation.FROM, Relation.AFTER, Relation.UNTIL, Relation.THROUGH})


def parse(c: Cursor, *, remarks: bool = True) -> Draft | None:
    """Parse one time from where the cursor stands; it is left behind what could be read.

    The grammar, with words of all four languages standing for their kind («uke» for any WEEK)::

        time      = [label] [holiday] [relation] [clock [length]] [picker] series { aside }
                  | "hele" ["uken"] | weekday            the context tells which
                  | ("hele" | "i løpet av") "året" | … "semesteret"
        relation  = "innen" | "før" | "til" | "frem til" | "til og med" | "ut"      a deadline
                  | "fra" | "etter" | "i løpet av" | "mellom" | "hele" | "i"
        picker    = (every "uke" | "partallsuker" | [every] weekdays) [clock] [relation]
        every     = "hver" | "annenhver"
        series    = entry { link entry }
                  | weekday { link weekday } day { link day }       as many days as weekdays
        link      = "-" | "til" | "frem til" | "til og med"                         a range
                  | "," | "og" | "/" | "eller"         a list; in ISO forms "/" is a range
        entry     = weekdays ["i"] week | day | period | number ["."] | week ["("] weekdays [")"]
        day       = [weekday [","]] ["den"] date
        date      = number "." number ["."] [year] | number "/" number [["-" | "/"] year]
                  | [weekday] holiday [year]
                  | number ["."] month [year] | month number ["," year] | ordinal month [year]
                  | year "-" number "-" number | number "-" number "-" year
        period    = part whole | ordinal "halvdel av" whole | whole
        whole     = week number [year] | year "-W" number ["-" number] | "the week of" date
                  | ordinal (weekday | "uke") "i" month [year]
                  | ordinal ("kvartal" | "tertial" | "halvår") [year]
                  | month [year] | year "-" number | number ("." | "/") year
                  | term [year] | letter year | ["skoleåret"] year "/" year | "skoleåret"
                  | "vinteren" [year ["/" year]] | ("H1" | "1H") year
                  | "årsskiftet" [year "/" year] | "månedsskiftet" month "/" month [year]
                  | year [("-" | "/") year]
        part      = "primo" | "medio" | "ultimo" | "utgangen av" …
        aside     = [","] clock | ["("] week [")"] | ["("] weekday [")"] | ["("] length [")"]
                  | ["("] holiday [")"] | ["i"] period | "(inkl.)" | "og fremover" | remark
                  | "(" remark ("innen" | "flyttet fra") date ")"       of something else
        clock     = hours [("," | "og") hours]       from the first hour to the last one
        hours     = ["fra"] "kl." hour [("-" | "til") ["kl."] hour]
                  | hour ("-" | "til") hour          where one of them can be nothing else
                  | ["fra"] number ("-" | "til") number       behind a day that is complete
        hour      = number [("." | ":") number] ["am" | "pm"] | "noon" | "halv" number

    A remark is words behind a complete time, without numbers and without words of time. Times
    that are tied to another element have a grammar of their own (`relative`), and so have rates
    and yearly deadlines (`rates`) and lengths (`lengths`).
    """
    draft = Draft()
    _introduction(c, draft)
    if not _picker(c, draft):
        _days(c, draft)
    if draft.entries:
        read_asides(c, draft, remarks=remarks)
    elif draft.whole is None:
        return None
    elif clock := read_clock(c):
        draft.clock = clock
    return draft


def _introduction(c: Cursor, draft: Draft) -> None:
    """What stands before the days: a label, a relation, a clock time."""
    for _ in range(_MOST_LABELS):
        c.word(Word.LABEL)
        c.sign(Sign.COLON) if c.at else None
    c.attempt(lambda c: _leading_holiday(c, draft))
    if c.sees(Word.FROM, Word.BETWEEN):
        draft.clock = c.attempt(lambda c: _leading_clock(c, draft))
    if draft.clock is None:
        _relation(c, draft)
        draft.clock = c.attempt(lambda c: _leading_clock(c, draft))
    if draft.clock and draft.relation is Relation.NONE:
        _relation(c, draft)


def _leading_holiday(c: Cursor, draft: Draft) -> bool | None:
    """The «2. påskedag» of «2. påskedag, 29. mars 2027»; «2. påskedag 2027» is a day itself."""
    trial = draft.copy()
    if not read_holiday(c, trial):
        return None
    c.sign(Sign.COMMA, Sign.COLON, Sign.DASH, Sign.OPEN)
    if not c.foresees(_day):
        return None
    draft.holidays = trial.holidays
    return True


def _day(c: Cursor) -> bool | None:
    series = read_series(c, marked=True)
    return True if series and isinstance(series[0].point, Day) else None


def _leading_clock(c: Cursor, draft: Draft) -> ClockRange | None:
    """The clock of «kl. 13 – 15.30 torsdag 4. mars 2027», «kl. 9–12 (3 timer) 4. mars»."""
    clock = read_clock(c)
    length = c.attempt(_bracketed_length)
    c.sign(Sign.COMMA)
    c.word(Word.IN)
    if clock is None or not c.foresees(_series_behind_clock):
        return None
    draft.minutes = length.minutes if length else None
    return clock


def _bracketed_length(c: Cursor) -> Duration | None:
    length = read_length(c) if c.sign(Sign.OPEN) else None
    return length if length and c.sign(Sign.CLOSE) else None


def _series_behind_clock(c: Cursor) -> bool:
    c.word(Word.FROM, Word.BY)
    return read_series(c, marked=True) is not None


def _relation(c: Cursor, draft: Draft) -> None:
    """Read the words of relation: «innen», «fra og med», «i løpet av hele»."""
    if is_deadline(c):
        c.step()
        draft.relation = Relation.BY
        c.sign(Sign.COLON)
        c.attempt(_to_the_date)
    for _ in range(_MOST_RELATIONS):
        relation = c.attempt(lambda c: _one_relation(c, draft))
        if relation is None:
            break
        if draft.relation in (Relation.NONE, Relation.DURING):
            draft.relation = relation
    _about(c, draft)
    c.word(Word.IN, Word.PER)
    _about(c, draft)


def _to_the_date(c: Cursor) -> bool | None:
    """Skip who a deadline is for: «frist Statsforvalteren 01.03.21»."""
    for _ in range(_LONGEST_OBJECT):
        if c.foresees(read_series):
            return True
        if c.token.sign is not Sign.COLON and (c.token.sign is not Sign.WORD or c.token.meanings):
            return None
        c.step()
    return None


def _one_relation(c: Cursor, draft: Draft) -> Relation | None:
    _about(c, draft)
    for meaning, relation in _RELATIONS.items():
        if c.sees(meaning):
            c.step()
            timed = Word.CLOCK in c.token.meanings and relation in _OF_CLOCKS
            if meaning is Word.TO and _is_coming_season(c):
                return Relation.DURING
            return None if timed else relation
    if c.language == "da" and c.word(Word.PER):
        return Relation.FROM
    return None


def _is_coming_season(c: Cursor) -> bool:
    """Whether «til» means no end: «til høsten» is in autumn."""
    named = c.sees(Word.TERM, Word.SUMMER, Word.WINTER)
    return named and c.language != "en" and c.ahead().sign is not Sign.NUMBER


def _about(c: Cursor, draft: Draft) -> None:
    if c.word(Word.ABOUT):
        draft.approximate = True


def _days(c: Cursor, draft: Draft) -> None:
    marked = draft.relation is not Relation.NONE or draft.clock is not None
    draft.entries = read_series(c, marked=marked) or _own(c, draft.relation)
    if not draft.entries:
        draft.whole = _whole(c, draft)


def _own(c: Cursor, relation: Relation) -> tuple[Entry, ...]:
    """The «året» of «hele året», the «semesteret» of «ut semesteret»: that of the plan."""
    start, lasts = c.at, relation in (Relation.WHOLE, Relation.DURING)
    own = read_own(c, "year") if lasts else None
    if own is None and (lasts or relation in (Relation.BY, Relation.THROUGH)):
        own = read_own(c, "term")
    return (Entry(Link.FIRST, own, start),) if own else ()


def _whole(c: Cursor, draft: Draft) -> Word | None:
    """«Hele uken», «i hele perioden», or a weekday under a week: the context tells the days."""
    if draft.relation is Relation.WHOLE and Word.UNTIMED not in c.tokens[c.at - 1].meanings:
        return Word.WEEK if c.word(Word.WEEK) else Word.WHOLE
    if draft.relation is Relation.NONE and (weekday := read_weekday(c)):
        draft.weekday = weekday
        return Word.WEEKDAY
    return None


def _picker(c: Cursor, draft: Draft) -> bool:
    """Read «annenhver uke fra …», «torsdager i …», «partallsuker …» with the days behind."""
    return c.attempt(lambda c: _picked(c, draft)) is not None


def _picked(c: Cursor, draft: Draft) -> bool | None:
    pick = _pick(c)
    if pick is None:
        return None
    inner = Draft()
    c.sign(Sign.COMMA)
    inner.clock = read_clock(c)
    c.sign(Sign.COMMA)
    _relation(c, inner)
    entries = read_series(c, marked=True)
    if not entries or (inner.relation in _OPEN_ENDED and not any(e.link.is_range for e in entries)):
        return None
    draft.pick, draft.entries, draft.clock = pick, entries, inner.clock or draft.clock
    return True


def _pick(c: Cursor) -> Pick | None:
    parity = c.value(Word.PARITY)
    if parity is not None:
        return Pick(parity=parity)
    step = c.value(Word.EVERY)
    c.word(Word.WHOLE)
    if step and c.token.meanings.get(Word.UNIT) == "week":
        c.step()
        return Pick(step=step)
    plural = c.sees(Word.WEEKDAYS)
    weekdays = read_weekdays(c) if step or plural else None
    return Pick(weekdays, step or 1) if weekdays else None
