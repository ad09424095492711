"""Names that a sentence has just declared, and what its words say of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from proofgen.diagnostic import Diagnostic
from proofgen.math.chance import Independent
from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sizes import is_size
from proofgen.math.sorts import Function, Scalar, Sort, Tensor
from proofgen.math.term import Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.source.document import Document, Math
from proofgen.statements import ahead, chance, formulas, laws_in_words, made_in_words, naming, repeated, sweeping
from proofgen.statements.facts import apply_property, commute, one_hot, perpendicular
from proofgen.statements.inferred import place_taken
from proofgen.statements.joined import joined_formulas
from proofgen.statements.kinds import is_never_negative, is_unknown, is_unknown_before
from proofgen.statements.parsing import signs_in
from proofgen.statements.pending import Pending
from proofgen.statements.plain import is_plain
from proofgen.statements.properties import Said, said_after, said_before
from proofgen.statements.redefined import EVERYTHING
from proofgen.statements.roles import Cue, Reading, cues, is_unclear
from proofgen.statements.rooted import keep
from proofgen.statements.unsized import open_array

_ONE_HOT_AT = re.compile(r"one[- ]?hot\b[^.]*\b(?:at|in|index|position|place|class|entry)\s*\Z", re.I)
_ROUGH = re.compile(
    r"\b(?:integrable|measurable|bounded|monoton\w+|increasing|decreasing|discontinuous|piecewise|step|semi-?continuous|arbitrary)\b", re.I
)
_SMOOTH = re.compile(r"(?<!dis)(?<!semi)(?<!semi-)(?<!piecewise )\b(?:continuous(?:ly)?|smooth|differentiable)\b", re.I)
_BROKEN = re.compile(r"\b(?:not|nowhere|except|but|discontinuous|piecewise|semi-?continuous|almost|apart)\b", re.I)
_ONE_HOT_WITH = re.compile(r"one[- ]?hot\b(?: (?:vector|encoding|label))?,? *(?:with|where|such that|so that|i\.e\.,?)\s*\Z", re.I)
_ENTRY_IS_ONE = re.compile(r"(?P<name>\\?[A-Za-z]+)\s*_\s*\{?\s*(?P<place>[a-z])\s*\}?\s*=\s*1")
_SINGULAR = re.compile(r"\s*an?\s")


_MADE_OF = re.compile(r"\b(?:the|a|an|its|each|every|all|some)\s+(?:[\w-]+\s+){0,4}?(?:of|between|from)(?:\s+the)?\s*\Z", re.I)
_MEMBERS = re.compile(
    r"\b(?:entries|elements|components|coordinates|members|terms)\s+of(?:\s+the)?(?:\s+(?:vector|matrix|sequence))?\s*\Z", re.I
)


_THEM = re.compile(
    r"\W*(?:(?:here|now|moreover|further(?:more)?|also),? )?(?:(?P<one>it|this|this (?:number|matrix|vector|function|sequence))|they|both(?: of them)?|these|all(?: of (?:them|these|which))?"
    r"|(?:all|both|these)(?: of)?(?: the| these)? (?:numbers|vectors|matrices|variables|parameters|constants|functions|quantities))\s+(?=(?:is|are)\b)",
    re.I,
)


_OF_THEM = re.compile(r"\b(?:it|they|them|these|those|both|each|neither|none|all)\b", re.I)

_IN = re.compile(r"\\in(?![a-z])")
_ALIKE = re.compile(r"\s*of the same (?:size|dimension|order|length)\s*,\s*", re.I)
_HAS = re.compile(
    r"\s*(?:with|having|have|has)\s+(?:(?:an?|the|its)\s+)?(?:[\w-]+\s+){0,2}?(?:lengths?|norms?|means?|variances?|averages?|sums?|slopes?|minimum|maximum|components?|angles?|deviations?|intercept|degree)\b",
    re.I,
)
_HAS_NUMBER = re.compile(r"[^.;:]*\b(?:\d|zero|one|two|three|unit)\b", re.I)
_IS_ONE = re.compile(r"\s*(?:to\s+)?be\s+(?:an?|the|one|some)\b", re.I)
_ORDERS = {"<", "<=", ">", ">=", "!="}
_IF = re.compile(r"\W*(?:if|when|whenever)\s*", re.I)
_ARE_APART = re.compile(r"\s*are\s+(?:mutually |pairwise )?(?:independent|i\.?i\.?d\.?)(?:\s+random variables)?\s*,", re.I)
_IS_DRAWN = re.compile(r"[^=<>]*\\sim(?![a-z])[^=<>]*")
_WITH = re.compile(r"\b(?:with|satisfying|satisf(?:y|ies)|such that)\s*\Z", re.I)


_READ = ("declare", "assume", "define", "given", "with", "consider")


class Names:
    """What of a sentence the words beside its names change."""

    def __init__(self, document: Document, strict: bool = False) -> None:
        joined = joined_formulas(document)
        self.document = document = replace(document, joined=joined) if joined else document
        self.scope = Scope(strict=strict)
        self.remarks: list[Diagnostic] = []
        self.let: list[Sym] = []  # the names that this sentence declares
        self.waiting: list[Pending] = []  # the sentence's formulas, until it is over
        self.doubt = False  # a condition of the sentence is one of several, or could not be read
        self.before: list[Term] = []  # what was supposed when the sentence began
        self.known: set[Sym] = set()  # names that were declared when the sentence began
        self.sentence = ""
        self.between = ""
        self.cue: Cue = ""
        self.cues: list[Reading] = []  # what the sentence has announced so far
        self.named: list[Sym] = []  # declared by the formula just read: words after it may speak of them
        self.last: Math | None = None  # the formula read last
        self.after = ahead.words_after(document)
        self.following = naming.following(document)
        self.every = False  # the sentence says for every what it claims
        self.predicates = naming.predicates(document, self.after)
        for first, others in joined.items():  # the words behind the last of them are behind them all
            last = others[-1][1]
            for each in (self.after, self.following, self.predicates):
                if last in each:
                    each[first] = each[last]  # type: ignore[assignment]
                else:
                    each.pop(first, None)
        self.iffed = False  # it begins with `If`, and what it says of names is theirs as `Let` says it
        self.apart = False  # the sentence begins with what random names it speaks of are independent
        self.size: Sort | None = None  # `an $n \\times n$ matrix`: of the name that comes next
        self.partial = False  # `the sum of $a$ and $b$ is positive`: said of something that is made of them
        self.late: list[tuple[int, Math, Cue]] = []  # what cannot be read before the words behind it say what its names are
        self.latest = 0  # how many of them its last formula declared
        self.chancy: list[Sym] = []  # said to be random in this sentence: their moments may follow
        self.earlier: list[Sym] = []  # what the last declaring sentence declared
        self.since = False  # whether formulas came after it
        self.mentioned: list[str] = []  # the names that the sentence only mentions
        self.heard: list[Math] = []  # the formulas of the sentence
        self.briefly: list[str] = []  # names that an update gives another value: of the equation that says it nothing is settled
        self.lately: list[str] = []  # names of which a sentence has said last what they are
        self.previous: Math | None = None  # the formula before, in the same sentence
        self.ends: set[Math] = set()  # of `between $0$ and $1$`, the second: read with what stands before them
        self.hot: list[Sym] = []  # said to be one-hot; where, the next formula may say

    def _said(self, said: Said, behind: bool = True) -> None:
        """What words beside a declared name say of it, behind it or before. `$x$, $w$ a pmf` says it of w alone."""
        supposed = self.new_hypotheses() if self.cue == "declare" else []
        if self._is_made(supposed):
            return
        if self.partial and (said.properties or said.doubtful):
            for symbol in self.named:
                self.scope.unsaid(symbol, f"what is said of something made of ${symbol.name}$ is not used")
            return
        if _SINGULAR.match(self.between):
            self.named = self.named[-self.latest :] if self.latest else self.named
        if chance.said(set(said.properties), self.named, self.scope, said.array):
            self.chancy = list(self.named)
        kind = is_unknown(self.between) if behind else is_unknown_before(self.between)
        limited = self.last is not None and formulas.relates(self.last, self.document)  # `with $A^2 = A$`, and not `with $n$ rows`
        if limited or not _WITH.search(self.between):
            self.named = [open_array(symbol, self.between, behind, self.scope) for symbol in self.named]
        for symbol in self.named if _HAS.match(self.between) else ():
            if _HAS_NUMBER.match(self.between) or (isinstance(symbol.sort, Tensor) and not self.chancy):
                self.scope.unsaid(symbol, f"what the text says that ${symbol.name}$ has is not used")
        if chance.independent_events([symbol.name for symbol in self.named], self.between, self.scope):
            return
        apart = "orthogonal" in said.properties and perpendicular(self.named, self.scope)
        self.named = [self.scope.symbols.get(symbol.name, symbol) for symbol in self.named]
        for symbol in self.named:
            if self.cue == "declare" and said.kind and symbol in self.known and symbol.name in self.scope.declared:
                self._anew(symbol)
            for name in said.properties:
                if name == "one-hot":
                    self.hot.append(symbol)
                elif name not in ("commuting", "standard-normal") and not (apart and name == "orthogonal"):
                    symbol = apply_property(name, symbol, self.scope)
                    keep(supposed, (symbol,), self.scope)
            if isinstance(symbol.sort, Function) and re.search(r"\bconstant\b", self.between, re.I):
                self.scope.unsaid(symbol, f"that ${symbol.name}$ is constant is not used")
            if kind and symbol.name not in self.scope.declared and (behind or symbol.name[-1:].isupper()):
                hint = f"I do not know how to compute with {kind}; of a number, say `Let ${symbol.name} \\in \\mathbb{{R}}$`"
                self.scope.unsorted[symbol.name] = hint
            if is_never_negative(self.between) and isinstance(symbol.sort, Scalar):
                self._never_negative(symbol)
            if said.array and not isinstance(symbol.sort, Tensor) and "identity" not in said.properties:
                hint = f"say its size: `Let ${symbol.name} \\in \\mathbb{{R}}^n$` or `\\mathbb{{R}}^{{m \\times n}}`"
                self.scope.unsorted[symbol.name] = hint
            chancy = symbol.name in self.scope.chance and "independent" not in said.properties and chance.describes(self.between)
            if _SMOOTH.search(self.between) and not _BROKEN.search(self.between):
                self.scope.smooth.add(symbol.name)
            elif _ROUGH.search(self.between):
                self.scope.rough.add(symbol.name)
            if said.doubtful or chancy or (said.described and (symbol not in self.known or symbol in self.let)):
                self.scope.unsaid(symbol, f"not all that is said of ${symbol.name}$ where it is declared could be read")

        if "commuting" in said.properties:
            commute(self.named, self.scope)
        if "standard-normal" in said.properties:
            apart = bool({"independent", "iid"} & set(said.properties))
            laws_in_words.say([self.scope.symbols.get(s.name, s) for s in self.named], "\\mathcal{N}(0, 1)", apart, self.scope)

    def _is_made(self, supposed: Sequence[Term]) -> bool:
        """`$\\omega$ is a primitive cube root of unity`: the words say all of it. `Let $x > a$ be an integer` says nothing of a."""
        if _IS_ONE.match(self.between) and self.last is not None and len(relation := signs_in(self.last, self.document)) == 1:
            self.named = self.named[:1] if relation <= _ORDERS else self.named
        if (
            self.cue == "declare"
            and len(self.named) == 1
            and made_in_words.say_alone(self.named[0], self.between, self._declared_so_far(), self.scope)
        ):
            self.named = [self.scope.symbols[self.named[0].name]]
            keep(supposed, self.named, self.scope)
            self.sentence = self.sentence.removesuffix(self.between) + " be real "  # the words have been read
            return True
        return False

    def _declared_so_far(self) -> list[Sym]:
        """The names that the sentence has declared, or else those of the one before."""
        fresh = [s for s in self.scope.symbols.values() if s not in self.known and s.name in self.scope.declared]
        return fresh if len(fresh) > 1 else [*fresh, *(self.scope.symbols.get(s.name, s) for s in self.earlier)]

    def _never_negative(self, symbol: Sym) -> None:
        """By custom: that proves nothing, and a point respects it."""
        custom = Rel(">", symbol, number(0))
        known = any(free_symbols(h) == {symbol} for h in self.scope.hypotheses)
        if not known and symbol.name not in self.scope.definitions and custom not in self.scope.doubtful:
            self.scope.doubtful.append(custom)

    def _of_them(self) -> None:
        """`They are positive.` says it of the names that the sentence before declared."""
        them = _THEM.match(self.sentence)
        names = [self.scope.symbols.get(symbol.name, symbol) for symbol in self.earlier]
        if (
            not names
            or " M " in self.sentence
            or (them is None and (self.since or not _OF_THEM.search(self.sentence) or not said_after(self.sentence).doubtful))
        ):
            return
        if (
            them is None
            or self.since
            or (them["one"] and len(names) != 1)
            or is_unclear(self.sentence)
            or not is_plain(self.sentence[them.end() :])
        ):
            for symbol in names:
                self.scope.unsaid(symbol, f"not all that is said of ${symbol.name}$ could be read")
            return
        self.named, self.between = names, self.sentence[them.end() :]
        self._said(said_after(self.between))
        self.named = []

    def _sweep(self) -> None:
        """`All letters are positive`, `The same goes for $y$`."""
        if sweeping.of_all(self.sentence):
            self.scope.conventions.add("all-limited")
            if sweeping.may_be_complex(self.sentence):
                self.scope.signs.setdefault(EVERYTHING, 0)
        if "einstein" in self.scope.conventions and repeated.is_over(self.sentence):
            self.scope.conventions.discard("einstein")
        if sweeping.takes_independence_back(self.sentence):
            self.scope.hypotheses = [h for h in self.scope.hypotheses if not isinstance(h, Independent)]
        if sweeping.takes_back(self.sentence):
            names = self.mentioned or list(self.scope.symbols)
            over = {symbol for name in names if (symbol := self.scope.symbols.get(name)) is not None}
            taken = [h for h in self.scope.hypotheses if over & free_symbols(h) and not is_size(h) and isinstance(h, Rel)]
            self.scope.hypotheses = [h for h in self.scope.hypotheses if h not in taken]
            self.scope.doubtful += [h for h in taken if h not in self.scope.doubtful]
        if sweeping.of_another_kind(self.sentence):
            self.scope.conventions.add("no-numbers")
        if sweeping.limits_all(self.sentence):
            self.scope.conventions.add("all-limited")
        if not any(reading.cue in _READ for reading in self.cues):
            names = self.mentioned if sweeping.limits(self.sentence) else []
            names = [*names, *(symbol.name for symbol in self.earlier)] if sweeping.speaks_of_its(self.sentence) else names
            for name in {*names} - {symbol.name for symbol in self.let}:
                self.scope.unread.setdefault(name, f"what the text says of ${name}$ in words is not used")
        head = self.sentence.split(" M ", 1)[0]
        if sweeping.is_conditional(head):
            self.doubt = True
        if self.mentioned and sweeping.points_back(self.sentence):
            self.scope.unread |= dict.fromkeys(self.mentioned, "what the text says of it by pointing to another name is not used")

    @staticmethod
    def made_of(words: str) -> bool:
        return _MADE_OF.search(words) is not None and _MEMBERS.search(words) is None

    def new_hypotheses(self) -> list[Term]:
        """What has been supposed since the sentence began."""
        before = set(self.before)
        return [h for h in self.scope.hypotheses if h not in before]

    def old_hypotheses(self) -> list[Term]:
        """What was supposed before, and still is."""
        before = set(self.before)
        return [h for h in self.scope.hypotheses if h in before]

    def _anew(self, symbol: Sym) -> None:
        """`Now let $x$ be a real number`: of a name that was declared before, nothing but what this sentence says."""
        if symbol.name not in self.scope.definitions:
            said = self.new_hypotheses()
            self.scope.declare_anew(symbol.name, symbol.sort)
            for hypothesis in said:
                self.scope.assume(hypothesis)

    def _sized(self, math: Math) -> bool:
        """Is the formula no more than the size of the names just declared?"""
        sort = naming.size_after(math, self.document, self.between, self.after.get(math, ""), self.scope)
        self.named = naming.sized(self.named, sort, self.scope) if sort is not None else self.named
        return sort is not None

    @property
    def _declaring(self) -> bool:
        """`Denote by $x$ the mean` says of a bare name what it is; a name with its definition needs no words."""
        if self.cue == "define":
            return bool(self.named) and not any(symbol.name in self.scope.definitions for symbol in self.named)
        return bool(self.named) and self.cue in ("declare", "assume", "given", "where", "with", "consider")

    def _settle(self) -> None:
        """What was waiting for a place has got all it will get."""
        self._hot(None)
        self.named = []

    def _hot(self, place: str | None) -> None:
        for symbol in self.hot:
            if not shape(symbol):
                self.scope.unsaid(symbol, f"that ${symbol.name}$ is one-hot is not used")
            taken = self.scope.places.get(symbol.name)
            if place is None and taken is not None and self.last is not None and len(shape(symbol)) == 1:
                self.remarks.append(place_taken(self.last, symbol, taken))
            one_hot(
                symbol,
                place or self.scope.places.get(symbol.name),
                len(symbol.sort.shape) == 2 if isinstance(symbol.sort, Tensor) else False,
                self.scope,
            )
        self.hot = []

    def _every(self, math: Math) -> None:
        """`For positive integers $m, n$ we have …` declares as `Let` does; of a name that is known it limits in words what follows."""
        first = " M " not in self.sentence.replace(" M ", "", 1 if self.size is not None else len(self.late))
        head = naming.for_every(self.between) if first else None
        bare, *place = _IN.split(self.document.formula(math).text, maxsplit=1)
        listed = ahead.names_listed(bare)
        names = listed if head is not None and not self.waiting else []
        self.doubt = self.doubt or (head is None and bool(listed) and naming.is_for_a_kind(self.between))
        if head is None or not names:
            return
        if any(name in self.scope.symbols and name not in self.scope.inferred for name in names):
            known = bool(place) and set(said_before(head["words"]).properties) <= {"real"}
            self.doubt = self.doubt or not known
            if known:  # `For vectors $x \\in \\mathbb{R}^3$`, of an x that is one: a condition
                self.sentence = self.between = self.between[: head.start("words")]
            return
        rest = re.sub(r"\A(?:(?:all|any|every|each)\s+)+", "", self.between[head.end() :], flags=re.I)
        self.sentence = self.between = self.between[: head.start()] + "let " + rest
        self.every = True

    def _if_random(self, math: Math) -> None:
        """`If $X \\sim \\mathcal{N}(0, 1)$, then …` says what X is, as `Let` does; `If $X$ and $Y$ are independent, then …` for this sentence."""
        if _IF.fullmatch(self.between) is None or self.sentence.strip() != self.between.strip() or self.waiting:
            return
        after = self.after.get(math, "")
        apart = _ARE_APART.match(after) is not None
        if apart or laws_in_words.is_law(after) or _IS_DRAWN.fullmatch(self.document.formula(math).text):
            self.sentence = self.between = "let "
            self.apart, self.iffed = apart, True

    def _of_every(self, given: bool) -> bool:
        """`Given a vector $v$, $$…$$`, `For any vectors $u$ and $v$ of the same length, $$…$$`: the display is what holds of them."""
        return (given and " M " in self.sentence and self.between.strip() == ",") or (
            self.every and _ALIKE.fullmatch(self.between) is not None
        )

    def _range_ahead(self, math: Math) -> None:
        """`Let $x_i \\in \\mathbb{R}$ for $i = 1, \\dots, m$`: how many there are is said behind them."""
        if any(reading.cue in ("declare", "given", "where", "consider") for reading in (*self.cues, *cues(self.between))):
            naming.declare_range(self.following.get(math), self.after.get(math, ""), self.document, self.scope)

    def _place(self, math: Math) -> str | None:
        """The index at which something was just said to be one-hot."""
        if not self.hot:
            return None
        text = self.document.source.of(math.span).strip()
        if _ONE_HOT_AT.search(self.between) and re.fullmatch(r"\\?[A-Za-z]+(?:_\{?i\}?)?", text):
            return re.sub(r"_.*", "", text)
        entry = _ENTRY_IS_ONE.fullmatch(text) if _ONE_HOT_WITH.search(self.between) and len(self.hot) == 1 else None
        return entry["place"] if entry is not None and entry["name"] == self.hot[0].name else None
