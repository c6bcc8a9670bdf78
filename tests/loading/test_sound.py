"""Structuring without cattrs, held against the converter."""

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kompetanse.loading import plain
from kompetanse.loading.loader import field_type
from kompetanse.loading.reading import CURRENT, Reading
from kompetanse.loading.sound import maker
from kompetanse.loading.structuring import structure_hook
from kompetanse.model import Plan
from strategies import plans


junk: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@given(plan=plans())
def test_sound_data_need_no_converter(plan: Plan) -> None:
    """What a plan says of itself is structured as the converter does it."""
    for name, data in plain(plan).items():
        assert _made(name, data) == _converted(name, data)


@given(plan=plans(), data=st.data(), strange=junk)
def test_what_is_made_is_what_the_converter_makes(
    plan: Plan, data: st.DataObject, strange: object
) -> None:
    """Data with something strange in them are refused, or made into what the converter makes."""
    stated = plain(plan)
    name = data.draw(st.sampled_from(sorted(stated)))
    value = _with(deepcopy(stated[name]), strange, data)
    try:
        made = _made(name, value)
    except Exception:  # noqa: BLE001 - every way of refusing is one
        return
    assert made == _converted(name, value)


def _with(value: Any, strange: object, data: st.DataObject) -> Any:
    """The value, with something strange in one of its places."""
    if not isinstance(value, dict | list) or not value or data.draw(st.booleans()):
        return strange
    keys = sorted(value) if isinstance(value, dict) else range(len(value))
    key = data.draw(st.sampled_from(keys))
    value[key] = _with(value[key], strange, data)
    return value


def _made(name: str, data: object) -> object:
    return _reading(lambda: maker(field_type(name))(data))


def _converted(name: str, data: object) -> object:
    kind = field_type(name)
    return _reading(lambda: structure_hook(kind)(data, kind))


def _reading(work: Any) -> object:
    token = CURRENT.set(Reading("nb"))
    try:
        return work()
    finally:
        CURRENT.reset(token)
