"""HTML: balanced, self-contained, and nothing of the author's is markup."""

from __future__ import annotations

from html.parser import HTMLParser

import html5lib
import pytest

import proofgen
from proofgen.render.edition import NAMES, Edition
from proofgen.render.html import html
from proofgen.report.values import Document
from tests.render import sample

VOID = {"meta", "br", "hr", "link", "line", "rect", "img", "input", "mspace"}
ALLOWED_IN_BODY = {"script", "iframe", "object", "embed", "form", "base", "link"}


class Balance(HTMLParser):
    """Reads a page and holds it to matching tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(page: str) -> Balance:
    parser = Balance()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


@pytest.mark.parametrize("document", [sample.softmax(), sample.mistake(), sample.mistake("refuted"), sample.hostile()])
def test_the_page_is_balanced_and_needs_nothing_beside_it(document: Document) -> None:
    page = read(html(document))
    assert not page.seen & ALLOWED_IN_BODY
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert all((value or "").startswith("#") for name, value in page.attributes if name in ("href", "src"))
    assert len(page.ids) == len(set(page.ids))


def test_every_line_has_an_anchor() -> None:
    page = read(html(sample.softmax()))
    for at, line in enumerate(sample.softmax().lines):
        assert f"line-{line.place.line}-{at}" in page.ids


def test_formulas_are_mathml() -> None:
    text = html(sample.softmax())
    assert text.count("<math") > 20
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_hostile_words_are_words() -> None:
    text = html(sample.hostile())
    assert "<script" not in text
    assert "49" not in "".join(part for part in read(text).text if "7*7" in part)
    assert not set(text) & {"\x00", "\x1b", "\u202e", "\u2066"}
    shown = "".join(read(text).text)
    assert "<script>alert(1)</script> ]]> --> {{ 7*7 }} << 7*7 >>" in shown
    assert "[U+202E]" in shown


def test_a_formula_that_cannot_be_converted_shows_as_code() -> None:
    assert "<code>\\foo{x} = \\frac{1}{2</code>" in html(sample.mistake())


@pytest.mark.parametrize("document", [sample.softmax(), sample.mistake(), sample.hostile()], ids=lambda document: document.path)
@pytest.mark.parametrize("edition", NAMES)
def test_it_is_html(document: Document, edition: str) -> None:
    """By the parser of the standard, which tells every departure from it."""
    parser = html5lib.HTMLParser()
    parser.parse(html(document, Edition(edition)))  # type: ignore[arg-type]
    assert parser.errors == []


def test_a_goal_in_a_display_has_its_mark_and_no_room_before_it() -> None:
    text = "Let $x \\in \\mathbb{R}$.\n\nShow that\n\n$$ x + x = 2x $$\n\n$$ x + x = x (1 + 1) $$\n\n**Theorem.** $x + 2x = 3x$ and $x + 3x = 4x$.\n"
    page = html(proofgen.check(text))
    assert '<div class="goal"><span class="label">To show</span><div class="formulas">' in page
    shown = page.split('<div class="goal">')[1].split("</section>")[0]
    assert shown.count('<span class="tick proved" title="proved" role="img" aria-label="proved">✓</span></div>') == 1
    css = page.split("<style>")[1].split("</style>")[0]
    assert "space-between" not in css.split(".goal {")[1].split("}")[0]
