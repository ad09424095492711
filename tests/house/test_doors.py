"""What may stand where: the one door to a verdict, no evaluation of text, no caught-all exceptions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from sources import ROOT, Module, modules

ADMIT = "proofgen/verify/admit.py"
CODEC = "proofgen/session/codec.py"
"""The codec rebuilds what `admit` once let in from the text it was kept as; it names no verdict, so that it could not make one up."""

EVALUATES = {"eval", "exec", "compile", "sympify", "parse_expr", "lambdify", "__import__"}
UNPICKLES = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle"}


def calls(module: Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Name(id=name)):
                yield name, node
            case ast.Call(func=ast.Attribute(attr=name, value=ast.Name(id=owner))) if owner not in ("re", "regex"):
                yield name, node


def test_only_admit_constructs_a_verdict() -> None:
    makers = {module.place for module in modules() for name, _ in calls(module) if name in ("Proved", "Refuted")}
    assert makers == {ADMIT}


def test_the_codec_names_no_verdict() -> None:
    codec = next(module for module in modules() if module.place == CODEC)
    assert not re.search(r"\b(Proved|Refuted)\b", codec.text)


def test_only_the_codec_builds_classes_by_name() -> None:
    """A class called through a table of classes could be a verdict's: nowhere but in the codec."""
    by_name = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Subscript) and "class" in ast.unparse(node.func).lower():
                by_name.append(module.place)
    assert set(by_name) == {CODEC}


def test_nothing_an_author_writes_is_evaluated() -> None:
    found = [f"{module.place}:{node.lineno} {name}" for module in modules() for name, node in calls(module) if name in EVALUATES]
    assert found == []


def test_nothing_is_unpickled() -> None:
    found = [f"{module.place}:{line}" for module in modules() for name, line in module.imports() if name.split(".")[0] in UNPICKLES]
    assert found == []


def test_any_exception_is_caught_at_the_edge_of_the_worker_only() -> None:
    found = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler) and _names(node.type) & {"Exception", "BaseException", ""} and not _raises(node):
                found.append(module.place)
    assert found == ["proofgen/session/worker.py"]


def _names(kind: ast.expr | None) -> set[str]:
    if kind is None:
        return {""}
    parts = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return {ast.unparse(part) for part in parts}


def _raises(handler: ast.ExceptHandler) -> bool:
    """Tidying up and letting it pass on is not catching it."""
    return isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None


def test_no_shell() -> None:
    found = [f"{module.place}:{node.lineno}" for module in modules() for name, node in calls(module) if name in ("system", "popen")]
    found += [f"{module.place}" for module in modules() if "shell=True" in module.text]
    assert found == []


def test_no_machine_is_named() -> None:
    """A path of somebody's disk in what ships or in what a newcomer runs works on that disk only."""
    files = [ROOT / name for name in ("README.md", "Makefile", "pyproject.toml", ".ci/run", "CHANGELOG.md")]
    files += [path for folder in ("proofgen", "templates", "examples", "benchmarks") for path in (ROOT / folder).rglob("*")]
    named = re.compile(r"(?<![\w.])/(home|Users|root|work|tmp|opt|usr|var)/\w|\b[A-Z]:\\\w")
    texts = [
        path for path in files if path.is_file() and path.suffix in ("", ".md", ".py", ".toml", ".tex", ".sty", ".html", ".css", ".json")
    ]
    assert [path.name for path in texts if named.search(path.read_text(encoding="utf-8").removeprefix("#!/usr/bin/env"))] == []
