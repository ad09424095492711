"""Imports run one way through the house, and heavy libraries stay in the rooms that need them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sources import ROOT, Module, modules, within

LAYERS = ("cli", "session", "render", "report", "verify", "statements", "math", "source", "diagnostic", "span")
"""Each may import those to its right. `proofgen` itself, the façade, may import any, lazily, and be imported for its version."""


def layer(name: str) -> int | None:
    parts = name.replace("__main__", "cli").split(".")  # `python -m proofgen` is the command line
    return LAYERS.index(parts[1]) if parts[0] == "proofgen" and len(parts) > 1 and parts[1] in LAYERS else None


def test_every_module_has_its_layer() -> None:
    assert [module.place for module in modules() if module.name != "proofgen" and layer(module.name) is None] == []


def test_imports_run_one_way() -> None:
    wrong = []
    for module in modules():
        mine = layer(module.name)
        for name, line in module.imports(when_typing=True):
            theirs = layer(name)
            if mine is not None and theirs is not None and theirs < mine:
                wrong.append(f"{module.place}:{line} imports {name}")
    assert wrong == []


def test_there_are_no_cycles() -> None:
    known = {module.name: module for module in modules()}
    uses: dict[str, set[str]] = {}
    for name, module in known.items():
        named = {each for each, _ in module.imports(lazy=False) if each in known and each != name}
        # `from package import module` names the package on the way, and needs nothing that stands in it
        uses[name] = {each for each in named if not any(other.startswith(each + ".") for other in named)}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " > ".join((*path[path.index(name) :], name))
        if name not in done:
            for each in sorted(uses[name]):
                visit(each, (*path, name))
            done.add(name)

    for name in known:
        visit(name, ())


def importers(package: str) -> list[Module]:
    return [module for module in modules() if any(within(name, package) for name, _ in module.imports(when_typing=True))]


def test_sympy_is_an_oracle_and_an_export_only() -> None:
    assert [module.place for module in importers("sympy") if not module.name.startswith("proofgen.verify.oracle")] == []


def test_sympy_is_always_imported_lazily() -> None:
    eager = [module.place for module in modules() if any(within(name, "sympy") for name, _ in module.imports(lazy=False))]
    assert eager == []


def test_the_refuter_shares_nothing_with_the_prover() -> None:
    """Two independent readings of a term: what one gets wrong the other has a chance to catch."""
    known = {module.name: module for module in modules()}
    prover = ("proofgen.verify.normal", "proofgen.verify.prove")
    reached: set[str] = set()
    pending = [name for name in known if within(name, "proofgen.verify.refute")]
    while pending:
        name = pending.pop()
        if name not in reached:
            reached.add(name)
            pending += [each for each, _ in known[name].imports() if each in known]
    assert sorted(name for name in reached if any(within(name, package) for package in prover)) == []


def test_only_the_pdf_knows_pylatex() -> None:
    assert [module.place for module in importers("pylatex") if not module.name.startswith("proofgen.render.pdf")] == []


def test_only_markdown_it_is_known_to_the_markdown_reader() -> None:
    assert [module.place for module in importers("markdown_it") if not within(module.name, "proofgen.source")] == []


WARM = """
import sys
from proofgen.session import check, files, options
from proofgen.span import SourceText
source = files.Text(SourceText("a.md", "Let $x \\\\in \\\\mathbb{R}$.\\n\\n$$ x + x = 2 x $$\\n\\n$$ x + x = 3 x $$\\n"))
with check.Session(options.Options()) as session:
    if sys.argv[1] == "answered":
        session._pool.run = lambda tasks: (_ for _ in ()).throw(AssertionError("not from the cache"))
    document = session.check(source)
assert [line.verdict for line in document.lines if line.verdict] == ["proved", "refuted"], document.lines
print(sorted({name.split(".")[0] for name in sys.modules} & {"sympy", "flint"}))
"""


def test_an_answer_from_the_cache_loads_neither_sympy_nor_flint() -> None:
    for expected in ("fresh", "answered"):
        run = subprocess.run([sys.executable, "-c", WARM, expected], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
        assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["proofgen"])
def test_the_facade_costs_nothing_to_import(name: str) -> None:
    code = f"import sys; before = set(sys.modules); import {name}; print(sorted(n for n in set(sys.modules) - before if 'proofgen' in n))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True, timeout=60)
    assert [each for each in run.stdout.strip("[]\n").replace("'", "").split(", ") if not each.startswith("__editable__")] == ["proofgen"]
