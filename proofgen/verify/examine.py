"""One obligation to its finding: the prover and the refuter each have their say, and `admit` decides."""

from __future__ import annotations

from dataclasses import replace

from proofgen.math.latex import latex
from proofgen.math.shape import number, shape
from proofgen.math.term import Rel, Term
from proofgen.math.walk import free_symbols, uninterpreted
from proofgen.verify.admit import admit
from proofgen.verify.advice import advise
from proofgen.verify.finding import Finding
from proofgen.verify.indefinite import differentiated
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import OPPOSITE, prove
from proofgen.verify.refute import differs, refute
from proofgen.verify.verdict import Agreement, Attempt, Proof, Proved, Refuted, Undecided

_ABSURD = Rel("=", number(0), number(1))


def examine(obligation: Obligation, alternative: Term | None, limits: Limits) -> Finding:
    """alternative: the goal with TeX's invisible braces as parentheses, None where that is the same. Pure."""
    if obligation.context.changed:
        attempt = Attempt(("what was said before",), ("say anew what it is: `Let $a = 3$.`, or give what comes of it a name of its own",))
        return Finding(admit(attempt, Agreement(0, 0, obligation.context.changed)))
    slopes = differentiated(obligation.goal, obligation.context)
    if slopes is not None:
        obligation, alternative = replace(obligation, goal=slopes), None
    unknown = uninterpreted(obligation.goal)
    if unknown is not None:
        return Finding(admit(Attempt((), unknown=unknown), Agreement(0)))
    proof = prove(obligation, limits)
    context = obligation.context
    supposed = replace(obligation, context=replace(context, hypotheses=(*context.hypotheses, *context.doubtful), doubtful=()))
    verdict = admit(proof, refute(supposed, limits))
    if isinstance(verdict, Proved) and not verdict.samples and _contradictory(supposed, limits):
        attempt = Attempt(("a proof from what is supposed, which contradicts itself,",), ("say which of the suppositions are meant here",))
        return Finding(admit(attempt, Agreement(0)))
    if isinstance(verdict, Refuted) and _differ_in_general(supposed, limits):
        attempt = Attempt(
            ("a point at which the sides are equal, beside others at which they differ,",),
            ("say whether they are never equal, or not in general",),
        )
        return Finding(admit(attempt, Agreement(0)))
    if isinstance(verdict, Refuted) and not verdict.witness.own_numbers and _holds_of_the_example(supposed, limits):
        attempt = Attempt(
            ("a point at which the sides differ, while they are equal for the numbers of the example,",),
            ("say `Let $n = 3$.` where a line is meant of these numbers alone",),
        )
        return Finding(admit(attempt, Agreement(0)))
    if isinstance(verdict, Refuted):
        return Finding(verdict, advise(supposed, alternative, limits) if slopes is None else ())
    if isinstance(verdict, Undecided) and context.doubtful and isinstance(prove(supposed, limits), Proof):
        listed = " and ".join(f"${latex(h)}$" for h in context.doubtful)
        tried = f"a proof without {listed}, of which it is not clear that it is supposed here,"
        return Finding(admit(Attempt((tried,), ("suppose it where it is meant: `Assume $x > 0$.`, or `throughout`",)), verdict.agreement))
    return Finding(verdict)


def _differ_in_general(obligation: Obligation, limits: Limits) -> bool:
    """`A B != B A` of two sides that depend on something, and are not the same for all of it: few who write that mean each A and B."""
    match obligation.goal:
        case Rel("!=", left, right) if _varies(left) and _varies(right):
            return differs(replace(obligation, goal=Rel("=", left, right)), limits)
        case _:
            return False


def _holds_of_the_example(obligation: Obligation, limits: Limits) -> bool:
    """`For example, let $n = 3$. Then $2^n = 8$`: whether it follows with the numbers that the author gave."""
    context = obligation.context
    given = tuple(Rel("=", each.left, each.right) for each in context.samples)
    return bool(given) and _proved(replace(obligation, context=replace(context, hypotheses=(*context.hypotheses, *given))), limits)


def _varies(side: Term) -> bool:
    """Whether anything but its size is open."""
    return bool(free_symbols(side).difference(*map(free_symbols, shape(side))))


def _contradictory(obligation: Obligation, limits: Limits) -> bool:
    """Whether the hypotheses can be seen not to hold together: then everything follows from them. False where it is unclear."""
    context = obligation.context
    brief = replace(limits, seconds=limits.seconds / 8)
    if _proved(replace(obligation, goal=_ABSURD), brief):
        return True
    for hypothesis in context.hypotheses:
        if isinstance(hypothesis, Rel):
            others = replace(context, hypotheses=tuple(h for h in context.hypotheses if h is not hypothesis))
            denied = Rel(OPPOSITE[hypothesis.op], hypothesis.left, hypothesis.right)
            if _proved(Obligation(denied, others), brief):
                return True
    return False


def _proved(obligation: Obligation, limits: Limits) -> bool:
    proof = prove(obligation, limits)
    return isinstance(proof, Proof) and not proof.conditions
