"""Of a LaTeX conditional only the branch counts that is set; where that is not known, none does."""

from __future__ import annotations

from pathlib import Path

import pytest
from latex import codes, read, shown

import proofgen

SWITCH = "\\newif\\ifsol\n"
SET: list[tuple[str, list[str]]] = [
    ("\\iftrue $a$ \\else $b$ \\fi $c$", ["$a", "$c"]),
    ("\\iffalse $a$ \\else $b$ \\fi $c$", ["$b", "$c"]),
    ("\\iffalse $a$ % \\fi\n $b$ \\fi $c$", ["$c"]),
    ("\\iffalse $a$ \\newif\\ifx $b$ \\fi $c$", ["$c"]),
    (f"{SWITCH}\\ifsol $a$ \\else $b$ \\fi $c$", ["$b", "$c"]),
    (f"{SWITCH}\\soltrue \\ifsol $a$ \\else $b$ \\fi $c$", ["$a", "$c"]),
    (f"{SWITCH}\\soltrue \\ifsol $a$ \\fi \\solfalse \\ifsol $b$ \\fi $c$", ["$a", "$c"]),
    (f"{SWITCH}\\ifsol $a$ \\ifx\\p\\q $d$ \\else $e$ \\fi $f$ \\else $b$ \\fi $c$", ["$b", "$c"]),
    (f"{SWITCH}\\soltrue \\ifsol $a$ \\iffalse $d$ \\else $e$ \\fi $f$ \\else $b$ \\fi $c$", ["$a", "$e", "$f", "$c"]),
    ("\\let\\ifsol\\iffalse \\ifsol $a$ \\fi $c$", ["$c"]),
    ("\\let\\ifsol=\\iftrue \\ifsol $a$ \\fi $c$", ["$a", "$c"]),
    ("\\if0 $a$ \\fi \\if11 $b$ \\fi $c$", ["$b", "$c"]),
    (f"{SWITCH}\\iffalse \\soltrue \\fi \\ifsol $a$ \\fi $c$", ["$c"]),
    ("We have $a$ \\iff $b$, so $p \\iff q$.", ["$a", "$b", "$p \\iff q"]),
    ("\\newcommand{\\ifpos}[1]{x} \\ifpos{y} $c$", ["$c"]),
    ("\\iffalse $a$ \\begin{align} b &= 1", []),
    ("\\documentclass{article} \\ifpdf \\usepackage{x} \\fi \\begin{document} $c$ \\end{document}", ["$c"]),
]
UNKNOWN: list[tuple[str, list[str]]] = [
    ("\\ifx\\foo\\undefined\\else $a$ \\fi $c$", ["$c"]),
    ("\\ifnum1=2 $a$ \\fi $c$", ["$c"]),
    ("\\ifcase\\x $a$ \\or $b$ \\else $d$ \\fi $c$", ["$c"]),
    ("\\ifsol $a$ \\else $b$ \\fi $c$", ["$c"]),
    ("\\ifdefined\\x $a$ \\iffalse $b$ \\else $d$ \\fi $e$ \\fi $c$", ["$c"]),
    (f"{SWITCH}{{\\soltrue}} \\ifsol $a$ \\else $b$ \\fi $c$", ["$c"]),
    (f"{SWITCH}\\newcommand{{\\on}}{{\\soltrue}} \\on \\ifsol $a$ \\else $b$ \\fi $c$", ["$c"]),
    (f"{SWITCH}\\begin{{center}}\\soltrue\\end{{center}} \\ifsol $a$ \\else $b$ \\fi $c$", ["$c"]),
    ("\\newboolean{sol} \\setboolean{sol}{true} \\ifsol $a$ \\else $b$ \\fi $c$", ["$c"]),
    ("\\ifthenelse{\\boolean{sol}}{$a$}{$b$} $c$", ["$c"]),
    ("\\iftoggle{sol}{Suppose $a$.}{Suppose $b$.} $c$", ["$c"]),
    ("\\ifx\\p\\q $a$", []),
]


@pytest.mark.parametrize(("text", "formulas"), SET)
def test_what_is_set(text: str, formulas: list[str]) -> None:
    document = read(text)
    assert (shown(document), [code for code in codes(document) if code == "unknown-branch"]) == (formulas, [])


@pytest.mark.parametrize(("text", "formulas"), UNKNOWN)
def test_what_may_be_set(text: str, formulas: list[str]) -> None:
    document = read(text)
    assert shown(document) == formulas
    assert "unknown-branch" in codes(document)


def test_a_switch_set_under_an_unknown_test_is_unknown() -> None:
    document = read(f"{SWITCH}\\ifdefined\\answers \\soltrue \\fi \\ifsol $a$ \\else $b$ \\fi $c$")
    assert (shown(document), codes(document)) == (["$c"], ["unknown-branch"] * 2)


def test_switches_and_other_files() -> None:
    text = f"{SWITCH}\\soltrue \\input{{a1}} \\solfalse \\input{{a1}} $c$"
    assert shown(read(text, lambda path: "\\ifsol $a$ \\else $b$ \\fi" if path == "a1.tex" else None)) == ["$a", "$b", "$c"]
    document = read(f"{SWITCH}\\input{{a1}} \\ifsol $a$ \\else $b$ \\fi $c$", lambda path: "\\soltrue" if path == "a1.tex" else None)
    assert (shown(document), codes(document)) == (["$c"], ["unknown-branch"])


def test_a_formula_with_a_test_is_not_read_as_if_it_was_not_there(tmp_path: Path) -> None:
    file = tmp_path / "a.tex"
    for test in ("\\iffalse + 1 \\fi", "\\ifx\\a\\b + 1 \\fi", "\\pick{1}"):
        body = f"\\newcommand{{\\pick}}[1]{{\\ifx#1y a\\else b\\fi}}\n\\begin{{document}}\nLet $x \\in \\mathbb{{R}}$. We have $$x {test} = x.$$\n"
        file.write_text(f"\\documentclass{{article}}\n{body}\\end{{document}}\n", encoding="utf-8")
        assert proofgen.check(file, cache=False).lines[-1].verdict == "unreadable"


def test_nothing_is_refuted_below_what_may_be_set(tmp_path: Path) -> None:
    file = tmp_path / "a.tex"
    text = "Let $x$ be real. \\ifx\\foo\\undefined\\else Assume $x > 0$. \\fi We have $$|x| = x.$$"
    file.write_text(f"\\documentclass{{article}}\n\\begin{{document}}\n{text}\n\\end{{document}}\n", encoding="utf-8")
    assert proofgen.check(file, cache=False).lines[-1].verdict == "undecided"


def test_many() -> None:
    for test in ("\\iffalse", "\\iffalse \\fi", "\\ifx", "\\ifx \\fi", "\\iftrue", "\\newif\\ifa\\atrue", "\\ifthenelse{a}{b}{c}"):
        assert shown(read(f"{test} " * 10_000)) == []
