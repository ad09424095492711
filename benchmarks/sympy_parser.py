"""proofgen's reading of the formulas with which SymPy tests its two LaTeX parsers, beside those parsers. `sympy_parser.py -v` prints every formula.

SymPy's wheel ships the tests: lists of LaTeX and the expression expected. SymPy's parsers need antlr4 and lark, which `make bench` installs.
Each of the three reads every formula of both lists; proofgen, which needs to know what a name is, is told so in a sentence before it. A formula is `read` where the term, brought to SymPy, is the expected expression. What
proofgen refuses or reads differently is judged in JUDGED.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import warnings
from collections import Counter
from dataclasses import dataclass
from typing import Any

from proofgen.math.context import Context
from proofgen.math.elaborate import Elaborator
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Sym, Term
from proofgen.source.document import Math
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.parsing import letters_of, parsed, rows_in, value_of
from proofgen.statements.reader import Reader

from exported import exported  # isort: skip  # beside this file

sympy: Any = importlib.import_module("sympy")  # untyped
MODULES = ("sympy.parsing.tests.test_latex", "sympy.parsing.tests.test_latex_lark")
LISTS = ("GOOD_PAIRS", "_PAIRS")
BAD = ("BAD_STRINGS", "FAILING_BAD_STRINGS")
NUMBERS = r"Let $a, b, c, t, x, y, \theta \in \mathbb{R}$, let $z \in \mathbb{C}$, and let $k, n \in \mathbb{N}$."
# What a formula needs said in other words: names that are functions in it, or letters that are numbers elsewhere.
_REALS = [r" \times ".join([r"\mathbb{R}"] * count) for count in (1, 2, 3)]
_ONE, _TWO, _THREE = (rf"\colon {reals} \to \mathbb{{R}}" for reals in _REALS)
SAID = [
    (r"^f\(x, y\)$", rf"Let $f {_TWO}$."),
    (r"^f\(x, y, z\)$", rf"Let $z \in \mathbb{{R}}$ and $f {_THREE}$."),
    (r"f\([a-z]\)", rf"Let $f {_ONE}$."),
    (r"f'_1", rf"Let $f_1 {_ONE}$."),
    (r"f_\{1\}''", rf"Let $f_1 {_ONE}$."),
    (r"h_\{\\theta\}\(", rf"Let $h_\theta {_TWO}$."),
    (r"\\theta\(x\)", rf"Let $\theta {_ONE}$."),
    (r"prod.*a = b", r"Let $b, c \in \mathbb{Z}$."),
    (r"(int|pmatrix|f\(z|dz).*z", r"Let $z \in \mathbb{R}$."),
    (r"overline\{x", r"Let $x, y \in \mathbb{C}$."),
    (r"\\theta!", r"Let $\theta \in \mathbb{N}$."),
    (r"x *\+ *1\)!|x!", r"Let $x \in \mathbb{N}$."),
    (r"c - d", r"Let $d \in \mathbb{R}$."),
    (r"a'b", r"Let $a', b' \in \mathbb{R}$."),
]  # fmt: skip
OWN = {r"\imaginaryunit": r"\mathrm{i}", r"\trace": r"\operatorname{tr}"}  # SymPy's own commands, and the same in LaTeX

# The first pattern found in a formula judges it. better: ours says what a reader would take it for. meaningless: no reader could tell, or
# it is a notation of one program alone. purpose: refused because no line with it can be checked. lacking: ours should read it.
JUDGED = [
    (r"^(f_\{1\}''|f'_1)\(x", "better", "the derivative of the declared f_1; SymPy takes the primes for part of a function's name"),
    (r"^\\frac1234$", "purpose", "digits that run on: TeX sets 1/2 and then 34, and nobody means that"),
    (r"^\\frac\{d\}\{dt\} x$", "better", "a derivative of a number of which nobody says that it depends on t: asked about, where SymPy leaves it open"),
    (r"quad", "better", "a wide space stands between two statements and multiplies nothing"),
    (r"!!!", "purpose", "n!! is the double factorial to some and (n!)! to others, and n!!! no less"),
    (r"\\lg", "purpose", "the logarithm to base 10 in some books and to base 2 in others"),
    (r"^\|\|x\|\|y\|\|$", "purpose", "six bars, of which a reader may close the first pair with the second or with the third"),
    (r"mathit.*'\}'+$", "lacking", "primes inside a font and outside of it, together"),
    (r"^\\int \(x\+a\)$", "meaningless", "an integral without a differential"),
    (r"^\\langle|rangle$", "meaningless", "bras and kets: declared by nobody, and no scalar of a derivation"),
    (r"\\(Long|R)?rightarrow|\\Rightarrow|\\Longrightarrow", "meaningless", "an implication where an arrow of limits belongs"),
    (r"HELLO|\\adjugate", "meaningless", "two words in one name; a command that only SymPy knows"),
    (r"pmatrix.*\^\{((\\ast|\*){2,}|'{2,}|(\\prime){2,})\}$|pmatrix.*\)''+$", "meaningless", "several stars or primes on a matrix"),
    (r"^\\?\w+'+_(\{[^{}]*\}|\\?\w+?)'+$", "meaningless", "a second superscript, at which TeX stops with an error: primes on both sides of an index"),
]  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A formula of the lists. expected: SymPy's own expressions for it; none where SymPy's parsers are to refuse it."""

    latex: str
    expected: tuple[Any, ...]


