"""Only the server holds a key: nothing that it sends has one, nor any part of it."""

from pathlib import Path

import httpx
import pytest

from tests.browser.server import ForkedApp
from tests.pages.tab import open_tab
from tests.supabase.postgrest import PostgREST

PAGES = ["", "customers", "reports"]
PATHS = ["/", "/customers", "/ready", "/_stcore/health", "/_stcore/host-config"]
AI_KEY = "sk-proj-KandinskyComposition8"
SHORTEST = 8


@pytest.mark.long
def test_no_part_of_a_key_reaches_the_browser(hosted: PostgREST, tmp_path: Path) -> None:
    """Its pages, its answers to requests, and what it says when the store fails."""
    key = hosted.key("service_role")
    app = ForkedApp(
        tmp_path,
        SUPABASE_URL=hosted.url,
        SUPABASE_KEY=key,
        OPENAI_API_KEY=AI_KEY,
        OPENAI_BASE_URL="http://127.0.0.1:9/v1",
    )
    try:
        with open_tab(app.url) as tab:
            for page in PAGES:
                tab.run(page)
            tab.run("customer", "customer=1")
            well = tab.text()
            for kind, unseen in (("drop", "pipeline"), ("html", "catalog")):
                hosted.misbehave(kind)
                tab.run(unseen)  # what was seen just before needs no store
            failed = httpx.get(f"{app.url}/ready")
            hosted.misbehave()
            answers = [failed, *(httpx.get(f"{app.url}{path}") for path in PATHS)]
            heads = [f"{answer.headers} {answer.text}" for answer in answers]
            sent = "\n".join([tab.text(), *heads])
    finally:
        app.stop()
    assert "Valmont" in well
    assert "does not answer" in sent.replace(well, "")
    secrets = [part for part in (*key.split("."), AI_KEY) if len(part) >= SHORTEST]
    assert [part for part in secrets if part in sent] == []
    assert hosted.url not in sent
