"""One derivation in every dialect: the same verdicts, in the same order, at the lines where its formulas stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import proofgen
from proofgen.report.values import Document
from proofgen.session.files import files_of

DECLARED = r"""Let $n \in \mathbb{N}$, let $i, j, k \in \{1, \dots, n\}$, and let $\theta \in \mathbb{R}^n$ be the scores.
Let $y \in \mathbb{R}^n$ with $y_k = 1$ and $y_j = 0$ for all $j \neq k$."""
SOFTMAX = r"\hat{y}_i = \frac{\exp(\theta_i)}{\sum_{j=1}^n \exp(\theta_j)}"
LOSS = r"L(\theta) = -\sum_{i=1}^n y_i \log \hat{y}_i"
GOAL = r"$\nabla_\theta L(\theta) = \hat{y} - y$."
SHORT = r"L(\theta) = -\theta_k + \log \sum_{j=1}^n \exp(\theta_j)"
WRONG = r"\frac{\partial}{\partial \theta_i} \log \sum_{j=1}^n \exp(\theta_j) = y_i"
SLOPE = r"\frac{\partial}{\partial \theta_i} \log \sum_{j=1}^n \exp(\theta_j) = \hat{y}_i"
END = r"\frac{\partial L(\theta)}{\partial \theta_i} = \hat{y}_i - y_i"
FORMULAS = (SOFTMAX, LOSS, GOAL.strip("$."), SHORT, WRONG, SLOPE, END)

MARKDOWN = rf"""# The gradient of softmax

{DECLARED}

Define

$$ {SOFTMAX} $$

and

$$ {LOSS} $$

**Theorem.** {GOAL}

**Proof.** One term of the sum is left:

$$ {SHORT} $$

<!-- proofgen: expect refuted -->
$$ {WRONG} $$

What holds is

$$ {SLOPE} $$

Hence

$$ {END} $$
"""
MYST = rf"""---
title: The gradient of softmax
---

# The gradient of softmax

{DECLARED}

Define

```{{math}}
:label: softmax
{SOFTMAX}
```

and

$$
{LOSS}
$$ (loss)

% nobody sees this $x = 1$
::::{{prf:theorem}} Gradient
:label: gradient
{GOAL}
::::

````{{prf:proof}}
One term of the sum in {{eq}}`loss` is left:

```{{math}}
{SHORT}
```

:::{{note}}
<!-- proofgen: expect refuted -->
$$ {WRONG} $$
:::

What holds is

$$ {SLOPE} $$ (slope)

Hence

$$ {END} $$
````
"""
QUARTO = rf"""---
title: The gradient of softmax
---

{DECLARED}

Define

$$ {SOFTMAX} $$ {{#eq-softmax}}

and

$$
{LOSS}
$$ {{#eq-loss}}

::: {{#thm-gradient}}
## Gradient

{GOAL}
:::

```{{python}}
x = "$x = 1$"
```

::: {{.proof}}
One term of the sum in @eq-loss is left:

$$ {SHORT} $$

::: {{.callout-warning}}
<!-- proofgen: expect refuted -->
$$ {WRONG} $$
:::

What holds is

$$ {SLOPE} $$

Hence

$$ {END} $$
:::
"""
LATEX = rf"""\documentclass{{article}}
\usepackage{{amsthm}}
\newcommand{{\loss}}{{L(\theta)}} % unused: $x = 1$
\begin{{document}}
\section{{The gradient of softmax}}
{DECLARED}

Define
\[ {SOFTMAX} \]
and
\[ {LOSS} \]

\begin{{theorem}}\label{{thm:gradient}}
{GOAL}
\end{{theorem}}

\begin{{proof}}
One term of the sum is left:
\[ {SHORT} \]

% proofgen: expect refuted
\[ {WRONG} \]

What holds is
\[ {SLOPE} \]

Hence
\[ {END} \]
\end{{proof}}
\end{{document}}
"""


def cells(text: str) -> list[dict[str, object]]:
    """A cell for each paragraph of Markdown, and code between the first two."""
    markdown: list[dict[str, object]] = [{"cell_type": "markdown", "metadata": {}, "source": part} for part in text.split("\n\n")]
    code: dict[str, object] = {"cell_type": "code", "source": ["x = '$x = 1$'\n", "x"], "outputs": [{"text": "$y = 2$"}]}
    return [markdown[0], code, *markdown[1:]]


def checked(path: Path, text: str) -> Document:
    path.write_text(text, encoding="utf-8")
    return proofgen.check(path, cache=False)


def verdicts(document: Document) -> list[tuple[str, str | None, str | None]]:
    return [(line.role, line.verdict, line.expected) for line in document.lines]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return checked(tmp_path_factory.mktemp("plain") / "a.md", MARKDOWN)


def test_the_derivation_itself(plain: Document) -> None:
    assert [line.verdict for line in plain.lines if line.verdict] == ["proved", "proved", "refuted", "proved", "proved"]
    assert plain.as_expected


@pytest.mark.parametrize(
    ("name", "text"), [("a.md", MYST), ("a.qmd", QUARTO), ("a.txt", MARKDOWN), ("a.tex", LATEX)], ids=["myst", "quarto", "text", "latex"]
)
def test_a_dialect_changes_no_verdict(name: str, text: str, plain: Document, tmp_path: Path) -> None:
    document = checked(tmp_path / name, text)
    assert verdicts(document) == verdicts(plain)
    assert [remark.code for remark in document.remarks] == [remark.code for remark in plain.remarks]
    rows = text.split("\n")
    shown = [line for line in document.lines if line.source in FORMULAS]
    assert len(shown) >= 5
    for line in shown:
        assert line.source in rows[line.place.line - 1]
        assert rows[line.place.line - 1][line.place.column - 1 :].startswith(line.source)


def test_a_notebook_changes_no_verdict(plain: Document, tmp_path: Path) -> None:
    written = cells(MARKDOWN)
    document = checked(tmp_path / "a.ipynb", json.dumps({"nbformat": 4, "cells": written}))
    assert verdicts(document) == verdicts(plain)
    shown = [line for line in document.lines if line.source in FORMULAS]
    assert len(shown) >= 5
    for line in shown:
        source = written[line.place.cell - 1]["source"]
        assert isinstance(source, str)
        assert source.split("\n")[line.place.line - 1][line.place.column - 1 :].startswith(line.source)


def test_a_directory_holds_notebooks_and_leaves_plain_text_alone(tmp_path: Path) -> None:
    for name in ("a.md", "b.qmd", "c.ipynb", "d.txt"):
        (tmp_path / name).write_text("$x$", encoding="utf-8")
    assert [Path(found.path).name for found in files_of([str(tmp_path)])] == ["a.md", "b.qmd", "c.ipynb"]
    assert len(files_of([str(tmp_path / "d.txt")])) == 1


def test_the_example_is_checked() -> None:
    document = proofgen.check(Path(__file__).parents[2] / "examples" / "softmax-notebook.ipynb", cache=False)
    assert document.state == "checked"
    assert {word: count for word, count in document.counts.items() if count} == {"proved": 7}
    assert sorted({line.place.cell for line in document.lines}) == [2, 3, 4]
