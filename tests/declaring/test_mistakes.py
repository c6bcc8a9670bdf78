"""Whatever is wrong in a declaration is told with its line and the nearest name, and nothing breaks."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declared_rules import mistakes_in
from kompetanse.declaring import Mistake, declared, read_declarations
from kompetanse.declaring.building import build
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.paths import Spot
from kompetanse.declaring.showing import EXAMPLES
from kompetanse.declaring.table import Table
from kompetanse.declaring.vocabulary import ASKED, KEYS
from kompetanse.errors import PluginError
from kompetanse.plugins import create_plugin_manager


HEAD = '[rule.mine]\ntitle = "It is so"\n'

WRONG = [
    ('for-each = "groups"\ncont = "members"\nat-least = 1', 4, "no key «cont»; did you mean count"),
    ('for-each = "groups"\ncount = "membrs"\nat-least = 1', 4, "«membrs» is neither a field"),
    ('for-each = "groups"\ncount = "membrs"\nat-least = 1', 4, "did you mean members?"),
    (
        'for-each = "group"\ncount = "members"\nat-least = 1',
        3,
        "no section «group»; did you mean g",
    ),
    ('for-each = "units:skole"\nstates = "label"', 3, "«skole» is none of the kinds of units"),
    ('for-each = "units:scool"\nstates = "label"', 3, "did you mean school?"),
    ('for-each = "networks:big"\nstates = "label"', 3, "«big» is none of the kinds"),
    ('for-each = "groups.members"\nstates = "label"', 3, "groups.members is no list of things"),
    ('for-each = "groups.members.name"\nstates = "x"', 3, "holds no things with fields"),
    ('for-each = "plan.title"\nstates = "x"', 3, "title is no list of things"),
    ('for-each = "our groups"\nstates = "label"', 3, "is no path such as"),
    ('for-each = ""\nstates = "label"', 3, "a text is wanted here"),
    ('for-each = 7\nstates = "label"', 3, "a text is wanted here, not 7"),
    ("for-each = []\nstates = 'label'", 3, "at least one is wanted"),
    ('for-each = ["groups", 7]\nstates = "label"', 3, "a text is wanted here, not 7"),
    ('for-each = "groups"\ncount = "members"', 1, "how many?"),
    ('for-each = "groups"\ncount = "members"\nat-least = "x"', 5, "«x» is neither a field"),
    ('for-each = "groups"\ncount = "members"\nat-least = "label"', 5, "no number and no list"),
    ('for-each = "groups"\ncount = "members"\nat-least = true', 5, "a number is wanted here"),
    ('for-each = "groups"\ncount = "members"\nat-least = 1.5', 5, "a number is wanted here"),
    ('for-each = "groups"\ncount = "members"\nat-least = -1', 5, "-1 is less than 0"),
    ('for-each = "groups"\ncount = "members"\nat-least = 7\nat-most = 5', 5, "more than at-most 5"),
    ('for-each = "groups"\ncount = "members"\nexactly = 7\nat-most = 5', 5, "exactly says it all"),
    (
        'for-each = "groups"\ncount = "label"\nat-least = 1\nper = "term"',
        1,
        "no time in groups.label",
    ),
    (
        'for-each = "groups"\ncount = "meetings"\nat-least = 1\nper = "terms"',
        6,
        "did you mean term",
    ),
    ('for-each = "groups"\ncount = "meetings"\nat-least = 1\nduring = "x"', 6, "of no use without"),
    (
        'for-each = "goals"\ncount = "plan.gatherings"\nonly.kind = "vist"\nat-least = 1',
        5,
        "«vist»",
    ),
    ('count = "gatherings"\nwhere.kind = "visit"\nat-least = 1', 4, "chosen by `only`"),
    ('count = "gatherings"\nonly = "visit"\nat-least = 1', 4, "a table is wanted here"),
    (
        'count = "gatherings"\nonly.when.inside = "vår og sånn"\nat-least = 1',
        4,
        "neither a time nor",
    ),
    ('count = "gatherings"\nonly.when = "våren 2022"\nat-least = 1', 4, "has no plain value"),
    ('count = "gatherings"\nonly.title.at-least = 3\nat-least = 1', 4, "cannot be asked of"),
    ('count = "gatherings"\nonly.title.mention = "x"\nat-least = 1', 4, "did you mean mentions?"),
    ('count = "gatherings"\nonly.online = "no"\nat-least = 1', 4, "true or false is wanted"),
    ('count = "gatherings"\nonly.audience = "scool-leader"\nat-least = 1', 4, "no kind of role"),
    ('count = "gatherings"\nonly.holder.foo = "x"\nat-least = 1', 4, "no section «foo»"),
    ('for-each = "goals"\ncount = "units"\nat-least = 1', 4, "to which of goals it belongs"),
    ('for-each = "gatherings"\ncount = "between_work"\nat-least = 1', 4, "`by` says so"),
    ('for-each = "goals"\ncount = "actions"\nby = "gaol"\nat-least = 1', 5, "names goals"),
    ('for-each = "teams"\ncount = "advisers"\nof.owner = 1', 1, "with"),
    ('for-each = "teams"\ncount = "advisers"\nwith = "experience"\nof.boss = 1', 6, "no value of"),
    ('for-each = "teams"\ncount = "advisers"\nwith = "experience"\nof.owner = {}', 6, "how many?"),
    ('for-each = "gatherings"\nbefore = "deadlins"', 4, "did you mean deadlines?"),
    ('for-each = "gatherings"\noutside = "31.11.2021"', 4, "did you mean 30.11.2021?"),
    ('for-each = "gatherings"\noutside = "32. mars"', 4, "neither a time nor a path"),
    ('for-each = "groups"\ncount = "members"\nat-least = "3"', 5, "a number is wanted here"),
    ('for-each = "gatherings"\nbefore = "audience"', 4, "audience is no time"),
    ('for-each = "goals"\nbefore = "2022"', 1, "there are several times in goals"),
    ('for-each = "goals"\ntime = "title"\nbefore = "2022"', 4, "title is no time"),
    ('for-each = "owners"\nbefore = "2022"', 1, "there is no time in owners"),
    ('for-each = "gatherings"\nbefore = "deadlines"\ndays = -3', 5, "-3 is less than 0"),
    ('for-each = "gatherings"\nbefore = "2022"\nafter = "2021"', 5, "ask for two things"),
    ('for-each = "gatherings"\nbefore = "2022"\nper = "term"', 5, "does not go with «before»"),
    ('for-each = "gatherings"\nlasts = "minute"\nat-least = 3', 4, "did you mean minutes?"),
    ('for-each = "agreements"\nlasts = "hours"\nat-least = 3', 4, "lasts no hours"),
    ('for-each = "gatherings"\nheld-on = "mandag"', 4, "none of what is known here"),
    ('for-each = "gatherings"\nheld-between = ["08:30"]', 4, "from and until are wanted"),
    ('for-each = "gatherings"\nheld-between = ["15:30", "08:30"]', 4, "15:30 is not before 08:30"),
    ('for-each = "gatherings"\nheld-between = ["8.30", "15:30"]', 4, "no clock time"),
    ('for-each = "gatherings"\nincludes = {all = ["teacher"]}', 4, "the only table"),
    ('for-each = "gatherings"\nincludes = {any = []}', 4, "at least one"),
    ('for-each = "actions"\nincludes = "teacher"\nin = "when"', 5, "when names nobody"),
    ('for-each = "costs"\nincludes = "teacher"', 1, "`in` is missing"),
    ('for-each = "units"\nall-of = "staff"', 1, "`in` is missing"),
    ('for-each = "units"\nall-of = "kind"\nin = "groups.members"', 4, "names nobody"),
    ('for-each = "units"\napproved-by = "board"', 4, "nothing in units can be approved"),
    ('for-each = "units"\nmust = {}', 4, "at least one"),
    ('for-each = "agreements"\nin-order = "phases"\ntime = "period"\nkinds = ["x"]', 6, "«x»"),
    ('for-each = "gatherings"\nstates = "place"\nmessage = "{titel}"', 5, "did you mean {title}?"),
    ('for-each = "gatherings"\nstates = "place"\nmessage = "{title"', 5, "a brace stands alone"),
    ('for-each = "gatherings"\nstates = "place"\nmessage = "{title!r:>9}"', 5, "knows no {title}"),
    ('for-each = "gatherings"\nstates = "place"\nmessage = "{}"', 5, "knows no {}"),
    ('for-each = "gatherings"\nstates = "place"\nmessage.no = "x"', 5, "no language known here"),
    ('for-each = "gatherings"\nstates = "place"\nseverity = "eror"', 5, "did you mean error?"),
    ('attest = "sign"\nmessage = "x"', 4, "the message itself"),
    ('for-each = "gatherings"', 1, "nothing is asked"),
]
"""What stands below the head of a rule, the line that is wrong, and a part of what is said."""


@pytest.mark.parametrize(("body", "line", "said"), WRONG)
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, body: str, line: int, said: str) -> None:
    """With file and line; the hint is told, too."""
    (mistake,) = mistakes_in(tmp_path, HEAD + body)
    assert said in str(mistake)
    assert mistake.place is not None
    assert (Path(mistake.place.file).name, mistake.place.line) == ("mine.toml", line)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("x = 1", "no key «x»"),
        ("rule = 3", "rules stand in tables of their own"),
        ("[rule]\nmine = 3", "a rule is a table, [rule.mine], not 3"),
        ("[rule.Mine]\ntitle = 'x'\nattest = 'y'", "«Mine» is no name of a rule"),
        ("[rule.'my own']\ntitle = 'x'\nattest = 'y'", "is no name of a rule"),
        ("[rule.mine]\nattest = 'y'", "a title is missing"),
        ("language = 'no'\n[rule.mine]\ntitle = 'x'\nattest = 'y'", "«no» is no language"),
        ("[rule.mine]\ntitle = 'x'\ntitle = 'y'", "a second time"),
        ("[rule.mine", "something is missing here"),
        ("[rule.a]\n[rule.b]", "nothing is asked"),
    ],
)
def test_a_file_can_be_wrong_as_a_whole(tmp_path: Path, text: str, said: str) -> None:
    """It need not even be TOML."""
    assert any(said in str(mistake) for mistake in mistakes_in(tmp_path, text))


def test_sound_rules_stand_beside_mistaken_ones(tmp_path: Path) -> None:
    """All mistakes are told in one run."""
    text = f'{HEAD}cont = "x"\n\n[rule.sound]\ntitle = "x"\nattest = "y"\n\n[rule.odd]\ntitle = 3\n'
    assert len(mistakes_in(tmp_path, text)) == 2
    rules = read_declarations(str(tmp_path / "mine.toml")).rules
    assert [rule.name for rule in rules] == ["sound"]


def test_a_mistake_is_a_failure_of_its_file(tmp_path: Path) -> None:
    """It is kept by name, with its place, and the file's sound rules are there."""
    file = tmp_path / "tromso.toml"
    file.write_text(f'{HEAD}cont = "x"\n\n[rule.sound]\ntitle = "x"\nattest = "y"\n', "utf-8")
    *_, plugin = create_plugin_manager(entry_points=False, files=[str(file)])
    assert [rule.id for rule in plugin.rules] == ["tromso/sound"]
    (failure,) = plugin.failures
    assert (failure.id, failure.place and failure.place.line) == ("declaration", 3)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """As a mistake, for the library looks at it when it is asked for rules."""
    (mistake,) = read_declarations(str(tmp_path / "none.toml")).mistakes
    assert "there is no such file" in str(mistake)


