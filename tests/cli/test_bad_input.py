"""Whatever a file is, proofgen says where and what, ends as designed, and checks every other line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_exit_codes import HEAD, RIGHT, run

LATER = f"\n\n{RIGHT}\n"


def report(content: bytes, tmp_path: Path) -> tuple[int, dict[str, Any]]:
    path = tmp_path / "bad.md"
    path.write_bytes(content)
    text = run("check", path)
    done = run("check", path, "--format", "json")
    assert text.returncode == done.returncode
    return done.returncode, json.loads(done.stdout)["documents"][0]


def placed(document: dict[str, Any], code: str) -> tuple[int, int]:
    """Line and column of the first remark or line with this code."""
    found = [each for each in (*document["remarks"], *document["lines"]) if each["code"] == code]
    assert found, (document["remarks"], document["lines"])
    return found[0]["line"], found[0]["column"]


def verdicts(document: dict[str, Any]) -> list[str]:
    return [line["verdict"] for line in document["lines"] if line["verdict"]]


def test_an_empty_file(tmp_path: Path) -> None:
    code, document = report(b"", tmp_path)
    assert (code, placed(document, "empty-file")) == (1, (1, 1))


def test_a_file_of_blanks(tmp_path: Path) -> None:
    assert report(b" \n\t\n", tmp_path)[0] == 1


def test_a_binary_file(tmp_path: Path) -> None:
    code, document = report(b"PNG\n ab\0\xff\x00", tmp_path)
    assert (code, placed(document, "binary-file")) == (1, (2, 4))


def test_utf16(tmp_path: Path) -> None:
    code, document = report(f"{HEAD}{RIGHT}".encode("utf-16"), tmp_path)
    assert (code, placed(document, "binary-file")[0]) == (1, 1)


def test_a_byte_that_is_not_utf8(tmp_path: Path) -> None:
    code, document = report(f"{HEAD}{RIGHT}\n\nPoincar".encode() + b"\xe9 says" + LATER.encode(), tmp_path)
    assert (code, placed(document, "not-utf8")) == (1, (5, 8))
    assert verdicts(document) == ["proved", "proved"]


def test_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    code, document = report(b"\xef\xbb\xbf" + f"{HEAD}{RIGHT}\n".replace("\n", "\r\n").encode(), tmp_path)
    assert (code, verdicts(document)) == (0, ["proved"])


def test_too_large(tmp_path: Path) -> None:
    code, document = report(b"word \n" * (4 << 20), tmp_path)
    assert (code, placed(document, "too-large")) == (1, (1, 1))


def test_a_line_of_five_megabytes(tmp_path: Path) -> None:
    code, document = report(f"{HEAD}{'word ' * 1_000_000}{LATER}".encode(), tmp_path)
    assert (code, verdicts(document)) == (0, ["proved"])


def test_a_dollar_that_is_never_closed(tmp_path: Path) -> None:
    code, document = report(f"{HEAD}Here $x + 1 is open.{LATER}".encode(), tmp_path)
    assert (code, placed(document, "unbalanced-dollar")) == (1, (3, 6))
    assert "proved" in verdicts(document)


BAD_FORMULAS = {
    "ten thousand braces": "{" * 10_000 + "x" + "}" * 10_000 + " = x",
    "ten thousand open braces": "{" * 10_000,
    "a typo": r"x + = 3 x",
    "an unknown command": r"x = \frca{1}{2}",
    "a missing brace": r"\frac{x}{2 = x",
    "a missing fence": r"\left( x = x",
}


@pytest.mark.parametrize("formula", BAD_FORMULAS.values(), ids=BAD_FORMULAS.keys())
def test_an_unreadable_formula(formula: str, tmp_path: Path) -> None:
    code, document = report(f"{HEAD}$$ {formula} $${LATER}".encode(), tmp_path)
    first, last = [line for line in document["lines"] if line["verdict"]][:: max(1, len(verdicts(document)) - 1)][:2]
    assert last["verdict"] == "proved"
    if first["verdict"] != "proved":  # braces alone mean nothing, however many
        assert (code, first["verdict"], first["line"]) == (1, "unreadable", 3)
        assert first["message"]


def test_a_directory_without_markdown(tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.returncode == 2
    assert "no Markdown, no LaTeX and no notebook" in done.stderr.decode()


def test_a_number_of_many_digits(tmp_path: Path) -> None:
    _, document = report(f"{HEAD}$$ {'1' * 100_000} = x $${LATER}".encode(), tmp_path)
    assert document


@pytest.mark.parametrize("text", ["__import__('os').system('touch hacked')", r"\input{/etc/passwd}", r"\write18{touch hacked}"])
def test_nothing_is_run(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report(f"{HEAD}$$ x = {text} $$\n\nSo {text}.{LATER}".encode(), tmp_path)
    assert run("build", "bad.md", "--to", "tex,html,md,json").returncode in (0, 1)
    assert not (tmp_path / "hacked").exists()
    assert "root:" not in (tmp_path / "output" / "bad.tex").read_text()
