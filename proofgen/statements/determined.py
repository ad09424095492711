"""Conditions on functions with constants in them: `$y = Ce^{-2t}$` and `$y(0) = 3$`, a parabola through three points."""

from __future__ import annotations

import re

from proofgen.math.elaborate import Elaborator
from proofgen.math.latex import latex
from proofgen.math.lexer import Token
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Apply, Integral, Num, Rel, Sym, Term
from proofgen.math.walk import free_symbols, substitute
from proofgen.source.document import Math
from proofgen.statements import formulas, posed
from proofgen.statements.constants import NORMAL, STATES, THROUGH, TO_POINTS, Constants, Family
from proofgen.statements.parsing import parsed, rows_in, value_of
from proofgen.statements.roles import Cue, is_no_plain_claim, only_joins
from proofgen.statements.statement import Statement
from proofgen.statements.tainted import names_in

_VALUE = re.compile(r"\s*(?P<name>\\?[A-Za-z]+)\s*(?:(?:'|\^\s*\{?\s*\\prime\s*\}?)*\s*\([^()=]*\)|_\s*(?:\d|\{\s*\d+\s*\}))\s*=")
_LIMIT = re.compile(r"\\(?:to|rightarrow|lim)(?![a-z])")
_NUMBER = re.compile(r"\s*(?P<name>\\?[A-Za-z]+)\s*=\s*-?\s*(?:\d+(?:\.\d+)?|\\[dt]?frac\s*\{?\d+\}?\s*\{?\d+\}?|\d+/\d+|\\pi)\s*")
_GIVES = re.compile(
    r"\s*,?\s*(?:this |which |it |we )?(?:gives?|yields?|implies|imply|means|leads to|determines?|forces|fixes|tells|gets?|so\b|hence\b|thus\b|therefore\b)",
    re.I,
)
_OPENS = re.compile(r"\W*(?:(?:but|now|and|here|also|further|moreover|finally|next|then)\b\W*)*", re.I)
_GOES_ON = re.compile(
    r"\s*(?:[,.;:]|\Z|(?:and|we|so|it follows|to|in|the|for|this|one|hence|thus|M)\b|gives?|yields?|implies|imply|means|leads|determines?|forces|fixes|tells)",
    re.I,
)
_PASSES = r"(?:pass(?:es|ing)?|go(?:es|ing)?|runs?|running)"
_BESIDE = re.compile(rf"[\s,]*(?:(?:that|which|whose graph|and|must|should|has to|is to|also)\s+)*(?:{_PASSES}\s+)?{TO_POINTS}", re.I)
_IT = re.compile(
    rf"\W*(?:(?:since|because|as|now|and|but|here|if|we know that|it is known that)\s+)*(?:it|this (?:curve|parabola|graph|function)|(?:the|its) (?:curve|graph|parabola|cubic|function)(?: of\s+M)?|M)"
    rf"\s+(?:(?:must|should|has to|is to|also)\s+)*{_PASSES}\s+{TO_POINTS}",
    re.I,
)
_MIDDLE = re.compile(r"[\s,]*(?:we have|it is|then|and|when|at|where|for)?[\s,]*", re.I)
_AT = re.compile(r"\b(?:at|when|where|since|because|from|for|with|that)\s*\Z", re.I)


