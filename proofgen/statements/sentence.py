"""One sentence of a document: its formulas wait until it is over, and its words say what each of them is."""

from __future__ import annotations

import re

from proofgen.math.reach import sizes_of
from proofgen.math.sorts import INTEGER, REAL, Range, Tensor
from proofgen.math.term import Term
from proofgen.math.walk import free_symbols
from proofgen.source.document import Directive, Document, Math
from proofgen.statements import ahead, chance, everywhere, formulas, naming, placed
from proofgen.statements.cases import begins_case, ends_cases, goes_beyond, is_base, is_label, is_otherwise, is_told_case, tells_case
from proofgen.statements.inferred import remark
from proofgen.statements.introduced import asked, sets_up
from proofgen.statements.late import waits
from proofgen.statements.ledger import Ledger
from proofgen.statements.outline import outline_of
from proofgen.statements.pending import Pending
from proofgen.statements.properties import said_after, said_before
from proofgen.statements.remembered import Memory, Remembered
from proofgen.statements.roles import Cue, Reading, cues, ends_proof, only_joins
from proofgen.statements.strict import letters, refuse, undeclared
from proofgen.statements.supposed import Supposed
from proofgen.statements.tainted import taint, taint_head, taint_hypotheses
from proofgen.statements.unnamed_matrices import unnamed_matrices

LONGEST_SENTENCE = 1_000  # characters; what stands further back introduces nothing
_IS_ZERO = re.compile(r"=\s*0\s*[.,;]?\s*\Z")
_INVERTIBLE = re.compile(r"\s*(?:is|be|to be|are)\s+(?:an? )?(?:invertible|non-?singular|regular)\b(?!\s+(?:if|only|or|when))", re.I)
_CONCLUDES = re.compile(
    r"\W*(?:and )?(?:so|hence|thus|therefore|then|consequently|it follows|in particular|this (?:gives|means|shows))\b", re.I
)
_IF_M = re.compile(r"\W*(?:if|when|whenever)\s+M\s+(?:is|are|divides|has|have|does|lies)\b[^.]*(?:\bthen\b|,)", re.I)
_I_COUNTS = re.compile(
    r"\s*i\s*(?:[<>]|=\s*\d|\\(?:[gl]eq?|[gl]eqslant|[gl]t|neq?)(?![a-zA-Z])\s*[^i]*\Z)|\s*-?\d+\s*(?:<|\\l(?:eq?|t|eqslant)(?![a-zA-Z]))\s*i\b"
)
_CONVERSELY = re.compile(r"\W*(?:and |but )?conversely\b", re.I)
_CONDITION = re.compile(r"\W*(?:if|when|whenever|for|suppose|assume)\b", re.I)
_MEMBER = re.compile(r"\\in(?![a-z])")
_UNBOUNDED = re.compile(r"\\sum(?:\\limits|\\nolimits)?\s*_\s*\{\s*\w\s*\\neq?\s*\w\s*\}(?!\s*\^)")
_PICKS = re.compile(r"\b(?:fix|pick|choose|select)\b(?! all| every| each)", re.I)
_END_SIGN = re.compile(r"\s*(?:\\(?:hfill|quad|qquad|;|,)\s*)*\\(?:square|Box|blacksquare|qed|qedsymbol|boxempty|blackbox)\s*")
_DIRECTION = re.compile(r"[\s(]*\\(?:[Ll]ong)?(?:[Rr]ightarrow|[Ll]eftarrow|implies|impliedby)(?:\s*:)?[\s):]*")
_STOPS = re.compile(r"\.\s*(?:\\end\s*\{[^{}]*\}\s*|\\\\\s*|\}\s*)*\Z")
_GIVEN = re.compile(r"[\s,]*given\b", re.I)


