"""What is told of a stranger's code that raised something: what, and where."""

from os.path import basename, dirname, join
from types import CodeType, TracebackType

from kompetanse.errors import KompetanseError
from kompetanse.phrase import Sentence


_LIBRARY = dirname(__file__)
_OWN_RULES = join(_LIBRARY, "rules")
_LONGEST = 300


def breakage(error: BaseException, code: CodeType | None = None) -> str:
    """What was raised, and the line of the stranger's code where it was.

    Args:
        error: What was raised.
        code: The code that was called, for what it only gave wrongly.

    >>> try:
    ...     int("x")
    ... except ValueError as error:
    ...     breakage(error).partition(" (")[0]
    "ValueError: invalid literal for int() with base 10: 'x'"
    """
    what = named(error)
    if isinstance(error, SyntaxError):
        return what  # it says itself where
    file, line = _place((error.__cause__ or error).__traceback__)
    if not file and code is not None:
        file, line = code.co_filename, code.co_firstlineno
    if not file:
        return what
    return Sentence("{what} ({place})", {"what": what, "place": f"{_short(file)}:{line}"})


def named(error: BaseException) -> str:
    """What was raised, in a line.

    >>> named(ZeroDivisionError("division by zero")), named(KompetanseError("no rule"))
    ('ZeroDivisionError: division by zero', 'no rule')
    """
    name = "" if isinstance(error, KompetanseError) else type(error).__name__
    try:
        said = str(error.args[0] if _has_trimmings(error) else error)
    except Exception:  # noqa: BLE001 - its text may raise, too
        said = ""
    if isinstance(error, KompetanseError) and error.arguments and len(said) <= _LONGEST:
        return Sentence(error.template, error.arguments)
    return ": ".join(filter(None, (name, said[:_LONGEST])))


def _has_trimmings(error: BaseException) -> bool:
    """Whether more was raised than a sentence: attrs adds the field and its validator."""
    return type(error) in (TypeError, ValueError) and len(error.args) > 1


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """The innermost line in the folder where a stranger's code begins; nothing if there is none."""
    home, place = "", ("", 0)
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        home = home or (dirname(file) if _is_strange(file) else "")
        if home and file.startswith(home):
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _is_strange(file: str) -> bool:
    """Whether code is neither ours, but for the built-in rules, nor Python's machinery of imports."""
    return not file.startswith("<") and (
        not file.startswith(_LIBRARY) or file.startswith(_OWN_RULES)
    )


def _short(file: str) -> str:
    """A file with the folder it is in."""
    folder = basename(dirname(file))
    return f"{folder}/{basename(file)}" if folder else basename(file)
