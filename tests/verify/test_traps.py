"""Derivations whose claims are false or cannot be shown: the prover alone proves none of them, and where a witness is known it is found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from proofgen.math.latex import latex
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.examine import examine
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proved, Refuted

TRAPS = Path(__file__).with_name("traps.md")
LIMITS = Limits(seconds=10)
_SECTION = re.compile(r"^## (.+)\n<!-- trap: (refuted|not proved|undecided)(?:;[^>\n]*)? -->\n((?:(?!^#).*\n)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Trap:
    caption: str
    wanted: str
    text: str


def traps() -> list[Trap]:
    found = _SECTION.findall(TRAPS.read_text(encoding="utf-8"))
    return [Trap(*each) for each in found]


@pytest.mark.parametrize("trap", traps(), ids=lambda trap: trap.caption)
def test_no_trap_is_proved(trap: Trap) -> None:
    derivation = read_derivation(read_markdown(SourceText("trap.md", trap.text)))
    assert [statement.problem for statement in derivation.statements if statement.problem is not None] == []
    lines = [statement for statement in derivation.statements if statement.checked]
    assert lines, "nothing is claimed"
    for line in lines:
        assert line.goal is not None
        assert line.context is not None
        obligation = Obligation(line.goal, line.context)
        assert trap.wanted == "undecided" or isinstance(prove(obligation, LIMITS), Attempt), latex(line.goal)
        verdict = examine(obligation, line.alternative, LIMITS).verdict
        assert not isinstance(verdict, Proved)
        assert isinstance(verdict, Refuted) or trap.wanted != "refuted", verdict


def test_every_section_is_a_trap() -> None:
    captions = re.findall(r"^## (.+)$", TRAPS.read_text(encoding="utf-8"), re.MULTILINE)
    assert [trap.caption for trap in traps()] == captions
    assert len(set(captions)) == len(captions) >= 60