def cases() -> list[Case]:
    """Every formula once; the lark tests have most formulas twice, evaluated and not."""
    found: dict[str, list[Any]] = {}
    for name in MODULES:
        module = importlib.import_module(name)
        for latex, expected in (pair for key, pairs in vars(module).items() if key.endswith(LISTS) for pair in pairs):
            if is_new(found, latex, expected):
                found.setdefault(latex, []).append(expected)
        for key in BAD:
            for latex in getattr(module, key, ()):
                found.setdefault(latex, [])
    return [Case(latex, tuple(expected)) for latex, expected in found.items()]


def is_new(found: dict[str, list[Any]], latex: str, expected: Any) -> bool:
    return not any(expected is each for each in found.get(latex, ()))


# ---------------------------------------------------------------- our reading


def ours(latex: str, is_name: bool) -> tuple[Term, Context] | str:
    """The term and what its names mean, or the code of the refusal. is_name: SymPy takes all of it for one name, so it is declared."""
    said = " ".join([NUMBERS, *(words for pattern, words in SAID if re.search(pattern, latex))])
    if is_name:
        said += f" Let ${latex} \\in \\mathbb{{R}}$."
    for own, common in OWN.items():
        latex = latex.replace(own, common)
    document = read_markdown(SourceText("sympy.md", f"{said}\n\n$$ {latex} $$\n"))
    displays = [piece for block in document.blocks for piece in block.pieces if isinstance(piece, Math) and piece.display]
    if len(displays) != 1:
        return "no-formula"
    declared = read_markdown(SourceText("sympy.md", f"{said}\n"))
    reader = Reader(declared)
    reader.read()
    scope = reader.scope
    try:
        rows, _ = rows_in(displays[0], document)
        if len(rows) != 1 or len(rows[0].clauses) != 1:
            return "several-clauses"
        node = parsed(rows[0].clauses[0].tokens, scope, [])
        elaborator = Elaborator(scope, letters_of(node, scope))
        term = elaborator.statement(node) if node.op == "chain" else value_of(elaborator, node, scope).term
    except Unreadable as problem:
        return problem.diagnostic.code
    return term, scope.context(term)


# ---------------------------------------------------------------- the comparison


def plain(expression: Any) -> Any:
    """Names without their assumptions, primes and braces in one order, decimals exact."""
    expression = sympy.sympify(expression)
    if not isinstance(expression, sympy.MatrixBase):
        expression = expression.replace(lambda part: part.is_Float, lambda part: sympy.Rational(str(part)))
        expression = _renamed(expression)
    names = {symbol: sympy.Symbol(bare(symbol.name)) for symbol in expression.atoms(sympy.Symbol)}
    return expression.xreplace(names).xreplace({sympy.Symbol("pi"): sympy.pi})


def _renamed(expression: Any) -> Any:
    applied = sympy.core.function.AppliedUndef
    return expression.replace(lambda part: isinstance(part, applied), lambda part: sympy.Function(bare(part.func.__name__))(*part.args))


def bare(name: str) -> str:
    return re.sub(r"\\(?:mathrm|mathit|text)|[{}\\\s]", "", name)


def same(one: Any, other: Any) -> bool:
    """Equal as SymPy's objects, after evaluation, or in value at a few points."""
    try:
        left, right = plain(one), plain(other)
        if left == right or left.doit() == right.doit():
            return True
        if isinstance(left, sympy.core.relational.Relational) or isinstance(right, sympy.core.relational.Relational):
            return type(left) is type(right) and same(left.lhs, right.lhs) and same(left.rhs, right.rhs)
        return _equal_in_value(left, right)
    except (TypeError, ValueError, NotImplementedError, AttributeError):
        return False


