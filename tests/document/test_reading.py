"""Reading files and folders: bytes, names, and the errors of files that cannot be read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kompetanse.document import Document, parse, read
from kompetanse.document.files import MAX_SIZE
from kompetanse.errors import DocumentError, UnknownNameError


def write(folder: Path, **files: str) -> Path:
    """Write files; `units__skog__yaml` is `units/skog.yaml`."""
    for name, content in files.items():
        *folders, stem, suffix = name.split("__")
        path = folder.joinpath(*folders, f"{stem}.{suffix}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def ids(document: Document) -> list[str]:
    """The faults' ids, in order."""
    return [fault.id for fault in document.faults]


# Bytes


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.yaml", "'a': 'æ'"),
        ("plan.yml", "'a': 'æ'"),
        ("PLAN.YAML", "'a': 'æ'"),
        ("plan.json", '{"a": "æ"}'),
        ("plan.toml", "'a' = 'æ'"),
    ],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_suffix_tells_the_format(tmp_path: Path, name: str, content: str, mark: bytes) -> None:
    """All formats give the same data and places, with a byte order mark or without."""
    path = tmp_path / name
    path.write_bytes(mark + content.encode())
    document = read(path)
    assert (document.data, document.faults) == ({"a": "æ"}, ())
    assert document.text.file == str(path)
    assert document.locate(("a",)).column == content.index("æ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_unicode_files_are_read_and_told_of(encoding: str) -> None:
    """An editor that saves UTF-16 makes a fault, and no riddle."""
    document = parse("title: Vår\n".encode(encoding))
    assert document.data == {"title": "Vår"}
    assert ids(document) == ["encoding"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
def test_zeros_between_all_characters_are_utf_16(encoding: str, kind: str) -> None:
    """Without a byte order mark the zeros give it away."""
    text = {"yaml": "a: å", "json": '{"a": "å"}', "toml": "a = 'å'"}[kind]
    document = parse(text.encode(encoding), format=kind)
    assert (document.data, ids(document)) == ({"a": "å"}, ["encoding"])


def test_an_old_windows_file_is_told_of_and_read() -> None:
    """A file without any UTF-8 in it is read as what editors on Windows once wrote."""
    document = parse("a: 1\nb: Skoleår – «vår»".encode("cp1252"))
    assert document.data == {"a": "1", "b": "Skoleår – «vår»"}
    assert ids(document) == ["encoding"]
    assert document.text.place(document.faults[0].span).column == 9
    assert document.faults[0].arguments == {"byte": "0xE5"}


def test_a_damaged_file_keeps_what_is_right() -> None:
    """One broken byte does not spoil the other characters."""
    document = parse("å: 1\nb: ".encode() + b"\xff\xe5")
    assert document.data == {"å": "1", "b": "\ufffd\ufffd"}
    assert ids(document) == ["encoding"]
    assert document.text.place(document.faults[0].span).line == 2


@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
def test_half_a_character_is_a_fault(kind: str) -> None:
    """A text that cannot be written to any file is mended before it is read."""
    text = {"yaml": "a: \ud800", "json": '{"a": "\ud800"}', "toml": "a = '\ud800'"}[kind]
    document = parse(text, format=kind)
    assert (document.data, ids(document)) == ({"a": "\ufffd"}, ["control-character"])


def test_a_format_that_nobody_knows_is_an_error() -> None:
    """The nearest name is offered."""
    with pytest.raises(UnknownNameError, match="did you mean 'yaml'"):
        parse("", format="yml")


# Files that cannot be read


@pytest.mark.parametrize(
    "name", ["plan.yaml", "plan.json", "plan", "no/plan.toml", "x" * 5000, "\0"]
)
def test_a_missing_file_is_an_error(tmp_path: Path, name: str) -> None:
    """The error names the file."""
    path = os.path.join(tmp_path, name)
    with pytest.raises(DocumentError, match="no such file") as caught:
        read(path)
    assert caught.value.path == path


def test_a_folder_called_plan_yaml_is_an_error(tmp_path: Path) -> None:
    """It is a folder, whatever it is called."""
    (tmp_path / "plan.yaml").mkdir()
    for path in (tmp_path / "plan.yaml", tmp_path):
        with pytest.raises(DocumentError, match="folder, not a file"):
            read(path)


def test_a_link_to_itself_is_an_error(tmp_path: Path) -> None:
    """A loop of links ends."""
    (tmp_path / "plan.yaml").symlink_to("plan.yaml")
    (tmp_path / "loop").symlink_to("loop")
    for path in (tmp_path / "plan.yaml", tmp_path, tmp_path / "loop", tmp_path / "loop/plan.yaml"):
        with pytest.raises(DocumentError, match="leads back to itself"):
            read(path)


def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    """As long as the system keeps us out."""
    path = tmp_path / "plan.yaml"
    path.write_text("a: 1")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    with pytest.raises(DocumentError, match="no permission"):
        read(path)


def test_a_file_that_is_too_large_is_an_error(tmp_path: Path) -> None:
    """Ten megabytes are read, one byte more is not."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"#" * MAX_SIZE)
    assert ids(read(path)) == ["empty"]
    path.write_bytes(b"#" * (MAX_SIZE + 1))
    with pytest.raises(DocumentError, match="over 10 MiB"):
        read(path)
    with pytest.raises(DocumentError, match="over 10 MiB"):
        parse(path.read_bytes())


# Folders


def test_a_folder_is_read_with_its_parts(tmp_path: Path) -> None:
    """Files fill sections; every datum is found in its own file."""
    write(
        tmp_path,
        plan__yaml="title: x\nunits:\n  strand: {staff: 9}",
        units__skog__yaml="kind: school\nstaff: 23",
        units__hav__json='{"staff": 5}',
        goals__trivsel__toml="target = 1",
        notes__skog__yaml="not: read",
        units__readme__txt="not read",
    )
    (tmp_path / "units/.skog.yaml").write_text("not: read")
    document = read(tmp_path)
    assert document.data == {
        "title": "x",
        "units": {
            "strand": {"staff": "9"},
            "hav": {"staff": 5},
            "skog": {"kind": "school", "staff": "23"},
        },
        "goals": {"trivsel": {"target": 1}},
    }
    place = document.locate(("units", "skog", "staff"))
    assert (place.file, place.line) == (str(tmp_path / "units/skog.yaml"), 2)
    assert document.locate(("units", "strand", "staff")).file == str(tmp_path / "plan.yaml")
    assert document.locate(("goals", "trivsel")).file == str(tmp_path / "goals/trivsel.toml")
    assert document.locate(("units", "strand", "staff"), key=True).column == 12


@pytest.mark.parametrize("name", ["plan__yaml", "plan__yml", "plan__json", "plan__toml"])
def test_a_folder_has_a_plan_in_any_format(tmp_path: Path, name: str) -> None:
    """The plan of a folder has one name and any suffix."""
    write(tmp_path, **{name: '"a" = 1' if name == "plan__toml" else '{"a": 1}'})
    assert str(read(tmp_path).data) in {"{'a': 1}", "{'a': '1'}"}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, r"no plan \(plan.yaml, plan.yml, plan.json, plan.toml\)"),
        ({"other__yaml": "a: 1", "plan__txt": "a"}, "no plan"),
        (
            {"plan__yaml": "a: 1", "plan__json": "{}"},
            r"more than one plan \(plan.json, plan.yaml\)",
        ),
        ({"plan__yaml": "a: 1", "units__a__yaml": "", "units__a__json": ""}, "two files for a"),
    ],
)
def test_a_folder_needs_exactly_one_plan(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    """None and two are errors that say so."""
    with pytest.raises(DocumentError, match=message):
        read(write(tmp_path, **files))


def test_an_element_in_two_places_is_a_fault(tmp_path: Path) -> None:
    """What stands in the plan counts, as the first of two equal keys does."""
    write(tmp_path, plan__yaml="units: {skog: {staff: 1}}", units__skog__yaml="staff: 2")
    document = read(tmp_path)
    assert document.data == {"units": {"skog": {"staff": "1"}}}
    assert ids(document) == ["two-places"]
    assert document.faults[0].arguments["file"] == str(tmp_path / "units/skog.yaml")
    assert document.locate(("units", "skog", "staff")).file == str(tmp_path / "plan.yaml")


@pytest.mark.parametrize("section", ["[a]", "a", "{a: 1"])
def test_a_section_that_is_no_mapping_takes_no_parts(tmp_path: Path, section: str) -> None:
    """Whatever stands in the plan, there is no exception."""
    document = read(write(tmp_path, plan__yaml=f"units: {section}", units__skog__yaml="staff: 2"))
    assert ids(document) in (["two-places"], ["syntax"])


def test_the_faults_of_a_part_are_its_own(tmp_path: Path) -> None:
    """So each is told with its file."""
    document = read(write(tmp_path, plan__yaml="a: 1", units__skog__yaml="a: 1\na: 2"))
    assert document.faults == ()
    assert ids(document.parts["units", "skog"]) == ["duplicate-key"]


def test_a_plan_that_is_no_mapping_has_no_parts(tmp_path: Path) -> None:
    """An empty plan stays empty, and says so."""
    document = read(write(tmp_path, plan__yaml="", units__skog__yaml="a: 1"))
    assert (document.data, ids(document)) == (None, ["empty"])


# Imports


def test_no_parser_is_imported_before_it_is_needed() -> None:
    """Who reads TOML does not pay for YAML; who only imports us pays for neither."""
    code = (
        "import sys; from kompetanse.document import parse; "
        "heavy = {'yaml', 'json', 'tomllib', 'pathlib'}; "
        "print(sorted(heavy & set(sys.modules))); parse('a = 1', format='toml'); "
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-Sc", _PATHS + code], capture_output=True, check=True)  # noqa: S603 - our own code
    assert run.stdout.decode().split("\n") == ["[]", "['tomllib']", ""]


_PATHS = f"import sys; sys.path[:] = {sys.path!r}; "
