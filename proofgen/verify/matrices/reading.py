"""Matrices of a line as polynomials: sums, products, transposes and inverses are taken apart, anything else is a letter."""

from __future__ import annotations

from dataclasses import dataclass, field

from proofgen.math.shape import number, shape
from proofgen.math.term import Add, Constant, Diag, Identity, Inverse, MatMul, Mul, Num, Outer, Partial, Pow, Rel, Sym, Term, Transpose
from proofgen.verify.matrices.derivative import slope
from proofgen.verify.matrices.polynomial import Letter, Poly, Word
from proofgen.verify.matrices.rules import Rules, same
from proofgen.verify.matrices.scalars import Scalars
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.lower import Lowering
from proofgen.verify.normal.spell import key
from proofgen.verify.normal.stops import OutOfScope

ONE, HALF = number(1), Num(number(1).value / 2)


@dataclass
class Matrices:
    """What one normaliser knows of the matrices of one line."""

    core: Normaliser
    lowering: Lowering
    rules: Rules
    terms: dict[str, Term] = field(default_factory=dict)  # letters that are terms
    inverted: dict[str, Poly] = field(default_factory=dict)  # letters that are inverses, with what they invert

    def __post_init__(self) -> None:
        self.scalars = Scalars(self)

    # ------------------------------------------------------------ hypotheses

    def suppose(self, statement: Term) -> None:
        """An equation between matrices, or of a product of vectors with a number."""
        match statement:
            case Rel("=", left, right) if shape(left):
                self._equal(self.of(left), self.of(right))
            case Rel("=", MatMul() as left, right):
                self._equal(self.of(left), self.of_number(right))
            case Rel("=", Pow(MatMul() as left, exponent), Num(value)) if exponent is HALF and value >= 0:
                self._equal(self.of(left), self.of_number(Num(value * value)))
            case _:
                return

    def _equal(self, left: Poly, right: Poly) -> None:
        zero = left.plus(right.scaled(self.core.number(-1)))
        self.rules.learn(zero, "hypothesis")
        words = list(zero)
        if len(words) == 2 and not words[0][0] and len(words[1][0]) == 2 and (words[0][1] + words[1][1]).is_zero():
            one, other = words[1][0]
            if one.square and other.square:  # a one-sided inverse of a square matrix is its inverse
                self.rules.learn(Poly(other.rows, other.rows, {(other, one): self.core.number(1), (): self.core.number(-1)}), "hypothesis")

    # ------------------------------------------------------------ terms

    def of(self, term: Term) -> Poly:
        """A matrix, or a vector as a column, or a product of vectors as a matrix of one entry; reduced."""
        return self.rules.reduced(self._of(term))

    def of_number(self, term: Term) -> Poly:
        return Poly(ONE, ONE, {}).plus(Poly(ONE, ONE, {(): self.scalars.of(term)}))

    def _of(self, term: Term) -> Poly:
        match term:
            case Sym() if term in self.lowering.definitions and not self.lowering.definitions[term].params:
                self.lowering.used.setdefault(f"definition of {term.name}")
                return self.of(self.lowering.definitions[term].body)
            case Add(parts):
                total = self.of(parts[0])
                for part in parts[1:]:
                    total = total.plus(self.of(part))
                return total
            case Mul(factors):
                (array,) = (factor for factor in factors if shape(factor))
                scale = self.core.number(1)
                for factor in factors:
                    if factor is not array:
                        scale = scale * self.scalars.of(factor)
                return self.of(array).scaled(scale)
            case MatMul(factors):
                return self._product(factors)
            case Transpose(body):
                return self.of(body).transposed()
            case Outer(left, right):
                return self.of(left).times(self.of(right).transposed())
            case Inverse(body):
                return self.inverse(self.of(body))
            case Partial():
                return self.of(slope(self.core, self.lowering.definitions, term))
            case Identity(size):
                return Poly(size, size, {(): self.core.number(1)})
            case Constant(value, sizes) if value is number(0) and len(sizes) in (1, 2):
                return Poly(sizes[0], sizes[1] if len(sizes) == 2 else ONE, {})
            case _:
                return self._letter(term)

    def _product(self, factors: tuple[Term, ...]) -> Poly:
        """A vector in front stands as a row; a row that comes out is written as a column again."""
        first = self.of(factors[0])
        row = len(shape(factors[0])) == 1
        total = first.transposed() if row else first
        for factor in factors[1:]:
            total = self.rules.reduced(total.times(self.of(factor)))
        return total.transposed() if row and len(shape(factors[-1])) == 2 else total

    def _letter(self, term: Term) -> Poly:
        sizes = shape(term)
        if len(sizes) not in (1, 2):
            raise OutOfScope("an array with more than two axes among matrices")
        name = key(term)
        self.terms[name] = term
        letter = Letter(name, False, sizes[0], sizes[1] if len(sizes) == 2 else ONE)
        if isinstance(term, Diag):
            self.rules.learn(self._difference((letter,), (letter.transposed(),)))
        return Poly(letter.rows, letter.columns, {(letter,): self.core.number(1)})

    def _difference(self, left: Word, right: Word) -> Poly:
        one = self.core.number(1)
        return Poly(left[0].rows, left[-1].columns, {left: one, right: -one})

    # ------------------------------------------------------------ inverses

    def inverse(self, matrix: Poly) -> Poly:
        """Of a product of square letters the product of their inverses; of anything else a letter K with K M = I = M K."""
        if not matrix.square:
            raise OutOfScope("the inverse of a matrix that is not square")
        if len(matrix.words) == 1:
            ((word, coefficient),) = matrix.words.items()
            if not word:
                return Poly(matrix.rows, matrix.rows, {(): coefficient.inverse()})
            if all(letter.square for letter in word):
                total = self._of_letter(word[-1])
                for letter in reversed(word[:-1]):
                    total = total.times(self._of_letter(letter))
                return self.rules.reduced(total.scaled(coefficient.inverse()))
        mirrored = self.rules.reduced(matrix.transposed())
        if self.spelled(mirrored) < self.spelled(matrix):
            return self._named(mirrored).transposed()
        return self._named(matrix)

    def _of_letter(self, letter: Letter) -> Poly:
        if letter.name in self.inverted:
            inside = self.inverted[letter.name]
            return inside.transposed() if letter.turned else inside
        plain = letter.transposed() if letter.turned else letter
        found = self._named(Poly(plain.rows, plain.columns, {(plain,): self.core.number(1)}))
        return found.transposed() if letter.turned else found

    def _named(self, matrix: Poly) -> Poly:
        name = f"inverse of {self.spelled(matrix)}"
        letter = Letter(name, False, matrix.rows, matrix.rows)
        one = Poly(matrix.rows, matrix.rows, {(letter,): self.core.number(1)})
        if name not in self.inverted:
            self.inverted[name] = matrix
            unit = Poly(matrix.rows, matrix.rows, {(): self.core.number(-1)})
            for both in (one.times(matrix), matrix.times(one)):
                self.rules.learn(both.plus(unit), "matrix-times-inverse")
            mirrored = self.rules.reduced(matrix.transposed())
            for sign in (1, -1):
                if same(mirrored, matrix.scaled(self.core.number(sign)), self.core):
                    self.rules.learn(one.transposed().plus(one.scaled(self.core.number(-sign))), "symmetric-matrix")
        return self.rules.reduced(one)

    def spelled(self, matrix: Poly) -> str:
        shown = [f"{key(self.core.term(coefficient))}*{[letter.key for letter in word]}" for word, coefficient in matrix]
        return f"{key(matrix.rows)}:{' + '.join(shown)}"
