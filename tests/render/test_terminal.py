"""The terminal page: carets under the sides, windows over long lines, nothing that could move the cursor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proofgen.render.plain import plain
from proofgen.render.terminal import terminal
from proofgen.report.values import Document, Remark, Report
from tests.render import sample


def lines_of(document: Document, width: int = 100) -> list[str]:
    return terminal(Report((document,)), color=False, width=width).split("\n")


def test_carets_stand_exactly_under_the_sides() -> None:
    lines = lines_of(sample.mistake())
    at = next(at for at, line in enumerate(lines) if r"\sqrt{x^2} = x" in line)
    source, carets, words = lines[at : at + 3]
    start = source.index(r"\sqrt")
    assert set(carets[start : start + len(r"\sqrt{x^2}")]) == {"─", "┬"}
    assert carets[start - 1] == " "
    assert carets[start + len(r"\sqrt{x^2}")] == " "
    knee = carets.index("┬")
    assert words[: knee + 5].rstrip().endswith("is 1")
    assert "is -1" in words


def test_a_line_of_five_million_characters_is_shown_through_a_window() -> None:
    text = terminal(Report((sample.long_line(),)), color=False, width=80)
    assert len(text) < 2000
    assert "$x = 1$" in text
    assert all(len(line) <= 80 for line in text.split("\n"))
    at = next(at for at, line in enumerate(text.split("\n")) if "$x = 1$" in line)
    source, carets = text.split("\n")[at : at + 2]
    assert carets[source.index("x = 1")] == "┬"
    assert carets[source.index("1$")] == "┬"


def test_every_formula_is_counted() -> None:
    text = terminal(sample.report(), color=False, width=100)
    judged = "12 checked (8 proved, 1 proved under a condition, 2 refuted, 1 undecided)"
    assert f"23 formulas: {judged}, 10 given, 1 unreadable" in text
    assert "proved if x ≠ 1" in text
    assert "proofgen explain sides-differ" in text
    assert "holds for x ≥ 0" in text


def test_a_file_without_claims_is_no_success() -> None:
    empty = replace(sample.softmax(), lines=(), counts={}, state="checked", as_expected=False)
    assert "nothing was checked" in terminal(Report((empty,)), color=False, width=80)
    assert "nothing was checked" in terminal(Report((empty,)), color=False, width=80, quiet=True)
    assert "nothing was checked" in terminal(Report(()), color=False, width=80)


def test_how_it_was_read_comes_last_and_not_when_quiet() -> None:
    remark = Remark(sample.EMPTY.place, "warning", "unslashed", r"`exp` prints as letters; read as `\exp`")
    document = replace(sample.mistake(), remarks=(remark,))
    lines = lines_of(document)
    assert r"  line 1: `exp` prints as letters; read as `\exp`" in lines
    assert lines.index(r"  line 1: `exp` prints as letters; read as `\exp`") > max(
        at for at, each in enumerate(lines) if "see: proofgen" in each
    )
    assert lines[-2].endswith("a line is refuted")
    assert "exp` prints" not in terminal(Report((document,)), color=False, width=100, quiet=True)


def test_quiet_says_only_what_needs_attention() -> None:
    assert terminal(Report((sample.softmax(),)), color=False, width=80, quiet=True) == ""
    assert "sides-differ" in terminal(Report((sample.mistake(),)), color=False, width=80, quiet=True)


def test_an_expected_mistake_is_no_error() -> None:
    text = terminal(Report((sample.mistake("refuted"),)), color=False, width=100)
    assert "✗ as expected[sides-differ]" in text


def test_colour_only_on_request() -> None:
    assert "\x1b" not in terminal(sample.report(), color=False, width=80)
    assert "\x1b[" in terminal(sample.report(), color=True, width=80)


@pytest.mark.parametrize("width", [1, 40, 80, 200])
def test_hostile_words_cannot_move_the_cursor(width: int) -> None:
    text = terminal(Report((sample.hostile(),)), color=False, width=width)
    assert not set(text) & {"\x1b", "\x00", "\u202e", "\u2066", "\r"}
    assert "[U+202E]" in text
    assert r"\write18" in text


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\hat y_i", "ŷ_i"),
        (r"\frac{\partial L}{\partial \theta_i}", "∂L/∂θ_i"),
        (r"\theta \neq 0", "θ ≠ 0"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        (r"\sum_{j=1}^{n} x_j", "Σ_(j=1..n) x_j"),
        (r"\log\hat y_k", "log ŷ_k"),
        (r"\frac{x^n - 1}{x - 1}", "(xⁿ - 1)/(x - 1)"),
        (r"\frac{e^{\theta_{k}}}{\sum_{j = 1}^{n} e^{\theta_{j}}}", "e^(θ_k)/Σ_(j=1..n) e^(θ_j)"),
        (r"\frac{\partial CE(\theta)}{\partial \theta_i}", "∂CE(θ)/∂θ_i"),
        (r"\frac{1}{2 \sigma^2}", "1/(2 σ²)"),
        (r"\log \frac{a}{b}", "log(a/b)"),
        (r"\sqrt[n]{n}", "√[n](n)"),
        (r"\sqrt[3]{x^3} + \sqrt{2} + \sqrt[4]{a}", "∛(x³) + √2 + ∜a"),
        (r"\sqrt[n", "√"),
        (r"\begin{pmatrix}0 & 1 \\ 1 & 0\end{pmatrix}", "(0, 1; 1, 0)"),
        ("{" * 3000, "{" * 2940),
    ],
)
def test_latex_in_plain_words(latex: str, expected: str) -> None:
    assert plain(latex).startswith(expected)
