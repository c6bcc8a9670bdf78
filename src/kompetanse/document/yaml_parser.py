"""The parser for machines without the one written in C: PyYAML's own, without its loaders."""

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class SlowParser(Reader, Scanner, Parser):
    """Gives the same events as the parser in C, in eight times the time."""

    def __init__(self, content: str) -> None:
        Reader.__init__(self, content)
        Scanner.__init__(self)
        Parser.__init__(self)
