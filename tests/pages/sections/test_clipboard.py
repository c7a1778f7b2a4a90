"""The button that copies a text: the browser is given the text to the letter."""

import json
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

TEXT = 'Dear Ada,\n\n"silk" <b>& more</b>'


def section(text: str) -> None:
    from pages.sections import clipboard

    clipboard.copy_button(text, "copy")


def test_the_text_reaches_the_button_as_it_is(draw: Callable[..., AppTest]) -> None:
    app = draw(section, TEXT)
    assert not app.exception
    (button,) = app.get("bidi_component")
    assert json.loads(button.proto.json) == {"text": TEXT}
    assert "Copy" in button.proto.html_content
    assert "clipboard.writeText" in button.proto.js_content
