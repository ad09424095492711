"""Broken formulas and files: none may crash the reader or keep it busy. Run by `make fuzz`; `fuzz.py 20000 --seed 7` for another round.

Inputs are the formulas of tests/ and examples/, and some that hypothesis grows, with tokens and bytes changed, set in Markdown, LaTeX and notebooks. Only reading is
tried, no line is verified. Each crash is printed with the smallest input found for it; the exit code is 1 where there was any.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import json
import os
import random
import re
import signal
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings, strategies

from proofgen.math.latex import latex
from proofgen.math.term import Term
from proofgen.session.files import text_of
from proofgen.session.readers import read_document
from proofgen.source.document import Math
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation

ROOT = Path(__file__).resolve().parent.parent
CHUNK = 250
SLOW = 1.0  # seconds of this process, whatever else the machine does
GROWN = 400  # formulas grown by hypothesis, for each round
LIMIT = 10.0
SMALLER = 20.0  # seconds spent on making one crash's input smaller
DECLARED = r"""Let $n, m \in \mathbb{N}$, let $i, j \in \{1, \dots, n\}$, let $x, y, a, b, t \in \mathbb{R}$, let $u, v \in \mathbb{R}^n$,
let $A \in \mathbb{R}^{n \times n}$, and let $f \colon \mathbb{R} \to \mathbb{R}$.
"""
ODD = (  # noqa: SIM905
    "{ } ( ) [ ] ^ _ & \\\\ | || ' '' ! , ; : := = < > + - * / ~ # % $ $$ @ \" ` \\ \\( \\) \\[ \\] \\{ \\} \\| \\left \\right \\left( \\right) \\left. "
    "\\right| \\big \\frac \\sqrt \\sum \\prod \\int \\lim \\binom \\text{if} \\text{ \\mathrm{ \\operatorname{ \\mathbb{R} \\mathbf \\hat \\bar "
    "\\begin{aligned} \\end{aligned} \\begin{cases} \\end{cases} \\begin{pmatrix} \\end{pmatrix} \\begin{array}{cc} \\begin{ \\end{ \\dots \\ldots "
    "\\partial \\nabla d \\mathrm{d} \\infty \\to \\in \\mapsto \\colon \\implies \\iff \\pm \\mp \\cdot \\times \\otimes \\top ^T ^{-1} \\log \\exp \\sin "
    "\\max \\min \\det \\tr E \\mathbb{E} \\Pr \\sim \\mid \\given \\not \\le \\ge \\ne \\over \\choose \\limits \\nolimits \\substack{ \\overset \\stackrel "
    "\\underbrace{ \\overbrace{ \\boxed{ \\tag{1} \\label{a} \\cancel \\color{red} \\hspace{1em} \\quad \\, \\! 0 1 2 1000000 1e9 .5 1. 0^0 \\mathbf{1} \\delta_{ij} "
    "\\epsilon_{ijk} \\newcommand{\\a}{\\b} \\def\\a{\\a} \\input{a} x y n i j \u00e9 \u2202 \u2211 \u03b8 \u2264 \u00b2 \u200b \ufeff \U0001d465 \x00 \x0c \u2028 \r\n \t"
).split(" ")  # fmt: skip


class TooLong(BaseException):
    """The alarm. Not an Exception, so that nobody on the way takes it for one of his own."""


@cache
def formulas() -> tuple[str, ...]:
    found: set[str] = set()
    for path in sorted([*ROOT.glob("tests/documents/*.md"), *ROOT.glob("tests/gold/*.md"), *ROOT.glob("examples/*.md")]):
        document = read_markdown(SourceText(path.name, path.read_text(encoding="utf-8")))
        found |= {document.source.of(piece.span) for block in document.blocks for piece in block.pieces if isinstance(piece, Math)}
    for node in ast.walk(ast.parse((ROOT / "tests/math/test_readings.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"[\\^_=+]", node.value):
            found.add(node.value)
    return tuple(sorted(found | grown()))


def grown() -> set[str]:
    """Well-sorted formulas of every kind, as the tests of the round trip grow them."""
    sys.path.insert(0, str(ROOT / "tests/math"))
    terms = importlib.import_module("terms")
    found: set[str] = set()

    @settings(
        max_examples=GROWN, deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(strategies.one_of(terms.numbers, terms.vectors, terms.statements))
    def collect(term: Term) -> None:
        found.add(latex(term))

    callbacks = list(gc.callbacks)
    collect()
    gc.callbacks[:] = callbacks  # hypothesis would go on counting, and swallow the alarm
    return found


@cache
def files() -> tuple[tuple[str, str], ...]:
    """Suffix and text of whole files and of their paragraphs."""
    found = []
    for path in sorted([*ROOT.glob("tests/documents/*.md"), *ROOT.glob("tests/gold/*.md"), *ROOT.glob("examples/*")]):
        if path.suffix in (".md", ".tex", ".ipynb"):
            text = path.read_text(encoding="utf-8")
            found.append((path.suffix, text))
            if path.suffix == ".md":
                found += [(".md", part) for part in text.split("\n\n")]
    return tuple(found)


# ---------------------------------------------------------------- inputs


def tokens(text: str) -> list[str]:
    return re.findall(r"\\[A-Za-z]+|\\.|\w|\s+|[^\w\s]", text, re.DOTALL)


def mutated(chance: random.Random, text: str) -> str:
    """A few changes of single tokens and of stretches of them."""
    parts = tokens(text)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        at, until = sorted((chance.randint(0, len(parts)), chance.randint(0, len(parts))))
        until = min(until, at + chance.choice((1, 1, 2, 5, 40)))
        match chance.randrange(7):
            case 0:
                del parts[at:until]
            case 1:
                parts[at:at] = parts[at:until]
            case 2:
                parts[at:at] = [chance.choice(ODD)]
            case 3:
                parts[at:until] = [chance.choice(ODD)]
            case 4:
                other = tokens(chance.choice(formulas()))
                start = chance.randint(0, len(other))
                parts[at:until] = other[start : start + chance.randint(1, 12)]
            case 5:
                chance.shuffle(parts) if chance.random() < 0.05 else parts.reverse() if chance.random() < 0.05 else None
            case _:
                opening, closing = chance.choice((("{", "}"), ("(", ")"), ("\\frac{", "}{2}"), ("\\sqrt{", "}"), ("|", "|"), ("^{", "}")))
                often = chance.choice((1, 1, 1, 3, 200))
                parts[at:until] = [opening * often, *parts[at:until], closing * often]
    return "".join(parts)


def _kind(token: str) -> str:
    if token in ("\\alpha", "\\theta", "\\mu", "\\sigma", "\\beta", "\\lambda") or (len(token) == 1 and token.isalpha()):
        return "letter"
    kinds = {"digit": "0123456789", "operator": "+-*/", "relation": "=<>"}
    words = {"\\cdot": "operator", "\\times": "operator", "\\odot": "operator", "\\pm": "operator"}
    words |= dict.fromkeys(("\\le", "\\ge", "\\ne", "\\neq", "\\in", "\\approx", "\\to"), "relation")
    words |= dict.fromkeys(("\\log", "\\exp", "\\sin", "\\cos", "\\tanh", "\\det", "\\max"), "function")
    words |= dict.fromkeys(("\\sum", "\\prod", "\\int", "\\lim", "\\sup"), "big")
    return next((kind for kind, members in kinds.items() if token in members), words.get(token, ""))


@cache
def _groups() -> tuple[str, ...]:
    return tuple(sorted({group for formula in formulas() for group in re.findall(r"\{[^{}]*\}", formula)}))


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    alike: dict[str, set[str]] = {}
    for formula in formulas():
        for token in tokens(formula):
            alike.setdefault(_kind(token), set()).add(token)
    return {kind: tuple(sorted(members)) for kind, members in alike.items() if kind}


def retold(chance: random.Random, text: str) -> str:
    """Tokens changed for others of their kind, and groups in braces for other groups: most of it can still be read."""
    if chance.random() < 0.5:
        groups = list(re.finditer(r"\{[^{}]*\}", text))
        if groups:
            group = chance.choice(groups)
            text = text[: group.start()] + chance.choice(_groups()) + text[group.end() :]
    parts = tokens(text)
    places = [k for k, part in enumerate(parts) if _kind(part)]
    for k in chance.sample(places, min(len(places), chance.choice((1, 2, 3, 6)))):
        parts[k] = chance.choice(_alike()[_kind(parts[k])])
    return "".join(parts)


def bytes_changed(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randint(0, len(changed))
        match chance.randrange(3):
            case 0:
                del changed[at : at + chance.choice((1, 2, 9))]
            case 1:
                changed[at:at] = bytes(chance.choices(range(256), k=chance.choice((1, 2))))
            case _:
                changed[at : at + 1] = bytes([chance.choice(b"\\{}[]()$_^&%#~|<>=+-*/!'\"`\n\r\t\x00\x80\xff:;,.")])
    return bytes(changed)


def an_input(chance: random.Random) -> tuple[str, bytes]:
    """A file's name and its content."""
    if chance.random() < 0.12:
        suffix, text = chance.choice(files())
    else:
        gentle = chance.random() < 0.5
        formula = (retold if gentle else mutated)(chance, chance.choice(formulas()))
        suffix, text = set_in(chance, formula)
        if gentle:
            return f"fuzz{suffix}", text.encode("utf-8", "surrogatepass")
    content = (mutated(chance, text) if chance.random() < 0.05 else text).encode("utf-8", "surrogatepass")
    return f"fuzz{suffix}", bytes_changed(chance, content) if suffix != ".ipynb" and chance.random() < 0.4 else content


