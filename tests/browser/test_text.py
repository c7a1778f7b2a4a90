"""Text from outside on a real page: shown to the letter, and never a link or an image."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Screen
from tests.browser.server import ROOT, App

HOSTILE = [
    "paul@maison.fr, Paul+vip@maison.co.uk",
    "www.evil.com and WWW.evil.com/?d=secret",
    "https://evil.com http://evil.com ftp://evil.com mailto:a@evil.com",
    "[a](https://evil.com) ![b](https://evil.com/c.png) <https://evil.com> <img src=x>",
    "**bold** `code` $x$ :red[red] :material/home: :smile: -> <- -- ~~gone~~",
]
SCRIPT = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from pages.ui.text import literal
for text in {texts!r}:
    with st.container(key=f"text_{{{texts!r}.index(text)}}"):
        st.markdown(literal(text))
        st.caption(f"by {{literal(text)}}, today")
        st.subheader(literal(text), anchor=False)
        st.button(literal(text))
"""


class Script(App):
    """A page of these texts alone."""

    def _launch(self, port: int) -> subprocess.Popen[bytes]:
        script = self.folder / "texts.py"
        script.write_text(SCRIPT.format(root=str(ROOT), texts=HOSTILE), "utf-8")
        options = ["--server.port", str(port), "--server.headless", "true"]
        options += ["--browser.gatherUsageStats", "false"]
        return subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *options],
            cwd=self.folder,
            env=self._environment,
            stdout=self._log,
            stderr=self._log,
        )


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[App]:
    started = Script(tmp_path)
    yield started
    started.stop()


def test_no_text_becomes_a_link_an_image_or_a_style(texts: App, tab: Callable[..., Screen]) -> None:
    screen = tab(texts)
    screen.open()
    for number, text in enumerate(HOSTILE):
        place = screen.page.locator(f".st-key-text_{number}")
        assert place.locator("a, img, strong, code, del, .katex").count() == 0, text
        shown = place.inner_text().replace("\u2060", "").splitlines()
        lines = [line for line in shown if line]
        assert lines == [text, f"by {text}, today", text, text]
