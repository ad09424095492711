"""For every code a few words on which it fires, where its caret stands, and nearly the same words on which it does not."""

from __future__ import annotations

DECLARED = (
    r"Let $n \in \mathbb{N}$, $i, j, k \in \{1, \dots, n\}$, $x, y, a, b \in \mathbb{R}$, $u, v \in \mathbb{R}^n$, "
    r"$A, B \in \mathbb{R}^{n \times n}$, and $f \colon \mathbb{R} \to \mathbb{R}$."
    "\n\n"
)
"""Stands above every text that is no file of its own."""

# code, words on which it fires, the text under its caret, words on which it does not
Case = tuple[str, str, str, str]
VERDICTS: tuple[Case, ...] = (
    ("sides-differ", "$$ x + x = 3 x $$", "x + x = 3 x", "$$ x + x = 2 x $$"),
    (
        "undecided",
        r"$$ \int_0^1 \frac{\sin(\sin t)}{1 + t} \, dt < x^2 + 1 $$",
        r"\int_0^1 \frac{\sin(\sin t)}{1 + t} \, dt < x^2 + 1",
        "$$ 0 < x^2 + 1 $$",
    ),
    ("not-checkable", r"$$ x \approx y $$", r"x \approx y", "$$ x = x $$"),
    ("unchecked", "We know $x = x$.", "x = x", "So $x = x$."),
    ("unchecked", "<!-- proofgen: skip (by Fubini) -->\n$$ x = x $$", "x = x", "<!-- proofgen: step -->\n$$ x = x $$"),
)
READING: tuple[Case, ...] = (
    ("unbalanced-dollar", "Here $x + 1 is odd.", "$", "Here $x + 1$ is odd."),
    ("unbalanced-dollar", "Here $$x + 1 is odd.", "$$", r"It costs \$5."),
    ("unknown-directive", "<!-- proofgen: prove -->\n$$ x = x $$", "<!-- proofgen: prove -->", "<!-- proofgen: step -->\n$$ x = x $$"),
    ("unknown-reference", "$$ x = x \\tag{1} $$\n\nSo $y = y$ by (2).", "(2)", "$$ x = x \\tag{2} $$\n\nSo $y = y$ by (2)."),
    ("unknown-reference", r"Using (1) and (2), $x = x$.", "(2)", "Adams (2019) has (3) items, so $x = x$."),
    ("unknown-reference", r"By \eqref{eq:a}, $x = x$.", "eq:a", "By \\eqref{eq:a},\n\n$$ x = x \\label{eq:a} $$"),
    ("unknown-reference", "By @eq-b, $x = x$.", "eq-b", "By @eq-b,\n\n$$ x = x $$ {#eq-b}"),
    ("unknown-reference", "By {eq}`eq-c`, $x = x$.", "eq-c", "By {eq}`eq-c`,\n\n```{math}\n:label: eq-c\nx = x\n```"),
    ("unknown-reference", r"$$ x \overset{(3)}{=} x $$", "(3)", "1. a\n2. b\n3. c\n\n$$ x \\overset{(3)}{=} x $$"),
    ("unknown-reference", r"$$ x = x \quad \text{by } (4) $$", "(4)", r"$$ x = x \quad \text{for } (x > 0) $$"),
    ("unknown-reference", r"$$ x = x \quad \text{by \eqref{eq:d}} $$", "eq:d", "`by \\eqref{eq:d}` is code"),
    ("duplicate-label", "$$ x = x \\tag{1} $$\n\n$$ y = y \\tag{1} $$", r"y = y \tag{1}", "$$ x = x \\tag{1} $$\n\n$$ y = y \\tag{2} $$"),
    ("unknown-reference", r"By \eqref{eq:e}, $x = x$.", "eq:e", "So $x = x$. <!-- by \\eqref{eq:e} -->\n\n% by \\eqref{eq:e}\n"),
    ("duplicate-label", "$$ x = x $$ {#eq-a}\n\n$$ y = y $$ {#eq-a}", "y = y", "$$ x = x $$ {#eq-a}\n\n$$ y = y $$ {#eq-b}"),
    ("unexpected", "$$ x + = y $$", "=", "$$ x + a = y $$"),
    ("missing-argument", "$$ x + () = y $$", "()", "$$ x + (a) = y $$"),
    ("unclosed-brace", "$$ x + {a = y $$", "{", "$$ x + {a} = y $$"),
    ("unopened-brace", "$$ x + a} = y $$", "}", "$$ x + {a} = y $$"),
    ("unclosed-bracket", "$$ (x + a = y $$", "(", "$$ (x + a) = y $$"),
    ("unknown-command", r"$$ x + \foo = y $$", r"\foo", r"$$ x + \phi = y $$"),
    ("unknown-notation", r"$$ \mathbb{Z} = y $$", r"\mathbb{Z}", r"$$ \mathrm{Z} = y $$"),
    ("unknown-notation", r"$$ A^* = B $$", "A^*", "$$ A^H = B $$"),
    ("loose-exponent", "$$ x^10 = y $$", "^10", "$$ x^{10} = y $$"),
    (
        "ragged-matrix",
        r"$$ \det \begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix} = y $$",
        r"\begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix}",
        r"$$ \det \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} = y $$",
    ),
    ("ellipsis", r"$$ x + \dots + a = y $$", r"x + \dots + a", "$$ x + a = y $$"),
    ("ellipsis-read", r"$$ 1 + 2 + \dots + n = y $$", r"\dots", r"$$ \sum_{l=1}^n l = y $$"),
    ("ambiguous-bar", r"$$ x + x^2 \Big|_{x=0}^{x=1} = y $$", "|", r"$$ \Big[x + x^2\Big]_{x=0}^{x=1} = y $$"),
    (
        "ellipsis-in-matrix",
        r"$$ \begin{pmatrix} x \\ \vdots \\ y \end{pmatrix} = u $$",
        r"\vdots",
        r"$$ \begin{pmatrix} x \\ y \end{pmatrix} = u $$",
    ),
    ("no-differential", r"$$ \int_0^1 x = y $$", r"\int", r"$$ \int_0^1 x \, dx = y $$"),
    ("unslashed", "$$ log(x) = y $$", "log", r"$$ \log(x) = y $$"),
    ("bare-index", r"$$ \theta{ij} = y $$", r"\theta{ij}", r"$$ \theta_{ij} = y $$"),
    ("invisible-braces", "$$ x = -{a - b} $$", "-{a - b", "$$ x = -(a - b) $$"),
    ("ambiguous-slash", "$$ 1/2x = y $$", "/2x", "$$ (1/2)x = y $$"),
    ("function-scope", r"$$ \sin a(x - b) = y $$", "a(", r"$$ \sin(a(x - b)) = y $$"),
    ("function-scope", r"$$ \log x(1 - x) = y $$", "x(", r"$$ \log x \, (1 - x) = y $$"),
    ("sum-scope", r"$$ \sum_i u_i - v_i = y $$", "v_i", r"$$ \sum_i (u_i - v_i) = y $$"),
    ("sum-scope", r"$$ 2 \sum_i u_i + v_i = y $$", "v_i", r"$$ \sum_i u_i + \sum_i v_i + v_j = y $$"),
    ("no-dependence", r"$$ \frac{dy}{dx} = a $$", r"\frac{dy}{dx}", r"$$ \frac{d}{dx} (y x) = a $$"),
    (
        "no-dependence",
        r"$$ \frac{\partial L}{\partial x} = 0 $$",
        r"\frac{\partial L}{\partial x}",
        r"$$ \frac{\partial y}{\partial x} = 0 $$",
    ),
    (
        "held-fixed",
        r"Let $p = x^2$ and $q = xp$. Then $$ \frac{\partial q}{\partial x} = p $$",
        r"\frac{\partial q}{\partial x}",
        r"Let $p = x^2$ and $q = xp$. Then $$ \frac{dq}{dx} = 3x^2 $$",
    ),
    ("power-of-value", r"$$ \sin(x)^2 = y $$", r"\sin(x)^2", r"$$ \sin^2(x) = y $$"),
    ("introduced", "$$ z = y^2 $$", "z = y^2", "$$ x = y^2 $$"),
    ("inferred", "$$ z = y $$", "$$ z = y $$", "$$ x = y $$"),
    ("inferred", "$$ u_l = y $$", "$$ u_l = y $$", "$$ u_k = y $$"),
    ("call-or-product", "$$ g(x) = y $$", "g(x)", "$$ f(x) = y $$"),
    ("function-as-value", "$$ f = y $$", "f", "$$ f(x) = y $$"),
    ("shape-mismatch", "$$ u = y $$", "y", "$$ u = v $$"),
    ("too-many-indices", "$$ u_{ij} = y $$", "u_{ij}", "$$ A_{ij} = y $$"),
    ("index-range", r"Let $w \in \mathbb{R}^2$. $$ w_3 = y $$", "3", r"Let $w \in \mathbb{R}^2$. $$ w_2 = y $$"),
    (
        "index-thrice",
        "Repeated indices are summed over. $$ u_i v_i u_i = y $$",
        "u_i v_i u_i",
        "Repeated indices are summed over. $$ u_i v_i = y $$",
    ),
    ("ambiguous-product", "$$ u v = y $$", "u v", r"$$ u^\top v = y $$"),
    ("wrong-arity", "$$ f(x, y) = y $$", "f(x, y)", "$$ f(x) = y $$"),
    ("softmax-component", r"$$ \mathrm{softmax}(u_i) = y $$", r"\mathrm{softmax}(u_i)", r"$$ \mathrm{softmax}(u)_i = y $$"),
    (
        "taken-as-mean",
        r"Let $w \in \mathbb{R}^n$. $$ \sum_i (w_i - \bar{w}) = 0 $$",
        r"\bar{w}",
        r"Let $w \in \mathbb{R}^n$. Define $\bar{w} = \frac{1}{n} \sum_i w_i$. $$ \sum_i (w_i - \bar{w}) = 0 $$",
    ),
    (
        "size-fixed",
        r"$$ u = \begin{pmatrix} 1 \\ 2 \end{pmatrix} $$",
        r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}",
        r"Let $w \in \mathbb{R}^2$. $$ w = \begin{pmatrix} 1 \\ 2 \end{pmatrix} $$",
    ),
    (
        "reused-index",
        r"$$ \frac{\partial}{\partial u_i} \sum_{i=1}^n u_i^2 = 2 u_i $$",
        r"\sum_{i=1}^n u_i^2",
        r"$$ \frac{\partial}{\partial u_i} \sum_{j=1}^n u_j^2 = 2 u_i $$",
    ),
    ("unbounded-sum", r"$$ \sum x = y $$", r"\sum x", r"$$ \sum_{l=1}^n x = y $$"),
    ("unbounded-sum", r"$$ \sum_l x = y $$", "l", r"$$ \sum_{l=1}^n x = y $$"),
    ("unclear-hypothesis", "Assume not $x > 0$.", "x > 0", "Assume $x > 0$."),
    ("unclear-hypothesis", "Assume $x > 0$ or $y > 0$.", "x > 0", "Assume $x > 0$ and $y > 0$."),
    ("unclear-definition", "Define $c = 1$ and $c = 2$.", "c = 2", "Define $c = 1$ and $d = 2$."),
    ("unclear-condition", r"$$ x = y \quad \text{for } a = 1, 2 $$", "a = 1, 2", r"$$ x = y \quad \text{for } a = 1 $$"),
    ("defined-later", "$$ c = y $$\n\nDefine $c = 2a$.", "c = y", "Define $c = 2a$.\n\n$$ c = y $$"),
    ("derivative-scope", r"$$ \frac{d}{dx} (x - a)(x - b) = y $$", "(x - a)(x - b)", r"$$ \frac{d}{dx} ((x - a)(x - b)) = y $$"),
    ("not-a-statement", r"$$ x + y, \quad x = y $$", "x + y", r"$$ x + y = a, \quad x = y $$"),
    ("not-a-definition", "Define $c = 2, x + y$.", "x + y", "Define $c = 2, d = x + y$."),
    ("not-a-number", "For example, $x = y$.", "y", "For example, $x = 2$."),
    ("circular-definition", "Define $c = c + 1$.", "c + 1", "Define $c = x + 1$."),
    ("unknown-declaration", r"Let $z \in \mathcal{H}$.", r"\mathcal{H}", r"Let $z \in \mathbb{R}$."),
)
STRICT: tuple[Case, ...] = (
    ("undeclared", "$$ x = z $$", "z", "$$ x = y $$"),
    ("undeclared", "$$ x = z_i $$", "z", "$$ x = u_i $$"),
    ("undeclared", r"Let $w \in \mathbb{R}^m$.", "m", r"Let $w \in \mathbb{R}^n$."),
    ("undeclared", r"Let $W$ be an $n \times p$ matrix.", "p", r"Let $W$ be an $n \times n$ matrix."),
    ("undeclared", "$$ u_p = x $$", "p", "$$ u_k = x $$"),
    ("undeclared", r"$$ \sum_{l=1}^n u_l = u_q $$", "q", r"$$ \sum_{l=1}^n u_l = u_k $$"),
    ("undeclared", "Define $g(s) = s^2$.", "s", "Define $g(x) = x^2$."),
    ("undeclared", r"Define $\alpha_l = u_l$.", "l", r"Define $\alpha_i = u_i$."),
)
# code, a file of which it fires, the text under its caret, a file of which it does not
FILES: tuple[tuple[str, bytes, str, bytes], ...] = (
    (
        "unknown-colour",
        b"---\ncolors: {p: reddish}\n---\n\nLet $p \\in \\mathbb{R}$.\n",
        "p: reddish",
        b"---\ncolors: {p: teal}\n---\n\nLet $p \\in \\mathbb{R}$.\n",
    ),
    (
        "unused-colour",
        b"---\ncolors: {q: teal}\n---\n\nLet $p \\in \\mathbb{R}$.\n",
        "q: teal",
        b"---\ncolors: {p: teal}\n---\n\nLet $p \\in \\mathbb{R}$.\n",
    ),
    (
        "pale-colour",
        b"---\ncolors: {p: yellow}\n---\n\nLet $p \\in \\mathbb{R}$.\n",
        "p: yellow",
        b"---\ncolors: {p: teal}\n---\n\nLet $p \\in \\mathbb{R}$.\n",
    ),
    ("not-utf8", b"caf\xe9", "\ufffd", "café".encode()),
    ("binary-file", b"a\0b", "␀", b"a b"),
    ("handout-note", b"<!-- proofgen-note -->x<!-- /proofgen-note -->\n\ny\n", "<!--", b"<!-- proofgen-note -->\n\ny\n"),
    ("picture", b"See ![a curve](curve.png).\n", "See ![a curve](curve.png).", b"See a curve.\n"),
    ("empty-file", b" \n", "", b"a\n"),
    ("too-large", b"a" * ((20 << 20) + 1), "a", b"a" * 1000),
    ("too-long", b"$$ " + b"x + " * 6_000 + b"x = 1 $$", "", b"$$ " + b"x + " * 60 + b"x = 1 $$"),
    ("too-deep", b"$$ " + b"(" * 600 + b"x" + b")" * 600 + b" = 1 $$", "(", b"$$ " + b"(" * 6 + b"x" + b")" * 6 + b" = 1 $$"),
    ("unknown-option", b"---\nproofgen:\n  stict: true\n---\n\na", "stict", b"---\nproofgen:\n  strict: true\n---\n\na"),
    ("unknown-option", b"---\nproofgen:\n  log: 10\n---\n\na", "log", b"---\nproofgen:\n  title: 10\n---\n\na"),
    ("undeclared", b"---\nproofgen:\n  strict: true\n---\n\n$$ x = 1 $$", "x", b"---\nproofgen:\n  strict: false\n---\n\n$$ x = 1 $$"),
)
# code, the name of a file, what is in it, the text under its caret, what it may hold instead
NAMED: tuple[tuple[str, str, bytes, str, bytes], ...] = (
    ("unclosed-fence", "a.md", b"a\n\n```python\nx", "```", b"a\n\n```python\nx\n```\n"),
    ("not-a-notebook", "a.ipynb", b"[1, 2]", "[", b'{"cells": [], "nbformat": 4}'),
    ("unclosed-environment", "a.tex", b"\\begin{align} x &= x", "\\begin{align}", b"\\begin{align} x &= x \\end{align}"),
    ("missing-include", "a.tex", b"\\input{no-such-chapter}", "\\input{no-such-chapter}", b"a"),
    ("unknown-branch", "a.tex", b"\\ifx\\a\\b Suppose $x = 0$. \\fi", "\\ifx", b"\\newif\\ifsol \\ifsol Suppose $x = 0$. \\fi"),
    ("unread-macro", "a.tex", b"\\newcommand{\\a}{Let $x > 0$.}\\a", "\\a", b"\\newcommand{\\a}{$x > 0$}Let \\a."),
    ("refused-include", "a.tex", b"\\input{../chapter}", "\\input{../chapter}", b"a"),
)
