"""What the house has given, the newest first."""

from functools import partial

import streamlit as st

from crm import gifts
from pages.ui import live, session

st.title("Gifts", anchor=False)
given = session.read("gifts", partial(gifts.newest, session.workspace()))
for gift in given:
    st.text(f"{gift.words} ({gift.given_on:%d %b %Y})")
if not given:
    st.info("Nothing was given yet.")
live.watch()
