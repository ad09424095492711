"""Every law that a room cites has words, and the identities name their source."""

from __future__ import annotations

import re
from pathlib import Path

from proofgen.verify import laws
from proofgen.verify.laws import IDENTITIES, WORDS, in_words

VERIFY = Path(laws.__file__).parent


def _cited() -> set[str]:
    sources = [*VERIFY.glob("*.py"), *(VERIFY / "normal").glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    return set(re.findall(r'(?:\.law\(|laws\.setdefault\(|used\.setdefault\()"([a-z-]+)"', text))


def test_every_cited_law_has_words() -> None:
    assert _cited() <= set(WORDS)


def test_identities_are_cited_and_have_sources() -> None:
    assert {law.name for law in IDENTITIES} <= set(WORDS)
    assert all(law.source for law in IDENTITIES)


def test_a_definition_names_itself() -> None:
    assert in_words(r"definition of \hat{y}") == r"definition of \hat{y}"
