"""What each code means, for `proofgen explain`: written once, here."""

from __future__ import annotations

EXPLANATIONS: dict[str, str] = {
    # ------------------------------------------------------------ verdicts
    "sides-differ": """The two sides have different values at the point shown, and every declaration, definition and hypothesis holds there.

The values were computed with certified error bounds that do not overlap, so this is no rounding error. Look at the entry that differs, then at the
hints: they name the cases in which the line does hold, and the smallest edit that was *proved* to make it true.

If the line is wrong on purpose, put `<!-- proofgen: expect refuted -->` before it.""",
    "undecided": """Neither a proof nor a counterexample was found. The line may be true or false.

Agreement at sample points is not a proof, and none is claimed. What usually helps: declare what a name is (`Let $x > 0$.`), split the step in two,
write a sum with its bounds, or state a fact that you use (`Assume $\\sum_j p_j = 1$.`).""",
    "contradiction": """The prover and the refuter, which share no code, disagree about this line. One of them is wrong.

That is a fault of proofgen and says nothing about your line. Please report it with the file.""",
    "unchecked": """The formula was read or passed over, but nothing about it was checked.

A relation inside a sentence is checked after *so*, *hence*, *thus*, *then*, *since*, *because* and the like; everywhere else it counts as unchecked, so
that nothing is passed over in silence. `<!-- proofgen: step -->` before the formula has it checked.""",
    # ------------------------------------------------------------ files
    "unbalanced-dollar": """A dollar sign opens a formula, and no other closes it in the same paragraph. Close it, or write `\\$` for the sign itself.""",
    "unclosed-fence": """A line of backticks, tildes or colons opens code, a formula, a directive or a div, and none of the same kind closes it.

Code and formulas that are never closed swallow the rest of the file, so nothing behind them is checked; what stands in a directive is read all the same.""",
    "not-a-notebook": """A `.ipynb` file is JSON with a list of cells, each of which has its text as a string or a list of strings. This one is not.""",
    "not-utf8": """The file is not UTF-8 text. Save it as UTF-8; the place of the first character that cannot be read is shown.""",
    "binary-file": """The file holds NUL bytes, so it is not text.""",
    "empty-file": """The file is empty.""",
    "unknown-option": """Options stand under the key `proofgen:` of the front matter, or after `% proofgen-options:` in LaTeX. This one is not known.""",
    "unknown-colour": """`colors:` in the front matter gives names of yours a colour: `colors: {\\hat y: teal, p: "#b35900"}`, or `colors: [\\hat y, p]` for colours of ours.

A colour is blue, vermillion, purple, plum, indigo or brown, which also people tell apart who do not see red from green; or a name that CSS has; or
`"#rrggbb"`. The name stays black where there is no such colour.""",
    "unused-colour": """`colors:` gives a colour to a name that no formula of the file has. Write the name as it stands in the formulas: `\\hat y`, not `y hat`.""",
    "pale-colour": """The colour could hardly be read, on paper or copied in grey; a darker one of the same hue is used. Contrast is kept at 4.5 to 1 at least.""",
    "unclosed-environment": """A `\\begin{…}` has no `\\end{…}`, or the other way round. What stands after it is read as if it were not there.""",
    "missing-include": """There is no file of that name in the folder of the main file. The rest of the document is read.

A name without a suffix is that of a `.tex` file, and is counted from the main file's folder, as LaTeX does.""",
    "refused-include": """The file is not read: only UTF-8 text inside the main file's folder is, not where a link leads outside, and no file inside itself.""",
    "unknown-branch": """LaTeX sets one branch of a conditional, and which one is not known here: so neither supposes, defines or claims anything, and no line
of the file is refuted, since what is missing may be what makes it true.

Known are `\\iftrue`, `\\iffalse`, and switches of the document's own: `\\newif\\ifsol`, then `\\soltrue` or `\\solfalse` outside of all groups and of other files.
So it is in Quarto with `::: {.content-visible when-format="html"}`, which is printed in some formats only.""",
    "unread-macro": """A command of the author's own is called in running text, and its definition says a formula among words, or it is defined several times.

Such a formula is not read, and no line of the file is refuted, since it may suppose something. A command that stands for a formula alone is read:
`\\newcommand{\\pos}{$x > 0$}`, then `Assume \\pos.`""",
    "unknown-directive": """`<!-- proofgen: … -->`, in LaTeX `% proofgen: …`, takes assume, define, goal, step, skip (why), or expect refuted.""",
    "unknown-reference": """The text refers to a formula by a number or a label that no formula of the file has.

A number counts as a reference where the words use it so: *by (2)*, *using (1) and (2)*. Nothing is checked differently because of it.""",
    "duplicate-label": """Two formulas have the same label or number, so that a reference to it does not say which is meant.""",
    # ------------------------------------------------------------ reading a formula
    "unexpected": """The formula cannot be read beyond the marked place. The message says what would be readable there.""",
    "missing-argument": """A command, a function or an operator stands without what it acts on.""",
    "unclosed-brace": """A `{` is never closed.""",
    "unopened-brace": """A `}` closes nothing.""",
    "unclosed-bracket": """A bracket, or an environment, is never closed.""",
    "unknown-command": """The command is not one that proofgen knows. It is refused rather than guessed.""",
    "unknown-notation": """The notation has more than one meaning, or none that proofgen knows. Write it out.""",
    "loose-exponent": """`x^10` prints as x¹0: TeX takes one character. Write `x^{10}`.""",
    "ragged-matrix": """The rows of a matrix have different lengths.""",
    "ellipsis": """The pattern of an ellipsis is not clear. Write the sum or the product with its sign.""",
    "ellipsis-read": """The ellipsis was read as the sum or product that its first terms and its last one show. Write it with its sign to say otherwise.""",
    "ellipsis-in-matrix": """A matrix with a row of dots does not say what its entries are, so it is no formula that could be checked.

Write the rows out for two or three examples, or say what entry (i, j) is.""",
    "no-differential": """An integral has to say over what it runs: `\\int_0^1 x^2 \\, dx`.""",
    "too-long": """The formula is longer than any that people write, and is not read. Split it.""",
    "too-large": """The file is too large to be a text that someone wrote.""",
    "unopened-file": """The file is there and cannot be opened, or is no regular file.""",
    "reading-stopped": """The file could not be read to its end in the time and the memory that a file may take. No line of it was checked.

Other files of the same run are not concerned. A file that people wrote is read in a fraction of a second; if yours is one, please report it.""",
    "too-deep": """The formula is nested too deeply to read. Name a part of it with `Define`.""",
    "unslashed": """`log` without a backslash prints as the product l·o·g. It was read as the function.""",
    "bare-index": """`\\theta{ik}` prints as a product, since TeX's braces do not print. It was read as `\\theta_{ik}`.""",
    "invisible-braces": """TeX's braces group without printing: `-{a - b}` prints −a − b.

The line is judged as printed. Where parentheses would change the verdict, that is said.""",
    "ambiguous-slash": """`1/2x` may mean (1/2)x or 1/(2x). It was read from left to right.""",
    "ambiguous-bar": """A bar with values behind a sum does not say of which part they are taken. Open it with `\\left.`, or use `\\Big[…\\Big]_a^b`.""",
    "function-scope": """`\\sin k(x - t)` may mean sin(k(x − t)) or (sin k)(x − t). Put all of the argument in brackets: `\\sin(k(x - t))`.

A blank that the author set, `\\sin k \\, (x - t)`, ends the argument.""",
    "sum-scope": """A sum takes the product that follows it: `\\sum_i u_i - v_i` is (Σ u_i) − v_i, and the last i is not the one that runs.

Write brackets to sum both, `\\sum_i (u_i - v_i)`, or another letter behind the sum.""",
    "no-dependence": """A derivative of a name by another is zero where nothing says how one depends on the other, and hardly anybody means that.

Write `y(x)` and declare y as a function, or define y by a formula with x in it. Where zero is meant, declare both names and write `\\partial`.""",
    "held-fixed": """Where z = xy and y = x², ∂z/∂x is y to some and 3x² to others: is y held fixed?

Write `\\frac{dz}{dx}` where y moves with x, or define z as a function, `z(x, y) = xy`, and take its partial derivative.""",
    "power-of-value": """`\\sin(x)^2` was read as the square of the value.""",
    # ------------------------------------------------------------ names and shapes
    "undeclared": """With `--strict`, every name must be declared: `Let $x \\in \\mathbb{R}$.`""",
    "introduced": """The left side is a name that nothing has spoken of, so the line was taken to say what it is, and not to claim anything.

Write `Define $y = …$` to say so yourself. If something else is meant by the name, say that above the line. `--strict` takes no line so.""",
    "picture": """No picture is read: a handout has a frame in its place, with the name of its file and what you say of it.""",
    "handout-note": """The file is a handout that proofgen wrote. What it says there in its own name stands between `<!-- proofgen-note -->` and
`<!-- /proofgen-note -->`, is nobody's claim, and is not read again; all formulas of the author are.""",
    "inferred": """Nobody declared the name, and one reading was sensible. Declare it to say otherwise; `--strict` refuses such names.""",
    "call-or-product": """`f(x)` is a value if f is a function and a product if f is a number. Declare f; the line to paste is shown.""",
    "function-as-value": """A function stands where a number should. Say at which argument.""",
    "shape-mismatch": """The shapes do not fit: a number against a vector, a row against a column, or arrays of different sizes.""",
    "too-many-indices": """The name has fewer axes than indices. Declare it as a vector, a matrix or a family.""",
    "index-range": """The index is outside the axis it stands on, or not an integer.""",
    "index-thrice": """Under the summation convention a letter stands at most twice in a product.""",
    "ambiguous-product": """Two arrays side by side can be multiplied in several ways. Say which: `a^\\top b`, `a b^\\top`, `a \\odot b`.""",
    "wrong-arity": """The function takes another number of arguments.""",
    "softmax-component": """softmax acts on a vector. Of one component it was read as that component of the softmax.""",
    "taken-as-mean": """Of numbers $x_1, \\dots, x_n$, the name `\\bar{x}` that nobody defines was read as their mean. Define it to say otherwise.""",
    "size-fixed": """A size that was left open meets entries that are written out, so the line is read for that size only.""",
    "reused-index": """The letter of a sum is also the letter of the derivative around it. They are different letters and are kept apart.""",
    "unbounded-sum": """Nothing says over what the sum runs. Write `\\sum_{j=1}^n`, or declare what j indexes.""",
    # ------------------------------------------------------------ statements
    "unclear-hypothesis": """The sentence denies, offers a choice, or supposes for its own sake, so its relation is not taken as a hypothesis.

Lines that speak of its names can still be proved, without it; they are not refuted, since a counterexample might break what was meant.""",
    "unclear-definition": """The sentence defines one name twice. Write the cases with `\\begin{cases}`.""",
    "unclear-condition": """A condition on this line was said in a way that cannot be read. Write it as a formula: `for $x > 0$`.""",
    "defined-later": """The line uses a name before the file says what it is. Move the definition up.""",
    "derivative-scope": """`\\frac{d}{dx} (x - a)(x - b)` was read as the derivative of the product.""",
    "not-checkable": """The formula was understood, and it is of a kind that proofgen does not check yet.""",
    "not-a-statement": """An expression without a relation claims nothing.""",
    "not-a-definition": """A definition is `name = expression`.""",
    "not-a-number": """Example numbers have no names in them.""",
    "circular-definition": """A name is defined by itself, directly or through others.""",
    "unknown-declaration": """The declaration cannot be read. Forms that can: `x \\in \\mathbb{R}`, `A \\in \\mathbb{R}^{m \\times n}`, `i \\in \\{1, \\dots, n\\}`,
`f \\colon \\mathbb{R} \\to \\mathbb{R}`, `\\sigma > 0`.""",
}