def test_a_plugin_that_ships_mistakes_fails(tmp_path: Path) -> None:
    """With all of them: its author sees them before anybody else does."""
    file = tmp_path / "rules.toml"
    file.write_text(f'{HEAD}cont = "x"\n', "utf-8")
    with pytest.raises(PluginError, match=r"rules\.toml:3: a rule has no key «cont»"):
        declared(str(file))


_EXAMPLES = list(tomllib.loads(Path(EXAMPLES).read_text("utf-8"))["rule"].values())
_TEXTS = st.one_of(
    st.sampled_from(
        ["groups", "groups.meetings", "when", "kind", "plan.period", "uke 20", "teacher", "term"]
    ),
    st.text(max_size=8),
)
_VALUES = st.recursive(
    st.one_of(_TEXTS, st.integers(-5, 9), st.booleans(), st.floats(allow_nan=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([key.name for key in ASKED]) | _TEXTS, inner, max_size=3),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(_EXAMPLES),
    st.dictionaries(st.sampled_from(list(KEYS)), _VALUES, max_size=3),
    st.lists(st.sampled_from(list(KEYS)), max_size=2),
)
def test_nothing_can_break_the_reading(
    example: dict[str, object], more: dict[str, object], less: list[str]
) -> None:
    """Whatever is put into a rule or taken out of it, it is a rule or a mistake."""
    table = {key: value for key, value in {**example, **more}.items() if key not in less}
    assert _built(table)


def _built(table: dict[str, object]) -> str:
    """The name of the rule that a table declares, or what is wrong in it."""
    try:
        return build("mine", Table(table, Spot())).name
    except MistakenError as mistake:
        return str(Mistake(mistake.template, mistake.arguments, mistake.hint))
