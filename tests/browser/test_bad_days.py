"""A bad day in a real browser: what is typed stays through an outage that ends by itself."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

from db.gateway import Query
from pages.ui.shell import NO_STORE, UNREADY
from tests.browser.conftest import SECRET, Screen
from tests.browser.screen import LONGEST_MS
from tests.browser.server import ForkedApp
from tests.supabase.postgres import Postgres, api_dsn, run_sql
from tests.supabase.postgrest import PostgREST

NOTE = "She chose the ivory coat, and wants it hemmed by Friday."


@pytest.mark.long
def test_words_outlive_an_outage_and_the_page_comes_back_by_itself(
    postgres: Postgres, demo_database: str, tmp_path: Path, tab: Callable[..., Screen]
) -> None:
    dsn = postgres.copy_database("bad_day", demo_database)
    with PostgREST(api_dsn(dsn), SECRET) as api:
        app = ForkedApp(tmp_path, SUPABASE_URL=api.url, SUPABASE_KEY=api.key("service_role"))
        screen = tab(app)
        try:
            screen.open("/customer?customer=1")
            words = screen.page.get_by_label("What happened")
            words.fill(NOTE)
            changed_elsewhere = "update customers set company = 'Moreau' where id = 1"
            run_sql(dsn, ["alter view customer_profiles rename to gone", changed_elsewhere])
            expect(screen.page.get_by_text(UNREADY)).to_be_visible(timeout=LONGEST_MS)
            expect(words).to_have_value(NOTE)
            run_sql(dsn, ["alter view gone rename to customer_profiles"])
            expect(screen.page.get_by_role("heading", level=1)).to_be_visible()
            expect(screen.page.get_by_text(UNREADY)).to_have_count(0)
            screen.settle()  # until then the form stands there twice, where it was and where it is
            expect(words).to_have_value(NOTE)

            api.misbehave("drop-after")
            screen.click("Save", within=screen.page.get_by_test_id("stForm"))
            expect(
                screen.page.get_by_text("it is not known whether this was saved")
            ).to_be_visible()
            page_runs_until(screen, NO_STORE)
            expect(words).to_have_value(NOTE)
            api.misbehave()
            expect(screen.page.get_by_text(NO_STORE)).to_have_count(0)
            screen.settle()
            expect(words).to_have_value(NOTE)
            screen.click("Save", within=screen.page.get_by_test_id("stForm"))
            expect(screen.page.get_by_text("The interaction was saved.")).to_be_visible()
            notes = [row["content"] for row in app.book.rows(Query("interactions"))[0]]
            assert notes.count(NOTE) == 1
        finally:
            screen.page.close()
            app.stop()


def page_runs_until(screen: Screen, said: str) -> None:
    """Leaves for another tab of the page and comes back, until what was read has been forgotten."""
    for _ in range(30):
        for name in ("Purchases", "Timeline"):
            if screen.page.get_by_text(said).is_visible():
                return
            with suppress(Error):  # the page that says so has no tabs
                screen.page.get_by_role("tab", name=name).click(timeout=3_000)
            screen.settle()
    raise AssertionError(f"the page never said: {said}")
