"""What the library raises: mistakes of the calling program, never of a plan's author.

What is wrong *in a plan* becomes a finding with a place (`kompetanse.finding`).
"""

from kompetanse.nearest import nearest


class KompetanseError(Exception):
    """The family of all errors that this library raises on purpose.

    Attributes:
        template: An English template that says what is wrong; the command line translates it.
        arguments: What the template speaks of.

    >>> str(KompetanseError("{path} is there already", path="plan.yaml"))
    'plan.yaml is there already'
    """

    def __init__(self, template: str = "", /, **arguments: object) -> None:
        self.template = template
        self.arguments = arguments
        super().__init__(template.format(**arguments) if arguments else template)


class TimeExpressionError(KompetanseError, ValueError):
    """A text that is not the time (or length, or rate) that was asked for.

    Attributes:
        text: The whole text, as it was given.
        start: Offset of the first character that could not be read.
        end: Offset behind the last one.
        reason: An English template that says what is wrong.
        arguments: What the template speaks of.
        hint: The nearest readable form, or nothing.
    """

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        reason: str,
        arguments: dict[str, object] | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(f"{text!r}: {reason.format(**(arguments or {}))}")
        self.text = text
        self.start = start
        self.end = end
        self.reason = reason
        self.arguments = arguments or {}
        self.hint = hint


class DocumentError(KompetanseError):
    """A file that cannot be read at all: missing, a folder, too large, without permission.

    >>> str(DocumentError("plan.yaml", "the file is over {limit} MiB", {"limit": 10}))
    'plan.yaml: the file is over 10 MiB'

    Attributes:
        path: The file, as it was named.
        reason: An English template that says what is wrong.
        arguments: What the template speaks of.
    """

    def __init__(self, path: str, reason: str, arguments: dict[str, object] | None = None) -> None:
        super().__init__(f"{path}: {reason.format(**(arguments or {}))}")
        self.path = path
        self.reason = reason
        self.arguments = arguments or {}


class PlanError(KompetanseError):
    """A plan with errors of reading or shape, where a whole plan was asked for.

    Attributes:
        file: The file, as it was named.
        findings: The errors, as findings with their places.
        language: The language of the findings, which is the plan's.
    """

    def __init__(self, file: str, findings: "tuple[object, ...]", language: str = "en") -> None:
        self.file = file
        self.findings = findings
        self.language = language
        first = getattr(findings[0], "message", "") if findings else "there is no plan in it"
        super().__init__(f"{file}: {first}")


class PluginError(KompetanseError):
    """A plugin, rule or rule file that cannot be used."""


class WorkerError(KompetanseError):
    """A process that worked for this one was ended by force: what it did is lost."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while a stranger's code was at work, which may be what does not end.

    Attributes:
        template: An English template that says whose it was.
        arguments: What the template speaks of.
    """

    def __init__(self, template: str, /, **arguments: object) -> None:
        self.template = template
        self.arguments = arguments
        super().__init__(template.format(**arguments))


class CalendarError(KompetanseError):
    """A calendar that cannot be written: what it needs of the plan is missing or not known."""


class ConfigError(KompetanseError):
    """A configuration that names what does not exist or holds what it may not."""


class UnknownNameError(KompetanseError, LookupError):
    """A name (of a rule, an option, a role, a language) that nobody declared.

    >>> str(UnknownNameError("rule", "weekend-dat", ["weekend-date", "plan-gap"]))
    "there is no rule 'weekend-dat'; did you mean 'weekend-date'?"
    """

    def __init__(self, kind: str, name: str, known: "list[str] | tuple[str, ...]") -> None:
        self.kind = kind
        self.name = name
        self.nearest = nearest(name, known, 0.5)
        tail = f"; did you mean {self.nearest!r}?" if self.nearest else ""
        super().__init__(f"there is no {kind} {name!r}{tail}")
