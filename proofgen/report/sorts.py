"""Sorts in words, and as the declaration that gives them: what a name is, what a claim is about."""

from __future__ import annotations

from collections.abc import Sequence

from proofgen.math.latex import latex
from proofgen.math.mass import counts_elements
from proofgen.math.shape import Shape, shape
from proofgen.math.sorts import Function, Range, Scalar, Sort, Tensor
from proofgen.math.term import And, Const, ForAll, Iff, Implies, Not, Or, Rel, Sym, Term, Uninterpreted
from proofgen.math.walk import subterms

_ENTRIES = {"real": "real", "complex": "complex", "integer": "integer"}
_NUMBERS = {"real": "a real number", "complex": "a complex number", "integer": "an integer"}
NATURAL, NATURAL_SET = "a positive integer", r"\in \mathbb{N}"
_SETS = {"real": "R", "complex": "C", "integer": "Z"}
_VOWELS = "aefhilmnorsx8"  # letters, and a digit, whose name begins with a vowel


def sort_words(sort: Sort) -> str:
    """`a real number`, `a vector of $n$ real entries`, `an $m \\times n$ matrix of real entries`."""
    match sort:
        case Scalar(kind):
            return _NUMBERS[kind]
        case Range(_, high) if counts_elements(high):
            return "an element of a finite set"
        case Tensor(sizes) if any(map(counts_elements, sizes)):
            return "a number for each element" if len(sizes) == 1 else "a number for all elements together"
        case Range(low, high):
            return f"an index from ${latex(low)}$ to ${latex(high)}$"
        case Tensor((size,), kind):
            return f"a vector of ${latex(size)}$ {_ENTRIES[kind]} entries"
        case Tensor((rows, columns), kind):
            shown = _times((rows, columns))
            return f"{_article(shown)} ${shown}$ matrix of {_ENTRIES[kind]} entries"
        case Tensor(sizes, kind):
            shown = _times(sizes)
            return f"{_article(shown)} ${shown}$ array of {_ENTRIES[kind]} entries"
        case Function(arguments, result):
            return f"a function from ${_domain(arguments)}$ to ${_set(result)}$"


def membership(sort: Sort) -> str:
    """What follows a name in its declaration: `\\in \\mathbb{R}^{n}`."""
    if isinstance(sort, Function):
        return rf"\colon {_domain(sort.arguments)} \to {_set(sort.result)}"
    return rf"\in {_set(sort)}"


def claim_words(term: Term) -> str:
    """`equality of vectors in $\\mathbb{R}^{n}$`, `inequality of real numbers`, `an implication`."""
    match term:
        case Rel(op, left, right):
            sizes = shape(left) or shape(right)
            kind = "complex" if any(_complex(part) for part in subterms(term)) else "real"
            return ("equality of " if op == "=" else "inequality of ") + _plural(sizes, kind)
        case ForAll(_, body):
            return claim_words(body)
        case And():
            return "several relations, all of which hold"
        case Or():
            return "several relations, one of which holds"
        case Not():
            return "a relation that does not hold"
        case Implies():
            return "an implication"
        case Iff():
            return "an equivalence"
        case Uninterpreted():
            return "a relation of which no law is known here"
        case _:
            return ""


def _domain(arguments: Sequence[Sort]) -> str:
    return r" \times ".join(_set(each) for each in arguments)


def _set(sort: Sort) -> str:
    match sort:
        case Scalar(kind):
            return rf"\mathbb{{{_SETS[kind]}}}"
        case Range(low, high):
            return rf"\{{{latex(low)}, \dots, {latex(high)}\}}"
        case Tensor(sizes, kind):
            return rf"\mathbb{{{_SETS[kind]}}}^{{{_times(sizes)}}}"
        case Function():
            return rf"\left({membership(sort).removeprefix(chr(92) + 'colon ')}\right)"


def _plural(sizes: Shape, kind: str) -> str:
    match len(sizes):
        case 0:
            return f"{_ENTRIES[kind]} numbers"
        case 1:
            return rf"vectors in $\mathbb{{{_SETS[kind]}}}^{{{latex(sizes[0])}}}$"
        case 2:
            return f"${_times(sizes)}$ matrices"
        case _:
            return f"${_times(sizes)}$ arrays"


def _complex(part: Term) -> bool:
    match part:
        case Sym(_, Scalar("complex"), _) | Sym(_, Tensor(_, "complex"), _) | Const("i"):
            return True
        case _:
            return False


def _times(sizes: Shape) -> str:
    return r" \times ".join(latex(size) for size in sizes)


def _article(size: str) -> str:
    first = size.lstrip("\\")[:1]
    return "an" if first.lower() in _VOWELS or size.split(" ")[0] in ("11", "18") else "a"
