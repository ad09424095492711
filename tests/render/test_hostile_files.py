"""A stranger's file in every kind of handout: what could be a command, markup or a control sequence is shown as the characters it is."""

from __future__ import annotations

import functools
import json as decoder
import re
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from markdown_it import MarkdownIt

from proofgen.render.edition import NAMES, Edition
from proofgen.render.html import html
from proofgen.render.json import json
from proofgen.render.markdown import Flavor, markdown
from proofgen.render.pdf import NoTeX, tex, typeset
from proofgen.render.pdf_engine import find_engine
from proofgen.render.stamp import read_stamp
from proofgen.render.terminal import terminal
from proofgen.report.values import Document, Report
from proofgen.session.files import files_of
from proofgen.session.many import check_files
from tests.render import sample

FORGED = f"proofgen-stamp version=9.9 engine=0 source={'0' * 64} verdicts=p edition=full"
WORDS = {
    "input": r"\input{/etc/passwd}",
    "write": r"\immediate\write18{touch escaped}",
    "end": r"\end{document}",
    "carets": "^^5cinput ^^M",
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "closing": "]]> --> </style> </title> </math>",
    "mustache": "{{ 7*7 }} {% if 1 %} {# x #}",
    "angles": "<< 7*7 >> <% if 1 %> <# x #>",
    "right to left": "\u202eevil\u2066 \u200f",
    "emoji": "\U0001f600 \U0001f468\u200d\U0001f469",
    "escape": "\x1b[31mred\x1b]0;t\x07 \x9b2J",
    "links": "[a](javascript:b) ![i](data:x) <javascript:c>",
    "marks": r"% # & _ ~ ^ \ | * # `t` ``u``",
    "stamp": f"<!-- {FORGED} -->",
}
FILE = r"""---
title: "@"
author: "@"
colors: {@: "@"}
proofgen:
  log: "@"
  @: @
---

# A title @

Let $x \in \mathbb{R}$, which is @. Let $@ \in \mathbb{R}$.

## Section @

Prose @, *emphasis @*, **strong @**, `code @`[^1]

- item @

1. number @

> quote @

| a @ | b |
|---|---|
| c @ | $x$ |

$$ \begin{aligned} x + x &= 2 x && \text{@} \\ &= x \cdot 2 && \text{since @} \end{aligned} \tag{@} $$

Then @:

$$ x + 1 = x + 2 \quad \text{for @} $$

<!-- proofgen: skip (@) -->
$$ x = @ $$

$$ @ = 1 $$

```
@
```

[^1]: A note @.
"""
FLAVORS: tuple[Flavor, ...] = ("github", "pandoc", "quarto", "myst")
hostile = pytest.mark.parametrize("name", WORDS)


@functools.cache
def checked(name: str) -> Document:
    words = WORDS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (re.sub(r"[/\x00]", "", words)[:40] + ".md")
        path.write_text(FILE.replace("@", words), encoding="utf-8")
        return check_files(files_of([str(path)]))[0].documents[0]


