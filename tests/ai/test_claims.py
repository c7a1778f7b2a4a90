"""Claims are kept as text, one a line, and come back from it as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai.claims import Claim, claims_from_text, claims_to_text

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
CLAIMS = st.builds(
    Claim,
    text=ANY_TEXT,
    evidence=st.lists(st.text(st.characters(codec=None), min_size=1, max_size=6)).map(tuple),
)


@given(st.dictionaries(ANY_TEXT, st.lists(CLAIMS, min_size=1, max_size=4).map(tuple), max_size=4))
def test_any_claims_come_back_as_they_were(sections: dict[str, tuple[Claim, ...]]) -> None:
    assert claims_from_text(claims_to_text(sections)) == sections


def test_a_claim_is_one_readable_line() -> None:
    sections = {
        "Fashion": (Claim(text="Loves silk.", evidence=("I12", "P3")),),
        "Behaviour": (Claim(text="Writes at night: late.", evidence=()),),
    }
    assert claims_to_text(sections) == (
        "Fashion: Loves silk. [I12, P3]\nBehaviour: Writes at night: late. []"
    )


@pytest.mark.parametrize(
    "text", ["a\nFashion: b [I1]", "[I1] [I2]", "\r\n", "\\u000a", "Fashion: x", "\x00", "\ud800"]
)
def test_a_hostile_text_starts_no_line_and_cites_nothing(text: str) -> None:
    sections = {"Summary": (Claim(text=text, evidence=("C",)),)}
    kept = claims_to_text(sections)
    assert len(kept.splitlines()) == 1
    assert "\x00" not in kept
    assert kept.encode()
    assert claims_from_text(kept) == sections


def test_lines_that_are_no_claims_are_passed_over() -> None:
    assert claims_from_text("") == {}
    assert claims_from_text("Loves silk.\n\nno section [I1]\nFashion: Silk. [I1]") == {
        "Fashion": (Claim(text="Silk.", evidence=("I1",)),)
    }
