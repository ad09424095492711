"""Milliseconds a line: proofgen's whole verdict against `sympy.simplify(lhs - rhs)` on the same line. Run by `make bench`.

For each checked line of examples/*.md: the median of a few runs of each. SymPy works in a process that can be killed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from proofgen.math.term import Rel
from proofgen.session.check import to_be_checked
from proofgen.session.codec import decoded, encoded
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.examine import examine
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.oracle_sympy import to_sympy

RUNS = 3
SECONDS = 10.0
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main() -> None:
    print(f"{'line':28} {'proofgen':>10}  {'verdict':10} {'SymPy':>10}  {'SymPy says':12} {'ratio':>7}")
    ours: list[float] = []
    ratios: list[float] = []
    for path in sorted(EXAMPLES.glob("*.md")):
        source = SourceText(path.name, path.read_text(encoding="utf-8"))
        for statement in read_derivation(read_markdown(source)).statements:
            if not to_be_checked(statement):
                continue
            assert statement.goal is not None
            assert statement.context is not None
            obligation = Obligation(statement.goal, statement.context)
            mine, verdict = _proofgen(obligation)
            ours.append(mine)
            theirs, said = _sympy(obligation)
            ratio = ""
            if theirs is not None:
                ratios.append(theirs / mine)
                ratio = f"{theirs / mine:6.1f}×"
            place = f"{path.name}:{source.position(statement.span.start)[0]}"
            print(
                f"{place:28} {mine:7.1f} ms  {verdict:10} {'' if theirs is None else f'{theirs:7.1f} ms':>10}  {said:12} {ratio:>7}",
                flush=True,
            )
    print(f"\nproofgen: median {statistics.median(ours):.1f} ms a line, over {len(ours)} lines")
    if ratios:
        print(
            f"SymPy takes {statistics.median(ratios):.1f} times as long in the median of the {len(ratios)} lines that it can be asked about"
        )


def _proofgen(obligation: Obligation) -> tuple[float, str]:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        finding = examine(obligation, None, Limits())
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times), type(finding.verdict).__name__.lower()


def _sympy(obligation: Obligation) -> tuple[float | None, str]:
    """Milliseconds, and what came out; None where SymPy cannot be asked. A line it does not finish counts with its limit."""
    try:
        run = subprocess.run([sys.executable, __file__, "--sympy"], input=encoded(obligation), capture_output=True, text=True, timeout=SECONDS, check=False)  # fmt: skip
    except subprocess.TimeoutExpired:
        return 1000 * SECONDS, f"over {SECONDS:g} s"
    if run.returncode != 0:
        return None, "an error"
    answer = json.loads(run.stdout)
    return answer["ms"], answer["said"]


def simplify() -> None:
    """In the process of its own: one obligation in, one line out."""
    import sympy

    obligation: Obligation = decoded(sys.stdin.read())
    goal = obligation.goal
    sides: list[Any] = [to_sympy(side, obligation.context) for side in (goal.left, goal.right)] if isinstance(goal, Rel) else [None]
    if any(side is None for side in sides):
        print(json.dumps({"ms": None, "said": "no way to say"}))
        return
    times = []
    for _ in range(RUNS):
        sympy.core.cache.clear_cache()
        started = time.perf_counter()
        rest = sympy.simplify(sides[0] - sides[1])
        times.append(time.perf_counter() - started)
        if sum(times) > SECONDS / 4:
            break
    print(json.dumps({"ms": 1000 * statistics.median(times), "said": "zero" if rest == 0 else "not zero"}))


if __name__ == "__main__":
    simplify() if "--sympy" in sys.argv else main()