class Sentence(Supposed):
    """What the sentence at hand has said so far. The scope at a line is what stands above it."""

    def __init__(self, document: Document, strict: bool = False, memory: Memory | None = None) -> None:
        super().__init__(document, strict)
        self.remembered = Remembered(self.document, memory)
        self.before: list[Term] = []  # what was supposed when the sentence began
        self.lent: list[str] = []  # letters that run over what the sentence lists, to its end
        self.override: Directive | None = None
        self.ledger = Ledger()
        self.echoed: set[str] = set()  # index letters of which it was said over what they are taken to run
        self.eager: set[str] = set()  # inferred by looking ahead, and not told yet
        self.unsized: set[str] = set()  # of those, the arrays that no line has spoken of
        self.carried = False  # a condition that could not be read goes on in what is concluded
        self.labelled = False  # the sentence before was the label of a case
        said, arrays = ahead.other_kinds(document)
        self.kinds = said, arrays | (set() if strict else unnamed_matrices(document) - said)
        self.post = 0  # where the statements of this post or edit begin
        self.goals: list[tuple[int, Math, Cue]] = []  # to be read when the sentence has said what their names are, and where they belong

    def _turn(self) -> None:
        """The words since the last formula may say that another case begins, or that no case is meant any more."""
        words = self.between
        if begins_case(words) and words.strip() == self.sentence.strip():
            self.extents.case("case", is_base(words))
            self._linger([])
        elif is_otherwise(words):
            self.extents.case("otherwise")
            self._linger([])
        elif self.extents.begins_induction and goes_beyond(words) and not ends_cases(words):
            self.extents.loosen()
            self._linger(self.premises)
            self.premises = []
        elif ends_cases(words):
            self.extents.directions += 2 * (_CONVERSELY.match(words) is not None)
            self.extents.end_cases()
            self._linger(self.premises)
            self.premises = []

    def _end_sentence(self) -> None:
        self._in_words()
        self._mean(self.signs.over(self.sentence), self.last if " M " in self.sentence else None)
        self._turn()
        self._of_them()
        self._sweep()
        self._change()
        over = ends_proof(self.sentence)
        self._read_late(self.goals)
        if self._declaring:
            self._said(said_after(self.between))
        self._settle()
        self._read_late(self.late)
        self._of_complex()
        self._in_other_norms()
        self._doubt_declarations()
        self._doubt_definitions()
        self._denied()
        if self.premises or self.before != self.scope.hypotheses:
            self._linger([])
        if self.premises and (is_told_case(self.sentence) or (self.labelled and tells_case(self.sentence))):
            self.extents.told()
        chance.respect(self.sentence, self.new_hypotheses(), [*self.mentioned, *self.defined], self.scope)
        apart = self._apart_here()
        self._try()
        self._supposed()
        self._claim()
        self._count()
        if apart:
            self.scope.hypotheses = [h for h in self.scope.hypotheses if h not in apart]
            self._linger([*self.premises, *apart])
        elif self.premises:  # `For $x > 0$ we have …`: the next sentence may still speak of these x
            self._linger(self.premises)
        self.scope.anew = set()
        if any(reading.cue == "declare" for reading in self.cues):
            self.spoken |= {symbol.name: self.extents.said for symbol in self.let}
            self.scope.declared |= {symbol.name for symbol in self.let if self.scope.symbols.get(symbol.name) is not None}
        self.earlier, self.since = (self.let, False) if self.let else (self.earlier, self.since or " M " in self.sentence)
        self._set_tasks()
        self.let, self.mentioned, self.heard, self.posed = [], [], [], False
        for name in self.lent:
            self.scope.symbols.pop(name, None)
        self.waiting, self.chancy = [], []
        self.premises, self.held, self.lent = [], [], []
        self.previous, self.every, self.doubt = None, False, False
        self.defined, self.before, self.known = set(), list(self.scope.hypotheses), set(self.scope.symbols.values())
        self.meant = dict(self.scope.definitions)
        self.labelled = is_label(self.sentence) if self.sentence.strip() else self.labelled
        self.sentence = self.between = self.cue = ""
        self.cues = []
        if over:
            self.extents.shown()
            self.before = list(self.scope.hypotheses)

    def _read_late(self, waiting: list[tuple[int, Math, Cue]]) -> None:
        """What waited for the words behind it takes its place among the statements."""
        for at, math, cue in reversed(waiting):
            count = len(self.statements)
            self._by_cue(math, cue)
            new = self.statements[count:]
            self.statements[count:] = []
            self.statements[at:at] = new
        waiting.clear()

    def _claim(self) -> None:
        """What waited for the sentence's end gets its context, in order."""
        self._restate_optima()
        concludes = _CONCLUDES.match(self.sentence) is not None
        self.carried = self.carried and concludes
        self._head(concludes)
        for pending in self.waiting:
            pending.doubtful = pending.doubtful or self.doubt or self.carried
            pending.refuse_by_words(self.document, self.scope, self.sentence)
            pending.suppose(self.scope, self.sentence)
            self.posed = self.posed or pending.begins
            self._end_task()
            self._supposed()
            self._widen(pending)
            pending.doubtful = pending.doubtful or self.extents.unknown
            self._claim_under(pending)
            self._look_at_solutions(pending.statements)
            self.extents.claims += sum(each.role in ("step", "inline") and each.checked for each in pending.statements)
            self.extents.goals += sum(each.role == "goal" for each in pending.statements)
            taint_hypotheses(pending, self.document, self.scope)
        unread = any(each.doubtful and each.claims for each in self.waiting)
        if not self.headed and any(
            s.problem is not None and s.problem.code.startswith("unclear") for each in self.waiting for s in each.statements
        ):
            self.headed = "a line above that could not be read"
        self._name_optima()
        self.carried = self.carried or (unread and _CONDITION.match(self.sentence) is not None)
        self.carried = self.carried or (not self.waiting and not self.premises and _IF_M.match(self.sentence) is not None)

    def _formula(self, math: Math, in_heading: bool = False) -> None:
        self.remembered.look(math)
        self._stop_before(math)
        text = self.document.formula(math).text
        if _DIRECTION.fullmatch(text):
            self.statements.append(formulas.unchecked(math, "it tells which direction is shown"))
            self.sentence, self.between = "", ""
            self._end_sentence()
            self.extents.part("item")
            self.extents.directions += 1
            return
        if _END_SIGN.fullmatch(text):
            self.sentence, self.between = self.sentence + " \u220e ", self.between + " \u220e "
            self._end_sentence()
            return
        self._in_words()
        if rest := self._another_condition(math):
            self.sentence, self.between = self.sentence[: len(self.sentence) - len(self.between)], ""
            self._end_sentence()
            self.sentence = self.between = rest
        self.ledger.note(self.scope, self.last)
        self._turn()
        self.bare = self.last is not None and (
            not formulas.relates(self.last, self.document) or formulas.is_range(self.last, self.document)
        )
        self.last = math
        self.mentioned += ahead.names_listed(text)
        self.heard.append(math)
        everywhere.speaks_alone(text.strip(" $.;"), self.between, self.scope)
        known, count = set(self.scope.inferred) - self.eager, len(self.statements)
        self._range_ahead(math)
        declaring = self._declaring
        sized = declaring and self._sized(math)
        if told := declaring and not placed.is_read(self.between):
            self._said(said_after(self.between))
        size = None if sized else naming.size_before(math, self.document, self.after.get(math, ""), self.scope)
        chance.spread(self.between, text, self.scope)
        if sized or size is not None or self._behind_names(math):
            self.ledger.used.add(math)
        else:
            if declaring and not told:
                self._said(said_after(self.between))
            self._generally(math)
            self._every(math)
            self._if_random(math)
            self._told(math, in_heading)
        self.size = size
        self.previous = math
        self._taken(math, known, count)
        self.sentence = (self.sentence + " M ")[-LONGEST_SENTENCE:]
        self.between = self.between + " " if size is not None else ""

    def _stop_before(self, math: Math) -> None:
        """What `If $x < 0$, we have $$|x| = -x.$$` is said under is over by the full stop in it, if the next display begins anew."""
        if not (self.premises and math.display and self.last is not None and self.last.display) or self.between.strip():
            return
        outline = outline_of(math, self.document)
        if outline is not None and not outline.goes_on and _STOPS.search(self.document.formula(self.last).text):
            self._end_sentence()

    def _told(self, math: Math, in_heading: bool) -> None:
        """The formula by what the sentence around it says it is."""
        self._limited_to(math)
        cue = self._said_of(math, self._cue(math))
        if self._gives_meaning(math):
            self.statements.append(formulas.unchecked(math, "it says what a sign means"))
            self.override = None
            return
        if not in_heading and self.override is None and self._determines(math, cue):
            self.cues += [Reading(reading.cue, False) for reading in cues(self.between) if reading.cue != "condition"]
            return
        place = self._place(math)
        if place is not None:
            self._hot(place)
            self.named, self.cue = [], "with"
            self.ledger.used.add(math)
        elif cue == "goal" and _GIVEN.match(self.after.get(math, "")):
            self.goals.append((len(self.statements), math, cue))
        elif not in_heading and self.override is None and waits(math, self.document, self.scope, cue, self.after, self.following):
            self.late.append((len(self.statements), math, cue))
            self.cue, self.cue_display = cue, math.display
        elif not in_heading:
            self._by_cue(math, cue)
        else:
            self._respect(formulas.mentioned(math, self.document, self.scope))
            self.statements.append(formulas.unchecked(math, "it stands in a heading"))
        self.cues += [Reading(reading.cue, False) for reading in cues(self.between) if reading.cue != "condition"]
        self.override = None

    def _taken(self, math: Math, known: set[str], count: int) -> None:
        """What the formula took for granted is said once in a file, or refused."""
        new = self.statements[count:]
        if any(each.problem is not None for each in new):
            taint_head(math, self.document, self.scope)
            if _IS_ZERO.search(self.document.formula(math).text):
                taint(math, self.document, self.scope)  # it may be what is solved
            if any(each.problem is not None and each.role in ("declaration", "hypothesis") for each in new):
                if _MEMBER.search(self.document.formula(math).text):
                    taint(math, self.document, self.scope, True)
                for symbol in [*(s for s in self.scope.symbols.values() if s not in self.known), *self.named, *self.let]:
                    self.scope.unread.setdefault(symbol.name, f"not all that is said of ${symbol.name}$ where it is declared could be read")
        used = {s for each in new if each.term is not None for s in free_symbols(each.term)}
        self.unsized -= {symbol.name for symbol in used}
        met = {symbol.name for symbol in used.union(*(sizes_of(symbol.sort) for symbol in used))}
        self.eager = (self.eager - met) | self.unsized  # said with the first line that speaks of them, or shows their sizes
        told = known | self.eager
        inferred = [symbol for name, symbol in self.scope.inferred.items() if name not in told]
        unspoken = {self.scope.symbols[name] for name in self.scope.unspoken if name in self.scope.symbols}
        self._look_for_constants(new, known)
        given = {symbol for each in new if each.role == "hypothesis" and each.term is not None for symbol in free_symbols(each.term)}
        fresh = (unspoken | set(inferred)) - given
        for name in sorted(symbol.name for statement in new for symbol in asked(statement, fresh, self.scope)):
            self.scope.unread.setdefault(
                name, f"${name}$ stands here for the first time, and on one side only: is it given, or what is it?"
            )
        for names in map(sets_up, new):
            if names & self.scope.unread.keys():
                self.scope.unread |= dict.fromkeys(names - self.scope.unread.keys(), "an equation above may say what it is")
        if new and all(each.problem is not None for each in new):
            self.scope.unspoken |= {symbol.name for symbol in inferred}
        self.scope.unspoken -= {symbol.name for symbol in used}
        if self.scope.strict:
            refuse(math, new, [*inferred, *undeclared(new, self.scope)], self.document)
            self.statements[count:] = new
            return
        inferred += [symbol for symbol in letters(new, self.scope) if symbol.name not in self.echoed]
        self.echoed |= {symbol.name for symbol in inferred}
        self.remarks += [remark(math, symbol, symbol.name in self.scope.zeros) for symbol in inferred]

    def _by_cue(self, math: Math, cue: Cue) -> None:
        directive = self.override.text.split()[0] if self.override is not None else ""
        expected = "refuted" if directive == "expect" else None
        self.limited = None
        if not directive and not math.display and self._limits(math, cue):
            self.limited = self.waiting[-1] if self.waiting else None
            self.ledger.used.add(math)
            return
        before = self.between
        if (
            cue in ("condition", "premise")
            and re.search(r"\b(?:all|every|each|any)\s*\Z", before, re.I)
            and re.search(r"\b(?:if|when|whenever)\b", before, re.I)
        ):
            self.doubt = True  # `If all $x_i = 1$, then …`
        earlier = self.named if only_joins(before) and cue == self.cue and not self.hot else []
        self._settle()
        self.cue, self.cue_display = cue, math.display
        if directive == "skip":
            reason = self.override.text[4:].strip(" ()") if self.override is not None else ""
            self.statements.append(formulas.unchecked(math, reason or "the author says so"))
            return
        if cue in ("condition", "premise") and not self.waiting and not self.premises and not directive and self._picks_entries(math):
            self.held.append(math)
            return
        self._count_letters(math, cue)
        role: str = {"assume": "hypothesis", "define": "definition", "goal": "goal", "step": "step", "expect": "step"}.get(directive, "")
        role = f"solution{self.given}" if not role and self.begun is math and self.given else role
        role = "words" if not role and formulas.relates(math, self.document) and self._only_spoken_of(math, cue) else role
        role = "words" if not role and self._posed_in_words(math, cue) else role
        previous = next((each for each in reversed(self.statements) if not each.ground), None)
        if self._is_invertible(math, cue):
            pending = formulas.invertible(math, self.document, self.scope)
        else:
            pending = self.remembered.read(math, self.scope, cue, role, previous, expected)
        pending.begins = pending.begins or self.begun is math
        if _UNBOUNDED.search(self.document.formula(math).text):
            for statement in pending.statements:
                statement.unbounded = True
        if ahead.goes_on(self.after.get(math, "")):
            formulas.refuse_going_on(pending.statements)
        self.statements.extend(pending.statements)
        self.extents.let(pending.introduces)
        self.partial = (only_joins(before) and self.partial) or self.made_of(before)
        self.named = [*earlier, *pending.declared]
        self.latest = len(pending.declared)
        if cue in ("declare", "consider"):
            self._renew(pending)
            if _MEMBER.search(self.document.formula(math).text) and _PICKS.search(before):
                self.scope.fixed |= {symbol.name for symbol in pending.declared if isinstance(symbol.sort, Range)}
        if cue == "declare":
            self.let += pending.declared
        if self.size is not None and not any(isinstance(symbol.sort, Tensor) for symbol in self.named):
            self.named = naming.sized(self.named, self.size, self.scope)
        near = before.rpartition(",")[2] if " M " in self.sentence else before  # `$x$ a unit vector, $y > 0$` says it of x
        if self._declaring and near.strip(" ,\n"):
            self._said(said_before(near), False)
        self._wait(pending)

    def _count_letters(self, math: Math, cue: Cue) -> None:
        """`Suppose $i > 2$`: i is no square root of -1, and `e = 3` is not Euler's number."""
        counts = _I_COUNTS.match(self.document.formula(math).text)
        if counts is None or cue not in ("condition", "premise", "assume", "declare", "with", "where"):
            return
        letter = "e" if counts.group().lstrip().startswith("e") else "i"
        if letter not in self.scope.symbols:
            self.scope.own.add(letter)
            self.scope.infer(letter, INTEGER if letter == "i" else REAL)

    def _wait(self, pending: Pending) -> None:
        """What words further on in the sentence may still limit waits for them."""
        self._respect(pending.mentions)
        self._defined(pending)
        if pending.settles_at_once:
            pending.settle(self.scope, "")
        elif pending.claims or pending.hypotheses:
            pending.conditions += self.premises if pending.claims else []
            for held in self.held:
                pending.add_condition(held, self.document, self.scope)
            self.waiting.append(pending)
        else:
            self.doubt = self.doubt or pending.doubtful
            self.lent += pending.lent
            self.premises += pending.conditions

    def _is_invertible(self, math: Math, cue: Cue) -> bool:
        """`Assume that $X^\\top X$ is invertible`: a property of a product."""
        said = cue in ("assume", "given", "where", "with", "declare") and _INVERTIBLE.match(self.after.get(math, ""))
        return bool(said) and not ahead.names_listed(self.document.formula(math).text) and not formulas.relates(math, self.document)
