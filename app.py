"""AiCRM: the daily book of a luxury sales representative."""

import streamlit as st

from pages.ui import shell

st.set_page_config(
    page_title="AiCRM", page_icon=shell.ICON, layout="wide", initial_sidebar_state="auto"
)
shell.show(
    {
        "home": st.Page("pages/home.py", title="Home", icon=":material/home:", default=True),
        "customers": st.Page(
            "pages/customers.py", title="Customers", icon=":material/groups:", url_path="customers"
        ),
        "follow_ups": st.Page(
            "pages/follow_ups.py",
            title="Follow-ups",
            icon=":material/event:",
            url_path="follow_ups",
        ),
        "customer": st.Page(
            "pages/customer.py", title="Customer", url_path="customer", visibility="hidden"
        ),
    }
)
