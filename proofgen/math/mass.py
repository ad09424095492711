"""Probability mass functions, written with the names of what they are functions of: `p(x, z)`, `p(z \\mid x)`, `q(z)`.

One letter stands for as many functions as there are lists of names behind it, and each name of a list runs over a finite set of its own.
So `p(z \\mid x)` is an array with an axis for z and one for x, and its name says so: the signature, primes left out, since `x'` runs over
the set of x.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Sym, Term
from proofgen.math.walk import free_symbols

if TYPE_CHECKING:
    from proofgen.math.parser import Parser

COUNT = "\\#"  # `\\#z`: how many elements the set of z has
_BARS = frozenset({"|", "\\mid", "\\|", ";"})


def signature(head: str, before: list[str], after: list[str]) -> str:
    given = " \\mid " + ", ".join(after) if after else ""
    return f"{head}({', '.join(before)}{given})"


def is_signature(name: str) -> bool:
    return "(" in name and name.endswith(")")


def spelled(name: str, values: list[str]) -> str:
    """`p(z \\mid x)` at other values of z and x."""
    head = name.partition("(")[0]
    count = elements_before(name)
    return signature(head, values[:count], values[count:])


def elements_before(name: str) -> int:
    """How many names stand before a signature's bar."""
    return name.partition(" \\mid ")[0].count(",") + 1


def elements(name: str) -> list[str]:
    """The names in a signature's brackets."""
    return name[:-1].partition("(")[2].replace(" \\mid ", ", ").split(", ")


def counts_elements(size: object) -> bool:
    return isinstance(size, Sym) and size.name.startswith(COUNT)


def base(name: str) -> str:
    return name.rstrip("'")


def called(p: Parser, node: Node) -> Node | None:
    """A mass function at its names, or a number that was defined of mass functions, such as `\\mathcal{L}(q)`; nothing is taken otherwise."""
    if node.op != "name" or not p.names.masses or not p.at("(", "["):
        return None
    number = functional(p, node.text, node.span.start)
    if number is not None or node.text not in p.names.masses:
        return number
    opened = p.next()
    parts: tuple[list[Node], list[Node]] = ([_element(p)], [])
    after = 0
    while not p.at(")", "]"):
        if p.at(*_BARS) and not after:
            after = 1
        elif not p.at(","):
            raise Unreadable("unexpected", f"expected `)` here, found {p.shown()}", p.here.span)
        p.next()
        parts[after].append(_element(p))
    p.expect({"(": ")", "[": "]"}[opened.text], opened)
    name = signature(node.text, *([base(each.text) for each in part] for part in parts))
    return p.node("mass", (*parts[0], *parts[1]), node.span.start, name)


def _element(p: Parser) -> Node:
    start = p.here.span.start
    node = p.atom(single=True)
    count = 0
    while p.accept("'"):
        count += 1
    node = p.node("name", (), start, node.text + "'" * count) if node.op == "name" and count else node
    if node.op != "name" or node.text not in p.names.elements:
        raise Unreadable(
            "unknown-notation", "a function on a finite set is read at names of the set's elements only", node.span, "write `p(x)`"
        )
    return node


def expected(p: Parser, start: int) -> Node | None:
    """`\\mathbb{E}_{q(z)}[f]` and `\\mathbb{E}_{z \\sim q}[f]`: the sum of q(z) f over all z. Nothing is taken where it is anything else."""
    before = p.position
    if not p.names.masses or not p.accept("_"):
        return None
    opened = p.accept("{")
    mass = _weight(p)
    if mass is not None and (opened is None or p.accept("}")) and p.at("[", "(", "\\{"):
        bracket = p.here
        body = p.atom()
        body = body if body.op == "group" else Node("group", (body,), body.span, bracket.text)
        return _total(p, mass, p.node("*", (mass, body), start), start)
    p.position = before
    return None


