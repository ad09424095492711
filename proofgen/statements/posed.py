"""Equations that are set up to be solved, asked about, denied or spoken of: what the words around a relation say that it is, if no claim."""

from __future__ import annotations

import re
from functools import lru_cache

from proofgen.statements import equated
from proofgen.statements.cases import SENTENCES, is_wordless
from proofgen.statements.equated import SETS
from proofgen.statements.plain import LAW

_SET_IN_WORDS = re.compile(
    rf"\b{SETS}\b[^.]*?\b(?:(?:equal |be )?(?:to )?(?:zero|0)|(?:equal )?to M|to (?:vanish|be zero)|(?:both|two) (?:sides|of them) equal)\b[^.]*\Z",
    re.I,
)
_VANISHES = re.compile(
    r"\b(?:minim\w+|maxim\w+|optim\w+|extrem\w+|stationary \w+|critical \w+|equilibrium)\b[^.]*\b(?:vanish\w*|(?:is|are|must be|equals?) zero)\b[^.]*\Z"
    r"|\bwhere (?:the |its |our )?(?:slope|derivative|gradient|tangent(?: line)?|velocity|speed)\s+(?:vanish\w*|(?:is|are|equals?) (?:zero|horizontal))\b[^.]*\Z",
    re.I,
)
_AT_BEST = re.compile(
    r"\b(?:at|in) (?:the |an? |its |every |any )?(?:\w+ )?(?:minim\w+|maxim\w+|optim\w+|extrem\w+|(?:stationary|critical|saddle) points?|equilibrium|steady state)\b[^.:;]{0,40}\Z"
    r"|\b(?:at|on|upon) (?:the |its |this |that |any )?(?:\w+ )?(?:(?:highest|lowest|turning|end|top|bottom) points?|top|bottom|peak|apex|vertex|crest|ground|impact|landing|rest)\b[^.:;]{0,40}\Z"
    r"|\A\W*(?:and |but |so |now )?(?:when|once|as soon as|at the (?:moment|instant|time)(?: when)?)\s+(?!(?:we|one|you|M)\b)(?:(?!M\b)[\w’'-]+ ){2,9}?(?:we|one) ha(?:ve|s)(?: that)?\s*:?\s*\Z",
    re.I,
)
_ON = re.compile(
    r"\bon (?:the |this |our )?(?:\w+ )?(?:circle|sphere|line|curve|surface|ellipse|parabola|hyperbola|simplex|boundary|plane|diagonal|axis|constraint\w*)\s*:?\s*\Z",
    re.I,
)
_MUST = re.compile(
    r"\b(?:must|has to|have to|needs? to|should) (?:have|satisfy|solve|obey|fulfil\w*)\s*:?\s*\Z|\b(?:satisf(?:y|ies)|solves?|obeys?|fulfils?)\s*:?\s*\Z|\b(?:is|are) conserved\b[^.:;]{0,10}\Z",
    re.I,
)
_CONSERVED = re.compile(r"\bconserved\b.*\Z", re.I | re.S)
_IS_ZERO = re.compile(r"=\s*(?:0|\\mathbf\s*\{?\s*0\s*\}?)\s*[,.;]?\s*\Z")
_DEDUCES = re.compile(r"\b(?:so|hence|thus|therefore|consequently|then|it follows)\b", re.I)
_EQUATIONS = re.compile(
    r"\b(?:first[- ]order|second[- ]order|optimality|stationarity|stationary|necessary|kkt|boundary|initial|normal|score|likelihood|characteristic|euler[- ]lagrange|constraint"
    r"|differential|governing|balance|equilibrium|state|side|moment)\s+(?:conditions?|equations?|system)\b(?:\s+(?!by\b)\w+){0,4}\s*:?\s*\Z"
    r"|\b(?:equations? of motion|constraints?)\b(?:\s+(?!by\b)\w+){0,3}\s*:?\s*\Z|\b(?:circle|sphere|line|curve|surface|ellipse|parabola|hyperbola|region|orbit|path|graph)\b[^.]*\b(?:is|are) (?:given|described|defined) by\s*:?\s*\Z"
    r"|\binitial[- ]value problem\s*:?\s*\Z|\bdifferential equation\b[^.]{0,20}(?:is|states|reads|says)?\s*:?\s*\Z"
    r"|\b(?:has|have|with|by|satisf(?:y|ies)) the equations?\s*:?\s*\Z|\b(?:is|are) (?:found|obtained|determined) (?:from|by)\s*:?\s*\Z|\b(?:stationary|critical) points? (?:must )?satisf(?:y|ies)\s*:?\s*\Z"
    r"|\b(?:circle|sphere|line|curve|surface|ellipse|parabola|hyperbola|plane)\b[^.]*\b(?:is|are|has equation)\s*:?\s*\Z|\bsystem\b[^.]*\bsolve is\s*:?\s*\Z"
    r"|\b(?:by|method of|conditions of|with)\s+lagrange(?:[’']s)?(?:\s+(?:multipliers?|method|conditions?|theorem|rule))*,?(?:\s+(?:we|one)\s+(?:have|has|gets?|obtains?|finds?))?\s*:?\s*\Z"
    r"|\blagrange(?:[’']s)?(?:\s+(?:multipliers?|method|conditions?))*\s+(?:gives?|yields?|reads?|are|says?)\s*:?\s*\Z"
    r"|\b(?:look(?:ing)? for|seek|search(?:ing)? for)\b[^.]*\b(?:solutions?|roots?|zeros?) (?:of|to)(?: the equation)?\s*:?\s*\Z|\bsubject to(?: the constraints?)?\s*:?\s*\Z",
    re.I,
)
_ASKS = re.compile(
    r"(?:\A\W*(?:(?:so|but|and|now|then),? )?(?:is|are|does|do|can|could|should|for (?:which|what)|which (?:M|of)"
    r"|(?:when|why|where|how|what) (?:is|are|does|do|can|could|should))\b"
    r"|\b(?:for (?:which|what)|whether|(?:know|see|find|ask|determine|decide) (?:when|whether|if|for which))\b)[^.]*\Z",
    re.I,
)
_NOUN = re.compile(
    r"(?:\b(?:the|an?|its)\s+(?:\w+\s+)?(?:probability|event|chance|number of|set|subset|collection|points|line|slope|plane|curve|region|area|mean of|average of|median of|first time|fraction|proportion"
    r"|locus|indicator|null hypothesis)|\b(?:be|denote|is) the (?:hypothesis|condition|equation))\b"
    r"(?:\s+(?:of|all|the|those|points?|numbers|observations|solutions|roots|values|elements|equation|line|curve|times?|outcomes|M)\b)*"
    r"\s*(?:,?\s*(?:that|with|where|on which|at which|for which|such that|satisfying|is|be|are|of|in which|when|whenever|until)\s*)?\Z"
    r"|\bfor (?:positive|negative) numbers\s*\Z",
    re.I,
)
_EQUIVALENT = re.compile(
    r"\b(?:is|are)(?: \w+ly)? equivalent to(?: the (?:equation|condition|statement))?\s*:?\s*\Z|\b(?:amounts|is tantamount) to\s*:?\s*\Z|\bis the same as(?: saying(?: that)?| to say(?: that)?)?\s*:?\s*\Z",
    re.I,
)
_FALSE_BEFORE = re.compile(
    r"\b(?:is|are) (?:false|wrong|incorrect|untrue|not true)\s*:?\s*\Z|\b(?:does|do) not (?:hold|believe that)\s*:?\s*\Z|\bnot the case that[^.]*\Z",
    re.I,
)
_FALSE_AFTER = re.compile(
    r"\s*(?:is|are) (?:false|wrong|incorrect|untrue|not (?:true|correct))\b|\s*(?:does|do) not hold\b|\s*(?:cannot|can't) be (?:right|true)\b",
    re.I,
)
_THIS_IS_FALSE = re.compile(
    r"[\s.,;:]*(?:(?:but|however|of course|unfortunately|yet|alas|clearly|obviously),? )?(?:this|that|it|which|the (?:last|above|previous|preceding|second|first|latter|former) (?:line|equation|formula|step|identity"
    r"|equality|statement|claim|inequality|relation)|(?:the|this|that) (?:equation|formula|identity|step|claim|line|statement|reasoning|argument|conclusion)(?: above)?)"
    r" (?:is|was|cannot be|can[’']t be|isn[’']t|would be|seems|does|doesn[’']t|did|fails?|can)\b(?: (?:of course|clearly|obviously|however|simply|plainly|actually|in general|certainly|just|really|also))*"
    r"(?: (?:wrong|false|incorrect|untrue|nonsense|absurd|impossible|mistaken|not (?:true|so|correct|right|the case|what|hold(?! at)|valid)|a mistake|an? (?:common )?(?:error|mistake|fallacy)|invalid|hold(?! at)|be (?:right|true|correct))\b"
    r"|(?<=fails)\b|(?<=fail)\b)",
    re.I,
)
_TEMPTS = re.compile(
    r"\b(?:students|beginners|people|novices|pupils|many|some)\b (?:\w+ ){0,2}?(?:often|sometimes|frequently|commonly|usually|wrongly|mistakenly|incorrectly|tend to|like to|are tempted to)\b[^.,;:]*\Z|"
    r"\b(?:one|you|we)\b[^.]*\b(?:might|may|could)\b[^.]*\b(?:think|believe|guess|expect|hope)\w*(?: that)?\s*:?\s*\Z|\b(?:it is|it[’']s|it would be) (?:wrong|false|a mistake|an error|tempting|incorrect)\b[^.]*\Z"
    r"|\b(?:beware|do not write|don[’']t write|never write)\b[^.]*\Z"
    r"|\b(?:mistakes?|fallac(?:y|ies)|misconceptions?|pitfalls?|(?:common|typical|frequent|popular|classic(?:al)?|beginner[’']?s?) (?:\w+ )?(?:errors?|slips?|traps?))\b[^.,;]*\b(?:is|are|be|was|were|write|writing|say|saying|claim|claiming)\b[^.,;]*\Z"
    r"|\b(?:does|do|did|need|must|will) not (?:follow|imply|mean|hold)\b[^.,;]*\Z|\bnot the same as\s*:?\s*\Z|\b(?:wrong|false|incorrect|mistake|not so)\s*[:!]\s*\W*\Z"
    r"|\bequality (?:holds|occurs|is attained)\b[^.,;]*\b(?:iff|if|when|only|where)\b[^.,;]*\Z|\bwe (?:require|need|want|demand|impose|ask for)(?: that)?\s*:?\s*\Z"
    r"|\bthe (?:\w+ )?(?:condition|requirement|constraint|assumption|hope|question)\s*:?\s*\Z",
    re.I,
)
_RECALLED = re.compile(r"\brecall\b[^.]*\b(?:the|an?) (?:\w+ )?(?:equation|inequality|condition|constraint|line|relation)\s*\Z", re.I)
_OF = re.compile(r"\s*(?:of|for|that|which|describing|from)\b", re.I)
_WRITTEN = re.compile(r"\b(?:write|writing|say|use)\s*\Z", re.I)
_FOR = re.compile(r"\s*(?:for|to (?:mean|say|denote|indicate)|when|if|whenever|instead|as (?:a )?shorthand)\b", re.I)
_USED = re.compile(
    r"\b(?:suppos\w+|assum\w+|hypothes[ie]s|by|from|under|of|using|in)\b[^.:]*\b(?:theorem|lemma|proposition|corollary|claim)\b"
    r"|\b(?:theorem|lemma|proposition|corollary|claim)s?\s+(?:needs?|requires?|assumes?|supposes?|fails?|nothing|about)\b|\bclaim nothing\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not|never|nor|neither)(?: (?:have|get|that|true that|the case that|conclude(?: that)?|mean(?: that)?|equal|hold(?: that)?))?\s*\Z",
    re.I,
)
_SUBJECT = re.compile(
    r"\A\W*(?:(?:so|hence|then|thus|now|therefore|but|and|here),? )?(?:the|an?|this|our|that|these|both|each|every) (?:[\w-]+ ){0,4}\s*\Z",
    re.I,
)
_VERB = re.compile(
    r"\s*(?:is|are|has|have|had|describes?|represents?|defines?|means?|says?|looks?|passes|intersects|meets?|admits?|holds? only|does|do|can|cannot|must)\b"
    r"(?!\s+(?:indeed |also |clearly |always |then |thus |now )?(?:true|correct|clear|obvious|evident|immediate|valid|satisfied|fulfilled|proved|proven|shown|verified|established))",
    re.I,
)


