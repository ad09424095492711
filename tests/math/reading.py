"""Reads one formula as a document would, under declarations that all tests of this folder share."""

from __future__ import annotations

from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Statement

DECLARED = r"""Let $n, m \in \mathbb{N}$, let $i, j, k \in \{1, \dots, n\}$, let $x, y, z, a, b, c, t \in \mathbb{R}$,
let $\theta, p, u, v \in \mathbb{R}^n$, let $A, B \in \mathbb{R}^{n \times n}$, let $\Theta \in \mathbb{R}^{m \times n}$,
and let $f \colon \mathbb{R} \to \mathbb{R}$, $g \colon \mathbb{R} \to \mathbb{R}$.

$$ """


def read(formula: str) -> tuple[SourceText, Statement]:
    """The first statement of a formula that stands alone in a display."""
    source = SourceText("formula.md", f"{DECLARED}{formula} $$\n")
    return source, next(s for s in read_derivation(read_markdown(source)).statements if s.formula.display)
