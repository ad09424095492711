"""`proofgen grade`: which goals a student's lines reach. A folder of submissions for each table, since starting takes longer than grading."""

from __future__ import annotations

from pathlib import Path

from test_grade import GOAL, REFERENCE, folder, graded

__all__ = ["folder"]
NUMBERS = r"""Let $n \in \mathbb{N}$, $a \in \mathbb{R}^n$, $x, y \in \mathbb{R}$, $i, k \in \{1, \dots, n\}$.
Define $f(t) = t^2$, $s = \sum_{i=1}^n a_i$ and $b_i = a_i - s/n$.

**Claim.** For all $i$, $b_i + s/n = a_i$.

**Claim.** $b_i - b_k = a_i - a_k$ for $i \ne k$.

**Claim.** $f(x) + f(y) \ge 2 x y$.

**Claim.** If $x > 1$, then $f(x) > 1$.
"""
EACH = r"$$ b_i + s/n = a_i $$"
APART = r"$$ b_i - b_k = a_i - a_k $$"
LARGE = r"$$ f(x) + f(y) \ge 2 x y $$"
ROOT = """Let $a, b, c, x \\in \\mathbb{R}$ with $a \\ne 0$, $b^2 \\ge 4ac$ and $a x^2 + b x + c = 0$.

**Claim.** $x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}$.
"""


def reached(folder: Path, reference: str, texts: dict[str, str]) -> dict[str, int]:
    """How many goals by the text, for a table that says what is wrong with itself."""
    (folder / "reference.md").write_text(reference, encoding="utf-8")
    rows = graded(folder, **{f"s{number:02}": text for number, text in enumerate(texts.values())})
    assert all(row["not_shown"] for row in rows.values() if row["goals_reached"] < row["goals"])
    return {name: rows[f"s{number:02}"]["goals_reached"] for number, name in enumerate(texts)}


def counted(folder: Path, reference: str, texts: list[str], wanted: int) -> None:
    assert reached(folder, reference, {text: text for text in texts}) == dict.fromkeys(texts, wanted)


def test_what_a_student_supposes_denies_or_announces_reaches_no_goal(folder: Path) -> None:
    before = [
        "Suppose $1 = 2$.\n\n",
        "Suppose 1 = 2.\n\n",
        "Let $x = 3$.\n\n",
        "Set $y = 0$. We get $$ f(x) - f(0) = x^2 $$\n\n",
        "For example, let $y = 0$.\n\n",
        "Let $x \\in \\mathbb{N}$.\n\n",
        "Let $x, y \\in \\mathbb{Z}$.\n\n",
        "Without loss of generality $x > y$.\n\n",
        "Define $f(t) = t^2$.\n\n",
        "Let $f$ be the square function.\n\n",
        "We cannot have\n\n",
        "It is not true that\n\n",
        "We want to show that\n\n",
        "> ",
        "**Claim.**\n",
        "Maybe\n\n",
        "I guess that\n\n",
        "If possible,\n\n",
        "It would be a mistake to write\n\n",
        "Wrong:\n\n",
        "I doubt that\n\n",
        "I do not believe\n\n",
        "I refuse to accept\n\n",
        "**Wrong approach:**\n\n",
        "Discarded:\n\n",
        "Crossed out:\n\n",
        "Discarded:\n\n$$ f(x) - 1 = x^2 $$\n\n",
        "## Wrong approach\n\nWe have\n\n",
    ]
    behind = [
        "This is false.",
        "But that is of course wrong.",
        "which is not true.",
        "However, the last line does not hold.",
        "But I cannot show this.",
        "I do not know how to prove it.",
        "Wrong!",
        "Crossed out.",
        "I doubt it.",
        "I do not believe this.",
        "That was a wrong approach.",
        "It was a mistake.",
        "\nDiscarded:",
    ]
    counted(folder, REFERENCE, [f"{words}{GOAL}" for words in before] + [f"{GOAL}\n{words}\n" for words in behind], 0)


