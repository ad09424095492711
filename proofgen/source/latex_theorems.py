"""Environments with a name of their own: theorems, proofs, definitions and remarks, amsthm's and those that a document declares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofgen.source.document import Part
from proofgen.source.latex_words import plain

_PARTS: tuple[tuple[Part, tuple[str, ...]], ...] = (
    ("proof", ("proof", "solution", "answer", "beweis", "preuve", "lösung")),
    ("theorem", ("theorem", "lemma", "proposition", "corollary", "claim", "fact", "satz", "korollar", "théorème", "lemme", "teorema")),
    ("definition", ("definition", "notation")),
    ("assumption", ("assumption", "hypothesis", "axiom", "assumptions", "hypotheses")),
)
_STANDARD = (
    "theorem", "lemma", "proposition", "corollary", "claim", "fact", "definition", "assumption", "hypothesis", "axiom", "proof", "example",
    "remark", "note", "exercise",
)  # fmt: skip
_SHORT = {
    "thm": "theorem",
    "lem": "lemma",
    "prop": "proposition",
    "cor": "corollary",
    "defn": "definition",
    "rem": "remark",
    "ex": "example",
}
_NEW = re.compile(
    r"\\newtheorem(?P<star>\*?)\s*\{(?P<name>[^{}]*)\}\s*(?:\[(?P<sibling>[^\]]*)\]\s*)?\{(?P<shown>[^{}]*)\}(?:\s*\[(?P<within>[^\]]*)\])?"
)
_DECLARED = re.compile(r"\\declaretheorem\s*(?:\[(?P<keys>[^\]]*)\]\s*)?\{(?P<names>[^{}]*)\}")
_NAMES = ("name", "title", "heading")
_SIBLING = ("sibling", "numberlike", "sharenumber")
_WITHIN = ("numberwithin", "within", "parent")


@dataclass(frozen=True, slots=True)
class Kind:
    """shown: the name as it is printed. counter: what is counted with it, empty where it has no number; within: the level of sections
    that begins its numbers anew."""

    shown: str
    part: Part
    counter: str = ""
    within: str = ""


def kinds(text: str) -> dict[str, Kind]:
    """By the environment's name. Those of amsthm's usual names need no declaration."""
    found = {name: _kind(name.capitalize()) for name in _STANDARD}
    found |= {short: _kind(name.capitalize()) for short, name in _SHORT.items()}
    for match in _NEW.finditer(text):
        name, sibling = match["name"].strip(), found.get((match["sibling"] or "").strip())
        counter, within = (sibling.counter, sibling.within) if sibling else (name, (match["within"] or "").strip())
        found[name] = _kind(plain(match["shown"]), "" if match["star"] else counter, within)
    for match in _DECLARED.finditer(text):
        keys = {key.strip(): value.strip("{} ") for key, _, value in (pair.partition("=") for pair in (match["keys"] or "").split(","))}
        sibling = found.get(next((keys[key] for key in _SIBLING if key in keys), ""))
        for name in (each.strip() for each in match["names"].split(",")):
            shown = next((plain(keys[key]) for key in _NAMES if key in keys), name.capitalize())
            counter, within = (sibling.counter, sibling.within) if sibling else (name, next((keys[k] for k in _WITHIN if k in keys), ""))
            found[name] = _kind(shown, "" if keys.get("numbered") == "no" else counter, within)
    return found


def _kind(shown: str, counter: str = "", within: str = "") -> Kind:
    words = re.findall(r"\w+", shown.lower())
    return Kind(shown, next((part for part, names in _PARTS if any(word in names for word in words)), "remark"), counter, within)
