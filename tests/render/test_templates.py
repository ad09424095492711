"""Templates of the user's own: they take the place of ours, are told of their mistakes with the line, and reach nothing outside."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from proofgen.render import html as html_room
from proofgen.render import lookup, markdown, pdf_tex
from proofgen.render import page as page_room
from proofgen.render.edition import Edition
from proofgen.render.html import html
from proofgen.render.markdown import markdown as to_markdown
from proofgen.render.pdf import tex, typeset
from proofgen.render.templates import GUIDE, MODEL, OURS, TemplateFault, ours
from proofgen.report.values import Counterexample, Document, Line
from proofgen.session.handouts import Refused, own_templates
from tests.render import sample


def own(**texts: str) -> Edition:
    return Edition(templates=tuple((name.replace("_", "."), text) for name, text in texts.items()))


def test_a_template_takes_the_place_of_ours() -> None:
    shown = html(sample.softmax(), own(handout_html="<p>{{ document.title }}</p>{% include 'mine.html' %}", mine_html="{{ tally|length }}"))
    assert shown.startswith("<p>")
    assert shown.rstrip().endswith(str(len({line.verdict for line in sample.softmax().lines if line.verdict})))


def test_its_words_are_escaped_like_ours() -> None:
    document = sample.document("x.md", "x", "<b>{{ 7*7 }}</b>", (), ())
    assert html(document, own(handout_html="{{ document.title }}")) == "&lt;b&gt;{{ 7*7 }}&lt;/b&gt;\n"


MISTAKES = [
    ("{{ 1 }}\n{% if %}", "handout.html:2: Expected an expression"),
    ("a\nb\n{{ nothing.here }}", "handout.html:3: 'nothing' is undefined"),
    ("a\n{{ document.titel }}", "handout.html:2: 'proofgen.report.values.Document object' has no attribute 'titel'"),
    ("{{ document|sparkle }}", "handout.html:1: No filter named 'sparkle'"),
    ("\n{{ 1 / 0 }}", "handout.html:2: division by zero"),
    ("{% include 'other.html' %}", "handout.html:1: there is no template 'other.html'"),
    ("\n\n{# proofgen: model 99 #}", "handout.html:3: this was written for model 99"),
    ("{% for each in range(10**9) %}{% endfor %}", "handout.html:1: Range too big"),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_a_mistake_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(TemplateFault, match=re.escape(message)):
        html(sample.softmax(), own(handout_html=text))


def test_a_mistake_in_what_is_included_is_told_there() -> None:
    with pytest.raises(TemplateFault, match=r"mine\.html:2: "):
        html(sample.softmax(), own(handout_html="\n{% include 'mine.html' %}", mine_html="\n{{ nobody }}"))


REACHING = [
    "{{ document.__class__.__mro__ }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ edition.stamp.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ cycler.__init__.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "{% include '../pyproject.toml' %}",
    "{{ document.counts.update({'proved': 1}) }}",
    "{{ document.counts.clear() }}",
    "{{ self._TemplateReference__context.environment.loader }}",
]


@pytest.mark.parametrize("text", REACHING)
def test_nothing_outside_is_reached(text: str) -> None:
    document = sample.softmax()
    with pytest.raises(TemplateFault):
        html(document, own(handout_html=text))
    with pytest.raises(TemplateFault):
        to_markdown(document, edition=own(handout_md=text))
    assert document.counts == sample.softmax().counts


def test_a_style_of_ones_own() -> None:
    style = ours("proofgen-handout.sty").replace(r"\newcommand\pgtitle", r"\typeout{mine}\newcommand\pgtitle")
    edition = Edition(templates=(("proofgen-handout.sty", style),))
    assert "mine" in typeset(tex(sample.softmax(), edition)).log


def test_our_templates_in_the_users_folder_give_what_ours_give(tmp_path: Path) -> None:
    for name in OURS:
        (tmp_path / name).write_text(ours(name))
    edition = Edition(templates=own_templates(tmp_path))
    assert html(sample.softmax(), edition) == html(sample.softmax())
    assert tex(sample.softmax(), edition) == tex(sample.softmax())
    assert to_markdown(sample.softmax(), edition=edition) == to_markdown(sample.softmax())


def test_a_folder_without_templates_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"there is no template here"):
        own_templates(tmp_path)
    (tmp_path / "handout.html").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(Refused, match="not UTF-8"):
        own_templates(tmp_path)


def test_the_guide_names_all_that_a_template_is_given() -> None:
    named = set(re.findall(r"`(\w+)", ours(GUIDE)))
    parts = (page_room.Row, page_room.Finding, page_room.Setup, page_room.Outcome, page_room.Summary, page_room.Chain, page_room.Page)
    for kind in (Document, Line, Counterexample, Edition, *parts):
        assert {field.name for field in fields(kind)} <= named, kind.__name__
    filters = {
        "math",
        "inline",
        "sentence",
        *lookup.SHARED,
        *lookup.filters_of(sample.softmax(), page_room.page_of(sample.softmax())),
        *html_room.FILTERS,
        *pdf_tex.FILTERS,
    }
    dialect = markdown._Dialect("github")
    assert filters | set(markdown._filters(dialect)) <= named
    assert set(lookup.TESTS) <= named
    assert f"model {MODEL}" in ours(GUIDE)
