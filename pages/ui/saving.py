"""What a form says once its words are saved, and when they could not be; then they stay in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

from crm.errors import Conflict, NotFound, Refused, Unavailable, Unready, Unusable
from pages.ui import book_trouble, live, session


def done(message: str, here: bool = False) -> NoReturn:
    """Says that it was saved, and runs the page again, which asks the store for what it shows.

    With `here` only the fragment is run in which it was done, where nothing else shows it.
    """
    if here:
        tell(message)
        live.run_fragment()
    session.saved(message)
    st.rerun()


def tell(message: str) -> None:
    """Says that it was saved, in a fragment that has yet to draw what it was done to."""
    session.saved(message)
    live.follow()


@contextmanager
def refusals() -> Iterator[None]:
    """Shows beside the form why it was not saved, and what to do."""
    try:
        yield
    except Refused as error:
        st.error(str(error), icon=":material/edit_off:")
    except Conflict:
        st.error(
            "Somebody else has changed this since you opened it, so it was not saved. Your words "
            "are still here: copy what you need, then reload the page to see the newer version.",
            icon=":material/call_split:",
        )
    except NotFound:
        st.error("This is not there any more, so it was not saved.", icon=":material/search_off:")
    except Unready as error:
        st.error(
            "The store is not set up as AiCRM needs it, so this was not saved. Your words are "
            "still here: save again once it is mended.",
            icon=":material/settings_alert:",
        )
        st.text(str(error))
    except Unusable as error:
        st.error(book_trouble.on_form(error), icon=":material/menu_book:")
        st.text(str(error))
    except Unavailable:
        st.error(
            "The store does not answer: it is not known whether this was saved. "
            "Your words are still here; save again, it will be kept once.",
            icon=":material/cloud_off:",
        )
