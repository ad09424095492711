"""Confirms the labels of the steps by numbers: `python benchmarks/steps/confirm.py [FAMILY ...]`.

Each step has a function in numeric/FAMILY.py, written from the mathematics and knowing neither proofgen nor SymPy. It draws a point and
returns the two sides there (mpmath numbers, or nested lists of them), or a bool for a relation, an implication or an equivalence, or None
where the point drawn is no use. Exits 1 if a label is not confirmed, a step has no function, or a function has no step.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import time
from collections.abc import Callable
from types import FunctionType
from typing import Any

import mpmath
from steps import FOLDER, Malformed, Step, families, read_family

DRAWS = 40
DIGITS = 50
AGREE = mpmath.mpf("1e-12")
DIFFER = mpmath.mpf("1e-6")
NOISE = mpmath.mpf("1e-25")
"""A difference below it is rounding, whatever the size of the sides."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("family", nargs="*")
    parser.add_argument("--times", action="store_true", help="name each step that takes over a second")
    chosen = parser.parse_args()
    complaints: list[str] = []
    print(f"{'family':28} {'steps':>6} {'false':>6} {'confirmed':>10} {'seconds':>8}")
    total = [0, 0, 0]
    try:
        names = families(chosen.family)
    except Malformed as fault:
        print(fault)
        return 1
    for family in names:
        started = time.perf_counter()
        try:
            steps = read_family(family)
            faults = _faults(family, steps, chosen.times)
        except Malformed as fault:
            complaints += str(fault).splitlines()
            continue
        complaints += faults
        unconfirmed = {fault.split(": ")[0] for fault in faults}
        row = [len(steps), sum(not step.label for step in steps), sum(step.id not in unconfirmed for step in steps)]
        total = [a + b for a, b in zip(total, row, strict=True)]
        print(f"{family:28} {row[0]:6} {row[1]:6} {row[2]:10} {time.perf_counter() - started:8.1f}", flush=True)
    print(f"{'in all':28} {total[0]:6} {total[1]:6} {total[2]:10}")
    if complaints:
        print("\n" + "\n".join(complaints))
    return 1 if complaints else 0


def _faults(family: str, steps: list[Step], times: bool) -> list[str]:
    """What is not confirmed, each as `ID: why`."""
    functions = _functions(family)
    faults = [f"{family}/{name}: a function of no step" for name in functions.keys() - {step.function for step in steps}]
    for step in steps:
        started = time.perf_counter()
        if step.function not in functions:
            faults.append(f"{step.id}: no function {step.function}")
        elif fault := _fault(step, functions[step.function]):
            faults.append(f"{step.id}: {fault}")
        if times and time.perf_counter() - started > 1:
            print(f"  {step.id}: {time.perf_counter() - started:.1f} s", flush=True)
    return faults


def _functions(family: str) -> dict[str, Callable[[random.Random], Any]]:
    """Those of numeric/FAMILY.py that are for a step: with `__` in the name."""
    path = FOLDER / "numeric" / f"{family.replace('-', '_')}.py"
    if not path.exists():
        return {}
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: value for name, value in vars(module).items() if isinstance(value, FunctionType) and "__" in name.strip("_")}


def _fault(step: Step, function: Callable[[random.Random], Any]) -> str:
    """Why the label is not confirmed; empty if it is."""
    largest, drawn = mpmath.mpf(0), 0
    for draw in range(DRAWS):
        mpmath.mp.dps = DIGITS
        try:
            pair = function(random.Random(f"{step.id} {draw}"))
            if pair is None:
                continue
            apart = _apart(pair)
        except Exception as error:  # whatever a function of another family does is a complaint about it
            return f"{type(error).__name__} in draw {draw}: {error}"
        if not apart < mpmath.inf and apart != mpmath.inf:
            return f"a side has no value in draw {draw}: {pair}"
        drawn += 1
        largest = max(largest, apart)
        if step.label and apart > AGREE:
            return f"labelled true, but in draw {draw} the sides are {_shown(pair)}"
    if drawn < DRAWS // 4:
        return f"only {drawn} of {DRAWS} draws were of use"
    if not step.label and largest <= DIFFER:
        return f"labelled false, but in {drawn} draws the sides are never further apart than {mpmath.nstr(largest, 3)}"
    return ""


def _apart(pair: Any) -> mpmath.mpf:
    """The relative distance of the sides; of lists, the largest of an entry, relative to the largest entry. A bool is 0 or infinity."""
    if isinstance(pair, bool):
        return mpmath.mpf(0) if pair else mpmath.inf
    left, right = pair
    if _shape(left) != _shape(right):
        return mpmath.inf
    lefts, rights = _entries(left), _entries(right)
    distance = max((abs(a - b) for a, b in zip(lefts, rights, strict=True)), default=mpmath.mpf(0))
    size = max((abs(entry) for entry in lefts + rights), default=mpmath.mpf(0))
    if mpmath.isnan(distance) or mpmath.isnan(size) or mpmath.isinf(size):
        return mpmath.nan
    return mpmath.mpf(0) if distance < NOISE or size == 0 else distance / size


def _shape(value: Any) -> Any:
    return tuple(_shape(entry) for entry in value) if isinstance(value, list | tuple) else ()


def _entries(value: Any) -> list[Any]:
    if isinstance(value, list | tuple):
        return [number for entry in value for number in _entries(entry)]
    return [mpmath.mpmathify(value)]


def _shown(pair: Any) -> str:
    if isinstance(pair, bool):
        return str(pair)
    return " and ".join(str([mpmath.nstr(entry, 8) for entry in _entries(side)]) for side in pair)


if __name__ == "__main__":
    sys.exit(main())
