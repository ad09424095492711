"""Terms as sums of products of parts that are not looked into: when two formulas are one in another order, spelling or arrangement.

No law but those of arithmetic is used, and no hypothesis: a claim and the same claim with its terms moved come to the same, a claim and one
that takes a thought come to different sums. `collected` adds up like terms and multiplies numbers in; `expanded` multiplies sums out, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from proofgen.math.settled import BOUND
from proofgen.math.shape import shape
from proofgen.math.term import (
    Add,
    And,
    Const,
    Constant,
    Fn,
    Identity,
    Iff,
    Implies,
    Index,
    Integral,
    MatMul,
    Mul,
    Not,
    Num,
    Or,
    Pow,
    Rel,
    Sum,
    Sym,
    Term,
    Transpose,
)  # fmt: skip
from proofgen.math.walk import parts

Level = Literal["expanded", "collected"]
Powers = tuple[tuple[int, Fraction], ...]  # atoms by their numbers, each with its exponent
Monomial = tuple[Powers, tuple[int, ...]]  # the numbers, which commute; and the chain of arrays, which do not
Form = dict[Monomial, Fraction]

MOST = 400  # terms of a form
HIGHEST = 12  # power of a sum that is multiplied out
_LARGEST = 64  # exponent of a number
_ONE: Monomial = ((), ())


class TooLarge(Exception):
    """This form would have too many terms to be written down, or there is none."""


class Collector:
    """Forms of one level, of terms whose letters are `settled`. They can be compared with each other, and with those of no other collector."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self._atoms: dict[object, int] = {}
        self._sums: dict[int, Form] = {}  # of the atoms that are sums, what they are
        self._letters: list[frozenset[Sym]] = []  # bound further out, that an atom speaks of
        self._transposed: dict[int, int] = {}
        self._identities: set[int] = set()
        self._kept: dict[Term, Form] = {}

    def form(self, term: Term) -> Form:
        """Raises TooLarge."""
        known = self._kept.get(term)
        if known is None:
            known = self._kept[term] = _bounded(self._form(term))
        return known

    def key(self, term: Term) -> object:
        """The same for terms that have the same form."""
        return self._spelled(term) if isinstance(term, Rel | And | Or | Not | Implies | Iff) else _frozen(self.form(term))

    def _form(self, term: Term) -> Form:
        match term:
            case Num(value):
                return {_ONE: value} if value else {}
            case Constant(Num(value)) if not value:
                return {}
            case Add(terms):
                return plus(*map(self.form, terms))
            case Mul(factors):
                return self._product(map(self.form, factors))
            case Pow(Const("e"), exponent) | Fn("exp", (exponent,)):
                return self._exponential(self.form(exponent))
            case Pow(base, exponent):
                return self._power(self.form(base), self.form(exponent))
            case MatMul(factors):
                return self._matmul(factors, bool(shape(term)))
            case Transpose(body):
                return {(powers, self._reversed(chain)): factor for (powers, chain), factor in self.form(body).items()}
            case Index(base, indices):
                return self._entry(self.form(base), tuple(map(self.key, indices)))
            case Sum() | Integral():
                return self._in_front(term)
            case _:
                return self._alone(term)

    # ------------------------------------------------------------ products

    def _product(self, forms: Iterable[Form]) -> Form:
        total: Form = {_ONE: Fraction(1)}
        for form in forms:
            if self.level == "collected" and list(total) != [_ONE] and list(form) != [_ONE]:
                total, form = self._factor(total), self._factor(form)
            total = self._multiplied(total, form)
        return total

    def _factor(self, form: Form) -> Form:
        """As one factor, with a number in front."""
        return self._to_the(form, Fraction(1)) if len(form) > 1 else form

    def _multiplied(self, left: Form, right: Form, chained: bool = False) -> Form:
        if len(left) * len(right) > 4 * MOST:
            raise TooLarge
        products: list[Form] = []
        for (powers, chain), factor in left.items():
            for (others, more), other in right.items():
                if chain and more and not chained:
                    raise TooLarge  # entry by entry: nothing that is said here holds of such a product
                joined = self._joined((*powers, *others))
                products.append({(p, self._shortened((*chain, *more))): each * factor * other for (p, _), each in joined.items()})
        return _bounded(plus(*products))

    def _joined(self, powers: Powers) -> Form:
        """Powers of one atom added up; a sum stands in the open where it is multiplied out, or is all there is."""
        exponents: dict[int, Fraction] = {}
        for atom, exponent in powers:
            exponents[atom] = exponents.get(atom, Fraction(0)) + exponent
        exponents = {atom: exponent for atom, exponent in exponents.items() if exponent}
        opened = [atom for atom, exponent in exponents.items() if self._opens(atom, exponent, len(exponents))]
        total: Form = {(tuple(sorted((a, e) for a, e in exponents.items() if a not in opened)), ()): Fraction(1)}
        for atom in opened:
            for _ in range(int(exponents[atom])):
                total = self._multiplied(total, self._sums[atom])
        return total

    def _opens(self, atom: int, exponent: Fraction, among: int) -> bool:
        if atom not in self._sums or exponent.denominator != 1 or not 0 < exponent <= HIGHEST:
            return False
        return self.level == "expanded" or (exponent == 1 and among == 1)

    def _to_the(self, form: Form, exponent: Fraction) -> Form:
        """A power, as one factor, with a number in front; what stands under a root keeps its number."""
        whole = exponent.denominator == 1
        (powers, _), factor = next(iter(form.items()))
        if any(each for _, each in form):
            if exponent != 1:
                raise TooLarge
            return {((), (self._number(("array", _frozen(form)), self._spoken_of(form)),)): Fraction(1)}
        if len(form) == 1 and (whole or (factor == 1 and len(powers) == 1 and powers[0][1] == 1)):
            return {(tuple((a, e * exponent) for a, e in powers), ()): factor ** int(exponent) if whole else Fraction(1)}
        lead = _lead(form) if whole else Fraction(1)
        inside = {monomial: each / lead for monomial, each in form.items()}
        atom = self._number(("sum", _frozen(inside)), self._spoken_of(inside))
        self._sums[atom] = inside
        return {(((atom, exponent),), ()): lead ** int(exponent) if whole else Fraction(1)}

    def _power(self, base: Form, exponent: Form) -> Form:
        if not exponent:
            return {_ONE: Fraction(1)}
        if list(exponent) != [_ONE] or not base:
            return self._atom(("power", _frozen(base), _frozen(exponent)), self._spoken_of(base) | self._spoken_of(exponent))
        if abs(exponent[_ONE]) > _LARGEST:
            raise TooLarge
        (((powers, _), factor),) = self._to_the(base, exponent[_ONE]).items()
        return _times(self._joined(powers), factor)

    def _exponential(self, argument: Form) -> Form:
        if not argument:
            return {_ONE: Fraction(1)}
        sign = Fraction(1 if _lead(argument) > 0 else -1)
        inside = _times(argument, sign)
        return {(((self._number(("exp", _frozen(inside)), self._spoken_of(inside)), sign),), ()): Fraction(1)}

    # ------------------------------------------------------------ arrays

    def _matmul(self, factors: Iterable[Term], array: bool) -> Form:
        total: Form = {_ONE: Fraction(1)}
        for form in map(self.form, factors):
            total = self._multiplied(total, form if self.level == "expanded" else self._factor(form), chained=True)
        return total if array else plus(*(self._of_chain(monomial, factor) for monomial, factor in total.items()))

    def _of_chain(self, monomial: Monomial, factor: Fraction) -> Form:
        """A chain that comes to a number is a factor like others, and the same read from behind."""
        powers, chain = monomial
        if not chain:
            return {monomial: factor}
        chain = min(chain, self._reversed(chain))
        return _times(self._joined((*powers, (self._number(("chain", chain), self._spoken_of_atoms(chain)), Fraction(1)))), factor)

    def _shortened(self, chain: tuple[int, ...]) -> tuple[int, ...]:
        kept = tuple(atom for atom in chain if atom not in self._identities)
        return kept or chain[:1]

    def _reversed(self, chain: tuple[int, ...]) -> tuple[int, ...]:
        for atom in chain:
            if atom not in self._transposed:
                other = self._number(("transpose", atom), self._letters[atom])
                self._transposed |= {atom: other, other: atom}
        return tuple(self._transposed[atom] for atom in reversed(chain))

    def _entry(self, base: Form, indices: tuple[object, ...]) -> Form:
        """Of a sum, the sum of the entries."""
        total: Form = {}
        for (powers, chain), factor in base.items():
            letters = self._spoken_of_atoms(chain).union(*map(self._letters_of, indices))
            atom = self._number(("entry", chain, indices), letters)
            total = plus(total, _times(self._joined((*powers, (atom, Fraction(1)))), factor))
        return total

    # ------------------------------------------------------------ sums and integrals

    def _in_front(self, term: Sum | Integral) -> Form:
        """What does not depend on the letter stands in front. A sum of finitely many terms that are sums is a sum of sums."""
        where = term.where if isinstance(term, Sum) else None
        splits = isinstance(term, Sum) and self.level == "expanded" and _finite(term.low) and _finite(term.high)
        body = self.form(term.body) if splits else self._factor(self.form(term.body))
        limits = (type(term).__name__, self.key(term.low), self.key(term.high), self.key(where) if where is not None else None)
        total: Form = {}
        for (powers, chain), factor in body.items():
            outer = tuple(each for each in powers if term.var not in self._letters[each[0]])
            inner = tuple(each for each in powers if term.var in self._letters[each[0]])
            if splits and not inner and not chain and where is None:
                count = plus(self.form(term.high), _times(self.form(term.low), Fraction(-1)), {_ONE: Fraction(1)})
                total = plus(total, _times(self._multiplied({(outer, ()): Fraction(1)}, count), factor))
                continue
            spoken = self._spoken_of_atoms((*(a for a, _ in inner), *chain)) | self._letters_of(limits)
            atom = self._number((*limits, inner, chain), spoken - {term.var})
            total = plus(total, {(outer, (atom,)): factor} if chain else _times(self._joined((*outer, (atom, Fraction(1)))), factor))
        return total

    # ------------------------------------------------------------ what is not looked into

    def _alone(self, term: Term) -> Form:
        key = self._spelled(term)
        atom = self._number(key, self._letters_of(key) - ({getattr(term, term.fields[0])} if term.binds else set()))
        if not shape(term):
            return {(((atom, Fraction(1)),), ()): Fraction(1)}
        if isinstance(term, Sym) and len(shape(term)) == 1:
            self._transposed.setdefault(atom, atom)
        if isinstance(term, Identity):
            self._identities.add(atom)
        return {((), (atom,)): Fraction(1)}

    def _spelled(self, term: Term) -> object:
        if isinstance(term, Sym):
            return term
        return (type(term).__name__, *(self._value(getattr(term, name)) for name in term.fields))

    def _value(self, value: object) -> object:
        if isinstance(value, Term):
            return self.key(value)
        return ("several", *map(self._value, value)) if isinstance(value, tuple) else value

    def _atom(self, key: object, letters: frozenset[Sym]) -> Form:
        return {(((self._number(key, letters), Fraction(1)),), ()): Fraction(1)}

    def _number(self, key: object, letters: frozenset[Sym]) -> int:
        atom = self._atoms.setdefault(key, len(self._atoms))
        if atom == len(self._letters):
            self._letters.append(letters)
        return atom

    def _spoken_of(self, form: Form) -> frozenset[Sym]:
        return self._spoken_of_atoms(atom for powers, chain in form for atom in (*(a for a, _ in powers), *chain))

    def _spoken_of_atoms(self, atoms: Iterable[int]) -> frozenset[Sym]:
        return frozenset[Sym]().union(*(self._letters[atom] for atom in atoms))

    def _letters_of(self, key: object) -> frozenset[Sym]:
        match key:
            case Sym(name):
                return frozenset((key,)) if name == BOUND else frozenset()
            case frozenset():
                return self._spoken_of(dict(key))
            case tuple():
                return frozenset[Sym]().union(*map(self._letters_of, key))
            case _:
                return frozenset()

    # ------------------------------------------------------------ fractions

    def cleared(self, form: Form) -> tuple[Form, Form]:
        """A form without sums below the line, and what it was multiplied by for that. Raises TooLarge."""
        below: Form = {_ONE: Fraction(1)}
        for _ in range(HIGHEST):
            atom = next((a for powers, _ in form for a, e in powers if a in self._sums and e < 0 and e.denominator == 1), None)
            if atom is None:
                return form, below
            form = self._multiplied(form, {(((atom, Fraction(1)),), ()): Fraction(1)})
            below = self._multiplied(below, self._sums[atom])
        raise TooLarge

    def cross(self, left: tuple[Form, Form], right: tuple[Form, Form]) -> tuple[Form, Form]:
        """Both brought over what stands below the other."""
        return self._multiplied(left[0], right[1]), self._multiplied(right[0], left[1])


def plus(*forms: Form) -> Form:
    total: Form = {}
    for form in forms:
        for monomial, factor in form.items():
            total[monomial] = total.get(monomial, Fraction(0)) + factor
    return {monomial: factor for monomial, factor in total.items() if factor}


def _times(form: Form, factor: Fraction) -> Form:
    return {monomial: each * factor for monomial, each in form.items()} if factor else {}


def ratio(left: Form, right: Form) -> Fraction | None:
    """The number that one is of the other, None where it is not that; of two that are nothing, too."""
    if left.keys() != right.keys() or not left:
        return None
    ratios = {left[monomial] / right[monomial] for monomial in left}
    return ratios.pop() if len(ratios) == 1 else None


def _bounded(form: Form) -> Form:
    if len(form) > MOST or any(max(abs(each.numerator), each.denominator).bit_length() > 4096 for each in form.values()):
        raise TooLarge
    return form


def _frozen(form: Form) -> frozenset[tuple[Monomial, Fraction]]:
    return frozenset(form.items())


def _lead(form: Form) -> Fraction:
    """The number before the first term, in an order that is the same for equal forms."""
    return form[min(form)]


def _finite(end: Term) -> bool:
    return not any(isinstance(part, Const) and part.name == "oo" for part in parts(end))