def set_in(chance: random.Random, formula: str) -> tuple[str, str]:
    display = f"$$ {formula} $$"
    match chance.randrange(10):
        case 0:
            return ".md", f"{DECLARED}\nDefine ${formula}$. Then\n\n{display}\n"
        case 1:
            return ".md", f"{DECLARED}\nLet ${formula}$ and suppose that\n\n{display}\n"
        case 2:
            return ".md", f"{display}\n\nwhere ${mutated(chance, formula)}$ for all ${chance.choice(formulas())}$.\n"
        case 3:
            body = f"\\begin{{proof}}{DECLARED}\n\\begin{{align}}{formula}\\end{{align}}\n\\[{formula}\\]\\end{{proof}}"
            return (
                ".tex",
                f"\\documentclass{{article}}\n\\newcommand{{\\R}}{{\\mathbb R}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n",
            )
        case 4:
            cell = {"cell_type": "markdown", "metadata": {}, "source": [f"{DECLARED}\n", f"{display}\n"]}
            return ".ipynb", json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
        case _:
            return ".md", f"{DECLARED}\n{display}\n"


# ---------------------------------------------------------------- one input


def read(name: str, content: bytes) -> None:
    text = text_of(name, content)
    if text.usable:
        read_derivation(read_document(text))


def fault(name: str, content: bytes) -> str | None:
    """What went wrong: the exception and where it was raised, or `slow`."""
    started = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        read(name, content)
    except TooLong:
        return f"slow: over {LIMIT:g} s"
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} ({frame.name})"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return "slow: over 1 s" if time.process_time() - started > SLOW else None


