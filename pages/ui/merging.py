"""What a rep is shown when somebody else was faster: who changed what, and the choice."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import streamlit as st

from crm.merging import merge
from pages.ui import session
from pages.ui.text import literal

THEIRS, MINE = "Keep theirs", "Keep mine"


def choose(
    key: str,
    who: str | None,
    before: Mapping[str, Any],
    newer: Mapping[str, Any],
    mine: Mapping[str, Any],
    shown: Callable[[str, Any], str],
) -> dict[str, Any] | None:
    """The merged values once the rep has chosen and saved; None until then.

    `shown` writes a field's value as text. Keys of the widgets start with `key`.
    """
    found = merge(before, newer, mine)
    st.warning(
        "Somebody else has changed this since you opened it. Nothing of yours is lost: choose "
        "what to keep, field by field.",
        icon=":material/call_split:",
    )
    st.caption(_said(who, newer.get("updated_at")))
    for field, value in found.theirs.items():
        st.text(f"{_label(field)}: now “{shown(field, value)}”, as the other one wrote it.")
    values = dict(found.merged)
    with st.form(f"{key}_merge", border=False):
        for clash in found.clashes:
            st.text(f"Theirs: {shown(clash.field, clash.theirs)}")
            st.text(f"Mine: {shown(clash.field, clash.mine)}")
            kept = st.radio(
                _label(clash.field), [MINE, THEIRS], horizontal=True, key=f"{key}_{clash.field}"
            )
            values[clash.field] = clash.mine if kept == MINE else clash.theirs
        with st.container(horizontal=True):
            merged = st.form_submit_button("Save merged", type="primary", icon=":material/merge:")
            all_mine = st.form_submit_button("Take over with mine")
    return dict(mine) if all_mine else values if merged else None


def _said(who: str | None, at: datetime | None) -> str:
    """By whom and when, as far as it is known: without sign-in there are no names."""
    by = literal(who) if who else "somebody (names need sign-in)"
    when = f" at {session.local(at):%H:%M}" if at else ""
    return f"Last changed by {by}{when}."


def _label(field: str) -> str:
    own = {"content": "What happened", "no_ai": "Never send to AI"}
    return own.get(field, field.replace("_", " ").capitalize())
