"""The customer's names as names that the parser knows."""

from ai.grounding.naming import pronoun_of, renamed


def test_each_way_of_naming_the_customer_has_a_name_of_its_own_and_a_way_back() -> None:
    text = "Yukari Hoshino-Vale met Conrad Vale. Ms Hoshino-Vale's cape; Yukari rang."
    known = renamed(text, "Yukari Hoshino-Vale")
    assert known.text == "Mary met Conrad Vale. Susan's cape; Helen rang."
    assert known.back(known.text) == text


def test_a_name_that_stands_in_the_text_is_no_stand_in() -> None:
    assert renamed("Mary told Yukari.", "Yukari Oda").text == "Mary told Susan."


def test_the_pronoun_is_that_which_records_use_twice_as_often_messages_apart() -> None:
    assert pronoun_of(["She rang. Her cape is late.", "Email, 3 May 2026\nHe, he, he"]) == "she"
    assert pronoun_of(["She rang, he wrote."]) == ""
