"""`proofgen read`: every formula as it was understood, every name with its meaning, and no verdict."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROOFGEN = (sys.executable, "-c", "from proofgen.cli.main import main; main()")
NOTE = r"""Let $n \in \mathbb{N}$, let $i, k \in \{1, \dots, n\}$, and let $\theta \in \mathbb{R}^n$. Let $\sigma > 0$.

Define

$$ \hat y_i = \frac{\exp(\theta_i)}{\sum_{j=1}^n \exp(\theta_j)} $$

The vector $\theta$ is the score, and $n = 1$ is dull. Then

$$ \hat y_i + \sigma = \sigma + \hat y_i, \quad i \neq k $$

$$ z = -{\sigma - \theta_k} $$

Assume $\theta_k > 0$. Hence $\theta = \theta$ for all $\sigma > 1$.
"""


def run(*arguments: str | Path, text: str = "") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [*PROOFGEN, *map(str, arguments)], input=text.encode(), capture_output=True, timeout=60, check=False, env=os.environ
    )
    assert b"Traceback" not in done.stderr + done.stdout, done.stderr.decode()
    return done


def value(text: str, *options: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run("read", "-", "--format", "json", *options, text=text).stdout)["documents"][0]
    return document


def formulas(text: str) -> list[tuple[int, str, str | None, str | None]]:
    return [(each["line"], each["role"], each["reading"], each["sort"]) for each in value(text)["formulas"]]


def test_every_formula_is_read_in_order() -> None:
    index = "each an index from $1$ to $n$"
    numbers = "equality of real numbers"
    assert formulas(NOTE) == [
        (1, "declaration", r"n \in \mathbb{N}", "a positive integer"),
        (1, "declaration", r"i, k \in \{1, \dots, n\}", index),
        (1, "declaration", r"\theta \in \mathbb{R}^{n}", "a vector of $n$ real entries"),
        (1, "declaration", r"\sigma \in \mathbb{R},\; \sigma > 0", "a real number"),
        (5, "definition", r"\hat{y}_{i} = \frac{e^{\theta_{i}}}{\sum_{j = 1}^{n} e^{\theta_{j}}}", "a vector of $n$ real entries"),
        (7, "words", None, "a vector of $n$ real entries"),
        (7, "unchecked", None, None),
        (9, "step", r"\hat{y}_{i} + \sigma = \sigma + \hat{y}_{i}", numbers),
        (11, "step", r"z = -\sigma - \theta_{k}", numbers),
        (13, "hypothesis", r"\theta_{k} > 0", "inequality of real numbers"),
        (13, "inline", r"\theta = \theta", r"equality of vectors in $\mathbb{R}^{n}$"),
        (13, "condition", None, None),
    ]


def test_what_a_line_stands_under() -> None:
    lines = {(each["line"], each["role"]): each for each in value(NOTE)["formulas"]}
    assert lines[9, "step"]["conditions"] == [r"i \neq k"]
    assert lines[9, "step"]["given"] == [r"\sigma > 0"]
    assert lines[13, "inline"]["conditions"] == [r"\sigma > 1"]
    assert sorted(lines[13, "inline"]["given"]) == [r"\sigma > 0", r"\theta_{k} > 0 \;\text{for all}\; k"]


def test_what_every_name_means() -> None:
    names = {each["name"]: each for each in value(NOTE)["names"]}
    assert list(names) == ["n", "i", "k", r"\theta", r"\sigma", r"\hat{y}", "z"]
    assert (names["n"]["how"], names["n"]["declaration"]) == ("declared", r"n \in \mathbb{N}")
    assert names[r"\sigma"]["hypotheses"] == [{"reading": r"\sigma > 0", "line": "1"}]
    assert (names[r"\hat{y}"]["how"], names[r"\hat{y}"]["line"]) == ("defined", 5)
    assert names[r"\hat{y}"]["definition"].startswith(r"\hat{y}_{i} = \frac")
    assert (names["z"]["how"], names["z"]["line"], names["z"]["declaration"]) == ("inferred", 11, r"z \in \mathbb{R}")


def test_a_name_with_a_new_meaning_has_two_rows() -> None:
    text = "Let $x \\in \\mathbb{R}$.\n\n$$ x = x $$\n\nLet $x \\in \\mathbb{R}^3$.\n\n$$ x = x $$\n"
    names = [(each["name"], each["sort"], each["line"], each["until"]) for each in value(text)["names"]]
    assert names == [("x", "a real number", 1, "5"), ("x", "a vector of $3$ real entries", 5, None)]


def test_the_page_for_a_person() -> None:
    done = run("read", "-", text=NOTE)
    page = done.stdout.decode()
    assert done.returncode == 0
    assert "    1 declaration   n ∈ ℕ" in page
    assert "ŷ_i = e^(θ_i)/Σ_(j=1..n) e^(θ_j)" in page
    assert r"typed  \hat y_i = \frac{\exp(\theta_i)}{\sum_" in page
    assert "for    i ≠ k" in page
    assert "given  σ > 0" in page
    assert "z  taken to be a real number" in page
    assert r"Let $z \in \mathbb{R}$." in page
    assert "TeX braces do not print" in page
    assert page.endswith("12 formulas: 3 to be checked, 7 given, 1 in running text, 1 not checked; everything was read\n")
    assert max(len(line) for line in page.split("\n")) <= 110


def test_an_unreadable_formula_is_1_and_has_its_caret() -> None:
    done = run("read", "-", text="Let $x \\in \\mathbb{R}$.\n\n$$ x + \\foo = 2 $$\n\n$$ x = x $$\n")
    assert done.returncode == 1
    rows = done.stdout.decode().split("\n")
    at = next(at for at, row in enumerate(rows) if "error[unknown-command]" in row)
    assert rows[at + 1][rows[at + 2].index("^") :].startswith(r"\foo")
    assert "    5 step          x = x" in done.stdout.decode()


@pytest.mark.parametrize(
    ("text", "code"), [("No formula here.", 1), ("", 1), ("It is $x", 1), ("$$ x = x $$", 0), ("Only $x$ in words.", 0)]
)
def test_exit_codes(text: str, code: int) -> None:
    assert run("read", "-", text=text).returncode == code


def test_a_missing_file_and_a_wrong_option_are_2(tmp_path: Path) -> None:
    assert run("read", tmp_path / "none.md").returncode == 2
    assert run("read").returncode == 2
    assert run("read", "--fast", "-").returncode == 2


@pytest.mark.parametrize("text", ["---\nproofgen:\n  strict: true\n---\n\n$$ z = 1 $$", "$$ z = 1 $$"])
def test_strict_refuses_what_nobody_declared(text: str) -> None:
    options = () if text.startswith("-") else ("--strict",)
    for command in ("read", "check"):
        done = run(command, "-", *options, text=text)
        assert done.returncode == 1
        assert "`z` is not declared" in done.stdout.decode()
        assert r"`Let $z \in \mathbb{R}$.`" in done.stdout.decode()


def test_what_is_taken_for_granted_is_said_once_and_can_be_pasted() -> None:
    page = run("check", "-", text="$$ z + z = 2 z $$\n\n$$ z = z $$\n").stdout.decode()
    assert page.count(r"I take z to be a real number; write `Let $z \in \mathbb{R}$`") == 1


def test_coverage_is_said_of_every_file_and_of_all() -> None:
    text = "Let $x \\in \\mathbb{R}$. It is called $x$.\n\n$$ x + x = 2 x $$\n"
    assert "3 formulas: 1 checked (1 proved), 1 given, 1 in running text" in run("check", "-", text=text).stdout.decode()
    coverage = json.loads(run("check", "-", "--format", "json", text=text).stdout)["documents"][0]["coverage"]
    assert coverage == {"formulas": 3, "read": 3, "checked": 1, "given": 1, "words": 1, "skipped": 0, "unreadable": 0}
    chain = run("check", "-", text="Let $x \\in \\mathbb{R}$.\n\n$$ x + x = 2 x = x 2 $$\n").stdout.decode()
    assert "2 formulas: 1 checked (2 lines: 2 proved), 1 given" in chain