@lru_cache(maxsize=SENTENCES)
def sets_up(sentence: str, between: str, formula: str) -> bool:
    """`Setting the derivative to zero gives …`, `The normal equations are …`, `At the minimum, … = 0`: the equation that follows is to be solved."""
    if is_zero_there(between, formula) or _ON.search(between):
        return True
    if _MUST.search(between):
        return _DEDUCES.search(_CONSERVED.sub(" ", between)) is None
    in_words = " M " in sentence and not is_wordless(sentence) and _SET_IN_WORDS.search(sentence) is not None
    return in_words or any(each.search(between) for each in (_SET_IN_WORDS, _VANISHES, _EQUATIONS))


_SAID_OF = re.compile(
    r"\b(?:satisf(?:y|ies)|solves?|obeys?|fulfils?)\b(?:\s+(?:the|this|that|our|its|also|indeed|clearly|thus|then|differential|initial|boundary|\w+ order|equations?|conditions?|system|ode|pde|relation|identity|recurrence|law))*\s*:?\s*\Z",
    re.I,
)


_BY_PARTS = re.compile(
    r"\b(?:(?:by|in) parts|partial integration|change of variables?)(?:\s*[,:]|\s+(?:with|where|using|for|taking|setting|choosing|and|M|we|take|set|choose|let|put))*\s*\Z"
    r"|\b(differential equations?|odes?|pdes?|initial value problem)(?:\s*[,:]|\s+(?:with|where|and|M|subject to))*\s*\Z",
    re.I,
)
_SOLVES_IT = re.compile(r"\A\W*(?:(?:we|to|now|let us)\s+)*(?:solve|suppose|assume)\b", re.I)
_DIFFERENTIAL = re.compile(r"\s*(?:\\mathrm\{)?d\}?\s*\\?[a-z]+\s*=[^=]*(?<![A-Za-z\\])(?:\\mathrm\{)?d\}?\s*\\?[a-z]+\s*[.,;]?\s*")


