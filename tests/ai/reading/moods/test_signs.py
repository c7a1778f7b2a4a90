"""The signs of a mood: each row by its example, denials, numbers, and where it stands."""

import pytest

from ai.reading.moods.signs import Row, rows, signs


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.example)
def test_each_row_is_seen_in_its_example_and_nothing_against_it(row: Row) -> None:
    assert {sign.mood for sign in signs(row.example)} == {row.mood}


@pytest.mark.parametrize(
    "text",
    [
        "No complaints from him.",
        "She was not disappointed.",
        "He never complained, not once.",
        "She can't fault it.",
        "Not unhappy with the price.",
        "He couldn't be happier.",
    ],
)
def test_a_complaint_that_is_denied_is_none(text: str) -> None:
    assert {sign.mood for sign in signs(text)} <= {"positive"}


@pytest.mark.parametrize(
    "text",
    ["She is not thrilled with it.", "He wasn't delighted.", "It is not perfect, she said."],
)
def test_a_kind_word_that_is_denied_is_none(text: str) -> None:
    assert {sign.mood for sign in signs(text)} <= {"negative"}


@pytest.mark.parametrize(
    "text",
    [
        "waist 86",
        "Left hand first",
        "86 is her waist, 187 her height, fitting at 8:30.",
        "Killer heels, black, size 39.",
        "The deadline is Friday noon.",
        "Loves ivory silk, hates beige.",
    ],
)
def test_numbers_measures_strong_words_and_standing_tastes_are_no_signs(text: str) -> None:
    assert signs(text) == []


def test_the_end_of_a_note_weighs_more_than_its_beginning() -> None:
    first, last = signs("She was thrilled with the coat. Then it was the lining. She was furious.")
    assert (first.mood, last.mood) == ("positive", "negative")
    assert last.weight > 2 * first.weight
