"""Every row of the claims the product was born from, by its id: the verdict, and what the diagnostic says around it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from proofgen.math.sorts import INTEGER
from proofgen.math.term import Rel, Sym
from proofgen.math.walk import free_symbols
from proofgen.report.lines import line_of
from proofgen.report.values import Line
from proofgen.session.check import to_be_checked
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Statement
from proofgen.verify import advice
from proofgen.verify.examine import examine
from proofgen.verify.finding import Finding
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.verdict import Proved

ROOT = Path(__file__).parents[2]
QUESTION, QUESTION_AS_TYPED = "examples/softmax-question.md", "tests/documents/claims-question.md"
MENDED, MENDED_AS_TYPED = "examples/softmax-mended.md", "tests/documents/claims-mended.md"
COMMENT, ANSWER = "tests/documents/claims-comment.md", "examples/softmax-answer.md"
Checked = tuple[Statement, Finding | None, Line]

# id, file, line of the file, verdicts of the chain's links, what the hints say (each text stands in one of them)
CLAIMS: list[tuple[str, str, int, tuple[str, ...], tuple[str, ...]]] = [
    ("Q1", QUESTION, 25, ("refuted",), ("as printed it is refuted; with the braces as parentheses it would hold",)),
    ("Q1", QUESTION_AS_TYPED, 12, ("refuted",), (r"= -\left(y_{ik} - \hat{y}_{ik}\right)$",)),
    ("Q2", QUESTION, 32, ("refuted",), ("the sign is wrong in every row",)),
    ("Q2", QUESTION_AS_TYPED, 15, ("refuted",), (r"= \hat{y}_{i} - y_{i}$",)),
    (
        "Q3",
        QUESTION,
        39,
        ("refuted",),
        ("rows 1, 2, 3 and 5 are claimed to be zero", "the sign is wrong in row 4", r"= \hat{y}_{i} - y_{i}$"),
    ),
    (
        "Q3",
        QUESTION_AS_TYPED,
        18,
        ("refuted",),
        ("rows 1, 2, 3 and 5 are claimed to be zero", "the sign is wrong in row 4", r"= \hat{y}_{i} - y_{i}$"),
    ),
    ("Q4", QUESTION_AS_TYPED, 20, ("unreadable",), ("write the rows out for two or three examples",)),
    ("Q5", QUESTION, 44, ("proved",), ()),
    ("Q5", QUESTION_AS_TYPED, 22, ("proved",), ()),
    ("U1", MENDED, 18, ("refuted",), (r"what is true is", r"= \hat{y}_{i} - y_{i}$")),
    ("U1", MENDED_AS_TYPED, 10, ("refuted",), (r"= \hat{y}_{i} - y_{i}$",)),
    (
        "U2",
        MENDED,
        23,
        ("refuted",),
        ("it holds only for $i = k$ in general", r"for $i \neq k$ what is true is"),
    ),
    ("U2", MENDED_AS_TYPED, 13, ("refuted",), ("it holds only for $i = k$ in general",)),
    ("U3", MENDED, 28, ("refuted",), ("the sign is wrong in every row",)),
    ("U3", MENDED_AS_TYPED, 16, ("refuted",), ()),
    ("U4", MENDED, 34, ("proved",), ()),
    ("U4", MENDED_AS_TYPED, 18, ("proved",), ()),
    ("U5", MENDED_AS_TYPED, 20, ("refuted", "proved"), ("a missing log on the left", r"would hold: $\log \hat{y}_{k} =")),
    ("U6", MENDED, 45, ("proved",), ()),
    ("U6", MENDED_AS_TYPED, 22, ("proved",), ()),
    ("U7", MENDED, 49, ("proved",), ()),
    ("U7", MENDED, 51, ("proved",), ()),
    ("U7", MENDED_AS_TYPED, 24, ("proved",), ()),
    ("U7", MENDED_AS_TYPED, 26, ("proved",), ()),
    ("U8", MENDED, 55, ("proved",), ()),
    ("U8", MENDED_AS_TYPED, 28, ("proved",), ()),
    ("C1", COMMENT, 10, ("refuted",), (r"what is true is", r"= \hat{y}_{ij}")),
    ("R1", COMMENT, 12, ("proved",), ()),
    ("A1", ANSWER, 22, ("proved",), ()),
    ("A2", ANSWER, 24, ("proved",), ()),
    ("A3", ANSWER, 26, ("proved",), ()),
    ("A4", ANSWER, 32, ("proved",), ()),
    ("A5", ANSWER, 34, ("proved",), ()),
    ("A5", ANSWER, 35, ("proved",), ()),
    ("A6", ANSWER, 37, ("proved",), ()),
    ("A7", ANSWER, 41, ("proved", "proved"), ()),
    ("A8", ANSWER, 45, ("proved", "proved"), ()),
    ("to show", ANSWER, 16, ("proved",), ()),
]

SCORES = r"""
Let $n \in \mathbb{N}$, let $i, k \in \{1, \dots, n\}$, let $\theta \in \mathbb{R}^n$, and let $y \in \mathbb{R}^n$ be one-hot at $k$.

