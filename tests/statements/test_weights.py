"""What notes leave unsaid and have one reading only: weights, entrywise places, vectors of ones, means, the logistic function."""

from __future__ import annotations

import pytest

from tests.statements.derivations import checked, derivation, letters

RECURRENT = r"Let $h_{t-1}, x_t \in \mathbb{R}^n$. Define $h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t)$." + "\n\n"
LAYERS = r"Let $x \in \mathbb{R}^n$. Define $z_1 = W_1 x + b_1$, $h = \tanh(z_1)$ and $z_2 = W_2 h + b_2$." + "\n\n"
LAYER = (
    r"Let $W \in \mathbb{R}^{m \times n}$, $x \in \mathbb{R}^n$ and $v \in \mathbb{R}^m$. Define $a = \tanh(W x)$ and $L = v^\top a$."
    + "\n\n"
)
VECTOR = r"Let $z \in \mathbb{R}^K$. Define $p = \operatorname{softmax}(z)$." + "\n\n"
NUMBER = r"Let $x \in \mathbb{R}$." + "\n\n"
JUDGED = [
    (RECURRENT, r"\frac{\partial h_t}{\partial h_{t-1}} = \operatorname{diag}(1 - h_t^2) W_{hh}", "p"),
    (RECURRENT, r"\frac{\partial h_t}{\partial h_{t-1}} = W_{hh}^\top \operatorname{diag}(1 - h_t^2)", "r"),
    (RECURRENT, r"\frac{\partial h_t}{\partial x_t} = \operatorname{diag}(1 - h_t \odot h_t) W_{xh}", "p"),
    (LAYERS, r"\frac{\partial z_2}{\partial x} = W_2 \operatorname{diag}(1 - h^2) W_1", "p"),
    (LAYERS, r"\frac{\partial z_2}{\partial h} = W_2", "p"),
    (LAYERS, r"\frac{\partial h}{\partial b_1} = \operatorname{diag}(1 - h)", "r"),
    (LAYER, r"\frac{\partial L}{\partial W} = (v \odot (1 - a^2)) x^\top", "p"),
    (LAYER, r"\frac{\partial L}{\partial W} = (v \odot (1 - a)) x^\top", "r"),
    (LAYER, r"\frac{\partial L}{\partial x} = W^\top (v \odot (1 - a^2))", "p"),
    # a square of a vector, or a number beside one, is asked about anywhere else
    (LAYER, r"\frac{\partial a}{\partial x} = (1 - a^2) W", "x"),
    (LAYER, r"a^2 = a \odot a", "x"),
    (LAYER, r"1 - a = v", "x"),
    (VECTOR, r"\mathbf{1}^\top p = 1", "p"),
    (VECTOR, r"(\operatorname{diag}(p) - p p^\top) \mathbf{1} = 0", "p"),
    (VECTOR, r"\mathbf{1}^\top p = K", "r"),
    (VECTOR, r"x^\top (\operatorname{diag}(p) - p p^\top) x = \sum_{k=1}^K p_k x_k^2 - \left( \sum_{k=1}^K p_k x_k \right)^2", "p"),
    ("", r"\mathbf{1}^\top \mathbf{1} = n", "x"),
    # this says itself which function it is, or asks
    (NUMBER, r"\sigma(x) = \frac{1}{2} + \frac{1}{2} \tanh \frac{x}{2}", "u"),
    (NUMBER, r"\tanh(x) = 2 \sigma(2x) - 1", "p"),
    (NUMBER, r"\tanh(x) = 2 \sigma(x) - 1", "r"),
    (NUMBER, r"\sigma'(x) = \sigma(x) (1 - \sigma(x)) + 0 \cdot e^{-x}", "p"),
    # nothing here says which function it is; a permutation is none of numbers
    (NUMBER, r"\sigma(-x) = 1 - \sigma(x)", "u"),
    (r"Let $x_1, \dots, x_n \in \mathbb{R}$." + "\n\n", r"\sum_{i=1}^n (x_i - \bar{x})^2 = \sum_{i=1}^n x_i^2 - n \bar{x}^2", "p"),
    (r"Let $x_1, \dots, x_n \in \mathbb{R}$." + "\n\n", r"\sum_{i=1}^n (x_i - \bar{x})^2 = \sum_{i=1}^n x_i^2 - \bar{x}^2", "r"),
]


