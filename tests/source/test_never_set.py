"""What no reader of the printed text sees supposes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen
from proofgen.source.document import Math
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText

LATEX = [
    "\\if0 Suppose $x = 0$. \\fi", "\\iffalse Suppose $x = 0$. \\fi", "\\if0 Suppose $x = 0$. \\ifx a b c \\else d \\fi Suppose $x = 0$. \\fi",
    "\\todo{Suppose $x = 0$.}", "\\todo[inline]{Suppose $x = 0$.}", "\\hide{Suppose $x = 0$.}", "\\begin{comment}\nSuppose $x = 0$.\n\\end{comment}",
    "\\newif\\ifsol\n\\ifsol Suppose $x = 0$. \\fi", "\\ifnum1=2 Suppose $x = 0$. \\fi", "\\ifthenelse{\\boolean{a}}{Suppose $x = 0$.}{}",
    "\\note{Suppose $x = 0$.}", "\\note<2>[item]{Suppose $x = 0$.}", "\\sout{Suppose $x = 0$.}", "\\st{Suppose $x = 0$.}",
    "\\cancel{Suppose $x = 0$.}", "\\xcancel{Suppose $x = 0$.}",
]  # fmt: skip
MARKDOWN = [
    "<div hidden>Suppose $x = 0$.</div>", "<span hidden>Suppose $x = 0$.</span>", "<!-- Suppose $x = 0$. -->",
    '<div style="display:none">\n\nSuppose $x = 0$.\n\n</div>', "<p style='color: red; visibility: hidden'>Suppose $x = 0$.</p>",
    "[//]: # (Suppose $x = 0$.)", "[comment]: # (Suppose $x = 0$.)", '[//]: # "Suppose $x = 0$."', "[Suppose $x = 0$.]: #", "[//]: <> (Suppose $x = 0$.)",
    "> [//]: # (Suppose $x = 0$.)", "[//]: # (Suppose\n$x = 0$.)", "[//]: # (Suppose $x = 0$.\nSo it is.)", "%% Suppose $x = 0$. %%", "%%\nSuppose $x = 0$.\n%%",
    "Now %% Suppose $x = 0$. %%.", "%% Suppose\n$x = 0$. %%", "::: {.content-hidden}\nSuppose $x = 0$.\n:::", "::: content-hidden\nSuppose $x = 0$.\n:::",
    "::: {.content-hidden}\n::: {.proof}\nHm.\n:::\nSuppose $x = 0$.\n:::", '::: {.content-visible when-format="html"}\nSuppose $x = 0$.\n:::',
    '::: {.content-hidden unless-format="pdf"}\nSuppose $x = 0$.\n:::', "::: {.hidden}\nSuppose $x = 0$.\n:::", "[Suppose $x = 0$.]{.content-hidden}",
    '<div class="content-hidden">Suppose $x = 0$.</div>', '<div class="a hidden">\n\nSuppose $x = 0$.\n\n</div>',
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


SEEN = [
    "[//]: # (No.)\nSuppose $x = 1$.", "[//]: # (No\n\nSuppose $x = 1$.", "% No.\n\nSuppose $x = 1$.", "%%\n\nSuppose $x = 1$.", "%%%%\n\nSuppose $x = 1$.\n\n%%%%",
    "%%\n%% No.\n%%\n\nSuppose $x = 1$.", "It is 10%% and 20%%. Suppose $x = 1$.", "::: {.content-visible}\nSuppose $x = 1$.\n:::", "See [this]{.mark}. Suppose $x = 1$.",
    "::: {.content-hidden}\nNo.\n:::\n\nSuppose $x = 1$.", "::: {.hidden}\n$$ \\newcommand{\\one}{1} $$\n:::\n\nSuppose $x = \\one$.",
    '<div class="unhidden">Suppose $x = 1$.</div>', "Suppose $x = 1$.\n\nSee [a]: # 3.",
]  # fmt: skip


@pytest.mark.parametrize("seen", SEEN)
def test_what_is_seen(tmp_path: Path, seen: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"Let $x \\in \\mathbb{{R}}$.\n\n{seen}\n\nWe have $$x^2 = 1.$$\n", encoding="utf-8")
    assert proofgen.check(file, cache=False).lines[-1].verdict == "proved"


def test_nothing_is_refuted_where_a_format_may_suppose_more(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    for div, verdict in (('.content-visible when-format="html"', "undecided"), (".content-hidden", "refuted")):
        file.write_text(f"Let $x$ be real.\n\n::: {{{div}}}\nSuppose $x = 0$.\n:::\n\nWe have $$x^2 = x.$$\n", encoding="utf-8")
        assert proofgen.check(file, cache=False).lines[-1].verdict == verdict


@pytest.mark.parametrize(("formula", "verdict"), [
    ("x = x + \\cancel{1}", "unreadable"), ("12 = \\cancel{5} 12", "unreadable"), ("\\xcancel{x = 1}", "unreadable"),
    ("\\frac{\\cancel{3} x}{\\cancel{3}} = x", "proved"), ("x \\cancel{- x} \\cancel{+ x} = x", "unreadable"),
])  # fmt: skip
def test_what_is_struck_out_of_a_formula(tmp_path: Path, formula: str, verdict: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"Let $x \\in \\mathbb{{R}}$. We have $$ {formula}. $$\n", encoding="utf-8")
    assert proofgen.check(file, cache=False).lines[-1].verdict == verdict


def test_many_comments() -> None:
    for each in (
        "%% ",
        "%%\n",
        "%%a ",
        "[//]: # (a\n",
        "[",
        "[a]{.content-hidden",
        "::: {.content-hidden}\n",
        "::: {.content-hidden}\n:::\n",
    ):
        assert not [
            piece for block in read_markdown(SourceText("a.md", each * 5_000)).blocks for piece in block.pieces if isinstance(piece, Math)
        ]
