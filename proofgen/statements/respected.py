"""Relations in running text that no known word supposes: they prove nothing, and a counterexample respects them."""

from __future__ import annotations

from proofgen.math.elaborate import Elaborator
from proofgen.math.parser import RELATIONS
from proofgen.math.scope import Scope
from proofgen.math.syntax import Unreadable, nodes
from proofgen.math.term import Add, And, Mul, Num, Pow, Rel, Sym, Term
from proofgen.math.walk import parts
from proofgen.statements.declare import is_declaration, membership
from proofgen.statements.incompatible import incompatible
from proofgen.statements.parsing import letters_of, parsed
from proofgen.statements.rows import Clause, Row

_PLAIN = (Rel, Sym, Num, Add, Mul, Pow)


def spoken_of(rows: list[Row], scope: Scope) -> list[Term]:
    """What the relations say of names that are declared: `as long as $x > 0$`, `in the half-plane $y \\ge 0$`. Never raises."""
    found: list[Term] = []
    for clause in (clause for row in rows for clause in row.clauses):
        try:
            found += _said(clause, scope)
        except (Unreadable, RecursionError):
            continue
    return found


def _said(clause: Clause, scope: Scope) -> list[Term]:
    node = parsed(clause.tokens, scope, [])
    letters = letters_of(node, scope)
    names = {part.text for part in nodes(node) if part.op == "name"}
    if not names or any(name not in scope.symbols or name in scope.inferred for name in names):
        return []
    if is_declaration(clause.tokens):
        return membership(clause.tokens, scope.copy())
    if not any(token.text in RELATIONS for token in clause.tokens):
        return []
    term = Elaborator(scope.copy(), letters).statement(node)
    return [each for each in (term.parts if isinstance(term, And) else (term,)) if isinstance(each, Rel)]


def lasts(relation: Term) -> bool:
    """`$x > 0$`, `$x y = 1$` in a sentence of their own may be meant to hold from there on; a longer equation is a step of the text."""
    return isinstance(relation, Rel) and (relation.op != "=" or all(isinstance(part, _PLAIN) for part in parts(relation)))


def respect(relations: list[Term], scope: Scope) -> None:
    """What cannot hold beside the new ones was said of another case."""
    over = [h for h in scope.hypotheses if any(incompatible(h, each) for each in relations)]  # `We allow $x < 0$ now`
    scope.hypotheses = [h for h in scope.hypotheses if h not in over]
    new = [each for each in relations if each not in scope.hypotheses and not any(incompatible(h, each) for h in over)]
    scope.doubtful += over
    scope.doubtful = [h for h in scope.doubtful if not any(incompatible(h, each) for each in new) and h not in new] + new
