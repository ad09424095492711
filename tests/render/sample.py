"""Reports built by hand: what the checker says of a handout on softmax, and of a file whose every word is hostile."""

from __future__ import annotations

from dataclasses import replace

from proofgen.report.values import (
    Block,
    Comparison,
    Counterexample,
    Display,
    Document,
    Formula,
    Heading,
    Label,
    Paragraph,
    Place,
    Remark,
    Report,
    Text,
    Verbatim,
    VerdictWord,
)
from tests.render.pieces import EMPTY as EMPTY
from tests.render.pieces import document as document
from tests.render.pieces import given, line, place, sentence

SOFTMAX = r"""# The gradient of softmax cross-entropy

Let $n \in \mathbb{N}$, let $i, j, k \in \{1, \dots, n\}$, and let $\theta \in \mathbb{R}^n$ be the scores.
Let $y \in \mathbb{R}^n$ be one-hot, with $y_k = 1$ and $y_j = 0$ for all $j \neq k$. Define

$$ \hat y_i = \frac{\exp(\theta_i)}{\sum_{j=1}^n \exp(\theta_j)}, \qquad L = -\sum_{i=1}^n y_i \log \hat y_i . $$

**Theorem.** $\nabla_\theta L = \hat y - y$.

## The derivation

Only one term of the sum survives, and the logarithm of a quotient is a difference:

$$
\begin{aligned}
L &= -\log \hat y_k                                && \text{since } y_k = 1 \\
  &= -\log \frac{\exp(\theta_k)}{\sum_{j=1}^n \exp(\theta_j)} && \text{definition of } \hat y \\
  &= -\theta_k + \log \sum_{j=1}^n \exp(\theta_j)  && \text{logarithm of a quotient} .
\end{aligned} \tag{1}
$$

The scores are independent variables, so

$$ \frac{\partial \theta_k}{\partial \theta_i} = \begin{cases} 1 & i = k \\ 0 & i \neq k \end{cases} = y_i $$

and by the chain rule

$$ \frac{\partial}{\partial \theta_i} \log \sum_{j=1}^n \exp(\theta_j) = \hat y_i . \tag{2} $$

Using (1) and (2), $\frac{\partial L}{\partial \theta_i} = \hat y_i - y_i$ for all $i$. Where $x \neq 1$ one also has

$$ \sum_{j=0}^{n-1} x^j = \frac{x^n - 1}{x - 1} . $$
"""

MISTAKE = r"""# The gradient is zero in every row but the fourth

Let $\theta \in \mathbb{R}^5$ and $y = e_4$. Someone wrote, *with conviction*:

$$ \frac{\partial L}{\partial \theta} = (0, 0, 0, y_4 - \hat y_4, 0)^\top $$

It is also sometimes claimed that

$$ \sqrt{x^2} = x $$

and, without giving a reason, that

$$ \int_0^1 \frac{\sin(\sin x)}{1 + x} \, dx = \frac{1}{\pi} + c $$

and the last thing on the board was

$$ \foo{x} = \frac{1}{2 $$
"""


