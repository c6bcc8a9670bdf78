"""The files of a project in which settings stand, and where in them."""

OWN_FILE = "kompetanse.toml"
SHARED_FILE = "pyproject.toml"

CONFIGURATIONS: dict[str, tuple[str, ...]] = {OWN_FILE: (), SHARED_FILE: ("tool", "kompetanse")}
"""The tables that hold our settings, by the names of files; one of them is shared by many tools."""


def is_configuration(file: str) -> bool:
    r"""Whether a file is one of settings, by its name.

    >>> is_configuration("planer/kompetanse.toml"), is_configuration("rules\\tromso.toml")
    (True, False)
    """
    return _name(file) in CONFIGURATIONS


def table_in(file: str) -> tuple[str, ...]:
    """The table of a file in which our settings stand; a file of another name is all ours.

    >>> table_in("pyproject.toml"), table_in("mine.toml")
    (('tool', 'kompetanse'), ())
    """
    return CONFIGURATIONS.get(_name(file), ())


def _name(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]