def _equal_in_value(left: Any, right: Any) -> bool:
    if getattr(left, "shape", None) != getattr(right, "shape", None):
        return False
    if getattr(left, "shape", None):
        difference = sympy.Matrix(left) - sympy.Matrix(right)
        return all(sympy.simplify(entry) == 0 for entry in difference.doit())
    symbols = sorted(left.free_symbols | right.free_symbols, key=str)
    for shift in (0, 3, 7):
        values = {symbol: sympy.Rational(2 * k + 3 + shift, 5 + shift) for k, symbol in enumerate(symbols)}
        rest = sympy.N((left - right).subs(values).doit())
        if not rest.is_number or abs(rest) > 1e-9:
            return False
    return True


def verdict(case: Case) -> tuple[str, str]:
    """What came of it, and a word on that."""
    is_name = bool(case.expected) and all(isinstance(each, sympy.Symbol) for each in case.expected)
    reading = ours(case.latex, is_name)
    if isinstance(reading, str):
        return ("refused" if case.expected else "refused too"), reading
    term, context = reading
    if not case.expected:
        return "read, though bad", str(exported(term, context))
    if is_name and isinstance(term, Sym):
        return "read", f"the name {term.name}"
    mine = exported(term, context)
    if mine is None:
        return "differs", f"no SymPy object for {type(term).__name__}"
    if any(same(mine, each) for each in case.expected):
        return "read", str(mine)
    return "differs", f"{mine} instead of {case.expected[0]}"


# ---------------------------------------------------------------- SymPy's own parsers


def theirs(backend: str, asked: list[Case]) -> Counter[str]:
    """What SymPy's parser makes of the formulas."""
    from sympy.parsing.latex import parse_latex

    counts: Counter[str] = Counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for case in asked:
            try:
                found = parse_latex(case.latex, backend=backend)
                good = any(same(found, each) for each in case.expected)
            except Exception:  # whatever its grammar or its builder raises is a refusal
                counts["refused" if case.expected else "refused too"] += 1
                continue
            counts["read, though bad" if not case.expected else "read" if good else "differs"] += 1
    return counts


def judgement(latex: str) -> tuple[str, str]:
    return next(((kind, why) for pattern, kind, why in JUDGED if re.search(pattern, latex)), ("not judged", ""))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-v", "--verbose", action="store_true")
    verbose = options.parse_args().verbose
    asked = cases()
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    whys: Counter[str] = Counter()
    for case in asked:
        outcome, word = verdict(case)
        counts[outcome] += 1
        kind, why = judgement(case.latex) if outcome in ("differs", "refused") else ("", "")
        kinds[kind] += 1
        whys[f"{kind}: {why}"] += 1
        if verbose or kind or outcome.startswith("read,"):
            print(f"{outcome:9} {case.latex}\n{'':9} {word}{f'  [{kind}: {why}]' if kind else ''}")
    print("\nWhat is refused or differs, by judgement:")
    for said, count in whys.most_common():
        if said != ": ":
            print(f"{count:5} {said}")
    print_totals(counts, kinds)
    print_beside(counts, asked)


def print_beside(counts: Counter[str], asked: list[Case]) -> None:
    print(f"\n{'':16}{'read':>8}{'differs':>10}{'refused':>10}     of those to refuse: refused, read")
    rows = [("proofgen", counts)]
    for backend, package in (("antlr", "antlr4"), ("lark", "lark")):
        if importlib.util.find_spec(package) is None:
            print(f"SymPy's {backend} parser did not run: `pip install 'proofgen[bench]'`")
        else:
            rows.append((f"SymPy {backend}", theirs(backend, asked)))
    for name, each in rows:
        print(f"{name:16}{each['read']:8}{each['differs']:10}{each['refused']:10}{each['refused too']:28}, {each['read, though bad']}")


def print_totals(counts: Counter[str], kinds: Counter[str]) -> None:
    asked = counts["read"] + counts["differs"] + counts["refused"]
    meant = asked - kinds["meaningless"]
    print(f"\n{asked} formulas that SymPy's tests expect to be read, each counted once; {meant} of them mean something")
    print(f"proofgen: {counts['read']} read as SymPy expects, {counts['differs']} read differently, {counts['refused']} refused")
    print("of those that are not the same: " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common() if kind))
    good = counts["read"] + kinds["better"]
    checkable = meant - kinds["purpose"]
    print(f"the same or better: {good} of {meant} ({good / meant:.1%}); of those not refused on purpose, {good / checkable:.1%}")


if __name__ == "__main__":
    main()
