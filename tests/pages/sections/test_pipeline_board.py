"""The pipeline: three stages with their cards, moved with a way back, more of them on demand."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from tests.pages.cast import BO
from tests.pages.controls import field, press
from tests.pages.sketch import drawing, lines, sketch

Visit = Callable[..., AppTest]


def test_each_stage_holds_its_clients_and_what_they_bought(visit: Visit) -> None:
    assert sketch(visit("pipeline").main) == drawing(
        """
        # Pipeline
        Search (200): _Name, email, company or phone_ | Sentiment: __ of All, 😊 Positive, 😐
            Neutral, 😟 Negative
        1| ## Lead (1)
        1| (Bought so far: €0)
        1| │ [**Bo** → customer?customer=2]
        1| │ :gray-badge[Not read yet]
        1| │ (Last contact: none yet
        1| │ Next follow-up: none)
        1| │ [Move: Prospect, Customer]
        2| ## Prospect (1)
        2| (Bought so far: €0)
        2| │ [**Cleo Vance** → customer?customer=3]
        2| │ :gray-badge[Not read yet]
        2| │ (Last contact: none yet
        2| │ Next follow-up: none)
        2| │ [Move: Lead, Customer]
        3| ## Customer (1)
        3| (Bought so far: €6,000)
        3| │ [**Ada Lovelace** → customer?customer=1]
        3| │ Analytical
        3| │ :green-badge[😊 Positive]
        3| │ (Last contact: 1 June
        3| │ Next follow-up: 10 June)
        3| │ [Move: Lead, Prospect]
        """
    )


def test_a_client_is_moved_and_back(visit: Visit, house: Workspace) -> None:
    app = visit("pipeline")
    app.menu_button[0].click("customer").run()
    assert customers.get(house, BO).stage == "customer"
    assert app.toast[0].value == "Moved to Customer."
    assert "Bo moved to Customer. | [Undo]" in sketch(app)
    assert [heading.value for heading in app.subheader] == [
        "Lead (0)",
        "Prospect (1)",
        "Customer (2)",
    ]
    assert "(Nobody stands here yet: move a client here, or add one under Customers.)" in "\n".join(
        lines(app)
    )
    press(app, "Undo")
    assert customers.get(house, BO).stage == "lead"


def test_a_filter_narrows_all_three(visit: Visit) -> None:
    app = visit("pipeline")
    field(app, "text_input", "Search").input("e").run()
    assert sketch(app.main) == drawing(
        """
        # Pipeline
        Search (200): e | Sentiment: __ of All, 😊 Positive, 😐 Neutral, 😟 Negative
        1| ## Lead (0)
        1| (Nobody here matches: clear a filter to see more.)
        2| ## Prospect (1)
        2| │ [**Cleo Vance** → customer?customer=3]
        2| │ :gray-badge[Not read yet]
        2| │ (Last contact: none yet
        2| │ Next follow-up: none)
        2| │ [Move: Lead, Customer]
        3| ## Customer (1)
        3| │ [**Ada Lovelace** → customer?customer=1]
        3| │ Analytical
        3| │ :green-badge[😊 Positive]
        3| │ (Last contact: 1 June
        3| │ Next follow-up: 10 June)
        3| │ [Move: Lead, Prospect]
        """
    )
    field(app, "text_input", "Search").input("").run()
    field(app, "selectbox", "Sentiment").set_value("positive").run()
    assert [link.proto.label for link in app.get("page_link")] == ["**Ada Lovelace**"]


def test_fifteen_stand_there_at_first_and_fifteen_more_at_each_click(
    visit: Visit, house: Workspace
) -> None:
    for number in range(30):
        customers.add(house, f"{number}", first_name=f"Lead {number:02}")
    app = visit("pipeline")
    leads = lambda: sketch(app).count("1| │ [Move")  # noqa: E731
    assert leads() == 15
    press(app, "Show more of 31")
    assert leads() == 30
    press(app, "Show more of 31")
    assert leads() == 31
    assert "Show more" not in sketch(app)
    field(app, "text_input", "Search").input("Lead").run()
    assert leads() == 30
