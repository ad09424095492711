"""A formula's statements while the sentence around it is not over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.chance import Moment
from proofgen.math.latex import latex
from proofgen.math.lexer import Token
from proofgen.math.parser import RELATIONS
from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.sizes import is_size
from proofgen.math.sorts import INTEGER, Function, Range, Scalar
from proofgen.math.syntax import Unreadable, nodes
from proofgen.math.term import And, Antiderivative, Apply, Fn, ForAll, Gradient, Implies, Index, Integral, Limit, Partial, Rel, Sym, Term
from proofgen.math.walk import free_symbols, kinds, parts
from proofgen.source.document import Document, Math
from proofgen.statements.declare import is_declaration, membership
from proofgen.statements.define import limit
from proofgen.statements.everywhere import for_all_values
from proofgen.statements.facts import assume
from proofgen.statements.incompatible import incompatible
from proofgen.statements.lists import Listed, bounds, ends, listed, members, refuse_lists
from proofgen.statements.parsing import (
    condition_of,
    first_name,
    letter_of,
    letters_in,
    parsed,
    rows_in,
    tokens_of,
)
from proofgen.statements.plain import is_plain, is_plain_claim
from proofgen.statements.posed import poses, restricts
from proofgen.statements.recurrences import for_all_places
from proofgen.statements.redefined import refuse
from proofgen.statements.roles import FOR_SOME, claims_existence, condition_in_words, is_no_plain_claim, is_posed, is_unclear
from proofgen.statements.sets import set_of
from proofgen.statements.shadowed import half_summed, shadowed
from proofgen.statements.statement import Statement

_SOME = re.compile(
    r"\bfor (?:(?:all|every|each|any|an?|one|some) )*(?:even|odd|fixed|given|second|third|prime|certain|large|small|most) +(?:\w+ +)?M\b",
    re.I,
)
"""`$x_i > 0$ for even $i$`: for some of them, and no formula says for which."""
_GENERAL = re.compile(r"\b(?:all|every|each|any|arbitrary)\b|\\forall", re.I)
_FOR_EVERY = re.compile(r"\bfor (?:every|all|any|each)\b", re.I)


@dataclass
class Pending:
    """A formula's statements while words after it may still add a condition. settle() gives each its context."""

    statements: list[Statement] = field(default_factory=list)
    declared: list[Sym] = field(default_factory=list)
    hypotheses: list[Term] = field(default_factory=list)
    conditions: list[Term] = field(default_factory=list)
    quantified: set[str] = field(default_factory=set)
    settles_at_once: bool = False
    doubtful: bool = False  # a condition on it could not be read
    begins: bool = False  # an equation that the post solves: the words around it say of what it is, and suppose no more
    lent: list[str] = field(default_factory=list)  # letters that have a range for this sentence alone
    introduces: list[str] = field(default_factory=list)  # names that a line said the meaning of without a word
    mentions: list[Term] = field(default_factory=list)  # relations in running text that no word supposes or claims

    @property
    def claims(self) -> bool:
        return bool(self.introduces) or any(statement.role in ("step", "goal", "inline") for statement in self.statements)

    def add_condition(self, math: Math, document: Document, scope: Scope) -> None:
        """`… for all $j \\ne k$`: a condition on what was just said; a bare letter says for which letter it holds."""
        statement = Statement("hypothesis", math.span, math)
        self.statements.append(statement)
        try:
            for row in rows_in(math, document)[0]:
                refuse_lists(row.clauses)
                after = 0
                for at, clause in enumerate(row.clauses):
                    found = listed(row.clauses, at)
                    if found is not None:
                        self._run(found, scope)
                        after = at + found.clauses
                    if at < after:
                        continue
                    if clause.tokens[0].text == "\\dots":
                        continue
                    if not any(token.text in RELATIONS for token in clause.tokens) and clause is not row.clauses[0]:
                        self.quantified |= {clause.tokens[0].text} if len(clause.tokens) == 1 else set()
                        continue
                    if is_declaration(clause.tokens):
                        for member in members(row.clauses, at):
                            self._within(member, scope)
                        continue
                    node = parsed(clause.tokens, scope, [])
                    self.quantified |= (
                        {part.text for part in nodes(node) if part.op == "name"} if node.op in ("name", "tuple") else first_name(node)
                    )
                    if node.op in ("chain", "or", "and"):
                        spoken = {s.name for h in self.hypotheses for s in free_symbols(h)}
                        self.quantified |= {part.text for part in nodes(node) if part.op == "name" and part.text in spoken}
                        term = condition_of(node, scope, [statement for statement in self.statements if statement.term is not None])
                        if term is not None:
                            self.conditions.append(term)
                            statement.term, statement.reading = term, latex(term)
        except Unreadable as problem:
            statement.problem = problem.diagnostic
            self.doubtful = True

    def _within(self, tokens: list[Token], scope: Scope) -> None:
        """`$x_i > 0$ for all $i \\in \\{2, \\dots, n\\}$`: of the letter that stands in what was just said."""
        near = {
            s.name: s for each in self.statements if each.term is not None for s in free_symbols(each.term) if isinstance(s.sort, Range)
        }
        letter = near.get(tokens[0].text)
        if letter is None or letter is scope.symbols.get(letter.name) or tokens[1].text != "\\in":
            self.conditions += membership(tokens, scope)
            return
        sort, facts = set_of(tokens[2:], scope)
        if not isinstance(sort, Range) or facts:
            self.doubtful = True  # of a set of which it is not known how it lies in the range
            return
        self.quantified.add(letter.name)
        if sort != letter.sort:
            self.conditions += [Rel(">=", letter, sort.low), Rel("<=", letter, sort.high)]

    def _run(self, found: Listed, scope: Scope) -> None:
        """`for $i = 1, \\dots, n$`: after a statement it limits that; before any, the letter runs so to the end of the sentence."""
        spoken = [statement for statement in self.statements if statement.term is not None]
        symbol = letter_of(found.name, letters_in(spoken)) or scope.symbols.get(found.name)
        if symbol is not None:
            self.conditions += bounds(found, symbol, scope)
            self.quantified.add(found.name)
        elif not spoken:
            scope.declare(found.name, Range(*ends(found, scope)))
            self.lent.append(found.name)

    def settle(self, scope: Scope, sentence: str) -> None:
        """The sentence is over."""
        self.suppose(scope, sentence)
        self.claim(scope, sentence)

    def refuse_by_words(self, document: Document, scope: Scope, sentence: str) -> None:
        """The words behind a formula may have said what its signs mean: `…, where $\\log$ is the logarithm to base 2`; or that it is for all."""
        self._refuse_general(document, scope, sentence)
        for statement in self.statements if scope.signs else ():
            try:
                refuse(tokens_of(statement.formula, document), scope.signs)
            except Unreadable as problem:
                statement.problem = statement.problem or problem.diagnostic

    def _refuse_general(self, document: Document, scope: Scope, sentence: str) -> None:
        """`Suppose … for some $n$. Then … for all $n$.` speaks of another n."""
        held = {s.name for h in scope.hypotheses if not is_size(h) for s in free_symbols(h)} & scope.instances if scope.instances else set()
        for statement in self.statements if held else ():
            names = {symbol.name for symbol in free_symbols(statement.term)} if statement.term is not None else set()
            if names & held and _GENERAL.search(f"{sentence} {document.formula(statement.formula).text}"):
                self.doubtful = True

    def _fit(self, scope: Scope) -> None:
        """Sizes that a line further on in the sentence has settled."""
        if not scope.refitted:
            return
        self.hypotheses, self.conditions = [list(map(scope.fitted, each)) for each in (self.hypotheses, self.conditions)]
        for statement in self.statements:
            if statement.goal is None:
                _fit(statement, scope)

    def suppose(self, scope: Scope, sentence: str) -> None:
        """Hypotheses enter the scope. What the sentence's words make doubtful is not taken."""
        self._fit(scope)
        some = FOR_SOME.search(sentence) if self.hypotheses else None
        if some is not None and self._instantiates(some, scope):
            sentence, some = sentence[: some.start()], None
        self._everywhere(sentence, scope)
        extra = tuple(self.conditions)
        if self.hypotheses and (self.doubtful or some is not None or (is_unclear(sentence) if self.begins else self._is_odd(sentence))):
            self._refuse("unclear-hypothesis", "the words around this formula make it something else than a plain hypothesis; it is not used",
                         "say it in a sentence of its own: `Assume $x > 0$.`")  # fmt: skip
        else:
            self._generalise(sentence, scope)
            if extra and is_posed(sentence):  # `Solve $x^2 = 9$ for $x > 0$`: both hold of the x that is looked for
                for condition in extra:
                    scope.assume(condition)
                extra = ()
            for hypothesis in self.hypotheses:
                assume(hypothesis, extra, frozenset(self.quantified), scope)
        for statement in self.statements:
            if statement.role == "hypothesis" and statement.term in self.hypotheses:
                statement.condition = extra

    def _is_odd(self, sentence: str) -> bool:
        """The words around the hypotheses make them something else than plain ones."""
        chosen = is_posed(sentence) and restricts(sentence)
        plain = is_plain(sentence) or poses(sentence)
        return chosen or not plain or is_unclear(sentence) or _SOME.search(sentence) is not None or self._over_numbers(sentence)

    def _instantiates(self, some: re.Match[str], scope: Scope) -> bool:
        """`… for some $k$`, where k is a number of which nothing else is supposed: from here on it is that k."""
        names = self.quantified | {s.name for condition in self.conditions for s in free_symbols(condition)}
        symbol = scope.symbols.get(next(iter(names))) if len(names) == 1 else None
        spoken = {s for h in (*scope.hypotheses, *scope.doubtful) if not is_size(h) for s in free_symbols(h)}
        letters = any(isinstance(s.sort, Range) for h in self.hypotheses for s in free_symbols(h))
        if symbol is None or letters or symbol in spoken or symbol.name in scope.definitions or not isinstance(symbol.sort, Scalar):
            return False
        whole = [Rel("=", Fn("floor", (symbol,)), symbol)] if some["whole"] else []
        positive = [Rel(">", symbol, number(0))] if some["positive"] else []
        for condition in (*self.conditions, *whole, *positive):
            scope.assume(condition)
        scope.instances.add(symbol.name)
        self.quantified, self.conditions = set(), []
        return True

    def _everywhere(self, sentence: str, scope: Scope) -> None:
        """Recurrences hold for all places from where they are said to begin: a condition that says so is theirs alone."""
        general = {} if self.claims else for_all_places(self.hypotheses, self.conditions, self.quantified, sentence, scope)
        if general:
            self._become(general)
            self.conditions = []

    def _generalise(self, sentence: str, scope: Scope) -> None:
        """Differential equations hold for all values of their variable."""
        self._become({} if self.conditions else for_all_values(self.hypotheses, self.quantified, sentence, scope))

    def _become(self, general: dict[Term, Term]) -> None:
        self.hypotheses = [general.get(hypothesis, hypothesis) for hypothesis in self.hypotheses]
        for statement in self.statements:
            if statement.role == "hypothesis" and statement.term in general:
                statement.term = general[statement.term]
                statement.reading = latex(statement.term)

    def _over_numbers(self, sentence: str) -> bool:
        """`… for every $\\epsilon > 0$`: a hypothesis about all of infinitely many numbers."""
        limited = {s for condition in self.conditions for s in free_symbols(condition) if not isinstance(s.sort, Range)}
        return _FOR_EVERY.search(sentence) is not None and any(limited & free_symbols(h) for h in self.hypotheses)

    def claim(self, scope: Scope, sentence: str) -> None:
        """Claims get their context, and names that were introduced under conditions have their meaning there only."""
        self._fit(scope)
        extra = tuple(self.conditions)
        doubtful = list(scope.doubtful)
        if extra and sentence and not is_plain_claim(sentence):  # a word may deny the condition: it proves nothing, and a point respects it
            self.doubtful = self.doubtful or any(
                scope.anew & free_symbols(each) for each in extra
            )  # all n of a set, and nobody knows which
            scope.doubtful, extra = [*doubtful, *(each for each in extra if each not in doubtful)], ()
        self._claim(extra, scope, sentence)
        scope.doubtful = doubtful

    def _claim(self, extra: tuple[Term, ...], scope: Scope, sentence: str) -> None:
        for name in self.introduces:
            if self.doubtful or condition_in_words(sentence) or is_no_plain_claim(sentence):
                scope.forget(name)
                scope.unread[name] = f"a condition on what ${name}$ is could not be read"
                continue
            for condition in extra:
                limit(name, condition, scope)
        for statement in self.statements:
            if statement.role not in ("step", "goal", "inline") or statement.term is None or not statement.checked:
                continue
            if statement.role == "inline" and is_no_plain_claim(sentence):
                statement.skipped, statement.checked = "the words around it make it something else than a plain claim", False
                for name in sorted({s.name for s in free_symbols(statement.term)} & scope.inferred.keys()):
                    scope.unread.setdefault(name, f"what the text says of ${name}$ is not used")
            elif self.doubtful or condition_in_words(sentence) or claims_existence(sentence):
                self._refuse(
                    "unclear-condition",
                    "a condition on this line could not be read",
                    "write it as a formula: `for $x > 0$`",
                )
            else:
                try:
                    _place(statement, extra, scope)
                except RecursionError:
                    message = "what this line is defined by is nested too deeply"
                    statement.problem = Diagnostic("too-deep", Severity.ERROR, statement.span, message)

    def _refuse(self, code: str, message: str, hint: str) -> None:
        for statement in self.statements:
            if statement.problem is None:
                statement.problem = Diagnostic(code, Severity.ERROR, statement.span, message, (hint,))