def softmax() -> Document:
    """A proof in which every line holds, one of them under a condition."""
    t, sums = SOFTMAX, r"\sum_{j=1}^{n} \exp(\theta_j)"
    lines = (
        given(t, r"n \in \mathbb{N}", "declaration"),
        given(t, r"i, j, k \in \{1, \dots, n\}", "declaration"),
        given(t, r"\theta \in \mathbb{R}^n", "declaration"),
        given(t, r"y \in \mathbb{R}^n", "declaration"),
        given(t, r"y_k = 1", "hypothesis"),
        given(t, r"y_j = 0", "hypothesis", r"y_j = 0 \quad (j \neq k)"),
        given(t, r"\hat y_i = \frac{\exp(\theta_i)}{\sum_{j=1}^n \exp(\theta_j)}", "definition"),
        given(t, r"L = -\sum_{i=1}^n y_i \log \hat y_i", "definition"),
        line(t, r"\nabla_\theta L = \hat y - y", r"\nabla_\theta L", r"\hat y - y", role="goal", how=("follows from line 8",)),
        line(
            t,
            r"-\log \hat y_k",
            "L",
            r"-\log \hat y_k",
            reason="since y_k = 1",
            how=("sum over a one-hot vector", "any n"),
            tag="1",
        ),
        line(
            t,
            r"-\log \frac{\exp(\theta_k)}{\sum_{j=1}^n \exp(\theta_j)}",
            "L",
            rf"-\log \frac{{\exp(\theta_k)}}{{{sums}}}",
            left_shown="",
            reason="definition of ŷ",
            how=("definition unfolded",),
        ),
        line(
            t,
            r"-\theta_k + \log \sum_{j=1}^n \exp(\theta_j)",
            "L",
            rf"-\theta_k + \log {sums}",
            left_shown="",
            reason="logarithm of a quotient",
            how=("each exp(θ_j) > 0", "log of a quotient"),
        ),
        line(
            t,
            r"\begin{cases} 1 & i = k \\ 0 & i \neq k \end{cases}",
            r"\frac{\partial \theta_k}{\partial \theta_i}",
            r"\begin{cases} 1 & i = k \\ 0 & i \neq k \end{cases}",
            how=("both cases checked",),
            reason="The scores are independent variables",
        ),
        line(
            t,
            r" y_i $$" + "\n\nand",
            r"\begin{cases} 1 & i = k \\ 0 & i \neq k \end{cases}",
            "y_i",
            left_shown="",
            how=("the one-hot vector itself",),
        ),
        line(
            t,
            r"\hat y_i . \tag{2}",
            rf"\frac{{\partial}}{{\partial \theta_i}} \log {sums}",
            r"\hat y_i",
            tag="2",
            how=("derivative of log", "derivative of a sum", "definition unfolded"),
            reason="by the chain rule",
        ),
        line(
            t,
            r"\frac{\partial L}{\partial \theta_i} = \hat y_i - y_i",
            r"\frac{\partial L}{\partial \theta_i}",
            r"\hat y_i - y_i",
            role="inline",
            how=("uses (1) and (2)",),
        ),
        line(
            t,
            r"\sum_{j=0}^{n-1} x^j = \frac{x^n - 1}{x - 1}",
            r"\sum_{j=0}^{n-1} x^j",
            r"\frac{x^n - 1}{x - 1}",
            verdict="proved-if",
            conditions=(r"x \neq 1",),
            how=("induction on n",),
        ),
    )
    where = {each.source: at for at, each in enumerate(lines)}
    blocks: tuple[Block, ...] = (
        Heading(1, (Text("The gradient of softmax cross-entropy"),)),
        Paragraph(
            sentence(
                r"Let $n \in \mathbb{N}$, let $i, j, k \in \{1, \dots, n\}$, and let $\theta \in \mathbb{R}^n$ be the scores. "
                r"Let $y \in \mathbb{R}^n$ be one-hot, with $y_k = 1$ and $y_j = 0$ for all $j \neq k$. Define",
                lines=where,
            )
        ),
        Display((6, 7)),
        Paragraph(sentence(r"**Theorem.** $\nabla_\theta L = \hat y - y$.", lines=where)),
        Heading(2, (Text("The derivation"),)),
        Paragraph(sentence("Only one term of the sum survives, and the logarithm of a quotient is a difference:")),
        Display((9, 10, 11)),
        Paragraph(sentence("The scores are independent variables, so")),
        Display((12, 13)),
        Paragraph(sentence("and by the chain rule")),
        Display((14,)),
        Paragraph(
            sentence(
                r"Using (1) and (2), $\frac{\partial L}{\partial \theta_i} = \hat y_i - y_i$ for all $i$. "
                r"Where $x \neq 1$ one also has",
                lines=where,
            )
        ),
        Display((16,)),
    )
    return document("notes/softmax.md", t, "The gradient of softmax cross-entropy", lines, blocks)


