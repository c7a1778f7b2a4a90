"""A page's script that runs without the app around it, as Streamlit itself might run it."""

from pathlib import Path

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from pages.ui import memory
from tests.pages.cast import ROOT
from tests.pages.ui.test_sign_in import AUTH

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", PAGES)
def test_it_shows_the_sign_in_alone_and_opens_no_book(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AICRM_DATABASE", str(tmp_path / "aicrm.db"))
    monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
    memory.forget()
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=30)
    app.secrets["auth"] = AUTH
    app.run()
    assert [button.label for button in app.button] == ["Sign in"]
    assert [title.value for title in app.title] == ["AiCRM"]
    assert not app.exception
    assert not (tmp_path / "aicrm.db").exists()
