"""What is done to the customers who are chosen in the list: one deed, one undo."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from crm import bulk, customers, deeds, exports, tags, taking_back
from crm.models import STAGES, CustomerCard, Listing
from pages.ui import labels, saving, session, undo
from pages.ui.saving import refusals

UNDO = "bulk_undo"
Act = Callable[[list[int]], str]


def show(listing: Listing[CustomerCard], filters: customers.Filters) -> None:
    """What can be done with those who are chosen, or with all that match, and the list of them."""
    place = st.container(border=True, key="bulk")  # above fifty rows, where it is in view
    chosen = _choose(listing.items)
    with place:
        everybody = listing.total > len(chosen) and st.checkbox(
            f"All {listing.total:,} that match, on every page", key="bulk_all"
        )
        grid = st.grid(4, min_column_width=150, vertical_alignment="bottom")
        with grid.cell():
            name = st.selectbox("With those chosen", _names(filters), key="bulk_deed")
        with grid.cell():
            act = _ask(name)
        with grid.cell():
            is_ready = act is not None and bool(chosen or everybody)
            applied = st.button(
                "Apply", type="primary", icon=":material/done_all:", disabled=not is_ready
            )
        with grid.cell():
            _show_export([card.id for card in chosen])
        if applied and act:
            with refusals():
                cards = customers.every(session.workspace(), **filters) if everybody else chosen
                _carry_out(name, act, [card.id for card in cards])


def _choose(cards: list[CustomerCard]) -> list[CustomerCard]:
    """The rows that are chosen; namesakes are told apart, and each tag is drawn in its colour."""
    known = session.read("tags", partial(tags.every, session.workspace()))
    contact = customers.namesake_contacts(cards)
    choice = st.dataframe(
        {
            "Name": [" · ".join(filter(None, (card.name, contact[card]))) for card in cards],
            "Company": [card.company or "" for card in cards],
            "Stage": [labels.stage(card.stage) for card in cards],
            "Tags": [card.tags.splitlines() for card in cards],
        },
        height="content",
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        column_config={
            "Tags": st.column_config.MultiselectColumn(
                "Tags", options=[tag.name for tag in known], color=[tag.colour for tag in known]
            )
        },
        alt="Customers that match the filters; choose rows to change them at once",
        key=f"bulk_{[card.id for card in cards]}",
    )
    return [cards[row] for row in choice.selection.rows]


def _names(filters: customers.Filters) -> list[str]:
    last = "Restore" if filters.get("archived") else "Archive"
    return ["Add tag", "Remove tag", "Change stage", last]


def _ask(name: str) -> Act | None:
    """What the deed needs to know; None until it is said."""
    ws = session.workspace()
    if name == "Change stage":
        stage = st.selectbox("New stage", STAGES, format_func=labels.stage, key="bulk_stage")
        return partial(bulk.move, ws, stage=stage)
    if name in ("Add tag", "Remove tag"):
        known = [tag.name for tag in session.read("tags", partial(tags.every, ws))]
        is_new = name == "Add tag"
        tag = st.selectbox(
            "Tag to add" if is_new else "Tag to remove",
            known,
            index=None,
            accept_new_options=is_new,
            placeholder="Choose, or write a new one" if is_new else "Choose",
            key=f"bulk_{name}",
        )
        if is_new and tag in known:
            _show_colour(tag)
        return partial(bulk.tag if is_new else bulk.untag, ws, name=tag) if tag else None
    return partial(bulk.archive if name == "Archive" else bulk.restore, ws)


def _show_colour(name: str) -> None:
    """The colour of a tag, which can be changed in place."""
    ws = session.workspace()
    [tag] = [each for each in tags.every(ws) if each.name == name]
    colour = st.selectbox(
        "Colour",
        tags.COLOURS,
        tags.COLOURS.index(tag.colour),
        format_func=str.capitalize,
        key=f"bulk_colour_{tag.id}_{tag.version}",
    )
    if colour != tag.colour:
        with refusals():
            tags.recolour(ws, tag, colour)
            saving.done(f"{name} is {colour} now.", here=True)


def _show_export(ids: list[int]) -> None:
    st.download_button(
        "Export chosen",
        partial(exports.customers_csv, session.workspace(), session.zone(), ids=ids),
        "customers.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        disabled=not ids,
    )


def _carry_out(name: str, act: Act, ids: list[int]) -> None:
    key, ws = act(ids), session.workspace()
    if not key:
        st.info("Nothing to change: they are so already.")
        return
    deed = deeds.get(ws, key)
    undo.done(UNDO, f"{name}: {deed.whom}", partial(taking_back.undo, ws, deed), here=True)
