"""What a claim is said under: conditions before and behind it in its sentence, and those of the sentence before."""

from __future__ import annotations

import re

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.chance import Random
from proofgen.math.context import Definition
from proofgen.math.shape import shape
from proofgen.math.sizes import is_size
from proofgen.math.sorts import COMPLEX, REAL, Function, Scalar, Tensor
from proofgen.math.term import Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.source.document import Document, Math
from proofgen.statements import ahead, chance, formulas
from proofgen.statements.behind import Behind
from proofgen.statements.define import limit
from proofgen.statements.extent import Extents
from proofgen.statements.facts import matrix_condition, word_condition
from proofgen.statements.incompatible import incompatible
from proofgen.statements.pending import Pending
from proofgen.statements.plain import is_carved
from proofgen.statements.redefined import EVERYTHING, FROM_ZERO, LETTERS, ORDERED, Signs, counts_residues
from proofgen.statements.respected import lasts, respect
from proofgen.statements.roles import Cue, only_joins
from proofgen.statements.statement import Statement

_AGAIN = re.compile(
    r"(?P<joint>\A\s*(?:[,;.]?\s*(?:and|but|while|whereas)\b|;))?[\s,]*\b(?P<word>if|when|whenever|for|with|at|setting|taking|putting)(?: all| every| each| any)?\s*\Z",
    re.I,
)
_AND_SO = re.compile(r"\A\s*[,;]?\s*and (?:so|hence|thus|therefore|then)\b[\s,]*(?P<rest>(?:for|if|when|whenever)\b.*)\Z", re.I | re.S)
THEN = re.compile(r"[\s,]*(?:then|we (?:get|have|obtain|find|see)|it follows|this (?:gives|yields|is)|one (?:gets|has))\b", re.I)
_COMES_TO = re.compile(rf"{THEN.pattern}|\s*,?\s*(?:it |this |which )?(?:gives?|yields?|leads to|shows?)\b|\s*,\s*\Z", re.I)
_IS = re.compile(
    r"\s*(?:is|are)\s+(?:an?\s+|both\s+|all\s+)?(?P<word>(?:strictly\s+)?positive|(?:strictly\s+)?negative|non-?negative|non-?zero|not\s+zero|even|odd)(?:\s+(?P<noun>integers?|(?:real\s+)?numbers?|reals?))?(?=\s*(?:[,.;:]|\Z|\bthen\b|\bwe\b))",
    re.I,
)
_ARE_MATRICES = re.compile(
    r"\s*(?:is|are)\s+(?:both\s+|all\s+|an?\s+)?(?:(?:symmetric|invertible|non-?singular|orthogonal|(?:skew|anti)-?symmetric|positive[- ](?:semi-?)?definite|idempotent)(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+)?)+"
    r"(?:matri(?:x|ces))?(?=\s*(?:[,.;:]|\Z|\bthen\b|\bwe\b))",
    re.I,
)
_LIMITED = re.compile(
    r"\s*(?:(?:is|are|being|lies?|stays?|equals?|greater|less|larger|smaller|bigger|large|small|big|near|close|at (?:least|most)|between|above|below|exceed\w*|tends?"
    r"|sufficiently|that|which|whose|not|but|other|apart|except|satisf\w+|outside|inside|away|positive|negative|non-?negative|non-?positive|non-?zero|integers?|real|distinct|different|even|odd|fixed and)\b|(?:with|in|on)\s+\w)",
    re.I,
)
_COMPLEX_ARRAY = re.compile(
    r"\b(?:hermitian|unitary|normal matri\w+)\b|\bcomplex\b[^.]*\b(?:matri\w+|vectors?|sequences?|functions?|entries)\b|\b(?:matri\w+|vectors?|sequences?)\b[^.]*\b(?:over|of) (?:the )?complex\b",
    re.I,
)
_MAYBE_COMPLEX = re.compile(
    r"\b(?:eigenvalues?|roots? of unity|(?:roots?|zeros?|zeroes) of|gaussian integers?|possibly complex|complex)\b",
    re.I,
)
_REAL_ONE = re.compile(
    r"\b(?:(?<!not )(?<!non-)(?<!not be )real|positive|negative|non-?negative|symmetric|definite|semi-?definite|hermitian|self-adjoint|orthogonal projection|covariance|laplacian|square roots?|cube roots?|largest|smallest)\b",
    re.I,
)
_OTHER_NORM = re.compile(r"\bunit\b[^.]*\b(?:norm|inner product|metric|with respect to)\b", re.I)
_LETTER = re.compile(r"(?<!\\)\b[i-np-t]\b")
_LETTERS = re.compile(r"\s*[i-np-t]\s*(?:(?:\\neq?(?![a-z])|\\not\s*=|<|>|\\l(?:eq?|t)(?![a-z])|\\g(?:eq?|t)(?![a-z])|=)\s*[i-np-t]\s*)+")
_INDEX = re.compile(r"_\s*(?:\{([^{}]*)\}|(\w))")
_OF_MATRICES = re.compile(r"\^\s*\{[^{}]*\\times|\bmatri(?:x|ces)\b")


