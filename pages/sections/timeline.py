"""A customer's interactions, newest first: filtered, searched, corrected, deleted with undo."""

from functools import partial
from typing import TypedDict

import streamlit as st

from crm import interactions
from crm.dates import long_date
from crm.models import (
    INTERACTION_TYPES,
    SENTIMENTS,
    Customer,
    Interaction,
    InteractionType,
    Listing,
    Sentiment,
)
from pages.sections import interaction_form
from pages.ui import labels, paging, saving, session, undo
from pages.ui.saving import refusals
from pages.ui.text import literal

SHORT = 600
"""Characters of a text that the timeline shows at once; the rest is a click away."""

ACTIONS = {
    "edit": "Edit",
    "positive": "Mark as positive",
    "neutral": "Mark as neutral",
    "negative": "Mark as negative",
    "delete": "Delete",
}


class Filters(TypedDict):
    """What the rep looks for in a timeline."""

    type: InteractionType | None
    sentiment: Sentiment | None
    words: str


UNFILTERED: Filters = {"type": None, "sentiment": None, "words": ""}


def show(customer: Customer, newest: list[Interaction]) -> None:
    """The filters, the page of interactions they find, and the way to the next one.

    `newest` are the interactions that are read already; only what lies beyond them is asked for.
    """
    customer_id = customer.id
    st.subheader("Timeline", anchor="timeline")
    undo.offer(_key(customer_id, "deleted"))
    filters = _filters(customer_id)
    load = partial(_read, customer, newest, filters)
    key = _key(customer_id, "page")
    if not paging.show(key, interactions.PAGE_SIZE, load, _show_page, bind=None).total:
        st.caption(
            "Nothing matches these filters: clear one to see more."
            if any(filters.values())
            else "Nothing has been logged yet: log the first call, email or meeting."
        )


def _show_page(listing: Listing[Interaction], page: int) -> None:
    for item in listing.items:
        _show_item(item)


def show_latest(newest: list[Interaction]) -> None:
    """The newest interaction with its summary, and the way to all of them."""
    if not newest:
        return
    latest = newest[0]
    st.subheader("Latest interaction", anchor=False)
    with st.container(border=True, key=f"customer_{latest.customer_id}_latest"):
        _show_heading(latest)
        _show_subject(latest)
        st.text(latest.summary or latest.content[:SHORT])
    st.markdown("[Full history](#timeline)")


def _show_heading(item: Interaction) -> None:
    """Type, time, and the sentiment as emoji and word."""
    when = session.local(item.date)
    st.markdown(
        f"{labels.TYPE_ICON[item.type]} **{labels.TYPE[item.type]}** · "
        f"{long_date(when.date(), session.today())}, {when:%H:%M}{_authors(item)}",
        width="stretch",
    )
    judge = {"rep": " (yours)", "ai": "", None: ""}[item.sentiment_by]
    st.badge(
        f"{labels.sentiment(item.sentiment)}{judge}",
        color=labels.sentiment_colour(item.sentiment),
    )


def _authors(item: Interaction) -> str:
    """Who logged it and who last changed it, where people sign in."""
    by = f" · by {literal(item.created_by)}" if item.created_by else ""
    if item.changed_by and item.changed_by != item.created_by:
        by += f" · changed by {literal(item.changed_by)}"
    return by


def _show_subject(item: Interaction) -> None:
    if item.subject:
        st.markdown(f"**{literal(item.subject)}**")


def _key(customer_id: int, name: str) -> str:
    return f"customer_{customer_id}_timeline_{name}"


def _filters(customer_id: int) -> Filters:
    type_, sentiment, words = st.columns([1, 1, 2])
    return {
        "type": type_.selectbox(
            "Type",
            [None, *INTERACTION_TYPES],
            format_func=lambda value: labels.TYPE[value] if value else "All",
            key=_key(customer_id, "type"),
        ),
        "sentiment": sentiment.selectbox(
            "Sentiment",
            [None, *SENTIMENTS],
            format_func=lambda value: labels.SENTIMENT[value] if value else "All",
            key=_key(customer_id, "sentiment"),
        ),
        "words": words.text_input(
            "Search the timeline", type="search", max_chars=200, key=_key(customer_id, "words")
        ),
    }


def _read(
    customer: Customer, newest: list[Interaction], filters: Filters, page: int
) -> Listing[Interaction]:
    """A page of them; the first one is read already."""
    if filters == UNFILTERED and page == 1:
        return Listing(newest[: interactions.PAGE_SIZE], customer.interactions)
    load = partial(interactions.timeline, session.workspace(), customer.id, page=page, **filters)
    return session.read(f"timeline {filters} {page}", load)


def _show_item(item: Interaction) -> None:
    with st.container(border=True, key=f"customer_{item.customer_id}_interaction_{item.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            _show_heading(item)
            _show_actions(item)
        _show_subject(item)
        _show_content(item)


def _show_content(item: Interaction) -> None:
    if len(item.content) <= SHORT:
        st.text(item.content)
        return
    st.text(f"{item.content[:SHORT]}…")
    whole = st.expander(
        "Read all",
        on_change="rerun",
        key=f"customer_{item.customer_id}_whole_{item.id}",
    )
    if whole.open:
        whole.text(item.content)


def _show_actions(item: Interaction) -> None:
    action = st.menu_button(
        "Actions",
        list(ACTIONS),
        format_func=ACTIONS.__getitem__,
        icon=":material/more_horiz:",
        type="tertiary",
        key=f"customer_{item.customer_id}_actions_{item.id}",
    )
    if action == "edit":
        interaction_form.open_edit(item)
    elif action == "delete":
        with refusals():
            version = interactions.delete(session.workspace(), item.id, item.version)
            back = partial(interactions.restore, session.workspace(), item.id, version)
            undo.done(_key(item.customer_id, "deleted"), "The interaction was deleted.", back)
    elif action in SENTIMENTS:
        with refusals():
            interactions.correct_sentiment(session.workspace(), item.id, item.version, action)
            saving.done("Your judgement was saved.")
