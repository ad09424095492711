"""A bare `x` where only its members were declared, as `x_i \\in \\mathbb{R}^d`: the array of all of them, or any one of them."""

from __future__ import annotations

from proofgen.math.scope import Scope
from proofgen.math.syntax import Node, nodes
from proofgen.math.walk import free_symbols

ANY = "_{\\bullet}"


def any_member(node: Node, scope: Scope) -> Node | None:
    """The formula with each such bare name as any one member, shown as `x_\\bullet`; None where there is none. For formulas that fit no array."""
    if scope.strict:
        return None
    found: set[str] = set()
    changed = _changed(node, scope, found)
    if found & {part.args[0].text for part in nodes(node) if part.op in ("sub", "sup")}:
        return None  # `\\sum_i x_i = x`: some one thing made of them
    for name in found:
        if name + ANY not in scope.symbols:
            scope.infer(name + ANY, scope.members[name])
            whole = scope.symbols[name]
            if any(whole in free_symbols(h) for h in (*scope.hypotheses, *scope.doubtful)) or name in scope.unread:
                scope.unread[name + ANY] = f"what is said of the members of ${name}$ is not used of any one of them"
    return changed if found else None


def _changed(node: Node, scope: Scope, found: set[str]) -> Node:
    if node.op == "name" and node.text in scope.members:
        found.add(node.text)
        return Node("name", (), node.span, node.text + ANY)
    if node.op in ("sub", "sup") and node.args[0].op == "name":
        return Node(node.op, (node.args[0], *(_changed(part, scope, found) for part in node.args[1:])), node.span, node.text)
    return Node(node.op, tuple(_changed(part, scope, found) for part in node.args), node.span, node.text)
