"""Bugs put into the rules one at a time: the tests must notice every one of them. Run by `make bugs`; `bugs.py 3 17` for some of them, `--list` for their names.

A bug is an edit of one file, old text to new text, made in a copy of the tree. The script stops where an old text is not found exactly once. What caught
a bug is the first test that failed, and whether it was the refuter that spoke against a proof. The exit code is 1 where a bug was not caught.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bug_list import BUGS as OLDER
from bug_list import Bug
from bug_list_surds import SURDS

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("proofgen", "templates", "tests", "examples", "pyproject.toml")
TESTS = (  # the quickest first
    "tests/verify/test_guards.py",
    "tests/verify/test_prove_algebra.py",
    "tests/verify/test_prove_calculus.py",
    "tests/verify/test_prove_complex.py",
    "tests/verify/test_normal_values.py",
    "tests/verify/test_prove_conditions.py",
    "tests/verify/test_prove_exact.py",
    "tests/verify/test_prove_integrals.py",
    "tests/verify/test_prove_relations.py",
    "tests/verify/test_prove_softmax.py",
    "tests/verify/test_prove_sums.py",
    "tests/verify/test_prove_tensors.py",
    "tests/verify/test_prove_surds.py",
    "tests/verify/test_prove_definite.py",
    "tests/verify/test_expectation.py",
    "tests/verify/test_admit.py",
    "tests/verify/test_traps.py",
)
MORE_TESTS = (
    "tests/documents",
    "tests/verify/test_mutants.py",
    "tests/examples/test_mutations.py",
)
BUGS = (*OLDER, *SURDS)
SECONDS = 600
ALARM = re.compile(r"Contradiction|Witness\(")


@dataclass(frozen=True, slots=True)
class Caught:
    """test: the first that failed, "" where none did. alarm: whether prover and refuter were seen to contradict each other."""

    test: str
    alarm: bool


class Misplaced(Exception):
    """An old text that does not stand in its file exactly once."""


def edited(bug: Bug) -> str:
    text = (ROOT / "proofgen/verify" / bug.file).read_text(encoding="utf-8")
    if text.count(bug.old) != 1:
        raise Misplaced(f"{bug.file}: {text.count(bug.old)} times, not once:\n{bug.old}")
    return text.replace(bug.old, bug.new)


def copy(folder: Path) -> None:
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)


def run(folder: Path, *arguments: str) -> str:
    """What pytest says in the copy, which is imported in place of what is installed."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return "FAILED (the tests did not end)"
    return done.stdout + done.stderr


def failures(output: str) -> list[str]:
    return re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", output, re.MULTILINE)


def check_copy(folder: Path) -> None:
    """That the copy is what the tests see."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", "import proofgen; print(proofgen.__file__)"]
    seen = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout
    if not Path(seen.strip()).is_relative_to(folder):
        raise SystemExit(f"the tests would not see the copy but {seen}")


def hunted(bug: Bug, folder: Path, tests: Sequence[str], known: list[str]) -> Caught:
    """The bug is in the copy while the tests run, and then no more."""
    path = folder / "proofgen/verify" / bug.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(edited(bug), encoding="utf-8")
    try:
        output = run(folder, "-x", *tests, *(f"--deselect={name}" for name in known))
    finally:
        path.write_text(sound, encoding="utf-8")
    first = next(iter(failures(output)), "")
    return Caught(first.removeprefix("tests/"), bool(first) and ALARM.search(output) is not None)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("numbers", type=int, nargs="*", help="which bugs (all)")
    parser.add_argument("--list", action="store_true", help="only name them")
    parser.add_argument("--trust", action="store_true", help="do not first run the tests without any bug")
    parser.add_argument("--quick", action="store_true", help="only the tests that take seconds")
    options = parser.parse_args()
    tests = TESTS if options.quick else (*TESTS, *MORE_TESTS)
    for bug in BUGS:
        edited(bug)
    if options.list:
        print("\n".join(f"{number:3} {bug.file:28} {bug.what}" for number, bug in enumerate(BUGS, start=1)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        copy(folder)
        check_copy(folder)
        known = [] if options.trust else failures(run(folder, *tests))
        for test in known:
            print(f"fails without any bug, and is left out: {test}")
        missed = 0
        for number, bug in enumerate(BUGS, start=1):
            if options.numbers and number not in options.numbers:
                continue
            caught = hunted(bug, folder, tests, known)
            missed += not caught.test
            by = f"{caught.test}{' (the refuter spoke against it)' if caught.alarm else ''}" if caught.test else "NOTHING"
            print(f"{number:3} {bug.file:28} {bug.what:62} {by}", flush=True)
    print(f"\n{missed} not caught")
    sys.exit(missed > 0)


if __name__ == "__main__":
    main()
