"""Editing what somebody else may edit too: who changed what meanwhile, and the rep's choice."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar

import streamlit as st

from crm.drafts import label
from crm.errors import Conflict
from crm.merging import merge
from pages.ui import session
from pages.ui.text import literal

THEIRS, MINE = "Keep theirs", "Keep mine"


class Versioned(Protocol):
    """A record of which one edits a version."""

    @property
    def version(self) -> int: ...


R = TypeVar("R", bound=Versioned)
T = TypeVar("T")
Values = dict[str, Any]


def edit(
    key: str,
    record: R,
    ask: Callable[[], Values | None],
    values: Callable[[R], Values],
    describe: Callable[[str, Any], str],
) -> tuple[R, Values] | None:
    """The record to be replaced and its new values; None until the rep has submitted them.

    `ask` draws the form, and answers once it is submitted. When its words met a newer record
    (see `save`), the choice between the two is drawn in its place. `values` are a record's as
    the form has them, `describe` writes one as text. Keys of widgets start with `key`.
    """
    if _clash(key) not in st.session_state:
        entry = ask()
        return None if entry is None else (record, entry)
    newer, mine = st.session_state[_clash(key)]
    merged = _choose(f"{key}_{newer.version}", values(record), newer, values(newer), mine, describe)
    return None if merged is None else (newer, merged)


def save(
    key: str, act: Callable[[], T], newest: Callable[[], Versioned], mine: Mapping[str, Any]
) -> T | None:
    """What `act` answers; None on a conflict, on which `edit` offers the choice from now on."""
    try:
        answer = act()
    except Conflict:
        st.session_state[_clash(key)] = (newest(), mine)
        return None
    st.session_state.pop(_clash(key), None)
    return answer


def _clash(key: str) -> str:
    return f"{key}_clash"


def _choose(
    key: str,
    before: Mapping[str, Any],
    newer: Versioned,
    theirs: Mapping[str, Any],
    mine: Mapping[str, Any],
    describe: Callable[[str, Any], str],
) -> Values | None:
    """The merged values once the rep has chosen and saved; None until then."""
    merging = merge(before, theirs, mine)
    st.warning(
        "Somebody else has changed this since you opened it. Nothing of yours is lost: choose "
        "what to keep, field by field.",
        icon=":material/call_split:",
    )
    st.caption(_author(getattr(newer, "changed_by", None), getattr(newer, "updated_at", None)))
    for field, value in merging.theirs.items():
        st.text(f"{label(field)}: now “{describe(field, value)}”, as the other one wrote it.")
    values = dict(merging.merged)
    with st.form(f"{key}_merge", border=False):
        for clash in merging.clashes:
            st.text(f"Theirs: {describe(clash.field, clash.theirs)}")
            st.text(f"Mine: {describe(clash.field, clash.mine)}")
            choice = st.radio(
                label(clash.field), [MINE, THEIRS], horizontal=True, key=f"{key}_{clash.field}"
            )
            values[clash.field] = clash.mine if choice == MINE else clash.theirs
        with st.container(horizontal=True):
            merged = st.form_submit_button("Save merged", type="primary", icon=":material/merge:")
            all_mine = st.form_submit_button("Take over with mine")
    return dict(mine) if all_mine else values if merged else None


def _author(name: str | None, at: datetime | None) -> str:
    """By whom and when, as far as it is known: without sign-in there are no names."""
    by = literal(name) if name else "somebody (names need sign-in)"
    when = f" at {session.local(at):%H:%M}" if at else ""
    return f"Last changed by {by}{when}."
