"""Files that are whole or untouched."""

import os
import stat
import sys
from pathlib import Path

import pytest

from kompetanse.replacing import replacing


UNIX = pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are others there")


def write(path: Path, content: bytes, **more: object) -> None:
    """Replace a file by a content."""
    with replacing(str(path), **more) as stream:  # type: ignore[arg-type]
        stream.write(content)


def break_off(path: Path, error: BaseException) -> None:
    """Begin to replace a file."""
    with replacing(str(path)) as stream:
        stream.write(b"ne")
        stream.flush()
        assert path.read_bytes() == b"old"
        raise error


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    """Nothing else is left in its folder."""
    for content in (b"first", b"second"):
        write(tmp_path / "file", content)
        assert (tmp_path / "file").read_bytes() == content
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.parametrize("error", [ValueError(), OSError(), KeyboardInterrupt()])
def test_what_was_there_stays_until_all_is_written(tmp_path: Path, error: BaseException) -> None:
    """Whatever breaks the writing off, half of it is nowhere."""
    file = tmp_path / "file"
    file.write_bytes(b"old")
    with pytest.raises(type(error)):
        break_off(file, error)
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


@UNIX
def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    """The file behind it is replaced."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@UNIX
def test_what_somebody_left_behind_decides_nothing(tmp_path: Path) -> None:
    """Neither its content nor who may read it."""
    (tmp_path / ".half").write_bytes(b"much more than that")
    (tmp_path / ".half").chmod(0o666)
    write(tmp_path / "file", b"secret", beside=".half", mode=0o600)
    assert (tmp_path / "file").read_bytes() == b"secret"
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["file"]


@UNIX
def test_nothing_is_written_through_a_link_that_was_laid_out(tmp_path: Path) -> None:
    """Where the half-written file would stand."""
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / ".half").symlink_to(tmp_path / "theirs")
    write(tmp_path / "file", b"ours", beside=".half")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    assert (tmp_path / "file").read_bytes() == b"ours"
