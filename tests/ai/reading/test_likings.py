"""Which things of a sentence are liked, and whose taste it is, is learnt from written records."""

from datetime import date

import numpy as np
import pytest

from ai.reading.likings.categorizer import row, weigh
from ai.reading.likings.train import Case, train
from ai.reading.proposal import Proposal
from ai.reading.reader import read

WRITTEN = date(2026, 11, 27)


def told(text: str) -> list[Proposal]:
    facts = read(text, WRITTEN, "Ada Birch", pronoun="she").proposals
    return [fact for fact in facts if fact.kind in ("like", "dislike")]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Lit up at the emerald one.", "like", "emerald"),
        ("Pulled a face at the lapel.", "dislike", "lapel"),
        ("met her at noon. the teal wrap = big smile, twirled in it", "like", "wrap"),
    ],
)
def test_a_taste_that_no_verb_of_taste_tells_is_read(text: str, kind: str, word: str) -> None:
    assert any(fact.kind == kind and word in fact.words for fact in told(text))


def test_both_halves_of_a_contrast_are_read() -> None:
    tastes = [(fact.kind, fact.words) for fact in told("Wants blue, not royal blue.")]
    assert tastes == [("like", "blue"), ("dislike", "royal blue")]


def test_a_taste_of_somebody_named_before_it_is_theirs() -> None:
    for text in ("Mother Berit came, adores ruffles.", "co-host Gethin hates teal, tough"):
        assert all(fact.whose for fact in told(text)), text


def test_training_gives_weight_to_what_tells_things_apart() -> None:
    marks = (row([("verb love", 1.0)]), row([("verb hate", 1.0)]))
    cases = [Case("a", marks[n % 2], (n % 2 == 0, n % 2 == 1, None)) for n in range(60)]
    cases += [Case("b", marks[0], (True, False, False)), Case("b", marks[1], (False, True, True))]
    weights = train(cases)
    loved, hated = (weigh(each, weights) for each in marks)
    assert loved[0] > 0.7 > 0.3 > hated[0]
    assert hated[1] > 0.7 > 0.3 > loved[1]
    assert np.array_equal(weigh(marks[0], train(cases)), loved)
