"""The second reader of a sentence: it may tell what the rules do not, and clear what they doubt."""

import json
from datetime import date

import pytest

from ai.grounding.entailment import model
from ai.grounding.entailment.model import lean
from ai.grounding.verdicts import Finding, Verdict, judge

TODAY = date(2026, 11, 30)
RECORDS = {
    "C": "Ada Birch\nStage: customer, in the book since 3 May 2024",
    "N": "Actress, lives in Bath. Vegetarian: no leather belts, silk and wool are fine.",
    "I1": (
        "Call, 12 November 2026, negative\nShe was livid that the velvet cape came back from the "
        "atelier with a crooked hem. We agreed to redo it at no charge. She will not pay for "
        "the courier either."
    ),
    "I2": (
        "Meeting, 3 November 2026\nTried the emerald gown, found it too tight at the waist and "
        "left it with us. Her sister Odette, who came along, adored it. Ada asked for swatches of "
        "a warmer green."
    ),
    "I3": (
        "Email, 20 October 2026\nDear Anna, I don't think I have ever owned shoes this "
        "comfortable. Could you find me a second pair in grey? Ada"
    ),
    "I4": (
        "Note, 9 October 2026\nLabelled the hangers w/ colour names, he was touched. Loan coat "
        "back from Berlin, clean, 1 button missing."
    ),
    "I6": (
        "Meeting, 1 October 2026\nHusband Ruben hates high heels on her, she laughed and ordered "
        "two pairs."
    ),
}


def verdict(sentence: str, *records: str) -> Verdict:
    found: Finding = judge(sentence, {id: RECORDS[id] for id in records}, "Ada Birch", TODAY)
    return found.verdict


def wrong(rows: list[tuple[str, str]], wanted: set[Verdict]) -> list[tuple[str, Verdict]]:
    found = [(sentence, verdict(sentence, "C", record)) for sentence, record in rows]
    return [row for row in found if row[1] not in wanted]


def test_what_is_told_in_other_words_is_backed() -> None:
    rows = [
        ("The emerald gown was too narrow around her waist.", "I2"),
        ("She would like to see samples in a warmer shade of green.", "I2"),
        ("It touched him to find the hangers marked with the names of the colours.", "I4"),
        ("The borrowed coat came home from Berlin unsoiled but short of a button.", "I4"),
        ("It is her husband who cannot bear her in high heels.", "I6"),
    ]
    assert wrong(rows, {Verdict.BACKED}) == []


def test_what_is_told_otherwise_in_other_words_is_withheld() -> None:
    rows = [
        ("She took the emerald gown home with her.", "I2"),
        ("Odette found the gown too tight.", "I2"),
        ("She agreed to pay for the courier.", "I1"),
        ("The coat came back from Berlin with all of its buttons.", "I4"),
        ("She dislikes high heels and had none made.", "I6"),
        ("Her husband loves high heels on her.", "I6"),
    ]
    assert wrong(rows, {Verdict.CONTRADICTED}) == []


def test_of_two_readers_that_differ_neither_has_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def second(surely: float) -> None:
        monkeypatch.setattr("ai.grounding.second_reading.lean", lambda text, sentence: surely)

    told, otherwise = "Her sister Odette adored the gown.", "She will pay for the courier."
    second(0.0)
    assert verdict(told, "C", "I2") is Verdict.BACKED
    assert verdict(otherwise, "C", "I1") is Verdict.CONTRADICTED
    second(-1.0)
    assert verdict(told, "C", "I2") is Verdict.NOT_TOLD
    second(1.0)
    assert verdict(otherwise, "C", "I1") is Verdict.NOT_TOLD


def test_a_number_that_no_record_has_is_backed_by_nobody() -> None:
    assert verdict("She asked for 3 swatches of a warmer green.", "C", "I2") is not Verdict.BACKED


def test_another_language_is_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ai.grounding.second_reading.lean", lambda text, sentence: 1.0)
    assert verdict("Elle voudrait des échantillons d'un vert plus chaud.", "C", "I2") is (
        Verdict.NOT_TOLD
    )


def test_the_longest_and_strangest_texts_are_read_within_its_limits() -> None:
    for text in ("x" * 200_000, "🦓" * 5_000, "\ud800 broken", "", "[CLS] [SEP] " * 900):
        assert -1 <= lean(text, "She loves the gown.") <= 1
        assert -1 <= lean("She loves the gown.", text) <= 1


def test_each_text_that_it_learnt_from_has_sentences_of_one_verdict_each() -> None:
    texts = (model.HOME / "pairs.jsonl").read_text("utf-8").splitlines()
    for entry in map(json.loads, texts):
        kinds = entry["sentences"]
        assert entry["text"].strip() and len(kinds) == 3, entry
        every = [sentence for kind in kinds for sentence in kind]
        assert every and len(set(every)) == len(every), entry
