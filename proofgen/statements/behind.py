"""Formulas that words put behind a declared name: the set it lies in, its distribution, its mean, the name it is made of."""

from __future__ import annotations

import re

from proofgen.math.syntax import Unreadable
from proofgen.source.document import Math
from proofgen.statements import ahead, chance, distributions, eigen, laws_in_words, made_in_words, placed, rooted
from proofgen.statements.named import Names
from proofgen.statements.pending import Pending
from proofgen.statements.roles import only_joins

_ORDER = re.compile(r"[<>]|\\(?:le|ge|l|g)(?:q|qslant|t)?(?![a-z])|\\in(?![a-z])")
_FROM = re.compile(
    r"\s*(?:to\s+)?(?:be|is|are)\s+(?:an?\s+|the\s+)?(?P<apart>(?:mutually\s+)?independent(?:ly)?,?\s+(?:and\s+identically\s+distributed\s+)?|i\.?i\.?d\.?,?\s+)?(?:random\s+)?"
    r"(?:(?P<sample>samples?|observations|draws|realizations|realisations|copies|data)\s+)?(?:random\s+variables\s+)?(?:drawn|sampled|generated|distributed|coming|taken)?\s*(?P<apart2>independently\s+|i\.?i\.?d\.?\s+)?"
    r"(?:from|according to|as)\s+(?:an?\s+|the\s+)?(?:distribution\s+|law\s+)?",
    re.I,
)
_PLACES = ("declare", "assume", "where", "with", "given", "consider")

_HAS_MOMENT = re.compile(
    r"\s*(?:has|have|having)\s+(?:the\s+|a\s+|(?:a )?(?:common|finite)\s+)?(?:mean|expectation|expected value|variance|standard deviation)\s*",
    re.I,
)


