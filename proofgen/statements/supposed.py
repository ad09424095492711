"""What a sentence supposes and declares, when it is over: how far that goes, and what of it is not taken."""

from __future__ import annotations

import re
from functools import lru_cache

from proofgen.math.scope import Scope
from proofgen.math.sizes import counting, is_size
from proofgen.math.term import Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.source.document import Document
from proofgen.statements import changed, headed, special
from proofgen.statements.cases import SENTENCES
from proofgen.statements.cued import Cued
from proofgen.statements.granted import take_for_granted
from proofgen.statements.incompatible import incompatible
from proofgen.statements.pending import Pending
from proofgen.statements.plain import is_plain
from proofgen.statements.roles import is_known, is_no_plain_claim, is_posed, is_throughout, is_unclear, joins_what_was
from proofgen.statements.statement import Statement

_GOES_ON = re.compile(
    r"\b(?:the|its?|their|both|each|one)\b[^.,;:]*?\b(?:(?:is|are|gets?|was|were) (?:now |then )?(?:doubled|tripled|halved|increased|decreased|reduced|raised|lowered|removed)"
    r"|doubles|triples|halves|rises|falls|drops|grows|shrinks|accelerates)\b|\bafter (?:\d+|one|two|three|some) (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|steps?|iterations?)\b"
    r"|\b(?:increase|decrease|double|halve|triple|raise|reduce) (?:both|each|all)\b",
    re.I,
)
_SUPPOSING = re.compile(r"\b(?:suppos|assum)\w*\b", re.I)
_ONLY = re.compile(
    r"\b(?:only|merely|just) (?:know|assume|suppose|have|require|need|ask)\b|\b(?:know|assume|suppose|have|require|need)\w* (?:only|merely|just)\b",
    re.I,
)
_OTHERWISE = re.compile(
    r"\b(?:alternatively|vice versa|on the contrary|(?:other|reverse|converse|opposite) (?:direction|case|implication|way (?:round|around))|the (?:converse|reverse)|(?:right to left|backwards?)\s*:)",
    re.I,
)
_WIDENS = re.compile(r"\breplac\w+\b[^.]*\b(?:arbitrary|any|general|every|each)\b", re.I)
_LONG = 1_000  # characters
_TAKES = re.compile(
    r"\b(?:take|choose|pick|put|set)\s+(?:,?\s*for (?:example|instance|simplicity),?\s+)?M (?:\s*,?\s*(?:and\s+)?M )*\s*(?:for (?:simplicity|example|instance|definiteness))?\s*[.;:]?\s*\Z",
    re.I,
)


@lru_cache(maxsize=SENTENCES)
def _turns(sentence: str) -> tuple[bool, bool, bool]:
    """Whether it supposes, turns to another case, and takes back what was supposed."""
    wider = _ONLY.search(sentence) is not None or _WIDENS.search(sentence) is not None
    return _SUPPOSING.search(sentence) is not None, _OTHERWISE.search(sentence) is not None, wider


