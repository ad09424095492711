"""math-verify on one step after another: JSON lines in, JSON lines out.

It compares an answer with a reference. Where the step has an encoding for SymPy it is given the two sides as such, else their LaTeX to parse.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import Any

from encoding import sides
from math_verify import parse, verify

SECONDS = 18


def main() -> None:
    logging.disable(logging.CRITICAL)
    verify(parse("$x + x$"), parse("$2x$"))
    print("ready", flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        started = time.perf_counter()
        try:
            reply = _compared(question)
        except Exception as error:  # it is asked to raise where it would otherwise say False
            reply = {"says": "undecided", "kind": "error", "message": f"{type(error).__name__}: {error}"[:300]}
        reply["seconds"] = None if reply["says"] == "cannot be asked" else time.perf_counter() - started
        print(json.dumps(reply), flush=True)


def _compared(question: dict[str, Any]) -> dict[str, Any]:
    if "latex" in question:
        left, right = (parse(f"${side}$", raise_on_error=True) for side in question["latex"])
        if not left or not right:
            return {"says": "cannot be asked", "kind": "unreadable"}
    else:
        left, right = sides(question)
    answer = verify(left, right, timeout_seconds=SECONDS, raise_on_error=True)
    return {"says": "true" if answer else "false", "message": f"{left} and {right}"[:300]}


if __name__ == "__main__":
    sys.exit(main())
