"""Choosing the client that a form is for."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from tests.pages.controls import field
from tests.pages.sketch import drawing, sketch


def choosing() -> None:
    import streamlit as st

    from pages.sections import customer_choice

    chosen = customer_choice.show("choice")
    st.text(f"chosen: {chosen and chosen.name}")


def test_a_client_is_found_by_words_and_taken_for_meant_only_when_there_is_one(
    draw: Callable[..., AppTest],
) -> None:
    app = draw(choosing)
    assert sketch(app) == drawing(
        """
        Search client (200): _Name, email, company or phone_
        Client: _Search for a client first_ of  -
        chosen: None
        """
    )
    search = lambda words: field(app, "text_input", "Search client").input(words).run()  # noqa: E731
    search("nobody")
    assert sketch(app) == drawing(
        """
        Search client (200): nobody
        (Nobody is found by these words.)
        Client: _Search for a client first_ of  -
        chosen: None
        """
    )
    search("e")
    assert sketch(app) == drawing(
        """
        Search client (200): e
        Client: _Choose a client_ of Ada Lovelace · Analytical, Cleo Vance
        chosen: None
        """
    )
    field(app, "selectbox", "Client").select_index(1).run()
    assert "chosen: Cleo Vance" in sketch(app)
    search("analytical")
    assert sketch(app) == drawing(
        """
        Search client (200): analytical
        Client: Ada Lovelace · Analytical of Ada Lovelace · Analytical
        chosen: Ada Lovelace
        """
    )


def test_namesakes_are_told_apart_by_what_else_is_known(
    draw: Callable[..., AppTest], house: Workspace
) -> None:
    for number in (1, 2):
        email = f"fay{number}@house.com"
        customers.add(house, f"{number}", first_name="Fay", company="Loom", email=email)
    app = draw(choosing)
    field(app, "text_input", "Search client").input("fay").run()
    assert field(app, "selectbox", "Client").options == [
        "Fay · Loom · fay1@house.com",
        "Fay · Loom · fay2@house.com",
    ]
