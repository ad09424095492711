"""Polynomials in letters that do not commute. A letter is a matrix of which only its size is known; vectors are matrices one wide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from proofgen.math.shape import number
from proofgen.math.sizes import alike
from proofgen.math.term import Term
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.stops import OutOfScope

LONGEST = 14


@dataclass(frozen=True, slots=True)
class Letter:
    """`turned`: its transpose. rows, columns: as it stands, after turning."""

    name: str
    turned: bool
    rows: Term
    columns: Term

    def transposed(self) -> Letter:
        return replace(self, turned=not self.turned, rows=self.columns, columns=self.rows)

    @property
    def square(self) -> bool:
        return alike(self.rows, self.columns)

    @property
    def key(self) -> tuple[str, bool]:
        return self.name, self.turned


Word = tuple[Letter, ...]


def rank(word: Word) -> tuple[int, tuple[tuple[str, bool], ...]]:
    """Shorter words first; whatever stands around them, the order of two words is the same."""
    return len(word), tuple(letter.key for letter in word)


def turned(word: Word) -> Word:
    return tuple(letter.transposed() for letter in reversed(word))


@dataclass(frozen=True, slots=True)
class Poly:
    """Σ coefficient · word, of one size; the empty word is the identity matrix."""

    rows: Term
    columns: Term
    words: dict[Word, Ratio]

    def __iter__(self) -> Iterator[tuple[Word, Ratio]]:
        return iter(sorted(self.words.items(), key=lambda pair: rank(pair[0])))

    def is_zero(self) -> bool:
        return not self.words

    @property
    def square(self) -> bool:
        return alike(self.rows, self.columns)

    @property
    def is_number(self) -> bool:
        return self.rows is number(1) and self.columns is number(1)

    def plus(self, other: Poly) -> Poly:
        if not (alike(self.rows, other.rows) and alike(self.columns, other.columns)):
            raise OutOfScope("a sum of matrices of different sizes")
        words = dict(self.words)
        for word, coefficient in other.words.items():
            words[word] = words[word] + coefficient if word in words else coefficient
        return Poly(self.rows, self.columns, _kept(words))

    def times(self, other: Poly) -> Poly:
        if not alike(self.columns, other.rows):
            raise OutOfScope("a product of matrices whose sizes do not match")
        words: dict[Word, Ratio] = {}
        for left, one in self.words.items():
            for right, two in other.words.items():
                word = (*left, *right)
                if len(word) > LONGEST:
                    raise OutOfScope("a product of too many matrices")
                words[word] = words[word] + one * two if word in words else one * two
        return Poly(self.rows, other.columns, _kept(words))

    def scaled(self, factor: Ratio) -> Poly:
        return Poly(self.rows, self.columns, _kept({word: coefficient * factor for word, coefficient in self.words.items()}))

    def transposed(self) -> Poly:
        return Poly(self.columns, self.rows, {turned(word): coefficient for word, coefficient in self.words.items()})


def _kept(words: dict[Word, Ratio]) -> dict[Word, Ratio]:
    return {word: coefficient for word, coefficient in words.items() if not coefficient.is_zero()}
