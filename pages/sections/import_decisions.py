"""What a rep decides of a file before it is saved: doubles, people unknown, what is left out."""

from typing import Any

import streamlit as st

from crm import contacts
from crm.importing.matching import Decision, Double
from crm.importing.people import Reading, Who
from pages.sections import customer_choice
from pages.ui.labels import count

SHOWN = 100
"""People who are shown before they are saved, and doubles that are asked about one by one."""
MOST_CHOSEN = 5
"""Unknown people for whom a client of the book can be chosen."""


DECISIONS: dict[Decision, str] = {"skip": "Leave out", "join": "Join", "both": "Keep both"}


def show_doubles(digest: str, doubles: list[Double]) -> dict[str, Decision]:
    """Each beside who is known already; nothing is joined unless the rep says so."""
    if not doubles:
        return {}
    st.subheader("Possible doubles", anchor=False)
    decisions: dict[str, Decision] = {}
    for double in doubles[:SHOWN]:
        place = f"import_{digest}_{double.person.where}"
        with st.container(border=True):
            left, right = st.columns(2)
            _show_one(left, "In the file", double.person)
            _show_one(right, "In your book" if double.card else "Earlier in the file",
                      double.card or double.earlier)  # fmt: skip
            decisions[double.person.where] = st.radio(
                f"The same {double.why}: what shall become of {double.person.name}?",
                list(DECISIONS),
                format_func=DECISIONS.__getitem__,
                horizontal=True,
                key=f"{place}_decision",
            )
    if len(doubles) > SHOWN:
        rest: Decision = st.radio(
            f"All {len(doubles) - SHOWN:,} others",
            list(DECISIONS),
            format_func=DECISIONS.__getitem__,
            horizontal=True,
            key=f"import_{digest}_others",
        )
        decisions |= {double.person.where: rest for double in doubles[SHOWN:]}
    return decisions


def _show_one(place: Any, label: str, someone: Any) -> None:
    place.caption(label)
    reached = (*contacts.emails(someone), *contacts.phones(someone))
    parts = (someone.name, someone.company, *reached)
    place.text("\n".join(part for part in parts if part))


def show_unknown(digest: str, unknown: list[Who]) -> dict[Who, int | None]:
    """Whom mails, chats and events are about that nobody knows: added, chosen, or left out."""
    people_of: dict[Who, int | None] = {}
    few = len(unknown) <= MOST_CHOSEN
    for number, who in enumerate(unknown[:SHOWN]):
        choices = ["Add as a new client", "Leave out", *(["Choose a client"] if few else [])]
        choice = st.selectbox(
            f"{who.label} is not in your book",
            choices,
            index=0 if few else 1,
            key=f"import_{digest}_who_{number}",
        )
        if choice == choices[0]:
            people_of[who] = None
        elif choice == "Choose a client" and (
            card := customer_choice.show(f"import_{digest}_{number}")
        ):
            people_of[who] = card.id
    return people_of


def show_left_out(digest: str, reading: Reading) -> list[str]:
    """What is not taken in and why, and what of a row could not be kept; the places ticked in."""
    people = [person for person in reading.people if person.left_out]
    lines = [(each.where, each.name, each.left_out) for each in people]
    lines += [(each.where, each.what, each.reason) for each in reading.left_out]
    lines += [(each.where, each.name, why) for each in reading.people for why in each.problems]
    if not lines:
        return []
    with st.expander(f"{count(len(lines), 'remark')} on what is left out or could not be kept"):
        st.table(
            {
                "Where": [line[0] for line in lines[:SHOWN]],
                "What": [line[1] for line in lines[:SHOWN]],
                "Why": [line[2] for line in lines[:SHOWN]],
            }
        )
    if not people:
        return []
    names = {person.where: f"{person.name} ({person.where})" for person in people}
    return st.multiselect(
        "Take in all the same",
        list(names),
        format_func=names.__getitem__,
        key=f"import_{digest}_in",
    )
