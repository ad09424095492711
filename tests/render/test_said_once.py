"""What a page says, it says once, where it belongs, and the same as every other command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import proofgen
from proofgen.cli.commands import commands
from proofgen.render import HANDOUTS
from proofgen.render.edition import Edition, laid_out
from proofgen.render.grades import with_feedback
from proofgen.render.html import html
from proofgen.render.markdown import markdown
from proofgen.render.notebook import notebook
from proofgen.render.parts import Outcome
from proofgen.render.pdf import tex
from proofgen.render.small import full
from proofgen.render.terminal import terminal
from proofgen.report.values import Document, Report

MIDDLE = """Let $x > 0$.

**Theorem.** $x + x = 2 x$ and $x + 2 x = 3 x$.

*Proof.* Indeed

$$ x + x = 2 x. $$

This is the middle, and so

$$ x + 2 x = 3 x. @ $$

# Another section

Words.
"""


def outcomes(text: str) -> list[Outcome]:
    return [part for part in laid_out(proofgen.check(text), railed=True)[1].parts if isinstance(part, Outcome)]


def test_a_proof_is_over_at_its_end_only() -> None:
    assert [part.ends for part in outcomes(MIDDLE.replace("@", ""))] == [False, True]


@pytest.mark.parametrize("sign", ["\\qquad\\blacksquare", "\\hfill \\square", "\\quad\\Box", "\\blacksquare"])
def test_the_authors_own_sign_is_no_formula_and_is_set_once(sign: str) -> None:
    text = MIDDLE.replace("@", sign)
    document = proofgen.check(text)
    assert document.counts["unreadable"] == 0
    assert [part.ends for part in outcomes(text)] == [False, False]
    body = tex(document).split("\\begin{document}")[1]
    assert len(re.findall(r"\\(?:blacksquare|square|Box|pgSquare)(?![A-Za-z])", body)) == 1


def test_such_a_sign_inside_a_formula_is_not_passed_over() -> None:
    for text in ("Let $x > 0$.\n\n$$ x \\blacksquare x = x^2 $$\n", "Let $x > 0$.\n\n$$ x = \\square $$\n"):
        assert proofgen.check(text).counts["unreadable"] == 1


def test_a_sentence_ends_with_one_stop() -> None:
    assert full("say so: `Assume $x > 0$.`") == "Say so: `Assume $x > 0$.`"
    assert full("say `x`") == "Say `x`."


def test_boxes_of_one_sentence_are_told_apart_in_words() -> None:
    document = proofgen.check("Let $x > 0$.\n\nHence $x = 2$; hence $x = 3$.\n")
    for page in (tex(document), html(document), markdown(document)):
        assert "the first of 2 marked above" in page
        assert "the second of 2 marked above" in page


DOTTED = "Let $q(t)$ be smooth and let $f(t)$ be smooth.\n\n$$ \\frac{d}{dt} q^2 = 2 q \\dot q $$\n\n$$ \\frac{d}{dt} \\dot{q} = \\ddot q $$\n\n$$ \\frac{d}{dt} f^2 = 2 f f' $$\n"


def test_a_dot_stays_a_dot() -> None:
    document = proofgen.check(DOTTED)
    assert [line.verdict for line in document.lines if line.verdict] == ["proved"] * 3
    said = terminal(Report((document,)), width=100, color=False)
    assert "2 q(t) q̇(t)" in said
    assert "q̈(t)" in said
    assert "f'(t)" in said
    assert "q'" not in said
    for kind in HANDOUTS:
        if kind.name in ("tex", "html", "md"):
            assert not re.search(r"q'|q</mi><mo>′", kind.render(document, Edition()).decode())


def test_whoever_writes_both_means_both() -> None:
    said = terminal(Report((proofgen.check(DOTTED + "\n$$ \\frac{d}{dt} q^3 = 3 q^2 q' $$\n"),)), width=100, color=False)
    assert "q'(t)" in said


def expecting(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.md"
    path.write_text("Let $x > 0$.\n\n<!-- proofgen: expect refuted -->\n$$ x = 2 x $$\n\n$$ x + x = 2 x $$\n")
    return path


def test_every_command_says_the_same_of_a_file(tmp_path: Path) -> None:
    path = expecting(tmp_path)
    checked = CliRunner().invoke(commands, ["check", str(path)])
    built = CliRunner().invoke(commands, ["build", str(path), "--to", "md", "--out", str(tmp_path / "out")])
    document: Document = proofgen.check(path)
    for said in (checked.output, built.output, notebook(document)):
        assert "as the file expects" in said
        assert "a line is refuted" not in said


def test_blanks_are_for_those_who_fill_them_in(tmp_path: Path) -> None:
    for edition in ("full", "referee"):
        done = CliRunner().invoke(
            commands, ["build", str(expecting(tmp_path)), "--blank", "1", "--edition", edition, "--out", str(tmp_path / "out")]
        )
        assert "--blank is for --edition student" in done.output
        assert done.exit_code == 2
        assert not (tmp_path / "out").exists()


def test_what_is_unchecked_is_named_by_its_lines() -> None:
    document = proofgen.check("Let $x > 0$.\n\n$$ x + x = 2 x $$\n\nA relation in passing, $x = 1$.\n")
    assert "({\\pgsmall line 5})" in tex(document)
    for page in (html(document), markdown(document)):
        assert "(line 5)" in page


def test_what_is_refuted_as_expected_is_not_what_is_wrong_with_a_file() -> None:
    open_line = "\n$$ \\int_0^1 \\sin(\\sin t) \\, dt = \\int_0^1 \\sin(\\sin(1 - t)) \\, dt $$\n"
    said = terminal(
        Report((proofgen.check("Let $x > 0$.\n\n<!-- proofgen: expect refuted -->\n$$ x = 2 x $$\n" + open_line),)), width=100, color=False
    )
    assert "not every line is proved" in said
    assert "a line is refuted" not in said


@pytest.mark.parametrize("line", [r"(a) $\log(x^2) = \log x$", r"(a) $x = 1$"])
def test_a_page_on_which_nothing_was_checked_does_not_end_in_proved(line: str) -> None:
    document = proofgen.check(f"Let $x > 0$.\n\n{line}\n")
    assert {word for word, count in document.counts.items() if count} == {"unchecked"}
    assert '<section class="result claim unchecked"' in html(document)
    assert "☐ nothing was checked</span></section>" in html(document)
    assert r"\pgsummary{unchecked}" in tex(document)
    assert r"\pgpill{unchecked}{NOTHING WAS CHECKED}" in tex(document)
    assert "(line 3): nothing was checked." in markdown(document)
    assert not re.search(
        r"✓|PROVED|class=.result claim proved", html(document) + tex(document).split("\\begin{document}")[1] + markdown(document)
    )


def test_what_a_student_reads_of_a_file_with_nothing_checked_is_no_praise() -> None:
    document = with_feedback(proofgen.check("Let $x > 0$.\n\n(a) $\\log(x^2) = \\log x$\n"))
    assert "☐ nothing was checked</span></section>" in html(document)
