"""What the categorizer learnt is what its command learns from the notes in the repository."""

from collections import Counter

import numpy as np

from ai.reading.moods import categorizer, train


def test_the_notes_are_many_by_several_hands_and_each_once() -> None:
    notes = train.notes()
    assert len(notes) >= 3_000
    assert len({note.hand for note in notes}) >= 5
    assert len({note.text.lower() for note in notes}) == len(notes)
    assert min(Counter(note.mood for note in notes).values()) >= len(notes) / 4


def test_training_learns_words_and_leaves_rare_ones_out() -> None:
    texts = ["kind words"] * 3 + ["harsh words"] * 3 + ["plain words"] * 3 + ["once"]
    moods = ["positive"] * 3 + ["negative"] * 3 + ["neutral"] * 4
    weights = train.train([categorizer.buckets(text) for text in texts], moods)
    learnt = [categorizer.weigh(categorizer.buckets(text), weights) for text in texts[:9:3]]
    assert [odds.likeliest for odds in learnt] == ["positive", "negative", "neutral"]
    assert not weights.rarity[categorizer.buckets("once")[0]]


def test_the_weights_are_those_of_the_notes() -> None:
    sample = train.notes()[::7]
    hits = [categorizer.odds(note.text).likeliest == note.mood for note in sample]
    assert np.mean(hits) >= 0.95
    assert categorizer.WEIGHTS.stat().st_size < 3_000_000
