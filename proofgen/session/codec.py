"""Obligations and findings, or reports, as JSON text, and back.

A value is written as a table of nodes, each node after those it is made of, equal nodes once. So the text of equal values is the same
text, a formula nested ten thousand deep needs no recursion, and a shared part is not written twice. Reading only ever constructs the
classes named here: nothing in a text can make it do more, which is why this is not pickle.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import is_dataclass
from fractions import Fraction
from functools import cache, lru_cache
from hashlib import sha256
from json.encoder import encode_basestring_ascii as _quoted
from operator import attrgetter
from types import ModuleType
from typing import Any, Literal

from proofgen.math import chance, context, sorts, term
from proofgen.math.walk import free_symbols, parts
from proofgen.verify import finding, obligation, verdict

Subject = Literal["findings", "reports"]
_PLAIN = frozenset({str, int, float, bool, type(None)})
_FRACTION, _TUPLE, _TABLE = "/", "", ":"
_TUPLE_QUOTED, _FRACTION_QUOTED = _quoted(_TUPLE), _quoted(_FRACTION)


class Garbled(ValueError):
    """The text is not one that `encoded` wrote."""


def _modules(subject: Subject) -> tuple[ModuleType, ...]:
    if subject == "findings":
        return term, chance, sorts, context, obligation, verdict, finding
    from proofgen.report import values  # lazily: a worker has nothing to do with reports

    return (values,)


@cache
def _classes(subject: Subject) -> dict[str, type[Any]]:
    found: dict[str, type[Any]] = {}
    for module in _modules(subject):
        for name, value in vars(module).items():
            if (
                isinstance(value, type)
                and (isinstance(value, term.Interned) or is_dataclass(value))
                and value.__module__ == module.__name__
            ):
                assert name not in found, f"two classes are called {name}"
                found[name] = value
    return found


def encoded(value: object, subject: Subject = "findings") -> str:
    """value: an Obligation, a Finding, of reports a Document, or a tuple of such and of plain values. Raises TypeError for anything else."""
    return _Writer(subject).text(value)


def encoded_apart(value: object) -> str:
    """The text of an obligation, its renamed letters numbered from 1 in their order.

    How many were renamed before it, in other lines, has no say in the text. Which letters are one and which are two is as it was, and so is
    which of two was renamed first.
    """
    writer = _Writer("findings")
    text = writer.text(value)
    ranks = {tag: number for number, tag in enumerate(sorted(writer.tags), 1)}
    return text if all(tag == number for tag, number in ranks.items()) else _Writer("findings", ranks).text(value)


def named(task: obligation.Obligation, *more: object) -> str:
    """The same for equal ones only, and sooner there than the text of all of it: much of one line's obligation is that of the line before.

    Where letters are renamed it is the text, since they may stand in several parts of it.
    """
    texts = [_mark(part) for part in (*_taken_apart(task, "findings")[1], *more)]
    return "\n;\n".join(texts) if all(texts) else encoded_apart((task, *more))


def _mark(part: object) -> str:
    """As short as a digest for a term. "" where it holds a renamed letter."""
    try:
        return _digest(part) if isinstance(part, term.Term) else _remembered((part,))
    except RecursionError:
        return ""


@lru_cache(maxsize=100_000)
def _digest(item: term.Term) -> str:
    """A term's, of those of its parts, which many terms have in common."""
    if isinstance(item, term.Sym):
        text = _remembered((item,))
    else:
        parts = [_spelled(part) for part in vars(item).values()]
        text = f"{type(item).__name__} {' '.join(parts)}" if all(parts) else ""
    return sha256(text.encode()).hexdigest() if text else ""


def _spelled(part: object) -> str:
    """So that no two parts are spelled alike; "" where a part of it holds a renamed letter."""
    if isinstance(part, term.Term):
        return _digest(part)
    if isinstance(part, tuple):
        parts = [_spelled(each) for each in part]
        return f"({' '.join(parts)})" if all(parts) else ""
    return f"{part.numerator}/{part.denominator}" if type(part) is Fraction else json.dumps(part)


def encoded_plainly(value: object) -> str:
    """The text of a value; "" where it holds a renamed letter."""
    writer = _Writer("findings")
    text = writer.text(value)
    return text if not writer.tags else ""


