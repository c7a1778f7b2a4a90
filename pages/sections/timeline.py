"""A customer's interactions, newest first: filtered, searched, corrected, deleted with undo."""

from collections.abc import Iterator
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
from pages.ui import cards, labels, live, paging, parts, saving, session, undo
from pages.ui.cards import Act, Card, Group, Message, Words
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


@parts.fragment
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
    by_id = {item.id: item for item in listing.items}
    group = Group("interactions", [_card(item) for item in listing.items])
    match cards.show(_key(listing.items[0].customer_id, "cards"), "letters", [group]):
        case Message(int(id), "whole"):
            st.session_state[_whole(by_id[id])] = True
            live.run_fragment()
        case Message(int(id), "change", action):
            _change(by_id[id], action)


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
    st.markdown(
        f"{labels.TYPE_ICON[item.type]} **{labels.TYPE[item.type]}** · {literal(_when(item))}",
        width="stretch",
    )
    st.badge(_sentiment(item), color=labels.sentiment_colour(item.sentiment))


def _when(item: Interaction) -> str:
    """The time; who logged it and who last changed it, where people sign in."""
    at = session.local(item.date)
    by = f" · by {item.created_by}" if item.created_by else ""
    if item.changed_by and item.changed_by != item.created_by:
        by += f" · changed by {item.changed_by}"
    return f"{long_date(at.date(), session.today())}, {at:%H:%M}{by}"


def _sentiment(item: Interaction) -> str:
    """As emoji and word, and whether it is the rep's."""
    return labels.sentiment(item.sentiment) + (" (yours)" if item.sentiment_by == "rep" else "")


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


def _card(item: Interaction) -> Card:
    subject = [[Words(item.subject, "strong")]] if item.subject else []
    return Card(
        item.id,
        labels.TYPE[item.type],
        icon=labels.ICON[item.type],
        beside=[Words(_when(item)), Words(_sentiment(item), labels.tone(item.sentiment))],
        lines=[*subject, *_content(item)],
        acts=[Act("change", "Actions", ACTIONS, "more_horiz")],
    )


def _content(item: Interaction) -> Iterator[list[Words]]:
    """The text, of a long one its beginning until all of it is asked for."""
    if len(item.content) <= SHORT or st.session_state.get(_whole(item)):
        yield [Words(item.content)]
        return
    yield [Words(f"{item.content[:SHORT]}…")]
    yield [Words("", act=Act("whole", "Read all"))]


def _whole(item: Interaction) -> str:
    return _key(item.customer_id, f"whole_{item.id}")


def _change(item: Interaction, action: str) -> None:
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