class Behind(Names):
    """What of a sentence such formulas change."""

    def _behind_names(self, math: Math) -> bool:
        """Whether the formula is read with the words between it and the names before it."""
        return self._moment(math) or self._placed(math) or self._drawn(math) or self._lawful(math) or self._made(math) or self._eigen(math)

    def _placed(self, math: Math) -> bool:
        """`Let $x$ be a number in $[0, 1]$`: whether the formula is where the words put the names before it."""
        if math in self.ends:
            return True
        before = self.previous
        manner = placed.how(self.between, before, math, self.document) if before is not None else ""
        if before is None or not manner or self.cue not in ("", *_PLACES):
            return False
        if manner == "from" and self.after.get(math, "") and placed.is_to(self.after[math]):
            return self._runs(before, math)
        names = ahead.names_listed(self.document.formula(before).text)
        if not self.cue:  # `The parameter $t$ lies in $[0, 1]$`
            self.scope.unread |= dict.fromkeys(names, "what the text says of where it lies is not used")
            return False
        last = math
        if manner == "between":
            high = self.following.get(math)
            if high is None or high.display or self.after.get(math, "").strip() != "and":
                return False
            last = high
            self.ends.add(high)
        anew = self.cue == "declare"
        plain = self.sentence if last is math else f"{self.sentence} M and"
        try:
            if not placed.is_plain_so_far(plain, self.after.get(last, "")):
                self.scope.unread |= dict.fromkeys(names, "the words that say where it lies say more than could be read")
            elif manner == "order":
                placed.put_in_order(before, self.between, math, self.document, self.scope, anew)
                self.sentence = self.sentence[: len(self.sentence) - len(self.between)] + " be in "  # the words have been read
            elif last is math:
                placed.put_in(before, math, self.document, self.scope, anew)
            else:
                placed.put_between(before, math, last, self.document, self.scope, anew, placed.is_strict(self.between))
        except Unreadable:
            self.scope.unread |= dict.fromkeys(names, "the set that it lies in could not be read")
        self.named = [symbol for name in names if (symbol := self.scope.symbols.get(name)) is not None]
        return True

    def _runs(self, names: Math, low: Math) -> bool:
        """`The index $i$ runs from $1$ to $n$`, `where $t$ goes from $0$ to $1$`."""
        high = self.following.get(low)
        if high is None or high.display:
            return False
        listed = ahead.names_listed(self.document.formula(names).text)
        self.ends.add(high)
        try:
            if not placed.is_plain_so_far(f"{self.sentence} M to", self.after.get(high, "")):
                raise Unreadable("unknown-declaration", "the words say more", low.span)
            if placed.is_index(names, self.sentence, self.document):
                placed.put_from(names, low, high, self.document, self.scope)
            elif self.cue:
                placed.put_between(names, low, high, self.document, self.scope, self.cue == "declare", False)
            else:
                raise Unreadable("unknown-declaration", "nothing says that it is declared", low.span)
        except Unreadable:
            self.scope.own |= {name for name in listed if name == "i"}
            self.scope.unread |= dict.fromkeys(listed, "over what it runs could not be read")
        self.named = [symbol for name in listed if (symbol := self.scope.symbols.get(name)) is not None]
        return True

    def _lawful(self, math: Math) -> bool:
        """`Let $X$ be Poisson with parameter $\\lambda$`: what the words before the formula and behind it say of the names before."""
        if not laws_in_words.is_law(self.between) or self.cue not in ("declare", "assume") or not self.named or math.display:
            return False
        behind = self.following.get(math)
        text, *limited = _ORDER.split(self.document.formula(math).text, maxsplit=1)
        joint = self.after.get(math, "")
        second = self.document.formula(behind).text if behind is not None and not behind.display else ""
        found = laws_in_words.written(self.between, text, joint, second)
        last = behind if found is not None and found[2] and behind is not None else math
        names = [self.scope.symbols.get(symbol.name, symbol) for symbol in self.named]
        said = self.sentence[: len(self.sentence) - len(self.between)]
        try:
            known = found is not None and placed.is_plain_so_far(f"{said} be in", self.after.get(last, ""))
            known = known and laws_in_words.say(names, found[0] if found is not None else "", found is not None and found[1], self.scope)
        except Unreadable:
            known = False
        if known:
            self.sentence = said + " be in "  # the words have been read
            self.ends |= {last} - {math}
            if limited:  # `with mean $\\lambda > 0$`
                pending = Pending()
                pending.add_condition(math, self.document, self.scope)
                for condition in pending.conditions:
                    self.scope.assume(condition)
        else:
            distributions.random(names, self.scope)
            self.scope.unread |= {symbol.name: f"${symbol.name}$ is random, and its distribution is not used" for symbol in names}
        return known

    def _drawn(self, math: Math) -> bool:
        """`Let $X_1, \\dots, X_n$ be i.i.d. samples from $\\mathcal{N}(\\mu, \\sigma^2)$`"""
        found = _FROM.fullmatch(self.between)
        if found is None or self.cue not in ("declare", "assume") or not self.named or math.display:
            return False
        names = [self.scope.symbols.get(symbol.name, symbol) for symbol in self.named]
        said = self.sentence[: len(self.sentence) - len(self.between)]
        apart = any(found[word] is not None for word in ("apart", "apart2", "sample"))
        try:
            known = placed.is_plain_so_far(f"{said} be in", self.after.get(math, ""))
            known = known and laws_in_words.say(names, self.document.formula(math).text, apart, self.scope)
        except Unreadable:
            known = False
        if not known:
            distributions.random(names, self.scope)
            self.scope.unread |= {symbol.name: f"${symbol.name}$ is random, and its distribution is not used" for symbol in names}
        self.sentence = said + " be in "  # the words have been read
        return True

    def _eigen(self, math: Math) -> bool:
        """`Let $v$ be an eigenvector of $A$ with eigenvalue $\\lambda$`: and the values behind it, in one formula or two."""
        if self.cue not in ("declare", "assume") or not self.named or math.display or not eigen.is_said(self.between):
            return False
        words, between = self.between, self.after.get(math, "")
        values, last = list[str](), math
        while (behind := self.following.get(last)) is not None and not behind.display and len(values) < len(self.named):
            if not (eigen.names_values(self.after.get(last, "")) if last is math else only_joins(self.after.get(last, ""))):
                break
            values += eigen.listed(self.document.formula(behind).text)
            self.ends.add(behind)
            last = behind
        said = f"{self.sentence[: len(self.sentence) - len(words)]} be in "
        matrix = self.scope.symbols.get(self.document.formula(math).text.strip())
        vectors = [self.scope.symbols.get(symbol.name, symbol) for symbol in self.named]
        if not placed.is_plain_so_far(said, self.after.get(last, "")) or not eigen.say(vectors, words, matrix, values, between, self.scope):
            for name in (*values, *(symbol.name for symbol in self.named)):
                self.scope.unread[name] = f"that ${name}$ is of an eigenvector is not used"
            return False
        self.sentence = said  # the words have been read
        self.named = [self.scope.symbols[symbol.name] for symbol in self.named]
        return True

    def _made(self, math: Math) -> bool:
        """`Let $F$ be an antiderivative of $f$`, `Let $z$ be a root of $t^2 + 1$`"""
        root = rooted.is_said(self.between)
        if self.cue != "declare" or not self.named or math.display or not (root or made_in_words.is_said(self.between)):
            return False
        other = self.scope.symbols.get(self.document.formula(math).text.strip())
        said = f"{self.sentence[: len(self.sentence) - len(self.between)]} be in "
        if placed.is_plain_so_far(said, self.after.get(math, "")) and (
            rooted.say(self.named, self.between, math, self.document, self.scope, self.new_hypotheses())
            if root
            else len(self.named) == 1 and made_in_words.say_of(self.named[0], self.between, other, self.scope)
        ):
            self.named, self.sentence = [self.scope.symbols[symbol.name] for symbol in self.named], said  # the words have been read
            return True
        for symbol in self.named:
            self.scope.unsaid(symbol, f"what is said of ${symbol.name}$ could not be read")
        return False

    def _moment(self, math: Math) -> bool:
        """`i.i.d. with mean $\\mu$`: what it says of the random names of this sentence."""
        if not self.chancy and self.named and self.cue in ("declare", "assume") and _HAS_MOMENT.fullmatch(self.between):
            self.chancy = [
                self.scope.symbols.get(symbol.name, symbol) for symbol in self.named
            ]  # `Let $X$ have mean $\\mu$`: what has one is random
            distributions.random(self.chancy, self.scope)
        try:
            return bool(self.chancy) and chance.moment(self.chancy, self.between, math, self.document, self.scope)
        except Unreadable:
            for symbol in self.chancy:
                self.scope.unread[symbol.name] = f"not all that is said of ${symbol.name}$ where it is declared could be read"
            return False
