"""Words that change what a name stands for, or take back what was said of it: no line that speaks of it is settled by what was said before."""

from __future__ import annotations

import pytest
from derivations import checked, verdict

from proofgen.verify.verdict import Proved, Refuted, Undecided

TWO = "Let $a = 2$. Then $a^2 = 4$.\n\n"

CHANGED = [
    *(
        TWO + words
        for words in (
            "Now change $a$ to $3$. Then $a^2 = 4$.",
            "Now replace $a$ by $3$. Then $a^2 = 4$.",
            "Replacing $a$ by $3$, we get $$a^2 = 4$$",
            "Replacing $a$ by $3$, we get $a^2 = 4$.",
            "We increase $a$ by one. Then $a^2 = 4$.",
            "Next, double $a$. Then $a^2 = 4$.",
            "What happens when $a$ is doubled? Then $a^2 = 4$.",
            "Now $a$ is arbitrary. Then $a^2 = 4$.",
            "Suppose instead that $a = 3$. Then $a^2 = 4$.",
            "We no longer assume that $a = 2$. Then $a^2 = 4$.",
            "Now we halve the number $a$. Then $a^2 = 4$.",
            "After doubling $a$ we have $a^2 = 4$.",
            "If we double $a$, then $a^2 = 4$.",
            "Now let us vary $a$. Then $a^2 = 4$.",
            "Set $a$ to $3$. Then $a^2 = 4$.",
            "Now change it to $3$. Then $a^2 = 4$.",
            "Change the value of $a$ to $3$. Then $a^2 = 4$.",
            "Now $a$ is $3$. Then $a^2 = 4$.",
            "Someone doubles $a$. Then $a^2 = 4$.",
            "Take another value of $a$. Then $a^2 = 4$.",
            "Treat $a$ as a variable. Then $a^2 = 4$.",
            "What if $a$ were $3$? Then $a^2 = 4$.",
            "Substitute $3$ for $a$. Then $a^2 = 4$.",
            "We add one to $a$. Then $a^2 = 4$.",
            "We let $a \\to \\infty$. Then $a^2 = 4$.",
            "We drop the assumption on $a$. Then $a^2 = 4$.",
            "In what follows $a$ is not $2$. Then $a^2 = 4$.",
            "Now for the general case. Then $a^2 = 4$.",
            "For all $a$ we have $a^2 = 4$.",
            "Now double everything. Then $a^2 = 4$.",
            "We now scale up $a$ by three. Then $a^2 = 4$.",
            "From now on $a \\in \\mathbb{R}$ is arbitrary. Then $a^2 = 4$.",
            "If $a$ had been $3$, we would have $$a^2 = 4$$",
            "The assumption that $a = 2$ is not needed: $$a^2 = 4$$",
            "Without fixing $a$: $$a^2 = 4$$",
            "We reuse $a$ for the area. Then $a^2 = 4$.",
            "Let $b = 1$. Then swap $a$ and $b$. Then $a^2 = 4$.",
        )
    ),
    "Let $n = 10$. Then $2n = 20$.\n\nFor general $n$, $$2n = 20$$",
    "Take $n = 3$ as an example. Then $2n = 6$.\n\nThe general formula is $$\\sum_{k=1}^n k = 6$$",
    "Let $n = 3$. Then $2n = 6$.\n\nIn general, $$2n = 6$$",
    "Let $x = 3$. Then $x^2 = 9$.\n\nForget this value. Then $$x^2 = 9$$",
    "Let $x = 2$ in this paragraph. Then $x^2 = 4$.\n\nHere $x$ is a free variable again, so $$x^2 = 4$$",
    "We set $c = 1$. Then $$E = mc^2 = m$$\n\nRestoring $c$, we have $$E = m$$",
    "We set $\\hbar = 1$. Then $$E = \\hbar \\omega = \\omega$$\n\nPutting back $\\hbar$: $$E = \\omega$$",
    "Let $\\alpha = 1$ for simplicity. Then $$y = \\alpha x = x$$\n\nReintroducing $\\alpha$, $$y = x$$",
    "As a warm-up, let $d = 1$. Then $$x^d = x$$\n\nNow we consider the case $d > 1$: $$x^d = x$$",
    "Let $f(x) = x^2$. Then $f(3) = 9$.\n\nRedefine $f$ by adding one. Then $$f(3) = 9$$",
    "Let $f(x) = x^2$. Then $f'(x) = 2x$.\n\nNow we swap $f$ for the exponential function. Then $f'(x) = 2x$.",
    "Let $X \\sim N(0,1)$. Then $E[X^2]=1$.\n\nNow suppose $X$ is uniform on $[0,1]$ instead. Then $$E[X^2]=1$$",
    "Let $X \\sim N(0,1)$. Then $E[X^2]=1$.\n\nNow shift $X$ by $1$. Then $$E[X^2]=1$$",
    "Let $g = 9.8$. Then $2g = 19.6$.\n\nOn the moon, $g$ is smaller. There $$2g = 19.6$$",
    "Let $A = \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$. Then $$\\det A = -2$$\n\nSwap the rows of $A$. Then $$\\det A = -2$$",
    "Let $A = \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$. Then $$\\det A = -2$$\n\nSwap the rows of $A$. Then $$\\det A = 2$$",
    "Let $A = \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$.\n\nSubtracting three times the first row from the second gives $$A = \\begin{pmatrix}1&2\\\\0&-2\\end{pmatrix}$$",
    "Let $x = 10$. We double $x$. Thus $$x = 20$$",
    "Let $v = (1,2)$. Then $$\\|v\\|^2 = 5$$\n\nAfter normalising $v$ we have $$\\|v\\|^2 = 1$$",
    "Let $x = 1$ and $\\eta = 2$ and $g = 3$. Then $x$ is updated: $$x = x - \\eta g$$",
    "Let $x, \\eta, g \\in \\mathbb{R}$. Then $x$ is updated: $$x = x - \\eta g$$",
    "Let $i = 1$. The algorithm sets $$i = i+1$$",
    "Let $x > 0$. Then $2x > 0$.\n\nNow negate $x$. Then $$2x > 0$$",
    "Let $a = 2$ and $b = a + 1$. Then $b = 3$.\n\nNow double $a$. Then $b = 3$.",
    "Let $a = 2$. Now double $a$. Let $c = a + 1$. Then $c = 3$.",
    "Let $x = 1$. In the first step, $x := x + 1$. Then $$x = 1$$",
    "Let $X \\sim N(0,1)$. Then $E[X^2]=1$.\n\nNow let $X$ be uniform on $[0,1]$ instead. Then $$E[X^2]=1$$",
    "Let $n \\in \\mathbb{N}$. Then $\\cos(2 \\pi n) = 1$.\n\nNow halve $n$. Then $$\\cos(2\\pi n) = 1$$",
    "Let $A = \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$. Then $$\\det A = -2$$\n\nChange the entry $4$ of $A$ to $5$. Then $$\\det A = -2$$",
    "Let $v = (1, 2)$. Then $\\|v\\|^2 = 5$.\n\nWe normalise it. Then $$\\|v\\|^2 = 5$$",
    "Suppose $x + y = 3$ and $y = 1$. Then $x = 2$.\n\nNow double $y$. Then $$x = 2$$",
    "Let $x > 0$. Then $|x| = x$.\n\nWe no longer assume that $x > 0$. Then $$|x| = x$$",
]  # fmt: skip

