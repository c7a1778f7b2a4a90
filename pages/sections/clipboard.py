"""A button that copies a text, since Streamlit has none for text that is not code."""

from typing import Any

import streamlit as st

_SCRIPT = """
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed here: select the text";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  };
}
"""
_STYLE = """
button {
  font: inherit; font-size: 0.875rem; cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  padding: 0.375rem 0.75rem; min-height: 2.5rem;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); }
"""


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "copy_button", html="<button type='button'>Copy</button>", css=_STYLE, js=_SCRIPT
    )


def copy_button(text: str, key: str) -> None:
    """The button; the browser may refuse, and then it says so."""
    _component()(data={"text": text}, key=key, height="content", width="content")
