"""The programs that proofgen is measured against, and what is put to each."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from steps import FOLDER, Step

ENVIRONMENTS = FOLDER.parent.parent / ".venv-peers"
JOINTS = (r"\implies", r"\iff")


@dataclass(frozen=True, slots=True)
class Peer:
    """package: what pip installs in an environment of its own, empty where ours has it. question: None where it cannot be asked."""

    name: str
    package: str
    script: str
    arguments: tuple[str, ...]
    question: Callable[[Step], Mapping[str, Any] | None]


def encoded(step: Step) -> Mapping[str, Any] | None:
    return None if step.sympy is None else asdict(step.sympy)


def to_pycodemath(step: Step) -> Mapping[str, Any] | None:
    if step.pycodemath is not None and step.relation in JOINTS:
        return {**asdict(step.pycodemath), "relation": step.relation}
    return encoded(step)


def to_math_verify(step: Step) -> Mapping[str, Any] | None:
    if step.relation != "=":
        return None
    return encoded(step) or {"latex": [step.left, step.right]}


PEERS = (
    Peer("simplify", "", "sympy_answers.py", ("simplify",), encoded),
    Peer("equals", "", "sympy_answers.py", ("equals",), encoded),
    Peer("pycodemath", "pycodemath==0.4.0", "pycodemath_answers.py", (), to_pycodemath),
    Peer("math-verify", "math-verify==0.9.0", "math_verify_answers.py", (), to_math_verify),
)


def python_of(peer: Peer) -> Path:
    """The interpreter that has the package; its environment is made where it is not there yet."""
    if not peer.package:
        return Path(sys.executable)
    folder = ENVIRONMENTS / peer.name
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        print(f"making an environment for {peer.package}", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", peer.package], check=True)
        (folder / "ready").touch()
    return python
