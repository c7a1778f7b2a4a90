"""AiCRM: the daily book of a luxury sales representative."""

import streamlit as st

if __name__ == "__main__":  # a visit: Streamlit runs this file from top to bottom
    from pages.ui import shell

    st.set_page_config(
        page_title="AiCRM", page_icon=shell.ICON, layout="wide", initial_sidebar_state=230
    )
    shell.show(
        {
            "home": st.Page("pages/home.py", title="Home", icon=":material/home:", default=True),
            "customers": st.Page("pages/customers.py", title="Customers", icon=":material/groups:"),
            "pipeline": st.Page(
                "pages/pipeline.py", title="Pipeline", icon=":material/view_kanban:"
            ),
            "follow_ups": st.Page(
                "pages/follow_ups.py", title="Follow-ups", icon=":material/event:"
            ),
            "catalog": st.Page("pages/catalog.py", title="Catalog", icon=":material/styler:"),
            "reports": st.Page("pages/reports.py", title="Reports", icon=":material/monitoring:"),
            "search": st.Page("pages/search.py", title="Search", visibility="hidden"),
            "imports": st.Page("pages/imports.py", title="Import", visibility="hidden"),
            "duplicates": st.Page(
                "pages/duplicates.py", title="Possible duplicates", visibility="hidden"
            ),
            "customer": st.Page("pages/customer.py", title="Customer", visibility="hidden"),
        }
    )
else:  # the server, which `streamlit run app.py` starts
    from pathlib import Path

    from pages.ui import server

    app = st.App(__file__, **server.options(Path(__file__).resolve().parent))
