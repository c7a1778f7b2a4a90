"""What rules over words read in a rep's note: likes, promises, days, sizes, remarks."""

from datetime import date

import pytest

from ai.reading.dates import dated_events, occasions
from ai.reading.sentences import clauses, sentences

WEDNESDAY = date(2026, 3, 11)
CALL = (
    "She adored the emerald silk gown, asked to see it before the Cannes dinner on 14 May, but "
    "found the shoes too heavy. Promised to send two lighter pairs on Friday."
)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("on 14 May", date(2026, 5, 14)),
        ("May 14th", date(2026, 5, 14)),
        ("on 2026-05-14", date(2026, 5, 14)),
        ("on 14/05/2027", date(2027, 5, 14)),
        ("on 3 January", date(2026, 1, 3)),  # two months back is nearer than ten ahead
        ("on 3 September", date(2026, 9, 3)),
        ("on Friday", date(2026, 3, 13)),
        ("on Wednesday", date(2026, 3, 18)),
        ("next Friday", date(2026, 3, 20)),
        ("last Friday", date(2026, 3, 6)),
        ("tomorrow", date(2026, 3, 12)),
        ("in three weeks", date(2026, 4, 1)),
        ("end of June", date(2026, 6, 30)),
        ("on 29 February 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_resolved_from_the_day_of_the_note(text: str, on: date) -> None:
    assert [event.on for event in dated_events(f"Seen {text}.", WEDNESDAY)] == [on]


@pytest.mark.parametrize(
    "text",
    ["She may march in second.", "Two pairs in size 38.", "On 31 February.", "At 14:30 sharp."],
)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert dated_events(text, WEDNESDAY) == []


def test_an_occasion_stands_with_its_day() -> None:
    (event, _) = dated_events(CALL, WEDNESDAY)
    assert (event.words, event.on) == ("Cannes dinner", date(2026, 5, 14))
    assert occasions("A dinner jacket for the London premiere") == ["London premiere"]


def test_a_sentence_parts_into_clauses_that_stand_for_themselves() -> None:
    first, second = clauses(CALL.split(". ")[0])
    assert first.startswith("She adored the emerald silk gown, asked to see it")
    assert second == "found the shoes too heavy"
    assert clauses("Silk, but late.") == ["Silk, but late."]


def test_sentences_end_where_a_reader_ends_them() -> None:
    text = "Met Mr. Crane at St. James. He wants No. 4.\nThen tea! (Late.) 2 pairs left."
    assert sentences(text) == [
        "Met Mr. Crane at St. James.",
        "He wants No. 4.",
        "Then tea!",
        "(Late.)",
        "2 pairs left.",
    ]
