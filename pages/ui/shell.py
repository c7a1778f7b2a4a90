"""The frame around every page: navigation, status, and what went wrong said plainly."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from crm import status
from crm.errors import NotFound, SetupError, Unavailable, Unready
from pages.ui import session, sign_in
from pages.ui.text import literal

ICON = Path(__file__).with_name("icon.svg")


def show(pages: dict[str, StreamlitPage]) -> None:
    """Runs the page that the address names; `/?customer=12` opens that customer too."""
    page = st.navigation(list(pages.values()), position=sign_in.menu())
    if page is pages["home"] and "customer" in st.query_params:
        st.switch_page(pages["customer"], query_params={"customer": st.query_params["customer"]})
    if page is not pages["customer"]:
        session.open_customer(None)
    with trouble():
        sign_in.require()
        with st.spinner("Opening the book…"):
            session.workspace()
        session.show_toast()
        _show_status()
        page.run()


@contextmanager
def trouble() -> Iterator[None]:
    """Says what went wrong and what to do next, instead of a traceback."""
    try:
        yield
    except SetupError as error:
        st.error("AiCRM can't start as it is configured.", icon=":material/settings_alert:")
        st.text(str(error))
        st.button("Try again", icon=":material/refresh:", on_click=session.open_again)
    except Unready as error:
        st.error("The store is not set up as AiCRM needs it.", icon=":material/settings_alert:")
        st.text(str(error))
        st.button("Try again", icon=":material/refresh:", on_click=session.open_again)
    except Unavailable as error:
        st.error(
            "The store does not answer, so nothing can be shown or saved now. "
            "Your clients are safe where they are, and what you typed stays here.",
            icon=":material/cloud_off:",
        )
        st.text(str(error))
        st.button("Try again", icon=":material/refresh:")
    except NotFound:
        st.error("What you asked for is not there any more.", icon=":material/search_off:")
        st.button("Try again", icon=":material/refresh:")


def _show_status() -> None:
    measured = _measure()
    with st.sidebar:
        sign_in.show_rep()
        st.caption(f":material/database: Store: **{measured.store}**, {measured.store_state}")
        _show_engine()


def _show_engine() -> None:
    """Who answers now, and how the latest call went; costs no question."""
    now = status.engine(session.workspace())
    state = f", {literal(now.state)}" if now.state else ""
    at = f" at {session.local(now.at):%H:%M}" if now.at else ""
    st.caption(f":material/psychology: AI: **{literal(now.engine)}**{state}{at}")
    if now.failure:
        st.text(now.failure)


@st.cache_data(ttl=15, show_spinner=False)
def _measure() -> status.Status:
    return status.measure(session.workspace())
