"""A rule's manual: what must hold, why, where that stands, and what breaks it."""

from collections.abc import Iterator
from typing import Any

from kompetanse.config import toml
from kompetanse.config.kinds import options_of
from kompetanse.messages import Translator
from kompetanse.phrase import Phrase
from kompetanse.plugins import Plugin
from kompetanse.render.words import SEVERITIES
from kompetanse.rule import Rule, fragments, reason, summary


VERSION = 1

_TYPES = {
    "int": Phrase("whole number"),
    "float": Phrase("number"),
    "str": Phrase("text"),
    "bool": Phrase("true or false"),
    "list of texts": Phrase("list of texts"),
}


def text(rule: Rule, translator: Translator) -> Iterator[str]:
    """The lines of the manual, for a terminal."""
    say = translator.sentence
    yield f"{rule.id} ({say(SEVERITIES[rule.severity])})"
    yield say(summary(rule))
    if why := reason(rule):
        yield from ("", say(why))
    if rule.source:
        yield from ("", say("source: {source}", {"source": rule.source}))
    if rule.options:
        yield from ("", say("options:"))
        for option in rule.options:
            otherwise = say("else {value}", {"value": toml.value(option.default)})
            yield f"  {option.name}: {say(_TYPES[option.type])}, {otherwise}"
    for fragment in fragments(rule):
        yield from ("", say("breaks:") if fragment.breaks else say("holds:"))
        yield from (f"  {line}" for line in fragment.yaml.splitlines())


def as_data(rule: Rule, plugin: Plugin, translator: Translator) -> dict[str, Any]:
    """The manual as plain data; `docs/reference` promises the shape."""
    say = translator.sentence
    return {
        "version": VERSION,
        "rule": rule.id,
        "title": say(summary(rule)),
        "why": say(reason(rule)) or None,
        "severity": str(rule.severity),
        "source": rule.source,
        "plugin": plugin.distribution,
        "plugin_version": plugin.version or None,
        "contact": plugin.info.contact,
        "pack": plugin.pack,
        "visits": list(rule.visits),
        "needs": list(rule.needs),
        "unless": list(rule.unless),
        "replaces": list(rule.replaces),
        "options": options_of(rule),
        "fragments": [{"breaks": one.breaks, "yaml": one.yaml} for one in fragments(rule)],
    }


def markdown(rule: Rule, plugin: Plugin, translator: Translator) -> str:
    """The manual as a page."""
    say = translator.sentence
    parts = [f"# {rule.id}", f"**{say(summary(rule))}**", say(reason(rule))]
    parts.append("\n".join(f"- {line}" for line in _facts(rule, plugin, translator)))
    if rule.options:
        parts += [f"## {say('Options')}", *_options(rule, translator)]
    for fragment in fragments(rule):
        parts.append(f"## {say('Breaks') if fragment.breaks else say('Holds')}")
        parts.append(_fenced(fragment.yaml, "yaml"))
    return "\n\n".join(filter(None, parts)) + "\n"


def _facts(rule: Rule, plugin: Plugin, translator: Translator) -> Iterator[str]:
    say = translator.sentence
    yield say("severity: {severity}", {"severity": SEVERITIES[rule.severity]})
    yield say("visits: {names}", {"names": _quoted(rule.visits)})
    if rule.needs:
        yield say("not evaluated without: {names}", {"names": _quoted(rule.needs)})
    if rule.unless:
        yield say("stands back behind: {names}", {"names": _quoted(rule.unless)})
    if rule.source:
        yield say("source: {source}", {"source": rule.source})
    yield say("from: {plugin}", {"plugin": plugin.described})


def _options(rule: Rule, translator: Translator) -> Iterator[str]:
    """The table of options, and how one is set."""
    say = translator.sentence
    rows = [
        f"| `{o.name}` | {say(_TYPES[o.type])} | `{toml.value(o.default)}` |".replace("\n", " ")
        for o in rule.options
    ]
    head = f"| {say('name')} | {say('type')} | {say('default')} |"
    yield "\n".join([head, "|---|---|---|", *rows])
    first = rule.options[0]
    yield _fenced(
        f"[options.{toml.key(rule.id)}]\n{first.name} = {toml.value(first.default)}", "toml"
    )


def _quoted(names: tuple[str, ...]) -> list[str]:
    return [f"`{name}`" for name in names]


def _fenced(body: str, language: str) -> str:
    """A block of code, in a fence that its body does not hold."""
    fence = "```"
    while fence in body:
        fence += "`"
    return f"{fence}{language}\n{body.rstrip()}\n{fence}"
