"""The words by which a text changes what a name stands for, as a table: one way of saying it a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto


class Force(Enum):
    """What must have been said of a name for the words to change it."""

    VALUE = auto()  # a number: `For general $n$`
    MEANING = auto()  # that, or a definition, an equation or a distribution: `doubling $x$`
    ANY = auto()  # that, or a condition: `Now negate $x$.`


_F = r"⟦\d+⟧"
_LIST = rf"{_F}(?:\s*(?:,|and|or|, and)\s*{_F})*"
_OF = (
    r"(?:(?:the|its|our)\s+)?(?:(?:numerical |actual )?(?:values?|signs?|size|length|scale|(?:entr(?:y|ies)|elements?|components?|coordinates?|coefficients?)(?:\s+⟦\d+⟧)?|diagonal|meaning|definition|direction|distribution|magnitude"
    r"|(?:(?:first|second|third|last|two|top|bottom|both|first two|last two)\s+)?(?:rows?|columns?)(?: and (?:the )?(?:rows?|columns?))?)\s+of\s+)?"
)
_KIND = (
    r"(?:(?:the|this|that|our|these|both)\s+)?(?:(?:given |fixed |old |random )?(?:numbers?|variables?|parameters?|constants?|vectors?|matri(?:x|ces)|functions?|points?|angles?|radius|mass"
    r"|quantit(?:y|ies)|letters?|symbols?|coefficients?|factors?)\s+)?"
)
_NAMES = rf"{_OF}{_KIND}\s*{_LIST}"
_POINTED = (
    r"(?:it|them|everything|both (?:numbers|values|variables|of them)|the two(?!\s+\w)|(?:this|that|these|those|the|our|its|all)(?: (?:particular|special|specific|concrete|old|chosen|numerical|these|the))?"
    r" (?:values?|numbers?|choices?|settings?|specialisations?|specializations?|conventions?|normali[sz]ations?|units))\b"
)
VALUE = re.compile(r"\b(?:values?|numbers?|choices?|settings?|speciali[sz]ations?|conventions?|normali[sz]ations?|units)\b", re.I)
_OBJECT = rf"(?P<object>{_NAMES}|{_POINTED})"
_LEAD = (
    r"(?:\A\W*|[,;:.(]\s*|\b(?:now|we|you|I|us|let[’']s|then|next|and|or|to|can|could|may|might|will|shall|must|should|instead|first|finally|also|just|simply|only|again|please|here"
    r"|later|suddenly|how to)\s+)"
)
_IF_LEAD = r"\b(?:if|when|once|suppose|unless|whenever)\s+(?:we|you|one|I)\s+(?:now\s+|then\s+|also\s+)?"
_BESIDE_NOUNS = (
    r"(?:the|an?|of|these|those|its|our|their|all|both|by|with|in|for|and|or|some|any|two|no|such|not|never|each|every|on|at|to|from)"
)
_ING_LEAD = r"(?:\A\W*|[,;:.(]\s*|\b(?:by|after|before|when|while|on|upon|and|or|then|now|of|is|are|am|if|start|keep|instead)\s+)"
_DENIED = re.compile(
    r"(?:\b(?:not|never|without|cannot|rather than|instead of|no need|no|nor|neither|avoid|hardly)|n[’']t)\W*(?:to\s+|(?:we|have to|by|even)\s+)*\Z",
    re.I,
)

_STRONG = (
    ("change", "changing", "changed"), ("alter", "altering", "altered"), ("modify", "modifying", "modified"), ("adjust", "adjusting", "adjusted"),
    ("increase", "increasing", "increased"), ("decrease", "decreasing", "decreased"), ("increment", "incrementing", "incremented"),
    ("decrement", "decrementing", "decremented"), ("double", "doubling", "doubled"), ("triple", "tripling", "tripled"),
    ("quadruple", "quadrupling", "quadrupled"), ("halve", "halving", "halved"), ("redefine", "redefining", "redefined"),
    ("re-define", "re-defining", "re-defined"), ("overwrite", "overwriting", "overwritten"), ("update", "updating", "updated"),
    ("negate", "negating", "negated"), ("flip", "flipping", "flipped"), ("perturb", "perturbing", "perturbed"), ("tweak", "tweaking", "tweaked"),
    ("reset", "resetting", "reset"), ("permute", "permuting", "permuted"), ("enlarge", "enlarging", "enlarged"), ("shrink", "shrinking", "shrunk"),
    ("re-?assign", "re-?assigning", "re-?assigned"),
)  # fmt: skip
_SCALING = (
    ("shift", "shifting", "shifted"), ("scale", "scaling", "scaled"), ("re-?scale", "re-?scaling", "re-?scaled"), ("rotate", "rotating", "rotated"),
    ("(?:re-?)?normali[sz]e", "(?:re-?)?normali[sz]ing", "(?:re-?)?normali[sz]ed"), ("translate", "translating", "translated"),
    ("reflect", "reflecting", "reflected"),
)  # fmt: skip
_SUBSTITUTING = (
    ("replace", "replacing", "replaced"), ("swap", "swapping", "swapped"), ("exchange", "exchanging", "exchanged"),
    ("interchange", "interchanging", "interchanged"), ("switch", "switching", "switched"),
)  # fmt: skip
_RESTORING = (
    ("restore", "restoring", "restored"), ("re-?introduce", "re-?introducing", "re-?introduced"), ("reinstate", "reinstating", "reinstated"),
    ("put back", "putting back", "put back"), ("bring back", "bringing back", "brought back"), ("put back in", "putting back in", "put back in"),
    ("vary", "varying", "varied"), ("forget(?: about)?", "forgetting(?: about)?", "forgotten"), ("drop", "dropping", "dropped"),
    ("discard", "discarding", "discarded"), ("undo", "undoing", "undone"), ("free", "freeing", "freed"), ("release", "releasing", "released"),
    ("ignore", "ignoring", "ignored"), ("disregard", "disregarding", "disregarded"), ("erase", "erasing", "erased"), ("delete", "deleting", "deleted"),
    ("change our minds? about", "changing our minds? about", "given up"), ("turn", "turning", "turned"), ("unfix", "unfixing", "unfixed"), ("un-?set", "un-?setting", "un-?set"), ("abandon", "abandoning", "abandoned"), ("raise", "raising", "raised"),
    ("lower", "lowering", "lowered"), ("reduce", "reducing", "reduced"), ("generali[sz]e", "generali[sz]ing", "generali[sz]ed"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """hint: what such a sentence has in it anyway. relations: the names of a whole formula are meant. spread: those of the whole sentence.
    everything: all names that have a number for their value.

    substitutes: the same words are used of an identity, in which another thing is put for a name. names_a_new_one: what comes of it may
    have a name of its own. here: in this sentence only. numbers: what is named `by` is a number. finished: nothing is said of what comes of it.
    """

    pattern: re.Pattern[str]
    hint: re.Pattern[str]
    force: Force
    relations: bool = False
    spread: bool = False
    substitutes: bool = False
    names_a_new_one: bool = False
    everything: bool = False
    here: bool = False
    numbers: bool = False
    finished: bool = False

    def denied(self, words: str, match: re.Match[str]) -> bool:
        return _DENIED.search(words[: match.start()] + match[0][: 0 if match[0][:1].isalpha() else 1]) is not None


def _any(words: list[str]) -> str:
    return rf"(?:{'|'.join(words)})"


def _way(pattern: str, hint: str, force: Force, **more: bool) -> Way:
    return Way(re.compile(pattern, re.I), re.compile(hint, re.I), force, **more)


def _verbs(table: tuple[tuple[str, str, str], ...], force: Force, substitutes: bool = False, passive: bool = True) -> list[Way]:
    """Their imperative and what `we` do; then what is said of them beside another thing: participles, conditions, passives, subjects."""
    base, ing, past = [_any([row[at] for row in table]) for at in range(3)]
    own = {"substitutes": substitutes, "names_a_new_one": force is not Force.VALUE}
    milder = force if force is Force.VALUE else Force.MEANING
    hint = rf"\b(?:{base}|{ing}|{past})"
    be = r"(?:is|are|was|were|be|been|being|gets?|got)\s+(?:now |then |later |suddenly |first |again |also |next |subsequently )?"
    now = r"(?:(?:is|are)\s+(?:now|then|next|suddenly|subsequently)|gets?|got|being|has been|have been)\s+"
    return [
        _way(rf"{_LEAD}(?:not only\s+)?{base}(?:\s+(?:up|down))?\s+{_OBJECT}", hint, force, **own),
        _way(rf"(?:{_ING_LEAD}{ing}|{_IF_LEAD}{base})(?:\s+(?:up|down))?\s+{_OBJECT}", hint, milder, **own),
        _way(rf"(?P<object>{_NAMES})\s*,?\s*(?:{be if passive else now}){past}\b(?!\s+(?:as|in terms|iff))", hint, milder, **own),
        _way(rf"\b(?:now|next|later|suddenly)\W+(?P<object>{_NAMES})\s*(?:is|are|was|were)\s+{past}\b", hint, milder, **own),
        _way(rf"\b(?!(?:{_BESIDE_NOUNS})\s)[\w’']+\s+(?:now\s+|then\s+)?{base}e?s\s+{_OBJECT}", hint, milder, **own),
    ]  # fmt: skip


_FREE = r"(?:arbitrary|free|general|generic|unspecified|variable|unknown|undetermined|symbolic)"
_OTHER = r"(?:(?:\w+ )times (?:as )?(?:large|big|much|larger|bigger|the \w+)|void|obsolete|superseded|outdated|invalid|a different one|another one|a new one|smaller|larger|bigger|greater|different|higher|lower|less|twice as (?:large|big|much)|half as (?:large|big|much)|no longer \w+|another)"
_MEANS = r"denotes?|stands? for|means?|represents?|refers? to|is used for|is used as"

CHANGES: tuple[Way, ...] = (
    _way(rf"(?P<object>{_NAMES})\s*(?:was|were)\s+(?:chosen\s+)?{_FREE}\b", r"\b(?:was|were)\b", Force.VALUE),
    _way(rf"\b(?:did|does|do)(?: not|n[’']t) depend on\s+(?:the\s+)?(?:values?|choice|size) of\s+{_OBJECT}", r"\bdepend", Force.VALUE),
    _way(rf"\b(?:with|using|for)\s+(?:the|its)\s+(?:exact|actual|true|real|original|precise|correct)\s+values?\s+of\s+{_OBJECT}", r"\bvalues?\b", Force.VALUE),
    *_verbs(_STRONG, Force.ANY),
    *_verbs(_SCALING, Force.ANY, passive=False),
    *_verbs(_SUBSTITUTING, Force.ANY, substitutes=True),
    *_verbs(_RESTORING, Force.VALUE),
    _way(rf"\b(?:set|setting|sets)\s+{_OBJECT}\s+(?:equal\s+)?(?:back\s+)?to\b", r"\bset", Force.VALUE),
    _way(rf"\bmak(?:e|es|ing)\s+{_OBJECT}\s+(?:\w+er|equal|twice|free|arbitrary|variable|general|random)\b", r"\bmak", Force.VALUE),
    _way(rf"\b(?:put|putting|bring|bringing)\s+(?:the\s+)?(?:factors? (?:of\s+)?)?{_OBJECT}\s*back\b", r"\bback\b", Force.VALUE),
    _way(rf"(?P<object>{_NAMES})\s*(?:is|are|be|becomes?|remains?|being)\s+(?:(?:now|again|once more|once again|then|from now on|here)\s+)?(?:(?:an?|left|any|kept|completely|quite|no longer)\s+)*{_FREE}\b",
         rf"\b{_FREE}\b", Force.VALUE),
    _way(rf"(?P<object>{_NAMES})\s*(?:is|are|becomes?)\s+(?:(?:now|again|then)\s+)?(?:much |slightly |a little )?{_OTHER}(?!\s+(?:than|or equal|from)\b)", rf"\b{_OTHER}", Force.VALUE),
    _way(rf"(?P<object>{_NAMES})\s*(?:may|might|can|could|need not|no longer|now)\s+(?:now\s+|again\s+|also\s+)?(?:var(?:y|ies)|changes?|be (?:anything|any|arbitrary|free|varied|changed)|have (?:any|another|a different) value|has (?:another|a different) value)\b",
         r"\b(?:var|chang|be|ha)", Force.VALUE),
    _way(rf"(?P<object>{_NAMES})\s*(?:varies|vary|changes|change|increases|decreases|grows|shrinks|doubles|jumps to|drops to|rises to|falls to|turns into|runs? freely|ha(?:s|ve) (?:now )?(?:another|a different|a new|any) value|takes? (?:another|a different|other|any|all) values?)\b(?!\s+(?:sign|signs|sign,))",
         r"\b(?:var|chang|increas|decreas|grow|shrink|double|jump|drop|rise|fall|turn|run|becom|ha|take)", Force.VALUE),
    _way(rf"(?:\A\W*(?:the case of )?|\b(?:for|in|with|to|when|consider|take|treat|allow|allowing|permit|pick|choose|try|want|see|study|of) )(?:now )?(?:an? |the |all |any |every )?(?:general|generic|arbitrary|unspecified|symbolic|other|different|larger|smaller|new)(?: (?:values?|choices?)(?: of| for)?)? (?P<object>{_NAMES})(?! and\b[^.]*\bsame)",
         r"\b(?:general|generic|arbitrary|unspecified|symbolic|other|different|larger|smaller|new)\b", Force.MEANING),
    _way(rf"\b(?:another|a different|a new|any other|a larger|a smaller|allow any|allowing any|allow for any|(?:other|different|further|new) (?:values?|choices?) (?:of|for))(?: (?:value|choice)(?: of| for)?)? (?P<object>{_NAMES})", r"\b(?:another|different|new|other|larger|smaller|any)\b", Force.MEANING),
    _way(rf"(?:\b(?:now|then|next|later|otherwise|instead|suddenly)\W+|\A\W*)(?P<object>{_NAMES})\s*(?:is|equals|becomes|was|takes the value)\s+(?:now |then |set to |equal to )?⟦(?P<by>\d+)⟧(?!\s*⟦)|(?P<object2>{_NAMES})\s*(?:is|equals|becomes)\s+(?:now|then|suddenly|no longer)\s+⟦(?P<by2>\d+)⟧",
         r"\b(?:is|equals|becomes|was|takes)\b", Force.VALUE, numbers=True),
    _way(rf"(?P<object>{_NAMES})\s*(?:is|are) (?:not|different from)\s+⟦(?P<is_not>\d+)⟧", r"\bnot|different\b", Force.VALUE),
    _way(rf"\b(?:treat|treating|regard|regarding|view|viewing|think of|thinking of|see|consider)\s+{_OBJECT}\s+(?:now\s+)?as\s+(?:(?:an?|being|now|again)\s+)*(?:{_FREE}|free parameter|function|random)\b", r"\bas\b", Force.VALUE),
    _way(rf"(?P<object>{_NAMES}|it)\s*(?:had been|were|would be|should be|should have been|ought to be)\b(?:\s+⟦(?P<by>\d+)⟧)?", r"\b(?:had|were|would|should|ought)\b", Force.VALUE),
    _way(rf"(?:\bnot|n[’']t|\bwithout)\s+(?:fix|specify|choos|fixing|specifying|choosing|choose|setting|set)\s+{_OBJECT}", r"\b(?:not|without)\b|n[’']t\b", Force.VALUE),
    _way(rf"\b(?:assumption|condition|restriction|choice|hypothesis|requirement|convention)\s+(?:that\s+|of\s+|on\s+|about\s+|to\s+)?(?P<object>{_LIST})\s*(?:is|was|are|may be|can be|will be)\s+(?:now\s+)?(?:not (?:needed|necessary|used|required|made)|unnecessary|superfluous|dropped|lifted|removed|relaxed|irrelevant|gone)|(?:\bnot|n[’']t|\bno longer)\s+(?:need|require)\s+(?:that\s+)?(?P<object2>{_LIST})",
         r"\b(?:not|unnecessary|superfluous|dropped|lifted|removed|relaxed|irrelevant|gone|longer)\b|n[’']t\b", Force.VALUE, relations=True),
    _way(rf"(?P<object>{_NAMES})\s*(?:(?:now|henceforth)\s+(?:{_MEANS})|is (?:now|henceforth) used|(?:{_MEANS}|is)\s+(?:now\s+)?(?:another|a different|a new|something (?:else|different|new)))\b|\b(?:now|next|henceforth|from (?:now|here) on|in the next \w+)\W+(?P<object2>{_NAMES})\s*(?:{_MEANS})\b"
         rf"|\b(?:re-?us(?:e|ing)|recycl(?:e|ing)|re-?purpos(?:e|ing)|now us(?:e|ing))\s+(?P<object3>{_NAMES})\s*(?:for|as|to (?:denote|mean))\b|\b(?:re-?us(?:e|ing)|recycl(?:e|ing))\s+(?:the\s+)?(?:name|letter|symbol)s?\s+(?P<object4>{_LIST})",
         r"\b(?:now|next|henceforth|here|another|different|new|something|re-?us|recycl|re-?purpos)", Force.MEANING),
    _way(rf"\bwhat if\b[^.]*?(?P<object>{_LIST})", r"\bwhat if\b", Force.VALUE, relations=True),
    _way(rf"\b(?:substitut\w+|plug\w*(?: in)?|insert\w*|writ(?:e|ing)|us(?:e|ing)|tak(?:e|ing))\s+⟦(?P<by>\d+)⟧\s+(?:for|in place of|instead of)\s+(?P<object>{_NAMES})", r"\b(?:for|of)\b", Force.VALUE),
    _way(rf"\bnot the (?:same )?(?P<object>{_NAMES})\s*(?:above|before|from|of|any ?more|as)\b|\bdiffers? from the (?P<object2>{_NAMES})", r"\bnot the|differ", Force.MEANING),
    _way(rf"\b(?:start over|start again|begin again|continue|go on|proceed) with (?:an? |the )?(?:new |other |different |general |arbitrary )+(?P<object>{_NAMES})", r"\bwith\b", Force.MEANING),
    _way(rf"{_LEAD}(?:add|subtract)\s+(?:one|two|three|ten|⟦(?P<number>\d+)⟧)\s+(?:to|from)\s+{_OBJECT}|{_LEAD}(?:multiply|divide)\s+(?P<object2>{_NAMES})\s+by\s+(?:one|two|three|ten|⟦(?P<number2>\d+)⟧)|{_LEAD}(?:square|cube|invert)\s+(?P<object3>{_NAMES})",
         r"\b(?:add|subtract|multiply|divide|square|cube|invert)\b", Force.VALUE, finished=True),
    _way(rf"\b(?:for|with) (?:all|any|every|each) (?P<object>{_NAMES})", r"\b(?:all|any|every|each)\b", Force.VALUE, here=True),
    _way(r"\b(?:now|turn(?:ing)?|return(?:ing)?|come|coming|go(?:ing)?|pass(?:ing)?|mov(?:e|ing)) (?:back |now |on |over )*(?:for|to|in|with|consider|treat|study|prove|do|comes?) (?:the |a )?(?:more )?general (?:case|situation|theory|setting|problem|formula|result)\b|\b(?:forget|drop|leav(?:e|ing)|so much for) (?:about )?(?:this|the|our) (?:special |particular |warm-up |simple |numerical )*(?:example|case|special case)\b",
         r"\b(?:general|example|case)\b", Force.VALUE, everything=True),
    _way(rf"\bwhen (?P<object>{_NAMES})\s*(?:is|are) not (?:necessarily )?(?:this|that|equal|one|unity|\d)", r"\bwhen\b", Force.VALUE),
    _way(r"\b(?:the|a|our|its) (?:more )?general (?:formula|case|result|statement|rule|identity|version|form|expression|law|claim|pattern|fact)\b|\A\W*(?:in general|generally|more generally|generali[sz]ing|in the general case|for the general case)\b"
         r"|\bin full generality\b",
         r"\bgeneral", Force.VALUE, spread=True),
    _way(r"\bsuppose instead\b|\binstead\b[^.]*\b(?:suppose|assume|let|take|consider|choose|pick|set|say|try)\b|\b(?:suppose|assume|let|take|consider|choose|pick|set|say|try|if|when|with|for|were|was|had)\b[^.]*\binstead\b(?! of)",
         r"\binstead\b", Force.MEANING, spread=True),
    _way(rf"\b(?:no longer|not any ?more|not now|never again|cease to|stop)\s+(?:assum|suppos|requir|need|impos|ask|insist|want|hav|tak|set|fix|let)\w*\s+(?:that\s+|for\s+)?(?P<object>{_LIST})", r"\b(?:no longer|any ?more|not now|never again|cease|stop)\b",
         Force.ANY, relations=True),
    _way(rf"(?P<object>{_LIST})\s*(?:(?:is|are|does|do|has|holds?|equals?)\s+)?(?:no longer|not any ?more)\b", r"\b(?:no longer|any ?more)\b", Force.ANY, relations=True),
    _way(rf"\b(?:drop|dropping|forget|forgetting|lift|lifting|abandon|abandoning|undo|undoing|discard|discarding|remove|removing|relax|relaxing|give up|giving up)\s+(?:the\s+|our\s+)?(?:(?:assumption|condition|restriction|requirement|convention|choice|normali[sz]ation|hypothesis|value|speciali[sz]ation)\s+)?(?:that\s+|of\s+|on\s+|about\s+|to\s+)?(?P<object>{_LIST})",
         r"\b(?:drop|forget|lift|abandon|undo|discard|remov|relax|giv)", Force.VALUE, relations=True),
    _way(rf"\b(?:consider|turn to|treat|look at|take|do|handle|tackle|come to|study|in|return to)\s+(?:now\s+)?(?:the|a)\s+(?:more general |other |opposite |remaining |general )?(?:case|situation|setting)\s+(?:of\s+|where\s+|when\s+|in which\s+|that\s+)?(?P<object>{_LIST})",
         r"\b(?:case|situation|setting)\b", Force.VALUE, relations=True),
)  # fmt: skip
"""In this order; a sentence may say several things."""

UPDATES = re.compile(
    r"\b(?:updat(?:es?|ed|ing)|overwrit(?:es?|ten|ing)|assign(?:s|ed|ing)?|increment(?:s|ed|ing)?|decrement(?:s|ed|ing)?|changes? to|(?:algorithm|program|loop|code|procedure|iteration|step|rule|method)\s+(?:then\s+|now\s+)?(?:sets?|puts?|lets?|makes?|does|performs?|runs?|executes?))\b",
    re.I,
)
ROWS = re.compile(
    r"(?:\b(?P<participle>subtracting|adding|swapping|interchanging|exchanging|multiplying|scaling|replacing|dividing|clearing|eliminating)|(?:\A\W*|[,;:.(]\s*|\b(?:now|we|then|next|and|to|us)\s+)(?:subtract|add|swap|interchange|exchange|multiply|scale|replace|divide))"
    r"\s+(?![^.]*\b(?:on both sides|rows? (?:by|with|into|times) (?:the |each |every |a )?(?:\w+ )?columns?|columns? (?:by|with) (?:the |each |every |a )?(?:\w+ )?rows?)\b)(?:[^.⟦]|⟦\d+⟧)*?\b(?:rows?|columns?)\b",
    re.I,
)
RESULTS = re.compile(
    r"\b(?:gives?|yields?|produces?|to (?:get|obtain|have|form|define)|(?:we|and) (?:get|obtain|find|call|define|put|write|set)|into|results? in|leads? to)\b",
    re.I,
)
