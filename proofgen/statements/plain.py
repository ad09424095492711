"""Which sentences suppose and declare plainly: every word of them is known. What another sentence says is respected, and never used."""

from __future__ import annotations

import re

_WORDS = """
    one let fix be is are being denote denotes denoted define defined write put set take choose pick consider suppose assume assumes
    assuming assumed recall given know known knowing have has having here where with such that which who whose and both each every any
    all a an the this these those of in on at by to for from as we i  us it its their our my now also again then further
    furthermore moreover additionally addition finally first second third next throughout two three four five several so number
    interval intervals segment open closed half-open inside lying strictly
    numbers base basis anchor start real reals complex integer integers whole natural naturals rational positive negative non-negative nonnegative non-zero
    nonzero strictly arbitrary generic general fixed constant constants scalar scalars variable variables unknown unknowns parameter
    parameters vector vectors matrix matrices square rectangular array arrays tensor tensors row rows column columns entry entries
    element elements component components index indices letter letters size sizes length lengths dimension dimensions dimensional
    symmetric commute commuting prime primes eigenvalue eigenvalues eigenvector eigenvectors invertible nonsingular non-singular orthogonal definite positive-definite diagonal identity function functions map maps
    semidefinite semi-definite positive-semidefinite positive-semi-definite skew-symmetric skewsymmetric antisymmetric anti-symmetric idempotent
    mapping differentiable twice continuously continuous smooth random independent mutually pairwise identically distributed iid mean means
    variance variances expectation expected standard deviation pmf probability mass distribution distributions finite sets sample
    samples data dataset observation observations measurement measurements point points pair pairs input inputs output outputs target
    targets label labels class classes one-hot hot encoded encoding encodings weight weights bias biases coefficient coefficients feature features score scores
    logit logits loss losses cost objective error errors model models prediction predictions predicted network layer layers learning
    rate step temperature time position velocity speed acceleration force forces energy momentum potential charge angle frequency amplitude
    radius distance height width area volume case theorem lemma proposition corollary definition definitions assumption assumptions
    notation exercise problem question example remark solution proof part above below following follows simplicity short brevity
    convenience clarity concreteness sum sums summed summing normalised normalized unity logistic sigmoid softmax logarithm
    exponential value values sequence sequences family member members unit hand moment there   true condition conditions
    hypothesis equation equations relation constraint constraints fact facts symbol symbols name names stands stand say says belongs
    belong lies lie runs run ranges range between over into repeated summation convention einstein subscripts implied d n m p k i.i.d
    i.e e.g always still too likewise similarly respect derivative derivatives gradient second-order stacks stack covariance
    correlation expectations squares squared product products norm norms inner euclidean space spaces subspace basis reader readers
    even odd imaginary ones all-ones lagrangian hamiltonian likelihood log-likelihood field fields hessian jacobian residual residuals
    counts count observed counted trial trials success successes event events outcome outcomes item items word token tokens document documents pixel pixels image images
    spring stiffness body block wire circuit resistor resistance current voltage pressure gas particle particles orbit rod string pendulum axis axes origin light wave waves
    wavelength phase period coin dice die user users people circle sphere line lines curve surface ellipse plane
    satisfies satisfy solves solve obeys minimizer minimiser maximizer maximiser look looking looks seek solution solutions
    wlog supposed understood subject putting choosing picking letting setting sets equating equate equated zero zeros equal vanish vanishes requiring require requires demanding imposing partial partials
    optimality stationarity stationary first-order second-order necessary normal kkt boundary initial characteristic euler-lagrange euler lagrange motion minimum maximum optimum
    conversely minimise minimize maximise maximize gives yields leads slope slopes
    induction inductive fibonacci lucas catalan pell recurrence recurrences recursion recursive recursively usual usually simply just ordinary course ground truth solve solving need want wish must find system inequality quadratic linear cubic differential
"""
_KNOWN = frozenset(re.findall(r"\S+", _WORDS))
_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*[^\W_])?")
_CLAIMS = re.compile(
    r"\b(?:then|so|hence|thus|therefore|consequently|it follows|show|prove|(?:we|you|one) (?:get|obtain|have|find|see|show|prove|want|need|compute|note|conclude)|to show|to prove)\b",
    re.I,
)


