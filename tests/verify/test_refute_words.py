"""How a certified value is written."""

from __future__ import annotations

import pytest
from flint import acb, arb, fmpq

from proofgen.verify.refute.balls import Number
from proofgen.verify.refute.words import shown

WRITTEN = {
    "an integer": (Number(fmpq(-3)), "-3", True),
    "a fraction": (Number(fmpq(-3, 5)), r"-\frac{3}{5}", True),
    "a decimal cut off": (Number(None, acb(arb.pi())), r"3.141592653\ldots", False),
    "a ball about a round number": (Number(None, acb(arb("0.5", "1e-30"))), "0.5000000000", False),
    "a small one": (Number(None, acb(arb.pi() / 1000)), r"0.003141592653\ldots", False),
    "a large one": (Number(None, acb(arb(100).exp())), r"2.688117141\ldots \cdot 10^{43}", False),
    "an exact ball": (Number(None, acb(7)), "7", True),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_value_is_written(name: str) -> None:
    value, text, exact = WRITTEN[name]
    assert (shown(value).text, shown(value).exact) == (text, exact)
