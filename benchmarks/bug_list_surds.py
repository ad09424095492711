"""More bugs of `bugs.py`: in surds, angles, rounding, matrices that are definite or skew, and arrays that differ."""

from __future__ import annotations

from bug_list import Bug

SURDS = (
    # ------------------------------------------------------------ surds, angles and rounding
    Bug(
        "normal/roots.py",
        "a nested root with the sign of the sum",
        "return larger + smaller if b > 0 else larger - smaller",
        "return larger + smaller",
    ),
    Bug(
        "normal/angles.py",
        "an angle that may be more than a turn",
        "if widest > TURN or (widest == TURN and reached):",
        "if widest > 2 * TURN:",
    ),
    Bug(
        "normal/rounding.py",
        "half a whole number is whole",
        "elif coefficient.denominator == 1 and all(core.is_integer(atom) for atom, _ in powers):",
        "elif all(core.is_integer(atom) for atom, _ in powers):",
    ),
    Bug("normal/powers.py", "de Moivre without the sign", "return found if lead == 1 else", "return found if lead else"),
    Bug(
        "sign.py",
        "sin is positive at the ends of its half turn too",
        "return s.POSITIVE if above == below == s.POSITIVE else s.NOT_NEGATIVE if below",
        "return s.POSITIVE if below",
    ),
    # ------------------------------------------------------------ definite and skew matrices
    Bug(
        "definite.py",
        "the form of a definite matrix is positive at 0",
        "return self.form(matrix) if left in self.non_zero else self.form(matrix) | s.ZERO",
        "return self.form(matrix)",
    ),
    Bug("definite.py", "the determinant of minus a definite matrix", "return found if found <= s.NOT_NEGATIVE else s.ANY", "return found"),
    Bug("normal/facts.py", "a matrix minus its transpose above the diagonal", " and _all_of(a, holes)", ""),
    Bug(
        "refute/problem.py",
        "a definite matrix is not symmetric",
        "hypotheses = _upright((*(h for h in context.hypotheses if h in chosen), *premises))",
        "hypotheses = (*(h for h in context.hypotheses if h in chosen), *premises)",
    ),
    # ------------------------------------------------------------ arrays that differ
    Bug(
        "normal/entrywise.py",
        "arrays that differ do so in every entry",
        'if op == "!=":\n        return Not(',
        'if op == "?":\n        return Not(',
    ),
    Bug("normal/entrywise.py", "pairs that differ do so in both", 'Or(parts) if op == "!="', 'And(parts) if op == "!="'),
)
