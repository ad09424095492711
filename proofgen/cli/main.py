"""`proofgen`: prints again what was printed before where nothing has changed since, and is the group of commands else.

What the first needs is loaded in a hundredth of the time that the second takes to load.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter

from proofgen.session import reports

BROKEN_PIPE, INTERRUPTED = 1, 130  # the first as click has it


def main() -> None:
    """Exit 0: all proved, or as the file expects. 1: otherwise. 2: usage, a missing file, no TeX."""
    try:
        key = reports.key_of(sys.argv[1:])
        code = _again(key)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        sys.exit(INTERRUPTED)
    if code is None:
        from proofgen.cli.commands import run  # lazily: see above

        code = run(key)
    sys.exit(code)


def program() -> None:
    """`main` in a process of its own, which then ends at once: to take apart all that it has made is a tenth of a run on a long file.

    Not where somebody watches the process, as coverage and profilers do, who tell of it when it ends of its own accord.
    """
    try:
        main()
    except SystemExit as leaving:
        if isinstance(leaving.code, int) and sys.getprofile() is None and sys.gettrace() is None and _told():
            os._exit(leaving.code)
        raise


def _told() -> bool:
    """Whether nothing that was printed still waits to be written."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


def _again(key: str) -> int | None:
    """The exit code of a run that was made before, whose page is printed. None where there is none."""
    started = perf_counter()
    page = reports.found(key)
    if page is None:
        return None
    try:
        sys.stdout.flush()
        _write(page.text)
        for line in page.words(perf_counter() - started):
            print(line, file=sys.stderr)
    except BrokenPipeError:  # the reader has seen enough, as in `proofgen check … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return BROKEN_PIPE
    except (OSError, ValueError):  # the long way finds the words for it
        return None
    return page.code


def _write(text: bytes) -> None:
    rest, out = memoryview(text), sys.stdout.fileno()
    while rest:
        rest = rest[os.write(out, rest) :]
