"""A long list, a page at a time, with the way to the other pages below it."""

from collections.abc import Callable
from math import ceil
from typing import Literal, TypeVar

import streamlit as st

from crm.models import Listing

T = TypeVar("T")


def show(
    key: str,
    size: int,
    load: Callable[[int], Listing[T]],
    draw: Callable[[Listing[T], int], None],
    bind: Literal["query-params"] | None = "query-params",
) -> Listing[T]:
    """Draws the page that is turned to, the last one when there are fewer by now; returns it.

    `load` reads a page by its number, `draw` draws one that has something in it. The number is kept
    under the key and, unless `bind` is None, in the address.
    """
    number = st.session_state.get(key, 1)
    listing = load(number)
    pages = ceil(listing.total / size)
    if not pages:
        return listing
    place = st.container()
    if (turned_to := _turn(key, pages, bind)) != number:
        number, listing = turned_to, load(turned_to)
    with place:
        draw(listing, number)
    return listing


def _turn(key: str, pages: int, bind: Literal["query-params"] | None) -> int:
    """Draws the way to the other pages; only once drawn does it know the one in the address."""
    if pages == 1:
        return 1
    if st.session_state.get(key, 1) > pages:
        st.session_state[key] = pages
    return st.pagination(pages, key=key, bind=bind)
