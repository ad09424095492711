r"""`\frac{d}{dx}\Big|_{x=0} f` and `\left.\frac{d}{dx}\right|_{x=0} f`: the derivative there, and how far it reaches."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import judged

GIVEN = r"Let $x \in \mathbb{R}$."
TRUE = [
    r"\frac{d}{dx}\Big|_{x=0} e^{2x} = 2",
    r"\left.\frac{d}{dx}\right|_{x=0} \sin x = 1",
    r"\left.\frac{d^2}{dx^2}\right|_{x=0} \cos x = -1",
    r"2 \left.\frac{\partial}{\partial x}\right|_{x=1} x^3 = 6",
    r"\left.\frac{d}{dx}\right|_{x=0} \sin x + \left.\frac{d}{dx}\right|_{x=0} e^x = 2",
    r"1 + \left.\frac{x^2}{2}\right|_0^2 = 3",
    r"x \left.\frac{1}{t}\right|_{t=2} = \frac{x}{2}",
]
FALSE = [
    r"\left.\frac{d}{dx}\right|_{x=0} \cos x = 1",
    r"\frac{d}{dx}\Big|_{x=1} x^3 = 1",
    r"\left.\frac{d}{dx}\right|_{x=0} \sin x + \cos x = 1",
]


@pytest.mark.parametrize("formula", TRUE)
def test_proved(formula: str) -> None:
    assert isinstance(judged(GIVEN, formula), Proved)


@pytest.mark.parametrize("formula", FALSE)
def test_refuted(formula: str) -> None:
    assert isinstance(judged(GIVEN, formula), Refuted)