@pytest.mark.parametrize(("given", "line", "wanted"), JUDGED, ids=[f"{k} {line}" for k, (_, line, _) in enumerate(JUDGED)])
def test_judged(given: str, line: str, wanted: str) -> None:
    assert letters(f"{given}$$ {line} $$\n") == wanted


READ = [
    (r"Let $|x| < 1$.", r"\sum_{k=0}^\infty x^k = \frac{1}{1 - x}", "p"),
    (r"Let $|x| < 1$.", r"\sum_{k=0}^\infty x^k = \frac{1}{1 + x}", "r"),
    ("", r"\sin 30^\circ = \frac{1}{2}", "p"),
    ("", r"\cos 60^\circ = \frac{\sqrt{3}}{2}", "r"),
    (r"Let $S \in \mathbb{R}^{d \times d}$ be symmetric and $w \in \mathbb{R}^d$.",
     r"\nabla_w (w^\top S w - \lambda (w^\top w - 1)) = 2 S w - 2 \lambda w", "p"),
    (r"Let $x, \mu \in \mathbb{R}$ and $\sigma > 0$. Define $\log p(x) = -\frac{1}{2} \log(2 \pi \sigma^2) - \frac{(x - \mu)^2}{2 \sigma^2}$.",
     r"\frac{\partial}{\partial x} p(x) = -\frac{x - \mu}{\sigma^2} p(x)", "p"),
    (r"Let $x_1, \dots, x_n \in \mathbb{R}$, $\mu \in \mathbb{R}$ and $\sigma > 0$. "
     r"Define $\ell(\mu, \sigma^2) = -\frac{n}{2} \log(2 \pi \sigma^2) - \frac{1}{2 \sigma^2} \sum_{i=1}^n (x_i - \mu)^2$.",
     r"\frac{\partial \ell}{\partial \sigma^2} = -\frac{n}{2 \sigma^2} + \frac{1}{2 \sigma^4} \sum_{i=1}^n (x_i - \mu)^2", "p"),
    (r"Let $m, k > 0$ and let $x(t)$ be smooth. Define $E = \frac{1}{2} m \dot{x}^2 + \frac{1}{2} k x^2$.",
     r"\frac{dE}{dt} = \dot{x}(m \ddot{x} + k x)", "p"),
    (r"Let $m, k > 0$ and let $x(t)$ be smooth. Define $E = \frac{1}{2} m \dot{x}^2 + \frac{1}{2} k x^2$.",
     r"\frac{dE}{dt} = \dot{x}(m \ddot{x} - k x)", "r"),
    (r"Let $x(t), y(t) \in \mathbb{R}^3$.", r"\frac{d}{dt} (x \times y) = \dot{x} \times y + x \times \dot{y}", "p"),
    (r"Let $f, g$ be continuously differentiable on $[a, b]$.", r"\int_a^b f'(x) \, dx = f(b) - f(a)", "p"),
    (r"Define $T(t) = c + A e^{-k t}$.", r"\dot{T} = -k (T - c)", "p"),
    ("", r"\varepsilon_{123} = 1", "p"),
    ("", r"\varepsilon_{213} = 1", "r"),
    (r"Let $\mathbf{1} \in \mathbb{R}^n$ be the vector of ones and set $C = I - \frac{1}{n} \mathbf{1} \mathbf{1}^\top$.", "C^2 = C", "p"),
    (r"Let $A \in \mathbb{R}^{n \times n}$ be invertible and let $I$ be the identity matrix.", "A A^{-1} = I", "p"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "line", "wanted"), READ, ids=[f"{k} {line}" for k, (_, line, _) in enumerate(READ)])
def test_read(given: str, line: str, wanted: str) -> None:
    assert letters(f"{given}\n\n$$ {line} $$\n") == wanted


def test_a_later_line_settles_a_size() -> None:
    """Until then the weights had sizes of their own; both lines are about the same arrays."""
    first, second = checked(RECURRENT + "$$ W_{hh} h_{t-1} = W_{hh} h_{t-1} $$\n\n$$ W_{hh} = W_{hh}^\\top $$\n")[-2:]
    assert first.problem is second.problem is None
    assert first.context is not None
    assert second.context is not None
    assert not any(symbol.name.startswith("n_{W_{hh}}") for symbol in first.context.symbols)


def test_the_note_says_what_was_taken() -> None:
    """The sizes in it are those that the line gave the arrays."""
    remarks = [remark.message for remark in derivation(RECURRENT + "$$ h_t = h_t $$\n").remarks]
    assert any("W_{hh}" in remark for remark in remarks)
