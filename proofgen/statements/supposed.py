"""What a sentence supposes and declares, when it is over: how far that goes, and what of it is not taken."""

from __future__ import annotations

import re

from proofgen.math.sizes import counting
from proofgen.math.walk import free_symbols
from proofgen.statements import changed
from proofgen.statements.cued import Cued
from proofgen.statements.plain import is_plain
from proofgen.statements.roles import is_known, is_no_plain_claim, is_posed, is_throughout, is_unclear, joins_what_was

_GOES_ON = re.compile(
    r"\b(?:the|its?|their|both|each|one)\b[^.,;:]*?\b(?:(?:is|are|gets?|was|were) (?:now |then )?(?:doubled|tripled|halved|increased|decreased|reduced|raised|lowered|removed)"
    r"|doubles|triples|halves|rises|falls|drops|grows|shrinks|accelerates)\b|\bafter (?:\d+|one|two|three|some) (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|steps?|iterations?)\b"
    r"|\b(?:increase|decrease|double|halve|triple|raise|reduce) (?:both|each|all)\b",
    re.I,
)


class Supposed(Cued):
    """What of a sentence such hypotheses change."""

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
        )
        if any(reading.cue == "declare" for reading in self.cues):
            self.extents.let(name for name in self.defined if self.scope.symbols.get(name) not in self.known)
            if self.defined & self.scope.definitions.keys():
                self.extents.told()  # `Base case. Let $n = 1$.`
        self.before = list(self.scope.hypotheses)

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
        new = self.new_hypotheses()
        self.scope.hypotheses = self.old_hypotheses()
        reason = "the sentence that declares it says more than could be read"
        fresh = {s for s in self.scope.symbols.values() if s not in self.known and s.name not in self.scope.inferred}
        for symbol in {s for h in new for s in free_symbols(h)} | set(self.named) | fresh:
            self.scope.unread[symbol.name] = reason
