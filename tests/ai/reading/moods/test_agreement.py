"""What `mood` promises: the client's mood, None for what is in doubt, and never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai.reading.moods.agreement import agreed, mood
from ai.reading.moods.categorizer import Odds
from ai.reading.moods.signs import Sign

MOODS = ("positive", "neutral", "negative", None)
KIND = Sign("positive", "thrilled", 0.9, False)
HARSH = Sign("negative", "furious", 0.9, False)
THREAT = Sign("negative", "my lawyer", 0.1, True)
HAPPY, SURELY_HAPPY = Odds(0.3, 0.2, 0.5), Odds(0.05, 0.05, 0.9)
UNHAPPY, EVERYDAY = Odds(0.6, 0.3, 0.1), Odds(0.2, 0.6, 0.2)


@pytest.mark.parametrize(
    ("odds", "signs", "verdict"),
    [
        (SURELY_HAPPY, [], "positive"),
        (SURELY_HAPPY, [KIND], "positive"),
        (SURELY_HAPPY, [HARSH], None),
        (SURELY_HAPPY, [THREAT, KIND], None),
        (HAPPY, [KIND], "positive"),
        (HAPPY, [], None),
        (UNHAPPY, [], "negative"),
        (UNHAPPY, [HARSH], "negative"),
        (UNHAPPY, [KIND], None),
        (EVERYDAY, [], "neutral"),
        (EVERYDAY, [KIND], None),
        (EVERYDAY, [HARSH], None),
    ],
)
def test_a_mood_is_read_where_both_agree_or_one_is_sure_and_the_other_silent(
    odds: Odds, signs: list[Sign], verdict: str | None
) -> None:
    assert agreed(odds, signs) == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Over the moon with the fitting.",
        "She was thrilled with the coat and ordered a second one.",
        "Referred her sister, who came in on Saturday asking for me.",
        "Sent flowers to the atelier.",
        "No complaints at all, he took two more.",
        "Elle est ravie, mille mercis à toute l'équipe.",
        "Sie ist begeistert und hat Kuchen für alle gebracht.",
    ],
)
def test_delight_and_kind_deeds_are_positive(text: str) -> None:
    assert mood(text) == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "I'm done being nice, next is a story.",
        "This is the third time I ask for my refund.",
        "She was disappointed with the hem.",
        "Took it back and asked for the manager.",
        "He is not happy with the hem.",
        "My lawyer will be in touch.",
        "She loved the fabric, but the zip broke again and she wants her money back.",
        "È furiosa, vuole il rimborso.",
        "Está harta de esperar y pide la hoja de reclamaciones.",
    ],
)
def test_complaints_and_threats_are_negative(text: str) -> None:
    assert mood(text) == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "waist 86",
        "Left hand first",
        "Deposit received, balance due on delivery, invoice to the office.",
        "Fitting moved to Thursday at 10, bring the black shoes.",
        "Asks for the price of both, decides in January.",
    ],
)
def test_everyday_business_is_not_a_mood(text: str) -> None:
    assert mood(text) in ("neutral", None)


@pytest.mark.parametrize(
    "threat",
    [
        "You are the best, everybody says so. You will hear from my lawyer.",
        "Loved it, thrilled, perfect, a dream! Never again.",
        "What a lovely box, thank you so much. I want my money back.",
        "She laughed, kissed me, adored the coat and asked for a full refund.",
    ],
)
def test_a_threat_among_kind_words_is_never_happy(threat: str) -> None:
    assert mood(threat) != "positive"


def test_quoted_lines_and_courtesies_tell_no_mood() -> None:
    plain = "The invitation is enclosed."
    assert mood(f"{plain}\n> I am furious, I want my money back.") == mood(plain)


@pytest.mark.parametrize("text", ["", " \n", "12/03 14:30", "?!", "\0", "\ud800", "👗"])
def test_a_text_without_words_is_not_read(text: str) -> None:
    assert mood(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Платье великолепно.",
        "الفستان جميل جدا",
        "השמלה נפלאה",
        "とても美しいドレスです",
        "드레스가 정말 마음에 들어요",
        "Το φόρεμα είναι υπέροχο",
        "De jurk is prachtig en ze is er erg blij mee, dank je wel voor alles.",
        "الزيارة الأولى أعجبها فستان الشيفون البنفسجي كثيرًا. She asked for a hem.",
    ],
)
def test_another_language_is_not_read(text: str) -> None:
    assert mood(text) is None


@given(st.text(st.characters(codec=None)))
def test_any_string_is_judged(text: str) -> None:
    assert mood(text) in MOODS


@pytest.mark.parametrize(
    "text",
    ["She adored the gown but found it too heavy. " * 2_000, "a" * 100_000, "!" * 100_000],
    ids=["notes", "one word", "marks"],
)
def test_a_long_text_is_read_too(text: str) -> None:
    assert mood(text) in MOODS
