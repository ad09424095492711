"""Terms as s-expressions: what a formula was read as, without any of LaTeX's ambiguities."""

from __future__ import annotations

import re
from fractions import Fraction

from proofgen.math.sorts import COMPLEX, INTEGER, REAL, Function, Range, Tensor
from proofgen.math.term import (
    Add,
    And,
    Apply,
    Blocks,
    Cases,
    Const,
    Constant,
    Delta,
    Epsilon,
    Fn,
    Iff,
    Implies,
    Index,
    Mul,
    Num,
    Or,
    Pow,
    Rel,
    Sym,
    Term,
    Uninterpreted,
)

_HEADS: dict[type[Term], str] = {Add: "+", Mul: "*", Pow: "^", And: "and", Or: "or", Implies: "=>", Iff: "<=>"}


def spelled(term: Term) -> str:
    """`(= (Sum j 1 n (* (Index y j) (log (Index p j)))) 0)`: heads as in `proofgen.math.term`, short ones for arithmetic."""
    match term:
        case Num(value):
            return str(value)
        case Const(constant):
            return f"#{constant}"
        case Sym():
            return name(term)
        case Rel(op, left, right):
            return _listed(op, left, right)
        case Fn(function, args):
            return _listed(function, *args)
        case Pow(base, Num(value)) if value == Fraction(1, 2):
            return _listed("sqrt", base)
        case Apply(function, args, orders):
            marks = "" if not any(orders) else "'" * orders[0] if len(args) == 1 else "'" + ",".join(map(str, orders))
            return _listed("Apply", name(function) + marks, *args)
        case Uninterpreted(pattern, args):
            return _listed("Uninterpreted", f"“{pattern}”", *args)
        case Cases(branches):
            return _listed("Cases", *(_listed("when", condition, value) for value, condition in branches))
        case Blocks(rows):
            return _listed("Blocks", *(_listed("row", *row) for row in rows))
        case Index(base, indices):
            return _listed("Index", base, *indices)
        case Delta(left, right):
            return _listed("Delta", left, right)
        case Epsilon(indices):
            return _listed("Epsilon", *indices)
        case Constant(value, sizes):
            return _listed("Constant", value, *sizes)
        case _:
            return _listed(_HEADS.get(type(term), type(term).__name__), *_parts(term))


def _parts(term: Term) -> list[Term | str]:
    parts: list[Term | str] = []
    for name in term.fields:
        value = getattr(term, name)
        parts += value if isinstance(value, tuple) else [] if value is None or value == "" else [value]
    return parts


def _listed(head: str, *parts: Term | str) -> str:
    return "(" + " ".join([head, *(part if isinstance(part, str) else spelled(part) for part in parts)]) + ")"


def name(symbol: Sym) -> str:
    r"""`\hat{y}` as `yhat`, `v_{\mathrm{max}}` as `v_max`, a renamed letter with its number."""
    text = re.sub(r"\\(hat|bar|tilde|vec|dot)\{([^{}]*)\}", r"\2\1", symbol.name)
    text = re.sub(r"\\(?:mathrm|mathbf|text|boldsymbol)\{([^{}]*)\}", r"\1", text)
    return re.sub(r"[\\{} ]", "", text) + (f"~{symbol.tag}" if symbol.tag else "")


def sort(symbol: Sym) -> str:
    """The sort, where the list of a document's symbols says it: `real`, `1..n`, `n×n`, `real→real`."""
    return _sort(symbol.sort)


def _sort(sort: object) -> str:
    match sort:
        case Range(low, high):
            return f"{spelled(low)}..{spelled(high)}"
        case Tensor(sizes, kind):
            return "×".join(map(spelled, sizes)) + ("-vector" if len(sizes) == 1 else "") + ("" if kind == "real" else f" {kind}")
        case Function(arguments, result):
            return f"({', '.join(map(_sort, arguments))})→{_sort(result)}"
        case _:
            return next(word for known, word in ((REAL, "real"), (COMPLEX, "complex"), (INTEGER, "integer")) if known == sort)
