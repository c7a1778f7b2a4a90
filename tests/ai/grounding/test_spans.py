from datetime import date

import pytest

from ai.grounding.spans import without_span

TODAY = date(2026, 3, 11)
RECORDS = {
    "I1": "Call, 3 March 2026\nPremiere on 20 March. Fitting on 14 March.",
    "F1": "Follow-up due on 13 March 2026 (open): deliver the cape",
}


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("The fitting is six days before the premiere.", "The fitting is."),
        (
            "The fitting is on 14 March, six days ahead of the premiere.",
            "The fitting is on 14 March.",
        ),
        (
            "The cape goes out on 13 March, one week before the premiere.",
            "The cape goes out on 13 March.",
        ),
        (
            "We bring the cape on 13 March, the day before her fitting.",
            "We bring the cape on 13 March.",
        ),
    ],
)
def test_the_time_between_two_days_of_the_records_is_counted(sentence: str, expected: str) -> None:
    assert without_span(sentence, RECORDS, TODAY) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The fitting is five days before the premiere.",
        "The cape goes two weeks before the premiere.",
    ],
)
def test_another_time_is_left_to_be_judged(sentence: str) -> None:
    assert without_span(sentence, RECORDS, TODAY) == sentence
