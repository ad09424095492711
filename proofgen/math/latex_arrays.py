"""Arrays, their entries, and the symbols of index notation back to LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from proofgen.math.entrywise import block
from proofgen.math.latex_indices import joined
from proofgen.math.latex_statements import condition
from proofgen.math.mass import is_signature, spelled
from proofgen.math.shape import shape, within
from proofgen.math.term import (
    Blocks,
    Cases,
    Const,
    Constant,
    Delta,
    Det,
    Diag,
    Entries,
    Epsilon,
    Identity,
    Index,
    Indicator,
    Inverse,
    Kron,
    Lam,
    MatMul,
    Num,
    Outer,
    Sym,
    Term,
    Trace,
    Transpose,
    Vec,
)  # fmt: skip
from proofgen.math.walk import substitute

SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4  # how tightly the outermost sign of a printed term binds
Printer = Callable[[Term], tuple[str, int]]


class Arrays:
    """printed: prints a part, and says how tightly its outermost sign binds."""

    def __init__(self, printed: Printer) -> None:
        self.printed = printed

    def inner(self, term: Term) -> str:
        return self.printed(term)[0]

    def at(self, term: Term, tightness: int) -> str:
        text, own = self.printed(term)
        return text if own >= tightness else rf"\left({text}\right)"

    def array(self, term: Term) -> tuple[str, int]:
        match term:
            case Index(Lam(var, size, body), indices) if within(indices[0], size):
                entry = substitute(body, {var: indices[0]})
                return self.printed(entry if len(indices) == 1 else Index(entry, indices[1:]))
            case Index(Sym(name), indices) if is_signature(name):
                return spelled(name, [self.inner(each) for each in indices]), ATOM
            case Index(base, indices):
                name, own = self.printed(base)
                if own < ATOM or isinstance(base, Index | Lam) or (isinstance(base, Sym) and "_{" in base.name):
                    name = rf"\left({name}\right)"
                digits = isinstance(base, Sym) and len(shape(base)) == len(indices)
                return f"{name}_{{{joined(indices, self.inner, digits)}}}", ATOM
            case Entries(items):
                rows = [" & ".join(map(self._cell, row.items)) if isinstance(row, Entries) else self._cell(row) for row in items]
                return r"\begin{pmatrix}" + r" \\ ".join(rows) + r"\end{pmatrix}", ATOM
            case Blocks(rows):
                return r"\begin{bmatrix}" + r" \\ ".join(
                    " & ".join(self.inner(block(cell)) for cell in row) for row in rows
                ) + r"\end{bmatrix}", ATOM
            case MatMul(factors):
                return self._matrix_product(factors), PRODUCT
            case Transpose(body):
                return self.at(body, ATOM) + r"^{\top}", POWER
            case Inverse(body):
                return self.at(body, ATOM) + "^{-1}", POWER
            case Outer(left, right):
                return rf"{self.at(left, POWER)} \, {self.at(right, ATOM)}^{{\top}}", PRODUCT
            case Kron(left, right):
                first = self.inner(left) if isinstance(left, Kron) else self.at(left, POWER)
                return rf"{first} \otimes {self.at(right, POWER)}", PRODUCT
            case Trace(body) | Det(body) | Diag(body) | Vec(body):
                name = {Trace: "tr", Det: "det", Diag: "diag", Vec: "vec"}[type(term)]
                return rf"\operatorname{{{name}}}\left({self.inner(body)}\right)", ATOM
            case Identity(_):
                return "I", ATOM
            case Constant(value, sizes):
                below = f"_{{{self.inner(sizes[0])}}}" if len(sizes) == 1 and value == Num(Fraction(1)) else ""
                return rf"\mathbf{{{self.inner(value)}}}{below}", ATOM
            case Delta(left, right):
                return rf"\delta_{{{joined((left, right), self.inner)}}}", ATOM
            case Epsilon(indices):
                return rf"\varepsilon_{{{joined(indices, self.inner)}}}", ATOM
            case Indicator(relation):
                return rf"\left[{self.inner(relation)}\right]", ATOM
            case Cases(branches):
                rows = [rf"{self.inner(value)} & {condition(when, self.inner)}" for value, when in branches]
                return r"\begin{cases}" + r" \\ ".join(rows) + r"\end{cases}", ATOM
            case _:
                raise AssertionError(f"no way to print {type(term).__name__}")

    def _cell(self, term: Term) -> str:
        return r"\mathrm{e}" if term is Const("e") else self.inner(term)

    def _matrix_product(self, factors: Sequence[Term]) -> str:
        parts = []
        for position, factor in enumerate(factors):
            text = self.at(factor, POWER)
            if len(shape(factor)) == 1 and position < len(factors) - 1 and position == 0:
                text = self.at(factor, ATOM) + r"^{\top}"
            parts.append(text)
        return r" \, ".join(parts)
