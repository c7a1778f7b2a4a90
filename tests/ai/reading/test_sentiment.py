"""What `mood` promises: the client's mood, None for what it can't read, and never an error."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai.reading.sentiment import mood

TUNING = json.loads(Path(__file__).with_name("tuning_notes.json").read_text("utf-8"))
MOODS = ("positive", "neutral", "negative", None)


def test_macro_f1_on_the_tuning_notes() -> None:
    pairs = [(note["mood"], mood(note["text"])) for note in TUNING]
    assert sum(map(f1, MOODS, [pairs] * 4)) / 4 >= 0.85


def f1(wanted: str | None, pairs: list[tuple[str | None, str | None]]) -> float:
    hits = sum(told == judged == wanted for told, judged in pairs)
    named = sum((told == wanted) + (judged == wanted) for told, judged in pairs)
    return 2 * hits / named


@pytest.mark.parametrize(
    "text",
    [
        "Over the moon with the fitting.",
        "She is obsessed with the new heels.",
        "He wants another in navy.",
        "It is a killer look.",
        "She can't wait.",
        "The coat is to die for.",
        "Stole the show in Cannes.",
    ],
)
def test_delight_is_positive(text: str) -> None:
    assert mood(text) == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "The shoes were too tight.",
        "He was kept waiting for an hour.",
        "They sent the wrong size.",
        "She expected better.",
        "The bill was overpriced, she said.",
        "No reply to my letters.",
        "She was disappointed.",
        "He cancelled.",
    ],
)
def test_a_complaint_is_negative(text: str) -> None:
    assert mood(text) == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "It is lovely, but not for me this season.",
        "Thank you, I will think about it.",
        "She passed on the coat.",
        "He would rather not, thank you.",
    ],
)
def test_a_polite_refusal_is_negative(text: str) -> None:
    assert mood(text) == "negative"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is not happy with the hem.", "negative"),
        ("He didn't love the lapels.", "negative"),
        ("No complaints at all from her side.", "positive"),
        ("The shoes were not too tight.", "neutral"),
        ("Wide sleeves, not lace, and she was delighted.", "positive"),
    ],
)
def test_a_negation_turns_the_word_it_stands_before(text: str, expected: str) -> None:
    assert mood(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adored the gown but found the shoes too heavy.", "positive"),
        ("Loved the fabric, but the fitting was a disaster and she left angry.", "negative"),
        ("The delay annoyed her, but she was thrilled with the coat.", "positive"),
        ("Although the delay annoyed her, she was thrilled with the coat.", "positive"),
        ("She was thrilled with the coat, though the lining itches.", "positive"),
    ],
)
def test_what_follows_but_and_strong_words_weigh_more(text: str, expected: str) -> None:
    assert mood(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dear Emma,\nThank you for your message. The car comes at ten.\nBest regards,\nPaul",
        "The pair is back in your size. Shall I put it aside?\nLove, Bea",
        "We would be delighted to welcome you on 4 June. Please do not hesitate to call.",
        "I hope this finds you well. We look forward to the fitting.",
        "The invitation is enclosed.\n> I am furious, this is unacceptable.",
    ],
)
def test_politeness_and_quoted_lines_tell_no_mood(text: str) -> None:
    assert mood(text) == "neutral"


@pytest.mark.parametrize(
    "text",
    [
        "She has no interest to pay before May, no problem.",
        "He asked for a sharp cut and bold colours.",
        "The invitation to the party says dress to kill.",
        "She may win the award; the charity gala is free.",
        "A gift for her sister, to celebrate the first night.",
        "It looks like the coat from May.",
        "He hates brown and loves velvet.",
    ],
)
def test_words_of_the_business_and_standing_tastes_tell_no_mood(text: str) -> None:
    assert mood(text) == "neutral"


@pytest.mark.parametrize("text", ["", " \n", "12/03 14:30", "?!", "\0", "\ud800", "👗"])
def test_a_text_without_words_is_not_read(text: str) -> None:
    assert mood(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "La robe est magnifique et elle est ravie.",
        "Il vestito è bellissimo, grazie mille.",
        "Das Kleid ist leider zu eng und die Kundin ist enttäuscht.",
        "El vestido es precioso, muchas gracias.",
        "Платье великолепно.",
        "الفستان جميل جدا",
        "השמלה נפלאה",
        "とても美しいドレスです",
        "드레스가 정말 마음에 들어요",
        "Το φόρεμα είναι υπέροχο",
    ],
)
def test_another_language_is_not_read(text: str) -> None:
    assert mood(text) is None


def test_the_english_of_a_mixed_text_is_read() -> None:
    assert mood("« C'est magnifique, je l'adore. » She was thrilled and took two.") == "positive"
    assert mood("Элегантно! She was furious about the delay.") == "negative"


def test_a_text_mostly_unread_is_not_called_neutral() -> None:
    assert mood("الزيارة الأولى أعجبها فستان الشيفون البنفسجي كثيرًا. She asked for a hem.") is None


@given(st.text(st.characters(codec=None)))
def test_any_string_is_judged(text: str) -> None:
    assert mood(text) in MOODS


@pytest.mark.parametrize(
    "text",
    [
        "She adored the gown but found it too heavy, and would rather not. " * 2_000,
        "but not very happy, " * 5_000,
        "a" * 100_000,
        "!" * 100_000,
        "👗" * 100_000,
        "\0\ud800" * 50_000,
        "\n" * 100_000,
        "with many " * 10_000,
        " " * 100_000,
    ],
    ids=["notes", "clauses", "one word", "marks", "emoji", "broken", "lines", "closings", "spaces"],
)
def test_a_long_text_is_read_too(text: str) -> None:
    assert mood(text) in (None, "positive", "neutral", "negative")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I feared she would be furious about the delay, she only laughed.", "positive"),
        ("Was unhappy with the lapel in May, now he is delighted.", "positive"),
        ("She was delighted in May, now she is furious.", "negative"),
        ("The film is called Furious Hearts.", "neutral"),
        ("He could not have been kinder about it.", "positive"),
        ("She was thrilled when she left.", "positive"),
        ("She thought the gown was perfect for Cannes and loved it.", "positive"),
    ],
)
def test_what_was_feared_what_was_once_and_titles_tell_no_mood(text: str, expected: str) -> None:
    assert mood(text) == expected
