"""The check itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from os import PathLike, fsdecode
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve

from kompetanse.checking.placing import Placer
from kompetanse.checking.running import Run
from kompetanse.checking.signed import remarks as signed_remarks
from kompetanse.document import Document, Place, read
from kompetanse.errors import DocumentError, PlanError, UnknownNameError
from kompetanse.finding import Finding, Outcome, Remark, Report, Severity
from kompetanse.loading.loader import Loaded, load
from kompetanse.locales import LANGUAGES, language_or_default
from kompetanse.messages import Translator
from kompetanse.model import Plan
from kompetanse.plugins import Plugin, Plugins, create_plugin_manager
from kompetanse.rule import Rule
from kompetanse.selection.settings import Settings


if TYPE_CHECKING:
    from kompetanse.selection.override import Override


Source: TypeAlias = str | PathLike[str] | Document | Plan
"""A path (of a file or a folder), a document that was read, or a plan."""

_UNREADABLE_TIME = "plan/unreadable-time"
_UNKNOWN_REFERENCE = "plan/unknown-reference"


def check(  # noqa: PLR0913 - the one door; all but the source are optional
    source: Source,
    *,
    rules: Iterable[Rule | str] | None = None,
    ignore: Iterable[str] = (),
    options: Mapping[str, Mapping[str, object]] | None = None,
    severities: Mapping[str, Severity] | None = None,
    language: str | None = None,
    today: date | None = None,
    previous: Source | None = None,
    plugins: Plugins | None = None,
    defaults: Mapping[str, object] | None = None,
    follows: Iterable[str] = (),
    overrides: "Iterable[Override]" = (),
) -> Report:
    """Check a plan.

    Nothing ambient is read: no configuration file, no clock. It never raises for what a plan
    or its file contains; that becomes findings.

    Args:
        source: A path, a `Document`, or a `Plan`.
        rules: Rules, or words for rules, that run; all that serve the plan by default. A word is
            a full name, a pack («skup»), a pattern («*-date») or a severity («severity:info»).
        ignore: Words for rules that do not run.
        options: Options by rule name.
        severities: Severities by words for rules, instead of the rules' own.
        language: Language of the messages; the plan's by default.
        today: The day of the check; rules that need it are else not evaluated.
        previous: The issue of the plan before this one.
        plugins: Where rules come from; built-in rules and installed plugins by default.
        defaults: Plan data for what a table does not state itself.
        follows: Rule packs that the plan follows besides those it names.
        overrides: Settings that go before these, for all elements or for some; a later one goes
            before an earlier one.

    Raises:
        UnknownNameError: If a rule, option, severity or language is named that there is not.
        ConfigError: If an option has a value of the wrong type.

    >>> report = check(Plan(title="Plan"), plugins=create_plugin_manager(entry_points=False))
    >>> report.summary["error"]
    0
    """
    only = None if rules is None else _listed(rules)
    own = tuple(rule for rule in only or () if isinstance(rule, Rule))
    plugins = (plugins or create_plugin_manager()).also(own)
    given = _layers(only, _listed(ignore), options or {}, severities or {}, overrides)
    layers = [_accepted(layer, plugins) for layer in given]
    day = today.date() if isinstance(today, datetime) else today
    document, loaded = _loaded(source, defaults or {})
    plan = loaded.plan = _following(loaded.plan, _listed(follows))
    language = _language(plan, document) if language is None else _verified(language)
    placer = Placer(Translator(language, plugins.catalogues), document, loaded, plugins)
    findings = placer.findings(loaded.remarks, of_plan=False)
    outcomes: tuple[Outcome, ...] = ()
    if plan is not None:
        before, why_not = _before(previous, defaults or {}, placer.translator)
        serving = _serving(plugins, plan, layers)
        run = Run(plan, serving, Settings(layers), today=day, previous=before)
        known = [rule.id for plugin, _ in serving for rule in plugin.rules]
        remarks = [*run.remarks(), *_of_signatures(run, known, loaded)]
        findings += [*why_not, *placer.findings(remarks, of_plan=True)]
        outcomes = run.outcomes()
    findings += placer.findings(_plugin_remarks(plugins, plan), of_plan=True)
    file = _name(source, document)
    return Report(
        file,
        language,
        _sorted(_told_once(findings)),
        outcomes,
        plan,
        document,
        usable=plan is not None,
        title=(plan and plan.title) or "",
    )


def _listed(names: Iterable[Any]) -> tuple[Any, ...]:
    """Names as a tuple; a single one is not the list of its letters."""
    return (names,) if isinstance(names, str) else tuple(names)


def _verified(language: str) -> str:
    if language not in LANGUAGES:
        raise UnknownNameError("language", str(language), LANGUAGES)
    return language


def _of_signatures(run: Run, known: Iterable[str], loaded: Loaded) -> Iterator[Remark]:
    """What is to be said of waivers and attestations themselves."""
    plan = run.inventory.plan
    if not plan.waivers and not plan.attestations:
        return
    from kompetanse.checking.needless import needless  # noqa: PLC0415 - most plans have none

    told = {remark.path[:2] for remark in loaded.remarks if remark.rule == _UNKNOWN_REFERENCE}
    yield from signed_remarks(plan, run.today, known)
    yield from needless(run, told)


def _before(
    previous: Source | None, defaults: Mapping[str, object], translator: Translator
) -> tuple[Plan | None, list[Finding]]:
    """The issue before; where one is named that holds no plan, findings that say why."""
    if previous is None:
        return None, []
    document, loaded = _loaded(previous, defaults)
    if loaded.plan is not None:
        return loaded.plan, []
    return None, Placer(translator, document, loaded).findings(loaded.remarks, of_plan=False)


def _following(plan: Plan | None, packs: Iterable[str]) -> Plan | None:
    """The plan, following some more packs."""
    more = tuple(pack for pack in packs if plan and pack not in plan.follows)
    return evolve(plan, follows=(*plan.follows, *more)) if plan and more else plan


def load_plan(source: Source, *, defaults: Mapping[str, object] | None = None) -> Plan:
    """Load a plan from a path or a document.

    Raises:
        PlanError: If it has errors of reading or shape; the error carries the findings.
        DocumentError: If the file cannot be read at all.

    >>> from kompetanse.document import parse
    >>> load_plan(parse("units: {skog: {staff: 23}}")).units["skog"].staff
    23
    """
    document, loaded = _loaded(source, defaults or {}, raising=True)
    translator = Translator(_language(loaded.plan, document))
    findings = Placer(translator, document, loaded).findings(loaded.remarks, of_plan=False)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if loaded.plan is None or errors:
        raise PlanError(_name(source, document), tuple(errors), translator.language)
    return loaded.plan


def _loaded(
    source: Source, defaults: Mapping[str, object], *, raising: bool = False
) -> tuple[Document | None, Loaded]:
    """The document (where there is one) and what could be loaded of it."""
    if isinstance(source, Plan):
        return None, Loaded(source)
    try:
        document = source if isinstance(source, Document) else read(source)
    except DocumentError as error:
        if raising:
            raise
        return None, Loaded(None, [_unreadable(error)])
    if isinstance(document.data, dict) and "blocks" in document.data:
        from kompetanse.transcription import transcribe  # noqa: PLC0415 - plan files need none

        document = transcribe(document, defaults=defaults)
    return document, load(document)


def _unreadable(error: DocumentError) -> Remark:
    return Remark(
        rule="document/unreadable",
        severity=Severity.ERROR,
        template=error.reason,
        arguments=error.arguments,
        place=Place(error.path, 1, 1, 1, 1),
    )


def _language(plan: Plan | None, document: Document | None) -> str:
    stated = plan.language if plan else None
    if stated is None and document is not None and isinstance(document.data, dict):
        stated = document.data.get("language")
    return language_or_default(stated)


def _name(source: Source, document: Document | None) -> str:
    if isinstance(source, Plan):
        return source.id or ""
    return document.text.file if isinstance(source, Document) and document else fsdecode(source)  # type: ignore[arg-type]


def _layers(
    only: tuple[Rule | str, ...] | None,
    ignore: tuple[str, ...],
    options: Mapping[str, Mapping[str, object]],
    severities: Mapping[str, Severity],
    overrides: "Iterable[Override]",
) -> "Iterator[Override]":
    """What the caller set, layer upon layer."""
    if only is not None or ignore or options or severities:
        from kompetanse.selection.override import Override  # noqa: PLC0415 - most set nothing

        yield Override(
            select=None if only is None else tuple(r if isinstance(r, str) else r.id for r in only),
            ignore=ignore,
            options=options,
            severity={name: Severity.named(severity) for name, severity in severities.items()},
        )
    yield from overrides


def _accepted(layer: "Override", plugins: Plugins) -> "Override":
    """A layer with every name and type checked."""
    for _, error in layer.mistakes(plugins):
        raise error
    return layer.accepted(plugins)


def _serving(
    plugins: Plugins, plan: Plan, layers: "Iterable[Override]"
) -> list[tuple[Plugin, Sequence[Rule]]]:
    """The plugins whose rules serve the plan, and of others the rules that are named in full."""
    named = {word for layer in layers for word in layer.select or () if "/" in word}
    serving = plugins.serving(plan.follows)
    prefixes = {word.partition("/")[0] for word in named}
    others = [one for one in plugins if one.prefix in prefixes and one not in serving]
    chosen = [(one, [rule for rule in one.rules if rule.id in named]) for one in others]
    return [*((plugin, plugin.rules) for plugin in serving), *chosen]


def _plugin_remarks(plugins: Plugins, plan: Plan | None) -> Iterator[Remark]:
    """What is wrong with plugins; a plan never passes because one is missing or broken."""
    yield from _failures(plugins)
    for index, pack in enumerate(plan.follows if plan else ()):
        if pack not in plugins.packs:
            yield Remark(
                rule="plugin/missing-pack",
                severity=Severity.ERROR,
                path=("follows", index),
                owner=(),
                template="the plan follows {pack}, but no rule pack of that name is installed",
                arguments={"pack": f"«{pack}»", "known": sorted(plugins.packs)},
                hint="installed are {known}" if plugins.packs else None,
            )


def _failures(plugins: Plugins) -> Iterator[Remark]:
    for plugin in plugins:
        for failure in plugin.failures:
            yield Remark(
                rule=f"plugin/{failure.id}",
                severity=Severity.ERROR,
                template=failure.reason,
                arguments={"plugin": plugin.described, **failure.arguments},
                hint=failure.hint,
                place=failure.place,
                plugin=plugin.distribution,
            )


def _told_once(findings: list[Finding]) -> Iterator[Finding]:
    """All findings, but that a time is empty or unreadable where a rule speaks of that time."""
    spoken = {one.path for one in findings if one.rule != _UNREADABLE_TIME and one.path}
    for finding in findings:
        if finding.rule != _UNREADABLE_TIME or finding.path not in spoken:
            yield finding


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the file; the gravest first where they share a line."""

    def order(finding: Finding) -> tuple[object, ...]:
        place = finding.place
        where = (place.file, place.line, place.column) if place else ("", 0, 0)
        return (*where, -finding.severity.rank, finding.rule, finding.path)

    return tuple(sorted(findings, key=order))
