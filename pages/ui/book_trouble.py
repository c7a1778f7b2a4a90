"""What ails the embedded book, told on a page and in a form, and the ways out of it."""

import streamlit as st

from crm import backup
from crm.errors import CommandError, SetupError, Unavailable, Unusable
from crm.opening import begin_book
from crm.settings import Settings
from pages.ui import memory, session, sign_in

NAMES = {
    "locked": "The book is locked",
    "read-only": "The book can't be written to",
    "full": "The disk is full",
    "corrupt": "The book is damaged",
    "changed": "The book's file was replaced",
    "gone": "The book's file is gone",
    "foreign": "The file that is set as the book is none of AiCRM's",
    "failed": "The book can't be read or written",
}
SAFE = {"locked", "read-only", "full"}
"""What lets all be read that was saved before."""

LOST = {"corrupt", "gone", "foreign"}
"""What a backup is put in the place of."""

LEFT_BEHIND = (
    "Another book is open in its place by now. Copy what you have typed: it does not come along."
)
NO_BACKUP = (
    "There is no backup of it yet. Put a copy of your own in its place, or move what is there away "
    "and start the app again to begin a new book."
)
WHO_MAY = "Who looks after AiCRM in your house restores one with: python -m crm.backup restore"
UNKNOWN = (
    "{name}: it is not known whether this was saved. Your words are still here; save again, it "
    "will be kept once."
)


def on_page(error: Unusable) -> str:
    """What a page says in place of what it would show."""
    safe = "Your clients are safe where they are, and what you typed stays here."
    rest = safe if error.trouble in SAFE else "What you typed stays here."
    return f"{NAMES[error.trouble]}, so nothing can be shown or saved now. {rest}"


def on_form(error: Unusable) -> str:
    """What a form says that was not saved."""
    name = NAMES[error.trouble]
    if error.trouble == "failed":
        return UNKNOWN.format(name=name)
    return f"{name}, so this was not saved. Your words are still here."


def offer(error: Unusable) -> bool:
    """Offers what leads out of it; whether this page need not look again by itself."""
    problem = memory.server().problem()
    if problem is None:
        if session.is_left_behind():
            st.info(LEFT_BEHIND, icon=":material/auto_stories:")
            if st.button("Go on with the book that is there now", type="primary"):
                _go_on("")
            return True
        return False
    if isinstance(problem, Unusable) and problem.trouble in LOST:
        if problem.trouble != error.trouble:
            st.error(on_page(problem), icon=":material/menu_book:")
            st.text(str(problem))
        _offer_backup(problem)
    return False


def _offer_backup(problem: Unusable) -> None:
    newest = backup.newest(Settings.from_env())
    if newest is None:
        st.text(NO_BACKUP)
    elif sign_in.menu() == "hidden":
        st.text(WHO_MAY)
    else:
        made = session.local(newest.made_at)
        with st.container(horizontal=True):
            label = f"Restore the backup of {made.day} {made:%B %Y, %H:%M}"
            if st.button(label, type="primary", icon=":material/settings_backup_restore:"):
                _restore()
            if problem.trouble == "gone" and st.button("Begin a new book"):
                begin_book(Settings.from_env())
                _go_on("A new book was begun. The backups of the one before are kept.")


def _restore() -> None:
    try:
        restored, kept = memory.server().restore_backup()
    except (CommandError, SetupError, Unavailable) as error:
        st.error("No backup was restored.", icon=":material/error:")
        st.text(str(error))
        return
    aside = f" What was there is kept in {kept.name}." if kept else ""
    made = session.local(restored.made_at)
    _go_on(f"The book is as it was on {made.day} {made:%B %Y, %H:%M}.{aside}")


def _go_on(message: str) -> None:
    """Leaves for a page of the book that is there now, with nothing of the one before."""
    memory.server().open_again()
    session.begin_anew()
    if message:
        st.session_state["toast"] = message
    st.switch_page("pages/home.py")