def test_words_that_take_nothing_back(folder: Path) -> None:
    words = [
        "For example, let $y = 0$. Then\n\n$$ f(x) - f(y) = x^2 $$\n\nIn general,\n\n",
        "Since $y$ is not a function of $x$, we get\n\n",
        "It is not hard to see: this is\n\n",
        "Let $f$ be as above. Then\n\n",
        "Let $x, y \\in \\mathbb{R}$. Let $u = x - y$.\n\n",
        "If this looks odd, note that $f$ is not linear. We have\n\n",
        "By assumption, $f$ is a square and $1$ more.\n\n",
        "Case 1. $x = y$: $$ f(x) - f(y) = 0 $$\n\n## In general\n\n",
        "Without any doubt,\n\n",
        "Wrong approach:\n\n$$ f(x) - 1 = x^2 $$\n\nRight:\n\n",
        "## Wrong approach\n\n$$ f(x) - 1 = x^2 $$\n\n## Better\n\n",
        "$$ f(x) - 1 = x^2 $$\n\nThat was wrong!\n\n",
        "A mistake is easily made here, so we write it out:\n\n",
    ]
    behind = [
        "Wrong approach:\n\n$$ f(x) - 1 = x^2 $$",
        "I doubt that\n\n$$ f(x) - 1 = x^2 $$",
        "No more is needed.",
        "Wrong signs are easily written here.",
    ]
    counted(folder, REFERENCE, [f"{each}{GOAL}" for each in words] + [f"{GOAL}\n{each}\n" for each in behind], 1)


def test_conditions_and_ranges(folder: Path) -> None:
    less = [
        "$$ b_1 + s/n = a_1 $$",
        rf"For $i = 1$, {EACH}",
        rf"For $i \ne 1$, {EACH}",
        rf"Let $i \in \{{2, \dots, n\}}$. {EACH}",
        r"$$ b_m + s/n = a_m, \quad m = 1, \dots, n - 1 $$",
        r"$$ b_i + s/n = a_i \quad \text{if } a_i > 0 $$",
        r"$$ b_i + s/n = a_i \quad \text{for some } i $$",
        rf"Let $n = 2$. {EACH}",
        rf"We choose $n = 2$. {EACH}",
        rf"Assume all $a_i$ are equal. {EACH}",
        rf"Assume that the $a_i$ are positive. {EACH}",
        rf"Assume $n$ is even. {EACH}",
        r"$$ b_i - b_k = a_i - a_k \quad \text{for } i < k $$",
        "$$ b_i - b_i = a_i - a_i $$",
        rf"For $x, y > 0$ {LARGE}",
        rf"Let $x$ and $y$ be positive. {LARGE}",
        rf"Say $x$ and $y$ are positive. {LARGE}",
        rf"Suppose first that $x = y$. {LARGE}",
        rf"By assumption $x = y$. Hence {LARGE}",
        rf"Under the hypothesis that $x = y$, {LARGE}",
        rf"{LARGE} when $x = y$.",
        rf"Provided $x = y$: {LARGE}",
        "$$ (x - y)^2 \\ge 0 $$",
        "If $x > 2$, then $$ f(x) > 1. $$",
    ]
    enough = [
        EACH,
        r"$$ b_m + s/n = a_m, \quad m = 1, \dots, n $$",
        r"$$ a_m - b_m = s/n $$ for $m \in \{1, \dots, n\}$",
        rf"Let $i$ be arbitrary. {EACH}",
        rf"Take any $i \in \{{1, \dots, n\}}$. {EACH}",
        APART,
        r"$$ b_k - b_i = a_k - a_i, \quad i \ne k $$",
        "$$ f(x) + f(y) - 2 x y \\ge 0 $$",
        "$$ f(x) + f(y) = (x - y)^2 + 2 x y \\ge 2 x y $$",
        "If $x > 1$, then $$ f(x) > 1. $$",
        "Let $x > 1$. Then $$ f(x) = x^2 > 1. $$",
    ]
    assert reached(folder, NUMBERS, {each: each for each in (*less, *enough)}) == dict.fromkeys(less, 0) | dict.fromkeys(enough, 1)


def test_a_condition_of_the_goal_may_be_written_otherwise(folder: Path) -> None:
    quotient = r"\frac{x^2 - y^2}{x - y} = x + y"
    asked = REFERENCE.replace("**Proof.**", f"**Claim.** ${quotient}$ for $x \\ne y$.\n\n**Proof.**")
    texts = {
        f"$$ {quotient} $$\n": 1,
        f"$$ {quotient} \\quad \\text{{for }} y \\ne x $$\n": 1,
        f"For $x - y \\ne 0$ we have $$ {quotient} $$\n": 1,
        f"For $x > y$ we have $$ {quotient} $$\n": 0,
        "$$ \\frac{f(x) - f(y)}{x - y} = \\frac{(x - y)(x + y)}{x - y} $$\n": 0,
    }
    assert reached(folder, asked, {text: text for text in texts}) == texts


