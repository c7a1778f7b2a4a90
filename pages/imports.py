"""Import: a file of another program, how it is understood; and the way back from what was done."""

import streamlit as st

from pages.sections import history, import_file, import_progress
from pages.ui import session

ABOUT = (
    "Contacts, notes, mails, chats and calendars of other programs. Nothing is saved before you "
    "say so, nothing of a file is sent anywhere, and *Undo* takes an import back, days later too."
)

session.workspace()
st.title("Import", anchor=False)
st.caption(ABOUT)
if not import_progress.show():
    import_file.show()
history.show()
