"""No line is refuted at a point that is not admissible: what limits a line and could not be read or met stands in the way."""

from __future__ import annotations

import pytest
from derivations import checked

from proofgen.verify.examine import examine
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.verdict import Refuted

CASES = [
    pytest.param("Let $x \\in \\mathbb{R}$. Hence $|x| = x$ for all $x^10 > 0$.", id="a condition in words that cannot be read"),
    pytest.param("Let $x \\in \\mathbb{R}$ with $x > 1$ and $x < 0$.\n\n$$ 0 = 1 $$", id="hypotheses that nothing meets"),
    pytest.param("Let $x \\in \\mathbb{R}$. Assume $x = x + 1$.\n\n$$ 0 = 1 $$", id="a hypothesis for the sake of contradiction"),
    pytest.param("Let $p \\in \\mathbb{R}^n$ with $p_i > 0$ for all $i$.\n\n$$ p_i > 0 $$", id="a hypothesis on a letter nobody declared"),
]


@pytest.mark.parametrize("text", CASES)
def test_not_refuted(text: str) -> None:
    (line,) = checked(text + "\n")
    if line.problem is not None:
        return
    assert line.goal is not None
    assert line.context is not None
    assert not isinstance(examine(Obligation(line.goal, line.context), line.alternative, Limits()).verdict, Refuted)