def is_substituted(sentence: str, formula: str) -> bool:
    """`by parts with $u = x$ and $dv = e^x\\,dx$`, `the ODE $y'' = -y$`: names for what follows, or what it is about."""
    about = _BY_PARTS.search(sentence)
    return (about is not None and not (about[1] is not None and _SOLVES_IT.search(sentence))) or _DIFFERENTIAL.fullmatch(
        formula
    ) is not None


_CRITICAL = re.compile(
    r"\b(?:critical|stationary|extremal|saddle) points?\b[^.]*\b(?:satisf(?:y|ies)|solves?|obeys?|fulfils?)\s*:?\s*\Z", re.I
)
_OBJECTIVE = re.compile(r"\b(?:mini|maxi|opti)mi[sz](?:e|es|ing)\b(?:\s+the)?(?:\s+\w+){0,2}\s*\Z", re.I)
_CONSTRAINED = re.compile(r"[^.]*\b(?:subject to|under the (?:constraints?|conditions?)|constrained (?:by|to)|such that|s\.t\.)", re.I)


def looks_for_best(between: str, after: str, relates: bool) -> bool:
    """`Minimize $x^2 + y^2$ subject to …`: what follows may speak of the place where that is least; not with `Minimize $f(x) = x^2$` alone."""
    return _OBJECTIVE.search(between) is not None and (not relates or _CONSTRAINED.match(after) is not None)