def _fit(statement: Statement, scope: Scope) -> None:
    statement.condition = tuple(map(scope.fitted, statement.condition))
    if statement.term is not None and (fitted := scope.fitted(statement.term)) is not statement.term:
        statement.term, statement.reading = fitted, latex(fitted)
    if statement.alternative is not None:
        statement.alternative = scope.fitted(statement.alternative)
    if statement.context is not None:
        statement.context = replace(statement.context, hypotheses=tuple(map(scope.fitted, statement.context.hypotheses)))


def _differentiated(term: Term) -> str | None:
    """The name that a derivative by another one is taken of, where that is all it is taken of."""
    match term:
        case Partial(Sym(name), wrt) | Gradient(Sym(name), wrt):
            variable = wrt.base if isinstance(wrt, Index) else wrt
            return name if not (isinstance(variable, Sym) and variable.name == name) else None
        case _:
            return None


def _rough(term: Term, scope: Scope) -> str | None:
    """A function of which nobody says that it is continuous, where a limit of it is taken or an integral of it is differentiated."""
    if kinds(term).isdisjoint((Limit, Partial, Gradient, Apply)):
        return None
    whole = [part for part in parts(term) if isinstance(part, Limit | Partial | Gradient) or (isinstance(part, Apply) and any(part.orders))]
    sloped = {part.function for part in whole if isinstance(part, Apply)}
    for part in whole:
        bodies = [part, *(known.body for symbol in scope.reach(part) if (known := scope.definition(symbol)) is not None)]
        around_kinds = Limit if isinstance(part, Limit) else Integral | Antiderivative
        inside = [each for body in bodies for each in parts(body) if isinstance(each, around_kinds)]
        reached = [(each, symbol) for each in inside for symbol in sorted(scope.reach(each), key=lambda s: s.name)]
        for around, symbol in reached:
            unknown = isinstance(symbol.sort, Function) and scope.definition(symbol) is None and symbol.sort.arguments != (INTEGER,)
            moves = not isinstance(around, Integral) or bool(free_symbols(around.low) | free_symbols(around.high))
            if symbol.name in scope.rough or (unknown and moves and symbol.name not in scope.smooth and symbol not in sloped):
                return symbol.name
    return None


