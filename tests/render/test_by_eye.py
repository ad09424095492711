"""What a reader's eye falls on first: nothing is there twice, nothing of ours reads as mathematics, and nothing says more than was checked."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

import proofgen
from proofgen.cli.commands import commands
from proofgen.render.edition import Edition, laid_out
from proofgen.render.html import html
from proofgen.render.markdown import markdown
from proofgen.render.marks import MARKS
from proofgen.render.parts import Chain, Finding, Setup
from proofgen.render.pdf import tex
from proofgen.render.roles import line_indices
from proofgen.report.words import UNSAMPLED

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), "")
FONTS = shutil.which("fc-list")
MEASURE = """<script>onload = () => { const said = document.createElement("pre"); said.id = "said";
  const high = one => one.getBoundingClientRect().height, sums = [...document.querySelectorAll("mo")].filter(one => one.textContent == "∑");
  said.textContent = JSON.stringify({sum: Math.max(...sums.map(high)), letter: high(document.querySelector("mi"))});
  document.body.append(said); };</script>"""


def test_mathematics_is_set_in_a_font_made_for_it(tmp_path: Path) -> None:
    """Without one a browser has no large Σ, and draws the bar of x̄ into the letter."""
    page = html(proofgen.check("Let $n \\in \\mathbb{N}$.\n\n$$ \\sum_{k=1}^n 1 = n $$\n"))
    fonts = page.split("math { font-size")[1].split("}")[0]
    assert fonts.index('"DejaVu Math TeX Gyre"') < fonts.index(", math;")
    if (
        not CHROMIUM
        or not FONTS
        or "DejaVu Math TeX Gyre" not in subprocess.run((FONTS,), capture_output=True, text=True, check=True).stdout
    ):
        pytest.skip("no Chromium here, or not Debian's font for mathematics")
    (tmp_path / "page.html").write_text(re.sub(r"<meta http-equiv[^>]*>", MEASURE, page), encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom")
    done = subprocess.run((CHROMIUM, *flags, (tmp_path / "page.html").as_uri()), capture_output=True, text=True, timeout=120, check=False)
    found = re.search(r'<pre id="said">(.*?)</pre>', done.stdout, re.S)
    assert found is not None, done.stderr[-2000:]
    said = json.loads(unescape(found[1]))
    assert said["sum"] > 1.5 * said["letter"]


def test_a_proof_is_not_belittled_by_what_was_not_sampled() -> None:
    document = proofgen.check("Let $x \\in \\mathbb{R}$.\n\n$$ (x + 1)^2 = x^2 + 2x + 1 $$\n")
    line = replace(document.lines[-1], how=("arithmetic of fractions", UNSAMPLED))
    document = replace(document, lines=(*document.lines[:-1], line))
    assert UNSAMPLED not in markdown(document)
    assert UNSAMPLED not in tex(document).split("\\begin{document}")[1]
    assert UNSAMPLED in markdown(document, edition=Edition("referee"))


EXPANSIONS = """Let $x \\in \\mathbb{R}$.

$$ \\cos x = 1 - \\frac{x^2}{2} + O(x^4) $$

$$ e^x = 1 + x + o(x) = 1 + O(x) $$

$$ e^x = 1 + x + O(x^3) $$
"""


def test_an_expansion_is_shown_as_it_is_written() -> None:
    """Its limit is how it was checked."""
    document = proofgen.check(EXPANSIONS)
    chain = next(part for part in laid_out(document, railed=True)[1].parts if isinstance(part, Chain))
    shown = [(row.line.left_shown, row.line.right) for row in chain.rows]
    assert shown == [(r"\cos x", r"1 - \frac{x^2}{2} + O(x^4)"), ("e^x", "1 + x + o(x)"), ("", "1 + O(x)")]
    wrong = document.refuted[0]
    assert wrong.message == f"this was checked as ${wrong.reading}$, which fails"
    boxed = tex(document).split("\\pgclaim{Claim 4}")[1].split("REFUTED")[0]
    assert "lim" not in boxed
    assert "O(x^{3})" in boxed.replace(" ", "").replace("x^3", "x^{3}")


@pytest.mark.parametrize("between", [r", \qquad ", r" \\ "])
def test_a_definition_beside_what_was_not_understood_is_set_once(between: str) -> None:
    formula = f"f(x) = x^2{between}g(x) = \\clubsuit(x)"
    text = f"\\begin{{aligned}} {formula} \\end{{aligned}}" if "\\\\" in between else formula
    document = proofgen.check(f"Define\n\n$$ {text} $$\n\nThen $f(2) = 4$.\n")
    assert [line.verdict for line in document.lines] == [None, "unreadable", "proved"]
    for page in (html(document), markdown(document), tex(document).split("\\begin{document}")[1]):
        panel = page.split("of the source")[0].split("proofgen explain")[0]
        assert panel.lower().replace(" ", "").count("clubsuit(x)") <= 2  # and once more in the details of a web page
    given = laid_out(document)[0].lines[:2]
    assert [(line.source, line.aside) for line in given] == [("f(x) = x^2", ""), (r"g(x) = \clubsuit(x)", "")]


WRONG = """Let $\\theta \\in \\mathbb{R}^2$. For example, $\\theta = (1, 2)$.

