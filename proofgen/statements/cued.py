"""What each formula of a sentence is taken for: the word that announces it, the formula it is joined to, what it is itself."""

from __future__ import annotations

import re

from proofgen.math.sorts import is_sequence
from proofgen.source.document import Document, Math, Part
from proofgen.statements import ahead, formulas, naming, posed
from proofgen.statements.cases import begins_case, is_base
from proofgen.statements.conditions import THEN
from proofgen.statements.determined import Determined
from proofgen.statements.outline import outline_of
from proofgen.statements.roles import Cue, Reading, cues, is_premise, is_spoken_of, is_unclear, only_joins
from proofgen.statements.spoken_functions import names_dependent, names_function, names_quantity

_BY_PART: dict[Part, Cue] = {"theorem": "goal", "definition": "define", "assumption": "assume"}  # what a display is that no word introduces
_IS_SO = re.compile(
    r"\b(?:is|are|was|equals?|becomes?|reads?|amounts to|turns into|simplifies to|reduces to)\s*(?:then |now |just |simply |exactly )?\Z",
    re.I,
)
_JOINS = re.compile(r"\b(?:and|or)\b")
_ARE = re.compile(r"\bare\b[\s:]*\Z", re.I)
_QUANTITY_IS = re.compile(r"\b(?:area|slope|probability|chance|fraction|proportion) is\s*\Z", re.I)
_AT = re.compile(r"\bat(?: the)?(?: points?| places?)?\s*\Z", re.I)
_THAT_WE = re.compile(
    r"\b(?:suppos\w+|assum\w+)\b.*\b(?:we|one|you|he|she|they|someone)\s+(?!have\b|had\b|has\b|knows?\b|are given\b|may assume\b)\w+[^.]*\Z",
    re.I | re.S,
)
_VALUE = re.compile(r"\s*\\?[A-Za-z]+(?:_\{?\w\}?)?\s*=\s*-?\s*(?:\d+(?:\.\d+)?|\\[dt]?frac\s*\{?\d+\}?\s*\{?\d+\}?|\d+/\d+)\s*")
_BEGINS_AT = re.compile(
    r"\s*[A-Za-z](?:_\{?\w\}?)?\s*(?:=|\\in|\\ge(?:q)?(?![a-z])|\\le(?:q)?(?![a-z]))\s*(?:\d+|[a-z]_\{?0\}?|\\\{[\d,\s]*\\\})\s*[.,;]?\s*"
)
_FOR_THE = re.compile(
    r"\W*(?:(?:and|but|so|now|then|here)\b,?\s*)*(?:at|in|on|for|under|off|upon|with)\b(?:(?!(?-i:\bM\b))[^.;,])*,?\s*\b(?:we|one|you) (?:have|has|know|may (?:take|set|put))\s*\Z",
    re.I,
)
_EXCEPT = re.compile(r"\b(?:except|save|excluding|barring|apart)\b[^.;]{0,12}\Z", re.I)
_SHOWN_BY = re.compile(r"\b(?:show|prove|verify|see|check|establish|claim)\w*\s+by\b[^.]*\bthat\s*\Z", re.I)
_KNOWN_VALUE = re.compile(r"\s*(?P<name>\\?[A-Za-z]+)\s*(?:_\s*(?:\d|\{\s*\d+\s*\})|\(\s*-?\d+\s*\))\s*=")
_VALUES_ARE = re.compile(r"\b(?:values?|terms|results?|sums|numbers)\b[^.]*\b(?:are|is)(?:\s*:|\s|,|and\b|(?-i:\bM\b))*\Z", re.I)
_MORE = re.compile(r"\s*(?:,|and\b|we\b|then\b|one\b|it\b|this\b|the\b)")
_RIGHT_BEFORE = re.compile(
    r"\b(?:take|consider|choose|pick|put|set|setting|putting|choosing|picking|taking|letting|given)(?: that)?[\s:,*]*\Z", re.I
)
_AT_HEAD = re.compile(r"\W*(?:(?:and|but|so|now|then|hence|thus|therefore|again|finally|in particular|even|also)\b,?\s*)*with\s*\Z", re.I)
_WITH = re.compile(r"\bwith\s*\Z", re.I)
_SYSTEM = re.compile(r"\bsolv(?:e|ing)\b[^.]*\b(?:system|equations)\b", re.I)
_WE_HAVE = re.compile(r"\b(?:suppos\w+|assum\w+)(?: now)? that (?:we|one) ha(?:ve|s)(?: that)?\s*\Z", re.I)
_DENIES = re.compile(r"\b(?:exactly one|one of|dependent|asymmetric|singular|odd or even)\b", re.I)
_SUPPOSING = ("with", "where", "consider", "since", "check", "condition", "and")
_SUPPOSES = re.compile(r"\b(?:suppos\w+|assum\w+)\b", re.I)
_SOLVE_IT = re.compile(r"\W*(?:\w+\W+){0,3}?solv(?:e|ing)\b", re.I)
_SUPPOSES_IT = re.compile(
    r"\b(?:suppos\w+|assum\w+|induction hypothesis)\b[^.]*\b(?:it|this|that|(?:the )?(?:claim|statement|formula|identity|result|equation|equality|assertion|proposition))\s+"
    r"(?:holds|is true|is valid|is correct|be true|hold)\s+(?:for|at|when)\s+(?:(?:some|a|an|one) )?(?:fixed |given |arbitrary |particular )?M\s*:\s*\Z",
    re.I,
)
_LAST = re.compile(r"\s*(?:[.;!]|\Z)")
_OVER = re.compile(r"\s*(?:[.;]|\Z)")
_THEN_COMES = re.compile(r"\b(?:then|we (?:get|have|obtain|find)|it follows|so|hence)\b", re.I)
_PREMISES = 8  # formulas of a sentence that are looked at for a `then`
_SO_FAR = re.compile(r"\w\s*,\s*\Z")
_WRITES = re.compile(r"\b(?:re)?writ(?:e|es|ing|ten)\b", re.I)


