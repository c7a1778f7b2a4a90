"""Insights: five sections of claims with their records, who made them, and a service's own pace."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from ai.claims import Claim
from ai.skills.customer_insights import CustomerInsights
from crm import customer_files, customers, insights, interactions
from crm.workspace import NO_SERVICE, Workspace
from pages.ui import memory
from tests.pages.cast import ADA, BO, CLEO, NOW, TODAY
from tests.pages.controls import press, settle, unfold
from tests.pages.engines import Service
from tests.pages.sketch import lines, sketch

Draw = Callable[..., AppTest]
MADE = CustomerInsights(
    summary=(Claim(text="Ada loves emerald silk.", evidence=("N",)),),
    fashion=(Claim(text="Silk, above all.", evidence=("I1",)),),
)


def section(id: int) -> None:
    from crm import customer_files, customers
    from pages.sections import insights
    from pages.ui import session

    session.show_toast()
    ws = session.workspace()
    session.open_customer(id)
    customer = customers.get(ws, id)
    insights.show(customer, customer_files.gather(ws, customer, session.today()))


def summary(app: AppTest) -> str:
    """What stands in the section Summary."""
    return sketch(app).split("▾ Summary\n")[1].split("\n▸")[0]


def of_the_analyst(ws: Workspace, id: int, name: str) -> list[str]:
    customer = customers.get(ws, id)
    file = customer_files.gather(ws, customer, TODAY)
    return [claim.text for claim, _ in insights.at_once(ws, customer, file).claims(name)]


def test_each_section_holds_its_claims_and_is_drawn_once_it_is_opened(
    draw: Draw, house: Workspace
) -> None:
    expected = {name: of_the_analyst(house, ADA, name) for name in insights.SECTIONS}
    app = draw(section, ADA)
    drawn = sketch(app)
    assert drawn.startswith("## Insights | [Refresh insights]\n▾ Summary\n")
    assert drawn.endswith("(By Built-in analyst, 15 June 2026, 10:30.) | Popover What the AI sees")
    for name, claims in expected.items():
        if name != "Summary":
            assert not [claim for claim in claims if claim in "\n".join(lines(app))]
            unfold(app, name)
        assert claims
        assert all(claim in "\n".join(lines(app)) for claim in claims), name
    assert "Chart: Mood over time" in sketch(app)


def test_a_section_with_nothing_in_it_says_so(draw: Draw) -> None:
    app = unfold(draw(section, BO), "Fashion")
    assert "Fashion\n  (The records say nothing of this yet.)\n▸ Behaviour" in sketch(app)


def test_new_records_are_read_at_once_by_the_analyst(draw: Draw, house: Workspace) -> None:
    before = summary(draw(section, BO))
    interactions.log(house, BO, "x", TODAY, type="call", date=NOW, content="He adores velvet.")
    memory.server().reads.drop()
    assert summary(draw(section, BO)) != before


def test_refreshing_says_that_it_is_done(draw: Draw, house: Workspace) -> None:
    app = press(draw(section, ADA), "Refresh insights")
    ada = customers.get(house, ADA)
    assert ada.ai_facts_hash == customer_files.gather(house, ada, TODAY).digest
    assert app.session_state["toast"] == "The insights are new."


def test_what_the_ai_sees_is_nothing_without_a_service(draw: Draw) -> None:
    app = unfold(draw(section, ADA), "What the AI sees")
    assert NO_SERVICE in sketch(app)


def test_a_service_is_asked_beside_the_page_and_its_answer_takes_the_place_of_the_analysts(
    draw: Draw, house: Workspace, service: Service
) -> None:
    service.answers["customer_insights"] = MADE
    service.may.clear()
    app = draw(section, ADA)
    assert ":material/progress_activity: Refreshing: Service is asked…" in sketch(app)
    assert of_the_analyst(house, ADA, "Summary")[0] in summary(app).replace("\n    ", " ")
    assert "By Built-in analyst, 15 June 2026" in sketch(app)
    service.may.set()
    settle(app)
    assert summary(app) == "  Ada loves emerald silk.\n  [Notes]"
    assert "(By Service, 15 June 2026, 10:30.)" in sketch(app)
    assert service.asked == ["customer_insights"]
    assert "Ada loves emerald silk." in sketch(draw(section, ADA))
    assert service.asked == ["customer_insights"]


def test_what_is_sent_to_a_service_can_be_seen(draw: Draw, service: Service) -> None:
    app = settle(draw(section, ADA))
    assert not app.text
    unfold(app, "What the AI sees")
    assert "(This, to the letter, is sent when the insights are refreshed:)" in sketch(app)
    assert any("Allergic to wool" in text.value for text in app.text)


def test_a_service_that_fails_leaves_the_analysts_and_says_why(
    draw: Draw, service: Service
) -> None:
    service.failure = "The AI service is asleep."
    drawn = sketch(settle(draw(section, ADA)))
    assert drawn.split("\n")[1:3] == [
        "Warning: The AI service has not answered; these are the built-in analyst's.",
        "The AI service is asleep.",
    ]
    assert "By Built-in analyst" in drawn


def test_a_service_that_fails_later_leaves_those_kept_before_and_says_that_they_are_older(
    draw: Draw, house: Workspace, service: Service
) -> None:
    service.answers["customer_insights"] = MADE
    settle(draw(section, ADA))
    interactions.log(house, ADA, "new", TODAY, type="call", date=NOW, content="He rang.")
    service.failure = "The AI service is asleep."
    drawn = sketch(settle(draw(section, ADA)))
    assert "Warning: There are no newer insights now; these are the ones kept before." in drawn
    assert "Ada loves emerald silk." in drawn
    assert "(By Service, 15 June 2026, 10:30. Newer records exist.)" in drawn


def test_a_private_client_is_read_by_the_analyst_alone(draw: Draw, service: Service) -> None:
    app = draw(section, CLEO)
    assert "By Built-in analyst" in sketch(app)
    assert service.asked == []


def test_clicks_on_refresh_ask_the_service_once_more(
    draw: Draw, service: Service, house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(draw(section, ADA))
    later = replace(house, ai=service, clock=lambda: NOW.replace(minute=31))
    monkeypatch.setattr(memory.server(), "workspace", lambda: later)
    service.may.clear()
    app = draw(section, ADA)
    for _ in range(3):
        press(app, "Refresh insights")
    service.may.set()
    settle(app)
    assert service.asked == ["customer_insights"] * 2
    assert "(By Service, 15 June 2026, 10:31.)" in sketch(app)
