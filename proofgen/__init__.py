"""Checks the derivation you wrote, line by line, and sets it as a handout.

`check` and `build` are the whole of the façade; what `check` returns is a `proofgen.session.checked.Checked`, a frozen `proofgen.report.values.Document`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, which takes longer to load than all that a cached `check` needs
if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike
    from pathlib import Path
    from typing import Any

    from proofgen.session.checked import Checked

__all__ = ["__version__", "build", "check"]
__version__ = "0.1.0"


def check(path_or_text: str | PathLike[str], *, strict: bool = False, seconds: float = 10.0, cache: bool = True) -> Checked:
    """The report on one derivation, line by line.

    path_or_text: a path object, or a string that is the path of a file or else the derivation itself. A string of one line without a `$`
    that ends as a file's name does (.md, .tex, .ipynb, …) is always a path. strict: no undeclared name is guessed. seconds: for one line.
    cache: use and keep the verdicts of earlier runs. Raises proofgen.session.files.NoSuchFile, a FileNotFoundError where there is no such file.
    """
    from proofgen.session.check import Session  # lazily: `import proofgen` should cost nothing
    from proofgen.session.checked import Checked
    from proofgen.session.files import Text, read_file
    from proofgen.session.options import Options
    from proofgen.span import SourceText

    if isinstance(path_or_text, str) and not _is_path(path_or_text):
        text = Text(SourceText("<text>", path_or_text))
    else:
        text = read_file(str(path_or_text))
    with Session(Options(strict=strict, seconds=seconds, cache=cache)) as session:
        return Checked.of(session.check(text))


def build(
    path: str | PathLike[str], *, to: Sequence[str] = ("pdf",), out: str | PathLike[str] = "output", force: bool = False
) -> list[Path]:
    """Check one file and set it as handouts of the kinds `to` (pdf, md, html, tex, json); the files written in the folder `out`.

    Raises NoSuchFile, proofgen.session.handouts.Refused where a file is in the way, proofgen.render.pdf_engine.NoTeX or TeXStopped.
    """
    from pathlib import Path  # lazily: see above

    from proofgen.session.handouts import Sheet, write_handouts

    source = Path(path)
    sheet = Sheet(check(source), Path(source.stem), source)
    return list(write_handouts([sheet], to, Path(out), "github", force))


def load_ipython_extension(shell: Any) -> None:
    """For `%load_ext proofgen`, which brings `%%proofgen`."""
    from proofgen.session.magic import register  # lazily: see above

    register(shell)


def _is_path(text: str) -> bool:
    from pathlib import Path  # lazily: see above

    from proofgen.session.files import SUFFIXES

    if "\n" in text or "\0" in text or len(text) > 4096:
        return False
    return ("$" not in text and text.lower().endswith(SUFFIXES)) or Path(text).is_file()
