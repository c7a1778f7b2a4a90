"""Possible duplicates over the whole book: merged side by side, and parted again."""

import streamlit as st

from pages.sections import duplicates, merged
from pages.ui import session, undo

session.workspace()
st.title("Possible duplicates", anchor=False)
undo.offer(duplicates.UNDO)
duplicates.show()
merged.show()
