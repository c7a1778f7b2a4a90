"""Text from outside, made safe for what Streamlit reads as Markdown."""

import re

_SPECIAL = re.compile(r"[^\w\s]|_")
_JOINER = "\u2060"


def literal(text: str) -> str:
    """The text as Markdown that shows it to the letter: no links, images, directives or emphasis.

    Each punctuation mark is written as a character reference, which Markdown never takes for
    syntax. Streamlit also looks for icons, emoji names and arrows in the finished text; an
    invisible word joiner beside their marks keeps them apart.
    """
    one_line = " ".join(text.split())
    return _SPECIAL.sub(lambda mark: _reference(mark[0]), one_line)


def _reference(mark: str) -> str:
    reference = f"&#{ord(mark)};"
    return f"{reference}{_JOINER}" if mark in ":-<>=~" else reference
