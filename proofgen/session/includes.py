"""What a LaTeX document may include: regular UTF-8 files inside its own folder, however the path gets there."""

from __future__ import annotations

from pathlib import Path

from proofgen.session.files import LARGEST
from proofgen.session.reports import ABSENT, DOUBTFUL, FOLDER, INCLUDED, Trace, digest_of
from proofgen.source.latex_include import Load, Refused


def beside(path: str, traces: list[Trace]) -> Load:
    """Reads files by their paths from the folder of `path`. traces: grows by one for each of them, whatever becomes of it."""
    given = Path(path).parent
    folder = given.resolve()
    traces.append((FOLDER, str(given), str(folder)))

    def load(name: str) -> str | None:
        said, found = DOUBTFUL, ""
        try:
            place = (folder / name).resolve()
            if not place.is_relative_to(folder):
                raise Refused(f"`{name}` leads out of this file's folder")
            if not place.exists():
                said = ABSENT
                return None
            if not place.is_file():
                raise Refused(f"`{name}` is no regular file")
            with place.open("rb") as file:
                content = file.read(LARGEST + 1)
            said, found = INCLUDED, digest_of(content)
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links that lead in a circle
            raise Refused(f"`{name}` cannot be read: {error.strerror if isinstance(error, OSError) else 'no such path'}") from error
        finally:
            traces.append((said, str(folder / name), found))
        return _text(name, content)

    return load


def _text(name: str, content: bytes) -> str:
    """Raises Refused."""
    if len(content) > LARGEST:
        raise Refused(f"`{name}` is larger than {LARGEST >> 20} MB")
    if b"\0" in content:
        raise Refused(f"`{name}` is not text: it holds a zero byte")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(f"byte {error.start} of `{name}` is not UTF-8") from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
