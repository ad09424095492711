"""Lines of a text that are true and are not what the text comes to: announced, quoted, denied, or said under what no formula holds."""

from __future__ import annotations

import re
from functools import cached_property

from proofgen.math.context import Context
from proofgen.math.latex import latex
from proofgen.math.term import Rel, Sym
from proofgen.math.walk import free_symbols
from proofgen.session.under import announces
from proofgen.source.document import Block, Document, Math, Words
from proofgen.statements.statement import Derivation, Statement

_SENTENCE = re.compile(r"[.!?](?:\s|\Z)|\n\s*\n")
_NEGATION = re.compile(
    r"\b(?:not|never|cannot|can't|isn't|doesn't|don't|false|wrong(?:ly)?|untrue|incorrect|impossible|absurd|nonsense|mistake[ns]?|doubt\w*|refuse to"
    r"|erroneous\w*|disbelieve)\b",
    re.I,
)
_UNDOUBTED = re.compile(r"\b(?:no|without(?: any| a)?|beyond(?: any)?|there is no) doubt\b|\bdoubtless\b|\bundoubtedly\b", re.I)
_WITHDRAWN = r"(?:wrong|false|failed|bad|incorrect|invalid|erroneous|discarded|rejected|abandoned|crossed[ -]out|struck[ -]out)"
_ATTEMPT = r"(?: (?:approach|attempt|idea|try|argument|proof|solution|answer|calculation|start|line|version|way|step)s?)"
_DISCARDED = re.compile(rf"(?:^|[.!?\n])[\W_]*(?:(?:an?|my|the|first|old) )*{_WITHDRAWN}{_ATTEMPT}?(?P<end>[\W_]*)\Z", re.I)
_DISOWNED = re.compile(
    rf"[\W_]*(?:(?:(?:it|this|that)(?: (?:is|was|would be))? )?(?:(?:an?|my|of course|the) )*(?:{_WITHDRAWN}{_ATTEMPT}?|mistake|nonsense|not true)"
    r"|i (?:do not|don't|cannot|can't) believe(?: (?:this|that|it))?|i (?:doubt|reject|refuse to believe)(?: (?:this|that|it))?)[*_ ]*(?:[.!:;,]|\n|\Z)",
    re.I,
)
_AFRESH = re.compile(r"\b(?:we|this|it|one|that|there|i|so|hence|thus|therefore|then)\s+\w+", re.I)
_SUBJECT = r"(?:this|that|it|which|what stands above|(?:the|this|that|my)(?: (?:above|last|whole|formula|equation|line|claim|identity|statement|step|equality)){1,3})"
_DENIED_BEHIND = re.compile(
    rf"[\W_]*(?:(?:but|however|yet|and|alas|unfortunately),?\s+)?(?:{_SUBJECT}\s+)?"
    r"(?:(?:is|was|are|seems?|looks?)\s+(?:of course |clearly |obviously |certainly |simply |just |plainly )?"
    r"(?:false|wrong|untrue|incorrect|impossible|absurd|nonsense|not (?:true|correct|right|so|the case|valid))"
    r"|(?:does not|doesn't|cannot|can't|can not|never) (?:hold|be (?:true|right|correct)|holds)|fails\b|cannot be\b)",
    re.I,
)  # fmt: skip
_HEDGED = re.compile(
    r"\b(?:maybe|perhaps|probably|possibly|if possible|presumably|i (?:guess|hope|suspect|suppose|wish)|we (?:guess|hope|suspect|wish)|hopefully"
    r"|(?:would|will) be nice|conjecture[ds]?|supposed to be)\b",
    re.I,
)
_LEFT = re.compile(
    r"[\W_]*(?:(?:but|however|yet|and|alas|unfortunately),?\s+)?(?:i|we)\s+(?:(?:cannot|can't|could not|couldn't|am not able to|was not able to)"
    r"|(?:do not|don't) (?:know|see) (?:how|why)(?: to)?|failed to)\s+(?:show|prove|derive|see|get|verify|this|that|it)\b",
    re.I,
)
_SUPPOSES = re.compile(
    r"(?:^|[,;:(]|\b(?:we|us|i|now|first|and|here|moreover|further))\W*"
    r"(?:suppose|assume|say|pretend|assuming|supposing|under the (?:assumption|hypothesis|condition)|consider the (?:special )?case)\b[^□]*\Z",
    re.I,
)
_IN_WORDS = re.compile(
    r"\b(?:suppose|assume|assuming|supposing|let|say|pretend|if)\b[^.!?\n]*[\w)\]}]\s*(?:=|<|>|≤|≥|≠)\s*[\w({\[\\-]", re.I
)
_IN_GENERAL = re.compile(r"\b(?:in general|generally|general case|arbitrary|for (?:all|any|every|each)|back to|return to|now let)\b", re.I)
_ANEW = re.compile(r"\b(?:let|define|set|call|take|denote|write|suppose|assume)\b[^.!?]*\Z", re.I)
_AS_GIVEN = re.compile(r"\b(?:as|above|before|given|defined|statement|exercise|problem|sheet|again|still)\b", re.I)

