"""The page of the pipeline: what its address asks for is what it shows."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.controls import cards

Visit = Callable[..., AppTest]


def clients(app: AppTest) -> list[str]:
    return [card["title"] for card in cards(app)]


def test_filters_of_the_address_are_those_shown(visit: Visit) -> None:
    assert clients(visit("pipeline", pipeline_search="lovelace")) == ["Ada Lovelace"]
    app = visit("pipeline", pipeline_sentiment="😊 Positive")
    assert clients(app) == ["Ada Lovelace"]
    assert app.selectbox[0].value == "positive"


def test_clients_in_touch_last_stand_on_top_with_and_without_a_filter(visit: Visit) -> None:
    assert clients(visit("pipeline")) == ["Bo", "Cleo Vance", "Ada Lovelace"]
    assert clients(visit("pipeline", pipeline_search="nobody")) == []
