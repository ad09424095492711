"""Certified values of limits, series and improper integrals: false claims are refuted, true ones never."""

from __future__ import annotations

import pytest

from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Witness
from tests.statements.derivations import checked

GIVEN = "Let $x \\in \\mathbb{R}$ with $|x| < 1$, let $a, \\lambda > 0$, let $V \\in \\mathbb{R}$, and let $f \\colon \\mathbb{R} \\to \\mathbb{R}$. "
COMPLEX = "Let $V \\in \\mathbb{C}$, $R > 0$ and $C > 0$. "
TRUE = [
    (GIVEN, r"\lim_{t \to 0} \frac{\sin 3t}{\sin 5t} = \frac{3}{5}"),
    (GIVEN, r"\lim_{t \to \infty} (\sqrt{t^2 + t} - t) = \frac{1}{2}"),
    (GIVEN, r"\lim_{n \to \infty} (1 + \frac{a}{n})^n = e^a"),
    (GIVEN, r"\sum_{k=0}^\infty \frac{\lambda^k}{k!} = e^\lambda"),
    (GIVEN, r"\sum_{k=1}^\infty \frac{x^k}{k} = -\log(1 - x)"),
    (GIVEN, r"\sum_{k=1}^\infty \frac{1}{k^2} = \frac{\pi^2}{6}"),
    (GIVEN, r"\int_0^\infty t e^{-\lambda t} dt = \frac{1}{\lambda^2}"),
    (GIVEN, r"\int_0^1 \frac{dt}{\sqrt{t}} = 2"),
    (COMPLEX, r"\int_0^\infty \frac{V^2}{R} e^{-2 t/(R C)} dt = \frac{1}{2} C V^2"),
    (COMPLEX, r"\int_{-\infty}^\infty V e^{-t^2} dt = V \sqrt{\pi}"),
    (COMPLEX, r"\int_0^1 \frac{V}{\sqrt{t}} dt = 2 V"),
]
FALSE = [
    (GIVEN, r"\lim_{t \to 0} \frac{\sin 3t}{\sin 5t} = 1"),
    (GIVEN, r"\lim_{t \to \infty} (\sqrt{t^2 + t} - t) = 0"),
    (GIVEN, r"\lim_{n \to \infty} (1 - \frac{a}{n})^n = e^a"),
    (GIVEN, r"\lim_{h \to 0} \frac{f(x + h) - f(x - h)}{h} = f'(x)"),
    (GIVEN, r"\sum_{k=1}^\infty \frac{\lambda^k}{k!} = e^\lambda"),
    (GIVEN, r"\sum_{k=1}^\infty \frac{x^k}{k} = \log(1 - x)"),
    (GIVEN, r"\sum_{k=1}^\infty \frac{1}{k^2} = \frac{\pi^2}{8}"),
    (GIVEN, r"\int_0^\infty t e^{-\lambda t} dt = \frac{1}{\lambda}"),
    (GIVEN, r"\int_0^1 \frac{dt}{\sqrt{t}} = 1"),
    (COMPLEX, r"\int_0^\infty \frac{V^2}{R} e^{-2 t/(R C)} dt = C V^2"),
]


def refuted(given: str, line: str) -> bool:
    statement = checked(f"{given}\n\n$$ {line} $$\n")[-1]
    assert statement.goal is not None
    assert statement.context is not None
    return isinstance(refute(Obligation(statement.goal, statement.context), Limits()), Witness)


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_a_true_line_is_not_refuted(given: str, line: str) -> None:
    assert not refuted(given, line)


@pytest.mark.parametrize(("given", "line"), FALSE)
def test_a_false_line_is(given: str, line: str) -> None:
    assert refuted(given, line)
