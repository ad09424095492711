"""Numbers made of matrices: traces, determinants and products of vectors, each standing for itself as a symbol among other numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from proofgen.math.shape import number, shape
from proofgen.math.sorts import REAL
from proofgen.math.term import Add, Det, Fn, MatMul, Mul, Partial, Pow, Sym, Term, Trace
from proofgen.math.walk import rebuild, subterms
from proofgen.verify.matrices.derivative import slope
from proofgen.verify.matrices.determinants import Determinants
from proofgen.verify.matrices.polynomial import Letter, Poly, Word, rank, turned
from proofgen.verify.normal.rational import Ratio

if TYPE_CHECKING:
    from proofgen.verify.matrices.reading import Matrices

ONE = number(1)
MOST_TURNS = 60


@dataclass
class Scalars:
    matrices: Matrices
    known: dict[tuple[str, object], Sym] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.determinants = Determinants(self)

    def of(self, term: Term) -> Ratio:
        return self.matrices.core.normal(self._plain(term))

    def _plain(self, term: Term) -> Term:
        """The number with every trace, determinant and product of vectors put as what it is equal to."""
        core = self.matrices.core
        match term:
            case Sym() if term in self.matrices.lowering.definitions and not shape(term):
                return self._plain(self.matrices.lowering.definitions[term].body)
            case MatMul():
                return core.term(self.entry(self.matrices.of(term)))
            case Trace(body):
                return core.term(self.trace(self.matrices.of(body)))
            case Det(body):
                return core.term(self.determinants.of(self.matrices.of(body)))
            case Partial(body, _) if any(isinstance(part, MatMul | Trace | Det) for part in self._unfolded(body)):
                return self._plain(slope(core, self.matrices.lowering.definitions, term))
            case Add() | Mul() | Pow() | Fn() if any(isinstance(part, MatMul | Trace | Det) for part in self._unfolded(term)):
                return rebuild(term, self._plain)
            case _:
                return self.matrices.lowering.number(term)

    def _unfolded(self, term: Term) -> list[Term]:
        found = list(subterms(term))
        for part in found:
            known = self.matrices.lowering.definitions.get(part) if isinstance(part, Sym) else None
            if known is not None and not known.params:
                found.extend(subterms(known.body))
        return found

    def named(self, kind: str, what: object) -> Ratio:
        """The symbol for a number of which nothing is known but what it is."""
        symbol = self.known.setdefault((kind, what), Sym(f"{kind} {len(self.known)}", REAL, -1))
        return self.matrices.core.bare(symbol)

    # ------------------------------------------------------------ products of vectors

    def entry(self, one: Poly) -> Ratio:
        """The number in a matrix with one entry; equal to its transpose."""
        half = self.matrices.core.number(2).inverse()
        mirrored = self.matrices.rules.reduced(one.transposed())
        return (self._summed(one) + self._summed(mirrored)) * half

    def _summed(self, one: Poly) -> Ratio:
        total = self.matrices.core.number(0)
        for word, coefficient in one:
            for closed in pieces(word):
                coefficient = coefficient * self._closed(closed)
            total = total + coefficient
        return total

    def _closed(self, word: Word) -> Ratio:
        return self.named("product", tuple(letter.key for letter in min(word, turned(word), key=rank)))

    def finished(self, matrix: Poly) -> Poly:
        """Numbers that stand inside words taken out of them."""
        total = Poly(matrix.rows, matrix.columns, {})
        for word, coefficient in matrix:
            first, *middle = pieces(word) or [()]
            last: Word = middle.pop() if middle else ()
            for closed in middle:
                value = self.entry(Poly(ONE, ONE, {closed: self.matrices.core.number(1)}))
                coefficient = coefficient * value
            total = total.plus(Poly(matrix.rows, matrix.columns, {(*first, *last): coefficient}))
        return total

    # ------------------------------------------------------------ traces

    def trace(self, matrix: Poly) -> Ratio:
        """tr(A B) = tr(B A) and tr(Aᵀ) = tr(A): of all ways to write a trace the smallest that no rule makes smaller."""
        core, total = self.matrices.core, self.matrices.core.number(0)
        for word, coefficient in self.finished(matrix):
            total = total + coefficient * (self._cyclic(word) if word else core.normal(matrix.rows))
        return total

    def _cyclic(self, word: Word) -> Ratio:
        core = self.matrices.core
        turns = [(*word[k:], *word[:k]) for k in range(len(word))]
        for turn in turns:
            if turn[0].rows is ONE:
                return self.entry(self.matrices.rules.reduced(Poly(ONE, ONE, {turn: core.number(1)})))
        return self._least(word)

    def _least(self, word: Word) -> Ratio:
        """Rotated, turned over and reduced until nothing new comes: something shorter, or the smallest of all, or 0 where it is its negative."""
        core = self.matrices.core
        seen: dict[Word, Ratio] = {word: core.number(1)}
        queue = [word]
        while queue and len(seen) < MOST_TURNS:
            here = queue.pop()
            for moved in ((*here[1:], here[0]), turned(here)):
                size = moved[0].rows
                smaller = self.matrices.rules.reduced(Poly(size, size, {moved: core.number(1)}))
                if all(len(other) < len(word) for other in smaller.words):
                    return seen[here] * self.trace(smaller)
                if len(smaller.words) != 1:
                    continue
                ((other, coefficient),) = smaller.words.items()
                factor = seen[here] * coefficient
                if other not in seen:
                    seen[other] = factor
                    queue.append(other)
                elif not (seen[other] - factor).is_zero():
                    gap = (seen[other] - factor).constant()
                    if gap is not None:
                        return core.number(0)
        best = min(seen, key=rank)
        return seen[best] * self.named("trace", tuple(letter.key for letter in best))


def pieces(word: Word) -> list[Word]:
    """The word cut wherever it is one wide."""
    found: list[list[Letter]] = []
    for letter in word:
        if not found or letter.rows is ONE:
            found.append([])
        found[-1].append(letter)
    return [tuple(piece) for piece in found]
