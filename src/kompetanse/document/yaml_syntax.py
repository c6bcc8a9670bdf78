"""What the YAML parser complains of, in words that help who wrote the file."""

import re

from yaml import MarkedYAMLError

from kompetanse.document.source import DocumentFault, Span


def syntax_fault(error: Exception, content: str) -> DocumentFault:
    """Tell of an error of the parser."""
    at = 0
    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        at = error.problem_mark.index
    return DocumentFault(
        "syntax", "this cannot be read as YAML", Span(at, min(at + 1, len(content)))
    )
