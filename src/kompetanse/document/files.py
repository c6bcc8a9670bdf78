"""Files and folders: their bytes, or an error that says why there are none."""

import errno

from kompetanse.errors import DocumentError


MAX_SIZE = 10 * 2**20
"""A plan of 450 lines has 20 kB; what is larger than this is something else."""


def read_bytes(path: str) -> bytes:
    """The content of a file.

    Raises:
        DocumentError: There is no such file, or it cannot be read, or is too large.
    """
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_SIZE + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if len(content) > MAX_SIZE:
        raise DocumentError(path, "the file is over {limit} MiB", {"limit": MAX_SIZE // 2**20})
    return content


def unreadable(path: str, error: OSError | ValueError) -> DocumentError:
    """Say in plain words why a file or folder cannot be read."""
    number = error.errno if isinstance(error, OSError) else errno.ENOENT
    known = _REASONS.get(number or 0)
    if known:
        return DocumentError(path, known)
    return DocumentError(path, "this cannot be read ({problem})", {"problem": str(error)})


_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "there is no such file",
    errno.ENAMETOOLONG: "there is no such file; the name is too long",
    errno.EACCES: "there is no permission to read this",
    errno.EPERM: "there is no permission to read this",
    errno.EISDIR: "this is a folder, not a file",
    errno.ELOOP: "this link leads back to itself",
}
