"""Of a file that was edited, line after line, a run that reuses what it knows reports to the letter what a run without a cache does."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from proofgen.render.json import json
from proofgen.render.terminal import terminal
from proofgen.report.values import Document, Report
from proofgen.session.check import Session
from proofgen.session.codec import decoded, encoded
from proofgen.session.files import Text
from proofgen.session.options import Options
from proofgen.session.pool import Answer, Pool
from proofgen.span import SourceText
from proofgen.verify.examine import examine

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("softmax", "hypotheses", "exercise-solutions", "bound-names", "sums", "one-hot")
TEXTS = {name: (ROOT / "tests" / "documents" / f"{name}.md").read_text(encoding="utf-8") for name in NAMES}
BEFORE = ("Assume ", "Let ", "Suppose that ", "If ", "Define ", "where ", "For all ", "Case 1: ", "**Claim.** ", "not ", "## ", "Then ")
PARAGRAPHS = (
    "Let $x > 0$.", "Let $n \\in \\mathbb{N}$.", "Assume $x < 1$.", "Define $f(t) = t^2 + 1$.", "## A new part", "Case 2: $x < 0$.", "We drop the assumption.",
    "Suppose $y = 2$.", "$$ x + x = 2 x $$", "$$ f(1) = 2 $$", "Here $\\log$ is the logarithm to base 2.", "$$ x + x = 3 x $$", "**Proof.**", "Solve the system.",
)  # fmt: skip


@cache
def searched(task: str) -> Answer:
    """As a worker answers, without the start of one: what a search comes to hangs on this text alone."""
    obligation, alternative, limits = decoded(task)
    return Answer(encoded(examine(obligation, alternative, replace(limits, seconds=min(limits.seconds, 20.0)))), "", "", 0.1)


def edited(text: str, chance: random.Random) -> str:
    """One line or paragraph is another one, is gone, or is new: a formula, or the words that say what one is."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            lines[at:at] = ["", chance.choice(PARAGRAPHS), ""]
        case 1:
            del lines[at : at + chance.randint(1, 3)]
        case 2:
            lines[at] = chance.choice(BEFORE) + lines[at]
        case 3:
            lines[at] = lines[chance.randrange(len(lines))]
        case 4:
            words = lines[at].split(" ")
            words[chance.randrange(len(words))] = chance.choice(("x", "$x$", "not", "+", "Assume", "n", "for", "2"))
            lines[at] = " ".join(words)
        case 5:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            old, new = chance.choice(
                (("1", "2"), ("Let", "Assume"), ("Define", "Let"), ("=", "<"), ("+", "-"), ("theta", "phi"), ("y", "x"))
            )
            lines = "\n".join(lines).replace(old, new, 1).split("\n")
    return "\n".join(lines)


def told(document: Document) -> tuple[str, str]:
    report = Report((document,))
    return json(report), terminal(report, color=False, width=100, explain=True)


@pytest.mark.parametrize("name", NAMES)
def test_after_an_edit_a_report_is_that_of_a_cold_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(Pool, "run", lambda _pool, tasks: enumerate(map(searched, tasks)))
    chance = random.Random(name)
    text, reused = TEXTS[name], 0
    for _ in range(6):
        source = Text(SourceText(f"{name}.md", text))
        with Session(Options(jobs=1, handout=False)) as session:
            known = session.check(source)
        with Session(Options(jobs=1, cache=False)) as session:
            cold = session.check(source)
        reused += known.reused
        assert told(known) == told(cold), text
        text = edited(text, chance)
    assert reused
