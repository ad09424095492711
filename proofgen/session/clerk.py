"""One clerk: a process that is told a path a line, checks that file, and answers with its report. Started by `session/clerks.py`.

Reading takes as long as searching where files are many and small; clerks do both for several files at a time, and search by themselves.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any, TextIO

from proofgen.report.values import Document
from proofgen.session.check import Session
from proofgen.session.codec import encoded
from proofgen.session.files import NoSuchFile, read_file
from proofgen.session.inside import Inside
from proofgen.session.options import Options
from proofgen.session.worker import limit_memory, stay_with

MEMORY = 4 << 30


def main(options: str, caller: int) -> None:
    """options: the fields of Options as JSON. caller: the process that started this one. Returns when it goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller hears Ctrl-C too, and ends this process
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # nothing printed by a library can be taken for an answer
    limit_memory(MEMORY)
    stay_with(caller)
    asked = Options(**json.loads(options))
    pool = Inside(asked.seconds, MEMORY)
    with Session(asked, pool) as session:
        for line in sys.stdin:
            request = json.loads(line)
            pool.careful = request["careful"]
            _tell(answers, {**_checked(session, request["path"], answers), "number": request["number"]})


def _checked(session: Session, path: str, answers: TextIO) -> dict[str, Any]:
    try:
        document = session.check(read_file(path), _Teller(answers))
    except NoSuchFile as problem:
        return {"missing": str(problem)}
    except (MemoryError, RecursionError) as problem:
        return {"stopped": type(problem).__name__}
    return {"document": encoded(document, "reports"), "warning": session.warning}


class _Teller:
    """Progress, passed on to the caller."""

    def __init__(self, answers: TextIO) -> None:
        self.answers = answers

    def files(self, total: int) -> None:
        pass

    def lines(self, path: str, done: int, total: int) -> None:
        _tell(self.answers, {"path": path, "done": done, "total": total})

    def finished(self, document: Document) -> None:
        pass


def _tell(answers: TextIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message) + "\n")
    answers.flush()
