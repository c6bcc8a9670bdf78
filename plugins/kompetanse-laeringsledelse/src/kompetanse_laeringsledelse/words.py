"""Where the programme says what it asks for, and the words that plans say it with.

Names of topics are shown to people, the words behind them are looked for: one form each, in
Danish, bokmål, nynorsk and English; a `*` stands for any letters.
"""

from kompetanse.rule import Phrase


SOURCE = "Program for Læringsledelse"
COURSES = f"{SOURCE}, Kompetenceforløb på baggrund af kortlægning"
INITIATIVES = f"{SOURCE}, Programmet er baseret på fire indsatser"
CONTACT = f"{SOURCE}, Spørgsmål"

DATA = Phrase("the use of data and research")

TOPICS: tuple[tuple[Phrase, str], ...] = (
    (DATA, "*data, databrug, *forskning*, forsking*, evidens*, evidence, research*"),
    (Phrase("fixed team work"), "*team*, faste samarbejde, faste samarbeid"),
    (
        Phrase("each pupil's learning and well-being"),
        "*trivsel*, elev, elevernes, eleverne, elevane, pupil*, student*, well-being, wellbeing",
    ),
    (
        Phrase("preparing and developing the teaching"),
        """forbered*, førebu*, planlæg*, planlegg*, tilrettelæg*, tilrettelegg*, undervisning*,
        undervising*, prepar*, planning, teaching, lesson*""",
    ),
)
"""The topics of the foundation course."""

ABOUT = (" om ", " about ", " on ")
"""Behind these stands what data tell of: «data om elevernes trivsel» is a topic about data."""

MAPPINGS = ("kortlægning", "kartlegging", "mapping")
"""How the names of surveys begin that the programme calls mappings."""

ORDINALS: tuple[tuple[int, str], ...] = (
    (1, "første, fyrste, first"),
    (2, "anden, andet, andre, annen, annet, second"),
    (3, "tredje, tredie, third"),
)
"""Written-out numbers of surveys."""