def is_of_critical_points(between: str) -> bool:
    return _CRITICAL.search(between) is not None


def is_zero_there(between: str, formula: str) -> bool:
    """`At the highest point we have $v(t) = 0$`."""
    return _IS_ZERO.search(formula) is not None and (_AT_BEST.search(between) or _VANISHES.search(between)) is not None


def sets_to_zero(sentence: str, between: str, formula: str) -> bool:
    """`At the minimum we have $2x - 4 = 0$`, `Setting the derivative to zero gives $2x - 4 = 0$`, in running text."""
    return is_zero_there(between, formula) or (_IS_ZERO.search(formula) is not None and bool(equated.sets_this(sentence)))


_KNOWN_THING = re.compile(
    r"\b(?:logarithms?|exponentials?|(?:co)?sines?|tangents?|trigonometric functions?|square roots?|absolute values?|modulus|factorials?|binomial coefficients?|gamma function"
    r"|determinants?|traces?|transposes?|inverses?|norms?|derivatives?|integrals?|expectations?|variances?|(?:real|natural|complex|rational|all) numbers)\b|\bidentit(?:y|ies)\b",
    re.I,
)


def is_of_known(sentence: str) -> bool:
    """`The logarithm obeys …`: of what everybody knows it is claimed."""
    return _KNOWN_THING.search(sentence) is not None


