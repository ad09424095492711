"""What no reader of the printed text sees supposes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen

LATEX = [
    "\\if0 Suppose $x = 0$. \\fi", "\\iffalse Suppose $x = 0$. \\fi", "\\if0 Suppose $x = 0$. \\ifx a b c \\else d \\fi Suppose $x = 0$. \\fi",
    "\\todo{Suppose $x = 0$.}", "\\todo[inline]{Suppose $x = 0$.}", "\\hide{Suppose $x = 0$.}", "\\begin{comment}\nSuppose $x = 0$.\n\\end{comment}",
]  # fmt: skip
MARKDOWN = [
    "<div hidden>Suppose $x = 0$.</div>", "<span hidden>Suppose $x = 0$.</span>", "<!-- Suppose $x = 0$. -->",
    '<div style="display:none">\n\nSuppose $x = 0$.\n\n</div>', "<p style='color: red; visibility: hidden'>Suppose $x = 0$.</p>",
]  # fmt: skip


@pytest.mark.parametrize("hidden", LATEX)
def test_in_latex(tmp_path: Path, hidden: str) -> None:
    file = tmp_path / "a.tex"
    text = "\\documentclass{article}\n\\newcommand{\\hide}[1]{}\n\\begin{document}\nLet $x \\in \\mathbb{R}$.\n"
    file.write_text(f"{text}{hidden}\n\nWe have $$x^2 = 0.$$\n\\end{{document}}\n", encoding="utf-8")
    assert proofgen.check(file, cache=False).lines[-1].verdict not in ("proved", "proved-if")


@pytest.mark.parametrize("hidden", MARKDOWN)
def test_in_markdown(tmp_path: Path, hidden: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"Let $x \\in \\mathbb{{R}}$.\n\n{hidden}\n\nWe have $$x^2 = 0.$$\n", encoding="utf-8")
    assert proofgen.check(file, cache=False).lines[-1].verdict not in ("proved", "proved-if")


def test_the_other_branch_is_set(tmp_path: Path) -> None:
    file = tmp_path / "a.tex"
    text = "\\iffalse Suppose $x = 1$. \\else Suppose $x = 2$. \\fi We have $$x^2 = 4.$$"
    file.write_text(
        f"\\documentclass{{article}}\n\\begin{{document}}\nLet $x \\in \\mathbb{{R}}$. {text}\n\\end{{document}}\n", encoding="utf-8"
    )
    assert proofgen.check(file, cache=False).lines[-1].verdict == "proved"
