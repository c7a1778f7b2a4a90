"""Erasing for good: an archived client only, the name typed, the data offered first."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers
from crm.errors import NotFound
from crm.workspace import Workspace
from tests.pages.cast import ADA, DORA
from tests.pages.controls import dialog, field, has, press
from tests.pages.sketch import drawing, sketch

Visit = Callable[..., AppTest]


def test_only_an_archived_client_can_be_erased(visit: Visit) -> None:
    assert not has(visit("customer", customer=str(ADA)), "button", "Erase for good")


def test_the_name_has_to_be_typed_and_then_nothing_is_left(visit: Visit, house: Workspace) -> None:
    app = press(visit("customer", customer=str(DORA)), "Erase for good")
    assert sketch(dialog(app)) == drawing(
        """
        Everything kept of Dora Maar goes: the profile, every interaction, purchase and
            follow-up. This can't be undone. Take the data with you first if you may need
            it.
        [Download the data ↓]
        Type the client's name to confirm: __
        [*Erase*]
        """
    )
    field(dialog(app), "text_input", "Type the client's name to confirm").input("Dora")
    press(dialog(app), "Erase")
    assert app.error[0].value == "Name does not match: type it as it stands in the title."
    assert customers.get(house, DORA)
    field(dialog(app), "text_input", "Type the client's name to confirm").input("Dora Maar")
    press(dialog(app), "Erase")
    assert app.title[0].value == "Customers"
    assert app.toast[0].value == "The customer was erased."
    with pytest.raises(NotFound):
        customers.get(house, DORA)
