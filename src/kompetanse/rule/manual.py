"""A rule's manual: what must hold, why, and fragments of plans; of a function, its docstring."""

import re

from attrs import frozen

from kompetanse.rule.declaration import Rule


_HEADER = re.compile(r"^(?P<kind>Breaks|Holds):[ \t]*$", re.MULTILINE)


@frozen
class Fragment:
    """A piece of a plan that breaks a rule, or one that holds.

    `yaml` is merged into a minimal valid plan. Two keys are not the plan's: `today` (the day
    on which it is checked) and `previous` (a fragment of the issue before).
    """

    breaks: bool
    yaml: str


@frozen
class Manual:
    """The manual of a rule that is no function with a docstring.

    Attributes:
        title: What must hold.
        why: Why it must.
        fragments: Plans that break the rule, and plans in which it holds.
    """

    title: str
    why: str = ""
    fragments: tuple[Fragment, ...] = ()


def summary(rule: Rule) -> str:
    r"""The first line of the docstring: what must hold.

    >>> from kompetanse.rule import Severity, rule
    >>> @rule("quiet", severity=Severity.INFO)
    ... def quiet(plan: "Plan"):
    ...     "It is quiet.\n\nNoise disturbs.\n\nHolds:\n    title: Plan\n"
    >>> summary(quiet), reason(quiet), fragments(quiet)
    ('It is quiet.', 'Noise disturbs.', (Fragment(breaks=False, yaml='title: Plan\n'),))
    """
    if rule.manual is not None:
        return rule.manual.title
    return rule.docs.strip().partition("\n")[0]


def reason(rule: Rule) -> str:
    """The text between the first line and the fragments: why; see `summary` for an example."""
    return reason_in(rule.docs) if rule.manual is None else rule.manual.why


def reason_in(docs: str) -> str:
    """The same of a docstring."""
    prose = _HEADER.split(_dedent(docs), maxsplit=1)[0]
    return prose.strip().partition("\n")[2].strip()


def fragments(rule: Rule) -> tuple[Fragment, ...]:
    """All fragments of the docstring, in order; see `summary` for an example."""
    if rule.manual is not None:
        return rule.manual.fragments
    text = _dedent(rule.docs)
    found = list(_HEADER.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)][: len(found)]
    return tuple(
        Fragment(match["kind"] == "Breaks", _dedent(text[match.end() : end]).strip() + "\n")
        for match, end in zip(found, ends, strict=True)
    )


def _dedent(text: str) -> str:
    """Remove the indentation that all lines but the first share (as inspect.cleandoc does)."""
    first, _, rest = text.expandtabs().partition("\n")
    lines = rest.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join([first.lstrip(), *(line[margin:].rstrip() for line in lines)])
