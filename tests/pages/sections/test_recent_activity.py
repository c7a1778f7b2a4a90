"""What happened last: it refreshes itself, and says so when the store is silent."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm import interactions
from crm.errors import Unavailable
from crm.workspace import Workspace
from db.sqlite import SQLiteGateway
from pages.ui import memory
from tests.pages.cast import BO, NOW, TODAY
from tests.pages.fragments import tick
from tests.pages.sketch import drawing, lines, total

Visit = Callable[..., AppTest]


def column(app: AppTest) -> str:
    """The second column of Home, below the ways to begin something."""
    drawn = [line.removeprefix("2| ") for line in lines(app) if line.startswith("2| ")]
    return "\n".join(drawn[drawn.index("## Recent activity") :])


def test_the_newest_stand_with_their_day_and_sentiment(visit: Visit) -> None:
    assert column(visit()) == drawing(
        """
        ## Recent activity
        │ Ada Lovelace → customer?customer=1 | Analytical
        │ 1 June · 😊 Positive · The Venice gala
        │ Ada Lovelace → customer?customer=1 | Analytical
        │ 4 May · 😐 Neutral · Fitting
        │ Ada Lovelace → customer?customer=1 | Analytical
        │ 2 March · 😟 Negative · The hem was too short, she was upset.
        │ Ada Lovelace → customer?customer=1 | Analytical
        │ 10 February · 😐 Neutral · Before the gala
        """
    )


def test_what_is_logged_meanwhile_comes_by_itself(visit: Visit, house: Workspace) -> None:
    app = visit()
    interactions.log(house, BO, "x", TODAY, type="call", date=NOW, subject="Rang")
    memory.server().reads.drop()
    tick(app)
    assert "15 June · Not read yet · Rang" in column(app)


def test_an_empty_one_says_what_to_do(visit: Visit, house: Workspace) -> None:
    for item in interactions.recent(house):
        interactions.delete(house, item.id, item.version)
    assert column(visit()) == drawing(
        """
        ## Recent activity
        (Nothing has been logged yet: open a customer and log your first interaction.)
        """
    )


def test_an_outage_is_told_in_its_place_alone(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("no answer")

    app = visit()
    monkeypatch.setattr(SQLiteGateway, "rows", fail)
    memory.server().reads.drop()
    tick(app)
    assert "The store does not answer" in column(app)
    assert "Nothing has been logged yet" not in column(app)
    assert total(app) == "3"