class Supposed(Cued):
    """What of a sentence such hypotheses change."""

    def __init__(self, document: Document, strict: bool = False) -> None:
        super().__init__(document, strict)
        self.headed = ""  # what the words at the head of the sentence may limit it to
        self.elsewhere = False  # whether they name another kind of thing than the text was about
        self.stood: set[Term] = set()  # what has been claimed so far
        self.meanwhile = ""  # the words since the last claim
        self.told = ""  # what the sentence before says in words alone

    def _count(self) -> None:
        """`For all $n \\in \\mathbb{N}$`: n counts in the sentences after it, too."""
        for condition in [*self.premises, *(condition for pending in self.waiting for condition in pending.conditions)]:
            if (size := counting(condition)) is not None and not free_symbols(condition) <= self.known:
                self.scope.assume(size)

    def _supposed(self) -> None:
        """What the sentence supposes or declares goes as far as what it stands in."""
        new = self.new_hypotheses()
        plain = self.posed or (any(reading.cue == "assume" for reading in self.cues) and not is_known(self.sentence))
        facts = [h for h in new if not plain and (is_known(self.sentence) or free_symbols(h) - self.known)]
        self.extents.suppose(
            [h for h in new if h not in facts],
            facts,
            joins_what_was(self.sentence),
            is_throughout(self.sentence),
            self.posed or is_posed(self.sentence),
            any(h in self.stood for h in new),
        )
        if any(reading.cue == "declare" for reading in self.cues):
            self.extents.let(name for name in self.defined if self.scope.symbols.get(name) not in self.known)
            if self.defined & self.scope.definitions.keys():
                self.extents.told()  # `Base case. Let $n = 1$.`
        self.before = list(self.scope.hypotheses)

    def _head(self, concludes: bool) -> None:
        """What the words at the head of the sentence may limit it to, or those of the one that it concludes from."""
        here = headed.limited_to(self.sentence)
        self.elsewhere = special.is_of_others(here)
        self.headed = here or ((self.headed or self.told) if concludes else "")
        if self.sentence.strip():
            self.told = headed.tells(self.sentence)
        told = " M " in f" {self.sentence} " and not self.waiting  # what such a sentence says is read
        self.meanwhile = "" if told else (self.meanwhile + " " + self.sentence)[-_LONG:]

    def _claim_under(self, pending: Pending) -> None:
        """The claims get their context: that of the special case that the text was about, unless the words may have left it."""
        claims = [each for each in pending.statements if each.role in ("step", "inline") and each.checked and each.term is not None]
        scope = self._scope_of(claims, pending)
        pending.claim(scope, self.sentence)
        words = self.headed or headed.limited_behind(self.after.get(pending.statements[-1].formula, "")) if claims else ""
        headed.hold_back(claims if words else (), words)
        take_for_granted(claims, pending.conditions, self.scope)
        if claims:
            self.stood |= {each.term for each in claims if each.term is not None}
            self.written |= {self.document.formula(each.formula).text.strip(" .,$") for each in claims}
            self.meanwhile = ""

    def _scope_of(self, claims: list[Statement], pending: Pending) -> Scope:
        again = any(each.term in self.stood or self._is_its_value(each.term) for each in claims) and special.may_leave(self.meanwhile)
        scope = self.scope
        if pending.conditions:  # `for $x < 2$`, where x > 2 was supposed
            self.extents.doubt(h for h in self._suppositions() if any(incompatible(h, each) for each in pending.conditions))
        if claims and not pending.introduces and (again or self.elsewhere):
            scope = special.without(scope, self._suppositions(), again, again and special.speaks_of_functions(self.meanwhile))
        against = (
            [h for h in scope.hypotheses if any(incompatible(h, each) for each in pending.conditions)]
            if claims and pending.conditions
            else []
        )
        if against:  # `in the special case $\\lambda = 0$`, where λ was declared positive
            scope = scope.copy()
            scope.hypotheses = [h for h in scope.hypotheses if h not in against]
        return scope

    def _suppositions(self) -> list[Term]:
        return [h for extent in self.extents.stack for h in extent.made]

    def _is_its_value(self, term: Term | None) -> bool:
        """`g = 9.81` where that is what g was said to be."""
        left = term.left if isinstance(term, Rel) and term.op == "=" else None
        known = self.scope.definitions.get(left.name) if isinstance(left, Sym) else None
        return known is not None and not known.params and isinstance(term, Rel) and known.body == term.right

    def _try(self) -> None:
        """`Take $m = 2$ and $v = 3$.`, of names that stand for any number: this goes to the end of the paragraph. So does what holds at one place."""
        if self.there:
            self.extents.tried += self.new_hypotheses()
            self.there = False
        if not self.premises or self.waiting or _TAKES.search(self.sentence) is None:
            return
        self.scope.hypotheses += [premise for premise in self.premises if premise not in self.scope.hypotheses]
        self.extents.tried += self.premises
        self.premises = []

    def _widen(self, pending: Pending) -> None:
        """What words or an unread supposition put in place of what was supposed before: that proves nothing here."""
        supposing, other, wider = _turns(self.sentence)
        refused = any(each.problem is not None for each in pending.statements) if supposing and pending.hypotheses else False
        if refused:
            self.extents.doubt_said_of(frozenset().union(*map(free_symbols, pending.hypotheses)), [])
        if other:
            self.extents.doubt(h for extent in self.extents.stack for h, claims in extent.made.items() if 0 <= claims < self.extents.claims)
        if wider:
            self.extents.doubt(self._suppositions())

    def _change(self) -> None:
        """`Now change $a$ to $3$.`: nothing that was said of it before counts, until it is said anew what it is."""
        fresh = self.defined | {symbol.name for symbol in self.let}
        for name in {*fresh, *self.briefly} & self.scope.changed.keys():
            if self.scope.unread.get(name) == self.scope.changed.pop(name):
                self.scope.unread.pop(name)
        self.briefly = []
        self._change_by(self.sentence, fresh)

    def _change_by(self, sentence: str, fresh: set[str]) -> None:
        texts = [self.document.formula(math).text for math in self.heard]
        if _GOES_ON.search(sentence):  # of which name it speaks is not known
            changed.change([name for name in self.scope.definitions if changed.is_literal(name, self.scope)], (), self.scope)
        if changed.may_change(sentence, texts):
            before = self.document.source.text[: self.heard[0].span.start] if self.heard else ""
            what = changed.said(sentence, texts, before)
            over, self.briefly = changed.changed(what, self.lately, fresh, self.scope)
            changed.change(over, self.briefly, self.scope)
        self.lately = sorted(fresh) or self.lately

    def _doubt_declarations(self) -> None:
        """`Let $c \\ne 0$ or …`, `not necessarily symmetric`: facts from a declaring sentence that is no plain one are not taken."""
        spoken = any(reading.cue == "declare" for reading in self.cues)  # `Let`, where `$x$ is real` has no verb that declares
        if not (is_unclear(self.sentence) and self.let) and (not spoken or (not is_unclear(self.sentence) and is_plain(self.sentence))):
            return
        if is_no_plain_claim(self.sentence) and not any(reading.cue == "define" for reading in self.cues):
            for name in self.defined & set(self.scope.definitions):
                symbol = self.scope.symbols[name]
                self.scope.forget(name)
                self.scope.symbols[name] = symbol
                self.scope.unread[name] = f"what is said of ${name}$ could not be read"
        sizes = [h for h in self.new_hypotheses() if is_size(h) and all(symbol.name in self.scope.inferred for symbol in free_symbols(h))]
        new = [h for h in self.new_hypotheses() if h not in sizes]
        self.scope.hypotheses = [*self.old_hypotheses(), *sizes]
        reason = "the sentence that declares it says more than could be read"
        fresh = {s for s in self.scope.symbols.values() if s not in self.known and s.name not in self.scope.inferred}
        for symbol in {s for h in new for s in free_symbols(h)} | set(self.named) | fresh:
            self.scope.unread[symbol.name] = reason