def _all_of(terms: tuple[Term, ...]) -> frozenset[Sym]:
    return frozenset().union(*(free_symbols(term) for term in terms))


def _for_all(names: list[Sym], conditions: list[Term], claim: Term) -> Term:
    if conditions:
        claim = Implies(conditions[0] if len(conditions) == 1 else And(tuple(conditions)), claim)
    for name in names:
        claim = ForAll(name, claim)
    return claim


def _unclear(statement: Statement, term: Term, scope: Scope) -> tuple[str, str, str] | None:
    """Why it is not clear what a claim says: the code, the message and what to do."""
    other = next(
        (s for s in free_symbols(term) if scope.symbols.get(s.name, s) is not s and not s.tag and not isinstance(s.sort, Range)),
        None,
    )
    if other is not None:
        return (
            "defined-later",
            f"`{other.name}` is said to be something else further on in the sentence",
            "define it before the line that uses it",
        )
    if (hidden := shadowed(term, scope)) is not None:
        letter, defined = hidden
        message = f"`{letter}` runs here, and `{defined}` is defined by another `{letter}`: is that meant to run with it?"
        return "reused-index", message, f"take another letter, or write the definition of `{defined}` out"
    if statement.unbounded and (half := half_summed(term)) is not None:
        message = f"does `{half[1]}` run in this sum, too? Nothing else in the line speaks of it"
        return "reused-index", message, f"write `\\sum_{{{half[0]}}} \\sum_{{{half[1]} \\ne {half[0]}}}` for a sum over both"
    sloped = parts(term) if kinds(term) & {Partial, Gradient} else ()
    loose = next((name for part in sloped if (name := _differentiated(part)) in scope.inferred), None)
    if loose is not None and loose not in scope.definitions:
        message = f"nobody says what `{loose}` depends on, and it is differentiated here"
        return "undeclared", message, f"define it, or declare it: Let ${loose} \\colon \\mathbb{{R}} \\to \\mathbb{{R}}$."
    if (rough := _rough(term, scope)) is not None:
        message = f"is `{rough}` continuous? Only then does its integral have this slope, or it this limit, everywhere"
        return "unclear-condition", message, f"say so, if it is: Let ${rough}$ be continuous."
    vague = sorted(symbol.name for symbol in free_symbols(term) if symbol.name in scope.untaken)
    if vague and any(isinstance(part, Partial | Gradient | Integral | Antiderivative | Limit | Moment) for part in parts(term)):
        message = f"what `{vague[0]}` is stands in a formula above that was not taken, and it matters here what it depends on"
        return "undeclared", message, f"say so with a word: Define ${vague[0]} = …$."
    return None


