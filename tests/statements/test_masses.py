"""Mass functions by the names in their brackets: which uses are clear, what is proved of them, and where nothing is taken for granted."""

from __future__ import annotations

import pytest

from proofgen.math.latex import latex
from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, derivation, verdict

BAYES = """Let $q(z)$ be a pmf on a finite set, and let $p(x, z) > 0$.

Define $$ p(x) = \\sum_z p(x, z) $$ and $$ p(z \\mid x) = \\frac{p(x, z)}{p(x)}. $$

Assume $q(z) > 0$.

"""
TRUE = [
    r"\log p(x) = \sum_z q(z) \log p(x)",
    r"\sum_z q(z) \log \frac{p(x,z)}{q(z)} = \log p(x) + \sum_z q(z) \log \frac{p(z|x)}{q(z)}",
    r"\sum_{z} p(z | x) = 1",
    r"\sum_{z'} q(z') = 1",
    r"\sum_{z \in \mathcal{Z}} q(z)^2 = \sum_z \sum_{z'} q(z) q(z') q(z)",
    r"p(z|x) p(x) = p(x, z)",
    r"\sum_{x, z} p(x, z) = \sum_x p(x)",
    r"\mathbb{E}_{q(z)}[\log p(x)] = \log p(x)",
    r"\mathbb{E}_q\left[\log \frac{p(x,z)}{q(z)}\right] = \log p(x) - \mathrm{KL}(q(z) \| p(z|x))",
    r"E_{z \sim q}[\log p(x, z)] - E_{z \sim q(z)}[\log q(z)] = \sum_z q(z) \log \frac{p(x, z)}{q(z)}",
    r"\mathbb{E}_{z \sim p(z|x)}[1] = 1",
]
FALSE = [
    r"\log p(x) = \sum_z \log p(x)",
    r"\sum_x p(z | x) = 1",
    r"\sum_z p(x, z) = 1",
    r"\sum_z q(z)^2 = \left(\sum_z q(z)\right)^2",
    r"p(z|x) q(z) = p(x, z)",
    r"\mathbb{E}_{q(z)}[p(x, z)] = p(x)",
    r"\mathrm{KL}(q(z) \| p(z|x)) = \mathrm{KL}(p(z|x) \| q(z))",
    r"\sum_z q(z) \log p(x, z) - \sum_z q(z) \log q(z) = \sum_z q(z) \log p(x, z) + \sum_z q(z) \log q(z)",
]


@pytest.mark.parametrize("formula", TRUE)
def test_proved(formula: str) -> None:
    [line] = checked(BAYES + f"$$ {formula} $$\n")
    assert isinstance(verdict(line), Proved)


@pytest.mark.parametrize("formula", FALSE)
def test_refuted(formula: str) -> None:
    [line] = checked(BAYES + f"$$ {formula} $$\n")
    assert isinstance(verdict(line), Refuted)


def test_what_is_defined_of_mass_functions_is_one_name() -> None:
    defined = r"Define $\mathcal{L}(q) = \sum_z q(z) \log \frac{p(x,z)}{q(z)}$ and $KL(q \| p) = -\sum_z q(z) \log \frac{p(z|x)}{q(z)}$."
    right, wrong = checked(
        f"{BAYES}{defined}\n\n$$ \\log p(x) = \\mathcal{{L}}(q) + KL(q||p) $$\n\n$$ \\log p(x) = \\mathcal{{L}}(q) - KL(q||p) $$\n"
    )
    assert isinstance(verdict(right), Proved)
    assert isinstance(verdict(wrong), Refuted)


def test_the_reading_is_printed_as_it_was_typed() -> None:
    [line] = checked(BAYES + "$$ \\sum_z p(z|x) \\, q(z) = \\sum_{z'} p(z'|x) q(z') $$\n")
    assert line.term is not None
    assert latex(line.term) == r"\sum_{z} p(z \mid x) \, q(z) = \sum_{z'} p(z' \mid x) \, q(z')"


UNCLEAR = [
    pytest.param("$$ \\sum_x p(x) p(y) = p(y) $$", id="one function at x and at y, or two functions"),
    pytest.param("$$ \\sum_x x \\, p(x) = \\sum_x p(x) x $$", id="x is a number as well"),
    pytest.param("$$ \\sum_x p(x) = p(0) + p(1) $$", id="a function of numbers"),
    pytest.param("Let $x \\in \\mathbb{R}$.\n\n$$ \\sum_x p(x) = 1 $$", id="a declared number"),
    pytest.param("$$ \\sum_x p(x) = \\int p(x) \\, dx $$", id="a sum and an integral"),
    pytest.param("$$ \\sum_{x=1}^n p(x) = \\sum_x p(x) $$", id="a range is given elsewhere"),
    pytest.param("$$ \\sum_{x,y} p(x,y) = \\sum_{x,y} p(y,x) $$", id="one list in two orders"),
]


@pytest.mark.parametrize("text", UNCLEAR)
def test_nothing_is_taken_where_the_names_are_unclear(text: str) -> None:
    for line in derivation(text + "\n").statements:
        if line.role == "step" and line.problem is None and line.goal is not None:
            assert not isinstance(verdict(line), Proved | Refuted)


def test_a_name_that_nothing_defines_is_not_judged() -> None:
    [line] = checked(BAYES + "$$ \\log p(x) = KL(q \\| p) $$\n")
    assert not isinstance(verdict(line), Proved | Refuted)
