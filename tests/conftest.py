"""What holds for every test: no verdict is remembered from, or for, the person who runs them, and every witness is put in once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

import proofgen.verify.refute as refuter
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.verdict import Agreement, Witness
from tests.verify.reverify import RECORD, reverify

_refute = refuter.refute


def _refute_and_reverify(obligation: Obligation, limits: Limits) -> Witness | Agreement:
    found = _refute(obligation, limits)
    if isinstance(found, Witness):
        reverify(obligation, found)
    return found


refuter.refute = _refute_and_reverify  # before any other module takes the name from there


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("NO_COLOR", "1")
        yield


def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["witnesses"] = (RECORD.verified, dict(RECORD.unknown))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """A worker of pytest-xdist hands over what it has counted."""
    verified, unknown = getattr(node, "workeroutput", {}).get("witnesses", (0, {}))
    RECORD.verified += verified
    RECORD.unknown.update(Counter(unknown))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    others = sum(RECORD.unknown.values())
    if RECORD.verified or others:
        reasons = ", ".join(f"{reason} {count}" for reason, count in RECORD.unknown.most_common(8))
        terminalreporter.write_line(
            f"witnesses put in again at 300 bits: {RECORD.verified} hold, {others} could not be ({reasons or 'none'})"
        )
