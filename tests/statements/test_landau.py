"""Landau's symbols near 0 are limits; elsewhere nothing is said of them, and nothing is refuted."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def verdicts(path: Path, text: str) -> list[str]:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return [line.verdict for line in proofgen.check(file, cache=False).lines if line.verdict not in (None, "unchecked")]


@pytest.mark.parametrize("text", [
    r"$$\sin x = x - \frac{x^3}{6} + o(x^3)$$", r"$$e^x = 1 + x + \frac{x^2}{2} + O(x^3)$$", r"$$\log(1+x) = x - \frac{x^2}{2} + O(x^3)$$", r"$$e^x = 1 + x + O(x^2)$$",
    r"$$\sqrt{1+x} = 1 + \frac{x}{2} + \mathcal{O}(x^2)$$", r"$$\frac{1}{1-x} = 1 + x + x^2 + O(x^3)$$", r"$$\cos h = 1 - \frac{h^2}{2} + O(h^4) = 1 + O(h^2)$$",
    r"$$e^x = 1 + x + o(x) \quad (x \to 0)$$", r"$$e^x = 1 + x + o(x), \quad x \to 0$$", r"As $x \to 0$, $$\tan x = x + O(x^3)$$", r"Let $a > 0$. $$\sin(ax) = ax + O(x^3)$$",
    r"$$x^2 = o(x)$$", r"$$O(x^3) = O(x^2)$$",
])  # fmt: skip
def test_it_is_proved(tmp_path: Path, text: str) -> None:
    assert set(verdicts(tmp_path, text)) <= {"proved", "proved-if"}


@pytest.mark.parametrize("text", [
    r"$$e^x = 1 + x + x^2 + o(x^2)$$", r"$$e^x = 1 + x + x^2 + O(x^3)$$", r"$$\sin x = x + O(x^4)$$", r"$$x^2 = O(x^3)$$", r"Let $a > 0$. $$e^{ax} = 1 + x + O(x^2)$$",
])  # fmt: skip
def test_it_is_refuted(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "refuted"


@pytest.mark.parametrize("text", [
    r"$$|x| = O(x)$$", r"$$\sqrt{x} = O(x)$$", r"As $x \to \infty$, $$(x+1)^2 = x^2 + O(x)$$", r"$$(x+1)^2 = x^2 + O(x) \quad (x \to \infty)$$", r"For large $x$, $$(x+1)^2 = x^2 + O(x)$$",
    r"The running time is $$T(n) = 2T(n/2) + O(n)$$", r"Let $f \colon \mathbb{R} \to \mathbb{R}$. Then $$f(x+h) = f(x) + h f'(x) + O(h^2)$$", r"$$\log(1+O(x)) = O(x)$$", r"$$O(x^2) = O(x^3)$$",
    r"$$x^{3/2} = O(x^2)$$", r"$$x \log x = o(1)$$", r"$$(x+1)^2 = x^2 + O(x)$$ as $x$ tends to infinity.", r"As $x \to 1$, $$x^2 - 1 = O(x - 1)$$", r"As $x \to 1$, $$x^2 - x = O(x^2)$$",
    r"The algorithm needs $$n^2 + n = n^2 + O(n)$$ steps.",
])  # fmt: skip
def test_it_is_neither(tmp_path: Path, text: str) -> None:
    assert not {"proved", "proved-if", "refuted"} & set(verdicts(tmp_path, text))


def test_letters_that_are_declared_are_none(tmp_path: Path) -> None:
    assert verdicts(tmp_path, r"Let $O \in \mathbb{R}^{2\times2}$ and $x \in \mathbb{R}$. $$O(x+1) = xO + O$$") == ["proved"]