class Determined(Constants):
    """What of a sentence such conditions change."""

    def _determines(self, math: Math, cue: Cue) -> bool:
        """Whether the formula states a condition on a function with constants, which is supposed here."""
        self.normal = self.normal or (bool(self.between.strip()) and NORMAL.search(self.sentence) is not None)
        if math.display or not self.families:
            return False
        text = self.document.formula(math).text
        joined = self.conditioned is not None and self.conditioned is self.previous and only_joins(self.between)
        if THROUGH.search(self.between) or (joined and text.lstrip()[:1] == "("):
            return self._passes(math, joined)
        if text.lstrip().startswith("\\int") and STATES.search(self.between):
            return self._whole(math)
        if _LIMIT.search(text):  # `Since $E \\to 0$`
            for name in set(names_in(text)) & self.families.keys():
                self._leave_open(self.families[name].constants)
            return False
        found = _VALUE.match(text)
        family = self._family(found["name"]) if found is not None else None
        if family is None:
            return self._pairs(math)
        equation = self._stated(math, family) if family.params else self._stated_of_expression(math, family)
        if equation is None:
            return False
        after = self.after.get(math, "")
        gives = _GIVES.match(after) is not None
        opens = gives and _OPENS.fullmatch(self.sentence) is not None
        stated = joined or opens or STATES.search(self.between) is not None or (gives and after.lstrip()[:1] not in ",.")
        if not stated:
            if not cue or is_no_plain_claim(self.sentence):
                self._leave_open(family.constants)
            return False
        if not self._is_plain(after):
            self._leave_open(family.constants)
            return False
        return self._take(math, equation, family)

    def _is_plain(self, after: str) -> bool:
        """Nothing around the condition denies it, or says that others believe it."""
        return not is_no_plain_claim(self.sentence) and _GOES_ON.match(after) is not None and not posed.is_called_false(self.between, after)

    def _whole(self, math: Math) -> bool:
        """`Since $\\int_0^1 f(x)\\,dx = 1$, …`"""
        term = self._trial(math)
        known = [f for f in self.families.values() if term is not None and f.constants & self.scope.reach(term)]
        plain = not is_no_plain_claim(self.sentence) and _GOES_ON.match(self.after.get(math, ""))
        if (
            len(known) != 1
            or not plain
            or not isinstance(term, Rel)
            or not isinstance(term.right, Num)
            or not isinstance(term.left, Integral)
        ):
            return False
        return self._take(math, term, known[0])

    def _stated(self, math: Math, family: Family) -> Rel | None:
        """`$y'(0) = 4$` as an equation of the constants alone; None for what says something else."""
        match self._trial(math):
            case Rel("=", Apply(function, (place,), (order,)), value) if function is family.head and not free_symbols(place):
                if self.scope.reach(value) & self.constants or order > 2:
                    return None
                return Rel("=", family.value(place, order), value)
            case _:
                return None

    def _stated_of_expression(self, math: Math, family: Family) -> Rel | None:
        """`$y'(0) = 4$` where y is `Ae^x + Be^{-x}`, and not a function by name."""
        x, value = self._graph(family), self._number_of(math)
        tokens = rows_in(math, self.document)[0][0].clauses[0].tokens if value is not None else []
        texts = [token.text for token in tokens]
        place = self._read(tokens[texts.index("(") + 1 : texts.index(")")]) if "(" in texts and ")" in texts else None
        primes = "".join(texts[1 : texts.index("(")]) if place is not None else ""
        if x is None or value is None or place is None or free_symbols(place) or primes not in ("", "'", "''"):
            return None
        if self.scope.reach(value) & self.constants:
            return None
        known = Family(family.head, (x,), family.body, family.constants - {x}, True)
        self.constants.discard(x)
        return Rel("=", known.value(place, len(primes)), value)

    def _trial(self, math: Math) -> Term | None:
        statements = formulas.read(math, self.document, self.scope.copy(), "", "step", None, None).statements
        return statements[0].term if len(statements) == 1 else None

    def _take(self, math: Math, equation: Rel, family: Family) -> bool:
        if not (family.params or family.defined):
            self._leave_open(family.constants)
            return False
        if (found := self._suppose(equation)) != "taken":
            if found == "open":
                self._leave_open(family.constants)
            return False
        self._settle_constants(family.constants)
        self._settle()
        self.statements.append(Statement("hypothesis", math.span, math, term=equation, reading=latex(equation)))
        self.conditioned, self.cue, self.cue_display, self.named = math, "check", False, []
        return True

    def _passes(self, math: Math, joined: bool) -> bool:
        """`passes through $(0, 1)$, $(1, 2)$ and $(2, 5)$`: the last function that was introduced."""
        family = self._family(self.spoken_family.head.name) if self.spoken_family is not None else None
        points = self._points(math) if family is not None else []
        x = self._graph(family) if family is not None else None
        beside = self.previous is not None and self.previous is self.spoken_at and _BESIDE.fullmatch(self.between)
        if family is None or not points or x is None or not (joined or beside or _IT.fullmatch(self.sentence)):
            for each in self.families.values():
                self._leave_open(each.constants)
            return False
        taken = [Rel("=", substitute(family.body, {x: place}), value) for place, value in points]
        if not self._is_plain(self.after.get(math, "")) or [each for each in taken if self._suppose(each) == "open"]:
            self._leave_open(family.constants)
            return False
        self._settle_constants(family.constants)
        self._settle()
        self.statements += [Statement("hypothesis", math.span, math, term=each, reading=latex(each)) for each in taken]
        self.conditioned, self.cue, self.cue_display, self.named = math, "check", False, []
        return True

    def _family(self, name: str) -> Family | None:
        """By its name, if that still stands for it."""
        family = self.families.get(name)
        definition = self.scope.definitions.get(name)
        if family is None or self.scope.symbols.get(name) is not family.head:
            return None
        return family if (definition.body if definition is not None else None) is (family.body if family.defined else None) else None

    def _graph(self, family: Family) -> Sym | None:
        """The letter along which the graph is drawn."""
        if family.params:
            return family.params[0]
        found = [s for s in free_symbols(family.body) if s.name in ("x", "t")]
        return found[0] if len(found) == 1 else None

    def _points(self, math: Math) -> list[tuple[Term, Term]]:
        """The places and values of `(0, 1), (1, 2)`, all of them numbers; none where there is something else."""
        found: list[tuple[Term, Term]] = []
        trial = self.scope.copy()
        try:
            for clause in (clause for row in rows_in(math, self.document)[0] for clause in row.clauses):
                node = parsed(clause.tokens, trial, [])
                if node.op != "tuple" or len(node.args) != 2:
                    return []
                place, value = (value_of(Elaborator(trial), each, trial).term for each in node.args)
                if free_symbols(place) or free_symbols(value):
                    return []
                found.append((place, value))
        except Unreadable:
            return []
        return found

    def _pairs(self, math: Math) -> bool:
        """`At $t = 0$, $s = 0$`, `$y = 2$ when $x = 0$`: of a name that was said to be an expression with constants."""
        here, before = _NUMBER.fullmatch(self.document.formula(math).text), self.previous
        there = _NUMBER.fullmatch(self.document.formula(before).text) if before is not None and not before.display else None
        if here is None or there is None or before is self.conditioned or _MIDDLE.fullmatch(self.between) is None:
            return False
        names = (there["name"], here["name"])
        family = next((known for name in names if (known := self._family(name)) is not None and not known.params), None)
        if family is None or before is None:
            return False
        said = self.sentence[: len(self.sentence) - len(self.between)].removesuffix(" M ")
        if not (_AT.search(said) if family.head.name == names[1] else _AT.search(self.between)):
            return False
        terms = [self._number_of(each) for each in ((math, before) if family.head.name == names[1] else (before, math))]
        other = self.scope.symbols.get(names[0] if family.head.name == names[1] else names[1])
        value, place = terms
        if value is None or place is None or other is None or other not in free_symbols(family.body) or is_no_plain_claim(self.sentence):
            self._leave_open(family.constants)
            return False
        own = family.constants - {other}
        known = Family(family.head, (other,), family.body, own, True)
        self.constants.discard(other)
        taken = self._take(math, Rel("=", known.value(place, 0), value), known)
        if taken and family.head.name == names[0]:
            self._no_claim(before)
        return taken

    def _no_claim(self, math: Math) -> None:
        """`We have $y = 4$ when $x = 0$`: the first of the two is no claim of its own."""
        self.waiting = [pending for pending in self.waiting if all(each.formula is not math for each in pending.statements)]
        for each in self.statements:
            if each.formula is math and each.checked:
                each.checked, each.skipped = False, "it is supposed of one place"

    def _number_of(self, math: Math) -> Term | None:
        try:
            tokens = rows_in(math, self.document)[0][0].clauses[0].tokens
        except (Unreadable, IndexError):
            return None
        at = next((k for k, token in enumerate(tokens) if token.text == "="), len(tokens))
        return self._read(tokens[at + 1 :])

    def _read(self, tokens: list[Token]) -> Term | None:
        trial = self.scope.copy()
        try:
            return value_of(Elaborator(trial), parsed(tokens, trial, []), trial).term if tokens else None
        except Unreadable:
            return None
