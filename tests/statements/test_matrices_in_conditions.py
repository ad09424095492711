"""Words after `if` that say of matrices what a declaration would: they limit the line, and no more than the line."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

GIVEN = r"Let $A, B \in \mathbb{R}^{n \times n}$. "
LINES = [
    (r"If $A$ and $B$ are invertible, then $$(AB)^{-1} = B^{-1} A^{-1}.$$", "p"),
    (r"We have $$(AB)^{-1} = B^{-1} A^{-1}$$ if $A$ and $B$ are invertible.", "p"),
    (r"If $A$ and $B$ are invertible, then $$(AB)^{-1} = A^{-1} B^{-1}.$$", "r"),
    (r"If $A$ is symmetric, then $$A^\top = A.$$", "p"),
    (r"If $A$ and $B$ are symmetric, then $$(AB)^\top = AB.$$", "r"),
    (r"If $A$ is not symmetric, then $$A^\top = A.$$", "x"),
    (r"If $A$ is symmetric and singular, then $$A^\top = A.$$", "x"),
    (r"If $A$ or $B$ is symmetric, then $$A^\top = A.$$", "x"),
    (r"If $A + B$ is symmetric, then $$A^\top = A.$$", "x"),
    (r"If $A$ is symmetric, then $$A^\top = A.$$ Also, $$B^\top = B.$$", "pr"),
]


@pytest.mark.parametrize(("text", "wanted"), LINES, ids=lambda each: each)
def test_the_lines(text: str, wanted: str) -> None:
    assert letters(GIVEN + text).replace("-", "") == wanted
