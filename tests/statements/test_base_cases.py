"""Cases that a condition names, and the base case of an induction: what it supposes holds there, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen

SUM = "\\sum_{k=1}^n k"
NEXT = "\\sum_{k=1}^{n+1} k"


def verdicts(path: Path, text: str) -> list[str | None]:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return [line.verdict for line in proofgen.check(file, cache=False).lines if line.role in ("step", "goal", "inline")]


@pytest.mark.parametrize("text", [
    f"For $n = 1$ we have ${SUM} = 1$.",
    f"**Base case.** For $n = 1$ we have $${SUM} = 1.$$",
    f"*Base case.* For $n = 1$ both sides are $1$: $${SUM} = 1.$$",
    f"Base case: $n = 1$. Then ${SUM} = 1$.",
    f"**Base case.** Let $n = 1$. Then ${SUM} = 1$.",
    f"Let $n \\in \\mathbb{{N}}$.\n\n**Base case.** Let $n = 1$. Then ${SUM} = 1$.",
    f"For the base case $n=1$ we have ${SUM} = 1$.",
    "For $n = 0$ we have $$\\sum_{k=0}^n x^k = 1.$$",
    "Let $x \\in \\mathbb{R}$.\n\n**Case 1.** If $x > 0$, then $|x| = x$.\n\n**Case 2.** If $x < 0$, then $|x| = -x$.",
    "Let $x \\in \\mathbb{R}$. First case. For $x > 0$ we have $|x| = x$.",
])  # fmt: skip
def test_the_case_is_what_its_condition_says(tmp_path: Path, text: str) -> None:
    assert set(verdicts(tmp_path, text)) == {"proved"}


@pytest.mark.parametrize("base", [
    f"**Base case.** Let $n = 1$. Then ${SUM} = 1$.",
    f"Base case: $n = 1$. Then ${SUM} = 1$.",
    f"**Base case.** For $n = 1$ we have ${SUM} = 1$.",
    f"Let $n \\in \\mathbb{{N}}$.\n\n*Base case.* Let $n = 1$. Then ${SUM} = 1$.",
])  # fmt: skip
@pytest.mark.parametrize("turn", [
    "\n\n**Induction step.** Suppose $\\sum_{k=1}^n k = n(n+1)/2$. Then",
    "\n\nInductive step: Assume $\\sum_{k=1}^n k = n(n+1)/2$. Then",
    " Now suppose $\\sum_{k=1}^n k = n(n+1)/2$. Then",
    "\n\nAssume the formula holds for $n$. Then",
    "\n\nIn the step we see that",
    "\n\nStep $n \\to n+1$: We have",
    "\n\nThis proves the claim. Hence",
])  # fmt: skip
def test_the_base_case_proves_nothing_of_the_step(tmp_path: Path, base: str, turn: str) -> None:
    right = verdicts(tmp_path, f"{base}{turn} $${NEXT} = (n+1)(n+2)/2.$$")
    wrong = verdicts(tmp_path, f"{base}{turn} $${NEXT} = 3.$$")
    assert (right[0], right[-1]) == ("proved", "proved")
    assert wrong[-1] in ("refuted", "undecided")


@pytest.mark.parametrize("text", [
    f"**Base case.** Let $n = 1$. Then ${SUM} = 1$.\n\nHence ${SUM} = 1$ for all $n$.",
    f"**Base case.** Let $n = 1$. Then ${SUM} = 1$.\n\nThis proves the claim. Hence ${SUM} = 1$.",
    "Let $x \\in \\mathbb{R}$.\n\n**Case 1.** If $x > 0$, then $|x| = x$.\n\n**Case 2.** Then $|x| = x$.",
    "Let $x \\in \\mathbb{R}$.\n\n**Case 1.** The number is positive. If $x > 0$, then $|x| = x$. Hence $|x| = x$.",
    "For $n = 0$ we have $\\sum_{k=1}^n k = 5$.",
])  # fmt: skip
def test_a_case_proves_nothing_behind_it(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] != "proved"


def test_a_base_case_that_may_go_on_refutes_nothing(tmp_path: Path) -> None:
    text = f"**Base case.** Let $n = 1$. Then ${SUM} = 1$.\n\nThe right side is $1$, too. So ${SUM} = 1$."
    assert verdicts(tmp_path, text) == ["proved", "undecided"]


@pytest.mark.parametrize("text", [
    "*Base case* ($n = 1$): $\\sum_{k=1}^1 (2k-1) = 2$.", "**Base case** ($n = 1$): $1 = 2$.", "Case $n = 1$: $n^2 = 2$.", "Base case: $1 = 2$.",
    "Induction start ($n = 1$): $3 + 4 = 8$.", "Let $x \\in \\mathbb{R}$. Case $x > 0$: $|x| = -x$.",
])  # fmt: skip
def test_what_stands_behind_the_colon_is_not_supposed(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    assert proofgen.check(file, cache=False).lines[-1].verdict in ("refuted", "unreadable")
    assert text.startswith(("Base", "Induction")) or verdicts(tmp_path, text)[-1] == "refuted"


@pytest.mark.parametrize("text", [
    "*Base case* ($n = 1$): $\\sum_{k=1}^1 (2k-1) = 1$.", "Base case: $n = 1$. Then $n^2 = 1$.", "Let $x \\in \\mathbb{R}$. Case $x > 0$: $|x| = x$.",
    "Let $x, y \\in \\mathbb{R}$. Case $x > 0$ and $y > 0$: $x y > 0$.",
])  # fmt: skip
def test_and_the_condition_before_it_is_supposed(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "proved"
