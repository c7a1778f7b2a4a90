"""An empty page: the floor of every page."""

import streamlit as st

st.title("Empty", anchor=False)
