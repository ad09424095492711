"""Obligations and findings survive being written down, and nothing else is read."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofgen.math import sorts, term
from proofgen.math.context import Context, Definition, Sample
from proofgen.math.walk import fresh, parts
from proofgen.report import values
from proofgen.session.codec import Garbled, decoded, encoded, encoded_apart, named
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.verdict import Agreement, Attempt, Entry, Undecided, Value, Witness

N = term.Sym("n", sorts.INTEGER)
X = term.Sym("x", sorts.Tensor((N,)))
I = term.Sym("i", sorts.Range(term.Num(Fraction(1)), N), 3)  # noqa: E741  # as it is written
F = term.Sym("f", sorts.Function((sorts.REAL,), sorts.COMPLEX))
GOAL = term.ForAll(I, term.Rel("<=", term.Index(X, (I,)), term.Sum(I, term.Num(Fraction(1)), N, term.Apply(F, (N,), (0,)))))
CONTEXT = Context((N, X), (Definition(F, (N,), GOAL),), (GOAL,), (Sample(X, term.Entries((term.Num(Fraction(1, 10)),))),))
WITNESS = Witness(((X, term.Num(Fraction(-3, 7))),), Value("1", True), Value("0.5", False), (Entry((1, 2), Value("a", True), Value("", True), True),), True)  # fmt: skip
VALUES = (
    (Obligation(GOAL, CONTEXT), GOAL, Limits(2.5)),
    (Obligation(GOAL, Context()), None, Limits()),
    Undecided(Attempt(("a", "ü ∑"), ()), Agreement(3, 1, ("why",))),
    WITNESS,
    (),
    ((1, True, 1.0, None, "1"),),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_round_trip(value: object) -> None:
    assert decoded(encoded(value)) == value
    assert encoded(decoded(encoded(value))) == encoded(value)


def test_terms_come_back_as_the_same_objects() -> None:
    assert decoded(encoded((GOAL,)))[0] is GOAL


def test_the_text_does_not_depend_on_what_is_shared() -> None:
    parts = tuple(iter((N, X))), tuple(iter((N, X)))
    assert encoded((parts[0], parts[0])) == encoded((parts[0], parts[1]))


def test_one_is_not_true() -> None:
    assert encoded((1,)) != encoded((True,))


def test_ten_thousand_levels() -> None:
    deep: term.Term = N
    for _ in range(10_000):
        deep = term.Fn("sin", (deep,))
    assert decoded(encoded((deep,)))[0] is deep


@pytest.mark.parametrize("value", [{1}, [1], {"a": 1}, b"x", 1j], ids=repr)
def test_what_has_no_place_in_a_finding(value: object) -> None:
    with pytest.raises(TypeError):
        encoded((value,))


@pytest.mark.parametrize(
    "text", ['[["Sym"]]', '[["os"]]', '[["Num",[0]]]', "[]", "", "{}", '[["/",1,0]]', '[["Path","x"]]', "[[[]]]", '[["",[7]]]']
)
def test_a_garbled_text_is_said_to_be_one(text: str) -> None:
    with pytest.raises(Garbled):
        decoded(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_garbled(text: str) -> None:
    with suppress(Garbled):
        decoded(text)


def test_a_report_comes_back_as_it_was() -> None:
    report = values.Document(
        "a.md", "A", "holey", {"proved": 1}, (), (values.Paragraph((values.Text("ü"),)),), (), {("", 0): ("a", "b")}, "", True, 0.25
    )
    assert decoded(encoded(report, "reports"), "reports") == report


def test_a_report_holds_no_finding_and_a_finding_no_report() -> None:
    with pytest.raises(TypeError):
        encoded(Agreement(1), "reports")
    with pytest.raises(Garbled):
        decoded(encoded(values.Coverage(), "reports"))


def test_a_fresh_symbol_is_none_that_was_read() -> None:
    """Another process gave out the same numbers: what it named apart must not be captured here."""
    text = encoded((term.Sym("i", I.sort, fresh(I).tag + 1),))
    read = decoded(text)
    assert fresh(I) is not read[0]


def summed(*tags: int) -> term.Term:
    """A sum over i within one, and so on, of the x at all of them."""
    inner: term.Term = term.Num(Fraction(0))
    letters = [term.Sym("i", sorts.INTEGER, tag) for tag in tags]
    for letter in letters:
        inner = term.Sum(letter, term.Num(Fraction(1)), N, term.Add((inner, term.Index(X, (letter,)))))
    return inner


@pytest.mark.parametrize(("tags", "others"), [((4, 7), (1, 2)), ((4, 7), (70, 400)), ((0, 9), (0, 3)), ((9, 4, 9), (8, 3, 8))])
def test_how_many_letters_were_renamed_before_has_no_say(tags: tuple[int, ...], others: tuple[int, ...]) -> None:
    assert encoded((summed(*tags),)) != encoded((summed(*others),))
    assert encoded_apart((summed(*tags),)) == encoded_apart((summed(*others),))


@pytest.mark.parametrize(
    ("tags", "others"), [((4, 7), (7, 4)), ((4, 7), (4, 4)), ((0, 9), (3, 9)), ((1, 0, 2), (2, 0, 1)), ((1, 2, 1), (1, 2, 2))]
)
def test_which_letters_are_one_and_which_came_first_has(tags: tuple[int, ...], others: tuple[int, ...]) -> None:
    assert encoded_apart((summed(*tags),)) != encoded_apart((summed(*others),))


@pytest.mark.parametrize(
    "other",
    [
        (Obligation(GOAL, Context()), GOAL, Limits(2.5)),
        (Obligation(summed(0), CONTEXT), GOAL, Limits(2.5)),
        (Obligation(term.Not(GOAL), CONTEXT), GOAL, Limits(2.5)),
        (Obligation(GOAL, CONTEXT), None, Limits(2.5)),
        (Obligation(GOAL, CONTEXT), GOAL, Limits(3.5)),
        (Obligation(GOAL, Context(unread=('",\n;\n',))), GOAL, Limits(2.5)),
    ],
)
def test_what_differs_in_any_part_has_another_name(other: tuple[Obligation, term.Term | None, Limits]) -> None:
    assert named(*other) == named(*other)
    assert named(Obligation(GOAL, CONTEXT), GOAL, Limits(2.5)) != named(*other)


def test_a_letter_renamed_in_two_parts_is_one_letter_in_the_name_too() -> None:
    names = [named(Obligation(summed(one), CONTEXT), summed(other), Limits()) for one, other in ((4, 4), (4, 7), (5, 5))]
    assert names[0] == names[2] != names[1]


def test_a_letter_that_was_never_renamed_stays_apart_from_all_that_were() -> None:
    term_, _ = decoded(encoded_apart((summed(0, 5, 9), None)))
    assert [part.tag for part in parts(term_) if isinstance(part, term.Sym) and part.name == "i"] == [2, 1, 0]
