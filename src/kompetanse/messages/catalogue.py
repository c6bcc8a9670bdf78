"""Compiled catalogues that own up to what they do not know."""

from gettext import GNUTranslations, NullTranslations
from struct import error as StructError  # noqa: N812 - it is an exception


class _Nothing(NullTranslations):
    """Stands behind a catalogue; a word that is the same in two languages is still a translation."""

    def gettext(self, message: str) -> str:  # noqa: ARG002 - nothing is known of any
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - as above
        return ""


def read_catalogue(file: str) -> GNUTranslations | None:
    """The catalogue in a file, which says nothing ("") where it has no translation.

    A plugin's broken one is none: its messages are then English, which is better than silence.
    """
    try:
        with open(file, "rb") as stream:
            catalogue = GNUTranslations(stream)
    except (OSError, ValueError, LookupError, StructError):
        return None
    catalogue.add_fallback(_Nothing())
    return catalogue
