"""Indices below a name back to LaTeX, so that none runs into the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from proofgen.math.term import Mul, Num, Sym, Term


def joined(indices: Sequence[Term], inner: Callable[[Term], str], digits: bool = False) -> str:
    """`ij`, `i, j + 1`, `2 \\cdot n`. `digits`: as many digits as the name has axes may stand side by side, `12`."""
    shown = [_index(index, inner) for index in indices]
    numerals = [isinstance(each, Num) for each in indices]
    close = all(len(each) == 1 for each in shown) and (not any(numerals[:-1]) or (digits and all(numerals)))
    return ("" if close else ", ").join(shown)


def _index(index: Term, inner: Callable[[Term], str]) -> str:
    """A product says its sign, since `2n` may be two indices."""
    if isinstance(index, Mul) and all(isinstance(each, Sym) or (isinstance(each, Num) and each.value >= 0) for each in index.factors):
        return r" \cdot ".join(map(inner, index.factors))
    return inner(index)
