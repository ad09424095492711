"""Markdown: what GitHub renders, and nothing of the author's is markup."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from proofgen.render.markdown import Flavor, markdown
from tests.render import sample

FLAVORS: tuple[Flavor, ...] = ("github", "pandoc", "quarto", "myst")


def test_github_flavour() -> None:
    text = markdown(sample.softmax())
    assert "```math\n\\begin{aligned}" in text
    assert "$`" in text
    assert r"\operatorname" not in text
    assert r"\begin{align}" not in text
    assert "✓" in text
    assert re.search(r"^## The derivation$", text, re.M)


def test_other_flavours_use_dollars() -> None:
    assert "$$\n\\begin{aligned}" in markdown(sample.softmax(), "pandoc")
    assert "```{math}\n\\begin{aligned}" in markdown(sample.softmax(), "myst")
    assert "$`" not in markdown(sample.softmax(), "quarto")


def test_a_refuted_line_has_its_table() -> None:
    text = markdown(sample.mistake())
    assert text.count("✗ differs") == 5
    assert "> true value $`1`$, claimed $`-1`$." in text
    assert "| entry | true | claimed | gap | |" in text
    assert "> **? undecided**" in text
    assert "corrected, and proved" in text


@pytest.mark.parametrize("flavor", FLAVORS)
def test_hostile_words_are_words(flavor: Flavor) -> None:
    text = markdown(sample.hostile(), flavor)
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<script" not in page
    assert "<a " not in page
    assert "javascript:b" in page
    assert not set(text) & {"\x00", "\x1b", "\u202e", "\u2066"}
    assert "7*7" in page.replace("\\", "")


def test_a_fence_cannot_be_left() -> None:
    text = markdown(sample.hostile())
    fence = re.search(r"^(`{4,})$", text, re.M)
    assert fence is not None
    assert text.count(f"\n{fence[1]}\n") == 2