def is_said_of(between: str) -> bool:
    """`It satisfies the differential equation …`, of a thing that is known: that it does so is claimed."""
    return _SAID_OF.search(between) is not None


_AT_HEAD = r"\A[\s\W]*(?:(?:\(?\w\)|(?:exercise|problem|question|task|example)\b[\s\d.:*]*)\s*)?(?:(?:now|next|first|then|finally|please|we|i|you|let us|let's|to|want to|have to|must|need to|can|shall),? )*"
_TASK = re.compile(
    rf"{_AT_HEAD}(?:solve|consider|look at)\s+(?:the|this|these|our)\s+"
    r"(?:(?:following|linear|quadratic|\w+)\s+)?(?:systems?|equations?|pair of equations)(?:\s+of\s+(?:\w+ )?equations)?(?:\s+for\s+(?: M |and|,|\s)+)?[\s.:]*\Z",
    re.I,
)
_LOOKS_FOR = re.compile(
    rf"{_AT_HEAD}(?:find|determine|solve for|look for)(?:\s+all)?(?:\s+ M |\s*,|\s+and|\s)+"
    r"(?:with|from|such that|if|when|where|by|using)?[\s.:]*\Z",
    re.I,
)


_FINDS = r"(?:solv(?:e|ing)|find(?:ing)?|determin(?:e|ing)|comput(?:e|ing)|calculat(?:e|ing)|seek|look(?:ing)? for|search for)"
_SOUGHT = r"(?:solutions?|roots?|zeros?|zeroes)"
_THAT = r"(?:which|such that|satisf\w+|whose|where|with|so that)"
_POSED = re.compile(
    rf"{_AT_HEAD}(?:solv(?:e|ing)\b|{_FINDS}\s+(?:the |all |both |any |every |its |real )*(?:{_SOUGHT}\b|values?\b[^.]*\b(?:which|such that|satisf\w+)|M(?: |,|and|M)*\b(?:with|from|{_THAT})))",
    re.I,
)
_POSED_PLAINLY = re.compile(
    rf"{_AT_HEAD}{_FINDS}(?:[\s,:.]|(?:the|all|both|any|every|its|real|{_SOUGHT}|values?|of|to|for|following|this|these|equations?|systems?|polynomials?|linear|quadratic|cubic|simultaneous"
    r"|and|which|that|satisf(?:y|ies|ying)|such that|M (?:with|from)|numbers?|unknowns?|M)\b)*\Z",
    re.I,
)