def counterexample() -> Counterexample:
    claimed, true = (0.0, 0.0, 0.0, 0.6, 0.0), (0.1, 0.2, 0.1, -0.6, 0.2)
    exact = (
        (r"\frac{1}{10}", "0"),
        (r"\frac{1}{5}", "0"),
        (r"\frac{1}{10}", "0"),
        (r"-\frac{3}{5}", r"\frac{3}{5}"),
        (r"\frac{1}{5}", "0"),
    )
    rows = tuple(
        Comparison(rf"\frac{{\partial L}}{{\partial \theta_{{{i}}}}}", exact[i - 1][0], exact[i - 1][1], True, true[i - 1], claimed[i - 1])
        for i in range(1, 6)
    )
    point = ((r"\theta", r"(0, \log 2, 0, \log 4, \log 2)"), ("y", "(0, 0, 0, 1, 0)"))
    return Counterexample(point, rows, own_numbers=True)


def mistake(expected: str | None = None) -> Document:
    """A refuted vector, a refuted scalar, an undecided integral and a formula that cannot be read."""
    t = MISTAKE
    vector = r"(0, 0, 0, y_4 - \hat y_4, 0)^\top"
    lines = (
        given(t, r"\theta \in \mathbb{R}^5", "declaration"),
        given(t, r"y = e_4", "definition"),
        line(
            t,
            r"\frac{\partial L}{\partial \theta} = " + vector,
            r"\frac{\partial L}{\partial \theta}",
            vector,
            verdict="refuted",
            counterexample=counterexample(),
            left_value="(1/10, 1/5, 1/10, -3/5, 1/5)",
            right_value="(0, 0, 0, 3/5, 0)",
            left_place=place(t, r"\frac{\partial L}{\partial \theta}"),
            right_place=place(t, vector),
            code="sides-differ",
            message=r"this equality fails at $\theta = (0, \log 2, 0, \log 4, \log 2)$ in all five rows",
            hints=(
                r"would hold: $\frac{\partial L}{\partial \theta} = (\hat y_1, \hat y_2, \hat y_3, \hat y_4 - 1, \hat y_5)^\top$",
                r"the fourth entry has the wrong sign; the others are off by $\hat y_i$",
            ),
            expected=expected,
            as_expected=expected is not None,
        ),
        line(
            t,
            r"\sqrt{x^2} = x",
            r"\sqrt{x^2}",
            "x",
            verdict="refuted",
            counterexample=Counterexample((("x", "-1"),), (Comparison("", "1", "-1", True, 1.0, -1.0),), False),
            left_value="1",
            right_value="-1",
            left_place=place(t, r"\sqrt{x^2}"),
            right_place=place(t, "x $$", t.index(r"\sqrt")),
            code="sides-differ",
            message="this equality fails at $x = -1$",
            hints=(r"holds for $x \geq 0$",),
            as_expected=False,
        ),
        line(
            t,
            r"\int_0^1 \frac{\sin(\sin x)}{1 + x} \, dx = \frac{1}{\pi} + c",
            r"\int_{0}^{1} \frac{\sin(\sin x)}{1 + x} \, d x",
            r"\frac{1}{\pi} + c",
            verdict="undecided",
            code="undecided",
            message="no rule for this integral; the sides could not be compared",
            hints=(
                "no antiderivative was found that could be checked by differentiating it",
                "is $c$ real? nothing declares it",
            ),
            as_expected=False,
        ),
        line(
            t,
            r"\foo{x} = \frac{1}{2",
            "",
            "",
            reading="",
            relation="",
            relation_name=None,
            verdict="unreadable",
            code="unknown-command",
            message=r"there is no command \foo here",
            hints=(r"did you mean \bar?",),
            labels=(Label(place(t, r"\foo"), "this command"), Label(place(t, r"{2"), "this brace is never closed")),
            as_expected=False,
        ),
    )
    remarks = (
        Remark(
            place(t, r"\sqrt{x^2}"),
            "warning",
            "assumed-real",
            "I take $x$ to be real",
            (r"write “Let $x \in \mathbb{R}$” to say so",),
        ),
    )
    where = {each.source: at for at, each in enumerate(lines)}
    blocks: tuple[Block, ...] = (
        Heading(1, (Text("The gradient is zero in every row but the fourth"),)),
        Paragraph((*sentence(r"Let $\theta \in \mathbb{R}^5$ and $y = e_4$.", lines=where),)),
        Paragraph((Text("Someone wrote, "), Text("with conviction", "emphasis"), Text(":"))),
        Display((2,)),
        Paragraph((Text("It is also sometimes claimed that"),)),
        Display((3,)),
        Paragraph((Text("and, without giving a reason, that"),)),
        Display((4,)),
        Paragraph((Text("and the last thing on the board was"),)),
        Display((5,)),
        Heading(2, (Text("Remarks"),)),
        Paragraph((Text("a list item with "), Text("x = 1", "code")), "bullet", 1),
        Paragraph((Text("deeper"),), "bullet", 2),
        Paragraph((Text("first"),), "number", 1),
        Paragraph((Text("as someone said"),), "quote"),
        Verbatim("for i in range(3):\n    print(i & 1)  # 100% {sure}\n"),
    )
    return document("notes/mistake.md", t, "The gradient is zero in every row but the fourth", lines, blocks, remarks=remarks)


