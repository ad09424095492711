"""Integrals by antiderivatives that are checked and continuous: right values are proved; those of branch jumps, poles and wrong bounds never."""

from __future__ import annotations

import pytest

from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proof, Proved, Refuted
from tests.statements.derivations import checked, verdict

GIVEN = (
    "Let $a, b, x \\in \\mathbb{R}$ and $c, \\lambda, R > 0$. Let $m, n \\in \\mathbb{N}$. "
    "Let $f, g \\colon \\mathbb{R} \\to \\mathbb{R}$ be smooth.\n\n$$ %s $$\n"
)
TRUE = [
    # rational functions, logarithms and arcs
    r"\int_2^3 \frac{2 \, dx}{x^2 - 1} = \ln\frac32",
    r"\int_0^1 \frac{x^3 + 2}{(x + 1)(x^2 + 1)} \, dx = 1 + \frac{\pi}{8} - \frac{\log 2}{4}",
    r"\int_0^x \frac{dt}{c^2 + t^2} = \frac1c \arctan\frac xc",
    r"\int_0^x \frac{dt}{1 - t} = -\log(1 - x)",
    r"\int_1^e \ln x \, dx = 1",
    r"\int_0^1 \arctan x \, dx = \frac{\pi}{4} - \frac12 \log 2",
    # exp, sin, cos; by parts; chain rule
    r"\int_0^1 x e^{-x} \, dx = 1 - \frac{2}{e}",
    r"\int_0^x e^{c t} \cos t \, dt = \frac{e^{c x} (c \cos x + \sin x) - c}{1 + c^2}",
    r"\int_0^{\pi/4} \tan^2 x \, dx = 1 - \frac{\pi}{4}",
    r"\int_0^{\pi/2} \sin^3 x \, dx = \frac23",
    r"\int_0^{2\pi} \frac{dx}{5 + 4 \cos x} = \frac{2\pi}{3}",
    r"\int_0^1 x e^{x^2} \, dx = \frac{1}{2} \int_0^1 e^u \, du",
    # roots
    r"\int_0^1 \sqrt{1 - x^2} \, dx = \int_0^{\pi/2} \cos^2 t \, dt",
    r"\int_0^4 \frac{dx}{1 + \sqrt x} = \int_0^2 \frac{2u \, du}{1 + u}",
    r"\int_0^c \frac{x^2}{\sqrt{c^2 - x^2}} \, dx = \frac{\pi c^2}{4}",
    # absolute values
    r"\int_0^3 |x - 1| \, dx = \frac52",
    r"\int_{-\infty}^\infty e^{-|x|} \, dx = 2",
    # improper
    r"\int_0^1 \log x \, dx = -1",
    r"\int_0^1 \frac{dx}{\sqrt x} = 2",
    r"\int_0^\infty \frac{dx}{(1 + x^2)^2} = \frac{\pi}{4}",
    r"\int_{-\infty}^\infty \frac{dz}{(z^2 + c^2)^{3/2}} = \frac{2}{c^2}",
    r"\int_c^\infty \frac{ds}{s^2} = \frac1c",
    r"\int_a^\infty x e^{-x^2/2} \, dx = e^{-a^2/2}",
    r"\int_0^\infty x^2 e^{-\lambda x} \, dx = \frac{2}{\lambda^3}",
    # symbolic integers
    r"\int_0^1 x^n (1 - x) \, dx = \frac{1}{(n+1)(n+2)}",
    r"\int_{-1}^1 x^n \, dx = \frac{1 + (-1)^n}{n+1}",
    r"\int_0^1 x^n \log x \, dx = -\frac{1}{(n+1)^2}",
    r"\int_0^\pi x \sin(n x) \, dx = -\frac{\pi (-1)^n}{n}",
    r"\int_0^1 x^{n+1} e^{-x} \, dx = (n + 1) \int_0^1 x^n e^{-x} \, dx - \frac1e",
    r"\int_0^1 x^n e^x \, dx = e - n \int_0^1 x^{n-1} e^x \, dx",
    r"\int_0^{\pi/2} \sin^{n+2} x \, dx = \frac{n+1}{n+2} \int_0^{\pi/2} \sin^n x \, dx",
    r"\int_0^{2\pi} \sin(m x) \sin(n x) \, dx = 0 \quad \text{for } m \ne n",
    r"\int_0^{2\pi} \sin^2(n x) \, dx = \pi",
    r"\int_0^1 \sum_{k=0}^m x^k \, dx = \sum_{k=0}^m \frac{1}{k+1}",
    # double integrals
    r"\int_0^1 \int_x^1 e^{y^2} \, dy \, dx = \int_0^1 y e^{y^2} \, dy",
    r"\int_0^{2\pi} \int_0^R r^3 \cos^2 \theta \, dr \, d\theta = \frac{\pi R^4}{4}",
    r"\int_0^c \int_0^{\sqrt{c^2 - x^2}} 1 \, dy \, dx = \frac{\pi c^2}{4}",
    # unknown functions
    r"\int_a^b f'(x) g(x) \, dx = \big[ f(x) g(x) \big]_a^b - \int_a^b f(x) g'(x) \, dx",
    r"\int_a^b f(x) f'(x) \, dx = \frac{f(b)^2 - f(a)^2}{2}",
    r"\int_a^b f(x) \, dx - \int_x^b f(x) \, dx = \int_a^x f(x) \, dx",
    r"\int_0^a f(x) g(a - x) \, dx = \int_0^a f(a - x) g(x) \, dx",
    r"\int_0^a f(2x) \, dx = \frac12 \int_0^{2a} f(u) \, du",
    r"\int_{-1}^1 x f(x^2) \, dx = 0",
    r"\int_0^1 x f''(x) \, dx = f'(1) - f(1) + f(0)",
    r"\int_0^a x f(x) \, dx = a \int_0^a f(x) \, dx - \int_0^a \int_0^x f(t) \, dt \, dx",
    # derivatives of integrals
    r"\frac{d}{dx} \int_x^{x^2} f(t) \, dt = 2x f(x^2) - f(x)",
    r"\frac{d}{dx} \int_0^x \sin(x - t) f(t) \, dt = \int_0^x \cos(x - t) f(t) \, dt",
    r"\frac{d}{dx} \int_x^\infty e^{-t^2} \, dt = -e^{-x^2}",
]
REFUTED = [
    r"\int_0^1 \frac{x}{1 + x^2} \, dx = \log 2",
    r"\int_0^2 x \sqrt{1 + x^2} \, dx = \frac{1}{2} \int_0^2 \sqrt{u} \, du",
    r"\int_0^1 \sqrt{1 - x^2} \, dx = \int_0^{\pi/2} \cos t \, dt",
    r"\int_0^{2\pi} \frac{dx}{5 + 4 \cos x} = 0",
    r"\int_0^x e^{c t} \, dt = \frac{e^{c x}}{c}",
    r"\int_0^1 \frac{dx}{\sqrt x} = 1",
    r"\int_0^1 \log x \, dx = 1",
    r"\int_0^1 \frac{\sin x}{x} \, dx = 1",
    r"\int_0^\infty x e^{-\lambda x} \, dx = \frac{1}{\lambda}",
    r"\int_{-\infty}^\infty e^{-x^2/2} \, dx = \sqrt\pi",
    r"\int_{-\infty}^\infty \frac{dx}{\cosh^2 x} = 1",
    r"\int_0^\infty \frac{x^3}{e^x - 1} \, dx = \frac{\pi^4}{90}",
    r"\int_c^\infty \frac{ds}{s^3} = \frac{1}{c^2}",
    r"\int_0^{2\pi} \int_0^R 1 \, dr \, d\theta = \pi R^2",
    r"\int_0^1 \int_0^x (x - y) \, dy \, dx = \int_0^1 \int_0^y (x - y) \, dx \, dy",
    r"\int_a^b f'(x) g(x) \, dx = f(b) g(b) - f(a) g(a) + \int_a^b f(x) g'(x) \, dx",
    r"\int_0^a f(2x) \, dx = 2 \int_0^{2a} f(u) \, du",
    r"\int_a^b f(x) g(x) \, dx = \int_a^b f(x) \, dx \cdot \int_a^b g(x) \, dx",
    r"\int_{-a}^a f(x) \, dx = 2 \int_0^a f(x) \, dx",
    r"\int_0^{\pi/2} \sin^{n+2} x \, dx = \frac{n}{n + 1} \int_0^{\pi/2} \sin^n x \, dx",
    r"\int_0^{2\pi} \sin(m x) \sin(n x) \, dx = 0",
    r"\int_0^1 x^2 \sum_{k=0}^m x^k \, dx = \sum_{k=0}^m \frac{1}{k+1}",
    r"\frac{d}{dx} \int_0^x \sin(x - t) f(t) \, dt = \int_0^x \sin(x - t) f'(t) \, dt",
    r"\frac{d}{dx} \int_0^1 |x - t| \, dt = 2x - 1",
]
NOT_PROVED = [  # no value, or a value only for some parameters: nothing to prove
    r"\int_{-1}^1 t^{-2} \, dt = -2",
    r"\int_{-1}^1 \frac{1}{t} \, dt = 0",
    r"\int_{-1}^1 \frac{dx}{x^3} = 0",
    r"\int_{-1}^1 \sqrt{x} \, dx = \frac23",
    r"\int_{-1}^1 (\sqrt{x})^2 \, dx = 0",
    r"\int_0^\pi \sec^2 x \, dx = 0",
    r"\int_0^\pi \tan x \, dx = 0",
    r"\int_0^\pi \frac{\sin x}{\cos^2 x} \, dx = -2",
    r"\int_0^3 \frac{dx}{x^2 - 4} = -\frac14 \log 5",
    r"\int_0^1 \frac{dx}{x} = 0",
    r"\int_1^\infty \frac{dx}{x} = 0",
    r"\int_0^\infty \sin x \, dx = 1",
    r"\int_{-\infty}^\infty x \, dx = 0",
    r"\int_{-\infty}^\infty \frac{x}{1 + x^2} \, dx = 0",
    r"\int_0^\infty \frac{dx}{1 - x^2} = 0",
    r"\int_0^\infty e^{a x} \, dx = -\frac1a",
    r"\int_0^1 x^a \, dx = \frac{1}{a + 1}",
    r"\int_0^1 x^{-n} \, dx = \frac{1}{1 - n}",
    r"\int_a^b \frac{dx}{x^2} = \frac1a - \frac1b",
    r"\int_a^b \frac{f'(x)}{f(x)} \, dx = \log\left|\frac{f(b)}{f(a)}\right|",
    r"\int_{-1}^1 \frac{f(x)}{x} \, dx + \int_1^2 \frac{f(x)}{x} \, dx = \int_{-1}^2 \frac{f(x)}{x} \, dx",
    r"\int_0^2 \lfloor x \rfloor \, dx = 2",
    r"\frac{d}{dx} \int_{-1}^x \frac{dt}{t} = \frac1x",
    r"\frac{d}{dx} \int_x^\infty t \, dt = -x",
    r"\int_0^1 \int_0^1 \frac{x - y}{(x + y)^3} \, dy \, dx = \int_0^1 \int_0^1 \frac{x - y}{(x + y)^3} \, dx \, dy",
]
INDEFINITE = [
    (r"\int x \cos x \, dx = x \sin x + \cos x + C", Proved),
    (r"\int \tan^2 x \, dx = \tan x - x + C", Proved),
    (r"\int \frac1x \, dx = \log|x| + C", Proved),
    (r"\int x^n \, dx = \frac{x^{n+1}}{n+1} + C", Proved),
    (r"\int x e^x \, dx = x e^x - \int e^x \, dx", Proved),
    (r"\int x \cos x \, dx = x \sin x - \cos x + C", Refuted),
    (r"\int \frac{1}{x^2} \, dx = -\frac{2}{x^3} + C", Refuted),
    (r"\int x e^x \, dx = x e^x + \int e^x \, dx", Refuted),
    (r"\int x \, dx = \frac12", Refuted),
    (r"\int \frac{dx}{\sqrt{1 - x^2}} = \arccos x + C", Refuted),
]
SILENT = [  # where a name may depend on the variable, or the constant matters
    r"\int a \, dx = b",
    r"x \int e^x \, dx = x e^x",
    r"\left( \int x \, dx \right)^2 = \frac{x^4}{4}",
]


