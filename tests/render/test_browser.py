"""The page in a real browser: without barriers that axe knows of, light and dark, wide and narrow; and it is a page without scripts too."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest

import proofgen
from proofgen.render.edition import Edition, Name
from proofgen.render.html import html
from proofgen.report.values import Document
from tests.render import sample
from tests.render.test_editions import EXAMPLES, checked
from tests.render.test_plot import FILE as PICTURES

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), "")
_WHEEL = find_spec("axe_core_python")
AXE = Path(os.environ.get("PROOFGEN_AXE") or (Path(_WHEEL.origin or "").parent / "axe.min.js" if _WHEEL else ""))
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and AXE.is_file()), reason="there is no Chromium here, or no axe: these pages were not looked at"
)

LOOKS = {"wide light": (1280, 1), "narrow dark": (390, 0)}
CALL = """
<script>%s</script>
<script>axe.run(document, {resultTypes: ["violations"]}).then(r => {
  const said = document.createElement("pre"); said.id = "axe";
  said.textContent = JSON.stringify({dark: matchMedia("(prefers-color-scheme: dark)").matches, width: innerWidth, scroll: document.documentElement.scrollWidth,
    found: r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), (v.nodes[0].any[0] || {}).message || ""])});
  document.body.append(said); });</script>
"""


def looked_at(page: str, folder: Path, width: int, scheme: int) -> dict[str, object]:
    allowed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)  # it forbids all scripts, axe too
    place = folder / "page.html"
    place.write_text(allowed.replace("</body>", CALL % AXE.read_text(encoding="utf-8") + "</body>"), encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900", f"--blink-settings=preferredColorScheme={scheme}",
             f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=30000", "--dump-dom")  # fmt: skip
    done = subprocess.run((CHROMIUM, *flags, place.as_uri()), capture_output=True, text=True, timeout=120, check=False)
    found = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.S)
    assert found is not None, done.stderr[-2000:]
    said: dict[str, object] = json.loads(unescape(found[1]))
    return said


def pages() -> dict[str, Document]:
    named = {path.name: path for path in EXAMPLES}
    return {
        "question": checked(named["softmax-question.md"]),
        "mended": checked(named["softmax-mended.md"]),
        "lecture": checked(named["linear-models.tex"]),
        "everything": sample.softmax(),
        "pictures": proofgen.check(PICTURES.replace("Let $x", "---\ncolors: [x, A]\nauthor: A\n---\n\n# Pictures\n\nLet $x", 1)),
    }


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["question", "mended", "everything", "pictures"])
def test_axe_finds_nothing(name: str, look: str, tmp_path: Path) -> None:
    width, scheme = LOOKS[look]
    said = looked_at(html(pages()[name]), tmp_path, width, scheme)
    assert said["found"] == []
    assert said["dark"] == (scheme == 0)


FRAME = """
<body style="margin: 0"><iframe id="page" src="inner.html" style="border: 0; width: 360px; height: 800px"></iframe><script>
onload = () => { const inner = document.getElementById("page"), said = document.createElement("pre"); said.id = "axe";
  said.textContent = JSON.stringify({width: inner.contentWindow.innerWidth, scroll: inner.contentDocument.documentElement.scrollWidth});
  document.body.append(said); };
</script>
"""


@pytest.mark.parametrize("edition", ["full", "referee"])
@pytest.mark.parametrize("name", ["question", "mended", "everything", "pictures", "lecture"])
def test_on_a_phone_a_wide_formula_scrolls_and_the_page_does_not(name: str, edition: Name, tmp_path: Path) -> None:
    """In a frame, since a browser's window is never so narrow."""
    allowed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html(pages()[name], Edition(edition)))
    (tmp_path / "inner.html").write_text(allowed, encoding="utf-8")
    outer = tmp_path / "outer.html"
    outer.write_text(FRAME, encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=800,900", "--allow-file-access-from-files",
             f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=30000", "--dump-dom")  # fmt: skip
    done = subprocess.run((CHROMIUM, *flags, outer.as_uri()), capture_output=True, text=True, timeout=120, check=False)
    found = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.S)
    assert found is not None, done.stderr[-2000:]
    said = json.loads(unescape(found[1]))
    assert said["width"] == 360
    assert said["scroll"] <= 360


@pytest.mark.parametrize("edition", ["student", "solution", "referee"])
def test_axe_finds_nothing_in_other_editions(edition: Name, tmp_path: Path) -> None:
    assert looked_at(html(pages()["question"], Edition(edition)), tmp_path, 1280, 1)["found"] == []


def test_axe_finds_nothing_in_the_referees_list_on_a_phone(tmp_path: Path) -> None:
    assert looked_at(html(pages()["question"], Edition("referee")), tmp_path, 390, 1)["found"] == []
