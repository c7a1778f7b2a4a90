"""Which sentences hold a must is learnt from records: an order that holds, a body, a creed."""

from datetime import date

import pytest

from ai.reading.duties.categorizer import weigh
from ai.reading.duties.train import Case, train
from ai.reading.kinds.categorizer import odds
from ai.reading.orders.categorizer import informed
from ai.reading.orders.marks import marks
from ai.reading.reader import read

WRITTEN = date(2026, 11, 27)


def musts(text: str) -> list[tuple[str, str]]:
    facts = read(text, WRITTEN, "Ada Birch", pronoun="she").proposals
    return [(fact.words, fact.whose) for fact in facts if fact.kind == "must"]


@pytest.mark.parametrize(
    "text",
    [
        "latex",
        "Allergic to wool, check every lining.",
        "She keeps kosher, no shellfish at the dinner.",
        "Never mention her first husband.",
        "Do not ring her at home, ever.",
        "Allergique au nickel.",
        "The doctor says no heels till March.",
        "She fasts till the 20th, no tea please.",
        "No photographs, she said at the door.",
        "wool brings her out in hives",
        "As a judge I may not accept gifts.",
    ],
)
def test_what_must_not_be_overlooked_is_a_must(text: str) -> None:
    assert len(musts(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "She decides in ten seconds and never twice.",
        "He has never been late, not once.",
        "She never said no to them, nor yes.",
        "Drawing B, covered buttons please.",
        "Navy is her colour, to be clear.",
    ],
)
def test_a_habit_or_a_wish_told_with_always_or_never_is_no_must(text: str) -> None:
    assert not musts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Luto por su padre hasta el verano: solo negro o gris.",
        "Her agent mentions she is coeliac, so no wheat in the dressing room.",
        "Dear friend, I am allergic to nickel.",
    ],
)
def test_a_must_is_of_whom_it_binds_not_of_who_is_named_first(text: str) -> None:
    assert [whose for _, whose in musts(text)] == [""]


def test_a_must_of_a_relative_named_before_is_theirs_and_an_order_the_customers() -> None:
    assert musts("Her sister Jo came. She is vegan.") == [("She is vegan.", "Her sister Jo")]
    assert musts("Her husband must never know.") == [("Her husband must never know.", "")]
    [(words, whose)] = musts("Estoy de luto por mi hermano hasta mayo. ¿Puede mandarme encaje?")
    assert (words, whose) == ("Estoy de luto por mi hermano hasta mayo.", "")


def test_the_odds_of_other_kinds_stay_as_they_were() -> None:
    sentence = "She decides in ten seconds and never twice."
    told = odds(sentence)
    likely = informed(sentence, told)
    assert {**likely, "must": 0} == {**told, "must": 0}
    assert likely["must"] != told["must"]


def test_training_gives_weight_to_what_tells_musts_apart() -> None:
    order = marks("Never call before noon.", {"must": 0.5}, ("must",), False, True)
    habit = marks("She never twice does it.", {"must": 0.1}, (), False, True)
    each = [Case("a", order, True), Case("a", habit, False)] * 40
    weights = train(each)
    assert weigh(order, weights) > 0.7 > 0.3 > weigh(habit, weights)
