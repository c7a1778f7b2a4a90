"""Names in an answer: unknown pieces, pieces wrongly owned or priced, other names only softly."""

from datetime import date

import pytest
from pydantic import BaseModel

from ai.claims import Claim
from ai.grounding.answers import Mark, check
from ai.grounding.names import STRANGE_NAME, UNKNOWN_PIECE
from ai.grounding.pieces import OTHER_PRICE, UNDESCRIBED, UNOWNED

TODAY = date(2026, 3, 11)
FACTS = {
    "C": "Ines Moreau of Moreau Films",
    "N": "Assistant: Colombe. Loves emerald.",
    "I1": "Meeting, 14 May 2025\nTried the Ivory Lace Gown and hesitated. Wore a plum silk coat.",
    "P1": "Bought on 2 June 2025: 1 × Emerald Silk Gown (dresses), €9,800.00 each",
    "K1": "Onyx Crêpe Suit (suits), €3,890.00, in stock\nBlack crêpe, wide leg.",
    "K2": "Gold-Leaf Minaudière (accessories), €2,100.00, in stock\nHand-gilded evening case.",
    "K3": "Aurelia column gown (dresses), €4,200.00, in stock\nBias-cut black silk.",
    "S": "The sender: Robin Vale of Luxe Couture",
}


class Letter(BaseModel):
    subject: str = ""
    body: str = ""
    claims: tuple[Claim, ...] = ()


def marks(text: str) -> list[Mark]:
    return list(check(Letter(body=text), FACTS, TODAY).marks)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ines,\n\nThe Onyx Crêpe Suit, €3,890. Black crêpe, wide leg.",
        "Your Emerald Silk Gown Awaits",
        "Introducing the Onyx Crepe Suit to you, Ines.",
        "Your emerald gown of 2 June 2025 is dear to us.",
        "The Aurelia column gown, at €4,200.00, is here.",
        "I saw how the Ivory Lace Gown made you hesitate.",
        "Remember the plum silk coat that you wore?",
        "Bring Colombe, and look at the Gold-Leaf Minaudière.",
        "It could become your next Onyx Crêpe Suit.",
        "With warmest wishes,\nRobin Vale\nLuxe Couture",
        "In June we open in Emerald.",
    ],
)
def test_what_the_records_have_by_name_is_not_marked(text: str) -> None:
    assert [mark for mark in marks(text) if mark.why not in ("", STRANGE_NAME)] == []
    assert not [mark for mark in marks(text) if mark.soft]


@pytest.mark.parametrize(
    ("text", "what", "why"),
    [
        ("We kept the Golden Phoenix Cape for you.", "Golden Phoenix Cape", UNKNOWN_PIECE),
        ("Starlight Cape is here.", "Starlight Cape", UNKNOWN_PIECE),
        ("The Emerald Crêpe Tuxedo, at last.", "Emerald Crêpe Tuxedo", UNKNOWN_PIECE),
        ("See the Selene column gown.", "Selene column gown", UNKNOWN_PIECE),
        ("THE SCARLET OPERA COAT", "SCARLET OPERA COAT", UNKNOWN_PIECE),
        ("A pair of crimson suede boots awaits.", "crimson suede boots", UNDESCRIBED),
        ("Your Onyx Crêpe Suit must be tired.", "Onyx Crêpe Suit", UNOWNED),
        ("YOUR NEW ONYX CRÊPE SUIT", "ONYX CRÊPE SUIT", UNOWNED),
        ("The Onyx Crêpe Suit you bought in May.", "Onyx Crêpe Suit", UNOWNED),
        ("Since you ordered the Gold-Leaf Minaudière.", "Gold-Leaf Minaudière", UNOWNED),
        ("Your Ivory Lace Gown, which you only tried.", "Ivory Lace Gown", UNOWNED),
        ("How is your black crêpe suit?", "black crêpe suit", UNOWNED),
        ("The Onyx Crêpe Suit in your wardrobe.", "Onyx Crêpe Suit", UNOWNED),
        ("The Onyx Crêpe Suit for €2,100.", "2,100", OTHER_PRICE),
        ("For 9,800 euros the Gold-Leaf Minaudière is yours.", "9,800", OTHER_PRICE),
    ],
)
def test_a_piece_that_is_unknown_not_owned_or_priced_otherwise_is_marked(
    text: str, what: str, why: str
) -> None:
    assert [(mark.what, mark.why, mark.soft) for mark in marks(text)] == [(what, why, False)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giancarlo sends his love from Portofino.", ["Portofino"]),
        ("I met Zora Bell.", ["Zora Bell"]),
        ("Bring Colombe and Zora.", ["Zora"]),
        ("A Word From Paris Or Rome", []),
    ],
)
def test_any_other_name_is_only_to_be_looked_at(text: str, names: list[str]) -> None:
    found = marks(text)
    assert [mark.what for mark in found] == names
    assert all(mark.soft and mark.why == STRANGE_NAME for mark in found)


def test_every_field_is_looked_at_and_a_claim_by_all_records() -> None:
    letter = Letter(
        subject="The Golden Phoenix Cape",
        body="Your Onyx Crêpe Suit.",
        claims=(
            Claim(text="Owns the Onyx Crêpe Suit.", evidence=("I1",)),
            Claim(text="Has the Emerald Silk Gown.", evidence=("I1",)),
        ),
    )
    found = [(mark.where, mark.what) for mark in check(letter, FACTS, TODAY).marks]
    assert found == [
        ("subject", "Golden Phoenix Cape"),
        ("body", "Onyx Crêpe Suit"),
        ("claims[0]", "Onyx Crêpe Suit"),
    ]


def test_a_day_ahead_that_only_words_name_is_marked_unless_a_record_means_it() -> None:
    facts = FACTS | {"R": "Say that the fitting is on Friday."}
    assert check(Letter(body="See you on Friday."), facts, TODAY).marks == ()
    found = check(Letter(body="See you on Saturday, or tomorrow."), facts, TODAY).marks
    assert [mark.what for mark in found] == ["Saturday", "tomorrow"]


def test_words_in_quotes_in_capitals_or_of_other_scripts_break_nothing() -> None:
    for text in ("“Ines” 紗和子 ريم Ünal", "É" * 5_000, "A " * 5_000, "your " * 4_000 + "gown"):
        check(Letter(body=text), FACTS | {"N": text}, TODAY)
