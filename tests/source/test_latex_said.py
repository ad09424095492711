"""Formulas that an author's own commands say in running text: one alone is read, of others a warning says that they are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from latex import codes, read, shown

import proofgen

LOST = [
    ("\\newcommand{\\setup}{Let $x > 0$ and $y > 0$.}", "\\setup"),
    ("\\newcommand{\\letpos}[1]{Let $#1$ be positive}", "\\letpos{x}."),
    ("\\newcommand{\\assump}{Assume $x > 0$}", "\\assump."),
    ("\\newcommand{\\assump}{Assume that $x$ is positive}", "\\assump."),
    ("\\newcommand{\\assump}{Assume \\[ x > 0. \\]}", "\\assump"),
    ("\\newcommand{\\assump}{Assume \\( x > 0 \\)}", "\\assump."),
    ("\\newcommand{\\inner}{Assume $x > 0$}\\newcommand{\\outermost}{\\inner}", "\\outermost."),
    ("\\newcommand{\\assump}{}\\renewcommand{\\assump}{Assume $x > 0$.}", "\\assump"),
    ("\\newcommand{\\assump}{Hm.}", "\\renewcommand{\\assump}{Assume $x > 0$.} \\assump"),
    ("\\NewDocumentCommand{\\assump}{m}{Assume $#1 > 0$}", "\\assump{x}."),
    ("\\newif\\ifp\\ptrue\\newcommand{\\assump}{\\ifp Assume \\fi}", "\\assump $x > 0$."),
]
READ = [
    ("\\newcommand{\\pos}{$x > 0$}", "Assume \\pos."),
    ("\\newcommand{\\pos}{\\ensuremath{x > 0}\\xspace}", "Assume \\pos."),
    ("\\newcommand{\\pos}[1]{\\(#1 > 0\\)}", "Assume \\pos{x}."),
    ("\\newcommand{\\pos}{Assume that }", "\\pos $x > 0$."),
    ("\\newcommand{\\pvalue}{$p$-value}", "The \\pvalue{} is small. Assume $x > 0$."),
]


def verdict(tmp_path: Path, before: str, said: str) -> str:
    file = tmp_path / "a.tex"
    head = f"\\documentclass{{article}}\n{before}\n\\begin{{document}}\nLet $x$ be real.\n"
    file.write_text(f"{head}\n{said}\n\nWe have $$|x| = x.$$\n\\end{{document}}\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


@pytest.mark.parametrize(("before", "said"), LOST)
def test_nothing_is_refuted_where_a_formula_was_not_read(tmp_path: Path, before: str, said: str) -> None:
    assert "unread-macro" in codes(read(f"{before}\n{said}"))
    assert verdict(tmp_path, before, said) == "undecided"


@pytest.mark.parametrize(("before", "said"), READ)
def test_a_formula_alone_is_read_where_it_is_said(tmp_path: Path, before: str, said: str) -> None:
    assert codes(read(f"{before}\n{said}")) == []
    assert verdict(tmp_path, before, said) == "proved"


def test_where_it_stands() -> None:
    assert shown(read("\\newcommand{\\pos}[1]{$#1 > 0$} So \\pos{x} and \\pos{y}.")) == ["$\\pos{x}", "$\\pos{y}"]
