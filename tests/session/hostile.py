"""Two hundred files that somebody might send who means no good: each a name, a suffix and a text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

HEAD = "Let $x, y \\in \\mathbb{R}$.\n\n"
CONTROL = "\n\n$$ x + x = 2x $$\n"
N = 20_000
INJECTED = (
    "__import__('os').system('touch hacked')",
    "eval(compile(\"open('hacked','w')\",'','exec'))",
    "{{ cycler.__init__.__globals__.os.popen('touch hacked') }}",
    "{% for c in ().__class__.__base__.__subclasses__() %}{{ c }}{% endfor %}",
    "<% set x = 1 %><< 7*191 >>",
    r"\write18{touch hacked}",
    r"\immediate\openout1=hacked \immediate\write1{x}",
    r"\input{../secret}",
    r"\include{/etc/passwd}",
    r"\verbatiminput{../secret.txt}",
    r"\directlua{os.execute('touch hacked')}",
    r"\catcode`\$=12 \def\x{\csname end\endcsname}",
    "<script>fetch('//example.org')</script>",
    "<img src=x onerror=alert(1)>",
    "![](../secret.txt)",
    "[a](javascript:alert(1))",
    "::set-output name=x::y\n::error::owned",
    "\x1b]0;title\x07\x1b[2J",
    "$(touch hacked)`touch hacked`;touch hacked|",
    "'; DROP TABLE findings; --",
    "\u202e\u2066evil\u2069\u202c\u200b\ufeff",
)
PLACES = (
    "So {} it is.",
    "# {}",
    "$$ x = {} $$",
    "$$ x = \\text{{{}}} $$",
    "$$ x = x \\tag{{{}}} $$",
    "<!-- proofgen: skip ({}) -->\n$$ x = y $$",
    "---\ntitle: {}\n---",
)


def formula(text: str) -> str:
    return f"{HEAD}$$ {text} $${CONTROL}"


def _laugh(name: str, depth: int) -> str:
    names = [f"\\{name}{chr(97 + each)}" for each in range(depth + 1)]
    lines = [f"\\newcommand{{{names[0]}}}{{xxxxxxxxxx}}"]
    lines += [f"\\newcommand{{{after}}}{{{f'{before} ' * 10}}}" for before, after in pairwise(names)]
    return "\n".join(lines) + f"\n\n$$ {names[-1]} = x $$\n\n"


def _large() -> Iterator[tuple[str, str]]:
    wraps = {
        "(": ")",
        "{": "}",
        "[": "]",
        "\\left(": "\\right)",
        "\\frac{1}{": "}",
        "\\sqrt{": "}",
        "x^{": "}",
        "x_{": "}",
        "\\sin(": ")",
        "|": "|",
    }
    for at, (start, end) in enumerate(wraps.items()):
        yield f"nested-{at}", formula(start * N + "x" + end * N + " = x")
    for at, prefix in enumerate(
        ("-", "\\sin ", "\\hat ", "\\sum_{i=1}^9 ", "\\int_0^1 ", "\\frac{d}{dx} ", "\\lim_{x\\to 0} ", "\\nabla ", "!", "'")
    ):
        yield f"prefixed-{at}", formula(prefix * 3000 + "x = x")
    for at, joint in enumerate((" + ", " \\cdot ", " = ", " \\leq ", ", ", " \\iff ", "^", "_", "&", "\\\\")):
        yield f"joined-{at}", formula(joint.join(["x"] * 3000))
    yield "braces", formula("{" * 10**6 + "x" + "}" * 10**6 + " = x")
    yield "open-braces", formula("{" * 10**6)
    for at, text in enumerate(
        (
            "9^{9^{9}}",
            "9^{9^{9^{9}}}",
            "(x+y)^{1000000}",
            "1000000!",
            "\\binom{10^9}{10^8}",
            "\\sum_{i=1}^{10^{12}} i^2",
            "\\prod_{i=1}^{10^9} i",
        )
    ):
        yield f"huge-{at}", formula(f"{text} = x")
    yield "huge-sum", formula("\\sum_{i=1}^{1000000000000} \\frac{1}{i} = x")
    yield "digits", formula("1" * 100_000 + " = x")
    indices, sizes = "i" * 5000, " \\times ".join(["9"] * 5000)
    yield "tensor", f"{HEAD}Let $T \\in \\mathbb{{R}}^{{{sizes}}}$.\n\n$$ T_{{{indices}}} = 1 $${CONTROL}"
    yield "large-matrix", f"{HEAD}Let $A \\in \\mathbb{{R}}^{{1000000000 \\times 1000000000}}$.\n\n$$ \\det A = 1 $${CONTROL}"
    yield "wide-matrix", formula("\\begin{pmatrix}" + "\\\\".join(["&".join(["1"] * 100)] * 100) + "\\end{pmatrix} = x")
    yield "laughs", _laugh("l", 15) + HEAD + CONTROL
    yield "laughs-at-itself", f"{HEAD}$$ \\newcommand{{\\a}}{{\\a\\a}} \\a = x $${CONTROL}"
    yaml = "".join(f"{chr(98 + each)}: &{chr(98 + each)} [{','.join(['*' + chr(97 + each)] * 9)}]\n" for each in range(20))
    yield "front-matter", f"---\na: &a [x,x,x,x,x,x,x,x,x]\n{yaml}---\n{formula('x = x')}"
    yield "deep-front-matter", "---\na: " + "[" * N + "]" * N + "\n---\n" + formula("x = x")
    for at, mark in enumerate(
        ("- ", ">", "[", "*a ", "<div>", "$ ", "$$ ", "`a", "|a", "![", "<!--", "::: {.a}\n", "# ", "&amp;", "\\begin{x}", "_")
    ):
        yield f"marks-{at}", f"{HEAD}{mark * 5000}{CONTROL}"
    yield "ticks", HEAD + "".join("`" * each + " " for each in range(1, 400)) + CONTROL
    yield (
        "definitions",
        "Define $f_0(t) = t$.\n\n"
        + "".join(f"Define $f_{{{each + 1}}}(t) = f_{{{each}}}(t) + f_{{{each}}}(t)^2$.\n\n" for each in range(40))
        + formula("f_{40}(x) = x"),
    )


def hostile() -> list[tuple[str, str]]:
    """Each with the name of its file."""
    injected = [
        (f"{at:02}-{place:02}", (f"{words.format(text)}\n\n{HEAD}" if words.startswith("---") else f"{HEAD}{words.format(text)}") + CONTROL)
        for (at, text), (place, words) in product(enumerate(INJECTED), enumerate(PLACES))
    ]
    return [(f"{name}.md", text) for name, text in (*injected, *_large())]
