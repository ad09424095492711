"""Integrals across a pole, a jump or a singularity, and other slips: never proved, by the prover alone; their true neighbours are."""

from __future__ import annotations

import pytest

from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Proof
from tests.statements.derivations import checked

GIVEN = (
    "Let $x \\in \\mathbb{R}$, $a, b \\in \\mathbb{R}$, $c > 0$, $m, n \\in \\mathbb{N}$ and $f, g \\colon \\mathbb{R} \\to \\mathbb{R}$. "
)
TRUE = [
    r"\int_1^2 \frac{dt}{t^2} = \frac{1}{2}",
    r"\int_0^1 \frac{dt}{\cos^2 t} = \tan 1",
    r"\int_0^1 t e^{-t} dt = 1 - \frac{2}{e}",
    r"\int_1^c \frac{dt}{t} = \log c",
    r"\int_0^1 \log t \, dt = -1",
    r"\int_0^1 \frac{dt}{\sqrt{t}} = 2",
    r"\int_1^\infty \frac{dt}{t^2} = 1",
    r"\int_a^b f'(t) g(t) dt = f(b) g(b) - f(a) g(a) - \int_a^b f(t) g'(t) dt",
    r"\int_0^1 t^n dt = \frac{1}{n + 1}",
    r"\int_0^1 \int_0^s s t \, dt \, ds = \frac{1}{8}",
]
FALSE = [
    r"\int_{-1}^1 t^{-2} dt = -2",
    r"\int_{-1}^1 \frac{dt}{t} = 0",
    r"\int_{-1}^2 \frac{dt}{t^3} = \frac{3}{8}",
    r"\int_a^b \frac{dt}{t^2} = \frac{1}{a} - \frac{1}{b}",
    r"\int_0^3 \frac{dt}{(t - 1)^2} = -\frac{3}{2}",
    r"\int_0^\pi \frac{dt}{\cos^2 t} = 0",
    r"\int_0^\pi \tan t \, dt = 0",
    r"\int_0^{2\pi} \frac{dt}{2 + \cos t} = 0",
    r"\int_{-1}^1 \frac{d}{dt} \arctan\frac{1}{t} \, dt = \frac{\pi}{2}",
    r"\int_0^1 \frac{dt}{t} = 0",
    r"\int_1^\infty \frac{dt}{t} = 0",
    r"\int_1^\infty \frac{dt}{\sqrt{t}} = -2",
    r"\int_0^\infty e^{-a t} dt = \frac{1}{a}",
    r"\int_0^\infty \sin t \, dt = 1",
    r"\int_0^x |t| dt = \frac{x^2}{2}",
    r"\int_0^2 t \sqrt{1 + t^2} dt = \frac{1}{2} \int_0^2 \sqrt{u} \, du",
    r"\int_a^b f'(t) g(t) dt = f(b) g(b) - f(a) g(a) + \int_a^b f(t) g'(t) dt",
    r"\int_0^{2 \pi} \sin(m t) \sin(n t) dt = 0",
    r"\int_{-\infty}^\infty t \, dt = 0",
    r"\int t^2 dt = 2 t + C",
    r"\int_0^1 t^{a} dt = \frac{1}{a + 1}",
]


def proved(line: str) -> bool:
    statement = checked(f"{GIVEN}\n\n$$ {line} $$\n")[-1]
    if statement.problem is not None:
        return False
    assert statement.goal is not None
    assert statement.context is not None
    found = prove(Obligation(statement.goal, statement.context), Limits())
    return isinstance(found, Proof) and not found.conditions


@pytest.mark.parametrize("line", TRUE)
def test_proved(line: str) -> None:
    assert proved(line)


@pytest.mark.parametrize("line", FALSE)
def test_not_proved(line: str) -> None:
    assert not proved(line)
