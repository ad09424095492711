"""A handout says which text it was made from, and whether its verdicts still stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_exit_codes import HEAD, RIGHT, WRONG, run

KINDS = ("pdf", "html", "md", "tex")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"# A sum\n\n{HEAD}{RIGHT}\n{WRONG}\n")
    run("build", "a.md", "--to", ",".join(KINDS), "--edition", "solution")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("kind", KINDS)
def test_a_handout_belongs_to_its_source(kind: str) -> None:
    done = run("verify-stamp", f"output/a-solution.{kind}", "a.md")
    assert done.returncode == 0, done.stderr.decode()
    assert "solution edition" in done.stdout.decode()
    assert "its verdicts still stand" in done.stdout.decode()


def test_a_changed_source_is_another_text(folder: Path) -> None:
    (folder / "a.md").write_text(f"{HEAD}{RIGHT}\n")
    done = run("verify-stamp", "output/a-solution.html", "a.md")
    assert done.returncode == 1
    assert "this is not the text it was made from" in done.stdout.decode()


def test_a_verdict_that_no_longer_stands_is_named(folder: Path) -> None:
    page = folder / "output" / "a-solution.html"
    assert "verdicts=pr " in page.read_text()
    page.write_text(page.read_text().replace("verdicts=pr ", "verdicts=pp ").replace("engine=", "engine=0"))
    done = run("verify-stamp", "output/a-solution.html", "a.md")
    assert done.returncode == 1
    assert "proved on the handout, refuted now" in done.stdout.decode()
    assert "another engine" in done.stdout.decode()


@pytest.mark.usefixtures("folder")
def test_a_file_without_a_stamp() -> None:
    done = run("verify-stamp", "a.md", "a.md")
    assert done.returncode == 2
    assert "carries no stamp" in done.stderr.decode()


@pytest.mark.usefixtures("folder")
def test_the_date_is_that_of_the_build_and_only_where_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run("build", "a.md", "--to", "html", "--out", "dated")
    assert "2023-11-14" in Path("dated/a.html").read_text()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    for name in ("one", "two"):
        run("build", "a.md", "--to", "pdf,html", "--out", name)
    assert Path("one/a.pdf").read_bytes() == Path("two/a.pdf").read_bytes()
    assert Path("one/a.html").read_bytes() == Path("two/a.html").read_bytes()
