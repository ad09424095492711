"""What `vec` stacks is what the words of the post say."""

from __future__ import annotations

import pytest

from proofgen.math.term import Transpose, Vec
from proofgen.math.walk import subterms
from tests.statements.derivations import derivation

LINE = r"Let $A \in \mathbb{R}^{2 \times 2}$. %s $$ \operatorname{vec}(A) = (1, 2, 3, 4) $$"
COLUMNS = (
    "",
    r"Define $\mathrm{vec} \text{ stacks columns}$.",
    r"Here $\operatorname{vec}$ stacks the columns of a matrix.",
    "We stack the rows of tiles in a pyramid.",
    "Its rows are vectors.",
)
ROWS = (
    r"Here $\operatorname{vec}(A)$ stacks the rows of $A$.",
    r"Define $\mathrm{vec} \text{ stacks rows}$.",
    "Vectorization is row-major here, so vec goes row by row.",
)
UNCLEAR = (
    r"Here $\operatorname{vec}$ stacks the rows, not the columns.",
    r"$\operatorname{vec}$ stacks the entries.",
    r"$\operatorname{vec}$ stacks the rows. Elsewhere $\operatorname{vec}$ stacks the columns.",
)


@pytest.mark.parametrize("words", COLUMNS)
def test_columns(words: str) -> None:
    term = derivation(LINE % words).statements[-1].term
    assert term is not None
    assert not any(isinstance(part, Transpose) for part in subterms(term))
    assert any(isinstance(part, Vec) for part in subterms(term))


@pytest.mark.parametrize("words", ROWS)
def test_rows(words: str) -> None:
    term = derivation(LINE % words).statements[-1].term
    assert term is not None
    assert any(isinstance(part, Vec) and isinstance(part.body, Transpose) for part in subterms(term))


@pytest.mark.parametrize("words", UNCLEAR)
def test_unclear(words: str) -> None:
    problem = derivation(LINE % words).statements[-1].problem
    assert problem is not None
    assert problem.code == "unknown-notation"
