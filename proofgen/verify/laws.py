"""The laws a proof may cite, in words, and the elementary identities among them with their conditions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Law:
    """left = right wherever the relations in `given` hold; `source` is where it can be looked up."""

    name: str
    left: str
    right: str
    given: tuple[str, ...] = ()
    source: str = ""


IDENTITIES = (
    Law("log-of-product", r"\log(a b)", r"\log a + \log b", ("a > 0", "b > 0"), "DLMF 4.8.2"),
    Law("log-of-power", r"\log(a^b)", r"b \log a", ("a > 0",), "DLMF 4.8.13"),
    Law("log-of-exp", r"\log(\exp a)", "a", (), "DLMF 4.8.9"),
    Law("exp-of-log", r"\exp(\log a)", "a", ("a > 0",), "DLMF 4.8.10"),
    Law("exp-of-sum", r"\exp(a + b)", r"\exp(a) \exp(b)", (), "DLMF 4.8.16"),
    Law("power-by-exp", "a^b", r"\exp(b \log a)", ("a > 0",), "DLMF 4.2.28"),
    Law("square-of-abs", r"|a|^2", "a^2", (), "definition of the absolute value"),
    Law("pythagoras", r"\sin^2 a + \cos^2 a", "1", (), "DLMF 4.21.12"),
    Law("trigonometric-addition", r"\sin(a + b)", r"\sin a \cos b + \cos a \sin b", (), "DLMF 4.21.2"),
    Law("hyperbolic-by-exp", r"\cosh a", r"(e^a + e^{-a})/2", (), "DLMF 4.28.2"),
)

WORDS = {
    "absorption": "C(n, k) = n/k · C(n − 1, k − 1)",
    "vandermonde": "Vandermonde's sum",
    "choosing-too-many": "C(n, k) where 0 ≤ k ≤ n, and 0 elsewhere",
    "antiderivative": "an antiderivative of a continuous function",
    "arithmetic": "arithmetic of fractions",
    "binomial-theorem": "the binomial theorem",
    "binomial-by-factorials": "binomial coefficients by factorials",
    "cancelled-factor": "a factor that is not zero cancelled",
    "cyclotomic": "the minimal equation of cos(π/n)",
    "de-moivre": "de Moivre's formula",
    "nested-root": "√(a + 2√b) as a sum of two roots",
    "rounding": "a whole number taken out of a rounding",
    "euler": "Euler's formula",
    "cauchy-schwarz": "the inequality of Cauchy and Schwarz",
    "any-order": "the numbers in every order, each by its step from the one below",
    "comparing-exponentials": "comparing the exponentials of sides",
    "comparing-logarithms": "comparing the logarithms of positive sides",
    "comparing-squares": "comparing the squares of sides",
    "either-order": "the pairs i < j and j < i of a square",
    "equation-solved": "solving an equation: roots, logarithms and exponentials undone",
    "expansion": "a limit by expansion",
    "every-index": "every value of the indices in turn",
    "exp-above-tangent": "e^u ≥ e^m (1 + u − m)",
    "exp-of-log": "exp undoes log",
    "exp-of-sum": "exp of a sum",
    "expectation-by-density": "the expectation as the integral or sum over the distribution",
    "expectation-is-linear": "linearity of the expectation",
    "factorial-as-product": "the factorial as a product",
    "factorial-step": "(m+1)! = (m+1) m!",
    "first-factor-of-product": "the first factor of a product split off",
    "first-term-of-sum": "the first term of a sum split off",
    "beta-integral": "Euler's beta integral",
    "gamma-of-half": "Γ(1/2) = √π",
    "gamma-step": "Γ(x + 1) = x Γ(x)",
    "gamma-integral": "the integral of the gamma function",
    "gaussian-integral": "the Gaussian integral",
    "geometric-sum": "the geometric sum",
    "hyperbolic-by-exp": "hyperbolic functions by exponentials",
    "hypothesis": "a hypothesis",
    "inverse-by-multiplying": "the inverse checked by multiplying out",
    "independence": "independence",
    "index-cases": "the cases of equal and of different indices",
    "induction": "induction on the size",
    "induction-on-the-place": "induction along the sequence",
    "known-series": "a known series",
    "last-factor-of-product": "the last factor of a product split off",
    "last-term-of-sum": "the last term of a sum split off",
    "levi-civita-determinant": "the Levi-Civita symbol as a determinant",
    "linearity-of-derivative": "rules of differentiation",
    "unique-solution": "the one solution of a linear differential equation with these initial values",
    "linear-flow": "the one solution of a linear differential equation of first order",
    "log-below-tangent": "log u ≤ u/s − 1 + log s",
    "log-of-exp": "log undoes exp",
    "log-of-indexed-product": "logarithm of an indexed product",
    "log-of-power": "logarithm of a power",
    "log-of-product": "logarithm of a product or quotient",
    "block-by-block": "a matrix of blocks, block by block",
    "moments-of-a-law": "the moments of a known distribution",
    "definite-matrix": "a definite matrix: the signs of its quadratic form, determinant, trace and diagonal",
    "directional-derivative": "the derivative in every direction",
    "determinant-of-sum": "det(I + A B) = det(I + B A)",
    "mean-value": "the mean value theorem",
    "matrix-algebra": "the algebra of matrices",
    "skew-matrix": "a matrix that is minus its transpose",
    "matrix-times-inverse": "a matrix times its inverse",
    "non-zero-factor": "both equations differ by a factor that is not zero",
    "one-turn": "an angle of less than a turn, with the sine 0 and the cosine 1",
    "pascal": "Pascal's rule",
    "partial-fractions": "partial fractions",
    "pointwise-by-cases": "values given index by index",
    "power-by-exp": "powers of positive numbers",
    "powers-add": "rules of powers",
    "product-of-exp": "a product of exponentials",
    "product-of-powers": "a product of powers of one base",
    "product-of-products": "an indexed product taken factor by factor",
    "pythagoras": "sin² + cos² = 1",
    "reindexed": "a sum in reverse, or begun elsewhere",
    "roots": "rules of roots",
    "function-of-its-arc": "sine and cosine of an arcsine or arctangent",
    "angles-of-primes": "angles of Gaussian integers add up",
    "modulus-squared": "|z|² = z z̄",
    "parts-below-modulus": "|Re z| ≤ |z| and |Im z| ≤ |z|",
    "conjugate": "the conjugate of a sum or product, part by part",
    "same-distribution": "equal distributions",
    "shift-of-index": "a shift of the summation index",
    "signs-between-roots": "the signs between the roots, place by place",
    "log-grows": "the logarithm grows",
    "member-of-sum": "a sum of terms that are not negative is at least each of them",
    "smallest-apart": "the smallest size by itself",
    "sign-cases": "the cases of either sign",
    "branch-cases": "the cases that a definition tells apart",
    "sign-of-difference": "the sign of the difference",
    "square-of-abs": "|x|² = x²",
    "square-of-sum": "(Σ a)² ≥ Σ a² for a ≥ 0",
    "sum-is-linear": "linearity of the sum",
    "substitution": "substitution",
    "sum-of-powers": "closed forms of sums of powers",
    "sum-with-delta": "a sum in which Kronecker's delta picks one term",
    "symmetric-matrix": "symmetry of a matrix",
    "triangle": "the triangle inequality",
    "trigonometric-addition": "addition formulas of sine and cosine",
    "zero-product": "a product is zero where a factor is",
}


def in_words(name: str) -> str:
    """The words for a law; a definition names itself."""
    return WORDS.get(name, name)
