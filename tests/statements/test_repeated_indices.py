"""The summation convention over letters that nobody declared."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

CONVENTION = "We use the summation convention."


@pytest.mark.parametrize("line", [
    "\\delta_{ij} \\delta_{jk} = \\delta_{ik}",
    "\\delta_{ij} a_j = a_i",
    "\\delta_{ij} a_i b_j = a_k b_k",
    "T_{ij} \\delta_{ij} = T_{kk}",
    "(a \\times b)_i = \\varepsilon_{ijk} a_j b_k",
])  # fmt: skip
def test_what_holds_in_any_dimension_is_proved(line: str) -> None:
    assert letters(f"{CONVENTION}\n\n$$ {line} $$") == "p"


def test_the_trace_of_the_identity_is_left_open_where_nobody_says_the_dimension() -> None:
    assert letters(f"{CONVENTION}\n\n$$ \\delta_{{ii}} = 3 $$") == "u"
    assert letters(f"{CONVENTION}\n\n$$ \\delta_{{ii}} = 1 $$") == "u"


@pytest.mark.parametrize("said", ["Repeated indices are summed, in three dimensions.", f"{CONVENTION} Let $x \\in \\mathbb{{R}}^3$.",
                                  f"{CONVENTION} Define $c_i = \\varepsilon_{{ijk}} a_j b_k$."])  # fmt: skip
def test_words_and_the_epsilon_say_the_dimension(said: str) -> None:
    assert letters(f"{said}\n\n$$ \\delta_{{ii}} = 3 $$") == "p"
    assert letters(f"{said}\n\n$$ \\delta_{{ii}} = 1 $$") == "r"


def test_an_integer_has_no_range_to_sum_over() -> None:
    assert letters(f"{CONVENTION} Let $k \\in \\mathbb{{Z}}$.\n\n$$ \\delta_{{kk}} = 1 $$") == "x"
    assert letters("Let $k \\in \\mathbb{Z}$.\n\n$$ \\delta_{kk} = 1 $$") == "p"