@lru_cache(maxsize=SENTENCES)
def poses(sentence: str) -> bool:
    """`Solve for $x$: …`, `Find all solutions of …`, to be followed by what is solved: nothing else is said of it."""
    return _POSED.match(sentence) is not None and _POSED_PLAINLY.match(sentence) is not None


_SOME_ROOT = re.compile(
    rf"{_AT_HEAD}(?:solv(?:e|ing)\b(?!\s+(?:(?:this|it|that)\b|(?:the |this |our |part )?(?:\w+ )?(?:exercise|problem|question|task|part|case|system above)s?\b))|{_FINDS}\b[^.]*\b(?:{_SOUGHT}\b|(?:numbers?|values?|M)\b[^.]*\b{_THAT}\W*\Z))"
    r"(?![^.]*\b(?:we|one|note|use|using|observe|write|expand|multiply|add|subtract|divide|since|because)\b)",
    re.I,
)
_AN_ANSWER = re.compile(
    rf"\b(?:{_SOUGHT}|critical points?|eigenvalues|answers)\b[^.]*\b(?:are|were|read)\s*:?\s*\Z"
    rf"|\b(?:an?|one|another|the (?:other|first|second|third|positive|negative|smaller|larger|real|second)|(?:first|second|last) of the)\s+(?:\w+ )?{_SOUGHT}\b[^.]*\bis\s*:?\s*\Z",
    re.I,
)


_OR = re.compile(r"\\pm|\\mp|\\lor|\\vee|\\in(?![a-z])|\\text\s*\{\s*or\b")


def is_an_answer(sentence: str, formula: str) -> bool:
    """`The solutions are …`, `One root is …`: one of several, which does not follow; all of them in one formula do."""
    return _answers(sentence.removesuffix(" M and ")) and _OR.search(formula) is None


@lru_cache(maxsize=SENTENCES)
def _answers(sentence: str) -> bool:
    return not is_wordless(sentence) and _AN_ANSWER.search(sentence) is not None


@lru_cache(maxsize=SENTENCES)
def poses_somehow(sentence: str) -> bool:
    """`Find the positive root of …`: what follows is no claim, and which of its solutions is meant is not followed."""
    return _SOME_ROOT.match(sentence) is not None


_RESTRICTS = re.compile(
    r"\b(?:in|over|among|for|with|by|to)\s+(?:the\s+|all\s+)?(?:set of\s+)?(?:strictly\s+)?(?:positive|negative|non-?negative|natural|whole|integer|integers|rational|rationals|odd|even|primes?|complex)\b"
    rf"|\b(?:positive|negative|non-?negative|non-?zero|non-?trivial|integer|natural|rational|complex|smallest|largest|least|greatest|bigger|smaller|larger|only|other|first|second)\s+(?:\w+\s+)?(?:numbers?|{_SOUGHT}|values?|one)\b",
    re.I,
)


@lru_cache(maxsize=SENTENCES)
def restricts(sentence: str) -> bool:
    """`We solve … in positive numbers`: words say which solutions are meant."""
    return _RESTRICTS.search(sentence) is not None


def is_task(sentence: str) -> bool:
    """`Solve the system.`: the displays behind it are set up, and not claimed."""
    return _TASK.match(sentence) is not None or _SOLVE.match(sentence) is not None


def looks_for(sentence: str) -> bool:
    """`Find $x$ and $y$.`: an equation behind it that does not begin with one of them is what they are looked for by."""
    return " M " in sentence and _LOOKS_FOR.match(sentence) is not None


_SOLVE = re.compile(rf"{_AT_HEAD}(?:solve(?: for(?: M |,|and|\s)+)?|{_FINDS} (?:the |all |both |any |real )*{_SOUGHT})[\s.:]*\Z", re.I)


@lru_cache(maxsize=SENTENCES)
def is_of_noun(sentence: str) -> bool:
    """`the probability that …`, `the set of all $x$ with …`, `the line …`: the relation says of which one the noun speaks, and that alone."""
    return _NOUN.search(sentence) is not None