def attempt(line: str) -> Proof | Attempt:
    statement = checked(GIVEN % line)[-1]
    if statement.goal is None or statement.context is None:
        return Attempt(("reading it",))
    return prove(Obligation(statement.goal, statement.context), Limits())


@pytest.mark.parametrize("line", TRUE)
def test_proved(line: str) -> None:
    assert isinstance(attempt(line), Proof)


@pytest.mark.parametrize("line", [*REFUTED, *NOT_PROVED])
def test_not_proved(line: str) -> None:
    assert isinstance(attempt(line), Attempt)


@pytest.mark.parametrize("line", REFUTED)
def test_refuted(line: str) -> None:
    assert isinstance(verdict(checked(GIVEN % line)[-1]), Refuted)


@pytest.mark.parametrize("line", NOT_PROVED)
def test_no_witness_where_there_is_no_value(line: str) -> None:
    assert not isinstance(verdict(checked(GIVEN % line)[-1]), Proved)


@pytest.mark.parametrize(("line", "kind"), INDEFINITE)
def test_without_bounds(line: str, kind: type[Proved | Refuted]) -> None:
    assert isinstance(verdict(checked(GIVEN % line)[-1]), kind)


@pytest.mark.parametrize("line", SILENT)
def test_nothing_is_said(line: str) -> None:
    assert not isinstance(verdict(checked(GIVEN % line)[-1]), Proved | Refuted)


SUPPOSED = "Let $f \\colon \\mathbb{R} \\to \\mathbb{R}$. Assume $\\int_0^1 f(x) \\, dx = 1$.\n\n$$ %s $$\n"


@pytest.mark.parametrize("line", [r"\int_0^1 (f(x) + x) \, dx = \frac32", r"\int_0^1 f(1 - x) \, dx = 1", r"\int_1^0 f(x) \, dx = -1"])
def test_what_is_supposed_of_an_integral_is_used(line: str) -> None:
    assert isinstance(verdict(checked(SUPPOSED % line)[-1]), Proved)


@pytest.mark.parametrize("line", [r"\int_0^1 f(x) \, dx = 2", r"\int_0^2 f(x) \, dx = 1", r"\int_0^1 f(2 x) \, dx = \frac12", "f(0) = 1"])
def test_and_nothing_more(line: str) -> None:
    assert not isinstance(verdict(checked(SUPPOSED % line)[-1]), Proved)
