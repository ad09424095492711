"""Which names mean what at a place in the file: declarations, definitions and hypotheses, and what was inferred."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field, fields

from proofgen.math.chance import Random
from proofgen.math.context import Context, Definition, Sample
from proofgen.math.custom import COUNTING, by_custom
from proofgen.math.mass import COUNT, base
from proofgen.math.names import List
from proofgen.math.parametrised import is_parametrised
from proofgen.math.resize import resized, sort_resized, symbol_resized
from proofgen.math.shape import number
from proofgen.math.sizes import is_size
from proofgen.math.snapshot import OWN_SIZES, context_of
from proofgen.math.sorts import COMPLEX, INTEGER, REAL, Function, Range, Scalar, Sort, Tensor
from proofgen.math.term import Rel, Sym, Term
from proofgen.math.unfold import spoken_of, unfolded, written_out
from proofgen.math.walk import children, free_symbols, rebuild, substitute

_ONE = number(1)
_Domain = tuple[Sort, tuple[tuple[str, Term], ...]]
ONES = "n_{\\mathbf{1}}"


@dataclass
class Scope:
    """Grows as the file is read; `context()` is the snapshot that a line is checked under.

    arguments: what a bare function name stands for, `L` for `L(\\theta)`. inferred: names nobody declared, with what was taken.
    """

    symbols: dict[str, Sym] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    hypotheses: list[Term] = field(default_factory=list)
    doubtful: list[Term] = field(default_factory=list)  # supposed in a part of the text that may be over
    samples: list[Sample] = field(default_factory=list)
    arguments: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    inferred: dict[str, Sym] = field(default_factory=dict)
    letters: dict[str, tuple[Term, Term]] = field(default_factory=dict)  # index letters met so far, and over what they ran
    conventions: set[str] = field(
        default_factory=set
    )  # "einstein", "three-dimensional", "vec-rows" or "vec-unclear", "naturals-from-0", "incomplete", "all-limited", "no-numbers", "complex", "own-signs"
    over: set[str] = field(default_factory=set)  # of the introduced ones: those from a part of the text that has ended
    anew: set[Sym] = field(default_factory=set)  # of which this sentence speaks for all values of a set, whatever was supposed of them
    changed: dict[str, str] = field(default_factory=dict)  # names that words change, and what is to be told of that
    unspoken: set[str] = field(default_factory=set)  # inferred in formulas that could not be read, and met nowhere else
    strict: bool = False
    unread: dict[str, str] = field(default_factory=dict)  # names of which something was said that could not be read, and what
    untaken: dict[str, str] = field(default_factory=dict)  # names of which running text says what they are, and it was not taken
    unsorted: dict[str, str] = field(default_factory=dict)  # names that were declared in words that do not say enough, and what lacks
    rough: set[str] = field(default_factory=set)  # functions that were not said to be continuous, but less
    smooth: set[str] = field(default_factory=set)  # functions that were said to be continuous, or more
    own: set[str] = field(default_factory=set)  # of i, e and pi, those that stand for something else than the constant
    signs: dict[str, int] = field(default_factory=dict)  # known signs to which the text gives a meaning of its own, and the line that does
    ranks: dict[str, int] = field(default_factory=dict)  # how many axes a name has by what is said of it further on
    taken: dict[str, Sym] = field(default_factory=dict)  # by what a function without arguments was differentiated
    places: dict[str, str] = field(default_factory=dict)  # the one letter that picks an entry of a name further on, and no sum runs over
    bounds: frozenset[str] = frozenset()  # letters that say how many there are of something, here or further on
    zeros: frozenset[str] = frozenset()  # of the letters, those that are 0 somewhere, `n = 0` or `n \\ge 0`
    picked: frozenset[str] = frozenset()  # names that have an index further on
    indexed: frozenset[str] = frozenset()  # names with an index letter somewhere
    labels: frozenset[str] = frozenset()  # names of which a letter below is a part
    counted: frozenset[str] = frozenset()  # of n and m, those that the author writes
    quantities: dict[str, str] = field(default_factory=dict)  # names that words call a length or a probability, before a formula has them
    bare: frozenset[str] = frozenset()  # Greek letters that stand somewhere without a bracket behind them, and nowhere with one name in it
    events: frozenset[str] = frozenset()  # letters of events somewhere, `P(A \\mid B)`
    heads: frozenset[str] = frozenset()  # names of several letters that are defined further on
    roles: dict[str, set[str]] = field(default_factory=dict)  # what words anywhere call a parameter of a distribution
    masses: dict[str, tuple[List, ...]] = field(default_factory=dict)  # names of mass functions on finite sets, with their lists
    elements: frozenset[str] = frozenset()  # names of these sets' elements
    members: dict[str, Sort] = field(default_factory=dict)  # names of which only members were declared, with their sort
    chance: frozenset[str] = frozenset()  # names of which an expectation is taken further on
    runs: set[str] = field(default_factory=set)  # variables that are named as arguments of declared functions only
    alone: set[str] = field(default_factory=set)  # names that a formula speaks of by themselves, as `a point $x$` or `$t = 0$` does
    declared: set[str] = field(default_factory=set)  # by `\\in` or an arrow: a second time, the name is a new one
    instances: set[str] = field(default_factory=set)  # names of which something was supposed `for some` of them
    fixed: set[str] = field(default_factory=set)  # index letters that a `Fix` picked: what is supposed of them holds for those alone
    sizeless: bool = False  # an array was declared, and not of which size
    open: set[str] = field(default_factory=set)  # sizes that nobody speaks of: those of arrays that nobody declared
    refitted: list[dict[Sym, Term]] = field(default_factory=list)  # sizes that were open, with what they turned out to be
    ones: Term | None = None  # how many entries the vector of ones has in this formula
    domains: dict[str, tuple[_Domain, ...]] = field(default_factory=dict)  # of functions declared with an arrow
    drawn: dict[str, tuple[Sym | None, _Domain]] = field(default_factory=dict)  # undeclared letters of definitions, and their domain's set
    listed: set[str] = field(default_factory=set)  # families declared member by member, `x_1, \\dots, x_n`
    introduced: dict[str, tuple[Term, ...]] = field(default_factory=dict)  # names that a line gave, and what was supposed then

    def sort_of(self, name: str) -> Sort | None:
        return self.symbols[name].sort if name in self.symbols else None

    @property
    def first_natural(self) -> Term:
        return number(0) if "naturals-from-0" in self.conventions else _ONE

    def parametrised(self, head: str) -> list[str]:
        return [name for name in self.symbols if name.startswith(f"{head}[") and is_parametrised(name)]

    def is_event(self, name: str) -> bool:
        return name in self.unsorted or (name in self.events and name not in self.symbols)

    def may_be_event(self, name: str) -> bool:
        return name not in self.symbols or name in self.unsorted

    def words(self) -> frozenset[str]:
        known = (name[8:-1] for name in self.symbols if name.startswith("\\mathrm{") and name.endswith("}"))
        return frozenset(known) | {word for word in self.heads if not all(letter in self.symbols for letter in word)}

    def array(self, name: str) -> Tensor | None:
        """The sort of a name of which only the number of axes is known, by what is said of it further on."""
        rank = self.ranks.get(name, 0) or (name in self.picked)
        if rank and "einstein" in self.conventions:
            return Tensor((self.dimension(),) * rank)
        letters = ("", "n", "mn")[rank]
        own = OWN_SIZES in self.conventions or any(letter in self.counted for letter in letters)
        if rank and own and name not in self.indexed and name not in self.picked:
            return Tensor(tuple(self._own_size(letter, name) for letter in letters))
        self.open |= {letter for letter in letters if letter not in self.symbols}
        return Tensor(tuple(self.size(letter) for letter in letters)) if rank else None

    def _own_size(self, letter: str, name: str) -> Sym:
        """A size of this name alone, for arrays of different sizes would be made one: the letter, unless it is another's or the author's."""
        if letter in self.symbols or letter in self.counted:
            return self._open_size(f"{letter}_{{{name}}}")
        self.open.add(letter)
        return self.size(letter)

    def weight(self, name: str, rank: int) -> Sym:
        """An array that nobody declared, of sizes that are still open."""
        sizes = [self._open_size(f"{letter}_{{{name}}}") for letter in "nm"[:rank]]
        return self.infer(name, Tensor(tuple(sizes)))

    def unsized(self, name: str, rank: int, square: bool, letters: str) -> Sym:
        """An array that is declared, of sizes that are still open. letters: those of the author's that count by custom, if he writes any."""
        self.sizeless = True
        self.open |= {letter for letter in letters if letter not in self.symbols}
        own = "n" if square else "mn"[-rank:]
        sizes = [self.size(letter) for letter in letters] or [self._open_size(f"{each}_{{{name}}}") for each in own]
        return self.declare(name, Tensor(tuple(sizes * rank if square else sizes)))

    def place(self, domain: Sort) -> Sym | None:
        """A name for any one element: `x`, or another letter where x is something else."""
        for name in ("x", "r", "t") if domain == REAL or isinstance(domain, Tensor) else ():
            known = self.symbols.get(name)
            if known is None:
                return self.infer(name, domain)
            if (
                known.sort == domain
                and name not in self.definitions
                and all(is_size(h) or known not in free_symbols(h) for h in self.hypotheses)
            ):
                return known
        return None

    def size_of_ones(self) -> Term:
        """Of a bold 1 that nobody declared: that of all vectors, if they have one size, else what stands beside it says it."""
        if self.ones is None:
            sizes = {s.sort.shape for name, s in self.symbols.items() if isinstance(s.sort, Tensor) and len(s.sort.shape) == 1}
            self.ones = sizes.pop()[0] if len(sizes) == 1 else self._open_size(ONES)
        return self.ones

    def _open_size(self, name: str) -> Sym:
        size = Sym(name, INTEGER)
        self.symbols[size.name] = size
        self.open.add(size.name)
        self.assume(Rel(">=", size, _ONE))
        return size

    def is_open(self, size: Term) -> bool:
        return isinstance(size, Sym) and size.name in self.open and self.symbols.get(size.name) is size

    def can_refit(self, sizes: tuple[Term, Term] | None) -> bool:
        return sizes is not None and any(self.is_open(size) for size in sizes)

    def refit(self, one: Term, other: Term) -> None:
        """One of two sizes, which is open, is the other from here on: a plain letter stays rather than `n_{y}`."""
        long = isinstance(other, Sym) and "_" in other.name
        for old, new in ((other, one), (one, other)) if long else ((one, other), (other, one)):
            if isinstance(old, Sym) and self.is_open(old) and old not in free_symbols(new):
                self._resize({old: new})
                return

    def fitted(self, term: Term) -> Term:
        """A term that was read before some sizes were known."""
        for sizes in self.refitted:
            term = resized(term, sizes)
        return term

    def _resize(self, sizes: dict[Sym, Term]) -> None:
        gone = {size.name for size in sizes}
        self.refitted.append(sizes)
        kept = [h for h in self.hypotheses if not (is_size(h) and free_symbols(h) & sizes.keys())]
        self.hypotheses = [resized(h, sizes) for h in kept]
        self.doubtful = [resized(h, sizes) for h in self.doubtful]
        self.symbols = {name: symbol_resized(s, sizes) for name, s in self.symbols.items() if name not in gone}
        self.inferred = {name: symbol_resized(s, sizes) for name, s in self.inferred.items() if name not in gone}
        self.letters = {name: (resized(low, sizes), resized(high, sizes)) for name, (low, high) in self.letters.items()}
        self.arguments = {name: tuple(resized(a, sizes) for a in arguments) for name, arguments in self.arguments.items()}
        self.introduced = {name: tuple(resized(h, sizes) for h in known) for name, known in self.introduced.items()}
        self.taken = {name: symbol_resized(s, sizes) for name, s in self.taken.items()}
        self.members = {name: sort_resized(sort, sizes) for name, sort in self.members.items()}
        for name, known in self.definitions.items():
            params = tuple(symbol_resized(each, sizes) for each in known.params)
            self.definitions[name] = Definition(symbol_resized(known.symbol, sizes), params, resized(known.body, sizes))
        self.ones = resized(self.ones, sizes) if self.ones is not None else None
        self.open -= gone

    def _chancy(self, symbol: Sym) -> Sym:
        if symbol.name in self.chance and isinstance(symbol.sort, Scalar | Tensor):
            self.assume(Random(symbol))
        return symbol

    def declare(self, name: str, sort: Sort) -> Sym:
        """Give a name its sort; what was known of an earlier bearer of the name is forgotten."""
        symbol = Sym(name, sort)
        self.refitted = [sizes for sizes in self.refitted if symbol not in sizes]
        old = self.symbols.get(name)
        if old is not None and old is not symbol:
            self.forget(name)
        self.symbols[name] = symbol
        self.inferred.pop(name, None)
        self.runs.discard(name)
        self.untaken.pop(name, None)
        return self._chancy(symbol)

    def declare_anew(self, name: str, sort: Sort) -> Sym:
        """A declaration by membership. The second of one name begins with no facts about it, unless the name was defined."""
        if name in self.declared and name not in self.definitions:
            self.forget(name)
        self.declared.add(name)
        self.members.pop(name, None)
        self.unread.pop(name, None)
        self.unsorted.pop(name, None)
        return self.declare(name, sort)

    def retype(self, old: Sym, sort: Sort) -> Sym:
        """The same name with another sort; all that was said of it goes on holding."""
        new = Sym(old.name, sort)
        self.symbols[old.name] = new
        self.hypotheses = [substitute(h, {old: new}) for h in self.hypotheses]
        self.doubtful = [substitute(h, {old: new}) for h in self.doubtful]
        return new

    def forget(self, name: str) -> None:
        """Drop the definition, hypotheses and samples that speak of this name. Definitions made with it keep what it was then."""
        old = self.symbols.pop(name, None)
        self.introduced.pop(name, None)
        self.over.discard(name)
        self.own.discard(name)
        gone = self.definitions.pop(name, None)
        if gone is not None:
            for other in list(self.definitions.values()):
                body = written_out(other.body, {gone.symbol: gone})
                self.definitions[other.symbol.name] = Definition(other.symbol, other.params, body)
        self.arguments.pop(name, None)
        self.domains.pop(name, None)
        self.taken.pop(name, None)
        if old is not None:
            self.hypotheses = [h for h in self.hypotheses if old not in free_symbols(h)]
            self.doubtful = [h for h in self.doubtful if old not in free_symbols(h)]
            self.samples = [s for s in self.samples if old not in free_symbols(s.left)]

    def infer(self, name: str, sort: Sort) -> Sym:
        if sort == REAL and "complex" in self.conventions and name not in COUNTING:
            sort = COMPLEX
        symbol = Sym(name, sort)
        self.refitted = [sizes for sizes in self.refitted if symbol not in sizes]  # another one from here on
        self.symbols[name] = symbol
        self.inferred[name] = symbol
        if sort is INTEGER:
            self.count(symbol)
        self.by_custom(symbol)
        return self._chancy(symbol)

    def by_custom(self, symbol: Sym) -> None:
        by_custom(symbol, self)

    def declare_ordered(self, name: str) -> Sym:
        """`Let $x > 0$`: a number of which no more is said than how it lies to others."""
        symbol = self.declare(name, INTEGER if name in self.bounds else REAL)
        self.by_custom(symbol)
        return symbol

    def count(self, symbol: Sym) -> None:
        """It says how many there are of something: at least 1, or at least 0 where the author begins there."""
        self.assume(Rel(">=", symbol, number(0) if symbol.name in self.zeros else _ONE))

    def size(self, name: str) -> Sym:
        """The integer symbol of this name, at least 1: declared here if nobody did."""
        known = self.symbols.get(name)
        if known is not None and known.sort in (INTEGER, REAL) and name not in self.definitions:
            if known.sort == INTEGER:
                return known
            if name not in self.inferred:
                return known
            self.forget(name)
        return self.infer(name, INTEGER)

    def dimension(self) -> Term:
        """Over how many values the letters run that are summed by convention, where nobody says so of one of them."""
        return number(3) if "three-dimensional" in self.conventions else self.size("n")

    def elements_of(self, element: str) -> Sym:
        """How many elements the set has of which this is the name of one."""
        size = self.size(COUNT + base(element))
        self.inferred.pop(size.name, None)
        return size

    def define(self, symbol: Sym, params: tuple[Sym, ...], body: Term) -> None:
        self.definitions.pop(symbol.name, None)
        self.introduced.pop(symbol.name, None)
        self.untaken.pop(symbol.name, None)
        if isinstance(symbol.sort, Function):
            self.unread.pop(symbol.name, None)  # which function it is is said now
        self.hypotheses = [h for h in self.hypotheses if not (isinstance(h, Random) and h.symbol is symbol)]
        self.definitions[symbol.name] = Definition(symbol, params, body)

    def assume(self, statement: Term) -> None:
        if statement not in self.hypotheses:
            self.hypotheses.append(statement)
        self.doubtful = [h for h in self.doubtful if h is not statement]

    def definition(self, symbol: Sym) -> Definition | None:
        known = self.definitions.get(symbol.name)
        return known if known is not None and known.symbol is symbol else None

    def reach(self, term: Term) -> frozenset[Sym]:
        free = free_symbols(term)
        if not any(symbol.name in self.definitions for symbol in free):
            return free
        return spoken_of(term, self.definition)

    def for_all(self, symbol: Sym, said: tuple[Term, ...] = ()) -> None:
        """`for all $x \\in \\mathbb{R}$` of a name of which more is supposed already than said: in this sentence it is another x."""
        known = [h for h in (*self.hypotheses, *self.doubtful) if h not in said and not (is_size(h) and symbol.name in self.inferred)]
        spoken = any(symbol in free_symbols(h) for h in known)
        if not isinstance(symbol.sort, Range) and (spoken or symbol.name in self.definitions):
            self.anew.add(symbol)

    def unsaid(self, symbol: Sym, reason: str) -> None:
        """Something was said of a name that is not used: neither it nor what it is made of may serve in a counterexample."""
        for each in self.reach(symbol):
            self.unread[each.name] = reason

    def doubt(self, names: Iterable[str], reason: str) -> None:
        """What was supposed of these names may not hold any more: it proves nothing, and a point must respect it."""
        said = set(names)
        over = [h for h in self.hypotheses if said & {symbol.name for symbol in free_symbols(h)} and not isinstance(h, Random)]
        self.hypotheses = [h for h in self.hypotheses if h not in over]
        self.doubtful += over
        self.unread |= dict.fromkeys(said, reason)

    def is_stale(self, name: str) -> bool:
        """Whether a name was introduced under something that is supposed no more, or is forgotten."""
        return name not in self.definitions or any(h not in self.hypotheses for h in self.introduced[name])

    def copy(self) -> Scope:
        """As it is now, whatever is said from here on."""
        return Scope(**{each.name: copy(getattr(self, each.name)) for each in fields(self)})

    def become(self, other: Scope) -> None:
        """As `other` is; that one is not to be used any more."""
        for each in fields(self):
            setattr(self, each.name, getattr(other, each.name))

    def _closed(self, definition: Definition) -> Definition:
        """The body speaks of its parameters itself: a name in it that was defined through one of them is written out."""
        body = definition.body
        for param in definition.params:
            body = unfolded(body, param, self.definitions)
        return Definition(definition.symbol, definition.params, self.closed(body))

    def closed(self, term: Term, done: dict[Term, Term] | None = None) -> Term:
        """Inside every binder over a declared name, names defined through it are written out, so that binding it reaches them."""
        if not self.definitions:
            return term
        done = {} if done is None else done
        if term not in done:
            done[term] = self._with_closed_binders(term, done)
        return done[term]

    def _with_closed_binders(self, term: Term, done: dict[Term, Term]) -> Term:
        if not term.binds:
            return rebuild(term, lambda child: self.closed(child, done))
        variable = next(child for child in children(term) if isinstance(child, Sym))
        reaching = self.symbols.get(variable.name) is variable

        def inner(child: Term) -> Term:
            if child is variable:
                return child
            return self.closed(unfolded(child, variable, self.definitions) if reaching else child, done)

        return rebuild(term, inner)

    def context(self, goal: Term, extra: tuple[Term, ...] = ()) -> Context:
        """The part of the scope that the goal can depend on, sizes first."""
        return context_of(self, goal, extra)