def _weight(p: Parser) -> Node | None:
    """The mass function that an expectation is taken by."""
    start = p.here.span.start
    letters: list[Node] = []
    try:
        while p.ahead(1 + p.ahead().text.count("'")).text in (",", "\\sim"):
            letters.append(_element(p))
            if p.next().text == "\\sim":
                break
        head = p.atom(single=True)
        if p.at("("):
            return called(p, head) if head.text in p.names.masses else None
    except Unreadable:
        return None
    lists = [
        each for each in p.names.masses.get(head.text, ()) if not letters or [base(n.text) for n in letters] == list(each[0][: each[1]])
    ]
    if len(lists) != 1:
        return None
    names, count = lists[0]
    args = tuple(p.node("name", (), start, name) for name in names)
    return p.node(
        "mass", args if not letters else (*letters, *args[count:]), start, signature(head.text, list(names[:count]), list(names[count:]))
    )


def _total(p: Parser, mass: Node, body: Node, start: int) -> Node:
    """The sum of the body over what stands before the mass function's bar."""
    count = elements_before(mass.text)
    letters = mass.args[:count]
    none = p.node("none", (), start)
    return p.node("sum", (letters[0] if count == 1 else p.node("tuple", letters, start), none, body), start)


def divergence(p: Parser, start: int) -> Node | None:
    """`KL(q(z) \\| p(z \\mid x))`: the sum of q log(q/p) over z."""
    before, opened = p.position, p.here
    if not p.names.masses or not p.at("(", "["):
        return None
    p.next()
    first = _weight(p)
    if first is not None and p.at("|", "\\|"):
        single = p.next().text == "|"
        if not single or p.accept("|"):
            second = _weight(p)
            count = elements_before(first.text)
            same = second is not None and [n.text for n in first.args[:count]] == [
                n.text for n in second.args[: elements_before(second.text)]
            ]
            if second is not None and same and p.accept({"(": ")", "[": "]"}[opened.text]):
                ratio = p.node("fn", (p.node("*", (first, second), start, "/"),), start, "log")
                return _total(p, first, p.node("*", (first, ratio), start), start)
    p.position = before
    return None


def functional(p: Parser, head: str, start: int) -> Node | None:
    """`KL(q \\| p)`, `\\mathcal{L}(q)`, where the file says what that is."""
    if not p.at("(", "["):
        return None
    parts: list[str] = []
    at = p.position + 1
    while p.tokens[at].text not in (")", "]"):
        token = p.tokens[at]
        if token.text not in p.names.masses and token.text not in (*_BARS, ",", "\\Vert"):
            return None
        parts.append(token.text)
        at += 1
    name = functional_name(head, parts)
    if p.names.sort_of(name) is None:
        return None
    p.position = at + 1
    return p.node("name", (), start, name)


def functional_name(head: str, parts: list[str]) -> str:
    """One name, however its bars are typed."""
    bars = " \\| "
    text = "".join(bars if part in _BARS or part == "\\Vert" else part for part in parts).replace(bars + bars, bars)
    return f"{head}({text.replace(',', ', ')})"


def unlinked(names: Iterable[Sym], statements: Iterable[Term]) -> list[tuple[str, ...]]:
    """Functions such as `p(x)` and `p(x, z)`, which by custom belong to one distribution, and of which no statement speaks together.

    `p(z)` and `p(x \\mid z)` are not among them: both may be chosen freely.
    """
    masses = sorted({symbol.name for symbol in names if is_signature(symbol.name)})
    reach = {name: {name} for name in masses}
    for statement in statements:
        together = [symbol.name for symbol in free_symbols(statement) if symbol.name in reach]
        merged = set().union(*(reach[name] for name in together))
        reach |= dict.fromkeys(merged, merged)
    pairs = [pair for pair in combinations(masses, 2) if pair[1] not in reach[pair[0]] and _one_distribution(*pair)]
    heads = sorted({one.partition("(")[0] for one, _ in pairs})
    return [tuple(name for name in masses if name.partition("(")[0] == head and any(name in pair for pair in pairs)) for head in heads]


def _one_distribution(one: str, other: str) -> bool:
    if one.partition("(")[0] != other.partition("(")[0] or not set(elements(one)) & set(elements(other)):
        return False
    return not (_given(one) == set(elements(other)) or _given(other) == set(elements(one)))


def _given(name: str) -> set[str]:
    """The names behind a signature's bar."""
    return set(elements(name)[elements_before(name) :])
