"""YAML as editors read it: by the core schema of YAML 1.2, in which figures are numbers."""

import json
import re
from typing import Any

import yaml


class _Editor(yaml.SafeLoader):
    """A loader that knows numbers, truth values and nothing, and no days."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as the class above has it


_SCALARS = {
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?[0-9]+", "-+0123456789"),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
}
for _tag, (_pattern, _first) in _SCALARS.items():
    _Editor.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first)
    )
_Editor.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
_Editor.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def as_editors_see(text: str) -> Any:
    """The data of a YAML text, with texts for keys, as schemas have them.

    >>> as_editors_see("{1: 0301, a: no, b: 2021-09-02, c: true, d: }")
    {'1': 301, 'a': 'no', 'b': '2021-09-02', 'c': True, 'd': None}
    """
    return json.loads(json.dumps(yaml.load(text, _Editor)))  # noqa: S506 - a safe loader
