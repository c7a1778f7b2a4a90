"""Text from outside as Markdown: bold words and lists, all else to the letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.text import formatted, literal, visible


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("She is **dear** to us", "She is **dear** to us"),
        ("- silk\n- **velvet**", "- silk\n- **velvet**"),
        ("1. first\n2) second", "1. first\n2. second"),
        ("Likes\n- silk\nEnd", "Likes\n\n- silk\n\nEnd"),
        ("one\n\ntwo", "one  \ntwo"),
        ("a\u202eb\u200bc\x1bd", "abcd"),
        ("", ""),
    ],
)
def test_bold_words_and_lists_are_kept(text: str, markdown: str) -> None:
    assert formatted(text) == markdown


@given(st.text(max_size=200) | st.text("*_-[](){}<>!:`$#&\\ \n1.ab", max_size=60))
def test_nothing_else_is_syntax(text: str) -> None:
    for shown in (formatted(text), literal(text)):
        bare = re.sub(r"&#[0-9]+;", "", shown)
        bare = re.sub(r"(?m)^(?:- |[0-9]{1,3}\. )", "", bare).replace("**", "")
        bare = re.sub(r"(?<=[^\W_])-(?=[^\W_])", "", bare)
        assert not re.search(r"[^\w\s\u2060\u200c\u200d]|_", bare)


def test_what_is_shown_line_by_line_keeps_the_columns_of_a_pasted_table() -> None:
    table = "Name\tPiece\tSize\nMilena\tCeladon Silk Shirt Dress\tFR 36"
    assert visible(table) == table
    assert visible("Mi\u202elena\x07\tFR\u200b 36") == "Milena\tFR 36"
