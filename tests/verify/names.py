"""The names that the prover's tables speak of, declared once."""

from __future__ import annotations

from build import function, given, integer, ranged, real, rel, tensor

x, y_, a, b, c, z, t, p, mu, sigma, eps, gam, bet = map(real, ["x", "y", "a", "b", "c", "z", "t", "p", "μ", "σ", "ε", "γ", "β"])
n, m, q, r, u, v, k_ = map(integer, ["n", "m", "q", "r", "u", "v", "k"])
some = rel(n, ">=", 1)
i, j, k = (ranged(name, n) for name in "ijk")
X, Y, W, g_, A, B = tensor("x", n), tensor("y", n), tensor("w", n), tensor("g", n), tensor("A", n, n), tensor("B", n, n)
f, g, phi = function("f"), function("g"), function("φ")
anything = given()
sized = given(some)
