"""Expansions for h -> 0 from above: exp(s) times a sum of c h^e (log h)^l, and the order in h of what is left out.

s is a sum of negative powers of h, so that exp(s) is smaller or larger than every power. What is smaller than every power beside
something larger is left out. A coefficient is divided by, or its sign used, only where that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from proofgen.math.term import Sym, Term
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.exponentials import exponential
from proofgen.verify.normal.logarithms import logarithm
from proofgen.verify.normal.powers import power_of
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.stops import OutOfScope

POSITIVE, NEGATIVE = frozenset({1}), frozenset({-1})
Key = tuple[Fraction, int]
Scale = tuple[tuple[Fraction, Ratio], ...]
NONE = OutOfScope("there is no rule for this limit")
ZERO = Fraction(0)
MOST_TERMS = 40


@dataclass(slots=True)
class Series:
    """terms: (e, l) -> c. order: what is left out is below h^e for every e < order, but for powers of the logarithm; None: nothing is."""

    terms: dict[Key, Ratio]
    order: Fraction | None = None
    scale: Scale = ()

    @property
    def low(self) -> Fraction | None:
        """No term nor what is left out is of a smaller power; None for zero."""
        exponents = [e for e, _ in self.terms]
        if self.order is not None:
            exponents.append(self.order)
        return min(exponents, default=None)

    def leading(self) -> tuple[Key, Ratio]:
        """The largest term."""
        if not self.terms:
            raise NONE
        where = min(self.terms, key=lambda key: (key[0], -key[1]))
        if self.order is not None and where[0] >= self.order:
            raise NONE
        return where, self.terms[where]


class Arithmetic:
    """With these expansions over one normaliser. depth: how many powers of h are kept relative to the first."""

    def __init__(self, core: Core, depth: int) -> None:
        self.core, self.depth = core, Fraction(depth)
        self.decays: dict[Term, Sym] = {}  # r -> -log|r|, of which only the sign is known

    def number(self, value: Ratio) -> Series:
        return self._of({(ZERO, 0): value})

    def power_of_h(self, exponent: Fraction, coefficient: Ratio) -> Series:
        return self._of({(exponent, 0): coefficient})

    def _of(self, terms: Mapping[Key, Ratio], order: Fraction | None = None, scale: Scale = ()) -> Series:
        kept = {key: value for key, value in terms.items() if not value.is_zero() and (order is None or key[0] < order)}
        if len(kept) > MOST_TERMS:
            raise NONE
        self.core.clock.tick()
        return Series(kept, order, scale)

    # ------------------------------------------------------------ ring

    def plus(self, left: Series, right: Series) -> Series:
        if not left.terms and left.order is None:
            return right
        if not right.terms and right.order is None:
            return left
        growth = self._compared(left.scale, right.scale)
        if growth:
            larger = left if growth > 0 else right
            low = larger.low
            assert low is not None
            rest = low + self.depth
            return self._of(larger.terms, rest if larger.order is None else min(rest, larger.order), larger.scale)
        terms = dict(left.terms)
        for key, value in right.terms.items():
            terms[key] = terms[key] + value if key in terms else value
        orders = [each.order for each in (left, right) if each.order is not None]
        return self._of(terms, min(orders, default=None), left.scale)

    def times(self, left: Series, right: Series) -> Series:
        if left.low is None or right.low is None:
            return self._of({})
        orders = []
        if left.order is not None:
            orders.append(left.order + right.low)
        if right.order is not None:
            orders.append(right.order + left.low)
        terms: dict[Key, Ratio] = {}
        for (e, k), a in left.terms.items():
            for (f, m), b in right.terms.items():
                key = (e + f, k + m)
                terms[key] = terms[key] + a * b if key in terms else a * b
        return self._of(terms, min(orders, default=None), self._joined(left.scale, right.scale, 1))

    def minus(self, left: Series, right: Series) -> Series:
        return self.plus(left, self.scaled(right, self.core.number(-1)))

    def scaled(self, series: Series, factor: Ratio) -> Series:
        return self.times(self.number(factor), series)

    def _joined(self, left: Scale, right: Scale, times: int) -> Scale:
        found = dict(left)
        for exponent, value in right:
            more = value * self.core.number(times)
            found[exponent] = found[exponent] + more if exponent in found else more
        return tuple(sorted(((e, c) for e, c in found.items() if not c.is_zero()), key=lambda pair: pair[0]))

    def _compared(self, left: Scale, right: Scale) -> int:
        """Which of exp(s) is larger as h tends to 0. Raises OutOfScope where the sign is not known."""
        return self.direction(self._joined(left, right, -1))

    def direction(self, scale: Scale) -> int:
        """1 where exp(s) grows, -1 where it falls off, 0 for s = 0."""
        if not scale:
            return 0
        sign = self.core.sign(scale[0][1])
        if sign == POSITIVE:
            return 1
        if sign == NEGATIVE:
            return -1
        raise NONE

    # ------------------------------------------------------------ powers, exp and log

    def split(self, series: Series) -> tuple[Key, Ratio, Series]:
        """c h^e L^l (1 + u) exp(s) as (e, l), c and u, where u is below a positive power of h."""
        key, lead = series.leading()
        if 0 in self.core.sign(lead):
            raise NONE
        rest = {(e - key[0], k - key[1]): value / lead for (e, k), value in series.terms.items() if (e, k) != key}
        if any(e <= 0 for e, _ in rest):
            raise NONE
        return key, lead, self._of(rest, None if series.order is None else series.order - key[0])

    def power(self, series: Series, exponent: Fraction) -> Series:
        if exponent.denominator == 1 and 0 <= exponent <= 12:
            result = self.number(self.core.number(1))
            for _ in range(int(exponent)):
                result = self.times(result, series)
            return result
        (e, k), lead, rest = self.split(series)
        if exponent.denominator > 1 and (k or self.core.sign(lead) != POSITIVE):
            raise NONE
        coefficients = [Fraction(1)]
        for n in range(1, self.enough(rest)):
            coefficients.append(coefficients[-1] * (exponent - n + 1) / n)
        outside = self._of({(e * exponent, k * int(exponent) if k else 0): power_of(self.core, lead, exponent)})
        scale = tuple((f, c * self.core.number(exponent)) for f, c in series.scale)
        found = self.times(outside, self.composed([self.core.number(c) for c in coefficients], rest))
        return Series(found.terms, found.order, scale)

    def log(self, series: Series) -> Series:
        (e, k), lead, rest = self.split(series)
        if k or self.core.sign(lead) != POSITIVE:
            raise NONE
        one = self.core.number
        coefficients = [one(0), *(one(Fraction((-1) ** (n + 1), n)) for n in range(1, self.enough(rest)))]
        outside: dict[Key, Ratio] = {(ZERO, 0): logarithm(self.core, lead), (ZERO, 1): one(e)}
        outside |= {(f, 0): c for f, c in series.scale}
        return self.plus(self._of(outside), self.composed(coefficients, rest))

    def exp(self, series: Series) -> Series:
        if series.scale or (series.order is not None and series.order <= 0):
            raise NONE
        scale, power, constant = [], ZERO, self.core.number(0)
        small: dict[Key, Ratio] = {}
        for (e, k), value in series.terms.items():
            if e > 0:
                small[e, k] = value
            elif e == 0 and k == 0:
                constant = value
            elif e == 0 and k == 1 and (exponent := value.constant()) is not None:
                power = exponent
            elif e < 0 and k == 0:
                scale.append((e, value))
            else:
                raise NONE
        rest = self._of(small, series.order)
        coefficients = [self.core.number(Fraction(1, factorial(n))) for n in range(self.enough(rest))]
        found = self.times(self._of({(power, 0): exponential(self.core, constant)}), self.composed(coefficients, rest))
        return Series(found.terms, found.order, tuple(sorted(scale, key=lambda pair: pair[0])))

    # ------------------------------------------------------------ composition

    def composed(self, coefficients: list[Ratio], inner: Series) -> Series:
        """Σ a_n u^n for u below a positive power of h; what the list leaves out is left out."""
        low = inner.low
        if low is None:
            return self.number(coefficients[0])
        result = self._of({}, low * len(coefficients))
        power = self.number(self.core.number(1))
        for coefficient in coefficients:
            result = self.plus(result, self.scaled(power, coefficient))
            power = self.times(power, inner)
        return result

    def enough(self, inner: Series) -> int:
        """How many terms of a power series in u reach the depth."""
        low = inner.low
        if low is None:
            return 2
        if low <= 0 or inner.scale:
            raise NONE
        return min(int(self.depth / low) + 2, MOST_TERMS)

    def apart(self, series: Series) -> tuple[Ratio, Series]:
        """The value at h = 0 and what is added to it. Raises OutOfScope where the series has no finite value there."""
        if series.scale or (series.order is not None and series.order <= 0):
            raise NONE
        if any(e < 0 or (e == 0 and k) for e, k in series.terms):
            raise NONE
        rest = {key: value for key, value in series.terms.items() if key != (ZERO, 0)}
        return series.terms.get((ZERO, 0), self.core.number(0)), self._of(rest, series.order)
