"""All keys of a declaration: what each takes and means, and which shape asks for which.

It is read by the check of a file, by its JSON Schema and by the reference page alike.
"""

from attrs import frozen


@frozen
class Key:
    """A key of a declaration.

    Attributes:
        name: The key.
        takes: What stands behind it, by the names of `TAKES`.
        meaning: What it says.
    """

    name: str
    takes: str
    meaning: str


@frozen
class Shape:
    """A shape of rules, by the key that asks for it.

    Attributes:
        key: The key, with what it takes and means.
        kind: What the shape is called in the catalogue of rules.
        keys: The keys that say more; some of them at least may be left out.
        arguments: What its messages may speak of, besides the subject and its fields.
    """

    key: Key
    kind: str
    keys: tuple[str, ...]
    arguments: tuple[str, ...]

    @property
    def verb(self) -> str:
        """The key that asks for it."""
        return self.key.name


TAKES = {
    "text": "text",
    "told": "text, or texts by language: `title.nb = …`, `title.da = …`",
    "texts": "text or list of texts",
    "path": "path",
    "paths": "path or list of paths",
    "number": "whole number",
    "limit": "number, or the path of a number or a list",
    "time": "time («høsten 2016», «15. august»), path of one, or `today`",
    "times": "time (as for `before`), or a list of times",
    "people": "kind of role (`school-leader`) or name, or a list of them",
    "people or any": "kind of role or name, or a list of them; `{any = […]}` where one is enough",
    "paths or any": "key or list of keys; `{any = […]}` where one is enough",
    "people or path": "kind of role or name, a list of them, or a path to names",
    "conditions": "table of [conditions](#conditions)",
    "parts": "table: a number, or `{at-least = …, at-most = …}`, for each value",
    "truth": "true or false",
    "severity": "`error`, `warning` or `info`",
    "per": "`week`, `month`, `quarter`, `term`, `school-year` or `year`",
    "unit": "`minutes`, `hours`, `days`, `weeks` or `months`",
    "weekdays": "weekday (`monday` …) or list of weekdays",
    "hours": 'two clock times: `["08:30", "15:30"]`',
    "fragments": "piece of a plan, in YAML, or a list of such",
    "rules": "full name of a rule, or list of names",
    "language": "`nb`, `nn`, `da` or `en`",
    "tables": "tables, each under the name of its rule",
}
"""What can stand behind a key, in words."""

OF_THE_FILE = (
    Key(
        "language", "language", "The language in which times are written out; `nb`, if not stated."
    ),
    Key("contact", "text", "Where to write about these rules."),
    Key("rule", "tables", "The rules, a table for each: `[rule.NAME]`."),
)
"""Keys of a file of rules."""

HEAD = (
    Key("title", "told", "What must hold, in a sentence. Required."),
    Key("why", "told", "Why it must."),
    Key(
        "severity", "severity", "How bad it is where it does not; `warning` where nothing is said."
    ),
    Key("source", "text", "The document, and the place in it, where it is written down."),
    Key(
        "message", "told", "What to say where it does not hold, instead of what is said of itself."
    ),
    Key(
        "hint",
        "told",
        "What would repair it; the title, where there is neither this nor a message.",
    ),
    Key("for-each", "paths", "What is looked at, one by one; the plan, where nothing is said."),
    Key("where", "conditions", "Which of them."),
    Key("unless", "rules", "Rules that speak first: where one has a problem, this one is silent."),
    Key("replaces", "rules", "Rules that are silent wherever this one has judged."),
    Key("breaks", "fragments", "A plan that breaks it, for `kompetanse test-rules`."),
    Key("holds", "fragments", "A plan in which it holds."),
)
"""Keys that every rule may have."""

MORE = (
    Key("only", "conditions", "Which of the things at the path."),
    Key("by", "text", "The field that names the subject, where the things have several."),
    Key("called", "told", "What the things are called in messages: «nettverksmøter»."),
    Key("at-least", "limit", "The fewest, or the least."),
    Key("at-most", "limit", "The most."),
    Key("exactly", "limit", "The number, no more and no fewer."),
    Key("per", "per", "What is counted in, one after the other."),
    Key("during", "path", "The time that is divided by `per`; the plan's period, as a rule."),
    Key("time", "paths", "Where its time stands, if not in `when`; of several, the first stated."),
    Key("distinct", "truth", "Whether equal values count once."),
    Key("with", "path", "The field that tells the parts apart."),
    Key("of", "parts", "How many of each value of `with`; a bare number means exactly so many."),
    Key("days", "number", "How many days lie between at least, or are allowed."),
    Key("kinds", "texts", "The kinds in their order; else numbers decide, else the plan's order."),
    Key("in", "paths", "The field that names them, or the places where they are looked for."),
    Key("except", "path", "Names that are not looked for."),
)
"""Keys that say more of a shape."""

