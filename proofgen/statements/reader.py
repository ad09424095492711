"""Documents to derivations: the sentence around each formula says what it is, the formula says the rest."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.landau import SMALL
from proofgen.math.scope import Scope
from proofgen.math.snapshot import OWN_SIZES
from proofgen.math.sorts import REAL, Function
from proofgen.source.document import Block, ContainerKind, Directive, Document, Math, Words
from proofgen.statements import (
    ahead,
    applied,
    chance,
    conventions,
    formulas,
    itemised,
    labels,
    masses,
    parameters,
    recurrent,
    references,
    repeated,
    stacking,
    unknown_functions,
    unsized,
    weights,
)
from proofgen.statements.cases import SENTENCES
from proofgen.statements.extent import Extents
from proofgen.statements.facts import logistic
from proofgen.statements.inferred import is_late, no_more_supposed, refuse_late_definitions, refuse_other_kinds
from proofgen.statements.joined import passed_over
from proofgen.statements.own_letters import own_letters
from proofgen.statements.remembered import Memory
from proofgen.statements.roles import ends_proof, only_joins, sentences
from proofgen.statements.sentence import LONGEST_SENTENCE, Sentence
from proofgen.statements.statement import Derivation
from proofgen.statements.unknowns import solved_for

_INCOMPLETE = frozenset({"refused-include", "missing-include", "unknown-branch", "unread-macro"})
_NUMBERED_CASE = re.compile(r"^([\s(]*case\s+\w+)\)?[.:]\s*\Z", re.I)
_DIRECTIVES = ("assume", "define", "goal", "step", "skip", "expect")
_KINDS: tuple[tuple[ContainerKind, str], ...] = (
    ("theorem", r"theorem|lemma|proposition|corollary|claim"),
    ("proof", r"proof|solution|answer"),
    ("remark", r"example|remark|exercise|problem|question"),
    ("definition", r"definition|notation"),
    ("assumption", r"assumptions?|axiom"),
)
_ITEM = re.compile(r"\s*(?:\([a-h]\)|[a-h]\)|\((?:i{1,3}|iv|vi{0,3}|ix|x)\)|\(?\d{1,2}\))\s")
_STEP = re.compile(
    r"\s*(?:(?:step|part|stage|task|variant|scenario|version|option|setting|model)\s+\(?(?:\d+|[a-h]|[ivx]+|one|two|three|four|five)\)?|(?:the )?(?:first|second|third|fourth|next|last|final|other)"
    r" (?:part|step|half|direction|claim|statement|question|implication)|(?:only )?if(?: part| direction)?|necessity|sufficiency)\s*[.:)]"
    r"|[\s(*_]*(?:[\u21d0\u21d2\u27f8\u27f9]|=>|<=)",
    re.I,
)
_CONCLUDES = re.compile(
    r"[\s*_]*(?:and )?(?:so|hence|thus|therefore|consequently|altogether|together|it follows|this (?:proves|shows|completes)|we (?:conclude|see|have shown|have proved))\b",
    re.I,
)
_PROVES = re.compile(
    r"[\s*_]*(?:proof|indeed|to (?:see|show|prove)|the proof|we (?:show|prove)|then|moreover|furthermore|in addition|also|in particular)\b",
    re.I,
)


class Reader(Sentence):
    """Goes through a document once, in reading order."""

    def read(self) -> Derivation:
        if any(problem.code in _INCOMPLETE for problem in self.document.problems):
            self.scope.conventions.add("incomplete")
        self._look_ahead(0)
        for number, block in enumerate(self.document.blocks):
            self._expire(block)
            if block.kind == "break":
                self._break(block, number)
            else:
                self.lead = itemised.lead_of(block, self.lead)
                self._block(block)
        self._end_sentence()
        self._expire(Block("break", 0, ()))
        self._close_post()
        self.ledger.note(self.scope, self.last)
        self.remarks += references.problems(self.document)
        book = self.ledger.closed(self.scope, self.statements)
        return Derivation(tuple(self.statements), tuple(self.remarks), book.bearers, book.suppositions, book.used)

    def _expire(self, block: Block) -> None:
        """A directive stands just before its formula: in the same file or cell, and under the same heading."""
        override, source = self.override, self.document.source
        first = next((piece.span for piece in block.pieces), None)
        if override is not None and (
            block.kind in ("heading", "break") or (first and source.part(first.start) != source.part(override.span.start))
        ):
            message = f"no formula follows `{override.text}`"
            self.remarks.append(
                Diagnostic(
                    "unknown-directive", Severity.WARNING, override.span, message, ("put it just before the formula that it is about",)
                )
            )
            self.override = None

    def _break(self, block: Block, number: int) -> None:
        """Another post has nothing of the ones before; an edit of one keeps its names, to be said anew."""
        self._end_sentence()
        for name in ahead.restated(self.document, number + 1) if block.level else ():
            self.scope.forget(name)
        self._close_post()
        self.post = len(self.statements)
        if block.level == 0:
            self.scope = Scope(strict=self.scope.strict, heads=self.scope.heads)
            self.extents, self.before, self.known = Extents(self.scope), [], set()
            self.forget_constants()
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
        refuse_other_kinds(self.statements[self.post :], self.kinds, self.scope.declared | set(self.scope.definitions))

    def _look_ahead(self, number: int) -> None:
        self.scope.conventions |= repeated.conventions(self.document, number)
        self.scope.conventions.add(f"vec-{stacking.order(self.document, number)}")
        self.scope.conventions |= {f"{letter}-is-no-size" for letter in ahead.spoken_of(self.document, number) & {"n", "m"}}
        if ahead.near_zero(self.document, number):
            self.scope.conventions.add(SMALL)
        for name, constant in own_letters(self.document, number).items():
            self.scope.own.add(name)
            if constant:
                self.scope.unread[name] = f"${name}$ stands here for a name and for the constant"
        everywhere = conventions.said(self.document, number)
        self.scope.conventions |= everywhere.names
        for sign, line in everywhere.signs.items():
            self._give(sign, line)
        if not self.scope.strict:
            self.unknowns = solved_for(self.document, number)
            self.scope.places = ahead.places(self.document, number)
            self.scope.ranks = ahead.transposed(self.document, number) | ahead.ranks(self.document, number)
            self.scope.heads |= ahead.heads(self.document, number)
            if "einstein" in self.scope.conventions:
                self.scope.ranks = repeated.vectors(self.document, number) | self.scope.ranks
            self.scope.indexed = ahead.indexed(self.document, number)
            self.scope.events = ahead.events(self.document, number)
            self.scope.counted = weights.counted(self.document, number)
            ranks = weights.ranks(self.document, number) | weights.samples(self.document, number)
            own = 2 in {*ranks.values(), *self.scope.ranks.values()} or unsized.has_rectangular(self.document, number)
            self.scope.conventions = self.scope.conventions - {OWN_SIZES} | ({OWN_SIZES} if own else set())
            self.scope.bare = weights.bare_letters(self.document, number)
            self.scope.bounds = ahead.bounds(self.document, number)
            self.scope.zeros = ahead.zeros(self.document, number)
            self.scope.roles = parameters.roles(self.document, number)
            self.scope.labels = labels.labels(self.document, number)
            self.scope.picked = ahead.parameters(self.document, number)
            for name in ahead.logistic(self.document, number):
                if name not in self.scope.symbols:
                    logistic(name, self.scope)
            known = set(self.scope.inferred)
            first = weights.logistic_by_custom(self.document, number) if "\\sigma" not in self.scope.symbols else None
            if first is not None:
                logistic("\\sigma", self.scope)
                message = "I take $\\sigma$ to be the logistic function, $\\sigma(t) = 1/(1 + e^{-t})$"
                self.remarks.append(Diagnostic("inferred", Severity.NOTE, first.outer, message, ("define it to say otherwise",)))
            of_family = "\\sigma" in applied.names(self.document)
            if "\\sigma" not in self.scope.symbols and not of_family and ahead.only_called(self.document, number):
                self.scope.infer("\\sigma", Function((REAL,), REAL))
                self.scope.unread["\\sigma"] = "nothing says which function $\\sigma$ is"
            unknown_functions.find(self.document, number, self.scope)
            recurrent.find(self.document, number, self.scope)
            masses.find(self.document, number, self.scope)
            self.scope.chance = chance.names_taken(self.document, number)
            for name in self.scope.ranks:
                if name not in self.scope.symbols and (array := self.scope.array(name)) is not None:
                    self.scope.infer(name, array)
            ranks = {name: rank for name, rank in ranks.items() if name not in self.scope.symbols}
            self.unsized = {self.scope.weight(name, rank).name for name, rank in ranks.items()}
            self.eager = set(self.scope.inferred) - known

    # ------------------------------------------------------------ words

    def _block(self, block: Block) -> None:
        if block.kind in ("heading", "code"):
            self._end_sentence()
            if block.kind == "heading":
                self._linger([])
                self._arrive(block, None)
                self.extents.head(block.level, _kind(_text(block)))
                for piece in block.pieces:
                    if isinstance(piece, Math):
                        self._formula(piece, in_heading=True)
                self._change_by("".join(piece.text if isinstance(piece, Words) else " M " for piece in block.pieces), set())
            self._end_sentence()
            return
        run_in = None if block.part else _run_in(block)
        part = None if block.part or run_in else _part(block)
        display_only = all(isinstance(p, Math | Directive) or not p.text.strip() for p in block.pieces)
        carried = _is_carried(self.sentence)
        goes_on = carried or _goes_on(block) or display_only
        moves = block.inside != self.extents.inside
        if run_in or part or not goes_on:
            self.earlier = []
        self.item = self.lead if itemised.is_item(block) else None
        if run_in or part or self.item or not goes_on or (moves and (display_only or self._leaves(block)) and not carried):
            self._end_sentence()
        if run_in or not goes_on:
            words = _text(block)
            self.extents.paragraph(run_in == "proof" or _PROVES.match(words) is not None, _CONCLUDES.match(words) is not None)
        self._arrive(block, run_in)
        if part:
            self.extents.part(part)
        over = passed_over(block, self.document.joined)
        self.ledger.used |= {piece for at, piece in enumerate(block.pieces) if at in over and isinstance(piece, Math)}
        for at, piece in enumerate(block.pieces):
            if at in over:
                continue
            match piece:
                case Words():
                    self._words(piece)
                case Directive():
                    self._directive(piece)
                case Math():
                    self._formula(piece)
        if run_in == "theorem" or (not display_only and not _carries(self.sentence.rstrip(")\"'”’]*_ \n"))):
            self._end_sentence()

    def _leaves(self, block: Block) -> bool:
        """A sentence may go on into a list or out of it, but not into a theorem, a note or a footnote."""
        return any(each.kind not in ("item", "quote", "row") for each in {*block.inside} ^ {*self.extents.inside})

    def _arrive(self, block: Block, run_in: ContainerKind | None) -> None:
        self.extents.arrive(block.inside, run_in)
        self.part = block.part
        if not self.sentence.strip():
            self.before, self.known = list(self.scope.hypotheses), set(self.scope.symbols.values())

    def _words(self, words: Words) -> None:
        text = _NUMBERED_CASE.sub(r"\1: ", words.text)
        if words.style in ("code", "picture"):
            return
        if words.style == "strong":
            text = re.sub(r"[.:]\s*\Z", ": ", text)
        self.sentence = (self.sentence + text)[-LONGEST_SENTENCE:]
        self.between = (self.between + text)[-LONGEST_SENTENCE:]
        if self.last is not None and self.last.display and self.between.lstrip() == text.lstrip() and text.lstrip()[:1].isupper():
            self.sentence = self.sentence[: len(self.sentence) - len(self.between)]
            self.between = ""
            self._end_sentence()
            self.sentence = self.between = text
        first, *more = sentences(self.between)
        if more:
            self.sentence = self.sentence[: len(self.sentence) - len(self.between)] + first
            self.between = first
        for sentence in more:
            self._end_sentence()
            self.sentence = self.between = sentence

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


def _carries(sentence: str) -> bool:
    """Something is said, and no full stop is its end."""
    return sentence[-1:] not in ("", ".", "!", "?")


@lru_cache(maxsize=SENTENCES)
def _is_carried(sentence: str) -> bool:
    """Does a sentence that stops here in the middle of its words go on in the next block?"""
    sentence = sentence.rstrip()
    carries = _carries(sentence.rstrip(")\"'”’]*_ "))
    return carries and not sentence.endswith(" M") and not ends_proof(sentence)


def _text(block: Block) -> str:
    return "".join(piece.text for piece in block.pieces if isinstance(piece, Words))


def _kind(words: str) -> ContainerKind | None:
    """What a heading or the first words of a paragraph say that there begins."""
    return next((kind for kind, names in _KINDS if re.match(rf"\s*(?:{names})\b", words, re.I)), None)


def _run_in(block: Block) -> ContainerKind | None:
    """A paragraph that begins with `Lemma 2.`, `**Example.**` or the like begins a part of that name."""
    first = block.pieces[0]
    if not isinstance(first, Words):
        return None
    kind = _kind(_text(block))
    return (
        kind
        if first.style in ("strong", "emphasis")
        or kind in ("theorem", "proof")
        or re.match(r"\s*(?:example\b|(?:exercise|problem|question)\s*\d+\s*[.:)])", first.text, re.I)
        else None
    )


def _part(block: Block) -> Literal["section", "item"] | None:
    """A paragraph that begins with `(a)` is like an item of a list; one that begins with `Step 2.` or `**Variance.**` like a section."""
    first = block.pieces[0]
    if not isinstance(first, Words) or block.kind != "paragraph":
        return None
    if _ITEM.match(_text(block)):
        return "item"
    titled = first.style == "strong" and re.search(r"[.:]\s*\Z", first.text) is not None
    return "section" if titled or _STEP.match(_text(block)) else None


def _goes_on(block: Block) -> bool:
    """A paragraph that begins in lower case goes on with the sentence before the display above it."""
    words = _text(block)
    return block.kind == "paragraph" and isinstance(block.pieces[0], Words) and (only_joins(words) or words.lstrip()[:1].islower())


def read_derivation(document: Document, strict: bool = False, memory: Memory | None = None) -> Derivation:
    """All statements of a document; strict, too, where its front matter says so. Never raises for what an author wrote.

    memory: of formulas that were read before.
    """
    asked = str(document.options.get("strict", "")).lower() in ("true", "yes", "on")
    return Reader(document, strict or asked, memory).read()