$$ (\\theta_1 + \\theta_2)^2 = \\theta_1^2 + \\theta_2^2 $$

$$ \\nabla_\\theta (\\theta_1^2 + \\theta_2^2) = (2 \\theta_1, 0) $$

$$ \\theta_1 \\le \\sqrt{\\theta_1^2 + \\sin^2 \\theta_2} $$
"""


def test_each_box_is_one_quotation_in_markdown() -> None:
    """As GitHub reads it: what was claimed, what is said of it, its numbers and what would be right."""
    document = proofgen.check(WRONG)
    boxed = sum(line.verdict in ("refuted", "undecided") for line in document.lines)
    assert boxed >= 2
    page = MarkdownIt("commonmark").enable("table").render(markdown(document))
    assert page.count("<blockquote>") == boxed
    outside = re.sub(r"<blockquote>.*?</blockquote>", "", page, flags=re.S)
    assert "true value" not in outside
    assert "<table>" not in outside
    assert "corrected" not in outside


GIVEN = "Let $x, z \\in \\mathbb{R}$.\n\n@\n\n$$ (x + z)^2 = x^2 + 2 x z + z^2 $$\n"


@pytest.mark.parametrize(
    "concluded",
    [
        "Hence\n\n$$ q = x + z $$",
        "Adding both gives\n\n$$ q = x + z. $$",
        "Let $x > 1$. Then\n\n$$ q = x + z $$",
        "Suppose that $x > 1$, hence $q = x + z$.",
        "Let $x > 1$, and therefore, $q = x + z$.",
    ],
)
def test_what_is_concluded_is_not_given(concluded: str) -> None:
    """Though it be the first to say what a name is; and then it says itself that it was not checked."""
    document, page = laid_out(proofgen.check(GIVEN.replace("@", concluded)), railed=True)
    q = next(at for at, line in enumerate(document.lines) if line.left == "q")
    assert document.lines[q].role == "definition"
    given = [block for part in page.parts if isinstance(part, Setup) for block in part.given]
    assert q not in [at for block in given for at in line_indices(block, document)]
    if "$$" in concluded:
        assert "says what $`q`$ is; not checked" in markdown(document)
        assert "not checked" not in markdown(document, edition=Edition("plain"))


@pytest.mark.parametrize("given", ["Define\n\n$$ q = x + z $$", "Then let\n\n$$ q = x + z $$", "$$ q = x + z $$", "So let $q = x + z$."])
def test_what_is_defined_is_given(given: str) -> None:
    document, page = laid_out(proofgen.check(GIVEN.replace("@", given)), railed=True)
    q = next(at for at, line in enumerate(document.lines) if line.left == "q")
    blocks = [block for part in page.parts if isinstance(part, Setup) for block in part.given]
    assert q in [at for block in blocks for at in line_indices(block, document)]


SQUARES = """Let $X \\in \\mathbb{R}^{n \\times d}$, $y \\in \\mathbb{R}^n$ and $w \\in \\mathbb{R}^d$. Define $L(w) = \\|Xw - y\\|^2$.

$$ \\nabla_w L(w) = 2 X^\\top (Xw - y) $$

