from datetime import date

import pytest

from ai.grounding.retelling import Retelling

TODAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    "sentence, record, expected",
    [
        (
            "Her stepson Noel was bored on the bench and likes trainers only.",
            "stepson Noel (12) bored on the bench, likes trainers only",
            True,
        ),
        (
            "She likes trainers only.",
            "stepson Noel (12) bored on the bench, likes trainers only",
            False,
        ),
        (
            "Saoirse sang in the cape for an hour.",
            "Dear Ms Vale, I sang in the cape for an hour.",
            True,
        ),
        (
            "She wants the initials inside, not on the collar.",
            "Initials inside, not on the collar.",
            True,
        ),
        ("She wants the initials on the collar.", "Initials inside, not on the collar.", False),
        (
            "Ugo can have a waistcoat at staff price.",
            "Ugo would like a waistcoat at staff price.",
            False,
        ),
        ("She has a stall at the spring fair.", "A stall at the spring fair? Not possible.", False),
        ("The linen cape cost $400.", "Linen cape €400.", False),
        (
            "She chose four robes for the choir.",
            "Chose three robes for the choir, four hats.",
            False,
        ),
        ("She finds the gown loud for a recital.", "He finds the gown loud for a recital.", False),
        ("She thinks the cape is a bin bag.", "Pim: 'the cape is a bin bag'.", False),
    ],
)
def test_a_record_told_in_its_own_words_is_known_again(
    sentence: str, record: str, expected: bool
) -> None:
    head = "Email, 3 March 2026" if record.startswith("Dear ") else "Call, 3 March 2026"
    kin = {"noel": "stepson", "ugo": "", "vale": ""}
    told = Retelling({"I1": f"{head}\n{record}"}, "Saoirse Lindqvist", kin, "she", TODAY)
    assert told.has(sentence, False) is expected


def test_what_was_so_more_than_a_year_ago_is_not_told_as_so_now() -> None:
    records = {"I1": "Call, 3 March 2024\nLives above the bakery in Kloosterstraat."}
    told = Retelling(records, "Saoirse Lindqvist", {}, "she", TODAY)
    assert not told.has("She lives above the bakery in Kloosterstraat.", False)
