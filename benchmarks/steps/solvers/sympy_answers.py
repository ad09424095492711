"""SymPy on one step after another: JSON lines in, JSON lines out. The argument is the way: simplify or equals."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import sympy
from encoding import differs_somewhere, sides, vanishes
from sympy.core.cache import clear_cache


def main() -> None:
    way = {"simplify": simplify, "equals": equals}[sys.argv[1]]
    sympy.simplify(sympy.sin(sympy.Symbol("x")) ** 2 + sympy.cos(sympy.Symbol("x")) ** 2)
    print("ready", flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        clear_cache()
        try:
            reply = way(question)
        except Exception as error:  # whatever SymPy stumbles over, the step stays open
            reply = {"says": "undecided", "kind": "error", "message": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


def simplify(question: dict[str, str]) -> dict[str, Any]:
    """seconds: building the two sides, in which `.doit()` sums and integrates, and simplifying. alone: simplifying only."""
    started = time.perf_counter()
    left, right = sides(question)
    built = time.perf_counter()
    rest = sympy.simplify(left - right)
    ended = time.perf_counter()
    says = "true" if vanishes(rest) else "false" if differs_somewhere(rest) else "undecided"
    return {"says": says, "message": str(rest)[:300], "seconds": ended - started, "alone": ended - built}


def equals(question: dict[str, str]) -> dict[str, Any]:
    started = time.perf_counter()
    left, right = sides(question)
    built = time.perf_counter()
    answer = left.equals(right)
    ended = time.perf_counter()
    says = {True: "true", False: "false"}.get(answer, "undecided")
    return {"says": says, "message": str(answer), "seconds": ended - started, "alone": ended - built}


if __name__ == "__main__":
    main()