HOSTILE = (
    r"\input{/etc/passwd} \write18{ls} ^^5cinput <script>alert(1)</script> ]]> --> {{ 7*7 }} << 7*7 >> <% raw %> {% x %} <# c #> "
    "\u202eevil\u2066 \U0001f600 \x00 \x1b[31m % # & _ ~ ^ \\ { } $x$ $\\input{/etc/passwd}$ `tick` ``` | * [a](javascript:b) \u4e2d\u6587 \ue000 \ud800"
)


def hostile() -> Document:
    """The same unfriendly words in every field that an author, or a mistake of ours, can fill."""
    h = HOSTILE
    point = Counterexample(((h, h),), (Comparison(h, h, h, True, 1.0, float("nan")), Comparison("b", "1", "2", True, 1, 2)), False)
    base = replace(
        EMPTY,
        place=Place(1, 1, 1, len(h) + 1),
        source=h,
        reading=h,
        left=h,
        left_shown=h,
        right=h,
        relation=h,
        relation_name=h,
        condition=h,
        conditions=(h,),
        how=(h,),
        reason=h,
        tag=h,
        left_value=h,
        right_value=h,
        left_place=Place(1, 1, 1, 20),
        right_place=Place(1, 22, 1, 30),
        code=h,
        message=h,
        hints=(h, "would hold: $" + h.replace("$", "") + "$", "would hold: $x = 1$"),
        labels=(Label(Place(1, 3, 1, 9), h),),
        expected=h,
    )
    verdicts: tuple[VerdictWord, ...] = ("proved", "proved-if", "refuted", "undecided", "unreadable", "unchecked")
    steps = [replace(base, verdict=word, counterexample=point if word == "refuted" else None) for word in verdicts]
    more = [
        replace(base, role="goal"),
        replace(base, role="inline", verdict="refuted", counterexample=point),
        replace(base, role="definition", verdict=None),
        replace(base, role="declaration", verdict=None),
    ]
    blocks: tuple[Block, ...] = (
        Heading(1, (Text(h),)),
        Paragraph((Text(h), Formula(h, h, 8), Formula("", h, 9))),
        Paragraph((Text(h, "strong"), Text(h, "emphasis"), Text(h, "code"), Formula(h, h, 6))),
        Heading(2, (Text(h), Formula(h, h))),
        Display((0, 1, 2, 3, 4, 5)),
        Paragraph((Text(h), Formula(h, h, 7)), "bullet", 3),
        Paragraph((Text("\n".join((h, "# x", "1. y", "> z"))),), "quote"),
        Verbatim(h + "\n````\n\\end{verbatim}\n"),
    )
    remark = Remark(Place(1, 1, 1, 4), "error", h, h, (h,), (Label(Place(1, 2, 1, 4), h),))
    return document(f"{h}.md", h, h, (*steps, *more), blocks, remarks=(remark,))


def long_line() -> Document:
    """A refuted claim in the middle of a line of five million characters."""
    text = "a" * 2_500_000 + "$x = 1$" + "b" * 2_500_000
    start = 2_500_000
    here = replace(
        line(text, "x = 1", "x", "1"),
        verdict="refuted",
        code="sides-differ",
        message="this equality fails at $x = 0$",
        left_value="0",
        right_value="1",
        left_place=Place(1, start + 2, 1, start + 3),
        right_place=Place(1, start + 6, 1, start + 7),
        as_expected=False,
    )
    return document("long.md", text, "", (here,), ())


def report() -> Report:
    return Report((softmax(), mistake()))
