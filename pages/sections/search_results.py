"""What a search has found: customers with the lines that say it, then pieces."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from crm import excerpts, search
from crm.dates import long_date
from crm.models import CustomerCard
from pages.sections import customer_link
from pages.ui import labels, session
from pages.ui.element import element
from pages.ui.text import literal

HTML = "<ul class='search-results'></ul>"
SHORT = 160
"""Characters of a text around the words that were looked for."""
KINDS = {"note": "Notes", "interaction": "Logged", "fact": "Known", "follow-up": "Follow-up"}
NOTHING = (
    "Nothing in your book has these words: no name, company, address or phone, no note, "
    "interaction, fact, follow-up or piece. Try fewer words; archived clients are found on "
    "Customers, under Archived."
)
CLOSE = "Nobody has all of these words: these have the most of them."


def show(findings: search.Findings) -> None:
    """The list, or what to do when there is nothing to list."""
    if not (findings.matches or findings.pieces):
        st.info(NOTHING, icon=":material/search_off:")
        _show_guesses(findings.guesses)
        return
    if findings.is_close:
        st.caption(CLOSE)
        _show_guesses(findings.guesses)
    rows = [_row(match, findings.terms) for match in findings.matches]
    element(__file__, HTML)(data={"matches": rows}, key="search_results", height="content")
    if findings.pieces:
        st.subheader("Pieces", anchor=False)
    for piece in findings.pieces:
        st.page_link(
            "pages/catalog.py",
            label=f"{literal(piece.name)} · {labels.category(piece.category)}",
            icon=":material/styler:",
            query_params={"catalog_search": piece.name},
        )


def _show_guesses(guesses: Sequence[str]) -> None:
    """What may have been meant, each a link to its own search."""
    if not guesses:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text("Did you mean", width="content")
        for guess in guesses:
            st.page_link(
                "pages/search.py",
                label=literal(guess),
                icon=":material/search:",
                query_params={"q": guess},
                width="content",
            )


def _row(match: search.Match, terms: tuple[str, ...]) -> dict[str, Any]:
    card = match.card
    assert card is not None
    return {
        "name": customer_link.title(card.name),
        "href": f"customer?customer={card.id}",
        "about": _about(card),
        "mood": labels.sentiment(card.overall_sentiment) if card.overall_sentiment else "",
        "lines": [_line(line, terms) for line in match.best_lines],
    }


def _about(card: CustomerCard) -> str:
    """What tells namesakes apart."""
    return " · ".join(part for part in (card.company, card.email, card.phone) if part)


def _line(line: search.Line, terms: tuple[str, ...]) -> dict[str, Any]:
    day = f", {long_date(line.day, session.today())}" if line.day else ""
    return {"kind": f"{KINDS[line.kind]}{day}", "parts": excerpts.excerpt(line.text, terms, SHORT)}
