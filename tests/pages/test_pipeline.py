"""The page of the pipeline: what its address asks for is what it shows."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.sketch import lines

Visit = Callable[..., AppTest]


def clients(app: AppTest) -> list[str]:
    return [line[3:].strip("│ ") for line in lines(app.main) if "customer=" in line]


def test_filters_of_the_address_are_those_shown(visit: Visit) -> None:
    assert clients(visit("pipeline", pipeline_search="lovelace")) == [
        "[**Ada Lovelace** → customer?customer=1]"
    ]
    app = visit("pipeline", pipeline_sentiment="😊 Positive")
    assert clients(app) == ["[**Ada Lovelace** → customer?customer=1]"]
    assert app.selectbox[0].value == "positive"


def test_clients_in_touch_last_stand_on_top_with_and_without_a_filter(visit: Visit) -> None:
    names = [line.split("**")[1] for line in clients(visit("pipeline"))]
    assert names == ["Bo", "Cleo Vance", "Ada Lovelace"]
    assert not visit("pipeline", pipeline_search="nobody").get("page_link")
