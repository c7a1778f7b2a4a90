"""The table of customers, of which a row opens the customer."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.pages.sketch import drawing, sketch

Visit = Callable[..., AppTest]


def test_a_row_is_a_customer_in_words_and_days(visit: Visit) -> None:
    app = visit("customers")
    table = app.dataframe[0]
    assert sketch(app.main).split("Archived\n")[1] == drawing(
        """
        Name | Company | Stage | Sentiment | Last contact | Next follow-up
        Ada Lovelace | Analytical | Customer | 😊 Positive | 2026-06-01 | 2026-06-10
        Bo |  | Lead | Not read yet |  |
        Cleo Vance |  | Prospect | Not read yet |  |
        (1–3 of 3. Choose a row to open the customer.) | [Export CSV ↓] ? | [Export .xlsx ↓]
            ? | [Download my book → /book.zip] ?
        """
    )
    assert table.proto.alt.startswith("Customers that match the filters")


def test_a_chosen_cell_opens_the_customer_of_its_row(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Choice:
        class selection:
            cells = ((2, "Company"),)

    def choose(*_: Any, **__: Any) -> type[Choice]:
        return Choice

    monkeypatch.setattr(st, "dataframe", choose)
    assert visit("customers").title[0].value == "Cleo Vance"
