"""What is not Python and must still be in the wheels: catalogues, markers, data."""

import subprocess
import tomllib
from pathlib import Path

import pytest


ROOT = Path(__file__).parent.parent
PACKAGES = sorted(
    file.parent
    for pattern in ("src/*/__init__.py", "plugins/*/src/*/__init__.py")
    for file in ROOT.glob(pattern)
)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_every_package_is_typed_and_speaks_bokmal(package: Path) -> None:
    """Type checkers look for the marker, readers for the compiled catalogue."""
    assert (package / "py.typed").exists()
    assert (package / "messages" / "nb.mo").exists()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_wheel_leaves_nothing_of_its_package_out(package: Path) -> None:
    """The build takes the whole folder, and version control ignores nothing in it."""
    project = package.parent.parent
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel == {"packages": [f"src/{package.name}"]}
    ignored = subprocess.run(  # noqa: S603 - our own files
        ["git", "ls-files", "--others", "--ignored", "--exclude-standard", package],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if ignored.returncode:
        pytest.skip("this is no working copy")
    assert [name for name in ignored.stdout.splitlines() if "__pycache__" not in name] == []
