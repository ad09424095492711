"""Terms as SymPy's objects, those included that `to_sympy` leaves out because no verdict needs them: arrays, floors, antiderivatives."""

from __future__ import annotations

import importlib
from fractions import Fraction
from typing import Any

from proofgen.math import term as t
from proofgen.math.context import Context
from proofgen.math.walk import substitute
from proofgen.verify.oracle_sympy import to_sympy

sympy: Any = importlib.import_module("sympy")  # untyped
_FUNCTIONS = {
    "floor": sympy.floor, "ceil": sympy.ceiling, "conj": sympy.conjugate, "sec": sympy.sec, "csc": sympy.csc, "cot": sympy.cot,
    "re": sympy.re, "im": sympy.im,
}  # fmt: skip


def exported(term: t.Term, context: Context) -> Any | None:
    """None where SymPy has no object for it."""
    plain = to_sympy(term, context)
    if plain is not None:
        return plain
    parts = _parts(term, context)
    if parts is None:
        return None
    match term:
        case t.Fn(name, _) if name in _FUNCTIONS:
            return _FUNCTIONS[name](*parts)
        case t.Fn(name, _):
            return _named(name, parts)
        case t.Add():
            return sympy.Add(*parts) if not _arrays(parts) else _folded(parts, "+")
        case t.Mul():
            return _folded(parts, "*")
        case t.MatMul():
            return _folded([sympy.Matrix(part) for part in parts], "*")
        case t.Pow():
            return parts[0] ** parts[1]
        case t.Entries():
            return sympy.Matrix([list(part) if isinstance(part, sympy.MatrixBase) else [part] for part in parts])
        case t.Lam(var, size, body) if isinstance(size, t.Num):
            entries = [exported(substitute(body, {var: t.Num(Fraction(k + 1))}), context) for k in range(int(size.value))]
            return (
                None
                if any(each is None for each in entries)
                else sympy.Matrix([list(each) if _arrays([each]) else [each] for each in entries])
            )
        case t.Index(_, indices) if all(isinstance(each, t.Num) for each in indices):
            at = [int(each.value) - 1 for each in indices]
            return sympy.Matrix(parts[0])[at[0], at[1] if len(at) == 2 else 0]
        case t.Kron():
            return sympy.kronecker_product(*parts)
        case t.Vec():
            return parts[0].vec()
        case t.Transpose():
            return parts[0].T
        case t.Inverse():
            return parts[0].inv()
        case t.Det():
            return parts[0].det()
        case t.Trace():
            return parts[0].trace()
        case t.Rel(op, _, _):
            return {"=": sympy.Eq, "!=": sympy.Ne, "<": sympy.Lt, "<=": sympy.Le}.get(op, sympy.Gt)(*parts)
        case t.Partial():
            return sympy.Derivative(*parts)
        case t.Antiderivative():
            return sympy.Integral(*parts)
        case t.Blocks(rows):
            width = len(rows[0])
            return sympy.Matrix(sympy.BlockMatrix([parts[k : k + width] for k in range(0, len(parts), width)]))
        case _:
            return None


def _named(name: str, parts: list[Any]) -> Any | None:
    known = {"abs": "Abs", "arcsin": "asin", "max": "Max", "min": "Min"}
    return getattr(sympy, known.get(name, name))(*parts) if hasattr(sympy, known.get(name, name)) else None


def _parts(term: t.Term, context: Context) -> list[Any] | None:
    match term:
        case t.Fn(_, args):
            inside: tuple[t.Term, ...] = args
        case t.Add(inside) | t.Mul(inside) | t.MatMul(inside) | t.Entries(inside):
            pass
        case t.Blocks(rows):
            inside = tuple(block for row in rows for block in row)
        case t.Pow(one, other) | t.Rel(_, one, other) | t.Partial(one, other) | t.Antiderivative(one, other) | t.Kron(one, other):
            inside = (one, other)
        case t.Lam(_, _, _):
            return []
        case t.Index(base, _):
            inside = (base,)
        case t.Transpose(body) | t.Inverse(body) | t.Det(body) | t.Trace(body) | t.Vec(body):
            inside = (body,)
        case _:
            return None
    parts = [exported(part, context) for part in inside]
    return None if any(part is None for part in parts) else parts


def _arrays(parts: list[Any]) -> bool:
    return any(isinstance(part, sympy.MatrixBase) for part in parts)


def _folded(parts: list[Any], sign: str) -> Any:
    total = parts[0]
    for part in parts[1:]:
        total = total + part if sign == "+" else total * part
    return total
