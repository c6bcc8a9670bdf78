"""Whole plans in files, each with what a plugin must find in it.

A case is a YAML file with a piece of a plan, or a whole one, and the findings:

```yaml
plan:
  gatherings:
    early: {title: Samling 1, when: 02.09.21 kl. 9–15.30}
    late: {title: Samling 2, when: 09.09.21 kl. 9–17.30}
expect:
  - last-bus @ gatherings/late
```

What is expected is all that the plugin's own rules find, each with its element («plan» for the plan as
a whole). Rules of others are not asked; `rules: [last-bus]` asks these of its own only. `today` and
`previous` may stand in the plan, as in a fragment.
"""

import os
from collections.abc import Iterable
from glob import glob
from os import PathLike
from types import ModuleType

from kompetanse.document.reading import parse_file
from kompetanse.document.writing import write
from kompetanse.finding import Report
from kompetanse.plugins import Plugin
from kompetanse.testing.checking import faults_of, report_on
from kompetanse.testing.isolation import sound


_KEYS = {"plan", "expect"}
_MORE = {"rules"}


def assert_cases(plugin: ModuleType | str | PathLike[str], folder: str | PathLike[str]) -> None:
    """Assert that a plugin finds in each case of a folder what the case expects, and nothing else.

    Args:
        plugin: The plugin's module, or the path of a rule file.
        folder: A folder of cases: all its `.yaml` files.

    Raises:
        AssertionError: With the cases in which something else is found.
    """
    files = sorted(glob(os.path.join(os.fspath(folder), "*.yaml")))
    if not files:
        raise AssertionError(f"there are no cases in {os.fspath(folder)}")
    wrong = [line for file in files for line in _differences(plugin, file)]
    if wrong:
        raise AssertionError("\n".join(wrong))


def _differences(plugin: ModuleType | str | PathLike[str], file: str) -> Iterable[str]:
    """What differs between what is expected in a case and what is found."""
    case = _read(file)
    plugins, mine = sound(plugin)
    names = _texts(case.get("rules", [rule.name for rule in mine.rules]))
    report = report_on(
        write(case["plan"]),
        plugins=plugins,
        follows=(mine.pack,) if mine.pack else (),
        rules=[f"{mine.prefix}/{rule}" for rule in names],
    )
    found, expected = list(_found(report, mine)), _texts(case["expect"])
    name = os.path.basename(file)
    yield from (f"{name}: {fault.message} [{fault.rule}]" for fault in faults_of(report))
    yield from (f"{name}: not found: {one}" for one in expected if one not in found)
    yield from (f"{name}: not expected: {one}" for one in found if one not in expected)


def _read(file: str) -> dict[str, object]:
    """A case, whose shape is as it should be."""
    document = parse_file(file)
    data = document.data
    if document.faults or not isinstance(data, dict) or not _KEYS <= set(data) <= _KEYS | _MORE:
        raise AssertionError(f"{file} is no case: it holds `plan`, `expect` and maybe `rules`")
    if not all(isinstance(data[key] or [], list) for key in ("expect", *(_MORE & set(data)))):
        raise AssertionError(f"{file}: `expect` is a list of «rule @ element»")
    return data


def _texts(listed: object) -> list[str]:
    return [str(one) for one in listed] if isinstance(listed, list) else []


def _found(report: Report, mine: Plugin) -> Iterable[str]:
    """What the plugin's rules found, as a case writes it."""
    names = {rule.id: rule.name for rule in mine.rules}
    for finding in report.findings:
        if finding.rule in names and not finding.waived:
            yield f"{names[finding.rule]} @ {finding.subject or 'plan'}"