def _place(statement: Statement, extra: tuple[Term, ...], scope: Scope) -> None:
    """What a claim is checked under: all that is in force, its conditions, and the sizes it takes for granted."""
    assert statement.term is not None
    if (unclear := _unclear(statement, statement.term, scope)) is not None:
        code, message, hint = unclear
        statement.problem = Diagnostic(code, Severity.ERROR, statement.span, message, (hint,))
        return
    statement.condition = (*statement.condition, *extra)
    anew = sorted(scope.anew & (free_symbols(statement.term) | _all_of(statement.condition)), key=lambda symbol: symbol.name)
    own = [condition for condition in statement.condition if free_symbols(condition) & set(anew)]
    hypotheses = (*(statement.context.hypotheses if statement.context else ()), *(c for c in statement.condition if c not in own))
    statement.goal = scope.closed(_for_all(anew, own, statement.term))
    context = scope.context(statement.goal, tuple(dict.fromkeys(hypotheses)))
    elsewhere = [
        h for h in context.doubtful if any(incompatible(h, each) for each in statement.condition)
    ]  # `at $x = 3$`, below `at $x = 2$`
    statement.context = replace(context, doubtful=tuple(h for h in context.doubtful if h not in elsewhere))
    named = [symbol.name for symbol in statement.context.symbols if not symbol.tag]
    twice = sorted(name for name in named if named.count(name) > 1)
    if twice:
        message = f"`{twice[0]}` stands for two things in this line, or in what it is said under"
        kind = "\\mathbb{N}" if twice[0] in ("n", "m", "N", "K", "d") else "\\{1, \\dots, n\\}"
        hint = f"say what it is: Let ${twice[0]} \\in {kind}$."
        statement.problem = Diagnostic("undeclared", Severity.ERROR, statement.span, message, (hint,))
    if any(warning.code == "ambiguous-slash" for warning in statement.warnings):
        reason = "what stands behind the slash may be meant to stand below it: write `\\frac{…}{…}` or brackets"
        statement.context = replace(statement.context, unread=(*statement.context.unread, reason))
    statement.guessed = frozenset(s.name for s in statement.context.symbols if s.name in scope.inferred and s.name not in scope.definitions)
