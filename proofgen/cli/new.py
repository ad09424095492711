"""`proofgen new`."""

from __future__ import annotations

from pathlib import Path

import click

from proofgen.cli.run import Unusable

STARTER = r"""# A first derivation

Let $n \in \mathbb{N}$ and $x \in \mathbb{R}^n$. Define

$$ m = \frac{1}{n} \sum_{i=1}^n x_i . $$

**Claim.** The deviations from the mean cancel: $\sum_{i=1}^n (x_i - m) = 0$.

**Proof.** The sum falls apart, and its second part counts $n$ equal terms:

$$
\begin{aligned}
\sum_{i=1}^n (x_i - m)
  &= \sum_{i=1}^n x_i - n m  && \text{since } m \text{ does not depend on } i \\
  &= 0                       && \text{by definition of } m .
\end{aligned}
$$
"""


@click.command()
@click.argument("name")
def new(name: str) -> None:
    """Write NAME.md, a short derivation to start from, which passes `check`."""
    path = Path(name if name.endswith(".md") else f"{name}.md")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(STARTER)
    except FileExistsError as problem:
        raise Unusable(f"{path}: there is a file of that name already, and it stays") from problem
    except (OSError, ValueError) as problem:
        raise Unusable(f"{path}: this file cannot be written: {getattr(problem, 'strerror', None) or problem}") from problem
    click.echo(f"{path} is written; `proofgen check {path}` checks it, `proofgen build {path}` sets it")
