"""Templates of plans: what a planner starts from, with the sections of the packs she follows.

A template is a YAML file whose comments are English messages: catalogues translate them as they
translate any message. Words in braces stand for what is known already.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from os.path import dirname, join

from kompetanse.messages import Translator


BASE = join(dirname(__file__), "template.yaml")

_COMMENT = re.compile(r"^(\s*)# (.+)$")
_KEY = re.compile(r"^([a-z_]+):")
_WORD = re.compile(r"\{([a-z_]+)\}")


def plan_template(files: Iterable[str], known: Mapping[str, str], translator: Translator) -> str:
    """Write a template of a plan.

    Args:
        files: The template files: the base first, then those of the packs it follows. A section
            that a later one has too is taken from there.
        known: What stands for the words in braces.
        translator: Translates the comments.

    Returns:
        The text of a plan file, which loads.
    """
    blocks = {key: block for file in files for key, block in _blocks(file)}
    return "\n".join(_filled(block, known, translator) for block in blocks.values())


def _blocks(file: str) -> Iterator[tuple[str, str]]:
    """The blocks between empty lines, each under the first key it holds."""
    with open(file, encoding="utf-8") as stream:
        for block in stream.read().split("\n\n"):
            key = next((found[1] for line in block.splitlines() if (found := _KEY.match(line))), "")
            yield key, block.rstrip("\n") + "\n"


def _filled(block: str, known: Mapping[str, str], translator: Translator) -> str:
    def line(text: str) -> str:
        if comment := _COMMENT.match(text):
            return f"{comment[1]}# {translator.sentence(comment[2])}"
        return _WORD.sub(lambda word: known.get(word[1], word[0]), text)

    return "".join(f"{line(text)}\n" for text in block.splitlines())
