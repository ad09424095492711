"""The names of mathematics that need no declaration, as tables."""

from __future__ import annotations

GREEK = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "varepsilon",
        "zeta",
        "eta",
        "theta",
        "vartheta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "pi",
        "varpi",
        "rho",
        "varrho",
        "sigma",
        "varsigma",
        "tau",
        "upsilon",
        "phi",
        "varphi",
        "chi",
        "psi",
        "omega",
        "Gamma",
        "Delta",
        "Theta",
        "Lambda",
        "Xi",
        "Pi",
        "Sigma",
        "Upsilon",
        "Phi",
        "Psi",
        "Omega",
        "ell",
        "hbar",
    ]
)
ACCENTS = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde", "widetilde": "tilde", "vec": "vec",
    "check": "check", "breve": "breve", "mathring": "mathring", "underline": "underline", "acute": "acute", "grave": "grave",
}  # fmt: skip
FONTS = {
    "mathbf": "mathbf", "boldsymbol": "boldsymbol", "bm": "boldsymbol", "pmb": "boldsymbol", "symbf": "mathbf", "mathcal": "mathcal",
    "mathscr": "mathscr", "mathfrak": "mathfrak", "mathsf": "mathsf", "mathtt": "mathtt", "mathbb": "mathbb",
    "mathit": "mathit", "mathnormal": "mathit",
}  # fmt: skip

# Known functions of numbers: the name in a term -> what LaTeX prints. Each takes one argument unless ARITY says otherwise.
FUNCTIONS = {
    "exp": r"\exp", "log": r"\log",
    "sin": r"\sin", "cos": r"\cos", "tan": r"\tan", "cot": r"\cot", "sec": r"\sec", "csc": r"\csc",
    "arcsin": r"\arcsin", "arccos": r"\arccos", "arctan": r"\arctan",
    "sinh": r"\sinh", "cosh": r"\cosh", "tanh": r"\tanh", "coth": r"\coth", "sech": r"\operatorname{sech}", "csch": r"\operatorname{csch}",
    "arsinh": r"\operatorname{arsinh}", "arcosh": r"\operatorname{arcosh}", "artanh": r"\operatorname{artanh}",
    "abs": "", "sign": r"\operatorname{sign}", "floor": "", "ceil": "", "factorial": "", "gamma": r"\Gamma", "binomial": "",
    "max": r"\max", "min": r"\min", "erf": r"\operatorname{erf}", "re": r"\operatorname{Re}", "im": r"\operatorname{Im}", "conj": "",
}  # fmt: skip
ARITY = {"binomial": 2, "max": 2, "min": 2}  # max and min take two or more

# How functions are typed: after a backslash, and as a run of letters or in \operatorname.
FUNCTION_COMMANDS = {
    **{name: name for name in ("exp", "log", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan")},
    **{name: name for name in ("sinh", "cosh", "tanh", "coth", "det")}, "ln": "log", "Re": "re", "Im": "im",
}  # fmt: skip
FUNCTION_WORDS = {
    **{name: value for name, value in FUNCTION_COMMANDS.items() if name != "det"},
    "sech": "sech", "csch": "csch", "arsinh": "arsinh", "arcosh": "arcosh", "artanh": "artanh", "arctanh": "artanh", "arcsinh": "arsinh",
    "sign": "sign", "sgn": "sign", "erf": "erf", "Re": "re", "Im": "im", "softmax": "softmax", "softplus": "softplus", "sigmoid": "sigmoid",
    "relu": "relu", "ReLU": "relu", "diag": "diag", "tr": "trace", "Tr": "trace", "trace": "trace", "det": "det", "vec": "vec",
}  # fmt: skip

# How relations, constants and moments are printed.
RELATION_SIGNS = {"=": "=", "!=": r"\neq", "<": "<", "<=": r"\leq", ">": ">", ">=": r"\geq"}
CONSTANTS = {"pi": r"\pi", "e": "e", "i": r"\mathrm{i}", "oo": r"\infty"}
MOMENTS = {"E": r"\mathbb{E}", "Var": r"\operatorname{Var}", "Cov": r"\operatorname{Cov}"}
DISTRIBUTIONS = {
    "normal": r"\mathcal{N}", "bernoulli": r"\mathrm{Bernoulli}", "binomial": r"\mathrm{Binomial}", "poisson": r"\mathrm{Poisson}",
    "exponential": r"\mathrm{Exp}", "uniform": r"\mathrm{Uniform}", "gamma": r"\mathrm{Gamma}", "beta": r"\mathrm{Beta}",
}  # fmt: skip
