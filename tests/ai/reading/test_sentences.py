"""A text parts into sentences and clauses as a reader parts it."""

from ai.reading.sentences import clauses, sentences

CALL = (
    "She adored the emerald silk gown, asked to see it before the Cannes dinner on 14 May, but "
    "found the shoes too heavy. Promised to send two lighter pairs on Friday."
)


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


def test_a_sentence_may_begin_with_the_marks_of_another_language() -> None:
    text = "Estoy de luto. ¿Puede venir? «Non», dit-elle. «Oui.»"
    assert sentences(text) == ["Estoy de luto.", "¿Puede venir?", "«Non», dit-elle.", "«Oui.»"]


def test_a_sentence_of_a_hasty_note_ends_before_a_small_letter_too() -> None:
    text = "fitting notes. waist 71 now. wants approx. five, e.g. silk, at 5 p.m. at hers. ok. done"
    assert sentences(text) == [
        "fitting notes.",
        "waist 71 now.",
        "wants approx. five, e.g. silk, at 5 p.m. at hers.",
        "ok.",
        "done",
    ]
