"""Terms back to LaTeX: how a line was read, in the author's own names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from proofgen.math.entrywise import block, conjugated, places
from proofgen.math.notation import FUNCTIONS
from proofgen.math.shape import shape
from proofgen.math.term import (
    Add,
    And,
    Antiderivative,
    Apply,
    At,
    Blocks,
    Cases,
    Const,
    Constant,
    Delta,
    Det,
    Diag,
    Entries,
    Epsilon,
    Fn,
    ForAll,
    Gradient,
    Identity,
    Iff,
    Implies,
    Index,
    Indicator,
    Integral,
    Inverse,
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
from proofgen.math.walk import substitute

RELATION_SIGNS = {"=": "=", "!=": r"\neq", "<": "<", "<=": r"\leq", ">": ">", ">=": r"\geq"}
_CONSTANTS = {"pi": r"\pi", "e": "e", "i": r"\mathrm{i}", "oo": r"\infty"}
_ONE = Num(Fraction(1))
_SUM, _PRODUCT, _POWER, _ATOM = 1, 2, 3, 4  # how tightly the outermost sign of a printed term binds


def latex(term: Term) -> str:
    """The whole term. Symbols renamed to keep them apart get their letter back where nothing else has it, another letter or a prime otherwise."""
    return _printed(tidied(term))[0]


def _inner(term: Term) -> str:
    return _printed(term)[0]


def _printed(term: Term) -> tuple[str, int]:
    match term:
        case Num(value):
            return _number(value)
        case Const(name):
            return _CONSTANTS[name], _ATOM
        case Sym(name, _, _):
            return name, _ATOM
        case Add(terms):
            return _sum(terms), _SUM
        case Mul(factors):
            return _product(factors)
        case Pow(base, exponent):
            return _power(base, exponent)
        case Fn(name, args):
            return _function(name, args)
        case Apply(function, args, orders):
            return _apply(function, args, orders), _ATOM
        case Rel() | And() | Or() | Not() | Implies() | Iff() | ForAll():
            return _statement(term), 0
        case Sum() | Product() | Integral() | Limit() | Lam() | At():
            return _binder(term)
        case Partial() | Gradient():
            return _derivative(term), _PRODUCT
        case Antiderivative(body, wrt):
            return rf"\int {_at(body, _PRODUCT)} \, d{_inner(wrt)}", _PRODUCT
        case Uninterpreted(pattern, args):
            return re.sub(r"#(\d)", lambda place: _argument(pattern, place, args), pattern), _PRODUCT
        case _:
            return _array(term)


def _argument(pattern: str, place: re.Match[str], args: Sequence[Term]) -> str:
    """Inside brackets as it is, beside a sign in brackets of its own where it needs them."""
    term = args[int(place[1]) - 1]
    fenced = pattern[: place.start()].rstrip().endswith(("(", "[", "{", ",", "|", "\\mid")) or pattern.startswith("#1 \\")
    return _inner(term) if fenced else _at(term, _POWER)


def _at(term: Term, tightness: int) -> str:
    text, own = _printed(term)
    return text if own >= tightness else rf"\left({text}\right)"


# ---------------------------------------------------------------- numbers and arithmetic


def _number(value: Fraction) -> tuple[str, int]:
    if value.denominator == 1:
        return str(value.numerator), _ATOM if value >= 0 else _SUM
    sign = "-" if value < 0 else ""
    return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}", _ATOM if value >= 0 else _SUM


def _negated(term: Term) -> Term | None:
    """The term without its leading minus, if it has one."""
    match term:
        case Num(value) if value < 0:
            return Num(-value)
        case Mul((Num(value), *rest)) if value == -1 and rest:
            return rest[0] if len(rest) == 1 else Mul(tuple(rest))
        case Mul((Num(value), *rest)) if value < 0:
            return Mul((Num(-value), *rest))
        case _:
            return None


def _sum(terms: Sequence[Term]) -> str:
    parts: list[str] = []
    for term in terms:
        positive = _negated(term)
        if positive is not None:
            parts.append("- " + _at(positive, _PRODUCT))
        else:
            parts.append(("+ " if parts else "") + _at(term, _PRODUCT if parts else _SUM))
    text = " ".join(parts)
    return "-" + text[2:] if text.startswith("- ") else text


def _product(factors: Sequence[Term]) -> tuple[str, int]:
    positive = _negated(Mul(tuple(factors)))
    if positive is not None:
        return "-" + _at(positive, _PRODUCT), _SUM
    groups: list[tuple[list[Term], list[Term]]] = []
    for factor in factors:
        divisor = _divisor(factor)
        if divisor is not None and groups:
            groups[-1][1].append(divisor)
        elif divisor is not None:
            groups.append(([], [divisor]))
        elif groups and not groups[-1][1]:
            groups[-1][0].append(factor)
        else:
            groups.append(([factor], []))
    parts: list[str] = []
    for above, below in groups:
        if below:
            parts.append(rf"\frac{{{_factors(above) if above else '1'}}}{{{_factors(below)}}}")
        elif len(groups) == 1 or above != [_ONE]:
            parts.append(_factors(above) if len(groups) == 1 or len(above) > 1 else _at(above[0], _PRODUCT))
    return r" \, ".join(parts), _PRODUCT


def _divisor(term: Term) -> Term | None:
    match term:
        case Pow(base, Num(value)) if value < 0:
            return base if value == -1 else Pow(base, Num(-value))
        case _:
            return None


def _factors(factors: Sequence[Term]) -> str:
    if len(factors) == 1:
        return _inner(factors[0])
    parts: list[str] = []
    for position, factor in enumerate(factors):
        last = position == len(factors) - 1
        text, own = _printed(factor)
        bare = (
            own >= _POWER or (own == _PRODUCT and (last or text.startswith(r"\frac")) and not _greedy(factor)) or (last and own >= _PRODUCT)
        )
        text = text if bare else rf"\left({text}\right)"
        if parts and (text[0].isdigit() or (text.startswith(r"\frac") and parts[-1][-1].isdigit() and not parts[-1].startswith(r"\frac"))):
            text = r"\cdot " + text
        parts.append(text)
    return r" \, ".join(parts).replace(r"\, \cdot", r"\cdot") if any(len(p) > 1 for p in parts) else " ".join(parts)


def _greedy(term: Term) -> bool:
    """Does the printed form take in whatever follows it?"""
    return isinstance(term, Sum | Product | Integral | Antiderivative | Limit | Partial | Gradient | Fn)


def _power(base: Term, exponent: Term) -> tuple[str, int]:
    match exponent:
        case Num(value) if value < 0:
            below = base if value == -1 else Pow(base, Num(-value))
            return rf"\frac{{1}}{{{_inner(below)}}}", _PRODUCT
        case Num(value) if value == Fraction(1, 2):
            return rf"\sqrt{{{_inner(base)}}}", _ATOM
        case Num(value) if value.numerator == 1 and value.denominator > 2:
            return rf"\sqrt[{value.denominator}]{{{_inner(base)}}}", _ATOM
    if isinstance(base, Fn) and FUNCTIONS.get(base.name) and base.name not in ("exp", "log") and isinstance(exponent, Num):
        return rf"{FUNCTIONS[base.name]}^{{{_inner(exponent)}}}\left({', '.join(map(_inner, base.args))}\right)", _ATOM
    inner, own = _printed(base)
    if own < _ATOM or (isinstance(base, Fn | Apply) and not inner.endswith(("|", "!"))):
        inner = rf"\left({inner}\right)"
    return rf"{inner}^{{{_inner(exponent)}}}", _POWER


def _function(name: str, args: Sequence[Term]) -> tuple[str, int]:
    inner = ", ".join(_printed(a)[0] for a in args)
    match name:
        case "abs":
            return rf"\left|{inner}\right|", _ATOM
        case "floor":
            return rf"\left\lfloor {inner} \right\rfloor", _ATOM
        case "ceil":
            return rf"\left\lceil {inner} \right\rceil", _ATOM
        case "factorial":
            return _at(args[0], _ATOM) + "!", _POWER
        case "binomial":
            return rf"\binom{{{_inner(args[0])}}}{{{_inner(args[1])}}}", _ATOM
        case "exp" if len(inner) <= 24 and r"\frac" not in inner and r"\sum" not in inner:
            return f"e^{{{inner}}}", _POWER
        case "conj":
            return rf"\overline{{{inner}}}", _ATOM
    if isinstance(args[0], Sym | Index | Num) and len(args) == 1 and not (isinstance(args[0], Num) and args[0].value < 0):
        return f"{FUNCTIONS[name]} {inner}", _PRODUCT
    return rf"{FUNCTIONS[name]}\left({inner}\right)", _ATOM


def _apply(function: Sym, args: Sequence[Term], orders: Sequence[int]) -> str:
    args = places(args)
    inner = ", ".join(_inner(a) for a in args)
    if not any(orders):
        return rf"{function.name}\left({inner}\right)" if r"\frac" in inner else f"{function.name}({inner})"
    if len(orders) == 1 and orders[0] <= 3:
        return f"{function.name}{chr(39) * orders[0]}({inner})"
    return rf"{function.name}^{{({', '.join(map(str, orders))})}}({inner})"


# ---------------------------------------------------------------- binders and derivatives


def _binder(term: Term) -> tuple[str, int]:
    match term:
        case Sum(var, low, high, body, where) | Product(var, low, high, body, where):
            sign = r"\sum" if isinstance(term, Sum) else r"\prod"
            below = f"{_inner(var)} = {_inner(low)}"
            if where is not None:
                below = rf"\substack{{{below} \\ {_inner(where)}}}"
            return rf"{sign}_{{{below}}}^{{{_inner(high)}}} {_at(body, _PRODUCT)}", _PRODUCT
        case Integral(var, low, high, body):
            return rf"\int_{{{_inner(low)}}}^{{{_inner(high)}}} {_at(body, _PRODUCT)} \, d{_inner(var)}", _PRODUCT
        case Limit(var, point, body, side):
            mark = f"^{{{side}}}" if side else ""
            return rf"\lim_{{{_inner(var)} \to {_inner(point)}{mark}}} {_at(body, _PRODUCT)}", _PRODUCT
        case Lam() if (whole := conjugated(term)) is not None:
            return rf"\overline{{{_inner(whole)}}}", _ATOM
        case Lam(var, size, body):
            return rf"\left({_inner(body)}\right)_{{{_inner(var)} = 1, \dots, {_inner(size)}}}", _ATOM
        case At(var, value, body):
            return rf"\left.{_inner(body)}\right|_{{{_inner(var)} = {_inner(value)}}}", _ATOM
        case _:
            raise AssertionError(term)


def _derivative(term: Partial | Gradient) -> str:
    if isinstance(term, Gradient):
        return rf"\nabla_{{{_inner(term.wrt)}}} {_at(term.body, _POWER)}"
    wrts: list[Term] = []
    inner: Term = term
    while isinstance(inner, Partial):
        wrts.append(inner.wrt)
        inner = inner.body
    order = f"^{{{len(wrts)}}}" if len(wrts) > 1 else ""
    if len(wrts) > 1 and all(w is wrts[0] for w in wrts):
        below = rf"\partial {_at(wrts[0], _ATOM)}^{{{len(wrts)}}}"
    else:
        below = r" \, ".join(rf"\partial {_inner(w)}" for w in wrts)
    if isinstance(inner, Sym | Index | Apply):
        return rf"\frac{{\partial{order} {_inner(inner)}}}{{{below}}}"
    return rf"\frac{{\partial{order}}}{{{below}}} {_at(inner, _ATOM)}"


# ---------------------------------------------------------------- arrays and symbols


def _array(term: Term) -> tuple[str, int]:
    match term:
        case Index(Lam(var, _, body), indices):
            entry = substitute(body, {var: indices[0]})
            return _printed(entry if len(indices) == 1 else Index(entry, indices[1:]))
        case Index(base, indices):
            inner, own = _printed(base)
            if own < _ATOM or isinstance(base, Index | Lam) or (isinstance(base, Sym) and "_{" in base.name):
                inner = rf"\left({inner}\right)"
            plain = all(isinstance(i, Sym | Num) for i in indices)
            return f"{inner}_{{{_joined(indices) if plain else ', '.join(map(_inner, indices))}}}", _ATOM
        case Entries(items):
            rows = [" & ".join(_inner(c) for c in row.items) if isinstance(row, Entries) else _inner(row) for row in items]
            return r"\begin{pmatrix}" + r" \\ ".join(rows) + r"\end{pmatrix}", _ATOM
        case Blocks(rows):
            return r"\begin{bmatrix}" + r" \\ ".join(
                " & ".join(_inner(block(cell)) for cell in row) for row in rows
            ) + r"\end{bmatrix}", _ATOM
        case MatMul(factors):
            return _matrix_product(factors), _PRODUCT
        case Transpose(body):
            return _at(body, _ATOM) + r"^{\top}", _POWER
        case Inverse(body):
            return _at(body, _ATOM) + "^{-1}", _POWER
        case Outer(left, right):
            return rf"{_at(left, _POWER)} \, {_at(right, _ATOM)}^{{\top}}", _PRODUCT
        case Trace(body) | Det(body) | Diag(body):
            name = {Trace: "tr", Det: "det", Diag: "diag"}[type(term)]
            return rf"\operatorname{{{name}}}\left({_inner(body)}\right)", _ATOM
        case Identity(_):
            return "I", _ATOM
        case Constant(value, _):
            return rf"\mathbf{{{_inner(value)}}}", _ATOM
        case Delta(left, right):
            return rf"\delta_{{{_joined((left, right))}}}", _ATOM
        case Epsilon(indices):
            return rf"\varepsilon_{{{_joined(indices)}}}", _ATOM
        case Indicator(relation):
            return rf"\left[{_inner(relation)}\right]", _ATOM
        case Cases(branches):
            rows = [rf"{_inner(value)} & {_condition(condition)}" for value, condition in branches]
            return r"\begin{cases}" + r" \\ ".join(rows) + r"\end{cases}", _ATOM
        case _:
            raise AssertionError(f"no way to print {type(term).__name__}")


def _condition(condition: Term) -> str:
    if isinstance(condition, Rel) and condition.left is condition.right and isinstance(condition.left, Num):
        return r"\text{otherwise}"
    return rf"\text{{if }} {_inner(condition)}"


def _joined(indices: Sequence[Term]) -> str:
    shown = [_inner(i) for i in indices]
    return ("" if all(len(s) == 1 for s in shown) else ", ").join(shown)


def _matrix_product(factors: Sequence[Term]) -> str:
    parts = []
    for position, factor in enumerate(factors):
        text = _at(factor, _POWER)
        if len(shape(factor)) == 1 and position < len(factors) - 1 and position == 0:
            text = _at(factor, _ATOM) + r"^{\top}"
        parts.append(text)
    return r" \, ".join(parts)


# ---------------------------------------------------------------- statements


def _statement(term: Term) -> str:
    match term:
        case Rel(op, left, right):
            return f"{_inner(left)} {RELATION_SIGNS[op]} {_inner(right)}"
        case And((Rel(_, first, _), *_) as parts) if _is_chain(parts):
            return " ".join([_inner(first), *(f"{RELATION_SIGNS[p.op]} {_inner(p.right)}" for p in parts if isinstance(p, Rel))])
        case And(parts):
            return r" \;\text{and}\; ".join(_inner(p) for p in parts)
        case Or(parts):
            return r" \;\text{or}\; ".join(_inner(p) for p in parts)
        case Not(part):
            return rf"\text{{not}}\; {_inner(part)}"
        case Implies(premise, conclusion):
            return rf"{_inner(premise)} \implies {_inner(conclusion)}"
        case Iff(left, right):
            return rf"{_inner(left)} \iff {_inner(right)}"
        case ForAll(var, Implies(condition, body)):
            return rf"{_inner(body)} \;\text{{for all}}\; {_inner(var)} \;\text{{with}}\; {_inner(condition)}"
        case ForAll(var, body):
            return rf"{_inner(body)} \;\text{{for all}}\; {_inner(var)}"
        case _:
            raise AssertionError(term)


def _is_chain(parts: Sequence[Term]) -> bool:
    """Does each relation go on where the one before ends, as in `a <= b < c`?"""
    return all(isinstance(a, Rel) and isinstance(b, Rel) and a.right is b.left for a, b in pairwise(parts))
