"""Equations between matrices as rules that make words smaller, completed by what follows where two rules overlap."""

from __future__ import annotations

from dataclasses import dataclass, field

from proofgen.verify.matrices.polynomial import Poly, Word
from proofgen.verify.normal.core import Core

MOST_RULES = 80
MOST_ROUNDS = 3
LONGEST_LEAD = 7


@dataclass(frozen=True, slots=True)
class Rule:
    """The word equals `value`, all words of which are smaller."""

    lead: Word
    value: Poly
    laws: tuple[str, ...]


@dataclass(slots=True)
class Rules:
    """Every rule is an equation that holds wherever the line has a value."""

    core: Core
    rules: list[Rule] = field(default_factory=list)

    def learn(self, zero: Poly, *laws: str) -> None:
        """The polynomial is zero, and so is its transpose."""
        for poly in (zero, zero.transposed()):
            self._learn(self.reduced(poly), laws)

    def _learn(self, poly: Poly, laws: tuple[str, ...]) -> None:
        if poly.is_zero() or len(self.rules) >= MOST_RULES:
            return
        *_, (lead, coefficient) = poly
        if not lead or len(lead) > LONGEST_LEAD or 0 in self.core.sign(coefficient):
            return  # what stands before the longest word may be zero
        rest = Poly(poly.rows, poly.columns, {word: each for word, each in poly.words.items() if word != lead})
        self.rules.append(Rule(lead, rest.scaled(-coefficient.inverse()), laws))

    def reduced(self, poly: Poly) -> Poly:
        done = Poly(poly.rows, poly.columns, {})
        while not poly.is_zero():
            self.core.clock.tick()
            *_, (word, coefficient) = poly
            one = Poly(poly.rows, poly.columns, {word: coefficient})
            poly = Poly(poly.rows, poly.columns, {other: each for other, each in poly.words.items() if other != word})
            smaller = self._once(one, word)
            if smaller is None:
                done = done.plus(one)
            else:
                poly = poly.plus(smaller)
        return done

    def _once(self, one: Poly, word: Word) -> Poly | None:
        for rule in self.rules:
            size = len(rule.lead)
            for start in range(len(word) - size + 1):
                if word[start : start + size] == rule.lead:
                    for law in rule.laws:
                        self.core.law(law)
                    return _around(one, word[:start], rule.value, word[start + size :])
        return None

    def complete(self) -> None:
        """Where two leads overlap, both ways to reduce the overlap are equal."""
        done = 0
        for _ in range(MOST_ROUNDS):
            count = len(self.rules)
            for k in range(count):
                for j in range(count):
                    if max(k, j) >= done:
                        self._overlaps(self.rules[k], self.rules[j])
            if len(self.rules) == count or len(self.rules) >= MOST_RULES:
                return
            done = count

    def _overlaps(self, first: Rule, second: Rule) -> None:
        for size in range(1, min(len(first.lead), len(second.lead))):
            if first.lead[-size:] == second.lead[:size]:
                self.core.clock.tick()
                before, after = first.lead[:-size], second.lead[size:]
                left = first.value.times(_word(self.core, after))
                right = _word(self.core, before).times(second.value)
                both = tuple(dict.fromkeys((*first.laws, *second.laws)))
                self._learn(self.reduced(left.plus(right.scaled(self.core.number(-1)))), both)


def _word(core: Core, word: Word) -> Poly:
    return Poly(word[0].rows, word[-1].columns, {word: core.number(1)})


def _around(one: Poly, before: Word, value: Poly, after: Word) -> Poly:
    coefficient = next(iter(one.words.values()))
    words = {(*before, *word, *after): each * coefficient for word, each in value.words.items()}
    return Poly(one.rows, one.columns, words)


def same(left: Poly, right: Poly, core: Core) -> bool:
    return left.plus(right.scaled(core.number(-1))).is_zero()
