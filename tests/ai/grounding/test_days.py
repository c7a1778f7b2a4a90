"""What lies between two days of the records can be told without standing in them."""

from datetime import date
from decimal import Decimal

from ai.grounding.days import spans

TODAY = date(2026, 11, 30)
RECORDS = [
    "Call, 21 November 2026\nFitting on 2 December.",
    "Meeting, 24 November 2026\nGala 7 December.",
]


def test_the_days_between_two_days_of_the_records_are_known() -> None:
    counted = spans("The fitting is five days before the gala.", RECORDS, TODAY)
    assert {Decimal(5), Decimal(7), Decimal(13)} <= counted
    assert Decimal(4) not in counted


def test_weeks_are_known_where_they_are_whole() -> None:
    counted = spans("The gala is a week after today.", RECORDS, TODAY)
    assert Decimal(1) in counted


def test_a_sentence_that_counts_no_time_has_none() -> None:
    assert spans("She has five coats.", RECORDS, TODAY) == set()
