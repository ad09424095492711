"""Broken formulas and files, those first that lead the reader where it has not been: atheris watches which lines of it run. Run by `make fuzz`.

It begins with the formulas and files of tests/gold, tests/documents and examples/, as `fuzz.py` does, and changes tokens as that one does, or
single bytes. No line is verified. Each kind of fault is printed with the smallest input found for it; the exit code is 1 where there was any.
Linux only, as atheris is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import signal
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

READ = ("proofgen.source", "proofgen.math", "proofgen.statements", "proofgen.session.readers", "proofgen.session.files")
LONGEST = 6_000  # bytes of an input
SLOW, LIMIT = 8.0, 30.0  # seconds: to be watched takes several times as long
RAW, DECLARED, DEFINED, LATEX, NOTEBOOK = range(5)  # how an input is set, by its first byte


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if find_spec("atheris") is None:
        print("atheris is not installed: it is in the extra `fuzz`, and for Linux only")
        return 0
    if chosen.inside is not None:
        inside(chosen.inside, chosen.seconds, chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--seconds", str(chosen.seconds), "--seed", str(chosen.seed), "--inside", folder]
        done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True, errors="replace")
        return told(Path(folder), done)


def told(folder: Path, done: subprocess.CompletedProcess[str]) -> int:
    """Says what was found. libFuzzer ends its process itself, so that another one has to."""
    import fuzz

    signal.signal(signal.SIGPROF, fuzz._ring)
    found = sorted((folder / "faults").glob("*.json"))
    for each in found:
        fault = json.loads(each.read_text(encoding="utf-8"))
        content = bytes.fromhex(fault["content"])
        print(f"{fault['what']}, in {fault['name']}:\n    {fuzz.smaller(fault['name'], content, fault['what'])!r}")
    broken = [path.read_bytes() for path in folder.iterdir() if path.name.startswith(("crash-", "timeout-", "oom-"))]
    print(*(f"the process died of {content!r}" for content in broken), sep="\n", end="\n" if broken else "")
    rounds = [line for line in done.stderr.splitlines() if line.startswith(("Done ", "#"))]
    print(rounds[-1] if rounds else done.stderr[-2000:])
    print(f"{len(found) + len(broken)} kinds of fault")
    return 1 if found or broken or done.returncode else 0


def inside(folder: Path, seconds: int, seed: int) -> None:
    """Does not return."""
    import atheris

    with atheris.instrument_imports(include=list(READ)):
        import fuzz
    fuzz.SLOW, fuzz.LIMIT = SLOW, LIMIT
    signal.signal(signal.SIGPROF, fuzz._ring)
    (folder / "faults").mkdir()
    corpus = seeded(folder / "corpus")
    formulas = fuzz.formulas()
    known: set[str] = set()

    def one(data: bytes) -> None:
        name, content = set_in(data)
        what = fuzz.fault(name, content)
        if what is not None and what not in known:
            known.add(what)
            fault = {"what": what, "name": name, "content": content.hex()}
            (folder / "faults" / f"{hashlib.sha256(what.encode()).hexdigest()[:16]}.json").write_text(json.dumps(fault))

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.4:
            return bytes(atheris.Mutate(data, most))
        text = data[1:].decode("utf-8", "replace")
        changed = fuzz.mutated(chance, text) if chance.random() < 0.7 else fuzz.retold(chance, text or chance.choice(formulas))
        kind = data[:1] if data and chance.random() < 0.9 else bytes([chance.randrange(5)])
        return (kind + changed.encode("utf-8", "replace"))[:most]

    options = [f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LONGEST}", f"-timeout={int(4 * LIMIT)}", "-rss_limit_mb=4096"]
    options += [f"-artifact_prefix={folder}/", "-verbosity=1", "-print_final_stats=0", str(corpus)]
    atheris.Setup([sys.argv[0], *options], one, custom_mutator=mutated)
    atheris.Fuzz()


def seeded(folder: Path) -> Path:
    """Formulas to be declared for and defined with, and whole files as they are."""
    import fuzz

    folder.mkdir()
    inputs = [bytes([DECLARED + number % 4]) + formula.encode() for number, formula in enumerate(fuzz.formulas())]
    inputs += [bytes([RAW]) + text.encode() for _, text in fuzz.files()]
    for content in inputs:
        if len(content) <= LONGEST:
            (folder / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)
    return folder


def set_in(data: bytes) -> tuple[str, bytes]:
    """The name and the content of the file that an input stands for."""
    import fuzz

    kind, formula = (data[0] if data else RAW) % 5, data[1:]
    head = fuzz.DECLARED.encode()
    if kind == DECLARED:
        return "fuzz.md", head + b"\n$$ " + formula + b" $$\n"
    if kind == DEFINED:
        return "fuzz.md", head + b"\nDefine $" + formula + b"$ and suppose $" + formula + b"$. Then\n\n$$ " + formula + b" $$\n"
    if kind == LATEX:
        body = head + b"\n\\begin{align}" + formula + b"\\end{align}\n\\[" + formula + b"\\]"
        return "fuzz.tex", b"\\documentclass{article}\n\\begin{document}\n" + body + b"\n\\end{document}\n"
    if kind == NOTEBOOK:
        source = (head + b"\n$$ " + formula + b" $$\n").decode("utf-8", "replace")
        cell = {"cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True)}
        return "fuzz.ipynb", json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    stripped = formula.lstrip()
    return "fuzz.tex" if stripped.startswith(b"\\documentclass") else "fuzz.ipynb" if stripped.startswith(b"{") else "fuzz.md", formula


if __name__ == "__main__":
    sys.exit(main())
