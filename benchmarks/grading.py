"""Made-up submissions, right in several forms, wrong in known places, cheating, empty and unreadable, put to `proofgen grade`: is the first wrong line found in every one?

Run as `python benchmarks/grading.py --count 300`; the suite runs a smaller number. Exit 0: every row is as it was made.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

REFERENCE = r"""# Gradient of the loss

Let $n \in \mathbb{N}$, let $i, k \in \{1, \dots, n\}$, and let $\theta \in \mathbb{R}^n$.
Let $y \in \mathbb{R}^n$ be one-hot at $k$.

Define $\hat y_i = \frac{\exp(\theta_i)}{\sum_{j=1}^n \exp(\theta_j)}$ and $L(\theta) = -\sum_{i=1}^n y_i \log \hat y_i$.

**Claim.** $L(\theta) = \log \sum_{j=1}^n \exp(\theta_j) - \theta_k$.

**Theorem.** $\frac{\partial L(\theta)}{\partial \theta_i} = \hat y_i - y_i$.

**Proof.** The label picks one term:

$$ L(\theta) = -\log \hat y_k $$
"""
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"L(\theta) = -\log \hat y_k", (r"L(\theta) = \log \hat y_k", r"L(\theta) = -\log \hat y_k + 1", r"L(\theta) = -2 \log \hat y_k")),
    (r"\log \hat y_k = \theta_k - \log \sum_{j=1}^n \exp(\theta_j)", (r"\log \hat y_k = \theta_k + \log \sum_{j=1}^n \exp(\theta_j)",)),
    (
        r"L(\theta) = -\theta_k + \log \sum_{j=1}^n \exp(\theta_j)",
        (r"L(\theta) = \theta_k + \log \sum_{j=1}^n \exp(\theta_j)", r"L(\theta) = -\theta_k + \sum_{j=1}^n \theta_j"),
    ),
    (r"\frac{\partial \theta_k}{\partial \theta_i} = y_i", (r"\frac{\partial \theta_k}{\partial \theta_i} = 1",)),
    (
        r"\frac{\partial}{\partial \theta_i} \log \sum_{j=1}^n \exp(\theta_j) = \hat y_i",
        (r"\frac{\partial}{\partial \theta_i} \log \sum_{j=1}^n \exp(\theta_j) = \exp(\theta_i)",),
    ),
    (
        r"\frac{\partial L(\theta)}{\partial \theta_i} = \hat y_i - y_i",
        (r"\frac{\partial L(\theta)}{\partial \theta_i} = y_i - \hat y_i", r"\frac{\partial L(\theta)}{\partial \theta_i} = \hat y_i"),
    ),
)
GOALS = (2, 5)  # steps that say what is asked for, and
FORMS = {  # what says the same
    2: (
        r"\log \sum_{m=1}^n e^{\theta_m} - \theta_k = L(\theta)",
        r"L(\theta) + \theta_k = \log \sum_{j=1}^n \exp(\theta_j)",
        r"2 L(\theta) = 2 \log \sum_{j=1}^n \exp(\theta_j) - 2 \theta_k",
    ),
    5: (
        r"\frac{\partial L}{\partial \theta_i} - \hat y_i + y_i = 0",
        r"y_i = \hat y_i - \frac{\partial L(\theta)}{\partial \theta_i}",
        r"\frac{\partial L(\theta)}{\partial \theta_m} = \hat y_m - y_m",
    ),
}
CHEATS = ("Suppose $1 = 2$.\n\n", "Suppose that 1 = 2.\n\n", "Let $\\theta_k = 0$.\n\n", "Assume $y_1 = 1$.\n\n")
WORDS = ("Then", "So", "Hence", "Therefore", "We get", "It follows that", "Thus")
OPENINGS = (
    "",
    "# My solution\n\n",
    "---\ntitle: Solution\nauthor: somebody\n---\n\n",
    "Some words before I begin.\n\n",
    "Let $n \\in \\mathbb{N}$ and $\\theta \\in \\mathbb{R}^n$ as before.\n\n",
)
REFUSE = (b"", b" \n\n", b"\x00\x01\x02", b"PK\x03\x04\x00", b"Only words, no formula.\n", "Привет\n".encode("utf-16"))


@dataclass(frozen=True)
class Made:
    """content: of the file. The rest: what its row must say."""

    content: bytes
    state: str
    first_wrong: str
    goals: int


def made(chance: random.Random) -> Made:
    kind = chance.choices(("right", "wrong", "incomplete", "cheat", "refuse"), (3, 5, 1, 1, 1))[0]
    if kind == "refuse":
        return Made(chance.choice(REFUSE), "unreadable", "", 0)
    steps = [at for at in range(len(STEPS)) if at in GOALS or chance.random() < 0.8]
    if kind == "incomplete":
        steps = [at for at in steps if at != chance.choice(GOALS)] or [0]
    wrong = set(chance.sample(steps, chance.randint(1, min(2, len(steps))))) if kind == "wrong" else set()
    text, first = chance.choice(OPENINGS), ""
    text += chance.choice(CHEATS) if kind == "cheat" else ""
    for at in steps:
        right, variants = STEPS[at]
        text += f"{chance.choice(WORDS)}\n\n" + "\n" * chance.randint(0, 2)
        formula = chance.choice(variants) if at in wrong else chance.choice((right, *FORMS.get(at, ())))
        first = first or (str(text.count("\n") + 1) if at in wrong else "")
        text += f"$$ {formula} $$\n\n"
    reached = 0 if kind == "cheat" else sum(goal in steps and goal not in wrong for goal in GOALS)
    state = "wrong" if wrong else "right" if reached == len(GOALS) else "incomplete"
    return Made(text.encode(), state, first, reached)


def differences(folder: Path, count: int, seed: int, jobs: int) -> tuple[list[str], Counter[str], float]:
    """What does not agree, how many there were of each state, and the seconds it took."""
    chance = random.Random(seed)
    submissions = {f"student-{number:03}.md": made(chance) for number in range(count)}
    (folder / "in").mkdir()
    for name, each in submissions.items():
        (folder / "in" / name).write_bytes(each.content)
    (folder / "reference.md").write_text(REFERENCE, encoding="utf-8")
    command = [sys.executable, "-m", "proofgen", "grade", str(folder / "in"), "--against", str(folder / "reference.md")]
    started = time.perf_counter()
    done = subprocess.run([*command, "--out", str(folder / "out"), "--jobs", str(jobs)], check=False, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    if done.returncode:
        return [f"grade ended with {done.returncode}"], Counter(), seconds
    rows = {row["file"]: row for row in json.loads((folder / "out" / "grades.json").read_text(encoding="utf-8"))["submissions"]}
    wrong = [f"there are {len(rows)} rows"] if set(rows) != set(submissions) else []
    for name, each in submissions.items():
        row = rows[name]
        said = (row["state"], row["first_wrong"], row["goals_reached"])
        if said != (each.state, each.first_wrong, each.goals):
            wrong.append(f"{name}: {said} where ({each.state!r}, {each.first_wrong!r}, {each.goals}) was made")
        if each.first_wrong and not row["witness"]:
            wrong.append(f"{name}: no point at which line {each.first_wrong} fails")
        handout = folder / "out" / "feedback" / f"{Path(name).stem}.html"
        if not handout.is_file() or (each.first_wrong and f"is line {each.first_wrong}." not in handout.read_text(encoding="utf-8")):
            wrong.append(f"{name}: its handout does not name line {each.first_wrong}")
    return wrong, Counter(each.state for each in submissions.values()), seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong, states, seconds = differences(Path(folder), asked.count, asked.seed, asked.jobs)
    print("\n".join(wrong))
    kinds = ", ".join(f"{count} {state}" for state, count in states.most_common())
    print(f"{asked.count} submissions ({kinds}) in {seconds:.0f} s: {len(wrong)} not as made")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