Define

$$ \hat{y} = softmax(\theta), \qquad CE(\theta) = -\sum\nolimits_{i}{y_i*log({\hat{y}_{i}})} $$

"""


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """How much advice is found may not depend on how busy this machine is."""
    monkeypatch.setattr(advice, "time", SimpleNamespace(monotonic=lambda: 0.0))


@cache
def statements(path: str, text: str = "") -> tuple[SourceText, tuple[Statement, ...]]:
    source = SourceText(path, text or (ROOT / path).read_text(encoding="utf-8"))
    return source, read_derivation(read_markdown(source)).statements


def checked_at(path: str, row: int, text: str = "") -> list[Checked]:
    """The checked statements at one line of a file."""
    source, found = statements(path, text)
    return [
        checked(statement, source)
        for statement in found
        if _checkable(statement) and line_of(statement, None, source, ()).place.line == row
    ]


def _checkable(statement: Statement) -> bool:
    return statement.problem is not None or to_be_checked(statement)


def checked(statement: Statement, source: SourceText) -> Checked:
    if statement.problem is not None:
        return statement, None, line_of(statement, None, source, ())
    assert statement.goal is not None
    assert statement.context is not None
    finding = examine(Obligation(statement.goal, statement.context), statement.alternative, Limits(seconds=30))
    return statement, finding, line_of(statement, finding, source, ())


@pytest.mark.parametrize(
    ("path", "row", "verdicts", "hints"), [pytest.param(*case, id=f"{name}-{Path(case[0]).stem}-{case[1]}") for name, *case in CLAIMS]
)
def test_claim(path: str, row: int, verdicts: tuple[str, ...], hints: tuple[str, ...]) -> None:
    found = checked_at(path, row)
    assert tuple(line.verdict for _, _, line in found) == verdicts
    said = "\n".join(hint for _, _, line in found for hint in line.hints)
    assert [hint for hint in hints if hint not in said] == []


def test_q3_fails_at_the_authors_own_numbers() -> None:
    ((_, _, line),) = checked_at(QUESTION, 39)
    assert line.message == "this equality fails at the author's own numbers"
    counterexample = line.counterexample
    assert counterexample is not None
    assert counterexample.own_numbers
    assert [row.left for row in counterexample.rows] == [r"\frac{1}{10}", r"\frac{1}{5}", r"\frac{1}{10}", r"-\frac{3}{5}", r"\frac{1}{5}"]
    assert [row.right for row in counterexample.rows] == ["0", "0", "0", r"\frac{3}{5}", "0"]
    assert dict(counterexample.point)[r"\hat{y}_{i}"] == r"\left(0.1, 0.2, 0.1, 0.4, 0.2\right)"


@pytest.mark.parametrize(
    ("claim", "size"),
    [
        (r"\frac{\partial{CE(\theta)}}{\partial{\theta_i}} = 0, \quad i \neq k", "2"),
        (r"\frac{\partial{CE(\theta)}}{\partial{\theta_i}} = \hat{y}_{i}", "1"),
        (r"\frac{\partial{CE(\theta)}}{\partial{\theta_i}} = - log(\hat{y}_{k})", "2"),
        (r"\hat{y}_{i} = \hat{y}_{k}", "2"),
    ],
)
def test_without_numbers_the_smallest_size_is_the_witness(claim: str, size: str) -> None:
    text = SCORES + f"$$ {claim} $$\n"
    ((_, _, line),) = checked_at("smallest.md", text.count("\n"), text)
    assert line.verdict == "refuted"
    assert line.counterexample is not None
    assert not line.counterexample.own_numbers
    assert dict(line.counterexample.point)["n"] == size


@pytest.mark.parametrize("row", sorted({row for name, path, row, *_ in CLAIMS if path == ANSWER}))
def test_the_answer_is_proved_for_every_size(row: int) -> None:
    n = Sym("n", INTEGER)
    for statement, finding, _ in checked_at(ANSWER, row):
        context = statement.context
        assert context is not None
        assert n in context.symbols
        assert not any(isinstance(part, Rel) and part.op == "=" and n in free_symbols(part) for part in context.hypotheses)
        assert not any(warning.code == "size-fixed" for warning in statement.warnings)
        assert finding is not None
        assert isinstance(finding.verdict, Proved)
        assert finding.verdict.conditions == ()
        assert finding.verdict.samples > 0
        assert not {"every-index", "induction"} & set(finding.verdict.laws)
