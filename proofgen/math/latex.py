"""Terms back to LaTeX: how a line was read, in the author's own names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from weakref import WeakKeyDictionary

from proofgen.math.chance import Alike, Distributed, Independent, Moment, Random
from proofgen.math.entrywise import conjugated, places
from proofgen.math.latex_arrays import ATOM, POWER, PRODUCT, SUM, Arrays
from proofgen.math.latex_statements import statement
from proofgen.math.mass import counts_elements
from proofgen.math.notation import CONSTANTS, FUNCTIONS, MOMENTS
from proofgen.math.parametrised import is_parametrised, printed
from proofgen.math.shape import shape
from proofgen.math.sorts import is_sequence
from proofgen.math.term import (
    Add,
    And,
    Antiderivative,
    Apply,
    At,
    Const,
    Fn,
    ForAll,
    Gradient,
    Iff,
    Implies,
    Index,
    Integral,
    Kron,
    Lam,
    Limit,
    MatMul,
    Mul,
    Not,
    Num,
    Or,
    Outer,
    Partial,
    Pow,
    Product,
    Rel,
    Sum,
    Sym,
    Term,
    Trace,
    Transpose,
    Uninterpreted,
)  # fmt: skip
from proofgen.math.tidy import tidied

_MINUS_ONE = Num(Fraction(-1))
_HALF = Num(Fraction(1, 2))
_PLACES = 12
_POWERS_BEHIND_NAME = frozenset(name for name, shown in FUNCTIONS.items() if shown) - {"exp", "log", "max", "min", "gamma"}


def latex(term: Term) -> str:
    """The whole term. Symbols renamed to keep them apart get their letter back where nothing else has it, another letter or a prime otherwise."""
    return _PRINTED.get(term) or _latex(term)


_PRINTED: WeakKeyDictionary[Term, str] = WeakKeyDictionary()


def printed_before(term: Term, text: str) -> None:
    """Takes note of what `latex` said of a term in another run of this very code."""
    _PRINTED[term] = text


@lru_cache(maxsize=4096)
def _latex(term: Term) -> str:
    shown = tidied(term)
    if shown is term and isinstance(term, Rel):
        return statement(term, latex)  # nothing to keep apart: each side is as it is by itself, for which a report asks too
    return _printed(shown)[0]


def _inner(term: Term) -> str:
    return _printed(term)[0]


def _printed(term: Term) -> tuple[str, int]:
    match term:
        case Num(value):
            return _number(value)
        case Const(name):
            return CONSTANTS[name], ATOM
        case Sym(name, _, _):
            return name, ATOM
        case Add(terms):
            return _sum(terms), SUM
        case Mul(factors):
            return _product(factors)
        case Pow(base, exponent):
            return _power(base, exponent)
        case Fn(name, args):
            return _function(name, args)
        case Apply(function, args, orders):
            return _apply(function, args, orders), ATOM
        case Moment(kind, args):
            return rf"{MOMENTS[kind]}\left[{', '.join(map(_inner, args))}\right]", ATOM
        case Random() | Independent() | Alike() | Distributed() | Rel() | And() | Or() | Not() | Implies() | Iff() | ForAll():
            return statement(term, _inner), 0
        case Sum() | Product() | Integral() | Limit() | Lam() | At():
            return _binder(term)
        case Partial() | Gradient():
            return _derivative(term), PRODUCT
        case Antiderivative(body, wrt):
            return rf"\int {_at(body, PRODUCT)} \, d{_inner(wrt)}", PRODUCT
        case Uninterpreted(pattern, args):
            return re.sub(r"#(\d)", lambda place: _argument(pattern, place, args), pattern), PRODUCT
        case _:
            return _ARRAYS.array(term)


def _argument(pattern: str, place: re.Match[str], args: Sequence[Term]) -> str:
    """Inside brackets as it is, beside a sign in brackets of its own where it needs them."""
    term = args[int(place[1]) - 1]
    fenced = pattern[: place.start()].rstrip().endswith(("(", "[", "{", ",", "|", "\\mid")) or pattern.startswith("#1 \\")
    return _inner(term) if fenced else _at(term, POWER)


def _at(term: Term, tightness: int) -> str:
    text, own = _printed(term)
    return text if own >= tightness else rf"\left({text}\right)"


# ---------------------------------------------------------------- numbers and arithmetic


def _number(value: Fraction) -> tuple[str, int]:
    if value.denominator == 1:
        return str(value.numerator), ATOM if value.numerator >= 0 else SUM
    sign = "-" if value.numerator < 0 else ""
    decimal = _decimal(abs(value))
    if decimal is not None:
        return sign + decimal, ATOM if value.numerator >= 0 else SUM
    return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}", ATOM if value.numerator >= 0 else SUM


def _decimal(value: Fraction) -> str | None:
    """A decimal is what it was read from; a quotient of numerals is another term."""
    places = next((k for k in range(1, _PLACES) if (value * 10**k).denominator == 1), None)
    if places is None:
        return None
    digits = str((value * 10**places).numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def _negated(term: Term) -> Term | None:
    """The term without its leading minus, if it has one."""
    match term:
        case Num(value) if value.numerator < 0:
            return Num(-value)
        case Mul((Num() as sign, first, *rest)) if sign is _MINUS_ONE:
            return first if not rest else None
        case Mul((Num(value), *rest)) if value.numerator < 0:
            return Mul((Num(-value), *rest))
        case _:
            return None


def _sum(terms: Sequence[Term]) -> str:
    parts: list[str] = []
    for term in terms:
        positive = _negated(term)
        if positive is not None:
            parts.append("- " + _at(positive, PRODUCT))
        else:
            parts.append(("+ " if parts else "") + _at(term, PRODUCT))
    text = " ".join(parts)
    return "-" + text[2:] if text.startswith("- ") else text


def _product(factors: Sequence[Term]) -> tuple[str, int]:
    positive = _negated(Mul(tuple(factors)))
    if positive is not None:
        return "-" + _at(positive, PRODUCT), SUM
    if factors[0] is _MINUS_ONE and len(factors) > 2:
        factors = (Mul((_MINUS_ONE, factors[1])), *factors[2:])
    first = _divisor(factors[0])
    if first is not None and len(factors) == 2 and shape(factors[1]):
        return rf"\frac{{{_inner(factors[1])}}}{{{_inner(first)}}}", PRODUCT
    done, run = "", list[Term]()
    for factor in factors:
        divisor = _divisor(factor)
        if divisor is None:
            run.append(factor)
        else:
            done, run = rf"\frac{{{_factors(done, run) if done or run else '1'}}}{{{_inner(divisor)}}}", []
    return _factors(done, run), PRODUCT


def _divisor(term: Term) -> Term | None:
    match term:
        case Pow(base, Num(value) as exponent) if value.numerator < 0:
            return base if exponent is _MINUS_ONE else Pow(base, Num(-value))
        case _:
            return None


def _factors(done: str, factors: Sequence[Term]) -> str:
    """Factors beside each other, behind a quotient that is printed already."""
    if not done and len(factors) == 1:
        return _inner(factors[0])
    parts = [done] if done else []
    for position, factor in enumerate(factors):
        text, own = _printed(factor)
        if not _bare(factor, own, position == len(factors) - 1):
            text = rf"\left({text}\right)"
        if parts and (text[0].isdigit() or (text.startswith(r"\frac") and parts[-1][-1].isdigit())):
            text = r"\cdot " + text
        parts.append(text)
    return r" \, ".join(parts).replace(r"\, \cdot", r"\cdot") if any(len(p) > 1 for p in parts) else " ".join(parts)


def _bare(factor: Term, own: int, last: bool) -> bool:
    """May a factor stand without brackets? What takes in all that follows only in the last place, a product only as one quotient."""
    match factor:
        case Mul(factors):
            return own == PRODUCT and (_divisor(factors[-1]) is not None or shape(factor) != ())
        case Outer() | Kron() | MatMul((Mul() | MatMul(), *_)):
            return False
        case _:
            return own >= POWER or (own == PRODUCT and last)


def _greedy(term: Term) -> bool:
    """Does the printed form take in whatever follows it?"""
    return isinstance(term, Sum | Product | Integral | Antiderivative | Limit | Partial | Gradient | Fn)


def _power(base: Term, exponent: Term) -> tuple[str, int]:
    match exponent:
        case Num(value) if value.numerator < 0:
            below = base if exponent is _MINUS_ONE else Pow(base, Num(-value))
            return rf"\frac{{1}}{{{_inner(below)}}}", PRODUCT
        case Num() if exponent is _HALF and (normed := _normed(base)) is not None:
            return rf"\left\|{_inner(normed)}\right\|{'_F' if len(shape(normed)) == 2 else ''}", ATOM
        case Num() if exponent is _HALF:
            return rf"\sqrt{{{_inner(base)}}}", ATOM
        case Num(value) if value.numerator == 1 and value.denominator > 2:
            return rf"\sqrt[{value.denominator}]{{{_inner(base)}}}", ATOM
        case Pow(degree, Num(value)) if value == -1 and not isinstance(degree, Num) and "]" not in _inner(degree):
            return rf"\sqrt[{_inner(degree)}]{{{_inner(base)}}}", ATOM
    if isinstance(base, Fn) and base.name in _POWERS_BEHIND_NAME and isinstance(exponent, Num):
        return rf"{FUNCTIONS[base.name]}^{{{_inner(exponent)}}}\left({', '.join(map(_inner, base.args))}\right)", ATOM
    inner, own = _printed(base)
    if own < ATOM or (isinstance(base, Sym) and "^" in inner) or (isinstance(base, Fn | Apply) and not inner.endswith(("|", "!"))):
        inner = rf"\left({inner}\right)"
    return rf"{inner}^{{{_inner(exponent)}}}", POWER


def _normed(square: Term) -> Term | None:
    """u, where the term is uᵀu for a vector, or tr(UᵀU) for a matrix."""
    match square:
        case MatMul((first, last)) if first is last and len(shape(last)) == 1:
            return last
        case Trace(MatMul((Transpose(first), last))) if first is last:
            return last
        case _:
            return None


def _function(name: str, args: Sequence[Term]) -> tuple[str, int]:
    inner = ", ".join(_printed(a)[0] for a in args)
    match name:
        case "abs":
            return rf"\left|{inner}\right|", ATOM
        case "floor":
            return rf"\left\lfloor {inner} \right\rfloor", ATOM
        case "ceil":
            return rf"\left\lceil {inner} \right\rceil", ATOM
        case "factorial":
            return _at(args[0], ATOM) + "!", POWER
        case "binomial":
            return rf"\binom{{{_inner(args[0])}}}{{{_inner(args[1])}}}", ATOM
        case "gamma":
            return rf"\Gamma\left({inner}\right)", ATOM
        case "exp" if inner != "T" and len(inner) <= 24 and r"\frac" not in inner and r"\sum" not in inner:
            return f"e^{{{inner}}}", POWER
        case "conj":
            return rf"\overline{{{inner}}}", ATOM
    if len(args) == 1 and _beside_name(args[0]):
        return f"{FUNCTIONS[name]} {inner}", PRODUCT
    return rf"{FUNCTIONS[name]}\left({inner}\right)", ATOM


def _beside_name(argument: Term) -> bool:
    """Is the argument so small that a function takes it without brackets?"""
    match argument:
        case Num(value):
            return value >= 0 and (value.denominator == 1 or _decimal(value) is not None)
        case Index(base, _):
            return isinstance(base, Sym)
        case _:
            return isinstance(argument, Sym)


def _apply(function: Sym, args: Sequence[Term], orders: Sequence[int]) -> str:
    args = places(args)
    if is_parametrised(function.name) and not any(orders):
        return printed(function.name, [_inner(a) for a in args])
    inner = ", ".join(_inner(a) for a in args)
    if is_sequence(function.sort) and not any(orders) and not {"_", "^"} & set(function.name):
        return f"{function.name}_{{{inner}}}"
    if not any(orders):
        return rf"{function.name}\left({inner}\right)" if r"\frac" in inner else f"{function.name}({inner})"
    if len(orders) == 1 and orders[0] <= 3:
        return f"{function.name}{chr(39) * orders[0]}({inner})"
    letters = [a.name for a in args if isinstance(a, Sym)]
    if (
        len(orders) > 1
        and "_" not in function.name
        and (letters == sorted({*letters}) or letters == ["x", "t"])
        and len(letters) == len(args)
    ):
        return f"{function.name}_{{{''.join(letter * order for letter, order in zip(letters, orders, strict=True))}}}({inner})"
    return rf"{function.name}^{{({', '.join(map(str, orders))})}}({inner})"


# ---------------------------------------------------------------- binders and derivatives


def _binder(term: Term) -> tuple[str, int]:
    match term:
        case Sum(var, low, high, body, where) | Product(var, low, high, body, where):
            sign = r"\sum" if isinstance(term, Sum) else r"\prod"
            listed = counts_elements(high)
            below = _inner(var) if listed else f"{_inner(var)} = {_inner(low)}"
            if where is not None:
                below = rf"\substack{{{below} \\ {_inner(where)}}}"
            above = "" if listed else f"^{{{_inner(high)}}}"
            tight = ATOM if isinstance(term, Product) and isinstance(body, Mul) and _greedy(body.factors[-1]) else PRODUCT
            return f"{sign}_{{{below}}}{above} {_at(body, tight)}", PRODUCT
        case Integral(var, low, high, body):
            return rf"\int_{{{_inner(low)}}}^{{{_inner(high)}}} {_at(body, PRODUCT)} \, d{_inner(var)}", PRODUCT
        case Limit(var, point, body, side):
            mark = f"^{{{side}}}" if side else ""
            return rf"\lim_{{{_inner(var)} \to {_at(point, ATOM) if side else _inner(point)}{mark}}} {_at(body, PRODUCT)}", PRODUCT
        case Lam() if (whole := conjugated(term)) is not None:
            return rf"\overline{{{_inner(whole)}}}", ATOM
        case Lam(var, size, body):
            return rf"\left({_inner(body)}\right)_{{{_inner(var)} = 1, \dots, {_inner(size)}}}", ATOM
        case At(var, value, Partial() as body) if (function := _derived(body, var)) is not None:
            return rf"{function}\left({_inner(value)}\right)", ATOM
        case At(var, value, body):
            return rf"\left.{_inner(body)}\right|_{{{_inner(var)} = {_inner(value)}}}", POWER
        case _:
            raise AssertionError(term)


def _derived(term: Term, var: Sym) -> str | None:
    """`\\tanh'` for the derivative of tanh u by u."""
    orders = 0
    while isinstance(term, Partial) and term.wrt is var:
        term, orders = term.body, orders + 1
    if isinstance(term, Fn) and term.args == (var,) and term.name in (*_POWERS_BEHIND_NAME, "exp", "log"):
        return FUNCTIONS[term.name] + "'" * orders
    return None


def _derivative(term: Partial | Gradient) -> str:
    if isinstance(term, Gradient) and isinstance(term.body, Gradient) and term.body.wrt is term.wrt and isinstance(term.wrt, Sym):
        return rf"\nabla_{{{_inner(term.wrt)}}}^{{2}} {_at(term.body.body, POWER)}"
    if isinstance(term, Gradient):
        return rf"\nabla_{{{_inner(term.wrt)}}} {_at(term.body, POWER)}"
    wrts: list[Term] = []
    inner: Term = term
    while isinstance(inner, Partial):
        wrts.append(inner.wrt)
        inner = inner.body
    order = f"^{{{len(wrts)}}}" if len(wrts) > 1 else ""
    if len(wrts) > 1 and all(w is wrts[0] for w in wrts):
        below = rf"\partial {_at(wrts[0], ATOM)}^{{{len(wrts)}}}"
    else:
        below = r" \, ".join(rf"\partial {_inner(w)}" for w in wrts)
    if isinstance(inner, Sym | Index | Apply):
        return rf"\frac{{\partial{order} {_inner(inner)}}}{{{below}}}"
    return rf"\frac{{\partial{order}}}{{{below}}} {_at(inner, ATOM)}"


_ARRAYS = Arrays(_printed)