def smaller(name: str, content: bytes, known: str) -> bytes:
    """Stretches are left out as long as the same fault stays."""
    deadline = time.perf_counter() + SMALLER
    width = len(content) // 2
    while width and time.perf_counter() < deadline:
        at, shrunk = 0, False
        while at < len(content) and time.perf_counter() < deadline:
            candidate = content[:at] + content[at + width :]
            if fault(name, candidate) == known:
                content, shrunk = candidate, True
            else:
                at += width
        width = width if shrunk and width == 1 else width // 2
    return content


def chunk(seed: int, number: int) -> list[tuple[str, str, bytes]]:
    """The faults of a chunk's inputs: what, the file's name, its content."""
    signal.signal(signal.SIGPROF, _ring)
    chance = random.Random(f"{seed}/{number}")
    faults = []
    for _ in range(CHUNK):
        name, content = an_input(chance)
        what = fault(name, content)
        if what is not None:
            faults.append((what, name, content))
    return faults


def _ring(*_: object) -> None:
    raise TooLong


# ---------------------------------------------------------------- all of them


def run(count: int, seed: int, processes: int, heard: Callable[[int], None]) -> dict[str, list[tuple[str, bytes]]]:
    found: dict[str, list[tuple[str, bytes]]] = {}
    with ProcessPoolExecutor(processes) as pool:
        work: dict[Future[list[tuple[str, str, bytes]]], int] = {pool.submit(chunk, seed, each): each for each in range(-(-count // CHUNK))}
        for done, each in enumerate(as_completed(work), 1):
            try:
                faults = each.result()
            except BrokenProcessPool:
                faults = [("the process died", "chunk", f"chunk({seed}, {work[each]}) or its neighbour".encode())]
            for what, name, content in faults:
                if what not in found:
                    print(f"{what}, in {name}: {content!r:.200}", flush=True)
                found.setdefault(what, []).append((name, content))
            heard(done * CHUNK)
    return found


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", nargs="?", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    chosen = options.parse_args()
    started = time.perf_counter()

    def heard(done: int) -> None:
        if done % 10_000 == 0:
            print(f"{done:,} inputs, {time.perf_counter() - started:.0f} s", flush=True)

    found = run(chosen.count, chosen.seed, chosen.processes, heard)
    signal.signal(signal.SIGPROF, _ring)
    for what, inputs in sorted(found.items(), key=lambda item: -len(item[1])):
        name, content = min(inputs, key=lambda each: len(each[1]))
        least = content if name == "chunk" else smaller(name, content, what)
        print(f"{len(inputs)} × {what}, in {name}:\n    {least!r}")
    print(f"{chosen.count:,} inputs in {time.perf_counter() - started:.0f} s: {sum(map(len, found.values()))} faults, {len(found)} kinds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
