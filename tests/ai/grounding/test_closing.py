import pytest

from ai.grounding.closing import is_reopened


@pytest.mark.parametrize(
    "sentence, record, expected",
    [
        ("The refund for the clutch is still to be paid.", "Refund for the clutch paid.", True),
        ("The hem of the coat is something she has yet to sign.", "Hem of the coat closed.", True),
        ("Whether a hat goes with it remains to be settled.", "Settled: no hat.", True),
        ("The hem of the coat is still open.", "Hem of the coat not decided.", False),
        ("The refund for the clutch was paid.", "Refund for the clutch paid.", False),
        ("The belt is still open.", "Refund for the clutch paid.", False),
    ],
)
def test_what_is_settled_is_not_told_as_open(sentence: str, record: str, expected: bool) -> None:
    assert is_reopened(sentence, [record]) is expected