_MOST_TOGETHER = 20


class Asides:
    """Of a text that begins at `start` of a document."""

    def __init__(self, document: Document, derivation: Derivation, start: int) -> None:
        self.document = document
        self.own = [each for each in derivation.statements if each.span.start >= start]
        self.read = {each.formula for each in self.own} | derivation.used
        theirs = [each for each in derivation.statements if each.span.start < start]
        self.given = {each.term for each in theirs if each.role == "hypothesis"} | {part for each in theirs for part in each.condition}
        self.pieces = [(piece, block) for block in document.blocks for piece in block.pieces if piece.span.start >= start]
        self._places = {piece: at for at, (piece, _) in enumerate(self.pieces) if isinstance(piece, Math)}

    def why(self, statement: Statement, goal: Statement) -> str:
        """Why this line does not show that goal, though it is proved; "" where nothing is against it."""
        block = self._block(statement.formula)
        if statement.role == "goal" or announces(block):
            return "where it is announced"
        if block.kind == "quote" or any(each.kind == "quote" for each in block.inside):
            return "in a quotation"
        if self._denied(statement.formula):
            return "and the words around it deny it"
        if _HEDGED.search(self._before(self._at(statement.formula))) or _LEFT.match(self._behind(self._at(statement.formula))):
            return "and the words around it leave it open"
        return self._under(statement, goal)

    # ------------------------------------------------------------ words around it

    def _at(self, formula: Math) -> int:
        """Its number among the pieces, which stand in reading order; in an included file that is not the order of places."""
        return self._places.get(formula, 0)

    def _block(self, formula: Math) -> Block:
        return self.pieces[self._at(formula)][1]

    def _before(self, at: int) -> str:
        """The words of its sentence in front of a piece, other formulas as a box."""
        text = ""
        block = self.pieces[at][1]
        for piece, home in reversed(self.pieces[:at]):
            if home is not block and (home.kind == "heading" or isinstance(piece, Math)):
                break
            text = (piece.text if isinstance(piece, Words) else " □ ") + text
            if _SENTENCE.search(text.rstrip() + "\n" if home is block else text):
                break
        return _SENTENCE.split(text)[-1]

    def _behind(self, at: int) -> str:
        text = ""
        for piece, _ in self.pieces[at + 1 :]:
            if isinstance(piece, Math) or len(text) > 200:
                break
            text += piece.text if isinstance(piece, Words) else ""
        return text

    def _denied(self, formula: Math) -> bool:
        at = self._at(formula)
        clause = re.split(r"[,;:—](?=\s+\w)", _UNDOUBTED.sub("", self._before(at)))[-1]
        negations = list(_NEGATION.finditer(clause))
        if negations and not _AFRESH.search(clause[negations[-1].end() :]):
            return True
        behind = self._behind(at)
        disowned = _DISOWNED.match(behind) is not None and not (self._goes_on(at) and behind.rstrip(" *_\n")[-1:] not in (".", "!", "?"))
        return _DENIED_BEHIND.match(behind) is not None or disowned or self._discarded(at)

    def _goes_on(self, at: int) -> bool:
        """Whether another formula follows, which the words between may be about."""
        return any(isinstance(piece, Math) for piece, _ in self.pieces[at + 1 :])

    def _discarded(self, at: int) -> bool:
        """Whether what is written there is introduced as wrong, over the formulas before it or by a heading."""
        first = at
        while first and at - first < _MOST_TOGETHER and isinstance(self.pieces[first - 1][0], Math):
            first -= 1
        words = next((piece.text for piece, _ in reversed(self.pieces[:first]) if isinstance(piece, Words)), "")
        heads = next((block for _, block in reversed(self.pieces[:at]) if block.kind == "heading"), None)
        heading = "".join(piece.text for piece in heads.pieces if isinstance(piece, Words)) if heads is not None else ""
        said = _DISCARDED.search(words)
        behind_another = any(isinstance(piece, Math) for piece, _ in self.pieces[:first])
        return _DISCARDED.search(heading) is not None or (said is not None and not (behind_another and re.search(r"[.!?]", said["end"])))

    # ------------------------------------------------------------ what it is said under

    def _under(self, statement: Statement, goal: Statement) -> str:
        """Suppositions of the text that no proof could use, so that none of its lines stands under them; and that its author makes all the same."""
        at = self._at(statement.formula)
        speaks = {*(goal.context or Context()).symbols, *(free_symbols(goal.term) if goal.term is not None else ())}
        for each in self.own:
            if self._at(each.formula) >= at and each.formula is not statement.formula:
                break
            if each.role == "hypothesis" and each.term is not None and each.term not in goal.condition and not free_symbols(each.term):
                return f"under the supposition ${latex(each.term)}$"
        here, there = statement.context or Context(), goal.context or Context()
        samples = [
            Rel("=", each.left, each.right) for each in here.samples if each not in there.samples and free_symbols(each.left) & speaks
        ]
        for doubt in (*samples, *(each for each in here.doubtful if each not in {*self.given, *there.doubtful, *goal.condition})):
            if not self._in_general(free_symbols(doubt), at):
                return f"and it is not clear that ${latex(doubt)}$ is not supposed there any more"
        if (place := next((place for place in self._supposed_in_words if place < at), None)) is not None:
            line = self.document.source.position(self.pieces[place][0].span.start)[0]
            return f"under a supposition in line {line} that could not be read"
        return self._renamed(at, goal)

    def _in_general(self, names: frozenset[Sym], at: int) -> bool:
        """Whether the text has gone on from an example to all cases: under another heading, or in words."""
        said = [each for each in self.own if each.role == "hypothesis" and each.term is not None and names & free_symbols(each.term)]
        between = self.pieces[max((self._at(each.formula) for each in said), default=0) + 1 : at]
        words = " ".join(piece.text for piece, _ in between if isinstance(piece, Words))
        return any(block.kind == "heading" for _, block in between) or _IN_GENERAL.search(words) is not None

    @cached_property
    def _supposed_in_words(self) -> list[int]:
        """Where words suppose something that no formula states, or that was not read."""
        found = []
        for at, (piece, _) in enumerate(self.pieces):
            if isinstance(piece, Words) and piece.style != "code" and _IN_WORDS.search(piece.text):
                found.append(at)
            before = self._before(at) if isinstance(piece, Math) and piece not in self.read else ""
            if _SUPPOSES.search(before) and not _AS_GIVEN.search(before + self._behind(at)):
                found.append(at)
        return found

    def _renamed(self, at: int, goal: Statement) -> str:
        """`Let $f$ be the square function`: a name that the reference defined, and words that say it anew."""
        defined = {each.symbol.name for each in (goal.context or Context()).definitions}
        for number, (piece, _) in enumerate(self.pieces[:at]):
            name = self.document.source.of(piece.span).strip() if isinstance(piece, Math) else ""
            if name not in defined or not _ANEW.search(self._before(number)):
                continue
            if not _AS_GIVEN.search(self._before(number) + self._behind(number)):
                return f"after words that say anew what ${name}$ is"
        return ""
