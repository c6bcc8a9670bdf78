"""Kinds of courses: as stated, else inferred from their titles."""

from kompetanse.model.course import Course, CourseKind
from kompetanse.model.kinds import kinds_in


COURSES: tuple[tuple[CourseKind, str], ...] = (
    (
        CourseKind.FOUNDATION,
        """grundlæggende *forløb, grundlæggende *kursus, grundforløb, grundkursus,
        grunnleggende kurs, grunnleggjande kurs, grunnkurs, foundation course, basic course""",
    ),
    (CourseKind.THEME, "temaforløb, temakursus, temakurs, theme course, thematic course"),
)
"""Words of courses by kind, in Danish, bokmål, nynorsk and English."""


def kind_of_course(course: Course) -> CourseKind | None:
    """Give the kind of a course: stated, else inferred from its title or id.

    >>> kind_of_course(Course(title="Grundlæggende forløb for lærere")), kind_of_course(Course())
    (<CourseKind.FOUNDATION: 'foundation'>, None)
    """
    if course.kind is not None:
        return course.kind
    found = kinds_in(course.name, COURSES) or kinds_in(course.id.replace("-", " "), COURSES)
    return found[0] if found else None
