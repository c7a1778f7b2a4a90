"""Who needs attention today, each with the reason and what can be done for it in place."""

from functools import partial
from typing import Any

import streamlit as st

from crm import attention
from crm.attention import Attention
from pages.sections import (
    customer_header,
    customer_link,
    follow_up_board,
    follow_up_form,
    interaction_form,
)
from pages.ui import labels, saving, session, undo
from pages.ui.element import chosen, element

SHOWN = 10
UNDO = "undo_attention"
HTML = "<ul class='attention-list'></ul>"
NOBODY = (
    "Nobody waits for you: nothing is due, no mood has turned, no date is near, no silence is "
    "unusual."
)


def show() -> None:
    """The first ten and the way to all; all of them when the address asks for that."""
    everything = st.query_params.get("attention") == "all"
    heading = "Needs attention" if everything else "Today"
    st.subheader(heading, anchor=False, help=attention.WEIGHT_HELP)
    undo.offer(UNDO)
    today, most = session.today(), attention.MOST if everything else SHOWN + 1
    load = partial(attention.needed, session.workspace(), today, most)
    items = session.read(f"attention {today} {most}", load)
    if items:
        _show_list(items if everything else items[:SHOWN])
    else:
        st.caption(NOBODY)
    if len(items) > SHOWN:
        st.page_link(
            "pages/home.py",
            label=f"Show the first {SHOWN}" if everything else "Needs attention",
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=None if everything else {"attention": "all"},
        )


def _show_list(items: list[Attention]) -> None:
    answer = element(__file__, HTML)(
        data={"items": [_row(item) for item in items]},
        key="attention_list",
        height="content",
        **{f"on_{name}_change": lambda: None for name in ("log", "done", "snooze", "edit", "plan")},
    )
    by_id = {item.customer.id: item for item in items}
    if item := chosen(answer.log, by_id):
        interaction_form.open_new(item.customer)
    if (item := chosen(answer.done, by_id)) and item.follow_up:
        with saving.refusals():
            undo.done(UNDO, *follow_up_board.finish(item.follow_up))
    if (item := chosen(answer.edit, by_id)) and item.follow_up:
        follow_up_form.open_edit(item.follow_up, UNDO)
    if item := chosen(answer.plan, by_id):
        follow_up_form.open_for(item.customer.id)
    match answer.snooze:
        case {"id": int(id), "days": 1 | 7 | 30 as days} if item := by_id.get(id):
            if item.follow_up:
                with saving.refusals():
                    undo.done(UNDO, *follow_up_board.put_off(item.follow_up, days))


def _row(item: Attention) -> dict[str, Any]:
    card = item.customer
    links = customer_header.phone_links(card.phone or "")
    late, reasons = "", item.because
    if item.kind == "overdue":
        late, _, reasons = item.because.partition(": ")
    return {
        "id": card.id,
        "name": customer_link.title(card.name),
        "href": f"customer?customer={card.id}",
        "company": card.company or "",
        "mood": labels.sentiment(card.overall_sentiment) if card.overall_sentiment else "",
        "tone": card.overall_sentiment or "",
        "late": late,
        "reasons": reasons,
        "call": links.get("Call", ""),
        "message": links.get("Message", ""),
        "isDue": item.follow_up is not None,
    }
