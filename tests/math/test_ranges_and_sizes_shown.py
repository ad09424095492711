"""What a formula shows of ranges and sizes: the ends of 1 <= i < j <= n, an I as wide as it is high, and brackets that close a sum of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen

PAIRS = r"Let $n \in \mathbb{N}$."
BLOCKS = r"Let $A, B \in \mathbb{R}^{n \times n}$ and $C \in \mathbb{R}^{m \times n}$."
SUMMED = r"Let $i, j, k \in \{1, 2, 3\}$ and $u, v \in \mathbb{R}^3$. Assume repeated indices are summed."
PROVED = [
    (PAIRS, r"\sum_{1 \le i < j \le n} 1 = \frac{n(n-1)}{2}"), (PAIRS, r"\sum_{1 \le i \le j \le n} 1 = \frac{n(n+1)}{2}"), (PAIRS, r"\sum_{0 \le i < j \le n} 1 = \frac{n(n+1)}{2}"),
    (BLOCKS, r"\begin{pmatrix} I & A \\ 0 & I \end{pmatrix} \begin{pmatrix} I & B \\ 0 & I \end{pmatrix} = \begin{pmatrix} I & A + B \\ 0 & I \end{pmatrix}"),
    (BLOCKS, r"\begin{pmatrix} I & A \\ 0 & I \end{pmatrix}^{-1} = \begin{pmatrix} I & -A \\ 0 & I \end{pmatrix}"),
    (BLOCKS, r"\begin{pmatrix} I & 0 \\ C & I \end{pmatrix}^{-1} = \begin{pmatrix} I & 0 \\ -C & I \end{pmatrix}"),
    (SUMMED, r"(u_j v_j)^2 = u_j v_j u_k v_k"), (SUMMED, r"\varepsilon_{ijk} u_j v_k \varepsilon_{ilm} u_l v_m = u_j u_j v_k v_k - (u_j v_j)^2"),
    (SUMMED, r"u_i (u_j v_j)^2 = u_i u_j v_j u_k v_k"),
]  # fmt: skip
NOT_PROVED = [
    (PAIRS, r"\sum_{1 \le i < j \le n} 1 = \frac{n(n+1)}{2}"), (PAIRS, r"\sum_{1 \le i \le j \le n} 1 = \frac{n(n-1)}{2}"), (PAIRS, r"\sum_{1 < i < j \le n} 1 = \frac{n(n-1)}{2}"),
    (PAIRS, r"\sum_{1 \le i < j < n} 1 = \frac{n(n-1)}{2}"), (PAIRS, r"\sum_{n \ge i > j \ge 1} 1 = n^2"),
    (BLOCKS, r"\begin{pmatrix} I & A \\ 0 & I \end{pmatrix} \begin{pmatrix} I & B \\ 0 & I \end{pmatrix} = \begin{pmatrix} I & A B \\ 0 & I \end{pmatrix}"),
    (BLOCKS, r"\begin{pmatrix} I & A \\ 0 & I \end{pmatrix}^{-1} = \begin{pmatrix} I & A \\ 0 & I \end{pmatrix}"),
    (BLOCKS, r"\begin{pmatrix} I & C \\ C & I \end{pmatrix} \begin{pmatrix} I & C \\ C & I \end{pmatrix} = \begin{pmatrix} I & C \\ C & I \end{pmatrix}"),
    (SUMMED, r"(u_j v_j)^2 = u_j u_j v_j v_j"), (SUMMED, r"(u_j v_j)^2 = u_j u_j v_k v_k"), (SUMMED, r"\varepsilon_{ijk} u_j v_k \varepsilon_{ilm} u_l v_m = u_j u_j v_k v_k + (u_j v_j)^2"),
    (SUMMED, r"u_j (u_j v_j)^2 = u_k v_k u_i v_i"),
]  # fmt: skip


def verdict(path: Path, given: str, line: str) -> str | None:
    file = path / "a.md"
    file.write_text(f"{given}\n\n$$ {line} $$\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


@pytest.mark.parametrize(("given", "line"), PROVED)
def test_proved(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) in ("proved", "proved-if")


@pytest.mark.parametrize(("given", "line"), NOT_PROVED)
def test_not_proved(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) not in ("proved", "proved-if")
