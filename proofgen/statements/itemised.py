"""Items of a list that are a formula and nothing before it: by the sentence above the list they are claims, or not."""

from __future__ import annotations

import re

from proofgen.source.document import Block, Math, Words
from proofgen.statements.roles import Cue, sentences

_LONGEST = 1_000  # characters of a sentence
_LABEL = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s*)?")
_SHOWS = re.compile(r"\b(?:show|prove|verify|demonstrate|establish)\b", re.I)
_CLAIMS = re.compile(
    r"\b(?:holds?|(?:is|are) (?:all )?(?:true|valid)|we (?:have|get|obtain|find|see|know)|one (?:has|gets)|then|hence|thus|therefore|it follows)\b"
    r"|\b(?:identit(?:y|ies)|inequalit(?:y|ies)|propert(?:y|ies)|rules?|consequences?|facts?)\b\W*\Z"
    r"|\b(?:values?|terms|results?|sums|numbers|entries|coefficients)\b[^.]*\b(?:are|is)\W*\Z",
    re.I,
)
_OTHERWISE = re.compile(
    r"\b(?:solve|find|determine|compute|calculate|which|errors?|or|assum\w*|suppos\w*|let|given|where|with|if|when|unless"
    r"|for (?:what|which)|conditions?|axioms?|defin\w*|denot\w*|hypothes\w*|consider|system|constraints?|satisf\w+|such that|some|could|might|would|may|want|try|guess\w*|conjectur\w*|cases?|examples?|for)\b",
    re.I,
)


_DENIES = re.compile(
    r"\b(?:disprove|true or false|false|wrong|incorrect|mistakes?|not|no|none|never|neither|nor|fails?|failing|which of|whether|one of|either|some of)\b",
    re.I,
)


def lead_of(block: Block, lead: Cue | None) -> Cue | None:
    """What the items below this block are: `goal` after `Show the following.`, `check` after `The following hold:`, `` where it denies them.

    lead: of the items above it.
    """
    if is_item(block):
        return lead
    if block.kind in ("heading", "break", "code") or not block.pieces or not isinstance(block.pieces[-1], Words):
        return None
    words = "".join(piece.text if isinstance(piece, Words) else " M " for piece in block.pieces)
    said = [sentence for sentence in sentences(words[-_LONGEST:]) if sentence.strip()]
    if not said or _DENIES.search(said[-1]):
        return "" if said else None
    if " M " in said[-1] or _OTHERWISE.search(said[-1]):
        return None
    return "goal" if _SHOWS.search(said[-1]) else "check" if _CLAIMS.search(said[-1]) else None


def is_item(block: Block) -> bool:
    """Nothing but a label stands before the first formula, which is no display."""
    first = next((at for at, piece in enumerate(block.pieces) if isinstance(piece, Math)), None)
    if first is None or block.kind in ("heading", "break", "code", "quote"):
        return False
    before = block.pieces[:first]
    math = block.pieces[first]
    words = "".join(piece.text for piece in before if isinstance(piece, Words))
    item = block.kind in ("bullet", "number") or any(each.kind == "item" for each in block.inside) or bool(words.strip())
    plain = all(isinstance(piece, Words) for piece in before) and _LABEL.fullmatch(words) is not None
    return item and plain and isinstance(math, Math) and not math.display
