"""The days that a text names are those it means, or none."""

from datetime import date

import pytest

from ai.reading import short_days
from ai.reading.dates import named_days

MONDAY = date(2026, 11, 30)
WEDNESDAY = date(2026, 3, 11)
MEANT = {
    "Fitting on 5.6.2027.": date(2027, 6, 5),
    "on 05-06-2027": date(2027, 6, 5),
    "14. Mai 2027": date(2027, 5, 14),
    "le 14 mai 2027": date(2027, 5, 14),
    "14 de mayo de 2027": date(2027, 5, 14),
    "12/25/2027": date(2027, 12, 25),
    "call Friday week": date(2026, 12, 11),
    "a week on Friday": date(2026, 12, 11),
    "Friday of next week": date(2026, 12, 11),
    "next week on Friday": date(2026, 12, 11),
    "the Friday after next": date(2026, 12, 11),
    "Friday fortnight": date(2026, 12, 18),
    "in a fortnight": date(2026, 12, 14),
    "tomorrow week": date(2026, 12, 8),
    "on 2027-03-04": date(2027, 3, 4),
    "on 2027/03/04": date(2027, 3, 4),
    "a fortnight today": date(2026, 12, 14),
    "a week tomorrow": date(2026, 12, 8),
    "le 1er juin 2027": date(2027, 6, 1),
    "am 4. Jänner 2027": date(2027, 1, 4),
    "in 10 days": date(2026, 12, 10),
    "June 1, 2027": date(2027, 6, 1),
    "end of January": date(2027, 1, 31),
    "by the end of next week": date(2026, 12, 11),
    "by the end of the week": date(2026, 12, 4),
    "by the end of next month": date(2026, 12, 31),
    "Friday last week": date(2026, 11, 27),
    "this Friday": date(2026, 12, 4),
}
UNREAD = [
    "12/25 please",
    "13.13.2027",
    "29.2.2027",
    "0/0/00",
    "20270304",
    "a week ago Friday",
    "two weeks ago on Friday",
    "Saturday a week ago",
    "31.2.2027",
    "version 1.5.2027.3",
    "1-800-555-2027",
]


@pytest.mark.parametrize("text", MEANT)
def test_a_day_is_the_one_that_is_meant(text: str) -> None:
    assert [day.on for day in named_days(text, MONDAY)] == [MEANT[text]]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_sure_is_left_unread(text: str) -> None:
    assert list(named_days(text, MONDAY)) == []


@pytest.mark.parametrize(("words", "day"), short_days.EXAMPLES)
def test_days_noted_in_haste(words: str, day: date | None) -> None:
    named = [each.on for each in named_days(words, short_days.WRITTEN)]
    assert named == ([day] if day else [])


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
    assert [day.on for day in named_days(f"Seen {text}.", WEDNESDAY)] == [on]


@pytest.mark.parametrize(
    "text",
    ["She may march in second.", "Two pairs in size 38.", "On 31 February.", "At 14:30 sharp."],
)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert list(named_days(text, WEDNESDAY)) == []