_BESIDE = re.compile(r"\\forall(?![a-z])|\\text\s*\{[^{}]*\bfor\b")
_PARTLY = re.compile(
    r" M\s*,?\s*(?:and )?(?:(?:on|near|around|almost|outside|inside|within|modulo|mod)\b|(?:zero|M)\s+(?:elsewhere|otherwise)\b)|\b(?:elsewhere|extended|periodic\w*)\b"
    r"|\bfor (?:all |any |every |each )?(?:rational|irrational|integer|even|odd|prime|small|large)\b|\b(?:if|when|whenever)\s+(?:M\s+)?(?:is|are)\s+(?:an? )?\w+",
    re.I,
)
"""Words behind a definition that leave out where it does not hold."""


_AT_LAST = re.compile(r"\W*(?:and )?(?:so|hence|thus|therefore|consequently|it follows|we (?:have shown|conclude|see))\b", re.I)
_IN_GENERAL = re.compile(
    r"\bfor (?:all|any|every|each|general|arbitrary|an arbitrary)(?: (?:real|complex|positive|other))?(?: (?:numbers?|integers?|vectors?|matrix|matrices))?\s*\Z",
    re.I,
)
_OF_A_KIND = re.compile(r"\bfor (?:all|any|every|each) (?:real|complex|numbers?|integers?|vectors?|matrix|matrices)\b[^.;:]*\Z", re.I)


_ON = re.compile(
    r"[\s,]*(?:and\s+)?(?:on|restricted to|outside|away from|except (?:at|on)|within|inside)\s+(?:the\s+)?(?:(?:open|closed|unit|half-open)\s+)?(?:intervals?|sets?|half-line|region|domain|ball)?\s*",
    re.I,
)
_A_PART = re.compile(r"\s*(?:(?:\\left\s*)?[\[(\]].*,.*[\])\[]|\\\{.*|\\mathbb\s*\{?\s*[A-Z]\s*\}?.*(?:\\setminus|_).*|[DISU])\s*")
"""Sets that are a part of the numbers, and not all of them."""


