"""The frame around every page: navigation, status, and what went wrong said plainly."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from crm import status
from crm.errors import NotFound, SetupError, Unavailable, Unreadable, Unready, Unusable
from pages.ui import (
    book_download,
    book_trouble,
    dialogs,
    frame,
    hooks,
    keeping,
    live,
    memory,
    session,
    sign_in,
)
from pages.ui.text import literal

ICON = Path(__file__).with_name("icon.svg")
WORD_MARK = Path(__file__).with_name("word_mark.svg")
STYLE = Path(__file__).with_name("style.css")
RETRY_SECONDS = 5
NO_SETUP = "AiCRM can't start as it is configured."
NO_STORE = (
    "The store does not answer, so nothing can be shown or saved now. "
    "Your clients are safe where they are, and what you typed stays here."
)
UNREADABLE = (
    "A record can't be read, so this can't be shown. Whatever does not need it is as it was."
)
UNREADY = "The store is not set up as AiCRM needs it, so nothing can be shown or saved now."


def show(pages: dict[str, StreamlitPage]) -> None:
    """Runs the page that the address names; `/?customer=12` opens that customer too."""
    memory.server().is_awaited = True
    dialogs.begin_run()
    page = st.navigation(list(pages.values()), position=sign_in.menu())
    if page is pages["home"] and "customer" in st.query_params:
        st.switch_page(pages["customer"], query_params={"customer": st.query_params["customer"]})
    if page is not pages["customer"]:
        session.open_customer(None)
    st.html(STYLE)
    title(page.title)
    st.logo(WORD_MARK, size="large", icon_image=ICON)
    with trouble(retried=True):
        sign_in.require()
        with st.spinner("Opening the book…"):
            session.workspace()
        session.show_toast()
        place = _show_status([each.url_path for each in pages.values()])
        with trouble(retried=True):
            page.run()
        with st.sidebar:
            keeping.show(session.workspace())  # which tells what this very run has saved
        hooks.forget_absent_widgets()
        _show_state(place)
        memory.server().has_drawn.set()


def title(name: str) -> None:
    """Names the browser's tab."""
    st.set_page_config(page_title=f"{name} · AiCRM")


@contextmanager
def trouble(retried: bool = False, key: str | None = None) -> Iterator[None]:
    """Says what went wrong and what to do next, instead of a traceback.

    With `retried` the page runs again by itself as soon as the store answers. `key` is that of the
    button to try again, where there may be another one on the page.
    """
    try:
        yield
    except (SetupError, Unavailable) as error:
        show_outage(error, retried, key)
    except NotFound:
        st.error("What you asked for is not there any more.", icon=":material/search_off:")
        st.button("Try again", icon=":material/refresh:", key=key)


def show_outage(
    error: SetupError | Unavailable, retried: bool = False, key: str | None = None
) -> None:
    """Says what is wrong with the store, with a row of it, or with how it is configured."""
    problem, icon = _problem(error)
    st.error(problem, icon=icon)
    st.text(str(error))
    if isinstance(error, Unusable) and book_trouble.offer(error):
        return
    again = memory.server().open_again
    st.button("Try again", icon=":material/refresh:", on_click=again, key=key)
    if retried and not isinstance(error, Unreadable):
        live.repeat(RETRY_SECONDS, _retry)


def _problem(error: SetupError | Unavailable) -> tuple[str, str]:
    """The trouble in a sentence, with its icon."""
    if isinstance(error, SetupError):
        return NO_SETUP, ":material/settings_alert:"
    if isinstance(error, Unready):
        return UNREADY, ":material/settings_alert:"
    if isinstance(error, Unusable):
        return book_trouble.on_page(error), ":material/menu_book:"
    if isinstance(error, Unreadable):
        return UNREADABLE, ":material/data_alert:"
    return NO_STORE, ":material/cloud_off:"


def _retry(by_page: bool) -> None:
    """Asks the store, and runs the page again once it answers; the page has just asked itself."""
    st.caption("AiCRM looks again by itself every few seconds.")
    if not by_page:
        with suppress(SetupError, Unavailable):
            memory.server().check_store()
            st.rerun()


def _show_status(paths: list[str]) -> DeltaGenerator:
    """The frame's search, who is signed in, and the status as it is known by now; its place."""
    with st.sidebar:
        frame.show(paths)
        sign_in.show_rep()
        place = st.empty()
        book_download.show()
    _show_state(place)
    return place


def _show_state(place: DeltaGenerator) -> None:
    """One dot for store and engine, as they last answered, that opens the details."""
    ws = session.workspace()
    store, engine = status.store(ws), status.engine(ws)
    colour, words = _dot(store, engine)
    with place.container(), st.popover(f":{colour}[●] {words}", type="tertiary"):
        left = memory.server().reading.left
        unread = f" · {left:,} records are still being read" if left else ""
        st.caption(f":material/database: Store: **{store.store}**, {store.state}{unread}")
        at = f" at {session.local(engine.at):%H:%M}" if engine.at else ""
        told = f"AI: **{literal(engine.engine)}**, {literal(engine.state)}{at}"
        st.caption(f":material/psychology: {told}")
        if engine.failure:
            st.text(engine.failure)


def _dot(store: status.Status, engine: status.EngineStatus) -> tuple[str, str]:
    if not store.answers:
        return "red", "The store does not answer"
    return ("orange", "The AI service failed") if engine.failure else ("green", "All is well")