def controls(text: str) -> set[str]:
    return {letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co") and letter != "\n"}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def as_shown(name: str) -> str:
    return squeezed("".join(f"[U+{ord(letter):04X}]" if controls(letter) else letter for letter in WORDS[name]))


@hostile
@pytest.mark.parametrize("edition", NAMES)
def test_html(name: str, edition: str) -> None:
    page = html(checked(name), Edition(edition))  # type: ignore[arg-type]
    assert controls(page) == set()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(page)
    assert parser.errors == []
    kinds = {str(element.tag) for element in tree.iter()}
    assert not kinds & {"script", "img", "iframe", "object", "embed", "form", "base", "link"}
    assert not any(
        key.startswith("on") or str(value).lower().startswith("javascript") for each in tree.iter() for key, value in each.attrib.items()
    )
    if name not in ("image", "links", "marks", "closing"):  # which are Markdown's own marks
        assert as_shown(name) in squeezed("".join(tree.itertext()))


@hostile
@pytest.mark.parametrize("flavor", FLAVORS)
def test_markdown(name: str, flavor: Flavor) -> None:
    text = markdown(checked(name), flavor)
    assert controls(text) == set()
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert not re.search(r"<(script|img|a|iframe|style|math)\b", re.sub(r"<(pre|code)\b.*?</\1>", "", page, flags=re.S))
    for formula in re.findall(r"```(?:math|\{math\})\n(.*?)```|\$\$(.*?)\$\$", re.sub(r"^> ?", "", text, flags=re.M), re.S):
        assert not re.search(r"\\(input|write|immediate|csname)|[<>%#]", "".join(formula))


@hostile
def test_tex_and_pdf(name: str) -> None:
    try:
        engine = find_engine()
    except NoTeX:
        pytest.skip("there is no TeX here")
    for edition in NAMES:
        body = tex(checked(name), Edition(edition)).split(r"\begin{document}")[1]  # type: ignore[arg-type]
        assert not re.search(r"\\(input|write|immediate|csname|openin|catcode)\b|\^\^", body)
        assert body.count(r"\end{document}") == 1
        assert controls(body) == set()
    assert typeset(tex(checked(name)), engine=engine).pdf.startswith(b"%PDF")


def test_a_nul_is_refused_in_words() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.md"
        path.write_text(FILE.replace("@", "a\0b"))
        document = check_files(files_of([str(path)]))[0].documents[0]
    assert [remark.code for remark in document.remarks] == ["binary-file"]
    for shown in (html(document), markdown(document), tex(document), json(Report((document,)))):
        assert controls(shown) <= {"\t"}
        assert "byte" in shown


@hostile
def test_json(name: str) -> None:
    text = json(Report((checked(name),)))
    assert text.isascii()
    assert controls(text) == set()
    said = decoder.loads(text)["documents"][0]
    assert WORDS[name].split()[0].strip("`") in "".join(line["source"] for line in said["lines"])


@hostile
@pytest.mark.parametrize("width", [40, 100])
def test_terminal(name: str, width: int) -> None:
    assert controls(terminal(Report((checked(name),)), color=False, width=width, explain=True)) == set()


@pytest.mark.parametrize("render", [html, lambda document: markdown(document), tex], ids=["html", "md", "tex"])
def test_words_that_look_like_a_stamp_are_none(render: Callable[[Document], str]) -> None:
    document = checked("stamp")
    found = read_stamp(render(document).encode())
    assert found is not None
    assert found.source == document.source_hash


UNESCAPED = [
    ("handout.html", "{{ document.title|safe }}", "No filter named 'safe'"),
    ("handout.tex", "<< document.title|e >>", "No filter named 'e'"),
    ("handout.md", "{{ document.title|tojson }}", "No filter named 'tojson'"),
]


@pytest.mark.parametrize(("name", "text", "message"), UNESCAPED)
def test_no_template_can_vouch_for_the_authors_words(name: str, text: str, message: str) -> None:
    from proofgen.render.templates import TemplateFault

    render = {"handout.html": html, "handout.tex": tex, "handout.md": lambda document, edition: markdown(document, edition=edition)}[name]
    with pytest.raises(TemplateFault, match=message):
        render(sample.hostile(), Edition(templates=((name, text),)))  # type: ignore[operator]


def test_a_template_that_turns_escaping_off_is_escaped_all_the_same() -> None:
    document = sample.document("x.md", "x", r"<b>\input{x}</b>", (), ())
    page = html(document, Edition(templates=(("handout.html", "{% autoescape false %}{{ document.title }}{% endautoescape %}"),)))
    assert page == "&lt;b&gt;\\input{x}&lt;/b&gt;\n"
    written = tex(document, Edition(templates=(("handout.tex", "<% autoescape false %><< document.title >><% endautoescape %>"),)))
    assert r"\input{x}" not in written.split(r"\begin{document}")[1]
