"""Documents to derivations: the sentence around each formula says what it is, the formula says the rest."""

from __future__ import annotations

import re

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.scope import Scope
from proofgen.source.document import Block, Directive, Document, Math, Words
from proofgen.statements import ahead, formulas
from proofgen.statements.inferred import is_late, no_more_supposed, refuse_late_definitions, refuse_other_kinds
from proofgen.statements.roles import (
    first_sentence,
    last_sentence,
    only_joins,
)
from proofgen.statements.sentence import LONGEST_SENTENCE, Sentence
from proofgen.statements.statement import Derivation

_CARRIES = re.compile(r"[^.!?]\s*\Z")
_DIRECTIVES = ("assume", "define", "goal", "step", "skip", "expect")
_PROOF = re.compile(r"\s*(?:proof|case|example)\b", re.I)
_THEOREM = re.compile(r"\s*(?:theorem|lemma|proposition|corollary|claim)\b", re.I)


class Reader(Sentence):
    """Goes through a document once, in reading order."""

    def read(self) -> Derivation:
        self._look_ahead(0)
        for number, block in enumerate(self.document.blocks):
            if block.kind == "break":
                self._break(block, number)
            else:
                self._block(block)
        self._end_sentence()
        self._close_post()
        self.ledger.note(self.scope, self.last)
        book = self.ledger.closed(self.scope, self.statements)
        return Derivation(tuple(self.statements), tuple(self.remarks), book.bearers, book.suppositions, book.used)

    def _break(self, block: Block, number: int) -> None:
        """Another post has nothing of the ones before; an edit of one keeps its names, to be said anew."""
        self._end_sentence()
        for name in ahead.restated(self.document, number + 1) if block.level else ():
            self.scope.forget(name)
        self._close_post()
        self.post = len(self.statements)
        if block.level == 0:
            self.scope = Scope(strict=self.scope.strict, heads=self.scope.heads)
            self.outside, self.local, self.before = None, [], []
        self.scope.inferred |= {
            name: symbol for name, symbol in self.scope.symbols.items() if block.level and name not in self.scope.definitions
        }
        self._look_ahead(number + 1)

    def _close_post(self) -> None:
        """A goal may stand above what its names are; it is read again once that is known, if nothing else was supposed since."""
        statements = self.statements[self.post :]
        for statement in statements:
            if statement.role == "goal" and is_late(statement, self.scope):
                again = formulas.read(statement.formula, self.document, self.scope, "goal", "", None, statement.expected)
                again.settle(self.scope, "")
                if len(again.statements) == 1 and again.statements[0].problem is None and no_more_supposed(statement, again.statements[0]):
                    self.statements[self.statements.index(statement)] = again.statements[0]
        refuse_late_definitions(self.statements[self.post :], self.scope)
        refuse_other_kinds(self.statements[self.post :], self.kinds)

    def _look_ahead(self, number: int) -> None:
        if not self.scope.strict:
            self.scope.places = ahead.places(self.document, number)
            self.scope.ranks = ahead.ranks(self.document, number)
            self.scope.heads |= ahead.heads(self.document, number)
            self.scope.picked = ahead.parameters(self.document, number)
            known = set(self.scope.inferred)
            for name in self.scope.ranks:
                if name not in self.scope.symbols and (array := self.scope.array(name)) is not None:
                    self.scope.infer(name, array)
            self.eager = set(self.scope.inferred) - known

    # ------------------------------------------------------------ words

    def _block(self, block: Block) -> None:
        if block.kind in ("heading", "code"):
            self._end_sentence()
            self._leave_theorem(block.kind == "heading")
            self._section(block)
            if block.kind == "heading":
                for piece in block.pieces:
                    if isinstance(piece, Math):
                        self._formula(piece, in_heading=True)
            self._end_sentence()
            return
        self._enter(block)
        display_only = all(isinstance(p, Math | Directive) or not p.text.strip() for p in block.pieces)
        carried = self.sentence.strip() and _CARRIES.search(self.sentence) and not self.sentence.rstrip().endswith("M")
        if not (display_only or carried or _goes_on(block)):
            self._end_sentence()
        theorem = not block.part and _THEOREM.match(_text(block)) is not None
        self._leave_theorem(theorem)
        before = list(self.scope.hypotheses)
        bearers = {name: symbol for name, symbol in self.scope.symbols.items() if name not in self.scope.definitions}
        for piece in block.pieces:
            match piece:
                case Words():
                    self._words(piece)
                case Directive():
                    self._directive(piece)
                case Math():
                    self._formula(piece)
        if theorem or (not display_only and not _CARRIES.search(self.sentence)):
            self._end_sentence()
        if theorem or _PROOF.match(_text(block)) or block.part in ("theorem", "proof", "remark"):
            if block.part:
                self._end_sentence()
            self.local += [h for h in self.scope.hypotheses if h not in before]
            self.pointwise |= {d.symbol for name, d in self.scope.definitions.items() if bearers.get(name) is d.symbol}

    def _enter(self, block: Block) -> None:
        """A named environment keeps what it supposes to itself, but a proof goes on under what its theorem supposes."""
        first = block.pieces[0] if block.pieces else None
        begins = bool(block.part) and isinstance(first, Words) and first.style == "strong"
        if block.part != self.part or begins:
            self._end_sentence()
            self._leave_theorem(bool(self.part) and not (block.part == "proof" and self.part == "theorem"))
            self.part = block.part

    def _section(self, block: Block) -> None:
        """A section that is a theorem by its heading keeps its suppositions to itself."""
        if block.kind == "heading":
            if self.outside is not None:
                self.scope.hypotheses = [h for h in self.scope.hypotheses if h in self.outside]
            self.outside = list(self.scope.hypotheses) if _THEOREM.match(_text(block)) else None

    def _leave_theorem(self, leaves: bool) -> None:
        """What a theorem supposes is not supposed any more where the next one begins, or a section."""
        if leaves:
            self.scope.hypotheses = [h for h in self.scope.hypotheses if h not in self.local]
            for symbol in self.pointwise:
                if self.scope.symbols.get(symbol.name) is symbol:
                    self.scope.definitions.pop(symbol.name, None)
            self.local, self.pointwise = [], set()

    def _words(self, words: Words) -> None:
        text = words.text
        if words.style == "code":
            return
        if words.style == "strong":
            text = re.sub(r"[.:]\s*\Z", ": ", text)
        self.sentence = (self.sentence + text)[-LONGEST_SENTENCE:]
        self.between = (self.between + text)[-LONGEST_SENTENCE:]
        tail = last_sentence(self.sentence)
        if tail != self.sentence:
            self.between = first_sentence(self.between)
            self.sentence = self.sentence[: len(self.sentence) - len(tail)]
            self._end_sentence()
            self.sentence = self.between = tail

    def _directive(self, directive: Directive) -> None:
        word = directive.text.split()[0] if directive.text.split() else ""
        if word not in _DIRECTIVES or (word == "expect" and directive.text.split()[1:2] != ["refuted"]):
            known = "assume, define, goal, step, skip, expect refuted"
            self.remarks.append(
                Diagnostic(
                    "unknown-directive", Severity.WARNING, directive.span, f"`{directive.text}` is no directive", (f"known: {known}",)
                )
            )
            return
        self.override = directive

    # ------------------------------------------------------------ formulas


def _text(block: Block) -> str:
    return "".join(piece.text for piece in block.pieces if isinstance(piece, Words))


def _goes_on(block: Block) -> bool:
    """A paragraph that begins in lower case goes on with the sentence before the display above it."""
    words = _text(block)
    return block.kind == "paragraph" and isinstance(block.pieces[0], Words) and (only_joins(words) or words.lstrip()[:1].islower())


def read_derivation(document: Document, strict: bool = False) -> Derivation:
    """All statements of a document; strict, too, where its front matter says so. Never raises for what an author wrote."""
    asked = str(document.options.get("strict", "")).lower() in ("true", "yes", "on")
    return Reader(document, strict or asked).read()
