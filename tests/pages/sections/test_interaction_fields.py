"""The fields of an interaction as they are written for a rep."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from crm import interactions
from crm.workspace import Workspace
from pages.sections import interaction_fields
from tests.pages.cast import ADA


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("date", datetime(2026, 6, 1, 14, 5, tzinfo=UTC), "01 June 2026, 14:05"),
        ("sentiment", "negative", "😟 Negative"),
        ("sentiment", None, "Automatic"),
        ("subject", "The gala", "The gala"),
    ],
)
def test_a_value_is_written_in_words(field: str, value: object, words: str) -> None:
    assert interaction_fields.describe(field, value) == words


def test_a_sentiment_that_the_ai_judged_is_none_of_the_reps(house: Workspace) -> None:
    mine, *_, judged = interactions.timeline(house, ADA).items
    assert interaction_fields.values(mine)["sentiment"] == "positive"
    assert judged.sentiment
    assert interaction_fields.values(judged)["sentiment"] is None
    assert set(interaction_fields.values(mine)) == {
        "type",
        "date",
        "subject",
        "content",
        "sentiment",
    }


def test_the_type_that_is_chosen_can_not_be_clicked_away(visit: Callable[..., AppTest]) -> None:
    app = visit("customer", customer=str(ADA))
    types = [each for each in app.get("button_group") if each.proto.label == "Type"]
    assert types and all(each.proto.required for each in types)
