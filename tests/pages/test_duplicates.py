"""The page of possible duplicates: a pair is merged field by field, and parted again."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from tests.pages.conftest import words
from tests.pages.controls import dialog, press, settle


def test_a_pair_is_merged_and_parted(visit: Callable[..., AppTest], house: Workspace) -> None:
    [ada] = customers.find(house, search="lovelace").items
    twin = customers.add(
        house, "twin", first_name="Lovelace", last_name="Ada", company="![](e)", notes="No wool"
    )
    app = settle(visit("duplicates"))
    app = press(app, "Merge")
    assert "Ada Lovelace (Analytical) and Lovelace Ada (![](e)) become one" in words(app)
    options = [option for radio in dialog(app).radio for option in radio.options]
    assert "Analytical" in options and not [each for each in options if "![" in each]
    press(dialog(app), "Merge")
    assert [card.id for card in customers.find(house, search="lovelace").items] == [ada.id]
    assert "No wool" in customers.get(house, ada.id).notes
    press(settle(app), "Unmerge")
    assert customers.get(house, twin.id).archived_at is None
    assert "No wool" not in customers.get(house, ada.id).notes
    assert not app.exception
