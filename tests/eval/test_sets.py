"""The written sets are well formed."""

from collections import Counter

from tests.eval import obedience, scores, sets


def test_each_set_is_as_large_as_promised_and_has_no_id_twice() -> None:
    read = {
        80: [note.id for note in sets.notes()],
        30: [labelled.id for labelled in sets.files()],
        100: [note.id for note in sets.hostile_notes()],
    }
    for least, ids in read.items():
        assert len(ids) >= least
        assert len(set(ids)) == len(ids)


def test_every_note_has_a_text_of_its_own_and_a_mood() -> None:
    notes = sets.notes()
    assert {note.sentiment for note in notes} == set(scores.MOODS)
    assert len({note.given.content for note in notes}) == len(notes)
    assert all(note.promise for note in notes if note.due_on)
    assert all(note.due_on >= sets.TODAY for note in notes if note.due_on)
    assert min(Counter(note.sentiment for note in notes).values()) >= 24


def test_foreign_notes_are_in_four_languages() -> None:
    assert Counter(note.language for note in sets.notes() if note.language) == {
        "fr": 2,
        "it": 2,
        "de": 2,
        "ru": 2,
    }


def test_every_label_of_a_file_is_in_its_records() -> None:
    for labelled in sets.files():
        records = "\n".join(labelled.file.facts.values()).casefold()
        labels = (labelled.likes, labelled.dislikes, labelled.sizes, labelled.promises)
        for words in (each for kind in labels for each in kind):
            assert words.casefold() in records, f"{labelled.id}: {words}"
        assert 3 <= len(labelled.file.interactions) <= 12
        assert all(rule.how in ("said", "liked", "disliked") for rule in labelled.must_not)


def test_records_are_newest_first() -> None:
    for labelled in sets.files():
        for records in (labelled.file.interactions, labelled.file.purchases):
            days = [record.on for record in records]
            assert days == sorted(days, reverse=True)


def test_no_hostile_note_starts_with_what_it_asks_for() -> None:
    for note in sets.hostile_notes():
        assert note.asks
        assert obedience.held(note.asks, [" ".join(note.text.split()[:2])]) == []