def is_equivalent(between: str) -> bool:
    """`This is equivalent to …`: neither of the two is claimed."""
    return _EQUIVALENT.search(between) is not None


def is_called_false(between: str, after: str) -> bool:
    """`The following is false: …`, `… does not hold.`"""
    return (
        _FALSE_BEFORE.search(between) is not None
        or _FALSE_AFTER.match(after) is not None
        or _THIS_IS_FALSE.match(after) is not None
        or _TEMPTS.search(between) is not None
    )


def is_named(between: str, after: str) -> bool:
    """`Recall the equation … of the diagonal`, `We write … for positive numbers`: how it is written, and not that it holds."""
    return (_RECALLED.search(between) is not None and _OF.match(after) is not None) or (
        _WRITTEN.search(between) is not None and _FOR.match(after) is not None
    )


_BARE_HEAD = re.compile(r"\s*(\\?[A-Za-z]+)\s*=")
_FOUND = re.compile(
    r"\b(?:roots?|zero(?:e?s)?|solutions?|(?:critical|stationary|extremal|extreme|turning|inflection|saddle|fixed|equilibrium|end) ?points?|eigenvalues?|extrem(?:um|a)|minim(?:um|a|i[sz]ers?)|maxim(?:um|a|i[sz]ers?)"
    r"|opti(?:mum|ma|mal \w+)|vertex|poles?|singularit(?:y|ies)|intersections?)\b(?: (?:of|to|for) (?:the \w+ ){0,2} ?M )?(?:(?! M )[^.])*?\b(?:is|are|at|becomes?|namely|in)\s*(?:\s*M\s*(?:,\s*(?:and|or)?|and|or)?\s*)*\Z",
    re.I,
)


def is_found(sentence: str, text: str) -> bool:
    """`so the critical points are $x = 1$ and $x = -1$`: what it is that is found, and not that each x is 1."""
    return _BARE_HEAD.match(text) is not None and _FOUND.search(sentence) is not None


_EDGE = re.compile(
    r"\b(?:boundary|initial|terminal|final|end|inflow|outflow|wall) (?:conditions?|values?|data)\b(?:(?![.!?]).)*\b(?:is|are|reads?|be|becomes?|by|:)\s*\Z",
    re.I,
)


def at_the_edge(between: str, text: str) -> str | None:
    """`The boundary condition is $u = 1$`: the name that has this value at the edge, and nobody says that it does elsewhere."""
    found = _BARE_HEAD.match(text) if _EDGE.search(between) is not None else None
    return found[1] if found is not None else None


def is_law(between: str) -> bool:
    """`Ohm's law states that …`, `By Newton's second law, …`: a law of nature, which is supposed."""
    found = LAW.search(between)
    return found is not None and not between[found.end() :].strip(" ,:\n") and _FOLLOWS.search(between) is None


_FOLLOWS = re.compile(r"\b(?:so|hence|thus|therefore|consequently|follows)\b[^.]*\bholds?\b", re.I)  # `so Kepler's third law holds`


def is_used(sentence: str) -> bool:
    """`Suppose the claim … holds`, `The lemma needs …`: a claim or theorem is spoken of, and not announced."""
    return _USED.search(sentence) is not None


@lru_cache(maxsize=SENTENCES)
def is_asked(sentence: str, after: str) -> bool:
    """`When is …?`, `for which $x$ we have …`, `… true?`"""
    asks = not is_wordless(sentence) and _ASKS.search(sentence) is not None
    return asks or re.match(r"\s*(?:[a-z,;(][^.!?]*)?\?", after) is not None


def is_denied(between: str) -> bool:
    """`Then not …`"""
    return _DENIED.search(between) is not None


@lru_cache(maxsize=SENTENCES)
def is_subject(sentence: str, after: str) -> bool:
    """`The line … has slope $2$`: the relation stands for what is spoken of."""
    return _SUBJECT.match(sentence) is not None and _VERB.match(after) is not None