def test_a_goal_in_another_form(folder: Path) -> None:
    same = [
        "f(x) - f(y) - (x + y)(x - y) = 0",
        "2 f(x) - 2 f(y) = 2 (x - y)(x + y)",
        "f(x) = f(y) + (x - y)(x + y)",
        "f(s) - f(t) = (s + t)(s - t)",
        "(x - y)(x + y) = x^2 - y^2 = f(x) - f(y)",
    ]
    others = [
        "f(x) - f(y) = f(x) - f(y)",
        "(x - y)(x + y) = (x + y)(x - y)",
        "0 = 0",
        "f(x) - f(y) = x^2 + 1 - (y^2 + 1)",
        "x^2 - y^2 = (x - y)(x + y)",
        "f(x) - f(0) = (x - 0)(x + 0)",
        "(f(x) - f(y))^2 = (x - y)^2 (x + y)^2",
    ]
    texts = {f"$$ {line} $$\n": 1 for line in same} | {f"$$ {line} $$\n": 0 for line in others}
    assert reached(folder, REFERENCE, {text: text for text in texts}) == texts


def test_roots_in_every_spelling(folder: Path) -> None:
    texts = {
        r"$$ x = \frac{\pm\sqrt{b^2-4ac} - b}{2a} $$": 1,
        r"$$ x = -\frac{b}{2a} \pm \frac{\sqrt{b^2-4ac}}{2a} $$": 1,
        r"$$ x = \frac{-b + \sqrt{b^2-4ac}}{2a} \quad\text{or}\quad x = \frac{-b - \sqrt{b^2-4ac}}{2a} $$": 1,
        r"Let $D = b^2 - 4ac$. Then $$ x = \frac{-b \pm \sqrt{D}}{2a} $$": 1,
        r"$$ x = \frac{-b + \sqrt{b^2-4ac}}{2a} $$": 0,
        r"$$ (2 a x + b)^2 = b^2 - 4ac $$": 0,
        r"Let $b = 0$. Then $$ x = \frac{-b \pm \sqrt{b^2-4ac}}{2a} $$": 0,
    }
    assert reached(folder, ROOT, {text: text for text in texts}) == texts


def test_what_is_never_printed_is_not_handed_in(folder: Path) -> None:
    body = f"\\newif\\ifwrong\n\\begin{{document}}\n\\ifwrong\n{GOAL}\\fi\n\\end{{document}}\n"
    (folder / "in" / "tex.tex").write_text(f"\\documentclass{{article}}\n{body}", encoding="utf-8")
    rows = graded(folder, div=f"::: {{.content-hidden}}\n{GOAL}:::\n", struck=f"~~{GOAL.strip()}~~\n")
    assert {name: (row["state"], row["lines"], row["goals_reached"]) for name, row in rows.items()} == dict.fromkeys(
        ("tex.tex", "div", "struck"), ("unreadable", 0, 0)
    )


def test_cases_in_another_order_of_rows(folder: Path) -> None:
    asked = "Let $x \\in \\mathbb{R}$.\n\n**Claim.** $|x| = \\begin{cases} x & x \\ge 0 \\\\ -x & x < 0 \\end{cases}$.\n\n**Proof.** $$ |x| \\ge 0 $$\n"
    texts = {
        "-x & x < 0 \\\\ x & x \\ge 0": 1,
        "x & x \\ge 0 \\\\ -x & \\text{otherwise}": 1,
        "-x & x < 0 \\\\ x & \\text{otherwise}": 1,
        "-x & 0 > x \\\\ x & 0 \\le x": 1,
        "x & x < 0 \\\\ -x & x \\ge 0": 0,
        "x & x \\ge 1 \\\\ |x| & x < 1": 0,
        "x & x \\ge 0 \\\\ |x| & \\text{otherwise}": 0,
    }
    found = reached(folder, asked, {rows: f"$$ |x| = \\begin{{cases}} {rows} \\end{{cases}} $$\n" for rows in texts})
    assert found == texts
