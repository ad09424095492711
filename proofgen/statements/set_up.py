"""Equations that a sentence sets up to be solved, and names that a post solves for: what holds of them is supposed, and where something is best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofgen.math.shape import shape
from proofgen.math.sorts import REAL
from proofgen.math.term import Rel, Sym, Term
from proofgen.math.walk import free_symbols, substitute
from proofgen.source.document import Document, Math
from proofgen.span import Span
from proofgen.statements import equated, formulas, optimum, posed, solutions, unknowns
from proofgen.statements.conditions import Conditions
from proofgen.statements.roles import Cue, only_joins
from proofgen.statements.statement import Statement
from proofgen.statements.tainted import names_in, taint

_IMPLIES = re.compile(r"\\(?:implies|iff|Rightarrow|Leftrightarrow|Longrightarrow|Longleftrightarrow|lor|vee)(?![a-z])|\\text\s*\{\s*or\b")
_ANSWER = re.compile(
    r"\s*(?:\\begin\{cases\}|\\left\\\{.*?)?\s*\\?[A-Za-z]+(?:_\{?\w+\}?)?\s*=\s*-?[\d./\s\\a-z{}]*[,.]?\s*(?:\Z|\\\\|,|\\quad)"
)
_BRACED = re.compile(r"\s*(?:\\left\s*\\\{|\\begin\s*\{d?cases\})")
_SOLVED = re.compile(
    r"\bsolv(?:e|ing)(?:\s+for\s+M)?(?:\s+the (?:\w+ ){0,2}equation)?(?:\s+M\s*(?:,|and|with|subject to)?)+[\s.:]*\Z", re.I
)  # and behind it, how
_BEGINS_TASK = re.compile(
    r"\W*(?:(?:now|next|then|finally|also|exercise|problem|question|task|example|part|\d+|[a-h])\b[\s.:)*\d]*)*(?:solve|find|determine)\b",
    re.I,
)
_OTHER_TASK = re.compile(
    r"\W*(?:(?:now|next|then|finally|also|exercise|problem|question|task|part|\d+|[a-h])\b[\s.:)*\d]*)*(?:simplify|expand|factor(?:i[sz]e)?|differentiate|integrate|prove|show|verify|compute|evaluate|calculate)\b",
    re.I,
)
_OF_SLOPE = re.compile(r"\b(?:set|sets|setting)\b[^.]*\b(?:derivatives?|gradients?|slopes?)\b", re.I)
_SETS_FORMULA = re.compile(r"\bset(?:s|ting)?\s+M\s+(?:to be\s+)?(?:equal\s+)?(?:to\s+)?(?:zero|0)\b", re.I)
_EITHER = re.compile(r"\bor\b|\\(?:lor|vee)(?![a-z])")
_ASKS = re.compile(r"\b(?:which|what|who|does|do|can|could|if|when|every|any|each|all|other|another|only)\b|[?]", re.I)
_OF_ALL = re.compile(
    r"\b(?:every|all|each|any)\s+(?:\w+\s+){0,2}(?:numbers?|reals?|integers?|vectors?|matri(?:x|ces)|functions?|M)\b", re.I
)
_OVER = re.compile(r"\s*(?:[.;]|\Z)")


class SetUp(Conditions):
    """What of a sentence such equations change."""

    def __init__(self, document: Document, strict: bool = False) -> None:
        super().__init__(document, strict)
        self.set_up = False  # an equation stands behind it already
        self.system = False  # it spoke of several equations
        self.vague = False  # the sentence before said to solve what follows, in words that choose a solution
        self.task = False  # the sentence before said to solve what follows
        self.tasked: list[Term] = []  # what the tasks so far posed, and is still supposed
        self.held_before: set[Term] = set()  # what was supposed when the last sentence ended
        self.asked: set[str] = set()  # names that the sentence before said to solve for
        self.sought: set[str] = set()  # names that the sentence before said to find
        self.solved = 0  # how many equations this sentence set up to be solved
        self.optima: list[tuple[str, Sym, int, Rel]] = []  # names for where a slope is zero: of what, the statements before, the equation
        self.values: list[list[Term]] = []  # and what the sentence says that they are
        self.posed = False  # the sentence sets an equation up, to be solved from here on
        self.unknowns: frozenset[str] = frozenset()  # names that the post solves for
        self.begun: Math | None = None  # the last equation that was taken for one of these, with nothing said before
        self.there = False  # the sentence supposes what holds at one place
        self.written: set[str] = set()  # what has been claimed so far, as it was written
        self.begun_with: set[str] = set()  # the names of those that stand together
        self.equations = 0  # and how many there are
        self.given = 0  # of its rows, the first that are such equations; 0 where it has one row

    def _sets_up(self, math: Math, cue: Cue) -> bool:
        """`Setting $f'(x) = 0$`, `The normal equations are …`, unless the formula says what a name is."""
        if (math.display or (self.between.strip() == ":" and not self.solved and not self._has_equation())) and self._solves(math):
            return True
        if cue not in ("consider", "check", "condition", "premise", "", *(("since",) if math.display else ())) or not formulas.is_equation(
            math, self.document
        ):
            return False
        if math.display and not self.sentence.replace(" M ", " ").strip() and self._may_be_set_up(math):
            head = self.document.formula(math).text.split("=")[0].strip(" &\n")
            if head in self.asked and head not in names_in(self.document.formula(math).text.partition("=")[2]):
                return False  # `Solve for $t$.` and `$$t = …$$`: the answer
            if self.task or (self.sought and head not in self.sought and not formulas.is_definition(math, self.document, self.scope)):
                return True
        if math.display and self.posed:
            return False
        if equated.equates(self.between):
            return self._equates(math)
        if math.display:
            text = self.document.formula(math).text
            if posed.is_zero_there(self.between, text) and any(name in self.scope.definitions for name in names_in(text)):
                self._is_there(math)
                return True
            if formulas.is_definition(math, self.document, self.scope):
                return False
            if posed.is_of_critical_points(self.between):
                return True
            if posed.is_said_of(self.between) and (
                text.strip(" .,$") in self.written or _OF_ALL.search(self.sentence) or posed.is_of_known(self.sentence)
            ):
                return False  # `Every real number satisfies …`
            if posed.is_said_of(self.between):  # of a function that is known it is claimed
                known = any(name in self.scope.definitions for name in names_in(text))
                if not known and not _ASKS.search(self.sentence):
                    self.begun, self.given = math, 0  # the words name the thing, and suppose no more
                return not known
            return posed.sets_up(self.sentence, self.between, text) and not self._claims_slope(math)
        if cue != "premise" and posed.sets_to_zero(self.sentence, self.between, self.document.formula(math).text) and not self.waiting:
            self._is_there(math)
            return True
        return equated.is_set(self.between) and not formulas.begins_with_name(math, self.document, self.scope)

    def _is_there(self, math: Math) -> None:
        """`At the highest point we have $v(t) = 0$`: of that place, and to the end of the paragraph."""
        if posed.is_zero_there(self.between, self.document.formula(math).text):
            self.begun, self.given, self.there = math, 0, True

    def _equates(self, math: Math) -> bool:
        """`Equating the forces gives $$mg = kx$$`: supposed where nothing was said before of what is equated, and else not followed."""
        trial = formulas.read(math, self.document, self.scope.copy(), "", "step", None, None).statements
        new = len(trial) == 1 and trial[0].term is not None and unknowns.is_to_be_solved(trial[0].term)
        if new and not self.scope.definitions and not any(each.checked for each in self.statements):
            return True
        if trial and trial[0].term is not None and unknowns.is_to_be_solved(trial[0].term):
            taint(math, self.document, self.scope)
        return False

    def _solves(self, math: Math) -> bool:
        """`Solve for $x$: …`; for several names, as many equations, if none of them is an answer."""
        more = self.previous is not None and self.previous.display
        if more and not (0 < self.solved < len(set(self.mentioned)) and only_joins(self.between)):
            return False
        if not (more or posed.poses(self.sentence)):
            return False
        text = self.document.formula(math).text
        if _IMPLIES.search(text) or (more and _ANSWER.match(text)) or not formulas.is_equation(math, self.document):
            return False
        if formulas.is_definition(math, self.document, self.scope):
            return False
        self.solved += 1
        return True

    def _claims_slope(self, math: Math) -> bool:
        """`Setting the derivative with respect to $x$ to zero gives $$2x = 5$$`, of a function that is known: it was not understood, and is not supposed."""
        known = any(definition.params for definition in self.scope.definitions.values())
        claims = known and _OF_SLOPE.search(self.sentence) is not None
        if claims:
            taint(math, self.document, self.scope)
        return claims

    def _is_bare(self, name: str) -> bool:
        """`Let $x$ and $y$ be the numbers`: of which nothing is said yet."""
        symbol = self.scope.symbols.get(name)
        if symbol is None or symbol.sort != REAL or name in self.scope.definitions or name in self.scope.inferred:
            return False
        if self._is_member(name):
            return False  # `Let $x \in \mathbb{R}$`: what is claimed of it is claimed of all of them
        return not any(symbol in free_symbols(h) for h in (*self.scope.hypotheses, *self.scope.doubtful))

    def _is_member(self, name: str) -> bool:
        """Whether the file says somewhere of which set it is an element; found once for each name."""
        found = self.document.noted.get(f"member {name}")
        if not isinstance(found, bool):
            says = re.compile(rf"\$[^$]*(?<![A-Za-z\\]){re.escape(name)}(?![A-Za-z])[^$=]*\\in(?![a-z])")
            found = self.document.noted[f"member {name}"] = says.search(self.document.source.text) is not None
        return found

    def _has_equation(self) -> bool:
        """`Solve $2x = 4$: $x = 2$`: behind the colon stands what it comes to."""
        return bool(self.waiting) and any(isinstance(each.term, Rel) for each in self.waiting[-1].statements)

    def _begins_solution(self, math: Math, cue: Cue) -> bool:
        """`It breaks even when $12q = 300 + 7q$.`, of a new name that the post solves for further on; and more equations right behind it."""
        text = self.document.formula(math).text
        bare = {name for name in names_in(text) if self._is_bare(name)}
        names = {name for name in names_in(text) if name not in self.scope.symbols or name in self.scope.inferred} | bare
        new = any(
            name in self.unknowns and (name not in self.scope.symbols or name in self.scope.unspoken or name in bare) for name in names
        )
        next_to = self.begun is not None and (self.following.get(self.begun) is math or self.previous is self.begun)
        more = next_to and only_joins(self.between)
        self.begun_with = (self.begun_with if more else set()) | names
        self.equations = self.equations + 1 if more else 1
        if self.vague or posed.poses_somehow(self.sentence) or equated.equates(self.between):
            return False
        if self._claims_slope(math):
            return False
        if not new and not (more and self.equations <= len(self.begun_with)):
            return False
        if (
            cue not in ("", "check", "condition", "where", "premise", "and")
            or _IMPLIES.search(text)
            or not formulas.is_equation(math, self.document)
        ):
            return False
        defines = not more and formulas.is_definition(math, self.document, self.scope)  # `a + b = 36` and `a = 2b`
        if defines or (self.waiting and not more) or unknowns.is_answer(text):
            return False
        over = cue in ("condition", "where", "premise") and _OVER.match(self.after.get(math, "")) is not None
        if not (over or (math.display and cue != "premise")):
            return False
        trial = formulas.read(math, self.document, self.scope.copy(), "", "step", None, None).statements
        if not trial or trial[0].term is None or not unknowns.is_to_be_solved(trial[0].term):
            return False
        known = self.scope.symbols.keys() - self.scope.inferred.keys()
        self.posed, self.begun, self.given = True, math, unknowns.given(text, known)
        self.doubt = self.doubt or (not self.given and unknowns.answers_itself(text))
        return True

    def _posed_in_words(self, math: Math, cue: Cue) -> bool:
        """`Find the positive root of …`: nothing is known of the names in it but that."""
        if self.posed or cue in ("assume", "declare", "define", "goal") or not math.display:
            return False
        vague, self.vague = self.vague and not self.sentence.replace(" M ", " ").strip(), False
        if not (vague or posed.poses_somehow(self.sentence)) or _IMPLIES.search(self.document.formula(math).text):
            return False
        if any(each.hypotheses for each in self.waiting):  # `We solve $x^2 = 4$: …`, and how
            return False
        relates = formulas.relates(math, self.document)
        if relates:
            taint(math, self.document, self.scope)
        return relates

    def _set_tasks(self) -> None:
        """`Solve the system.`, `Find $x$.`: what the displays behind it are."""
        self.solved = 0
        self._end_task()
        self.held_before = set(self.scope.hypotheses)
        if self.sentence.replace(" M ", " ").strip():
            self.task, self.set_up = posed.is_task(self.sentence), False
            self.asked = set(self.mentioned) if self.task else set()
            self.system = re.search(r"\b(?:systems?|equations)\b", self.sentence, re.I) is not None or len(self.mentioned) > 1
            self.sought = set(self.mentioned) if posed.looks_for(self.sentence) else set()
            self.vague = not (self.task or self.sought or _SOLVED.search(self.sentence)) and posed.poses_somehow(self.sentence)

    def _end_task(self) -> None:
        """A second `Solve …` is another task: what the first one posed may not hold any more."""
        made = [h for h in self.scope.hypotheses if h not in self.held_before]
        if _BEGINS_TASK.match(self.sentence) and made:
            names = set().union(*map(free_symbols, made))
            over = [h for h in self.tasked if h in self.scope.hypotheses and h not in made and free_symbols(h) & names]
            self.scope.hypotheses = [h for h in self.scope.hypotheses if h not in over]
            for symbol in set().union(*map(free_symbols, over)) if any(len(free_symbols(h)) > 1 for h in over) else ():
                self.scope.unsaid(symbol, f"whether what was posed of ${symbol.name}$ before is still meant is not said")
            self.tasked = [h for h in self.tasked if h not in over]
        elif _OTHER_TASK.match(self.sentence):
            over = [h for h in self.tasked if h in self.scope.hypotheses]
            self.scope.hypotheses = [h for h in self.scope.hypotheses if h not in over]
            self.scope.doubtful += [h for h in over if h not in self.scope.doubtful]
            self.tasked = []
        if self.posed or _BEGINS_TASK.match(self.sentence):
            self.tasked += [h for h in made if h not in self.tasked]

    def _look_at_solutions(self, statements: Sequence[Statement]) -> None:
        """Whether lines that follow from what was posed are what its reader takes them for."""
        chain: list[Statement] = []
        for at, each in enumerate(statements if self.tasked else ()):
            chain = [*chain, each] if each.continues else [each]
            if each.checked and not (at + 1 < len(statements) and statements[at + 1].continues):
                beside = [other.span.end for _, other in self.document.joined.get(each.formula, ())]
                text = self.document.source.of(Span(each.span.start, max([each.span.end, *beside])))
                solutions.look_at(chain, self.tasked, _EITHER.search(text) is not None)

    def _may_be_set_up(self, math: Math) -> bool:
        """The first display behind the task; of a system also those right behind it, as long as none says what an unknown is. No step of a solution."""
        text = self.document.formula(math).text
        if _IMPLIES.search(text) or (self.set_up and (not self.system or _ANSWER.match(text))):
            return False
        if "\\\\" in text and not _BRACED.match(text):
            return False
        self.set_up = self.set_up or bool(self.task or self.sought)
        return True

    def _sets_this(self, math: Math) -> bool:
        """`Setting this to zero gives $x = 1$`: the right side of the equation before is zero from here on, and what it gives is claimed."""
        if self.between.strip() and _SETS_FORMULA.search(self.sentence):
            taint(math, self.document, self.scope)
        if self.waiting or " M " in self.sentence:
            return False
        if not (what := equated.sets_this(self.sentence)):
            return equated.sets_several(self.sentence) and self._sets_all(math)
        before = next((each for each in reversed(self.statements) if not each.ground), None)
        slope = what.endswith(("derivative", "gradient", "slope"))
        read = before is not None and before.problem is None and before.term is not None
        equation = optimum.set_to_zero(before, slope) if before is not None and read else None
        self.doubt = self.doubt or not (read or slope)
        if equation is None:
            if slope and before is not None and isinstance(before.term, Rel) and before.term.op == "=":
                taint(math, self.document, self.scope)  # it holds where some slope is zero, and which is not understood
            return False
        there = optimum.named_there(math, equation, self.document, self.scope)
        marked = r"\\(?:hat|tilde|bar|mathbf)\b"
        new = [name for name in names_in(self.document.formula(math).text) if name not in self.scope.symbols and re.match(marked, name)]
        if there is None and shape(equation.left) and new:
            return self._holds_for_new(new, equation)
        if there is not None:
            name, self.scope.symbols[there[0]] = there
            self.optima.append((name, self.scope.symbols[name], len(self.statements), equation))
            self.premises.append(equation)
        else:
            self.scope.assume(equation)
        self.posed = True
        return True

    def _holds_for_new(self, new: list[str], equation: Rel) -> bool:
        """`Setting the gradient to zero gives $$X^\\top X \\hat\\beta = X^\\top y$$`: of \\hat\\beta it is supposed that the gradient is zero there."""
        found = optimum.MARKED.fullmatch(new[0]) if len(set(new)) == 1 else None
        base = self.scope.symbols.get((found["accented"] or found["labelled"]) if found is not None else "")
        if base is None or base not in free_symbols(equation) or base.name in self.scope.definitions:
            return False
        there = self.scope.declare(new[0], base.sort)
        self.scope.assume(substitute(equation, {base: there}))
        self.posed = True
        return True

    def _sets_all(self, math: Math) -> bool:
        """`Setting both derivatives to zero gives …`: those of the equations right before that are slopes; of others nobody knows."""
        text = self.document.formula(math).text
        before = [each for each in self.statements if not each.ground]
        slopes: list[Rel] = []
        while before and isinstance(term := before[-1].term, Rel) and term.op == "=" and optimum.is_slope(term.left):
            equation = optimum.set_to_zero(before.pop(), True)
            slopes += [equation] if equation is not None else []
        new = [name for name in names_in(text) if name not in self.scope.symbols and re.match(r"\\(?:hat|tilde|mathbf)\b", name)]
        if new:
            return False
        if len(slopes) < 2:
            taint(math, self.document, self.scope)
        for equation in slopes:
            self.scope.assume(equation)
        self.posed = self.posed or bool(slopes)
        return bool(slopes)

    def _restate_optima(self) -> None:
        self.values = [optimum.values_of(symbol, self.statements[count:]) for _, symbol, count, _ in self.optima]
        for _, symbol, _, equation in self.optima:
            optimum.restate(symbol, equation, self.waiting)

    def _name_optima(self) -> None:
        """From the next sentence on `\\hat\\theta` is what this one says of it."""
        for (name, symbol, _, _), bodies in zip(self.optima, self.values, strict=True):
            optimum.define_there(name, symbol, bodies, self.scope)
        self.optima, self.values = [], []

    def _look_for_best(self, math: Math) -> None:
        """Of the place where something is least nothing is known but what lines say."""
        if posed.looks_for_best(self.between, self.after.get(math, ""), formulas.relates(math, self.document)):
            for name in names_in(self.document.formula(math).text):
                self.scope.unread.setdefault(
                    name, f"the text looks for where this is least or greatest, and ${name}$ may stand for its value there"
                )
