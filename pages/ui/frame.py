"""What the frame does in the browser: its search of everything, and a phone's drawer."""

import streamlit as st

from pages.ui.element import element

MOST = 200
HTML = """<form class="search-box" role="search">
<input type="search" name="q" maxlength="200" autocomplete="off"
  placeholder="Search everything" aria-label="Search everything" title="Ctrl K or ⌘ K">
</form>"""


def show(paths: list[str]) -> None:
    """The box; what is submitted in it opens the page of what is found.

    `paths` are those of the pages, at each of which the theme is to be the one that was chosen.
    """
    answer = element(__file__, HTML)(
        data={"paths": [path or "./" for path in paths]},
        key="frame",
        height="content",
        on_query_change=lambda: None,
    )
    match answer.query:
        case str(text) if text.strip():
            st.switch_page("pages/search.py", query_params={"q": text.strip()[:MOST]})
