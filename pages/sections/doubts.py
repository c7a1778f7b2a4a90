"""What a draft says that no record holds: marked in place, until it is mended or accepted."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import streamlit as st

from crm.workspace import Mark
from pages.ui.text import literal


def show(
    marks: Sequence[Mark], texts: Mapping[str, str], accepted: set[tuple[str, str]], key: str
) -> None:
    """The fields with a doubt, the words marked, and a way to accept each.

    `texts` are the fields as they stand; a mark names its field in `where`. What is accepted is
    added to `accepted`. Names that are only to be looked at are marked in grey and counted apart.
    """
    left = [mark for mark in marks if (mark.where, mark.what) not in accepted]
    if not left:
        return
    with st.container(border=True, key=f"{key}_doubts"):
        hard = sum(not mark.soft for mark in left)
        names = len(left) - hard
        counted = [f"{hard} to check"] * bool(hard)
        counted += [f"{names} name{'s' * (names > 1)} to look at"] * bool(names)
        st.markdown(
            f":material/report: **{', '.join(counted)}**: mend the text above, or accept what "
            "you know to be right."
        )
        for field, text in texts.items():
            here = [mark for mark in left if mark.where == field]
            if here:
                st.markdown(_marked(text, here))
        for number, mark in enumerate(left):
            with st.container(horizontal=True, vertical_alignment="center"):
                nearest = f" The nearest: “{mark.quote}”" if mark.quote else ""
                st.text(f"“{mark.what}”: {mark.why}{nearest}", width="stretch")
                if st.button(
                    "Accept",
                    type="tertiary",
                    key=f"{key}_accept_{number}_{crc32(mark.what.encode())}",
                ):
                    accepted.add((mark.where, mark.what))
                    st.rerun()


def _marked(text: str, doubtful: Sequence[Mark]) -> str:
    """The text as Markdown that shows it to the letter, with the doubtful words coloured."""
    pieces, rest = [], text
    while rest:
        found = ((rest.find(mark.what), mark.soft, mark.what) for mark in doubtful)
        at, soft, words = min(
            (place for place in found if place[0] >= 0), default=(len(rest), False, "")
        )
        pieces.append(_lines(rest[:at]))
        if words:
            colour = "gray" if soft else "orange"
            pieces.append(f":{colour}-background[{literal(words)}]")
        rest = rest[at + len(words) :]
    return "".join(pieces)


def _lines(text: str) -> str:
    """Keeps the line breaks, and the spaces at the ends that `literal` would take."""
    shown = (literal(line) for line in text.split("\n"))
    lead = " " if text[:1] == " " else ""
    trail = " " if text[-1:] == " " else ""
    joined = "  \n".join(shown)
    return f"{lead}{joined}{trail}"
