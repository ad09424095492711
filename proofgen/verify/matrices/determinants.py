"""Determinants: multiplicative, equal for the transpose, and det(I + X Y) = det(I + Y X) whatever the sizes of X and Y."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from proofgen.math.shape import number
from proofgen.math.term import Det, Num, Pow, Sym, Term
from proofgen.verify.matrices.polynomial import Letter, Poly
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import key

if TYPE_CHECKING:
    from proofgen.verify.matrices.scalars import Scalars

ONE = number(1)
MOST_STATES = 60


@dataclass
class Determinants:
    scalars: Scalars

    def of(self, matrix: Poly) -> Ratio:
        core = self.scalars.matrices.core
        matrix = self.scalars.finished(matrix)
        if matrix.is_zero():
            return core.number(0)
        if matrix.is_number:
            return self.scalars.entry(matrix)
        if len(matrix.words) == 1:
            ((word, coefficient),) = matrix.words.items()
            if all(letter.square for letter in word):
                total = self._power(coefficient, matrix.rows)
                for letter in word:
                    total = total * self._of_letter(letter)
                return core.reduced(total)
        return core.reduced(self._of_sum(matrix))

    def _power(self, base: Ratio, size: Term) -> Ratio:
        core = self.scalars.matrices.core
        return core.normal(Pow(core.term(base), size))

    def _of_letter(self, letter: Letter) -> Ratio:
        matrices = self.scalars.matrices
        if letter.name in matrices.inverted:
            return self.of(matrices.inverted[letter.name]).inverse()
        term = matrices.terms[letter.name]
        if not isinstance(term, Sym):
            return self.scalars.named("determinant", letter.name)
        found = matrices.core.normal(Det(term))
        if Det(term) in matrices.core.places and self._is_orthogonal(letter):
            matrices.core.relate(Det(term), 2, matrices.core.number(1))
        return found

    def _is_orthogonal(self, letter: Letter) -> bool:
        pair = Poly(letter.rows, letter.rows, {(letter, letter.transposed()): self.scalars.matrices.core.number(1)})
        left = self.scalars.matrices.rules.reduced(pair)
        return list(left.words) == [()] and left.words[()].constant() == 1

    # ------------------------------------------------------------ sums

    def _of_sum(self, matrix: Poly) -> Ratio:
        """Of all forms that are reached, the smallest matrix, then the one that is written shortest."""
        core, spelled = self.scalars.matrices.core, self.scalars.matrices.spelled
        start = self._monic(matrix)
        seen = {spelled(start[0]): start}
        queue = [start]
        while queue and len(seen) < MOST_STATES:
            form, factor = queue.pop(0)
            core.clock.tick()
            for moved, extra in self._moves(form):
                single, scale = self._monic(moved)
                if spelled(single) not in seen:
                    seen[spelled(single)] = (single, factor * extra * scale)
                    queue.append(seen[spelled(single)])
        best, factor = min(seen.values(), key=lambda pair: (_width(pair[0].rows), _length(pair[0]), spelled(pair[0])))
        core.law("determinant-of-sum")
        if best.is_number or (len(best.words) == 1 and all(letter.square for word in best.words for letter in word)):
            return factor * self.of(best)
        return factor * self.scalars.named("determinant", spelled(best))

    def _monic(self, matrix: Poly) -> tuple[Poly, Ratio]:
        """What stands before the identity, or before the longest word, taken out."""
        core = self.scalars.matrices.core
        matrix = self.scalars.finished(self.scalars.matrices.rules.reduced(matrix))
        if matrix.is_zero():
            return matrix, core.number(1)
        *_, (_, coefficient) = matrix
        scale = matrix.words.get((), coefficient)
        if 0 in core.sign(scale):
            return matrix, core.number(1)
        return matrix.scaled(scale.inverse()), self._power(scale, matrix.rows)

    def _moves(self, matrix: Poly) -> Iterator[tuple[Poly, Ratio]]:
        """(other, factor): det(matrix) = factor · det(other)."""
        core = self.scalars.matrices.core
        yield matrix.transposed(), core.number(1)
        unit = matrix.words.get(())
        rest = [(word, coefficient) for word, coefficient in matrix if word]
        if unit is not None and unit.constant() == 1 and rest:
            first, last = rest[0][0][0], rest[0][0][-1]
            if all(word[0] == first for word, _ in rest):
                size = first.columns
                words = {(*word[1:], first): coefficient for word, coefficient in rest}
                yield Poly(size, size, {**words, (): core.number(1)}), core.number(1)
            if all(word[-1] == last for word, _ in rest):
                size = last.rows
                words = {(last, *word[:-1]): coefficient for word, coefficient in rest}
                yield Poly(size, size, {**words, (): core.number(1)}), core.number(1)
        yield from self._multiplied(matrix)

    def _multiplied(self, matrix: Poly) -> Iterator[tuple[Poly, Ratio]]:
        """det(M) = det(A) det(A⁻¹ M) for a letter A that M begins with, where A is invertible."""
        core, matrices = self.scalars.matrices.core, self.scalars.matrices
        for letter in dict.fromkeys(word[0] for word, _ in matrix if word and word[0].square):
            value = self._of_letter(letter)
            if 0 in core.sign(value):
                continue
            inverse = matrices.inverse(Poly(letter.rows, letter.columns, {(letter,): core.number(1)}))
            moved = matrices.rules.reduced(inverse.times(matrix))
            if _length(moved) <= _length(matrix) + 2 * len(matrix.words):
                yield moved, value


def _width(size: Term) -> tuple[int, str]:
    """Numbers before names."""
    return (int(size.value), "") if isinstance(size, Num) else (10**6, key(size))


def _length(matrix: Poly) -> int:
    return sum(len(word) for word in matrix.words)