class Conditions(Behind):
    """What of a sentence its conditions change."""

    def __init__(self, document: Document, strict: bool = False) -> None:
        super().__init__(document, strict)
        self.statements: list[Statement] = []
        self.limited: Pending | None = None  # the claim that the condition just read stands behind
        self.held: list[Math] = []  # conditions on index letters of the claims after them
        self.beside: list[str] = []  # names before the last one of a condition, as in `if $A$ and $B$ are invertible`
        self.lingering: list[Term] = []  # what a sentence before this one was said under, the last one with a condition
        self.premises: list[Term] = []  # what the sentence supposes for itself alone
        self.meant: dict[str, Definition] = {}  # what names meant when the sentence began
        self.defined: set[str] = set()  # names that the sentence has defined so far
        self.extents = Extents(self.scope)
        self.signs = Signs()
        self.spoken: dict[str, int] = {}  # names that a `Let` declared or defined, and how many lines had been claimed then

    def _another_condition(self, math: Math) -> str:
        """`If $x > 0$ then $|x| = x$ and if $x < 0$ then …`: what follows is said under its own condition alone, and that limits no claim before it.

        The words from that condition on; none where the sentence goes on.
        """
        if math.display and self.waiting and not self.between.strip() and _BESIDE.search(self.document.formula(math).text):
            return " "  # `\\quad \\text{for all } x` beside a display limits no other one
        so = _AND_SO.match(self.between)
        if so is not None and self.waiting and self.waiting[-1].claims:
            return so["rest"]
        again = _AGAIN.search(self.between)
        if again is None or not self.waiting or not self.waiting[-1].claims or self.cue in ("condition", "premise"):
            return ""
        said, after = self.sentence[: len(self.sentence) - len(self.between)], self.after.get(math, "")
        if again["word"].lower() in ("with", "at", "setting", "taking", "putting"):  # `with $x = 1$ we get … and with $x = -1$ …`
            return self.between[again.start("word") :] if again["joint"] and _COMES_TO.match(after) else ""
        repeated = bool(again["joint"]) and bool(self.premises) and re.search(rf"\b{again['word']}\b", said, re.I) is not None
        leads = not after.strip(" \n\t:,") and (following := self.following.get(math)) is not None and following.display
        if leads and not again["joint"]:
            self.doubt = self.waiting[-1].doubtful = True  # of the display above it, or of the one below?
        elif leads or repeated or THEN.match(after):
            return self.between[again.start("word") :]
        return ""

    def _gives_meaning(self, math: Math) -> bool:
        """`Let $\\|v\\|$ denote the maximum norm`: whether the formula is what a sign of mathematics is said to mean something else by."""
        self.doubt = self.doubt or counts_residues(self.sentence)
        found, alone = self.signs.of(self.document.formula(math).text, self.sentence, self.after.get(math, ""))
        self._mean(found, math)
        return alone

    def _mean(self, signs: tuple[str, ...], math: Math | None) -> None:
        line = self.document.source.position(math.span.start)[0] if math is not None and signs else 0
        for sign in signs:
            self._give(sign, line)

    def _give(self, sign: str, line: int) -> None:
        """The text gives a sign a meaning of its own. line: where, 0 for words alone."""
        if sign == FROM_ZERO:
            self.scope.conventions.add("naturals-from-0")
        elif sign == ORDERED:
            matrices = any(isinstance(s.sort, Tensor) and len(s.sort.shape) > 1 for s in self.scope.symbols.values())
            if not (matrices or _OF_MATRICES.search(self.document.source.text)):
                self.scope.signs.setdefault(EVERYTHING, line)
        elif sign not in LETTERS:
            self.scope.signs.setdefault(sign, line)
        elif sign not in self.scope.symbols:
            self.scope.own.add(sign)

    def _in_words(self) -> None:
        """`If $n$ is even, …`, `… if $x$ is positive`: words that say of one name what a formula could. Other words limit it as nobody knows."""
        if self.last is None or self.last.display or self.cue != "condition":
            return
        if only_joins(self.between):
            self.beside += ahead.names_listed(self.document.formula(self.last).text)
            return
        if (matrices := _ARE_MATRICES.match(self.between)) is not None and self._of_matrices(matrices):
            return
        self.beside = []
        said = _IS.match(self.between)
        if said is None:
            if _LIMITED.match(self.between) and not formulas.relates(self.last, self.document):
                self.doubt = True  # `For $x$ greater than $1$, …`
                if self.limited is not None:
                    self.limited.doubtful = True
            return
        names = ahead.names_listed(self.document.formula(self.last).text)
        word, whole = re.sub(r"[\s-]", "", said["word"].lower()), (said["noun"] or "").lower().startswith("integer")
        conditions = [word_condition(name, word, self.scope, whole) for name in names]
        if conditions and all(each is not None for each in conditions):
            self._condition([each for each in conditions if each is not None], said)

    def _limited_to(self, math: Math) -> None:
        """`$f(x) = x$ on $(0, \\infty)$`, `On $(0, \\infty)$, …`: a set to which the line is limited, and which is not read."""
        if math.display or _ON.fullmatch(self.between) is None or _A_PART.fullmatch(self.document.formula(math).text) is None:
            return
        claims = [pending for pending in self.waiting if pending.claims]
        for pending in claims:
            pending.doubtful = True
        self.doubt = self.doubt or (not claims and self.sentence.strip() == self.between.strip())

    def _generally(self, math: Math) -> None:
        """`For general $x$`: what x was supposed to be is over."""
        if _IN_GENERAL.search(self.between) is None:
            return
        kind = _OF_A_KIND.search(self.between) is not None
        listed = set(ahead.names_listed(self.document.formula(math).text))
        both = [
            h
            for h in self.scope.hypotheses
            if isinstance(h, Rel) and len(free_symbols(h)) > 1 and {s.name for s in free_symbols(h)} <= listed
        ]
        self.scope.hypotheses = [h for h in self.scope.hypotheses if h not in both]
        self.scope.doubtful += both
        for name in ahead.names_listed(self.document.formula(math).text):
            symbol = self.scope.symbols.get(name)
            if symbol is not None and kind:
                self.scope.for_all(symbol)
            if (
                name in self.scope.definitions
                and not self.scope.definitions[name].params
                and not self.defined & {name}
                and _AT_LAST.match(self.sentence)
            ):
                self.doubt = True  # `Let $n = 2k$. … So $n^2 = 4k^2$ for all $n$.`
            elif symbol is not None and _AT_LAST.match(self.sentence):  # `Suppose $x > 0$. … Thus $|x| = x$ for all $x$.`
                self.extents.doubt([h for extent in self.extents.stack for h in extent.made if free_symbols(h) == {symbol}])
            if symbol is not None and isinstance(symbol.sort, Scalar):
                over = [
                    h for h in self.scope.hypotheses if isinstance(h, Rel) and h.op == "=" and symbol in free_symbols(h) and not is_size(h)
                ]
                self.scope.hypotheses = [h for h in self.scope.hypotheses if h not in over]
                self.scope.doubtful += over

    def _of_matrices(self, said: re.Match[str]) -> bool:
        """`If $A$ and $B$ are invertible, …`: whether all of it is a condition that is known."""
        assert self.last is not None
        names = [*self.beside, *ahead.names_listed(self.document.formula(self.last).text)]
        found = [matrix_condition(name, said.group(), self.scope) for name in names]
        if not found or any(each is None for each in found):
            return False
        self._condition([condition for each in found for condition in each or ()], said)
        self.beside = []
        return True

    def _condition(self, conditions: list[Term], said: re.Match[str]) -> None:
        """The words have been read."""
        (self.limited.conditions if self.limited is not None else self.premises).extend(conditions)
        rest = self.between[said.end() :]
        self.sentence = self.sentence[: len(self.sentence) - len(self.between)] + rest
        self.between = rest

    def _apart_here(self) -> list[Term]:
        """`If $X$ and $Y$ are independent, …`: what the sentence supposes of them for itself alone."""
        apart: list[Term] = [h for h in self.new_hypotheses() if chance.is_apart(h)] if self.apart else []
        self.before, self.apart, self.iffed = [*self.before, *apart], False, False
        return apart

    def _linger(self, premises: list[Term]) -> None:
        """What a sentence was said under proves nothing in the sentences after it, but a counterexample respects it, till another condition stands."""
        doubtful = [h for h in self.scope.doubtful if h not in self.lingering]
        against = [h for h in premises if any(incompatible(h, each) for each in self.scope.hypotheses)]  # λ = 0, where λ > 0 goes on
        self.lingering = [h for h in premises if h not in doubtful and h not in against]
        self.scope.doubtful = [*doubtful, *self.lingering]

    def _respect(self, mentions: list[Term]) -> None:
        """Relations that nothing supposes or claims go on from here."""
        respect([each for each in mentions if lasts(each)], self.scope)

    def _picks_entries(self, math: Math) -> bool:
        """`For $i \\ne j$, $\\delta_{ij} = 0$`: letters that nobody declared, and that are indices in the formula behind them."""
        following = self.following.get(math)
        text = self.document.formula(math).text
        letters = set(_LETTER.findall(text)) if _LETTERS.fullmatch(text) else set()
        if following is None or not letters or any(letter in self.scope.symbols for letter in letters):
            return False
        indices = "".join(map("".join, _INDEX.findall(self.document.formula(following).text)))
        return all(letter in indices for letter in letters)

    def _limits(self, math: Math, cue: Cue) -> bool:
        """Is this a condition on a definition, claim or hypothesis before it in the sentence? Then it is taken as one."""
        last = self.waiting[-1] if self.waiting else None
        if last is None and self.premises and re.search(r"\bfor (?:all|every|each|any)\s*\Z", self.between, re.I):
            self.doubt = True  # `If $q_k = 1$ for all $k$, then …`
        if last is None and cue == "condition" and self.defined:
            condition = Pending([each for each in self.statements if each.role == "definition" and each.term is not None][-1:])
            condition.add_condition(math, self.document, self.scope)
            for name in self.defined & set(self.scope.definitions):
                for term in condition.conditions:
                    limit(name, term, self.scope)
                    self.scope.doubtful.append(term)  # `$f(x, y) = xy$ with the constraint $x + y = 10$` may say it of all that follows
                if condition.doubtful:
                    self.scope.forget(name)
                    self.scope.unread[name] = f"a condition on the definition of ${name}$ could not be read"
            return True
        if last is None or not (
            cue == "condition"
            or (cue in ("where", "with") and (last.claims or (self.cue == "condition" and re.search(r"\bwith\b|\bwhere\b", self.between))))
        ):
            return False
        if cue != "condition" and formulas.is_definition(math, self.document, self.scope):
            return False
        spoken = set(last.quantified)
        last.add_condition(math, self.document, self.scope)
        for other in self.waiting[:-1]:  # `with $a_i = \\mu$ and $a_i > 0$ for all $i$`
            if other.hypotheses and last.hypotheses and not other.conditions and not formulas.relates(math, self.document):
                other.quantified |= last.quantified - spoken
        if last.statements[-1].problem is not None:
            self.statements.append(last.statements[-1])
        self.cue = "condition"
        return True

    def _of_complex(self) -> None:
        """`a Hermitian $n \\times n$ matrix`, `an eigenvalue of $A$`: entries or numbers that need not be real. (One of a real vector is real.)"""
        arrays, numbers = _COMPLEX_ARRAY.search(self.sentence), _MAYBE_COMPLEX.search(self.sentence)
        sure = _REAL_ONE.search(self.document.source.text) if numbers else None
        for name in {*self.mentioned} - {symbol.name for symbol in self.let} if numbers and not sure else ():
            if name not in self.scope.symbols or (name in self.scope.inferred and self.scope.symbols[name].sort == REAL):
                self.scope.unsorted.setdefault(name, f"it need not be real: say `Let ${name} \\in \\mathbb{{C}}$`, or `\\mathbb{{R}}`")
        told = {s for each in self.waiting for h in each.hypotheses if isinstance(h, Rel) and shape(h.left) for s in free_symbols(h)}
        for symbol in (self.scope.symbols.get(each.name, each) for each in self.let if arrays or numbers):
            whole = isinstance(symbol.sort, Tensor | Function)
            if arrays and whole and not (isinstance(symbol.sort, Tensor) and symbol.sort.kind == "complex"):
                self.scope.unsorted[symbol.name] = f"say of what its entries are: `Let ${symbol.name} \\in \\mathbb{{C}}^{{n \\times n}}`"
            elif numbers and not sure and symbol.sort == REAL and symbol not in told and symbol.name not in self.scope.definitions:
                self.scope.retype(symbol, COMPLEX)

    def _in_other_norms(self) -> None:
        """`a unit vector in the $\\infty$-norm`: what was taken of its length is not so."""
        for symbol in self.let if _OTHER_NORM.search(self.sentence) else ():
            self.scope.hypotheses = [h for h in self.scope.hypotheses if is_size(h) or symbol not in free_symbols(h)]
            self.scope.unread[symbol.name] = f"in which norm ${symbol.name}$ has length 1 is not used"

    def _renew(self, pending: Pending) -> None:
        """`Let $p > 0$` when lines have been claimed of a p in (0, 1): it may be another p, and what was said of that one may not hold of this."""
        said = {
            name
            for name in {symbol.name for symbol in pending.declared} - self.defined
            if self.spoken.get(name, self.extents.said) < self.extents.said or self._was_defined(name)
        }
        if not said or all(statement.role != "declaration" for statement in pending.statements):
            return
        for name in said - {symbol.name for symbol in self.let}:
            known = self.scope.definitions.pop(name, None)
            if known is not None and known.params:
                self.scope.unread[name] = f"${name}$ was defined above, and is declared here as another function"
            elif known is not None:
                self.scope.doubtful.append(Rel("=", known.symbol, known.body))
            self.extents.doubt(
                [h for h in self.before if any(symbol.name == name for symbol in free_symbols(h)) and not isinstance(h, Random)]
            )

    def _was_defined(self, name: str) -> bool:
        """`Let $a = 2$.`, in a sentence before: who lets a be anything behind it speaks of another one."""
        known = self.meant.get(name)
        return known is not None and known is self.scope.definitions.get(name) and not known.params

    def _refuse_earlier(self, symbol: Sym) -> None:
        """Claims of this sentence that a definition further on in it would give another meaning."""
        for statement in (each for pending in self.waiting for each in pending.statements):
            if statement.term is not None and statement.checked and symbol in free_symbols(statement.term):
                message = f"`{symbol.name}` is said to be something else further on in the sentence"
                hint = "define it before the line that uses it"
                statement.problem = Diagnostic("defined-later", Severity.ERROR, statement.span, message, (hint,))

    def _defined(self, pending: Pending) -> None:
        """A name defined twice in one sentence is defined by cases, in words that cannot be followed."""
        for symbol in pending.declared:
            if self.meant.get(symbol.name) not in (None, self.scope.definitions.get(symbol.name)):
                self._refuse_earlier(symbol)
            if symbol.name in self.scope.definitions and symbol.name in self.defined:
                message = f"`{symbol.name}` is defined twice in this sentence"
                hint = "write the cases with `\\begin{cases}`"
                for statement in pending.statements:
                    statement.problem = Diagnostic("unclear-definition", Severity.ERROR, statement.span, message, (hint,))
                self.scope.forget(symbol.name)
                self.scope.unread[symbol.name] = f"the definition of ${symbol.name}$ could not be read"
                self.scope.symbols[symbol.name] = symbol
        self.defined |= {symbol.name for symbol in pending.declared if symbol.name in self.scope.definitions}

    def _doubt_definitions(self) -> None:
        """`Define $f(x) = x$ unless $x = 1$`, `never write $y = 2x$`: what the name is was not said."""
        announced = any(reading.cue == "define" for reading in self.cues) and is_carved(self.sentence)
        if announced or (self.defined and _PARTLY.search(self.sentence) is not None):
            for name in self.defined & set(self.scope.definitions):
                symbol = self.scope.symbols[name]
                self.scope.forget(name)
                self.scope.symbols[name] = symbol
                self.scope.unread[name] = f"the words around the definition of ${name}$ could not be read"
