"""The log of what was done, each with the way back; what was changed since is asked about."""

import json
from functools import partial
from typing import Any

import streamlit as st

from crm import deeds, merges, taking_back
from crm.dates import long_date
from crm.deeds import Deed
from crm.drafts import label
from crm.importing import undoing
from crm.taking_back import Clash
from crm.workspace import Workspace
from pages.sections import duplicates, import_progress
from pages.sections.import_progress import Work
from pages.ui import labels, saving, session
from pages.ui.labels import count
from pages.ui.parts import dialog
from pages.ui.saving import refusals
from pages.ui.text import literal

SHOWN = 20
"""Fields that are asked about one by one; more are left as they are now."""
LEAVE, BACK = "Leave as it is now", "As it was before"
RECORDS = {
    "customers": "Client",
    "interactions": "Interaction",
    "purchases": "Purchase",
    "follow_ups": "Follow-up",
    "facts": "Fact",
}
UNTOLD = ("sentiment_by", "said_on", "summary", "quote", "read_by")


def show() -> None:
    """What was done last, newest first."""
    import_progress.outcome()
    known = session.read("history", partial(deeds.latest, session.workspace()))
    if not known:
        return
    st.subheader("History", anchor=False)
    for deed in known:
        _show(deed)


def _show(deed: Deed) -> None:
    row = f"row_deed_{deed.id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=row):
        with st.container(gap=None):
            st.text(deed.whom)
            st.caption(_told(deed))
        if deed.undone_at:
            st.caption("Undone", width="content")
        elif st.button("Undo", icon=":material/undo:", key=f"deed_undo_{deed.id}"):
            with refusals():
                _begin(deed)


def _told(deed: Deed) -> str:
    at = session.local(deed.done_at)
    parts = [
        f"{long_date(at.date(), session.today())}, {at:%H:%M}",
        _what(deed),
        deed.done_by or "",
    ]
    return " · ".join(part for part in parts if part)


def _what(deed: Deed) -> str:
    """What was done, in a few words."""
    if deed.kind == "import":
        return f"Imported, {count(deed.customers, 'client')}"
    if deed.kind == "merge":
        return "Merged"
    before, after = json.loads(deed.before or "{}"), json.loads(deed.after or "{}")
    record = RECORDS.get(deed.record_table or "", "")
    if "archived_at" in after:
        gone = "archived" if deed.record_table == "customers" else "deleted"
        added = "added" if deed.kind == "proposal" else "restored"
        return f"{record} {gone if after['archived_at'] else added}"
    if set(after) == {"stage"}:
        return f"Stage: {labels.stage(before['stage'])} → {labels.stage(after['stage'])}"
    if set(after) == {"tags"}:
        return _told_tags(before["tags"].splitlines(), after["tags"].splitlines())
    fields = ", ".join(label(name) for name in after if name not in UNTOLD)
    return f"{record} edited: {fields}"


def _told_tags(before: list[str], after: list[str]) -> str:
    added = [name for name in after if name not in before]
    removed = [name for name in before if name not in after]
    parts = [f"Tag added: {', '.join(added)}" if added else ""]
    parts.append(f"Tag removed: {', '.join(removed)}" if removed else "")
    return "; ".join(filter(None, parts))


def _begin(deed: Deed) -> None:
    """Undoes it, or asks first."""
    ws = session.workspace()
    if deed.kind == "import":
        st.session_state.pop("import_outcome", None)
        import_progress.begin(
            f"Taking back {deed.title}", partial(_take_back_import, ws, deed.record_id or 0)
        )
    if deed.kind == "merge":
        made = merges.get(ws, deed.record_id or 0)
        if later := merges.later(ws, made):
            _ask_whose(made, later)
        else:
            merges.unmerge(ws, made.id)
            duplicates.look_again()
            saving.done("They are two again.")
    elif clashes := taking_back.clashes(ws, deed):
        _ask(deed, clashes)
    else:
        taking_back.undo(ws, deed)
        saving.done("As before.")


def _take_back_import(ws: Workspace, id: int, work: Work) -> None:
    undoing.undo(ws, id, work.tell)


@dialog("Undo", icon=":material/undo:")
def _ask_whose(made: merges.Merge, later: int) -> None:
    kept, other = map(literal, made.names)
    them = "is it" if later == 1 else "are they"
    whose = st.radio(f"{count(later, 'record')} came since: whose {them}?", [0, 1],
                     format_func=(kept, other).__getitem__)  # fmt: skip
    if st.button("Undo", type="primary", key=f"deed_whose_{made.id}"):
        with refusals():
            merges.unmerge(session.workspace(), made.id, bool(whose))
            duplicates.look_again()
            saving.done("They are two again.")


@dialog("Undo", icon=":material/undo:")
def _ask(deed: Deed, clashes: list[Clash]) -> None:
    st.text("Changed once more since. Choose what to keep; the rest becomes as it was.")
    taken_back = set()
    for clash in clashes[:SHOWN]:
        place = (clash.step.id, clash.field)
        st.text(f"{label(clash.field)}: before “{_shown(clash.before)}”, now “{_shown(clash.now)}”")
        choice = st.radio(
            label(clash.field), [LEAVE, BACK], horizontal=True, key=f"deed_{deed.id}_{place}"
        )
        if choice == BACK:
            taken_back.add(place)
    if len(clashes) > SHOWN:
        st.caption(f"{len(clashes) - SHOWN:,} more stay as they are now.")
    if st.button("Undo", type="primary", key=f"deed_ask_{deed.id}"):
        with refusals():
            taking_back.undo(session.workspace(), deed, taken_back)
            saving.done("As before.")


def _shown(value: Any) -> str:
    return "" if value is None else str(value)[:200]
