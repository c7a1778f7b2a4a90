"""One element of the page drawn by a script and a style beside their Python."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

Choice = TypeVar("Choice")


@cache
def element(module: str, html: str, *also: str) -> Any:
    """The component whose `.js` and `.css` stand beside this module; its text is the page's own.

    `also` names further scripts that are read as one with it.
    """
    path = Path(module)
    scripts = [path.with_name(f"{name}.js").read_text("utf-8") for name in (path.stem, *also)]
    return st.components.v2.component(
        path.stem,
        html=html,
        css=path.with_suffix(".css").read_text("utf-8"),
        js="".join(scripts),
        isolate_styles=False,
    )


def chosen(answer: object, choices: Mapping[Any, Choice]) -> Choice | None:
    """What a browser has chosen; None where it says anything that was not offered."""
    return choices.get(answer) if isinstance(answer, str | int) else None