_MORE = """
    then hence thus therefore consequently follows get gets obtain obtains find finds see sees yields yield gives
    give gave show shows shown prove proves proved check verify compute note notice observe conclude deduce because
    since using use uses if when whenever provided holds hold whence while whereas but clearly obviously indeed
    equals equal becomes reads simplifies reduces expands expanding differentiating integrating summing applying
    substituting multiplying dividing rearranging taking looks means left right side sides hands result results
    formula identity inequality expression term terms last same new before after again do does must should will
    can may chain rule lemma law claim claims works out back plug plugging insert inserting combining adding
    way ways manner similarly special particular limiting recover recovers subtracting integral integrals limit series root roots power powers log exponent odd cases depends other
    others words providing supposing long restricted restriction restrictions subject region domain under
"""
_CLAIMING = frozenset(re.findall(r"\S+", _MORE))
_NAMED = re.compile(r"\A[\W_]*(?:theorem|lemma|proposition|corollary|claim)\b[\s\d.]*(?:\([^()]*\)|: \w+\.)", re.I)
_OTHER = re.compile(r"\bno (?:other|others|more)\b|\bleast[- ]squares\b", re.I)
_ODDLY = re.compile(
    r"\b(?:even|like|not|only|never|as|or|nor) (?:if|for|when|whenever)\b|\bas well as\b|\bno matter\b|\bnot?\b|\bcan ?not\b|\b(?:do|does|can|must|should|will|is|are)n.t\b|[?]",
    re.I,
)
_CARVED = re.compile(
    r"\b(?:except|unless|only|apart|other than|save|but|even|odd|never|nobody|not|cannot|refuse[sd]?|wrong|false|mistake\w*|students?)\b|n.t\b|[?]",
    re.I,
)
LAW = re.compile(
    r"\b(?:(?:[Cc]onservation of (?:\w+ )?\w+|\w+ conservation)|(?:Amp[eè]re|Archimedes|Bernoulli|Boyle|Charles|Coulomb|Dalton|Darcy|Einstein|Faraday|Fick|Hooke|Hubble|Kepler|Kirchhoff|Lambert|Lenz|Maxwell|Newton|Ohm|Planck"
    r"|Snell|Stefan|Torricelli|Wien)[’']?s?(?:[- ]\w+){0,2} (?:laws?|principle|relation|equations?)(?: (?:of|for) (?:[\w-]+ ?){1,3})?)"
    r"(?:,| then| also| here)?(?: (?:we have|states?|says?|gives?|yields?|reads?|tells us|is|are|holds?)(?: that)?)?(?=\s*[,:]?\s*(?:\Z|M ))"
)
NO_LOSS = re.compile(r"\bwithout (?:any )?loss of generality\b|\bof the same (?:size|dimension|order|length)s?\b", re.I)
_ASIDE = re.compile(
    r"\A[\W_]*(?:for|in|at|on|in the case of|by analogy with) (?:an?|the|this|our|such an?|these) (?!(?:\w+ )*(?:not|no|other|every|all|some|except|without|never|opposite|contrary|wrong)\b)"
    r"(?:[\w-]+ ){0,4}?[\w-]+\s*,(?=\s*(?:let|assume|suppose|we|set|put|take|consider)\b)",
    re.I,
)
"""`For a circular orbit, assume …`: where the text is, and nothing that denies what follows."""
_BEGINS = re.compile(r"\b(?:let|fix|assume|suppose|given|recall|take|consider|define|set|put)\b", re.I)


_SAYS = re.compile(
    r"\b(?:says?|said|claims?|claimed|states?|stated|writes?|wrote|asks?|suggests?|would|could|not|never|wrong\w*|false\w*)\b", re.I
)


def _introduced(sentence: str) -> str:
    """Without what a colon or semicolon parts from the words that suppose: `The label marks the class: let …`."""
    begins = _BEGINS.search(sentence)
    before = max(sentence.rfind(":", 0, begins.start()), sentence.rfind(";", 0, begins.start())) if begins is not None else -1
    return sentence if _SAYS.search(sentence[: before + 1]) else sentence[before + 1 :]


def is_carved(sentence: str) -> bool:
    """Of a sentence that defines: whether a word may take something out of the definition, or deny it."""
    return _CARVED.search(sentence) is not None


def is_plain_claim(sentence: str) -> bool:
    """Of a sentence that claims under a condition: whether all of its words are known, so that none of them can deny or widen the condition."""
    sentence = _OTHER.sub(" ", _NAMED.sub(" ", NO_LOSS.sub(" ", sentence.replace(" M ", " "))))
    words = _WORD.findall(sentence)
    known = all((low := word.lower().rstrip(".")) in _KNOWN or low in _CLAIMING or len(word) == 1 for word in words)
    return known and _ODDLY.search(sentence) is None


_FORCED = re.compile(r"M\s+forces?\b", re.I)


def is_plain(sentence: str) -> bool:
    """Of the part before anything is claimed. M stands for a formula."""
    head = _ASIDE.sub(" ", NO_LOSS.sub(" ", LAW.sub(" ", _CLAIMS.split(_introduced(sentence))[0])))
    if _FORCED.search(head):
        return False  # `$x = 1$ forces $y = 2$`
    return all(word.lower().rstrip(".") in _KNOWN or len(word) == 1 for word in _WORD.findall(head.replace(" M ", " ")))
