"""Whether a sentence has a word that is looked for, in whichever form of it."""

from ai.analyst.answers.searching import forms, has

HELD = {
    "She adores gowns.": "gown",
    "He bought one dress.": "dresses",
    "Two ladies rang.": "lady",
    "She hesitated long.": "hesitate",
    "She arrived early.": "arrives",
    "They liked the emerald.": "green",
    "她喜欢婚礼": "婚礼",
}
NOT_HELD = {
    "Read the letter.": "red",
    "She paid in cash.": "cashmere",
    "The grass is wet.": "gras",
    "她喜欢丝绸": "婚礼",
    "": "gown",
}


def test_a_word_is_found_in_any_of_its_forms_and_in_no_other_word() -> None:
    answers = {text: has(text, forms(word)) for text, word in (HELD | NOT_HELD).items()}
    assert answers == dict.fromkeys(HELD, True) | dict.fromkeys(NOT_HELD, False)
