"""The parts of a page: one panel for what is given, one rail for lines that follow each other, a sentence beside its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proofgen.render.compact import figures, flat, point
from proofgen.render.lookup import filters_of
from proofgen.render.page import page_of
from proofgen.render.parts import Chain, Finding, Outcome, Part, Setup, Summary
from proofgen.render.small import full, readings, shortened
from proofgen.report.values import Block, Comparison, Counterexample, Display, Formula, Heading, Line, Paragraph, Remark, Text
from tests.render import sample


def line(role: str = "step", **more: object) -> Line:
    given = {"role": role, "reading": "a = b", "left": "a", "left_shown": "a", "right": "b", "verdict": "proved"} | more
    if role in ("definition", "declaration", "hypothesis"):
        given["verdict"] = None
    return replace(sample.EMPTY, **given)  # type: ignore[arg-type]


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def parts(lines: tuple[Line, ...], *blocks: Block, beside: bool = True) -> tuple[Part, ...]:
    return page_of(sample.document("page.md", "x", "Page", lines, blocks), railed=beside).parts


def test_what_is_given_is_one_panel_in_the_authors_order() -> None:
    goal = Paragraph((Formula("a = b", "a = b", 2),))
    blocks = (words("Define"), Display((0,)), words("and"), Display((1,)), goal)
    found = parts((line("definition"), line("definition"), line("goal")), *blocks)
    assert found[0] == Setup(blocks[:4], (goal,))


def test_what_is_given_after_a_goal_is_a_panel_of_its_own() -> None:
    goal, let = Paragraph((Formula("a = b", "a = b", 0),)), Paragraph((Text("Let "), Formula("c", "c", 1)))
    assert parts((line("goal"), line("definition")), goal, let)[:2] == (Setup((), (goal,)), Setup((let,), ()))


def test_only_what_is_supposed_or_defined_is_in_the_panel() -> None:
    given, claim = (
        Paragraph((Text("Let "), Formula("c", "c", 0))),
        Paragraph((Text("It is even, as all "), Formula("c", "c", 0), Text(" are."))),
    )
    proof = Paragraph((Text("Proof.", "emphasis"), Text(" Let "), Formula("c", "c", 0)))
    assert parts((line("definition"),), given)[0] == Setup((given,), ())
    assert parts((line("definition"),), claim)[0] == claim
    assert parts((line("definition"),), proof)[0] == proof


def test_the_line_that_reaches_a_goal_is_its_outcome() -> None:
    goal = Paragraph((Formula("a = b", "a = b", 0),))
    found = parts((line("goal"), line(), line(right="c")), goal, Display((1,)), Display((2,)))
    assert [type(part) for part in found] == [Setup, Outcome, Chain, Summary]
    open_goal = parts((line("goal", verdict="undecided"), line()), goal, Display((1,)))
    assert [type(part) for part in open_goal] == [Setup, Finding, Chain, Summary]
    assert isinstance(open_goal[1], Finding)
    assert open_goal[1].said == "1"


def test_a_long_paragraph_is_not_drawn_into_the_panel() -> None:
    long = words("word " * 60)
    assert parts((line("definition"),), long, Display((0,)))[0] == long


def test_a_display_that_runs_on_is_a_row_of_the_chain_above() -> None:
    chain = parts((line(), line(left_shown="")), Display((0,)), Display((1,)))[0]
    assert isinstance(chain, Chain)
    assert [row.under for row in chain.rows] == ["", "a"]


def test_words_between_lines_stand_on_the_rail() -> None:
    found = parts((line(), line(left_shown="")), Display((0,)), words("by the chain rule"), Display((1,)))
    chain = found[0]
    assert isinstance(chain, Chain)
    assert [row.under for row in chain.rows] == ["", "a"]
    assert chain.rows[1].lead == words("by the chain rule")


@pytest.mark.parametrize("said", ["Then.", "and so", "It follows that", "Hence we have:", "so"])
def test_a_word_that_only_leads_on_is_kept(said: str) -> None:
    chain = parts((line(), line(left_shown="")), Display((0,)), words(said), Display((1,)))[0]
    assert isinstance(chain, Chain)
    assert [(row.under, row.lead) for row in chain.rows] == [("", None), ("a", words(said))]
    assert words(said) in parts((line(), line(verdict="refuted")), Display((0,)), words(said), Display((1,)))


def test_an_open_line_is_shown_once_in_a_box_of_its_own() -> None:
    found = parts((line(), line(verdict="undecided"), line()), Display((0, 1, 2)))
    assert [type(part) for part in found] == [Chain, Finding, Chain, Summary]
    assert isinstance(found[1], Finding)
    assert (found[1].number, found[1].line.verdict) == ("2", "undecided")


def test_the_first_line_of_a_rail_has_its_words_above_it() -> None:
    short = words("Differentiate term by term:")
    assert parts((line(),), short, Display((0,)))[0] == short
    blocks = (Display((0,)), short, Display((1,)))
    assert short not in parts((line(), line()), *blocks)
    assert short in parts((line(), line()), *blocks, beside=False)


def test_no_sentence_moves_past_a_refuted_line_or_into_the_rail_of_another() -> None:
    short, lemma = words("Now:"), Paragraph((Text("Lemma.", "strong"), Text(" Now:")))
    assert short in parts((line(), line(verdict="refuted")), Display((0,)), short, Display((1,)))
    assert lemma in parts((line(), line()), Display((0,)), lemma, Display((1,)))


def test_a_document_with_a_refuted_line_ends_in_a_summary() -> None:
    found = parts((line(), line(verdict="refuted")), Heading(2, (Text("x"),)), Display((0, 1)))
    assert found[-1] == Summary(
        1, 0, (("refuted", 1, "claim 2"),), 0, found[-1].as_expected if isinstance(found[-1], Summary) else False, "refuted"
    )
    assert isinstance(found[-2], Finding)


def test_the_summary_counts_as_the_head_does() -> None:
    lines = (line(), line(verdict="proved-if"), line(verdict="proved-if"), line(verdict="undecided"), line(verdict="unchecked"))
    (summary,) = [part for part in parts(lines, Display((0, 1, 2, 3, 4))) if isinstance(part, Summary)]
    assert (summary.proved, summary.conditional, summary.unchecked) == (1, 2, 1)
    assert summary.flagged == (("undecided", 1, "claim 4"),)


def test_a_mark_comes_after_the_full_stop() -> None:
    document = sample.document("page.md", "x", "Page", (line("inline"),), ())
    marked = filters_of(document, page_of(document))["marked"]
    runs = marked((Formula("a = b", "a = b", 0), Text(". Then")))
    assert [(getattr(run, "text", "formula"), bool(owner)) for run, owner in runs] == [("formula", False), (".", True), (" Then", False)]


def test_small_print_is_short() -> None:
    laws = (r"definition of $\hat{y}$", "definition of $y$", "log undoes exp", "logarithm of a product or quotient", "linearity of the sum")
    assert shortened(laws) == [r"definitions of $\hat{y}$ and $y$", "log undoes exp", "and\N{NO-BREAK SPACE}2\N{NO-BREAK SPACE}more"]
    assert shortened(("definition of $y$", "linearity of the sum"), "by definition of $y$") == ["linearity of the sum"]
    assert shortened(()) == []


def test_sentences_begin_and_end_as_sentences() -> None:
    assert full("this equality fails") == "This equality fails."
    assert full("$x$ is free") == "$x$ is free."
    assert full("`exp` prints") == "`exp` prints."


def test_readings_are_told_once_for_each_kind() -> None:
    first = Remark(sample.EMPTY.place, "warning", "unslashed", r"`exp` prints as letters; read as `\exp`", ("also in lines 4, 6 and 7",))
    second = replace(first, message=r"`log` prints as letters; read as `\log`", hints=(), place=replace(first.place, line=9))
    document = replace(sample.softmax(), remarks=(first, second))
    (note,) = readings(document)
    assert note.text == r"`exp` prints as letters; read as `\exp`; likewise `log`"
    assert note.lines == ("1", "4", "6", "7", "9")
    assert note.where == "lines 1, 4, 6, 7 and 9"


def test_columns_lie_on_their_side() -> None:
    assert flat(r"\begin{pmatrix}0 \\ 1 \\ x - y\end{pmatrix}") == r"\left(0,\, 1,\, x - y\right)^{\top}"
    assert flat(r"\begin{pmatrix}0 & 1\end{pmatrix}") == r"\left(0, 1\right)"
    for kept in (r"\begin{pmatrix}0 & 1 \\ 1 & 0\end{pmatrix}", r"\begin{pmatrix}0 \\ 1 \\ 2\end{pmatrix}^{\top}"):
        assert flat(kept) == kept


def test_fractions_are_decimals_only_where_all_are_short() -> None:
    tenth = Comparison("", r"\frac{1}{10}", "0", True, 0.1, 0.0)
    assert figures((tenth,))[0].left == "0.1"
    assert figures((tenth, replace(tenth, right=r"-\frac{1}{3}")))[0].left == r"\frac{1}{10}"


def test_the_authors_numbers_come_first() -> None:
    found = Counterexample((("k", "3"), (r"\theta", r"\left(\log 2, 0\right)"), ("y", r"\left(0, 1\right)"), (r"\hat{y}", "1")), (), True)
    assert [each.split(" = ")[0] for each in point(found)] == [r"\hat{y}", "y", "k", r"\theta"]
