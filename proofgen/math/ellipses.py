"""`1 + 2 + \\dots + n`, `x_1 x_2 \\cdots x_n`: read as a sum or product over an index once every term that is written out fits one pattern.

The pattern is the term after the ellipsis, in its integer name. Where two patterns fit, or none does, the formula is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from proofgen.math.latex import latex
from proofgen.math.shape import number, shape
from proofgen.math.sorts import INTEGER, Range
from proofgen.math.syntax import Node, Unreadable, nodes
from proofgen.math.term import Add, Index, Mul, Num, Pow, Product, Sum, Sym, Term
from proofgen.math.walk import free_symbols, fresh, rebuild, substitute, subterms

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_COUNTS = frozenset("nmkNMKT")
_STARTS = (1, 0, 2, 3, -1)
_POINTS = (Fraction(2, 3), Fraction(7, 5), Fraction(11, 4), Fraction(-5, 7))


def parts_of(node: Node, op: str) -> list[tuple[Node, bool]] | None:
    """The terms of a sum (the factors of a product) in order and whether each is subtracted; None if no ellipsis is among them."""
    parts: list[tuple[Node, bool]] = []
    here = node
    while here.op == op and (op == "+" or here.text in ("", "cdot", "times")):
        if op == "+" and here.text not in ("+", "-"):
            return None
        parts.append((here.args[1], op == "+" and here.text == "-"))
        here = here.args[0]
    parts.append((here, False))
    parts.reverse()
    return parts if any(part.op == "dots" for part, _ in parts[1:-1]) else None


def counts(node: Node) -> list[str]:
    """Names that stand in the last written term of a sum or product with an ellipsis: how many terms there are."""
    found: dict[str, None] = {}
    for part in nodes(node):
        parts = parts_of(part, part.op) if part.op in ("+", "*") else None
        for k, (each, _) in enumerate(parts or ()):
            if each.op == "dots" and parts is not None and k + 1 < len(parts):
                found |= dict.fromkeys(name.text for name in nodes(parts[k + 1][0]) if name.op == "name" and name.text in _COUNTS)
    return list(found)


def series(e: Elaborator, node: Node, parts: Sequence[tuple[Node, bool]]) -> Term:
    """The sum or product that the written terms and the ellipsis say. Raises Unreadable where the pattern is not clear."""
    at = next(k for k, (part, _) in enumerate(parts) if part.op == "dots")
    span = parts[at][0].span
    if sum(part.op == "dots" for part, _ in parts) > 1 or at + 1 == len(parts):
        raise _unclear(node)
    kind: type[Sum] | type[Product] = Sum if node.op == "+" else Product
    before = [_signed(e, part, minus) for part, minus in parts[:at]]
    last = _signed(e, *parts[at + 1])
    rest = [_signed(e, part, minus) for part, minus in parts[at + 2 :]]
    if any(shape(term) != shape(last) for term in before) or (parts[at][1] != parts[at + 1][1]):
        raise _unclear(node)
    counted = _counted(kind, before, last)
    if counted is not None:
        return _with(kind, counted, rest)
    found = _found(kind, before, last)
    if kind is Sum and rest and isinstance(rest[0], Num | Mul) and not free_symbols(rest[0]) and parts[at + 1][0].op != "group":
        joined = _found(kind, before, Add((last, rest[0])))
        if found and joined:
            raise Unreadable("ellipsis", "what is the last term of this sum?", parts[at + 1][0].span.cover(parts[at + 2][0].span),
                             "put the last term in brackets, `(n - 1)`, or write the sum with `\\sum`")  # fmt: skip
        found, rest = (joined, rest[1:]) if joined else (found, rest)
    if len(found) != 1:
        raise _unclear(node)
    read = found.pop()
    e.warn("ellipsis-read", f"the ellipsis is read as ${latex(read)}$", span, "write the sum with `\\sum` to say otherwise")
    return _with(kind, read, rest)


def _with(kind: type[Sum] | type[Product], read: Term, rest: Sequence[Term]) -> Term:
    return read if not rest else Add((read, *rest)) if kind is Sum else Mul((read, *rest))


def _found(kind: type[Sum] | type[Product], before: Sequence[Term], last: Term) -> set[Term]:
    """Readings by entries of arrays first: `u_1 v_1 + \\dots + u_n v_n` needs no second term to be clear."""
    indexed = {reading for place in _index_places(last) if (reading := _by_entries(kind, before, last, place)) is not None}
    return indexed or {reading for letter in _letters(last) for reading in _readings(kind, before, last, letter)}


def listed(e: Elaborator, node: Node) -> Term | None:
    """`(x_1, \\dots, x_n)`: the vector x itself, where n is its size; None where no ellipsis is in the list."""
    if not any(part.op == "dots" for part in node.args):
        return None
    at = next(k for k, part in enumerate(node.args) if part.op == "dots")
    terms = [e.number(part, "an entry") for k, part in enumerate(node.args) if k != at]
    match terms[0], terms[-1]:
        case Index(base, (Num(value),)), Index(other, (last,)) if base is other and value == 1 and at == len(terms) - 1 and shape(base):
            rightly = all(term is Index(base, (number(k + 1),)) for k, term in enumerate(terms[:-1]))
            if rightly and shape(base)[0] is last:
                return base
    raise Unreadable("ellipsis", "the pattern of this ellipsis is not clear", node.span, "write the vector's name")


def _signed(e: Elaborator, node: Node, minus: bool) -> Term:
    term = e.term(node)
    return Mul((number(-1), term)) if minus else term


def _unclear(node: Node) -> Unreadable:
    sign = "\\sum" if node.op == "+" else "\\prod"
    return Unreadable("ellipsis", "the pattern of this ellipsis is not clear", node.span, f"write it with `{sign}`")


def _letters(last: Term) -> list[Sym]:
    """The integer names in which the last term may be the general one."""
    found: list[Sym] = []
    for symbol in sorted(free_symbols(last), key=lambda s: s.name):
        if symbol.sort == INTEGER or isinstance(symbol.sort, Range):
            found.append(symbol)
    return found


def _counted(kind: type[Sum] | type[Product], before: Sequence[Term], last: Term) -> Term | None:
    """`1 + 2 + \\dots + 9`: numerals one apart, three of them at least with the last."""
    values = [term.value for term in (*before, last) if isinstance(term, Num)]
    if len(values) < len(before) + 1 or len(before) < 2 or any(value.denominator != 1 for value in values):
        return None
    if any(after - one != 1 for one, after in pairwise(values[:-1])) or values[-1] <= values[-2]:
        return None
    variable = fresh(Sym("j", Range(before[0], last)))
    return kind(variable, before[0], last, variable)


def _readings(kind: type[Sum] | type[Product], before: Sequence[Term], last: Term, letter: Sym) -> list[Term]:
    """All readings in which the last term, in `letter`, gives the written ones, two at least, from some start on."""
    found: list[Term] = []
    if len(before) < 2:
        return found
    for offset in (0, -1, 1):
        # the index of the last term is letter + offset: f(j) is the last term with j − offset for the letter
        index = fresh(Sym("j", INTEGER))
        general = substitute(last, {letter: Add((index, number(-offset))) if offset else index})
        for start in _STARTS:
            values = [substitute(general, {index: number(start + k)}) for k in range(len(before))]
            if not all(_same(value, term) for value, term in zip(values, before, strict=True)):
                continue
            high: Term = Add((letter, number(offset))) if offset else letter
            variable = fresh(Sym("j", Range(number(start), high)))
            found.append(kind(variable, number(start), high, substitute(general, {index: variable})))
        if found:
            return found
    return found


def _index_places(last: Term) -> list[Term]:
    """What stands as an index in the last term and has a name in it: `n`, `n - 1`."""
    indices = [index for part in subterms(last) if isinstance(part, Index) for index in part.indices]
    return sorted({index for index in indices if free_symbols(index)}, key=latex)


def _by_entries(kind: type[Sum] | type[Product], before: Sequence[Term], last: Term, place: Term) -> Term | None:
    """The reading in which this index alone runs, and every written term is to the letter the last one at an integer."""
    index = fresh(Sym("j", INTEGER))
    general = _generalised(last, place, index)
    if free_symbols(place) & free_symbols(general):
        return None
    for start in _STARTS:
        if all(substitute(general, {index: number(start + k)}) is term for k, term in enumerate(before)):
            variable = fresh(Sym("j", Range(number(start), place)))
            return kind(variable, number(start), place, substitute(general, {index: variable}))
    return None


def _generalised(term: Term, place: Term, index: Sym) -> Term:
    if isinstance(term, Index):
        indices = tuple(index if each is place else _generalised(each, place, index) for each in term.indices)
        return Index(_generalised(term.base, place, index), indices)
    return rebuild(term, lambda child: _generalised(child, place, index))


def _same(one: Term, other: Term) -> bool:
    """Equal as rational expressions: tried at exact points, which settles what an author meant and is no part of any proof."""
    if one is other:
        return True
    names = sorted(free_symbols(one) | free_symbols(other), key=lambda s: s.name)
    values = 0
    for shift in range(3):
        point = {name: _POINTS[(k + shift) % len(_POINTS)] + k for k, name in enumerate(names)}
        a, b = _value(one, point), _value(other, point)
        if a is None or b is None or a != b:
            return False
        values += 1
    return values == 3


def _value(term: Term, point: dict[Sym, Fraction]) -> Fraction | None:
    """The exact value of a rational expression; an entry of an array is its own name; None for anything else."""
    match term:
        case Num(value):
            return value
        case Sym():
            return point.get(term)
        case Index(base, indices) if isinstance(base, Sym):
            places = [_value(index, point) for index in indices]
            if None in places:
                return None
            return Fraction(crc32(f"{base.name} {places}".encode()), 1009)
        case Add(terms) | Mul(terms):
            total = Fraction(0 if isinstance(term, Add) else 1)
            for part in terms:
                each = _value(part, point)
                if each is None:
                    return None
                total = total + each if isinstance(term, Add) else total * each
            return total
        case Pow(base, exponent):
            below, above = _value(base, point), _value(exponent, point)
            if below is None or above is None or above.denominator != 1 or abs(above) > 40:
                return None
            return None if below == 0 and above < 0 else below ** int(above)
        case _:
            return None
