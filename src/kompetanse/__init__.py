r"""Read, check and publish plans for competence development.

>>> import kompetanse
>>> report = kompetanse.check(kompetanse.parse("title: Plan\nmodules: 7\n"))
>>> [(finding.rule, finding.place.line) for finding in report.findings]
[('plan/wrong-type', 2)]
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # type checkers take it for true; importing `typing` would double our cost

if TYPE_CHECKING:
    from kompetanse.checking import check, check_many
    from kompetanse.checking import load_plan as load
    from kompetanse.document import Document, parse, read
    from kompetanse.errors import KompetanseError, PlanError
    from kompetanse.feeds import calendar
    from kompetanse.finding import Finding, Outcome, Report, Severity, Status
    from kompetanse.loading import dump
    from kompetanse.model import Plan
    from kompetanse.plugins import create_plugin_manager
    from kompetanse.publishing import Publication, publish

_HOMES = {
    "Document": "document",
    "Finding": "finding",
    "KompetanseError": "errors",
    "Outcome": "finding",
    "Plan": "model",
    "PlanError": "errors",
    "Publication": "publishing",
    "Report": "finding",
    "Severity": "finding",
    "Status": "finding",
    "calendar": "feeds",
    "check": "checking",
    "check_many": "checking",
    "create_plugin_manager": "plugins",
    "dump": "loading",
    "load": "checking.checker:load_plan",
    "parse": "document",
    "publish": "publishing",
    "read": "document",
}

__all__ = [
    "Document",
    "Finding",
    "KompetanseError",
    "Outcome",
    "Plan",
    "PlanError",
    "Publication",
    "Report",
    "Severity",
    "Status",
    "calendar",
    "check",
    "check_many",
    "create_plugin_manager",
    "dump",
    "load",
    "parse",
    "publish",
    "read",
]


def __getattr__(name: str) -> object:
    """Import a name of the façade when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kompetanse' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - `import kompetanse` costs nothing

    module, _, attribute = _HOMES[name].partition(":")
    value: object = getattr(import_module(f"kompetanse.{module}"), attribute or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