ASKED = (
    Key("is", "text", 'It has this value, or one of these; `kind = "visit"` says it shorter.'),
    Key("not", "text", "It has none of these values."),
    Key("mentions", "texts", "It has a word that begins like one of these."),
    Key("stated", "truth", "It says something, and no placeholder; or it does not."),
    Key("at-least", "limit", "Its number, its length in `minutes` or the length of its list."),
    Key("at-most", "limit", "The same from above."),
    Key("exactly", "limit", "The same, no more and no fewer."),
    Key("before", "time", "It is over before that starts."),
    Key("after", "time", "It starts when that is over."),
    Key("no-later-than", "time", "It ends no later than that does."),
    Key("no-earlier-than", "time", "It starts no earlier than that does."),
    Key("inside", "time", "It lies inside that."),
    Key("outside", "time", "It touches no day of that."),
    Key("starts-in", "time", "It starts in that."),
)
"""What a condition may ask of a field."""

_COUNTED = ("only", "by", "called")
_BOUNDS = ("at-least", "at-most", "exactly")
_OF_BOUNDS = ("found", "things", "period", *_BOUNDS)
_ORDERED = ("when", "other", "limit", "days")

SHAPES = (
    Shape(
        Key("count", "paths", "There are so many, at all or in each term."),
        "cardinality, count-per-period, composition, consistency",
        (*_COUNTED, *_BOUNDS, "per", "during", "time", "distinct", "with", "of"),
        (*_OF_BOUNDS, "part"),
    ),
    Shape(
        Key("hours", "paths", "They last so many hours together."),
        "count-per-period",
        (*_COUNTED, *_BOUNDS, "per", "during", "time"),
        _OF_BOUNDS,
    ),
    Shape(
        Key("lasts", "unit", "The subject lasts so long."),
        "duration",
        ("time", *_BOUNDS),
        ("length", "unit", *_BOUNDS),
    ),
    Shape(
        Key("days-between", "paths", "So many days lie between one and the next."),
        "order",
        (*_COUNTED, "at-least", "at-most", "time"),
        ("when", "other", "before", "days", "at-least", "at-most"),
    ),
    Shape(
        Key("before", "time", "The subject is over before that starts."),
        "order",
        ("time", "days"),
        _ORDERED,
    ),
    Shape(
        Key("after", "time", "The subject starts when that is over."),
        "order",
        ("time", "days"),
        _ORDERED,
    ),
    Shape(
        Key("no-later-than", "time", "The subject ends no later than that does."),
        "order",
        ("time", "days"),
        _ORDERED,
    ),
    Shape(
        Key("no-earlier-than", "time", "The subject starts no earlier than that does."),
        "order",
        ("time", "days"),
        _ORDERED,
    ),
    Shape(
        Key("in-order", "path", "The things of a list start one after the other."),
        "order",
        (*_COUNTED, "time", "kinds"),
        ("when", "other", "limit"),
    ),
    Shape(
        Key("inside", "times", "The subject lies inside one of them."),
        "window",
        ("time",),
        ("when", "window"),
    ),
    Shape(
        Key("outside", "times", "The subject touches no day of them."),
        "window, calendar",
        ("time",),
        ("when", "window"),
    ),
    Shape(
        Key("starts-in", "times", "The subject starts in one of them."),
        "window",
        ("time",),
        ("when", "window"),
    ),
    Shape(
        Key("held-on", "weekdays", "The subject is held on these weekdays only."),
        "calendar",
        ("time",),
        ("when", "weekday", "weekdays"),
    ),
    Shape(
        Key("held-between", "hours", "The subject is held between these hours."),
        "calendar",
        ("time",),
        ("when", "first", "last"),
    ),
    Shape(
        Key("includes", "people or any", "These people take part, or are named by the field `in`."),
        "coverage",
        ("in",),
        ("people", "key"),
    ),
    Shape(
        Key(
            "excludes", "people", "None of these people takes part, or is named by the field `in`."
        ),
        "separation",
        ("in",),
        ("people", "key"),
    ),
    Shape(
        Key("all-of", "path", "All who are named there are named in `in`, too."),
        "coverage, reference",
        ("in", "except", "by"),
        ("names", "places"),
    ),
    Shape(
        Key("none-of", "path", "Nobody who is named there is named in `in`."),
        "separation",
        ("in", "except", "by"),
        ("names", "places"),
    ),
    Shape(
        Key("approved-by", "people or path", "They have approved the subject."),
        "approval",
        ("before", "no-later-than"),
        ("people", "when", "limit"),
    ),
    Shape(
        Key("states", "paths or any", "The subject says something there, and no placeholder."),
        "presence",
        (),
        ("keys",),
    ),
    Shape(
        Key("must", "conditions", "These conditions hold of the subject."),
        "consistency, duration, window, reference",
        (),
        ("key", "expected"),
    ),
    Shape(
        Key("attest", "told", "No machine can see it: somebody must sign for what stands here."),
        "attest",
        (),
        (),
    ),
)
"""All shapes."""

BY_VERB = {shape.verb: shape for shape in SHAPES}
KEYS = {key.name: key for key in (*HEAD, *MORE, *(shape.key for shape in SHAPES))}
"""All keys by their names."""


def shapes_in(keys: tuple[str, ...]) -> tuple[Shape, ...]:
    """Give the shapes that some keys ask for; what only says more of another is none.

    >>> [shape.verb for shape in shapes_in(("approved-by", "before", "title"))]
    ['approved-by']
    """
    found = [BY_VERB[key] for key in keys if key in BY_VERB]
    return tuple(one for one in found if not any(one.verb in other.keys for other in found))