KEPT = [
    "Let $u = x^2$. Substituting $u = x^2$, we get $$u + 1 = x^2 + 1$$",
    "Let $u = x^2$. Replacing $u$ by $x^2$ gives $$u + 1 = x^2 + 1$$",
    "Let $x > 0$. Replacing $x$ by $x + h$ in the identity gives $$(x+h)^2 = x^2 + 2xh + h^2$$",
    "Let $n \\in \\mathbb{N}$. Replacing $n$ by $n+1$ gives $$(n+1)^2 = n^2 + 2n + 1$$",
    "Let $n \\ge 1$. Replace $n$ by $n+1$ to get $$(n+1)^2 = n^2 + 2n + 1$$",
    TWO + "We rewrite $a^2$ as $a \\cdot a$: $$a^2 = a \\cdot a$$",
    "Let $x > 0$. The logarithm is increasing in $x$, and $$\\log(x^2) = 2 \\log x$$",
    "Let $f(x) = x^2$. By a change of variables, $$\\int_0^1 f(x)\\,dx = \\frac13$$",
    TWO + "By scale invariance, $$a^2 = 4$$",
    TWO + "Interchanging the sums, $$\\sum_{i=1}^2 \\sum_{j=1}^3 i j a = \\sum_{j=1}^3 \\sum_{i=1}^2 i j a$$",
    "Let $u, v \\in \\mathbb{R}^3$. For normalised vectors this is simpler. Now $$\\|u + v\\|^2 = \\|u\\|^2 + 2 u \\cdot v + \\|v\\|^2$$",
    TWO + "Doubling both sides, $$2a^2 = 8$$",
    "Let $x \\in \\mathbb{R}$. In general, $$(x+1)^2 = x^2 + 2x + 1$$",
    "Let $f(x) = x^2$. In general, $$f(x + 1) = x^2 + 2x + 1$$",
    TWO + "We do not change $a$. Then $$a^2 = 4$$",
    TWO + "Without changing $a$, we see that $$a^2 = 4$$",
    TWO + "Now change $a$ to $3$. Let $a = 3$. Then $a^2 = 9$.",
    TWO + "Let $b = 3$. Now double $b$. Then $a^2 = 4$.",
    TWO + "Instead of $a^2$ we may write $4$, since $$a^2 = 4$$",
    TWO + "The change $\\Delta$ does not matter. Then $$a^2 = 4$$",
    "Let $x > 0$ be arbitrary. Since $x$ is arbitrary, $$\\log(x^2) = 2 \\log x$$",
    "Let $v = (3, 4)$. Scaling $v$ gives $u = v/5$. Then $$\\|v\\|^2 = 25$$",
    "Let $x > 0$. If we double $x$, the area is $$(2x)^2 = 4x^2$$",
    "Let $a = 2$ and $b = 3$. We swap the order of the factors: $$a b = b a$$",
    "Let $S = \\sum_{k=1}^n k$. Reversing the order of the terms, $$S = \\frac{n(n+1)}{2}$$",
    "Let $x = 3$. Taking a product instead of a sum, $$x \\cdot x = 9$$",
    "Let $x = 3$ and consider the case $x = 3$. Then $$x^2 = 9$$",
    "Let $A = \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$. Multiplying the first row with the first column gives $$1 \\cdot 1 + 2 \\cdot 3 = 7$$ and $$\\det A = -2$$",
    "Let $A \\in \\mathbb{R}^{n \\times n}$ be symmetric. Replacing $A$ by $A^\\top$, $$A = A^\\top$$",
    "Let $s(x) = 1/(1 + e^{-x})$. Replacing $x$ by $-x$, we find $$s(-x) = 1 - s(x)$$",
    "Let $x = r \\cos t$. Changing $x$ to $r \\cos t$, $$x^2 = r^2 \\cos^2 t$$",
    "Let $a > 0$ and $b > 0$. Exchanging $a$ and $b$ if needed, $$a + b > 0$$",
    "Let $y = x^2$. As $x$ varies, $y$ changes. Then $$y = x^2$$",
    "Let $n \\ge 1$. As $n$ increases, $1/n$ decreases. Then $$\\frac{1}{n} > 0$$",
    "Let $f(x) = x^2$. Shifting $f$ by one gives $g(x) = (x-1)^2$. Then $$f(2) = 4$$",
    *(
        TWO + words + " Then $a^2 = 4$."
        for words in (
            "Hence $a$ is not $0$.",
            "The number $a$ does not change.",
            "Regard $a$ as a constant.",
            "Subtract $a$ from both sides.",
            "No other value of $b$ works.",
            "We set $b = 3$ and change $b$ to $4$.",
            "We replace $4$ by $a^2$.",
            "For all $x$ we have $a x = 2 x$.",
            "Change the order of integration.",
            "Let $z = a + 1$. Increasing $x$ does not affect $z$.",
        )
    ),
    TWO + "For all $a$, $$a^2 \\ge 0$$\n\nThen $$a^2 = 4$$",
    "Let $z = 2$. Now $z$ is a root of $t^2 - 4$, since $$z^2 - 4 = 0$$",
]  # fmt: skip


@pytest.mark.parametrize("text", CHANGED)
def test_what_is_changed_in_words_settles_nothing(text: str) -> None:
    found = verdict(checked(text + "\n")[-1])
    assert isinstance(found, Undecided), found


@pytest.mark.parametrize("text", KEPT)
def test_what_changes_nothing_keeps_its_proof(text: str) -> None:
    line = checked(text + "\n")[-1]
    assert line.span.end > len(text) - 4  # it is the last one that is looked at
    found = verdict(line)
    assert isinstance(found, Proved), found


def test_the_reason_names_what_is_changed() -> None:
    line = checked(TWO + "Now change $a$ to $3$. Then $a^2 = 4$.\n")[-1]
    assert line.context is not None
    assert line.context.changed == ("the text changes $a$ in words, and how is not used",)


def test_what_stands_above_is_not_touched() -> None:
    first, last = checked(TWO + "Now change $a$ to $3$. Then $a^2 = 5$.\n")
    assert isinstance(verdict(first), Proved)
    assert not isinstance(verdict(last), Refuted)
