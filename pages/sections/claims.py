"""A sentence of the AI with the records that it rests on; a click opens one."""

from collections.abc import Sequence

import streamlit as st

from crm import evidence
from crm.evidence import Claim, CustomerFile, Evidence
from crm.workspace import Mark
from pages.ui import text
from pages.ui.parts import dialog


def show(file: CustomerFile, key: str, claim: Claim, doubts: Sequence[Mark] = ()) -> None:
    """The claim, the reasons to doubt it, and a button for each record of the file.

    A sentence about the client that no record backs is only opened by a click.
    """
    reasons = [doubt.why for doubt in doubts]
    if evidence.UNBACKED in reasons and not claim.text.startswith(evidence.ADVICE):
        _show_unbacked(key, claim)
        return
    with st.container(gap=None):
        text.show(claim.text)
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            if doubts and evidence.UNBACKED not in reasons:
                _show_doubt(reasons)
            for fact_id in (id for id in claim.evidence if id in file.facts):
                _show_evidence(evidence.of(file, fact_id), f"{key}_{fact_id}")
        for quote in (doubt.quote for doubt in doubts if doubt.quote):
            st.caption(f"The record says: “{text.literal(quote)}”")


def show_withheld(number: int) -> None:
    """How many sentences are not shown since the records say otherwise."""
    if number:
        sentences = "1 sentence was" if number == 1 else f"{number} sentences were"
        st.caption(
            f":material/block: {sentences} withheld: the records say otherwise.",
        )


def show_sources(records: Sequence[tuple[Evidence, str]], key: str) -> None:
    """A line of records, each of which opens with its words marked."""
    if not records:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=key):
        st.caption("From the records:", width="content")
        for record, words in records:
            _show_evidence(record, f"{key}_{record.id}", (words,))


def _show_doubt(doubts: Sequence[str]) -> None:
    """The first doubt; a name that no record holds is only to be looked at."""
    hard = [doubt for doubt in doubts if doubt != evidence.STRANGE_NAME]
    if hard == [evidence.UNCHECKED]:
        st.badge("Unchecked", icon=":material/help:", color="gray", help=hard[0])
        return
    st.badge(
        "Not backed by the records" if hard else "A name to look at",
        icon=":material/report:" if hard else ":material/visibility:",
        color="orange" if hard else "gray",
        help=(hard or doubts)[0],
    )


def _show_unbacked(key: str, claim: Claim) -> None:
    box = st.expander(
        "Not backed by the records",
        icon=":material/report:",
        on_change="rerun",
        key=f"{key}_unbacked",
    )
    if box.open:
        with box:
            text.show(claim.text)


def _show_evidence(record: Evidence, key: str, quotes: Sequence[str] = ()) -> None:
    icon = ":material/description:"
    if st.button(text.literal(record.label), icon=icon, type="tertiary", key=key):
        open_record(record, quotes)


@dialog("The record behind this", width="medium", icon=":material/description:")
def open_record(record: Evidence, quotes: Sequence[str] = ()) -> None:
    """Opens a record to the letter, with the words in it marked that say something."""
    told = [quote for quote in quotes if quote and quote in record.text]
    if not told:
        st.text(record.text)
        return
    for line in record.text.splitlines():
        text.show_marked(line, told)
