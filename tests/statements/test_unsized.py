"""Vectors and matrices of which no words give the size, and names that words put into a set."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def last(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


@pytest.mark.parametrize("text", [
    r"Let $A$ be a symmetric matrix. Then $$(A^2)^\top = A^2.$$", r"Let $A$ be symmetric. Then $$(A^2)^\top = A^2.$$",
    r"Let $A$ be a symmetric matrix and $x$ a vector. Then $$x^\top A x = x^\top A^\top x.$$",
    r"Let $A$ and $B$ be invertible matrices of the same size. Then $$(AB)^{-1} = B^{-1}A^{-1}.$$",
    r"Let $A$, $B$ be square matrices. Then $$\operatorname{tr}(AB) = \operatorname{tr}(BA).$$",
    r"Let $v$ be a unit vector and $P = vv^\top$. Then $$P^2 = P.$$", r"Let $Q$ be an orthogonal matrix and $x$ a vector. Then $$\|Qx\| = \|x\|.$$",
    r"Let $S$ be symmetric and positive definite. Then $$\det S > 0.$$", r"Let $A$ be a square matrix with $A^2 = A$. Then $$(I-A)^2 = I - A.$$",
    r"Let $A$ be a square matrix. Then $$\det(2A) = 2^n \det A.$$", r"Let $u$ and $v$ be orthogonal vectors. Then $$\|u+v\|^2 = \|u\|^2+\|v\|^2.$$",
    r"Let $A$ and $B$ be commuting matrices. Then $$(A+B)^2 = A^2+2AB+B^2.$$", r"Given a vector $v$, $$\|2v\| = 2\|v\|.$$",
    r"For any two vectors $u$ and $v$ of the same length, $$\|u+v\|^2 = \|u\|^2 + 2 u^\top v + \|v\|^2.$$",
])  # fmt: skip
def test_what_holds_of_every_size_is_proved(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) == "proved"


@pytest.mark.parametrize("text", [
    r"Suppose $A$ and $B$ are symmetric matrices. Then $$(AB)^\top = AB.$$", r"Let $A$ be a matrix. Then $$A^\top A = A A^\top.$$",
    r"Let $A$ be an invertible matrix. Then $$\det(2A) = 2 \det A$$", r"Let $u$ and $v$ be vectors. Then $$\|u+v\|^2 = \|u\|^2+\|v\|^2.$$",
])  # fmt: skip
def test_what_fails_of_some_size_is_refuted(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) == "refuted"


@pytest.mark.parametrize("text", [
    r"Let $A$ be a square matrix. Then $$\det(2A) = 2^d \det A.$$", r"Let $x$ be a vector. Then $$\|x\|_1 \le \sqrt{d} \|x\|_2.$$",
    r"Let $A$ be a matrix with $n$ rows. Then $$\operatorname{tr}(A A^\top) = n.$$", r"Let $A$ be a matrix with $n$ rows. Then $$A = A I_n.$$",
    r"Let $A$ be a square matrix and $n \in \mathbb{N}$. Then $$\operatorname{tr}(I + 0 A) = n$$", r"Let $A$ be a square matrix. For all $n$, $$\det(2A) = 2^n \det A$$",
    "Given two sets $A$ and $B$, $$A + B - B = A$$", "Let the ideals $I$ and $J$ be given. $$IJ = JI$$",
    r"Let $n$ be even and $A$ a square matrix. Then $$\det(-A) = \det A.$$", r"Let $A$ be a random matrix. Then $$A^\top A = A A^\top.$$",
    r"Let $A$ be a square matrix of order $p$. Then $$\det(2A) = 2^p \det A + 1.$$", r"Let $A$ be a normal matrix. Then $$A^\top A = A A^\top.$$",
    r"Let $A$ be a diagonal matrix. Then $$A^\top = A$$", r"Let $u$ and $v$ be nearly orthogonal vectors. Then $$u^\top v = 0.$$",
    r"Let $A$ be a complex matrix. Then $$\operatorname{tr}(A^\top A) \ge 0.$$",
])  # fmt: skip
def test_a_size_that_words_do_or_may_give_is_none_of_ours(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) not in ("proved", "proved-if", "refuted")


@pytest.mark.parametrize(("text", "verdict"), [
    (r"For every $z$ in $\mathbb{C}$ we have $$|z|^2 = z^2.$$", "refuted"), (r"For all $x$ and $y$ in $[0,1]$, $$xy \le 1.$$", "proved"),
    (r"For any $x$ in the interval $(0, 1)$, $x^2 < x$.", "proved"), (r"For each $x$ in $S$, $$x^2 \ge 0.$$", None),
    (r"For a vector $x$ in $\mathbb{R}^3$ and $c$ in $\mathbb{R}$, $$\|cx\| = |c| \|x\|.$$", "proved"),
    (r"For vectors $x, y \in \mathbb{R}^3$ we have $$\|x+y\|^2 = \|x\|^2 + \|y\|^2.$$", "refuted"),
    (r"Let $x \in \mathbb{R}$. For all real numbers $x \in (0,1)$ we have $$x^2 < x.$$", "proved"),
    (r"For points $x \in M$, $$x^2 \ge 0.$$", None), (r"For quaternions $p, q \in \mathbb{H}$: $$pq = qp$$", None),
    (r"$$|z|^2 = z^2,$$ for every complex number $z$.", "refuted"), (r"$$|z|^2 = z^2,$$ where $z$ is complex.", "refuted"),
    (r"$$|z w| = |z| |w|,$$ for all complex numbers $z$ and $w$.", "proved"), (r"$$|z|^2 = z^2,$$ with $z \in \mathbb{C}$.", "refuted"),
    (r"Let $z$ be real. Then $$ |z|^2 = z^2 $$ for complex $z$.", None), ("$$|z|^2 = z^2$$\n\nNote: $z \\in \\mathbb{C}$.", None),
    (r"$$|z|^2 = z^2.$$ Here, $z \in \mathbb{C}$.", None), (r"Given a real number $x$, $$(x+1)^2 = x^2+2x+1.$$", "proved"),
])  # fmt: skip
def test_words_put_names_into_a_set(tmp_path: Path, text: str, verdict: str | None) -> None:
    file = tmp_path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    found = [line.verdict for line in proofgen.check(file, cache=False).lines if line.verdict in ("proved", "proved-if", "refuted")]
    assert found == ([verdict] if verdict else [])


@pytest.mark.parametrize("text", [
    r"The loss is $L(w) = \|Xw - y\|^2$. Then $$L(w) = w^T X^T X w - 2 y^T X w + y^T y$$ Let $\hat y = X(X^TX)^{-1}X^T y$. $$\hat y = y$$",
    r"Let $w$ and $y$ be vectors and $X$ be a matrix. $$\|Xw-y\|^2 = w^TX^TXw - 2y^TXw + y^Ty$$ $$X(X^TX)^{-1}X^T = I$$",
    r"Let $n$ be large. Let $w$, $y$ be vectors and let $X$ be a matrix. $$\|Xw-y\|^2 = w^TX^TXw - 2y^TXw + y^Ty$$ $$X(X^TX)^{-1}X^T = I$$",
    r"The loss is $$L(w) = \|Xw-y\|^2 = \sum_i (\sum_j X_{ij}w_j - y_i)^2$$ $$X(X^TX)^{-1}X^T = I$$",
    r"Let $A$ be an $m \times n$ matrix. Let $P = A(A^TA)^{-1}A^T$. Then $$P = I.$$",
    r"Let $A$ be a matrix and let $u$, $v$ be vectors. Then $$u^T A v = v^T A^T u$$ $$u^T A v = v^T A u$$",
])  # fmt: skip
def test_no_two_sizes_are_one_because_nobody_says_them(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) in ("refuted", "undecided")


@pytest.mark.parametrize("text", [
    r"Let $L = \|Ax - b\|^2$. Setting the gradient to zero gives $A^TAx = A^Tb$. Hence $$x = (A^TA)^{-1}A^Tb$$",
    r"Let $A \in \mathbb{R}^{m\times n}$, $b \in \mathbb{R}^m$, $x\in\mathbb{R}^n$. Let $L = \|Ax - b\|^2$. Setting the gradient to zero gives $$A^TAx = A^Tb$$",
])  # fmt: skip
def test_a_slope_set_to_zero_that_is_not_understood_refutes_nothing(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) != "refuted"