def encoded_bound(value: term.Term) -> str:
    """As `encoded_apart`; "" where a renamed letter in the term is not bound there, and so may be one that stands elsewhere, too."""
    writer = _Writer("findings")
    text = writer.text(value)
    if not writer.tags:
        return text
    inside = {part.tag for part in parts(value) if isinstance(part, term.Sym)}
    free = any(symbol.tag for symbol in free_symbols(value))
    return encoded_apart(value) if writer.tags <= inside and not free else ""


def decoded(text: str, subject: Subject = "findings") -> Any:
    """The value of a text. Raises Garbled."""
    try:
        rows = json.loads(text)
        built: list[Any] = []
        classes = _classes(subject)
        for name, *rest in rows:
            held = [built[part[0]] if type(part) is list else part for part in rest]
            if name == _TUPLE:
                built.append(tuple(held))
            elif name == _FRACTION:
                built.append(_fraction(*held))
            elif name == _TABLE and subject == "reports":
                built.append(dict(zip(held[::2], held[1::2], strict=True)))
            else:
                built.append(classes[name](*held))
        return built[-1]
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError) as error:
        raise Garbled(str(error)) from error


_remembered = lru_cache(maxsize=1024)(encoded_plainly)
_fraction = lru_cache(maxsize=1024, typed=True)(Fraction)  # to reduce one takes longer than to look it up, and most are small numbers


class _Writer:
    def __init__(self, subject: Subject, ranks: dict[int, int] | None = None) -> None:
        """ranks: the numbers that renamed letters get instead of their own."""
        self.subject = subject
        self.ranks = ranks
        self.tags: set[int] = set()  # of the renamed letters that were met
        self.rows: dict[str, int] = {}  # a node's text to its number
        self.numbers: dict[int, int] = {}  # an object's identity to its node's number
        self.kept: list[object] = []  # so that no identity is used twice

    def text(self, value: object) -> str:
        numbers, rows = self.numbers, self.rows
        pending: list[tuple[object, tuple[str, tuple[Any, ...]] | None]] = [(value, None)]
        while pending:
            item, apart = pending.pop()
            if id(item) in numbers:
                continue
            if apart is None:
                apart = self._apart(item)
                parts = [(part, None) for part in apart[1] if type(part) not in _PLAIN and id(part) not in numbers]
                if parts:  # it is met again when these are written
                    pending.append((item, apart))
                    pending.extend(parts[::-1])
                    continue
            row = f"[{apart[0]}{''.join([self._part(part) for part in apart[1]])}]"
            numbers[id(item)] = rows.setdefault(row, len(rows))
            self.kept.append(item)
        last = self.numbers[id(value)]
        written = list(rows)
        return "[" + ",\n".join(written if last == len(written) - 1 else [*written, written[last]]) + "]"

    def _apart(self, item: object) -> tuple[str, tuple[Any, ...]]:
        if type(item) is term.Sym and item.tag:
            self.tags.add(item.tag)
            if self.ranks is not None:
                return _quoted("Sym"), (item.name, item.sort, self.ranks[item.tag])
        return _taken_apart(item, self.subject)

    def _part(self, part: object) -> str:
        """As `json` would write it, which takes longer for so little at a time."""
        if type(part) is str:
            return f", {_quoted(part)}"
        if type(part) is int:
            return f", {part}"
        if type(part) not in _PLAIN:
            return f", [{self.numbers[id(part)]}]"
        return ", null" if part is None else f", {json.dumps(part)}"


def _taken_apart(item: object, subject: Subject) -> tuple[str, tuple[Any, ...]]:
    """What its row begins with, and its parts."""
    kind: Any = type(item)
    if isinstance(item, tuple):
        return _TUPLE_QUOTED, item
    if type(item) is Fraction:  # not isinstance, which takes long to say no
        return _FRACTION_QUOTED, (item.numerator, item.denominator)
    if isinstance(item, dict) and subject == "reports":
        return _quoted(_TABLE), tuple(part for pair in item.items() for part in pair)
    first, parts = _reading(subject, kind)
    return first, parts(item)


@cache
def _reading(subject: Subject, kind: type[Any]) -> tuple[str, Callable[[Any], tuple[Any, ...]]]:
    """How an instance of a class is taken apart."""
    name = kind.__name__
    if _classes(subject).get(name) is not kind:
        raise TypeError(f"{name} has no place in a finding")
    names = kind.__match_args__
    one = attrgetter(*names) if names else None
    if one is None:
        return _quoted(name), lambda _item: ()
    return _quoted(name), one if len(names) > 1 else lambda item: (one(item),)
