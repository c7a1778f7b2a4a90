"""The imports that were made, each with the way back."""

from functools import partial

import streamlit as st

from crm.dates import long_date
from crm.importing import undoing
from crm.importing.undoing import Import
from pages.sections import import_progress
from pages.sections.import_progress import Work, count
from pages.ui import session


def show() -> None:
    """The imports, newest first."""
    import_progress.outcome()
    made = session.read("imports", partial(undoing.latest, session.workspace()))
    if not made:
        return
    st.subheader("Imports", anchor=False)
    for each in made:
        _show(each)


def _show(made: Import) -> None:
    row = f"row_import_{made.id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=row):
        with st.container(gap=None):
            st.text(made.name)
            st.caption(_told(made))
        if made.undone_at:
            st.caption("Undone", width="content")
        elif st.button("Undo", icon=":material/undo:", key=f"import_undo_{made.id}"):
            ws = session.workspace()
            st.session_state.pop("import_outcome", None)

            def deed(work: Work) -> None:
                undoing.undo(ws, made.id, work.tell)

            import_progress.begin(f"Taking back {made.name}", deed)


def _told(made: Import) -> str:
    day = long_date(session.local(made.imported_at).date(), session.today())
    numbers = (
        count(made.customers, "client"),
        count(made.interactions, "interaction"),
        count(made.follow_ups, "follow-up"),
    )
    by = f" · {made.imported_by}" if made.imported_by else ""
    return f"{day} · {made.format} · {', '.join(numbers)}{by}"
