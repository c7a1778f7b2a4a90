"""A client's page: what is logged is found, edited, corrected, deleted and back; purchases too."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Locator, expect

from db.gateway import Filter, Query, Row
from tests.browser.conftest import App, Screen, main_journey, side_journey

ARIA = "/customer?customer=1"
SUBJECT = "Wool for the winter"


def kept(app: App, source: str, **values: object) -> Row:
    """The one row of the store with these values."""
    [[row]] = app.book.rows(Query(source, [Filter(name, "eq", v) for name, v in values.items()]))
    return row


def act(screen: Screen, within: Locator, button: str, option: str) -> None:
    """Chooses from a button that opens a menu."""
    within.get_by_role("button", name=button, exact=True).first.click()
    within.get_by_role("button", name=option, exact=True).click()
    screen.settle()


@main_journey
def test_an_interaction_is_logged_found_edited_corrected_deleted_and_brought_back(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open(ARIA)
    log_a_call_without_a_mouse(screen, any_app)
    form = screen.page.get_by_test_id("stForm").first
    form.get_by_text("Meeting", exact=True).click()
    screen.show_more(form)
    form.get_by_label("Subject").fill(SUBJECT)
    form.get_by_label("What happened").fill("She loved the grey wool and wants a fitting.")
    type_a_year_beyond_all_and_mend_it(screen, form)
    screen.click("Save", within=form)
    expect(screen.page.locator("[class*='_outcome']")).to_contain_text("Saved.")
    logged = kept(any_app, "interactions", subject=SUBJECT)
    assert (logged["type"], logged["sentiment"]) == ("meeting", "positive")
    expect(form.get_by_label("Subject")).to_have_value("")

    card = screen.page.locator(".cards.letters .card").filter(has_text=SUBJECT)
    search = screen.page.get_by_label("Search the timeline")
    search.fill("grey wool")
    search.press("Enter")
    expect(card).to_be_visible()
    expect(screen.page.locator(".cards.letters .card")).to_have_count(1)

    act(screen, card, "Actions", "Edit")
    screen.dialog().get_by_label("Subject").fill(f"{SUBJECT}, in grey")
    screen.click("Save", within=screen.dialog())
    expect(card).to_contain_text(f"{SUBJECT}, in grey")
    act(screen, card, "Actions", "Mark as negative")
    expect(card).to_contain_text("😟 Negative (yours)")
    changed = kept(any_app, "interactions", id=logged["id"])
    assert (changed["subject"], changed["sentiment"]) == (f"{SUBJECT}, in grey", "negative")
    assert changed["sentiment_by"] == "rep"

    act(screen, card, "Actions", "Delete")
    expect(card).to_have_count(0)
    assert kept(any_app, "interactions", id=logged["id"])["archived_at"]
    screen.click("Undo", within=screen.page.locator("[class*='_timeline_deleted']"))
    expect(card).to_be_visible()
    assert kept(any_app, "interactions", id=logged["id"])["archived_at"] is None


def type_a_year_beyond_all_and_mend_it(screen: Screen, form: Locator) -> None:
    """A day in red is not what would be saved, so nothing is, and the field is led to."""
    year = form.get_by_role("spinbutton", name="year, Date")
    before = year.inner_text()
    year.click()
    screen.page.keyboard.type("9999")
    screen.page.keyboard.press("Escape")
    expect(year).to_have_attribute("aria-invalid", "true")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(year).to_be_focused()
    screen.settle()
    expect(form.get_by_label("Subject")).to_have_value(SUBJECT)
    screen.page.keyboard.type(before)
    screen.page.keyboard.press("Escape")


def log_a_call_without_a_mouse(screen: Screen, app: App) -> None:
    """From the address, at most eight keys lead to what happened, and a few more save it."""
    keyboard, field = screen.page.keyboard, screen.page.get_by_label("What happened")
    for key in ("Tab", "Enter"):
        keyboard.press(key)
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport(ratio=1)
    keyboard.type("She rang: the cape is perfect.")
    for _ in range(3):
        keyboard.press("Tab")
    expect(screen.page.get_by_role("button", name="Save", exact=True)).to_be_focused()
    keyboard.press("Enter")
    expect(screen.page.locator("[class*='_outcome']")).to_contain_text("Saved.")
    screen.settle()
    assert kept(app, "interactions", content="She rang: the cape is perfect.")["type"] == "call"


@pytest.mark.thorough
@side_journey
def test_a_purchase_is_added_removed_and_brought_back_and_a_follow_up_is_done(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open(ARIA)
    plans = screen.page.locator("[class*='st-key-customer_1_follow_ups'] li").filter(
        has_text="Send Colombe two ideas"
    )
    plans.first.get_by_role("button", name="Done").first.click()
    screen.settle()
    expect(plans.first).to_contain_text("Done ·")
    where = [Filter("customer_id", "eq", 1), Filter("note", "contains", "Send Colombe two ideas")]
    assert any_app.book.rows(Query("follow_ups", where))[0][0]["done_at"]
    plans.first.get_by_role("button", name="Open again").click()
    screen.settle()
    expect(plans.first).to_contain_text("Due ·")
    assert any_app.book.rows(Query("follow_ups", where))[0][0]["done_at"] is None

    screen.click("Purchases", role="tab")
    screen.click("Add purchase")
    dialog = screen.dialog()
    dialog.get_by_label("Search the catalog").fill("Blush Nappa")
    screen.page.keyboard.press("Enter")
    screen.settle()
    expect(dialog.get_by_role("combobox", name="Product")).to_have_value(
        "Blush Nappa Ballet Flats · €690.00"
    )
    dialog.get_by_label("Quantity").fill("2")
    screen.click("Save", within=dialog)
    row = screen.page.locator("[class*='st-key-row_purchase_']").filter(has_text="Blush Nappa")
    expect(row).to_contain_text("€1,380.00")
    newest = Query("purchases", [Filter("customer_id", "eq", 1), Filter("quantity", "eq", 2)])
    [[bought]] = any_app.book.rows(newest)
    assert (f"{bought['price_paid']:.2f}", bought["bought_on"]) == ("690.00", date.today())
    screen.click("Remove", within=row)
    expect(row).to_have_count(0)
    assert any_app.book.rows(newest)[0][0]["archived_at"]
    screen.click("Undo", within=screen.page.locator("[class*='_purchase_removed']"))
    expect(row).to_be_visible()
    assert any_app.book.rows(newest)[0][0]["archived_at"] is None


@pytest.mark.thorough
@side_journey
def test_a_recommendation_shows_the_record_that_speaks_for_it(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open(ARIA)
    screen.click("Recommendations", role="tab")
    offer = screen.page.locator("[class*='st-key-customer_1_recommended_']").filter(
        has_text="Lagoon Silk Scarf"
    )
    expect(offer.first).to_contain_text("this piece shares the green")
    screen.click("Notes", within=offer.first)
    expect(screen.dialog()).to_contain_text("emerald and every deep green")


WITHIN = """selector => {
    const drawn = [...document.querySelectorAll(selector)].filter(each => each.checkVisibility());
    return drawn.map(each => {
        const { left, top, right, bottom } = each.getBoundingClientRect();
        const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return [each.textContent.trim(), isInside];
    });
}"""
HEAD = ":is(h1, .stMarkdownBadge, [data-testid=stSelectbox], p, .reach .way)"
SEEN = f"[class*='st-key-head_'] {HEAD}, .before-call :is(dt, dd)"


def first_ten(app: App) -> list[tuple[int, list[str]]]:
    """Ten clients by id, with name, ways and musts; the one with most to be said is among them."""
    musts: dict[int, list[str]] = {}
    for row in app.book.rows(Query("known_facts", [Filter("kind", "eq", "must")]))[0]:
        musts.setdefault(row["customer_id"], []).append(row["words"])
    most = max(musts, key=lambda id: len("".join(musts[id])))
    [rows] = app.book.rows(Query("customers", [Filter("id", "in", [*range(1, 10), most])]))
    return [(row["id"], [full_name(row), *ways(row), *musts.get(row["id"], [])]) for row in rows]


def ways(row: Row) -> list[str]:
    """How this client can be reached."""
    return ["Call", "Message"] * bool(row["phone"]) + ["Email"] * bool(row["email"])


def full_name(row: Row) -> str:
    return " ".join(filter(None, (row["first_name"], row["last_name"])))


def test_what_a_rep_needs_before_a_call_stands_in_the_first_screen(
    app: App, tab: Callable[..., Screen]
) -> None:
    screen = tab(app)
    screen.open("/customers")
    for id, wanted in first_ten(app):
        screen.page.evaluate(
            """id => { history.pushState({}, "", `/customer?customer=${id}`);
            dispatchEvent(new PopStateEvent("popstate")); }""",
            id,
        )
        expect(screen.page.get_by_role("heading", level=1)).to_have_text(wanted[0])
        screen.settle()
        for width, height in ((1280, 900), (390, 844)):
            screen.page.set_viewport_size({"width": width, "height": height})
            assert_in_view(screen, (wanted[0], width), wanted)


def assert_in_view(screen: Screen, where: tuple[str, int], wanted: list[str]) -> None:
    """Asserts that all of it is wholly in view, and what is wanted to its last word."""
    seen = screen.page.evaluate(WITHIN, SEEN)
    assert [text for text, is_inside in seen if not is_inside] == [], where
    words = " ".join(text for text, _ in seen)
    known = ("Positive", "Neutral", "Negative", "Not read yet")
    assert any(mood in words for mood in known), where
    always = ("Log", "Stage", "Last contact", "Next follow-up", "Who")
    missing = [each for each in (*wanted, *always) if each not in words]
    assert missing == [], where
