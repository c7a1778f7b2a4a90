"""One element of the page drawn by a script and a style beside their Python."""

from pathlib import Path
from typing import Any

import streamlit as st


@st.cache_resource
def element(module: str, html: str) -> Any:
    """The component whose `.js` and `.css` stand beside this module; its text is the page's own."""
    path = Path(module)
    return st.components.v2.component(
        path.stem,
        html=html,
        css=path.with_suffix(".css").read_text("utf-8"),
        js=path.with_suffix(".js").read_text("utf-8"),
        isolate_styles=False,
    )
