"""Text from outside, made safe for what Streamlit reads as Markdown."""

import re
from collections.abc import Iterable
from unicodedata import category

import streamlit as st

_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]*[^\s*])\*\*")
"""The words between two pairs of asterisks: "silk" in "loves **silk**"."""
_LIST_MARK = re.compile(r"\s{0,8}(?:[-*•–]|(?P<number>[0-9]{1,3})[.)])\s+(?=\S)")
"""What begins an item of a list: "- " or "12. ", with its number."""
_SPECIAL = re.compile(r"(?!(?<=[^\W_])-(?=[^\W_]))[^\w\s]|_")
"""Whatever is no letter, figure or space; but a hyphen inside a word, which is copied as it is."""
_WEB = re.compile(r"(www)(?=\.)", re.IGNORECASE)
"""The beginning of an address without a scheme: "www" in "www.house.com"."""
_JOINER = "\u2060"
_UNSEEN = ("Cf", "Cc")
_KEPT = "\u200c\u200d"
"""Invisible characters that Persian words and joined emoji are written with."""


def literal(text: str) -> str:
    """The text as Markdown that shows it to the letter: no links, images, directives or emphasis.

    Each punctuation mark is written as a character reference, which Markdown never takes for
    syntax. Streamlit also looks for icons, emoji names and arrows in the finished text; an
    invisible word joiner beside their marks, and those of addresses, keeps them apart.
    """
    return _escaped(_seen(text))


def visible(text: str) -> str:
    """The text in its lines, without what is invisible or turns the direction of what follows."""
    if text.isprintable():
        return text
    kept = f"{_KEPT}\n\t"
    return "".join(each for each in text if each in kept or category(each) not in _UNSEEN)


def _seen(text: str) -> str:
    return visible(" ".join(text.split())).strip()


def _escaped(one_line: str) -> str:
    apart = _WEB.sub(rf"\1{_JOINER}", one_line)
    return _SPECIAL.sub(lambda mark: _reference(mark[0]), apart)


def _reference(mark: str) -> str:
    reference = f"&#{ord(mark)};"
    return f"{reference}{_JOINER}" if mark in ":-<>=~@" else reference


def formatted(text: str) -> str:
    """An AI's text as Markdown that reads its **bold** words and its lists, all else to the letter.

    Without the characters that are invisible or turn the direction of what follows.
    """
    lines: list[str] = []
    listing = False
    for line in text.splitlines():
        mark = _LIST_MARK.match(line)
        words = _with_bold(line[mark.end() :] if mark else line)
        if not words:
            continue
        sign = "" if mark is None else f"{mark['number']}. " if mark["number"] else "- "
        apart = "\n" if listing and mark else "\n\n" if listing or mark else "  \n"
        lines += [apart if lines else "", sign, words]
        listing = mark is not None
    return "".join(lines)


def show(text: str) -> None:
    """Draws an AI's text, or a customer's, with no more than bold words and lists in it."""
    st.markdown(formatted(text))


def show_marked(line: str, quotes: Iterable[str]) -> None:
    """Draws a line to the letter, with the quotes that stand in it marked."""
    marked = "|".join(re.escape(quote) for quote in sorted(quotes, key=len, reverse=True))
    parts = re.split(f"({marked})", line) if marked else [line]
    st.markdown(
        " ".join(
            f":orange-background[{literal(part)}]" if number % 2 else literal(part)
            for number, part in enumerate(parts)
            if part.strip()
        )
    )


def _with_bold(line: str) -> str:
    """One line with its bold words; what stands between two of them keeps its spaces."""
    parts = _BOLD.split(_seen(line))
    marked = (
        (f"**{_escaped(part)}**" if n % 2 else _escaped(part)) for n, part in enumerate(parts)
    )
    return "".join(marked)
