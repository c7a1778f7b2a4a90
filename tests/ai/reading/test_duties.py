"""What calls for a follow-up is learnt, and told apart from what is over or nobody's duty."""

from datetime import date, timedelta

import pytest

from ai.reading.duties.categorizer import likelihood, weigh
from ai.reading.duties.marks import record
from ai.reading.duties.train import Case, train
from ai.reading.reader import read
from ai.reading.settlements import GRACE, is_passed_over

TODAY = date(2026, 6, 10)


def likely(text: str) -> float:
    return likelihood(record(text, TODAY, "call", False, read(text, TODAY, "Ada").proposals), 0)


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        (
            "I promised to send the swatches by Friday.",
            "As promised I sent the swatches yesterday.",
        ),
        ("Told him I'd bring the box on Monday.", "He told me a story about his boat."),
        ("She asked for a second fitting on Friday.", "She loved the second fitting."),
    ],
)
def test_a_duty_is_likelier_than_what_only_sounds_like_one(wanted: str, other: str) -> None:
    assert likely(wanted) > 0.5 > 0.2 > likely(other)


def test_training_gives_weight_to_what_tells_them_apart() -> None:
    cases = [Case("a", {"told": 1.0, "done": float(n % 2)}, n % 2 == 0) for n in range(40)]
    weights = train(cases)
    assert weigh({"told": 1.0}, weights) > 0.7 > 0.3 > weigh({"told": 1.0, "done": 1.0}, weights)
    assert train(cases) == weights


def test_a_promise_is_passed_over_only_when_its_day_is_gone_and_there_was_word_since() -> None:
    due, after = TODAY, TODAY + timedelta(days=2)
    late = TODAY + GRACE + timedelta(days=1)
    assert is_passed_over(due, [after], late)
    assert not is_passed_over(due, [due], late)
    assert not is_passed_over(due, [after], due + GRACE)
