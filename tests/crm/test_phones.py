"""Phone numbers as people type them."""

import pytest

from crm import phones


@pytest.mark.parametrize(
    "typed",
    [
        "+33 1 99 00 12 34",
        "01 99 00 12 34",
        "(020) 7946 0000 ext. 12",
        "+44 20 7946 0000",
        "555-0100",
    ],
)
def test_what_can_be_dialled_is_taken(typed: str) -> None:
    assert phones.can_be_dialled(typed)


@pytest.mark.parametrize("typed", ["+33 1", "+999 123 4567 8901 2345", "call Anna", "+", "12"])
def test_what_cannot_be_dialled_is_not(typed: str) -> None:
    assert not phones.can_be_dialled(typed)


def test_a_number_has_its_usual_spellings() -> None:
    assert "+33199001234" in phones.spellings("+33 (0)1 99.00.12.34")
    assert phones.spellings("01 99") == ("01 99",)
