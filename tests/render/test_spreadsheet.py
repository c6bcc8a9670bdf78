"""The table of findings in a spreadsheet program."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kompetanse.plugins import Plugins
from kompetanse.render.csv import CsvRenderer
from kompetanse.render.renderer import Context, pieces
from report_values import report


PROGRAM = shutil.which("soffice")
CSV = "CSV:59,34,UTF-8,1,,1044,false,true,false"
"""How a Norwegian LibreOffice reads it: semicolons, quotation marks, what looks like a formula."""

HOSTILE = """\
title: "=HYPERLINK(\\"http://x.example\\";\\"klikk\\")"
gatherings:
  "=1+1": {title: "@SUM(1;2)", when: "=2+3"}
  "+1": {title: "＝1+1", when: "-31.02.22; \\"x\\""}
"""


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not there")
def test_nothing_is_calculated(tmp_path: Path, manager: Plugins) -> None:
    """Every cell is a text or a number, and the letters of our languages are right."""
    shown = [report(HOSTILE, manager, "=1+1.yaml", language="nb")]
    table = "".join(pieces(CsvRenderer(Context(plugins=manager)), shown))
    (tmp_path / "table.csv").write_bytes(table.encode())
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    convert = ("--headless", f"--infilter={CSV}", "--convert-to", "fods", "--outdir", tmp_path)
    subprocess.run(  # noqa: S603 - our own table
        [str(PROGRAM), home, *convert, tmp_path / "table.csv"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    sheet = (tmp_path / "table.fods").read_text("utf-8")
    assert "table:formula" not in sheet
    assert "Alvorsgrad" in sheet
    cells = re.findall(r"<text:p>(.*?)</text:p>", sheet)
    assert "Planen er skrevet slik planformatet vil ha det." in cells
    assert "&apos;=1+1.yaml" in cells
