r"""Files and folders as they are: plain data, the place of each datum, and what is wrong with them.

>>> document = parse("units:\n  skog: {staff: 23}")
>>> document.data
{'units': {'skog': {'staff': '23'}}}
>>> document.locate(("units", "skog", "staff")).line
2
"""

from kompetanse.document.reading import parse, read
from kompetanse.document.source import Document, DocumentFault, Place, Span, Text


__all__ = ["Document", "DocumentFault", "Place", "Span", "Text", "parse", "read"]
