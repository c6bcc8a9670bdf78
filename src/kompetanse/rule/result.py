"""What a rule may say of a subject: problem, unknown, missing, ask."""

from collections.abc import Iterable
from typing import TypeAlias

from kompetanse.finding import Severity


FieldPath: TypeAlias = str | tuple[str | int, ...] | None


class Result:
    """What a rule says of one object of the plan.

    The template is English and is formatted with the keyword arguments; catalogues translate
    it. Arguments may be texts, numbers, days, clock times, ranges of days, or lists of texts.

    Args:
        subject: The object of the plan it is about.
        template: The sentence; `{name}` stands for an argument.
        field: The field of the subject that is meant; a tuple goes deeper: `("parts", 1)`.
        hint: A template for what would repair it.
        quote: The piece of the field's text that is meant, to be underlined.
        related: Other objects of the plan that it speaks of.
        plural: The template for a `count` other than one.
        count: The number that decides between template and plural.
        severity: Another severity than the rule's own.
        arguments: What the templates speak of.
    """

    __slots__ = (
        "arguments",
        "count",
        "field",
        "hint",
        "plural",
        "quote",
        "related",
        "severity",
        "subject",
        "template",
    )

    def __init__(
        self,
        subject: object,
        template: str,
        /,
        *,
        field: FieldPath = None,
        hint: str | None = None,
        quote: str | None = None,
        related: Iterable[object] = (),
        plural: str | None = None,
        count: int | None = None,
        severity: Severity | None = None,
        **arguments: object,
    ) -> None:
        self.subject = subject
        self.template = template
        self.field = field
        self.hint = hint
        self.quote = quote
        self.related = tuple(related)
        self.plural = plural
        self.count = count
        self.severity = severity
        self.arguments = arguments

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.subject!r}, {self.template!r})"


class Problem(Result):
    """The subject breaks the rule."""

    __slots__ = ()


class Unknown(Result):
    """It cannot be established whether the subject breaks the rule; the template says why.

    It becomes an info, never an error: «both in February».
    """

    __slots__ = ()


class Ask(Result):
    """No machine can see whether the rule holds: a signed attestation is asked for."""

    __slots__ = ()


class Missing:
    """The plan does not state what the rule needs of this subject: it is not evaluated.

    `what` names the missing thing as the plan format does: «groups.meetings».
    """

    __slots__ = ("subject", "what")

    def __init__(self, subject: object, what: str) -> None:
        self.subject = subject
        self.what = what


Problems: TypeAlias = Iterable[Result | Missing]
"""What a rule function returns: usually a generator of results."""
