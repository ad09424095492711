"""pycodemath on one step after another: JSON lines in, JSON lines out.

An equality is put to `check_equal` as SymPy expressions, an implication or equivalence between equations to `check_steps` in its own notation.
It knows nothing of signs and domains, so a counterexample that what is given rules out is not held against the step: positive symbols are
then written as exponentials and it is asked again, and if the next counterexample is no better the step is undecided.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import sympy
from encoding import sides
from pycodemath.core.ir import Expr
from pycodemath.verify import Verdict, VerdictStatus, check_equal, check_steps

BUDGET = 18.0
SAYS = {VerdictStatus.VERIFIED: "true", VerdictStatus.REFUTED: "false", VerdictStatus.UNDECIDED: "undecided"}


def main() -> None:
    check_equal("sin(x)^2 + cos(x)^2", "1")
    print("ready", flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        started = time.perf_counter()
        try:
            reply = _steps(question) if "steps" in question else _equality(question)
        except Exception as error:  # whatever it cannot take
            reply = {"says": "cannot be asked", "kind": "error", "message": f"{type(error).__name__}: {error}"[:300]}
        else:
            reply["seconds"] = time.perf_counter() - started
        print(json.dumps(reply), flush=True)


def _steps(question: dict[str, str]) -> dict[str, Any]:
    """An implication may gain roots: then it says true."""
    check = check_steps(question["steps"], budget=BUDGET).checks[0]
    point = check.verdict.counterexample or {}
    if any(sympy.sympify(term).subs(point) == 0 for term in filter(None, question["nonzero"].split(","))):
        return {"says": "undecided", "kind": "inadmissible", "message": check.verdict.detail}
    if question["relation"] == r"\implies" and check.effect == "gains-roots":
        return {"says": "true", "kind": "gains roots", "message": check.verdict.detail}
    return {"says": SAYS[check.verdict.status], "message": check.verdict.detail}


def _equality(question: dict[str, str]) -> dict[str, Any]:
    left, right = sides(question)
    verdict = check_equal(Expr(left), Expr(right), budget=BUDGET)
    if verdict.refuted and not _admissible(verdict, left, right):
        positive = [symbol for symbol in left.free_symbols | right.free_symbols if symbol.is_positive and not symbol.is_integer]
        exponentials = {symbol: sympy.exp(sympy.Symbol(f"log_{symbol}", real=True)) for symbol in positive}
        left, right = left.subs(exponentials), right.subs(exponentials)
        verdict = check_equal(Expr(left), Expr(right), budget=BUDGET)
        if verdict.refuted and not _admissible(verdict, left, right):
            return {"says": "undecided", "kind": "inadmissible", "message": verdict.detail}
    return {"says": SAYS[verdict.status], "message": verdict.detail}


def _admissible(verdict: Verdict, left: Any, right: Any) -> bool:
    """Whether the counterexample keeps to the assumptions, and the sides of a real equality are real there."""
    symbols = {symbol.name: symbol for symbol in left.free_symbols | right.free_symbols}
    point = {symbols[name]: sympy.sympify(value) for name, value in (verdict.counterexample or {}).items()}
    if any(symbol.is_positive and not value > 0 for symbol, value in point.items()):
        return False
    if any(symbol.is_nonnegative and not value >= 0 for symbol, value in point.items()):
        return False
    if any(symbol.is_integer and not value.is_integer for symbol, value in point.items()):
        return False
    if left.has(sympy.I) or right.has(sympy.I) or not all(symbol.is_real for symbol in point):
        return True
    values = [side.subs(point).evalf(20) for side in (left, right)]
    return all(value.is_number and abs(sympy.im(value)) < 1e-15 for value in values)


if __name__ == "__main__":
    sys.exit(main())