class Cued(Determined):
    """The cue of each formula, from its sentence so far."""

    def __init__(self, document: Document, strict: bool = False) -> None:
        super().__init__(document, strict)
        self.bare = False  # the formula before says nothing: it is a letter
        self.part: Part = ""  # the named environment it stands in
        self.cue_display = False
        self.lead: Cue | None = None  # what the items of the list at hand are
        self.item: Cue | None = None  # what the formula is that this item begins with
        self.told_function: Math | None = None  # the formula that named a function in running text

    def _cue(self, math: Math) -> Cue:
        item, self.item = self.item, None
        claims = formulas.relates(math, self.document) and not formulas.is_definition(math, self.document, self.scope)
        value = _KNOWN_VALUE.match(self.document.formula(math).text) if item else None
        claims = claims or (value is not None and value["name"] in self.scope.definitions)
        if item == "" or (item is not None and claims):
            return item
        if math.display and " M " in self.sentence and begins_case(self.sentence) and not cues(self.between):
            return ""  # `Case $x < 0$:` and what holds then
        if not math.display and begins_case(self.sentence) and self._holds_in_case(math):
            return "check"
        if claims and self._concludes(math):
            return "" if math.display else "check"
        if self.between.strip() == ":" and self.cue == "assume" and _SOLVE_IT.match(self.sentence) and self._has_equation():
            return "" if math.display else "check"
        if self._is_known_value(math):
            return "" if math.display else "check"
        found = [*self.cues, *cues(self.between)]
        if found and found[-1].cue == "names":
            several = _ARE.search(self.between) is not None and posed.is_found(self.sentence, self.document.formula(math).text)
            if formulas.is_new_name(math, self.document, self.scope) and not several:
                return "define"
            found = found[:-1]
        last = found[-1] if found else None
        if last is not None and last.cue == "with" and last.adjacent and self._explains_own(math):
            return "where"
        if math.display and claims and self._of_every(last is not None and last.cue == "given"):
            return ""
        if last is not None and last.cue == "condition" and last.adjacent and not self.waiting and _EXCEPT.search(self.between):
            self.doubt = True
        if last is not None and last.cue == "since" and _SHOWN_BY.search(self.between):
            return "" if math.display else "check"  # `We show by induction that …`
        announced = self._announced(math, last)
        if (
            announced is None
            and only_joins(self.between)
            and self.sentence.rstrip().endswith((" M", "and", "or", ","))
            and " M " in self.sentence
        ):
            announced = self._joined(math)
        if announced is not None:
            return announced
        if last is None:
            return _BY_PART.get(self.part, "") if math.display else ""
        if last.cue == "with" and not last.adjacent and _IS_SO.search(self.between):
            return ""  # `With $x = 1$, this is $x + 1 = 2$`
        if last.cue == "with" and math.display and claims and self.cue == "premise" and _SO_FAR.search(self.between):
            return ""  # `With $X$ and $Y$ independent, $$…$$`
        if last.cue == "where" and math.display and not last.adjacent and not formulas.is_definition(math, self.document, self.scope):
            return ""
        return "sample" if any(reading.cue == "sample" for reading in found) and last.cue != "check" else last.cue

    def _concludes(self, math: Math) -> bool:
        """`If $X$ and $Y$ are independent, $$…$$`: what stands behind the comma is what holds then, unless a `then` is still to come."""
        if not self.iffed or not self.between.rstrip().endswith(",") or cues(self.between):
            return False
        ahead_of = math
        for _ in range(_PREMISES):
            after = self.after.get(ahead_of, "")
            if _THEN_COMES.search(after):
                return False
            if ahead_of.display or "." in after or ahead_of not in self.following:
                return True
            ahead_of = self.following[ahead_of]
        return False

    def _explains_own(self, math: Math) -> bool:
        """`Let $L = -\\sum_i y_i \\log p_i$ with $p_i = …$`: of a name that this sentence was the first to speak of."""
        found = outline_of(math, self.document)
        name = found.head.name if found is not None and found.head is not None else ""
        return name in self.scope.inferred and self.scope.symbols.get(name) not in self.known and formulas.is_equation(math, self.document)

    def _holds_in_case(self, math: Math) -> bool:
        """`Base case ($n = 1$): $1 = 1^2$`: what stands behind the colon is claimed; and what no base case can be, such as `Base case: $p_1 = p_2$`."""
        if " M " in self.sentence:
            return ":" in self.between and not cues(self.between)
        return is_base(self.sentence) and _BEGINS_AT.fullmatch(self.document.formula(math).text) is None

    def _announced(self, math: Math, last: Reading | None) -> Cue | None:
        """By the last word that says what it is; None where it may be joined to the formula before."""
        cue = last.cue if last is not None else None
        if cue in (None, "where", "given") and ahead.declares(self.document.formula(math).text, self.after.get(math, "")):
            return "declare"
        if self.size is not None and cue in (None, "condition"):
            return "declare"
        if cue in (None, "where") and not math.display:
            words = self.predicates.get(math, "")
            if naming.is_said_to_be(math, self.document, words, self.scope):
                return "declare"
            naming.respect(math, self.document, words, self.between, self.scope)
        if not math.display and _FOR_THE.match(self.sentence) and not self.waiting and self._is_special(math):
            return "premise"
        defines = cue in ("given", "with", "where") and formulas.is_definition(math, self.document, self.scope)
        if cue == "given" and math.display and defines:
            return "given"
        if last is not None and last.adjacent and (cue == "condition" or (cue == "given" and " M " in self.sentence)):
            return "condition"
        if cue == "with" and last is not None and last.adjacent and self.cue == "condition" and not self.waiting and not defines:
            return "condition"  # `For all $x$ with $x > 0$`: of those alone, and in this sentence
        if cue in ("with", "where") and not self.waiting and " M " not in self.sentence and not defines:
            return "premise"  # `With $c = 0$, …` at the head of a sentence
        if math.display and self.between.strip() == ":" and _SUPPOSES_IT.search(self.sentence):
            return "assume"  # `Suppose it holds for $n$: …`
        told = self.previous is not None and self.previous is self.told_function  # `For the oscillator $x(t) = …$, …`
        if math.display and " M " in self.sentence and not self.cue_display and self.between.strip() in ("", ":", ";", "," if told else ""):
            return ""  # `We solve $x^2 = 4$:` and how; `Let $x \in \mathbb{R}$` without its full stop
        return None

    def _is_known_value(self, math: Math) -> bool:
        """`The first values are $S_1 = 1$ and $S_3 = 6$`, of an S that is defined."""
        value = _KNOWN_VALUE.match(self.document.formula(math).text)
        return value is not None and value["name"] in self.scope.definitions and _VALUES_ARE.search(self.sentence) is not None

    def _is_special(self, math: Math) -> bool:
        """`For the unit circle we have $r = 1$`, of an r that stands for any number: what makes it special."""
        text = self.document.formula(math).text
        name = re.split(r"[\s=]", text.strip(), maxsplit=1)[0]
        return _VALUE.fullmatch(text) is not None and name in self.scope.symbols and name not in self.scope.definitions

    def _joined(self, math: Math) -> Cue | None:
        """By the formula before it, from which only `and`, `or` or a comma parts it."""
        joint = _JOINS.search(self.between)
        if self.cue in ("condition", "premise"):
            self.doubt = self.doubt or (joint is not None and joint[0] == "or")
            more = joint is not None and not math.display
            over = self.cue == "condition" and self.bare and formulas.relates(math, self.document)  # `for all $i$ and $\sum x_i = 1$`
            before: Cue = next((reading.cue for reading in reversed(self.cues) if reading.cue not in ("condition", "premise")), "")
            if more and self.cue == "condition" and (over or formulas.is_equation_of_entry(math, self.document)):
                return before
            entry = formulas.is_equation_of_entry(math, self.document)
            if (over or entry) and joint is None and not math.display and before in ("declare", "assume", "define", "with"):
                return before  # `Let $x_i > 0$ for $i = 1, \dots, n$, $\lambda > 0$`
            if joint is None and not math.display and not self.waiting and self._is_value(math):
                return "condition"  # `For $a = 1$, $b = 2$ and $c = 3$ we get …`
            if joint is None and not math.display and self.between.strip() == "," and self._leads_on(math):
                return self.cue  # `If $x > 0$, $y > 0$, $$…$$`
            return "condition" if more else "" if math.display else "check"
        if self.every and "," in self.between and not naming.declares(self.document.formula(math).text):
            return "" if math.display else "check"
        if self.cue == "since" and self.between.strip() == "," and (math.display or _LAST.match(self.after.get(math, ""))):
            return "" if math.display else "check"  # `Since $a > 0$, $a \ne 0$.`
        if self.cue in ("declare", "define") and joint is not None and joint[0] == "or":
            return "assume"  # one of several: the sentence will not be taken as it stands
        if self.cue == "since" and joint is None and not math.display and _OVER.match(self.after.get(math, "")):
            return "check"  # `Since $F(0) = 0$, $C = 0$.`: the last of the sentence is what follows
        if math.display and self.cue_display and joint is not None and joint[0] == "or":
            self.doubt = True  # two displays, of which one holds
        if math.display and self.cue_display and self.cue == "assume" and _SYSTEM.search(self.sentence):
            return "assume"  # the second of the equations of a system
        if math.display and self.cue == "with" and joint is not None and formulas.is_new_name(math, self.document, self.scope):
            return next((reading.cue for reading in reversed(self.cues) if reading.cue in ("declare", "define")), self.cue)
        if math.display and self.cue == "with" and joint is None:
            return ""  # `Let $x \in \mathbb{R}$ with $x > 0$,` and what holds then
        if math.display and not self.cue_display and self.cue == "assume" and self.between.strip() == ",":
            self.doubt = True  # `Suppose $X$ is uniform on $[0, 1]$, $$…$$`: is that supposed, too, or what holds then?
        if self.between.strip() or not math.display:
            return self.cue
        return "" if self.cue_display else None

    def _leads_on(self, math: Math) -> bool:
        """Whether what holds under it is still to come."""
        after, behind = self.after.get(math, ""), self.following.get(math)
        return THEN.match(after) is not None or (after.strip() == "," and behind is not None and behind.display)

    def _is_value(self, math: Math) -> bool:
        """`b = -5`, with more of the sentence behind it."""
        return _VALUE.fullmatch(self.document.formula(math).text) is not None and _MORE.match(self.after.get(math, "")) is not None

    def _is_idle(self, math: Math, cue: Cue) -> bool:
        """`We put the numbers in: …`, `We end up with …`: a word that might suppose, and does something else here."""
        if cue in ("consider", "given"):
            return (
                math.display and _RIGHT_BEFORE.search(self.between) is None and not formulas.is_definition(math, self.document, self.scope)
            )
        if cue == "premise":
            return _WITH.search(self.between) is not None and _AT_HEAD.match(self.between) is None
        if cue == "with" and _AT_HEAD.match(self.between) and formulas.is_definition(math, self.document, self.scope):
            return False  # `With $T = 2\\pi/\\omega$, …`
        readings = [*self.cues, *cues(self.between)]
        said = any(reading.cue not in ("with", "and", "check", "") for reading in readings)
        said = said or bool(self.named or self.mentioned)
        return cue == "with" and not said and not self.waiting and not self.late and _WITH.search(self.between) is not None

    def _is_domain(self, math: Math) -> bool:
        """An order of the letters that a function just defined is of."""
        known = [self.scope.definitions[name] for name in self.defined & set(self.scope.definitions)]
        letters = {param.name for definition in known for param in definition.params}
        names = set(re.findall(r"\\?[A-Za-z]+", self.document.formula(math).text))
        return bool(names & letters) and not formulas.is_equation(math, self.document)

    def _denied(self) -> None:
        """`Suppose $A$ is not symmetric`, `exactly one of $m$ and $n$ is even`: what was supposed of these names before may not hold now."""
        if self.mentioned and _SUPPOSES.search(self.sentence) is not None and (is_unclear(self.sentence) or _DENIES.search(self.sentence)):
            self.scope.hypotheses = self.old_hypotheses()
            self.scope.doubt(self.mentioned, "what is supposed of it in words could not be read")

    def _said_of(self, math: Math, cue: Cue) -> Cue:
        """What a cue comes to with the words around it: `at $x = 2$` is a place, `we may write $x^2 - 1 = …$` says that it is so."""
        words, relates = self.between, formulas.relates(math, self.document)
        self._look_for_best(math)
        if relates and not math.display and cue in _SUPPOSING and posed.is_substituted(self.sentence, self.document.formula(math).text):
            return ""
        if relates and self._sets_this(math):
            return "check"
        if (
            relates
            and not math.display
            and (is_premise(words, self.after.get(math, "")) or (not cue and self.extents.stack[-1].kind == "assumption"))
        ):
            return "assume"
        if relates and (told := self._told_in_text(math, cue)):
            return told
        if relates and not math.display and not cue and posed.is_said_of(words) and self._is_of_sequence(math):
            return "assume"  # `The Fibonacci numbers satisfy $F_1 = F_2 = 1$`
        if (
            relates
            and not math.display
            and cue in ("declare", "define", "with", "assume", "consider", "where")
            and posed.is_of_noun(self.sentence)
            and not (cue == "define" and _QUANTITY_IS.search(words))
        ):
            return ""  # `Let $p$ be the probability that $X > 0$`
        if cue == "consider" and not relates and not math.display and not naming.declares(self.document.formula(math).text):
            return ""  # `set $f'(x)$ to zero`
        if (
            relates
            and not math.display
            and cue in ("declare", "define", "")
            and "," in words
            and only_joins(words)
            and self._is_domain(math)
        ):
            return "condition"  # `Let $f(x) = 2x$, $0 < x < 1$`
        order = not formulas.is_equation(math, self.document) or cue != "define"
        if relates and order and not math.display and posed.is_named(words, self.after.get(math, "")):
            return ""
        if relates and cue in ("check", "since", "") and posed.is_law(words) and formulas.is_equation(math, self.document):
            return "assume"
        if relates and self._sets_up(math, cue):
            self.posed = True
            return "assume"
        if relates and self._begins_solution(math, cue):
            return cue if self.given else "assume"
        if relates and not math.display and _AT.search(words):
            return "condition" if THEN.match(self.after.get(math, "")) else ""
        if cue == "define" and relates and not formulas.may_define(math, self.document, self.scope, again=_WRITES.search(words) is None):
            return "check"
        if cue == "check" and relates and _WE_HAVE.search(words):
            return "assume"
        if cue == "goal" and relates and not math.display and posed.is_used(self.sentence):
            return "assume" if _SUPPOSES.search(self.sentence) else ""  # `Suppose the claim $2^n > n^2$ holds`
        if cue == "assume" and relates and _THAT_WE.search(words):
            return ""  # `suppose that we square: …`
        return cue

    def _told_in_text(self, math: Math, cue: Cue) -> Cue:
        """`The derivative of $f(x) = x^3$ is …`, `The matrix $A = …$ has …`: what a new name is."""
        around = self.sentence, self.between, self.after.get(math, "")
        if cue in ("", "with", "consider", "given", "goal", "condition") and names_function(math, *around, self.document, self.scope):
            self.told_function = math
            return "define"
        if cue == "condition" and names_dependent(
            math, self.sentence, self.after.get(math, ""), self.following.get(math), self.document, self.scope
        ):
            return "define"
        return "" if cue else names_quantity(math, *around, self.document, self.scope, self._explains_own(math))

    def _is_of_sequence(self, math: Math) -> bool:
        name = self.document.formula(math).text.strip()[:1]
        return name in self.scope.inferred and is_sequence(self.scope.sort_of(name))

    def _only_spoken_of(self, math: Math, cue: Cue) -> bool:
        """The sentence has the relation for its subject, asks or denies it."""
        after = self.after.get(math, "")
        if (name := posed.at_the_edge(self.between, self.document.formula(math).text)) is not None:
            self.scope.unread.setdefault(name, f"what the text says of ${name}$ at the edge is not used")
            return True
        if self._is_idle(math, cue):
            return True
        if not math.display and cue in ("check", "and", "") and posed.is_found(self.sentence, self.document.formula(math).text):
            return True
        if cue not in ("check", "since", "condition") and not (math.display and cue in ("and", "")):
            return False
        if cue != "condition" and (is_spoken_of(after, math.display) or posed.is_denied(self.between)):
            return True
        text = self.document.formula(math).text
        if math.display and (posed.is_called_false(self.between, after) or posed.is_an_answer(self.sentence, text)):
            return True
        if math.display and cue in ("", "and", "check") and posed.is_equivalent(self.between):
            return True
        return math.display and (posed.is_asked(self.sentence, after) or posed.is_subject(self.sentence, after))
