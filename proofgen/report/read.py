"""A read document to what `proofgen read` shows of it."""

from __future__ import annotations

from dataclasses import replace

from proofgen.math.context import Definition
from proofgen.math.latex import latex
from proofgen.math.mass import counts_elements
from proofgen.math.sizes import is_size
from proofgen.math.sorts import Range, Sort, Tensor
from proofgen.math.term import Apply, Index, Lam, Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.report.build import document_report, formulas_of
from proofgen.report.dots import dots_of
from proofgen.report.lines import place
from proofgen.report.readings import Name, Reading, Readings, ReadRole
from proofgen.report.sorts import NATURAL, NATURAL_SET, claim_words, membership, sort_words
from proofgen.source.document import Document, Math
from proofgen.statements.statement import Bearer, Derivation, Statement, Supposition


class Meanings:
    """What the names of a file mean, by the formula that says it and by the name."""

    def __init__(self, derivation: Derivation) -> None:
        self.used = derivation.used
        self.bearers = derivation.bearers
        self.at: dict[Math, list[Bearer]] = {}
        self.named: dict[str, list[Bearer]] = {}
        self.facts: dict[Math, list[Term]] = {}
        self.about: dict[Sym, list[Supposition]] = {}
        for bearer in derivation.bearers:
            self.at.setdefault(bearer.formula, []).append(bearer)
            self.named.setdefault(_bare(bearer.symbol.name), []).append(bearer)
        for supposition in derivation.suppositions:
            self.facts.setdefault(supposition.formula, []).append(supposition.term)
            for symbol in free_symbols(supposition.term):
                self.about.setdefault(symbol, []).append(supposition)

    def natural(self, symbol: Sym) -> bool:
        return any(is_size(each.term) for each in self.about.get(symbol, ()))

    def what(self, symbol: Sym) -> str:
        return NATURAL if self.natural(symbol) else sort_words(symbol.sort)


def readings_of(document: Document, derivation: Derivation, digest: str = "") -> Readings:
    report = document_report(document, derivation, [None] * len(derivation.statements), 0.0, digest)
    statements: dict[Math, list[tuple[int, Statement]]] = {}
    for number, statement in enumerate(derivation.statements):
        statements.setdefault(statement.formula, []).append((number, statement))
    meanings = Meanings(derivation)
    readings: list[Reading] = []
    dots = dots_of(document.source.of(math.span) for math in formulas_of(document))
    for math in formulas_of(document):
        if math not in statements:
            readings.append(_plain(math, document, meanings))
        for number, statement in statements.get(math, ()):
            readings.append(_reading(number, statement, document, meanings))
    return Readings(
        report,
        tuple(
            replace(
                each, reading=dots.formula(each.reading), given=tuple(map(dots.formula, each.given)), message=dots.sentence(each.message)
            )
            for each in readings
        ),
        tuple(_name(bearer, document, meanings) for bearer in meanings.bearers if _is_told(bearer.symbol)),
    )


# ---------------------------------------------------------------- formulas


def _plain(math: Math, document: Document, meanings: Meanings) -> Reading:
    """A formula that makes no statement: a name in a sentence, or part of what another formula says."""
    source = document.source.of(math.span).strip()
    declared = _declared(math, meanings)
    role: ReadRole = "declaration" if declared else "condition" if math in meanings.used else "words"
    where = place(document.source, math.span)
    if declared:
        return Reading(where, role, source, declared, _sorts(math, meanings), (), ())
    bearer = _bearer(source, math, meanings)
    return Reading(where, role, source, "", meanings.what(bearer.symbol) if bearer is not None and role == "words" else "", (), ())


def _reading(number: int, statement: Statement, document: Document, meanings: Meanings) -> Reading:
    where, source = place(document.source, statement.span), document.source.of(statement.span).strip()
    problem = statement.problem
    if problem is not None:
        where = place(document.source, problem.span)
        return Reading(where, "unreadable", source, "", "", (), (), problem.code, problem.message, problem.hints, number)
    if statement.skipped is not None:
        return Reading(where, "unchecked", source, "", "", (), (), "unchecked", statement.skipped, (), number)
    conditions = tuple(latex(each) for each in statement.condition)
    if statement.role == "declaration":
        reading, sort = _declared(statement.formula, meanings), _sorts(statement.formula, meanings)
        bearer = _bearer(source, statement.formula, meanings) if not sort else None
        sort = meanings.what(bearer.symbol) if bearer is not None else sort
        return Reading(where, "declaration", source, reading, sort, conditions, (), line=number)
    return Reading(where, statement.role, source, statement.reading, _sort(statement, meanings), conditions, _given(statement), line=number)


