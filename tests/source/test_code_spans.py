"""Code between backticks is found by looking up the runs that may close it: the same that a search through the text would find."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from proofgen.source.code_spans import Backticks, without_code

WITHIN_LINES = re.compile(r"<!--.*?(?:-->|\Z)|(?<![$}`])(?P<f>`+)(?!`)[^\n]*?(?<!`)(?P=f)(?![`$])", re.S)
WITHIN_PARAGRAPHS = re.compile(r"(?P<f>`+)(?!`)(?P<inner>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=f)(?!`)", re.S)
TEXTS = st.lists(st.sampled_from(["`", "`", "``", "```", "$", "}", "\n", " ", "<!--", "-->", "<!-", "x"]), max_size=16).map("".join)
MANY = settings(max_examples=2000, deadline=None, derandomize=True)


@MANY
@given(TEXTS)
def test_what_is_hidden(text: str) -> None:
    assert without_code(text) == WITHIN_LINES.sub(lambda match: " " * len(match.group()), text)


@MANY
@given(TEXTS)
def test_where_code_ends(text: str) -> None:
    ticks = Backticks(text)
    for run in re.finditer("`+", text):
        for start in range(run.start(), run.end()):
            found = WITHIN_PARAGRAPHS.match(text, start)
            assert ticks.closing(run.end(), run.end() - start) == (found.end("inner") if found else None)
