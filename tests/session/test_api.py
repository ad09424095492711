"""`from proofgen import check, build`, as a script and a notebook use them."""

from __future__ import annotations

import dataclasses
import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import html5lib
import pytest

import proofgen
from proofgen.report.values import Document

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "# Title & more\n\nLet $x \\in \\mathbb{R}$.\n\n$$ x + x = 2 x $$\n\n$$ x + x = 3 x $$\n\n$$ x + = 3 $$\n\n$$ \\frac{x^2}{x} = x $$\n"
)


@pytest.fixture(scope="module")
def report() -> Any:
    return proofgen.check(TEXT)


def test_a_report_is_frozen_and_typed(report: Any) -> None:
    assert isinstance(report, Document)
    assert [line.verdict for line in report.lines if line.verdict] == ["proved", "refuted", "unreadable", "proved-if"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.state = "checked"
    with pytest.raises((AttributeError, TypeError)):
        report.more = 1
    assert (len(report.refuted), len(report.open)) == (1, 1)
    assert (ROOT / "proofgen" / "py.typed").is_file()


@pytest.mark.parametrize("name", ["mistyped.md", "no/such/folder/notes.tex", "NOTES.IPYNB", "two words.qmd"])
def test_a_name_of_a_file_that_is_not_there_is_no_text(name: str) -> None:
    for path in (name, Path(name)):
        with pytest.raises(FileNotFoundError, match="there is no such file"):
            proofgen.check(path)
    with pytest.raises(FileNotFoundError):
        proofgen.build(name)


@pytest.mark.parametrize("text", ["Let $x > 0$.\n\n$$ x = x $$\nas in notes.md", "$x = x$, see notes.md", "Only words.", ""])
def test_a_text_is_no_name_of_a_file(text: str) -> None:
    assert proofgen.check(text).path == "<text>"


def test_a_path_with_a_dollar_is_a_path_where_there_is_such_a_file(tmp_path: Path) -> None:
    (tmp_path / "$x$.md").write_text("Let $x \\in \\mathbb{R}$.\n\n$$ x + x = 2x $$\n")
    assert proofgen.check(str(tmp_path / "$x$.md"))
    with pytest.raises(FileNotFoundError, match="directory"):
        proofgen.check(tmp_path)


def test_it_is_true_if_all_is_proved(report: Any) -> None:
    assert not report
    assert proofgen.check("Let $x \\in \\mathbb{R}$.\n\n$$ x + x = 2 x $$\n")
    assert not proofgen.check("Only words.\n\n")


def test_it_shows_itself(report: Any) -> None:
    assert "this equality fails at x = 1" in str(report)
    assert json.loads(report.to_json())["documents"][0]["state"] == "refuted"
    assert "$" in report._repr_markdown_()


def test_html_for_a_notebook(report: Any) -> None:
    page = report._repr_html_()
    html5lib.HTMLParser(strict=True).parseFragment(page)
    assert page.count("<tr>") == 4
    assert "Title &amp; more" in page
    assert "<math" in page
    words = html.unescape(re.sub(r"<[^>]*>", " ", page))
    assert "at: x = 1" in words
    for never in ("<script", "<style", "<link", "onerror"):
        assert never not in page


@pytest.mark.parametrize("text", ["", "\n", "<script>alert(1)</script>\n\n$$ x = <script>alert(1)</script> $$\n", "\x00\n"])
def test_html_of_what_is_no_derivation(text: str) -> None:
    page = proofgen.check(text + "\n")._repr_html_()
    assert "<script" not in page
    html5lib.HTMLParser(strict=True).parseFragment(page)


def test_a_cell_of_a_notebook() -> None:
    testing = pytest.importorskip("IPython.testing.globalipapp", reason="needs IPython")
    shell = testing.get_ipython() or testing.start_ipython()
    shell.run_line_magic("load_ext", "proofgen")
    found = shell.run_cell_magic("proofgen", "--seconds 5", TEXT)
    assert len(found.refuted) == 1
    inferred = "$$ z + z = 2 z $$\n"
    assert shell.run_cell_magic("proofgen", "", inferred)
    assert not shell.run_cell_magic("proofgen", "--strict", inferred)
    assert not shell.run_cell_magic("proofgen", "", "pyproject.toml")  # a text, whatever there is of that name
    with pytest.raises(ValueError, match="--fast"):
        shell.run_cell_magic("proofgen", "--fast", TEXT)


def test_a_script_without_a_main_guard_from_standard_input() -> None:
    script = "import proofgen\nprint(bool(proofgen.check('Let $x > 0$.\\n\\n$$ x + x = 2 x $$\\n', cache=False)))\n"
    done = subprocess.run([sys.executable, "-"], input=script, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")
