"""The timeline: newest first, filtered, turned; corrected, and deleted with a way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from crm import interactions
from crm.workspace import Workspace
from tests.pages.cast import ADA, BO, NOW, TODAY
from tests.pages.controls import cards, field, press
from tests.pages.fragments import send
from tests.pages.sketch import drawing, lines, sketch

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import customers, records
    from pages.sections import timeline
    from pages.ui import session

    session.show_toast()
    customer = customers.get(session.workspace(), id)
    timeline.show(customer, records.of_customer(session.workspace(), customer).interactions)


def latest(id: int) -> None:
    from crm import customers, records
    from pages.sections import timeline
    from pages.ui import session

    customer = customers.get(session.workspace(), id)
    timeline.show_latest(records.of_customer(session.workspace(), customer).interactions)


def log(ws: Workspace, id: int, number: int, content: str = "Rang.") -> None:
    at = NOW - timedelta(minutes=number)
    interactions.log(ws, id, f"{number}", TODAY, type="call", date=at, content=content)


def subjects(app: AppTest) -> list[str]:
    return [
        card["lines"][0][0]["text"]
        for card in cards(app)
        if card["lines"][0][0].get("tone") == "strong"
    ]


def change(app: AppTest, number: int, action: str) -> AppTest:
    """The page after an action on the card of this number, from the top."""
    return send(app, {"id": cards(app)[number]["id"], "act": "change", "value": action})


def test_each_interaction_stands_with_its_type_its_time_and_its_sentiment(draw: Draw) -> None:
    assert sketch(draw(section, ADA)) == drawing(
        """
        ## Timeline
        Type: __ of All, Email, Call, Meeting, Note | Sentiment: __ of All, 😊 Positive, 😐
            Neutral, 😟 Negative | Search the timeline (200): _Search_
        │ Call | 1 June, 14:05 | 😊 Positive (yours)
        │ The Venice gala
        │ She adored the emerald silk.
        │ [Actions: Edit, Mark as positive, Mark as neutral, Mark as negative, Delete]
        │ Email | 4 May, 14:05 | 😐 Neutral (yours)
        │ Fitting
        │ The fitting is on Tuesday.
        │ [Actions: Edit, Mark as positive, Mark as neutral, Mark as negative, Delete]
        │ Meeting | 2 March, 14:05 | 😟 Negative (yours)
        │ The hem was too short, she was upset.
        │ [Actions: Edit, Mark as positive, Mark as neutral, Mark as negative, Delete]
        │ Note | 10 February, 14:05 | 😐 Neutral
        │ Before the gala
        │ Her sister Byrony reads her letters.
        │ [Actions: Edit, Mark as positive, Mark as neutral, Mark as negative, Delete]
        """
    )


def test_an_empty_timeline_says_what_to_log_and_a_filter_that_it_hides_all(draw: Draw) -> None:
    assert "(Nothing has been logged yet: log the first call" in sketch(draw(section, BO))
    app = draw(section, ADA)
    field(app, "text_input", "Search the timeline").input("trousers").run()
    assert "(Nothing matches these filters: clear one to see more.)" in sketch(app)


def test_filters_narrow_it_by_type_sentiment_and_words(draw: Draw) -> None:
    app = draw(section, ADA)
    field(app, "selectbox", "Type").set_value("note").run()
    assert subjects(app) == ["Before the gala"]
    field(app, "selectbox", "Type").set_value(None).run()
    field(app, "selectbox", "Sentiment").set_value("positive").run()
    assert subjects(app) == ["The Venice gala"]
    field(app, "selectbox", "Sentiment").set_value(None).run()
    field(app, "text_input", "Search the timeline").input("gala").run()
    assert subjects(app) == ["The Venice gala", "Before the gala"]


def test_it_is_turned_a_page_at_a_time_and_back_when_the_page_is_gone(
    draw: Draw, house: Workspace
) -> None:
    for number in range(21):
        log(house, BO, number, f"Call {number}.")
    app = draw(section, BO)
    assert app.pagination[0].proto.num_pages == 2
    assert len(cards(app)) == 20
    assert "Call 20." not in sketch(app)
    app.pagination[0].set_value(2).run()
    assert [card["lines"] for card in cards(app)] == [[[{"text": "Call 20."}]]]
    change(app, 0, "delete")
    assert len(cards(app)) == 20
    assert not app.pagination


def test_twenty_fit_one_page(draw: Draw, house: Workspace) -> None:
    for number in range(20):
        log(house, BO, number)
    app = draw(section, BO)
    assert (len(cards(app)), len(app.pagination)) == (20, 0)


def test_a_sentiment_is_corrected_and_is_the_reps_own_then(draw: Draw, house: Workspace) -> None:
    app = draw(section, ADA)
    change(app, 3, "negative")
    item = interactions.timeline(house, ADA).items[3]
    assert (item.sentiment, item.sentiment_by) == ("negative", "rep")
    assert app.toast[0].value == "Your judgement was saved."


def test_what_is_deleted_can_be_brought_back(draw: Draw, house: Workspace) -> None:
    app = draw(section, ADA)
    change(app, 1, "delete")
    assert [item.type for item in interactions.timeline(house, ADA).items] == [
        "call",
        "meeting",
        "note",
    ]
    assert "The interaction was deleted. | [Undo]" in sketch(app)
    press(app, "Undo")
    assert interactions.timeline(house, ADA).total == 4
    assert "Undo" not in sketch(app)


def test_edit_opens_the_form_of_that_interaction(draw: Draw) -> None:
    app = draw(section, ADA)
    change(app, 1, "edit")
    assert field(app, "text_input", "Subject").value == "Fitting"


def test_a_long_text_is_cut_and_opened_by_a_click(draw: Draw, house: Workspace) -> None:
    log(house, BO, 1, "w" * 600)
    log(house, BO, 2, "x" * 601)
    app = draw(section, BO)
    first, second = (card["lines"][0][0]["text"] for card in cards(app))
    assert (first, second) == ("w" * 600, f"{'x' * 600}…")
    assert "[Read all]" in sketch(app)
    send(app, {"id": cards(app)[1]["id"], "act": "whole", "value": ""})
    assert cards(app)[1]["lines"] == [[{"text": "x" * 601}]]
    assert "[Read all]" not in sketch(app)


def test_what_no_card_offers_changes_nothing(draw: Draw, house: Workspace) -> None:
    app = draw(section, ADA)
    first, before = cards(app)[0]["id"], interactions.timeline(house, ADA).items
    for sent in (
        {"id": first, "act": "whole", "value": ""},  # it is short
        {"id": first, "act": "change", "value": "erase"},
        {"id": first, "act": "change", "value": "happy"},
        {"id": 99, "act": "change", "value": "delete"},
        {"id": None, "act": "change", "value": "delete"},
    ):
        assert not send(app, sent).exception
        assert interactions.timeline(house, ADA).items == before, sent


def test_authors_are_named_where_people_sign_in(draw: Draw, house: Workspace) -> None:
    log(replace(house, rep="cy@house.com"), BO, 1)
    by = "· by cy@house.com"
    assert by in sketch(draw(section, BO))
    assert "changed by" not in sketch(draw(section, BO))
    (item,) = interactions.timeline(house, BO).items
    other = replace(house, rep="di@house.com")
    interactions.correct_sentiment(other, item.id, item.version, "positive")
    assert f"{by} · changed by di@house.com" in "\n".join(lines(draw(section, BO)))


def test_the_latest_stands_above_with_the_way_to_all_of_them(draw: Draw, house: Workspace) -> None:
    assert sketch(draw(latest, BO)) == ""
    assert sketch(draw(latest, ADA)) == drawing(
        """
        ## Latest interaction
        │ :material/call: **Call** · 1 June, 14:05
        │ :green-badge[😊 Positive (yours)]
        │ **The Venice gala**
        │ She adored the emerald silk.
        [Full history](#timeline)
        """
    )
