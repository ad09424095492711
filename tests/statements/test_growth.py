"""What it takes to read a file grows with its length. Counted in calls, which are the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise, product

import pytest

import proofgen
from proofgen.session.check import Session
from proofgen.session.codec import encoded
from proofgen.session.files import text_of
from proofgen.session.options import Options
from proofgen.session.pool import Answer, Pool
from proofgen.session.readers import read_document
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Derivation
from proofgen.verify.finding import Finding
from proofgen.verify.verdict import Agreement, Attempt, Undecided

NAMES = [f"\\mathrm{{{a}{b}}}" for a, b in product("abcdefgh", "ghjklmnpqr")]
REAL = "Let $t \\in \\mathbb{R}$.\n\n"


def read(text: str) -> Derivation:
    return read_derivation(read_document(text_of("notes.md", text.encode())))


def calls(work: Callable[[], object]) -> int:
    """Of functions of Python's and of ours, in this thread."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def chain(length: int, body: str = "{0} + {0}") -> str:
    """Each name is defined by the one before it, and the last one is differentiated and integrated, and a limit taken."""
    names = NAMES[:length]
    links = "".join(f"Define ${new} = {body.format(old)}$.\n\n" for old, new in pairwise(names))
    last = names[-1]
    lines = (
        f"\\frac{{d}}{{dt}} {last} = 0",
        f"\\int_0^1 {last} dt = {last}",
        f"\\lim_{{t \\to 1}} {last} = {last}",
    )
    return f"{REAL}Define ${names[0]} = t$.\n\n{links}" + "".join(f"$$ {line} $$\n\n" for line in lines)


def functions(length: int) -> str:
    names = NAMES[:length]
    links = "".join(f"Define ${new}(t) = {old}(t) + {old}(t)$.\n\n" for old, new in pairwise(names))
    return f"{REAL}Define ${names[0]}(t) = t$.\n\n{links}$$ \\frac{{d}}{{dt}} {names[-1]}(t) = 0 $$\n"


def declarations(count: int) -> str:
    return "".join(f"Let $x_{{\\text{{n{k}}}}} > 0$.\n\n" for k in range(count)) + "$$ x_{\\text{n0}} + 1 > 0 $$\n"


def inline(count: int) -> str:
    return REAL + " ".join(f"Then $t + {k} = {k} + t$." for k in range(count))


def sentence(count: int) -> str:
    return f"{REAL}Then {', '.join(f'$t + {k} = {k} + t$' for k in range(count))}."


SHAPES = [(chain, 20, 3), (functions, 20, 5), (declarations, 100, 3), (inline, 100, 3), (sentence, 100, 3)]
"""A function that is defined by others is written out in each of them: that much is looked at by pairs."""


@pytest.mark.parametrize(("text", "size", "most"), SHAPES, ids=lambda each: getattr(each, "__name__", ""))
def test_twice_the_text_takes_about_twice_the_calls(text: Callable[[int], str], size: int, most: int) -> None:
    read(text(size))  # what is loaded and cached once is no part of it
    once, twice = (calls(lambda length=length: read(text(length))) for length in (size, 2 * size))  # type: ignore[misc]
    assert twice < most * once


def test_answers_are_taken_in_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = encoded(Finding(Undecided(Attempt(("a proof",)), Agreement(0))))
    monkeypatch.setattr(Pool, "run", lambda _pool, tasks: ((number, Answer(finding, "", "", 0.0)) for number, _ in enumerate(tasks)))
    counts = []
    with Session(Options(jobs=1, cache=False)) as session:
        session.check(text_of("notes.md", inline(3).encode()))
        for count in (150, 300):
            text = text_of("notes.md", inline(count).encode())
            counts.append(calls(lambda text=text: session.check(text)))  # type: ignore[misc]
    assert counts[1] < 2.4 * counts[0]


@pytest.mark.parametrize("length", [2, 31, 33, 34, 60])
def test_a_definition_is_reached_however_far_back_it_is(length: int) -> None:
    """Behind 32 links a name was taken not to depend on t, and lines for proved."""
    report = proofgen.check(chain(length, "{0} + 1"))
    assert [line.verdict for line in report.lines if line.verdict] == ["refuted"] * 3
