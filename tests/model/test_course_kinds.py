"""Kinds of courses."""

import pytest

from kompetanse.model import Course, CourseKind
from kompetanse.model.course_kinds import kind_of_course


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Grundlæggende forløb", CourseKind.FOUNDATION),
        ("Det grundlæggende kompetenceforløb", CourseKind.FOUNDATION),
        ("Grundforløbet i læringsledelse", CourseKind.FOUNDATION),
        ("Grunnkurs", CourseKind.FOUNDATION),
        ("Foundation course", CourseKind.FOUNDATION),
        ("Temaforløb 2: klasseledelse", CourseKind.THEME),
        ("2. temakurs", CourseKind.THEME),
        ("Thematic course: feedback", CourseKind.THEME),
        ("Klasseledelse", None),
        ("Forløb", None),
    ],
)
def test_kind_from_the_title(title: str, kind: CourseKind | None) -> None:
    """The title tells the kind, in each language; other titles tell none."""
    assert kind_of_course(Course(title=title)) is kind


def test_what_is_stated_goes_first() -> None:
    """A stated kind is not argued with; the id speaks where the title is missing."""
    stated = Course(kind=CourseKind.THEME, title="Grundlæggende forløb")
    assert kind_of_course(stated) is CourseKind.THEME
    assert kind_of_course(Course(id="temaforløb-1")) is CourseKind.THEME