def _sort(statement: Statement, meanings: Meanings) -> str:
    """Of a definition: what the new name is. Of a claim: what it compares."""
    if statement.term is None:
        return ""
    if statement.role == "definition" and isinstance(statement.term, Rel):
        symbol = _head(statement.term.left)
        mine = meanings.at.get(statement.formula, [])
        known = next((each.symbol for each in mine if symbol is not None and each.symbol.name == symbol.name), symbol)
        if known is not None:
            return sort_words(known.sort)
    return claim_words(statement.term)


def _head(term: Term) -> Sym | None:
    match term:
        case Sym() | Apply(Sym(), _, _):
            return term if isinstance(term, Sym) else term.function
        case Index(Sym() as base, _):
            return base
        case _:
            return None


def _given(statement: Statement) -> tuple[str, ...]:
    """The hypotheses in force; that a size is at least 1 goes without saying."""
    if statement.context is None:
        return ()
    own = set(statement.condition)
    return tuple(latex(each) for each in statement.context.hypotheses if each not in own and not is_size(each))


# ---------------------------------------------------------------- declarations, again from what they entered


def _introduced(math: Math, meanings: Meanings) -> list[Bearer]:
    return [each for each in meanings.at.get(math, ()) if not each.inferred and _is_told(each.symbol)]


def _declared(math: Math, meanings: Meanings) -> str:
    """`n \\in \\mathbb{N},\\; \\sigma \\in \\mathbb{R},\\; \\sigma > 0`: the names of one kind together, then what is supposed of them."""
    groups: dict[str, list[str]] = {}
    facts = meanings.facts.get(math, [])
    for bearer in _introduced(math, meanings):
        kind = membership(bearer.symbol.sort)
        natural = [each for each in facts if is_size(each) and bearer.symbol in free_symbols(each)]
        facts = [each for each in facts if each not in natural]
        groups.setdefault(NATURAL_SET if natural else kind, []).append(bearer.symbol.name)
    parts = [f"{', '.join(names)} {kind}" for kind, names in groups.items()]
    return r",\; ".join([*parts, *(latex(each) for each in facts if not is_size(each))])


def _sorts(math: Math, meanings: Meanings) -> str:
    words = [(each.symbol.name, meanings.what(each.symbol)) for each in _introduced(math, meanings)]
    kinds = dict.fromkeys(word for _, word in words)
    if len(kinds) == 1:
        return ("each " if len(words) > 1 else "") + next(iter(kinds))
    return "; ".join(f"${', '.join(name for name, word in words if word == kind)}$ {kind}" for kind in kinds)


def _bearer(source: str, math: Math, meanings: Meanings) -> Bearer | None:
    """Who bears a name that stands alone in a sentence, at its place in the file."""
    found = meanings.named.get(_bare(source), [])
    before = [each for each in found if each.formula.span.start <= math.span.start]
    return before[-1] if before else found[0] if found else None


def _bare(name: str) -> str:
    return "".join(each for each in name if each not in "{} ")


# ---------------------------------------------------------------- names


def _name(bearer: Bearer, document: Document, meanings: Meanings) -> Name:
    symbol = bearer.symbol
    later = next((each for each in meanings.named[_bare(symbol.name)] if each.formula.span.start > bearer.formula.span.start), None)
    said = [each for each in meanings.about.get(symbol, ()) if each.in_force or later is not None]
    natural = meanings.natural(symbol)
    return Name(
        symbol.name,
        meanings.what(symbol),
        place(document.source, bearer.formula.span),
        "inferred" if bearer.inferred else "defined" if bearer.definition is not None else "declared",
        "" if _of_set(symbol.sort) else f"{symbol.name} " + (NATURAL_SET if natural else membership(symbol.sort)),
        latex(_equation(bearer.definition)) if bearer.definition is not None else "",
        tuple((latex(each.term), place(document.source, each.formula.span).where) for each in said if not (natural and is_size(each.term))),
        place(document.source, later.formula.span).where if later is not None else "",
    )


def _is_told(symbol: Sym) -> bool:
    """Is this a name of the author's?"""
    return "^{\\ast" not in symbol.name and not counts_elements(symbol)


def _of_set(sort: Sort) -> bool:
    """An element of a set that has no name, or a function on it: there is no formula that declares it."""
    return isinstance(sort, Range | Tensor) and any(map(counts_elements, sort.shape if isinstance(sort, Tensor) else [sort.high]))


def _equation(definition: Definition) -> Term:
    """`name = body`, entry by entry where the body is given so."""
    left: Term = definition.symbol
    body, letters = definition.body, list[Term]()
    while isinstance(body, Lam) and not definition.params:
        letters.append(body.var)
        body = body.body
    if definition.params:
        left = Apply(definition.symbol, definition.params, (0,) * len(definition.params))
    return Rel("=", Index(left, tuple(letters)) if letters else left, body)
