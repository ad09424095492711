"""The letters of Europe's languages, and the signs beside them, print as themselves in a PDF."""

from __future__ import annotations

import re

import pytest

import proofgen
from proofgen.render.pdf import tex, typeset
from proofgen.render.pdf_text import words

LETTERS = {
    "quotations": "„a“ ‚b‘ «c» ‹d› “e” ‘f’",
    "Spanish": "¿Qué? ¡Sí! 1.ª 2.º",
    "money": "5 € 6 £ 7 ¥ 8 ¢ 9 ¤",
    "fractions": "½ ¼ ¾ ⅓ ⅔ ⅛ ⅞",
    "signs": "§ ¶ † ‡ © ® ™ ‰ № µ ¦ ÷ ± ¹ ² ³ ⁴ ′ ″ ← ↔ ħ",
    "dashes": "a‐b a‑b a–b a—b a―b a b",
    "Latin letters": "æ Æ œ Œ ø Ø å Å ß ẞ ł Ł đ Đ ð Ð þ Þ ı ŋ ĳ Ĳ",
    "accents": "ő ű ž š č ř ě ů ğ ş ţ ș ț ă ą ę ē ī ū ż ź ć ń ď ť ľ ŕ ġ ħ ĝ ŵ ŷ ŭ",
    "accents above each other": "ế ộ ậ ồ ǖ ǽ ḗ ạ ḥ ṃ ṇ ṉ",
}


@pytest.mark.parametrize("kind", LETTERS)
def test_each_prints_as_itself(kind: str) -> None:
    assert "[U+" not in words(LETTERS[kind])


def test_what_is_below_a_letter_is_put_on_last() -> None:
    assert words("ộ") == r"\d{\^{o}}"
    assert words("ế") == r"\'{\^{e}}"


@pytest.mark.usefixtures("only_the_wheels_tex")
def test_the_fonts_of_the_wheel_have_them_in_every_style() -> None:
    said = " ".join(LETTERS.values())
    text = f"# {said}\n\n{said}\n\n**{said}** *{said}* `{said}`\n\n$$x + x = 2x \\text{{ {LETTERS['money']} ½ }}$$\n"
    log = typeset(tex(proofgen.check(text))).log
    assert re.findall(r"^.*(?:Missing character|unavailable in encoding|Font shape .* undefined).*$", log, re.M) == []