@
"""


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("so the Hessian is $2 X X^\\top$.", 1),
        ("so the Hessian is $2 X X^\\top$, with $d$ rows, and its trace is $7$.", 2),
        ("The gradient vanishes at a point $\\hat w$ that we look for, and $L(w)$ grows away from it in each $w_j$.", 0),
        ("", 0),
    ],
)
def test_a_formula_in_the_text_that_nobody_looked_at_is_counted(words: str, count: int) -> None:
    """Below a green page it would seem to have been proved."""
    document = proofgen.check(SQUARES.replace("@", words))
    assert [line.verdict for line in document.lines if line.verdict] == ["proved"]
    said = f"{count} formula{'s are' if count > 1 else ' is'} in the text not checked".replace("is in the text", "in the text is")
    said = said.replace("s are in the text", "s in the text are")
    for page in (html(document), markdown(document), tex(document).split("\\begin{document}")[1]):
        assert (said.removesuffix(" checked") in page) == bool(count)
        assert ("in the text" in page) == bool(count)
    assert "not checked" not in html(document, Edition("plain"))


def test_no_mark_beside_a_formula_reads_as_mathematics() -> None:
    """`x!` is a factorial and `x∘` begins a composition: what is neither ticked nor crossed is said in a word."""
    document = proofgen.check(
        "Let $x > 0$ and $y \\bowtie x$. The text says $x = 3$ and then $x^2 + 1 = 1 + x^2$ holds.\n\n$$ x + x = 2x $$\n"
    )
    assert {"unreadable", "proved"} <= {line.verdict for line in document.lines}
    assert "*(unreadable)*" in markdown(document)
    assert re.search(r'class="mark unreadable spelt"[^>]*>\(unreadable\)</a>', html(document))
    assert "\\pgspelt{unreadable}{(unreadable)}" in tex(document)
    assert not {mark.sign for mark in MARKS.values()} & set("!○∘·+-*/|")
    assert all(mark.beside in "✓✗" or mark.beside.strip("()").isalpha() for mark in MARKS.values())


SLIP = """Let $x \\in \\mathbb{R}$ and $n$ be given.

$$ (x + 1)^2 = x^2 + 2x + 1 $$

$$ (x + 2)^2 = x^2 + 4x + 5 $$

$$ x \\clubsuit 3 $$

$$ (n + 3)^2 = n^2 + 6n + 9 $$
"""


def test_students_get_no_advice_and_no_slip_of_their_teachers() -> None:
    document = proofgen.check(SLIP)
    assert {"proved", "refuted", "unreadable"} == {line.verdict for line in document.lines if line.verdict}
    assert "I take" in markdown(document)
    for told in (markdown(document, edition=Edition("student")), html(document, Edition("student")).split("<body>")[1]):
        for word in ("refuted", "unreadable", "proved", "I take", "Write", "known here", "Not understood", "✗", "⚠"):
            assert word not in told
        assert "to be filled in" in told
    right = proofgen.check(SLIP.split("$$ (x + 2)")[0] + "$$ (n + 3)^2 = n^2 + 6n + 9 $$\n")
    told = markdown(right, edition=Edition("student"))
    assert "proved" in told
    assert "I take" not in told


def test_a_slip_is_reported_where_the_sheet_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slip.md").write_text(SLIP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(commands, ["build", "slip.md", "--to", "md", "--edition", "student", "--out", "out"])
    assert "slip.md: warning: line 5 is refuted and line 7 is unreadable; the student edition prints them as they stand" in done.output
    assert "warning" not in CliRunner().invoke(commands, ["build", "slip.md", "--to", "md", "--out", "out"]).output


LADDER = """Let $X$ be a random variable and $Y$ another.

$$ E[X \\mid Y] = E[X] $$

$$ E[X + 1 \\mid Y] = E[X \\mid Y] + 1 $$

$$ 1 + 1 = 3 $$

$$ E[2 X \\mid Y] = 2 E[X \\mid Y] $$
"""


def test_what_is_said_of_two_lines_is_said_in_one_box() -> None:
    """And each claim is in it, with its number; what is refuted has a box of its own."""
    document, page = laid_out(proofgen.check(LADDER))
    found = [part for part in page.parts if isinstance(part, Finding)]
    assert [[each.number for each in (part, *part.also)] for part in found] == [["1", "2"], ["3"], ["4"]]
    for line in (found[0].line, found[0].also[0].line):
        assert line.message.split("$")[1] in found[0].told
    told = tex(document)
    assert told.count("no law is known here of") == 2
    assert all(f"pgclaim{{Claim {number}}}" in told for number in "1234")
    again = proofgen.check(markdown(document))
    assert [line.verdict for line in again.lines] == [line.verdict for line in document.lines]


def test_the_statement_of_a_theorem_is_never_blank() -> None:
    """`**Theorem.** For all $x$, …` was blanked in a sheet for students, who were to prove what they could not read."""
    document = proofgen.check(
        "**Theorem.** For all $x \\in \\mathbb{R}$,\n\n$$ (x - 1)^2 = x^2 - 2x + 1 . $$\n\nSo\n\n$$ (x - 1)^2 - 1 = x^2 - 2x $$\n",
        cache=False,
    )
    _, page = laid_out(document, Edition("student", blanks=9))
    assert [row.kept for part in page.parts if isinstance(part, Chain) for row in part.rows] == ["", "blank"]


def test_a_condition_stands_beside_the_tick_of_what_is_to_be_shown() -> None:
    document = proofgen.check("Let $a$ be real. Show that\n$$\\frac{a^2-1}{a-1} = a + 1.$$\n", cache=False)
    assert r"if $a" in tex(document)
    assert "proved if" in markdown(document)
    assert '<span class="how">if' in html(document)
