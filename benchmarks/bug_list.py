"""The bugs of `bugs.py`: each a slip that whoever writes such rules may make."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bug:
    """file: under proofgen/verify. old stands there exactly once."""

    file: str
    what: str
    old: str
    new: str


BUGS = (
    # ------------------------------------------------------------ powers, logarithms, absolute values
    Bug(
        "normal/powers.py",
        "the root of a square is what is squared",
        "result = result * _root(core, absolute(core, value), times * exponent)",
        "result = result * _root(core, value, times * exponent)",
    ),
    Bug(
        "normal/powers.py",
        "0 to any power is 0",
        "if core.sign(exponent) == POSITIVE:\n            return base",
        "if True:\n            return base",
    ),
    Bug(
        "normal/powers.py",
        "the root of a complex square is an absolute value",
        "elif times % 2 == 0 and core.is_real(core.term(value)):",
        "elif times % 2 == 0:",
    ),
    Bug(
        "normal/powers.py",
        "a negative factor under a root loses its sign",
        "left = left * core.number(-1 if times % 2 else 1)",
        "left = left * core.number(1)",
    ),
    Bug(
        "normal/logarithms.py",
        "the logarithm splits over any factors",
        "if core.sign(base) == POSITIVE:\n            total",
        "if True:\n            total",
    ),
    Bug(
        "normal/logarithms.py",
        "log exp z = z for complex z",
        'case Fn("exp", (exponent,)) if core.is_real(exponent):',
        'case Fn("exp", (exponent,)):',
    ),
    Bug("normal/logarithms.py", "the logarithm of a product of any numbers", " if _positive_under(core, atom):", ":"),
    Bug("normal/absolute.py", "|z|^2 = z^2 for complex z", "if not core.is_real(core.term(value)):", "if False:"),
    Bug("normal/absolute.py", "max and min exchanged", '(gap if name == "max" else -gap)', '(gap if name == "min" else -gap)'),
    Bug(
        "normal/form.py",
        "a^b is exp(b log a) for every a",
        "if self.sign(value) == s.POSITIVE and self.is_real(exponent):",
        "if self.is_real(exponent):",
    ),
    # ------------------------------------------------------------ trigonometry
    Bug(
        "normal/trigonometry.py",
        "a flipped sign in the addition of angles",
        "cosine * next_cosine - sine * next_sine",
        "cosine * next_cosine + sine * next_sine",
    ),
    Bug(
        "normal/trigonometry.py",
        "sin(pi x) = 0 for every x",
        "if coefficient.denominator == 1 and core.is_integer(rest):",
        "if coefficient.denominator == 1:",
    ),
    # ------------------------------------------------------------ sums, products, deltas
    Bug(
        "normal/deltas.py",
        "a delta that is out of range above",
        "if above <= NOT_NEGATIVE and below <= NOT_NEGATIVE:",
        "if above <= NOT_NEGATIVE:",
    ),
    Bug(
        "normal/deltas.py",
        "a wrong remainder after a delta",
        "return base, core.normal(after) - core.normal(before)",
        "return base, core.normal(after)",
    ),
    Bug("normal/deltas.py", "a delta taken out where there is no value", "if has_value(core, before):", "if True:"),
    Bug("normal/deltas.py", "a delta of 2 v", "if slope is None or abs(slope) != 1:", "if slope is None:"),
    Bug(
        "normal/sums.py",
        "the last term of a sum that may be empty",
        "if 0 < offset - base <= MOST_PEELED and core.sign(lowered - core.normal(low) + core.number(1)) <= NOT_NEGATIVE:",
        "if 0 < offset - base <= MOST_PEELED:",
    ),
    Bug(
        "normal/sums.py",
        "the first terms of a sum that may not have them",
        "if not core.sign(top - core.number(first - 1)) <= NOT_NEGATIVE or not core.sign(top) <= NOT_NEGATIVE:",
        "if False:",
    ),
    Bug("normal/sums.py", "a first term without a value", "if first > 1 and not has_value(core, term):", "if False:"),
    Bug(
        "normal/sums.py",
        "how many terms there are, less than none",
        "if core.sign(count) <= NOT_NEGATIVE:\n            return count",
        "if True:\n            return count",
    ),
    Bug("normal/sums.py", "sums of powers below zero", "powers[0][1] <= 8 and core.sign(top) <= NOT_NEGATIVE:", "powers[0][1] <= 8:"),
    Bug("normal/sums.py", "bound names without their height", 'Sym("@", INTEGER, 100 * tall + place)', 'Sym("@", INTEGER, place)'),
    Bug(
        "normal/sums.py",
        "a shift that does not move the bounds",
        "core.canonical(add(low, number(offset))), core.canonical(add(high, number(offset)))",
        "low, high",
    ),
    Bug(
        "normal/sums.py",
        "a sum without one index where the body has no value there",
        'case Rel("!=", left, right) if is_total(term.body):',
        'case Rel("!=", left, right):',
    ),
    Bug(
        "normal/products.py",
        "the last factor of a product that may be empty",
        "if 0 < offset - base <= MOST_PEELED and core.sign(lowered - core.normal(low) + core.number(1)) <= NOT_NEGATIVE:",
        "if 0 < offset - base <= MOST_PEELED:",
    ),
    Bug(
        "normal/products.py",
        "a product of roots of any numbers",
        "if core.sign(inside) <= NOT_NEGATIVE:\n                return",
        "if True:\n                return",
    ),
    Bug(
        "normal/binomials.py",
        "the binomial theorem from k = 1 with the term of k = 0",
        "total = total - chosen * core.normal(substitute(rest, {term.var: number(left_out)}))",
        "continue",
    ),
    Bug(
        "normal/counting.py", "(m + 1)! = (m + 1) m! for negative m", "if offset > 0 and not core.sign(base) <= NOT_NEGATIVE:", "if False:"
    ),
    Bug("normal/permutations.py", "an odd permutation taken for even", "return -1 if swaps % 2 else 1", "return 1"),
    # ------------------------------------------------------------ derivatives, integrals, limits
    Bug(
        "normal/derivative.py",
        "the derivative of cos without its sign",
        '"cos": lambda u: negative(fn("sin", u)),',
        '"cos": lambda u: fn("sin", u),',
    ),
    Bug("normal/derivative.py", "the inner derivative forgotten", "return mul(rule(argument), self.of(argument))", "return rule(argument)"),
    Bug(
        "normal/derivative.py",
        "the derivative of an inverse without its sign",
        "return negative(Sum(a, ONE, size,",
        "return add(Sum(a, ONE, size,",
    ),
    Bug(
        "normal/derivative.py",
        "the derivative of a determinant transposed",
        "Index(Inverse(matrix), (m, k))",
        "Index(Inverse(matrix), (k, m))",
    ),
    Bug(
        "normal/derivative.py",
        "the derivative of a product that has a factor 0",
        'self.needs.append(ForAll(ranged, Rel("!=", substitute(body, {var: ranged}), ZERO)))',
        "pass",
    ),
    Bug(
        "normal/derivative.py", "the derivative of the determinant of a singular matrix", 'self.needs.append(Rel("!=", term, ZERO))', "pass"
    ),
    Bug(
        "normal/derivative.py",
        "a derivative under any expectation",
        "return _degree(exponent, by) <= 1",
        "return _degree(exponent, by) <= 2",
    ),
    Bug("normal/derivative.py", "the derivative of |z| for complex z", 'if name in ("abs", "sign") and _complex(argument):', "if False:"),
    Bug(
        "normal/integrals.py",
        "a substitution without its Jacobian",
        'mul(substitute(body, {term.var: fn("exp", z)}), fn("exp", z))',
        'substitute(body, {term.var: fn("exp", z)})',
    ),
    Bug("normal/improper.py", "the Gaussian integral of what grows", "if core.sign(spread) != POSITIVE or not all", "if not all"),
    Bug("normal/improper.py", "the Gamma integral at a pole", " or core.sign(power + core.number(1)) != POSITIVE:", ":"),
    Bug(
        "normal/limits.py",
        "a limit from one side",
        "if len(values) > 1 and not core.reduced(values[0] - values[1]).is_zero():",
        "if False:",
    ),
    Bug(
        "normal/antiderivative_regular.py",
        "an integral over a pole",
        "denominator == 1:\n        if exponent.value < 0:",
        "denominator == 1:\n        if False:",
    ),
    Bug(
        "normal/antiderivative_regular.py",
        "an integral over a zero of a cosine",
        "yield Need(below, s.NOT_ZERO, s.NOT_ZERO)",
        "yield Need(below, s.ANY, s.ANY)",
    ),
    # ------------------------------------------------------------ chance
    Bug(
        "normal/expectation.py",
        "independence not looked at",
        "if frozenset((symbol, second_symbol)) not in core.chance.independent:\n        return True",
        "if frozenset((symbol, second_symbol)) not in core.chance.independent:\n        return symbol is second_symbol",
    ),
    Bug(
        "normal/expectation.py",
        "equal indices forgotten",
        "return same * equal + (core.number(1) - same) *",
        "return (core.number(1) - same) *",
    ),
    Bug(
        "normal/chance.py",
        "any symbols have one distribution",
        "first = min(symbols, key=lambda s: s.name)",
        "first = min(found.random, key=lambda s: s.name)",
    ),
    # ------------------------------------------------------------ hypotheses
    Bug("normal/facts.py", "every number is whole", "and self.core.is_integer(self.core.term(poly)):", "and True:"),
    Bug(
        "normal/facts.py",
        "the one entry that is different forgotten",
        "both = add(value, mul(Delta(hole, point), minus(known, value)))",
        "both = value",
    ),
    Bug(
        "normal/facts.py",
        "a bound turned round",
        "above = (signs <= s.NOT_NEGATIVE) == (slope < 0)",
        "above = (signs <= s.NOT_NEGATIVE) == (slope > 0)",
    ),
    Bug(
        "normal/facts.py",
        "a premise not looked at",
        'if premise is not None and statement.op != "=":\n            return',
        "if False:\n            return",
    ),
    Bug("normal/match.py", "a hypothesis used out of its range", "and core.sign(core.normal(high) - here) <= NOT_NEGATIVE", "and True"),
    # ------------------------------------------------------------ lowering
    Bug("normal/lower.py", "a definition captured by a bound name", "named = fresh(var)", "named = var"),
    Bug("normal/lower.py", "a transpose forgotten", "return self.component(body, indices[::-1])", "return self.component(body, indices)"),
    Bug(
        "normal/lower.py",
        "(AB)^-1 = A^-1 B^-1",
        "Inverse(self._matrix(f)) for f in reversed(factors)",
        "Inverse(self._matrix(f)) for f in factors",
    ),
    Bug(
        "normal/cofactors.py",
        "a lost sign in a determinant",
        "parts.append(mul(MINUS_ONE, entry, minor) if k % 2 else mul(entry, minor))",
        "parts.append(mul(entry, minor))",
    ),
    # ------------------------------------------------------------ matrices
    Bug(
        "matrices/polynomial.py",
        "a transpose that keeps the order",
        "letter.transposed() for letter in reversed(word)",
        "letter.transposed() for letter in word",
    ),
    Bug(
        "matrices/reading.py",
        "an inverse that keeps the order",
        "total = total.times(self._of_letter(letter))",
        "total = self._of_letter(letter).times(total)",
    ),
    Bug("matrices/determinants.py", "det(c A) = c det A", "total = self._power(coefficient, matrix.rows)", "total = coefficient"),
    Bug(
        "matrices/determinants.py",
        "det A^-1 = det A",
        "return self.of(matrices.inverted[letter.name]).inverse()",
        "return self.of(matrices.inverted[letter.name])",
    ),
    Bug(
        "matrices/scalars.py",
        "any factors change places in a trace",
        "for moved in ((*here[1:], here[0]), turned(here)):",
        "for moved in ((*here[1::-1], *here[2:]), turned(here)):",
    ),
    Bug("matrices/scalars.py", "tr I = 1", "core.normal(matrix.rows))\n        return total", "core.number(1))\n        return total"),
    # ------------------------------------------------------------ signs and domains
    Bug("sign.py", "a sum that may be empty has the sign of its terms", "return body if filled else body | s.ZERO", "return body"),
    Bug(
        "sign.py",
        "the logarithm has the sign of its argument",
        "return self.of_term(minus(argument, ONE))",
        "return self.of_term(argument)",
    ),
    Bug(
        "sign.py",
        "an edge is never attained",
        "found &= s.POSITIVE if edge.strict or end == s.POSITIVE else s.NOT_NEGATIVE",
        "found &= s.POSITIVE",
    ),
    Bug(
        "sign.py",
        "an even power of a complex number is positive",
        "sign = s.even(sign) if self.is_real(atom) else s.ANY",
        "sign = s.even(sign)",
    ),
    Bug("sign.py", "sin is positive", "return self._between(argument, None, PI)", "return s.POSITIVE"),
    Bug(
        "domain.py",
        "a denominator may be zero",
        'if power < 0:\n                    yield "!=", base',
        'if False:\n                    yield "!=", base',
    ),
    Bug(
        "domain.py",
        "a logarithm of anything but zero",
        'case "log" | "gamma":\n            yield ">", argument',
        'case "log" | "gamma":\n            yield "!=", argument',
    ),
    Bug("domain.py", "the derivative of |x| at 0", 'case "abs" | "sign" if differentiated:', 'case "abs" | "sign" if False:'),
    # ------------------------------------------------------------ strategies
    Bug(
        "equation.py",
        "induction on a size",
        "if any(size in in_sort(name.sort) for name in names):\n            return None",
        "if False:\n            return None",
    ),
    Bug(
        "equation.py",
        "induction without its base",
        "if self._vanishes(substitute(gap, {size: number(first)}), ())[0] and (",
        "if (",
    ),
    Bug("equation.py", "induction past an upper bound", "return None if above or not known", "return None if not known"),
    Bug("equation.py", "only the case of equal indices", 'for op in ("=", "!="):', 'for op in ("=",):'),
    Bug("equation.py", "the smallest value alone", "if self._vanishes(gap, (others,))[0] and self", "if self"),
    Bug("equation.py", "what differentiation needs not looked at", "if not all(self.search.shown(need) for need in needs):", "if False:"),
    Bug("search.py", "conditions forgotten", "if statement not in self.listed and statement not in self.context.hypotheses:", "if False:"),
    Bug("normal/core.py", "complex numbers not noticed", "if not self.complex_world and is_complex(term):", "if False:"),
    Bug("normal/complexes.py", "i its own conjugate", "return -core.bare(atom)", "return core.bare(atom)"),
    Bug("normal/complexes.py", "the conjugate of a logarithm", 'REFLECTED = frozenset({"exp",', 'REFLECTED = frozenset({"log", "exp",'),
    Bug("normal/powers.py", "odd for even", "if sign == 1:", "if sign == -1:"),
    Bug("normal/arcs.py", "quarter turns forgotten", "quarters = round((atan2(p, q) - angle) / (pi / 2))", "quarters = 0"),
    Bug("normal/powers.py", "a cosine without its modulus", "absolute(core, cosine), 2 * times", "cosine, 2 * times"),
    Bug(
        "relation.py",
        "an equation times what may be zero",
        "return all(0 not in normaliser.sign(Ratio(normaliser.ring, part)) for part in (factor.num, factor.den))",
        "return True",
    ),
    Bug(
        "relation.py",
        "a strict inequality from one that is not",
        "wanted = s.OF_RELATION[goal.op]",
        'wanted = s.OF_RELATION[{"<": "<=", ">": ">="}.get(goal.op, goal.op)]',
    ),
    Bug("convex.py", "squares compared of numbers of any sign", "if signs <= s.NOT_NEGATIVE:\n        yield", "if True:\n        yield"),
    Bug(
        "convex.py",
        "weights that may be negative",
        "if isinstance(var, Sym) and core.oracle.of_term(weight) <= s.NOT_NEGATIVE else None",
        "if isinstance(var, Sym) else None",
    ),
    Bug("convex.py", "Cauchy and Schwarz the other way too", "if core.sign(share) <= s.NOT_NEGATIVE and (", "if ("),
    Bug(
        "convex.py",
        "Cauchy and Schwarz without the number of terms",
        "return _average(core, (var, core.term(weight)), ONE)",
        "return core.number(1)",
    ),
    Bug("ways.py", "a wrong number in completing the square", "lead * oracle.core.number(4)", "lead * oracle.core.number(8)"),
    Bug(
        "monotone.py", "growth from a point at which nothing holds", "if start is None or not start <= s.NOT_NEGATIVE:", "if start is None:"
    ),
    Bug(
        "monotone.py",
        "an inductive inequality without its base",
        "if _holds(context, op, begun[0], begun[1], search) and _holds(",
        "if _holds(",
    ),
    Bug(
        "solving.py",
        "one root of several",
        "for part in parts if 0 in normaliser.sign(part)]",
        "for part in parts[:1] if 0 in normaliser.sign(part)]",
    ),
    Bug(
        "solving.py",
        "|x| = y is x = y",
        'Or((Rel("=", inside, term), Rel("=", inside, Mul((number(-1), term)))))',
        'Rel("=", inside, term)',
    ),
    Bug("ties.py", "a variable that is tied to another", "return shared[0]", "return None"),
    Bug("admit.py", "a proof against a witness", "return Contradiction(proof, outcome)", "return Proved(proof.laws, proof.conditions, 0)"),
)
