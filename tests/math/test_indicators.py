r"""`\mathbb{I}(i = j)`: a relation in the bracket makes it Iverson's; a name or a product otherwise."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, judged

GIVEN = r"Let $n \in \mathbb{N}$ and $x \in \mathbb{R}^n$."


@pytest.mark.parametrize(
    "formula",
    [
        r"\sum_{i=1}^n \mathbb{I}(i = j) x_i = x_j",
        r"\sum_{i=1}^n \mathbb{I}\{i = j\} x_i = x_j",
        r"\sum_{i=1}^n \mathbb{I}[i \ne j] x_i = \sum_{i=1}^n x_i - x_j",
    ],
)
def test_proved(formula: str) -> None:
    assert isinstance(judged(GIVEN, formula), Proved)


def test_refuted() -> None:
    assert isinstance(judged(GIVEN, r"\sum_{i=1}^n \mathbb{I}(i = j) x_i = \sum_{i=1}^n x_i"), Refuted)


def test_without_a_relation_it_is_none() -> None:
    [line] = checked("Let $x \\in \\mathbb{R}$.\n\n$$ \\mathbb{I}(x) = 1 $$\n")
    assert line.problem is not None
