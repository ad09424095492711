"""The labelled steps: what FAMILY.toml holds, read into plain values, with the faults of form that were found on the way."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent

OF_A_DERIVATION = {"id", "given", "step"}
OF_A_STEP = {"id", "left", "relation", "right", "when", "label", "slip", "sympy", "pycodemath"}
OF_SYMPY = {"names", "left", "right"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """The two sides as Python expressions for SymPy, after the statements `names`."""

    names: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Two equations in pycodemath's notation, `x^2 = 4 -> x = 2 or x = -2`, and what is given not to be 0, with commas between."""

    steps: str
    nonzero: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation and whether it is true, everywhere and on its own, under what is given."""

    family: str
    derivation: str
    name: str
    given: str
    left: str
    relation: str
    right: str
    when: str
    label: bool
    slip: str
    sympy: Encoding | None
    pycodemath: Chain | None

    @property
    def id(self) -> str:
        return f"{self.family}/{self.derivation}/{self.name}"

    @property
    def function(self) -> str:
        """Its name in numeric/FAMILY.py."""
        return f"{self.derivation}__{self.name}".replace("-", "_")

    @property
    def formula(self) -> str:
        """The line, with its condition."""
        when = rf" \quad \text{{for }} {self.when}" if self.when else ""
        return f"{self.left} {self.relation} {self.right}{when}"

    @property
    def document(self) -> str:
        """A Markdown file of what is given and the step, a display at the end."""
        return f"{self.given.strip()}\n\n$$\n{self.formula}\n$$\n"


class Malformed(Exception):
    """A file that does not keep to the format: each fault on a line."""


def families(wanted: Sequence[str] = ()) -> list[str]:
    """The names of the families there are, or those wanted. Raises Malformed where one is not there."""
    there = sorted(path.stem for path in FOLDER.glob("*.toml"))
    missing = [name for name in wanted if name not in there]
    if missing:
        raise Malformed(f"no family {', '.join(missing)}; there are {', '.join(there)}")
    return [name for name in there if not wanted or name in wanted]


def read_family(family: str) -> list[Step]:
    """The steps of one family in order. Raises Malformed."""
    try:
        content = tomllib.loads((FOLDER / f"{family}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Malformed(f"{family}.toml: {error}") from error
    faults: list[str] = []
    steps: list[Step] = []
    for derivation in content.get("derivation", []):
        faults += [f"{family}/{derivation.get('id')}: unknown key {key}" for key in derivation.keys() - OF_A_DERIVATION]
        for step in derivation.get("step", []):
            place = f"{family}/{derivation.get('id')}/{step.get('id')}"
            found = [f"{place}: {fault}" for fault in _faults(step)]
            faults += found
            if not found:
                steps.append(_step(family, derivation, step))
    ids = [step.id for step in steps]
    faults += [f"{name}: twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    if faults:
        raise Malformed("\n".join(faults))
    return steps


def _faults(step: dict[str, Any]) -> list[str]:
    faults = [f"unknown key {key}" for key in step.keys() - OF_A_STEP]
    faults += [f"no {key}" for key in ("id", "left", "right", "label") if key not in step]
    if step.get("label") is False and not step.get("slip"):
        faults.append("a false step names its slip")
    if step.get("label") is True and "slip" in step:
        faults.append("a true step has no slip")
    if "sympy" in step and not {"left", "right"} <= step["sympy"].keys() <= OF_SYMPY:
        faults.append("sympy has names, left and right")
    if "pycodemath" in step and not {"steps"} <= step["pycodemath"].keys() <= {"steps", "nonzero"}:
        faults.append("pycodemath has steps and nonzero")
    if "sympy" in step and step.get("relation", "=") != "=":
        faults.append("only an equality is put to SymPy")
    return faults


def _step(family: str, derivation: dict[str, Any], step: dict[str, Any]) -> Step:
    encoding, chain = step.get("sympy"), step.get("pycodemath")
    return Step(
        family,
        derivation["id"],
        step["id"],
        derivation.get("given", ""),
        step["left"],
        step.get("relation", "="),
        step["right"],
        step.get("when", ""),
        step["label"],
        step.get("slip", ""),
        Encoding(encoding.get("names", ""), encoding["left"], encoding["right"]) if encoding else None,
        Chain(chain["steps"], chain.get("nonzero", "")) if chain else None,
    )
