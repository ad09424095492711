"""Names that are said to be something that no law here is known of: nothing is proved of them, and nothing refuted."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen
from proofgen.statements.kinds import is_unknown


def last(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text, encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


@pytest.mark.parametrize("kind", [
    "strings", "anticommuting variables", "Grassmann numbers", "floats", "floating-point numbers", "machine integers", "propositions",
    "cardinals", "infinite ordinals", "booleans", "fuzzy numbers", "dual numbers", "nimbers", "creation operators", "elements of a group",
    "integers modulo 7", "words over an alphabet", "purely imaginary", "imaginary numbers",
])  # fmt: skip
def test_nothing_is_said_of_what_is_no_number(tmp_path: Path, kind: str) -> None:
    text = f"Let $a$ and $b$ be {kind}.\n\n"
    assert last(tmp_path, text + "$$ a b = b a $$\n") not in ("proved", "refuted")
    assert last(tmp_path, text + "$$ a + b = a - b $$\n") not in ("proved", "refuted")


@pytest.mark.parametrize("kind", [
    "real numbers", "positive integers", "the learning rate and the temperature", "masses", "two positive real constants", "arbitrary",
    "probabilities", "unknown parameters", "small positive numbers", "the boiling points of two liquids", "spring constants", "prices",
    "continuously varying quantities", "real-valued coefficients",
])  # fmt: skip
def test_a_line_about_numbers_is_proved(tmp_path: Path, kind: str) -> None:
    assert last(tmp_path, f"Let $a$ and $b$ be {kind}.\n\n$$ a b = b a $$\n") == "proved"


@pytest.mark.parametrize(("words", "kind"), [
    (" be strings. ", "strings"), (" be the string of a harp. ", ""), (" is a real number with ", ""), (" be an element of a ring", "an element"),
    (" be the imaginary part ", ""), (" be the imaginary unit", ""), (" be an imaginary unit", ""), (" satisfy ", ""), ("", ""),
])  # fmt: skip
def test_what_a_name_is_called(words: str, kind: str) -> None:
    assert is_unknown(words) == kind
