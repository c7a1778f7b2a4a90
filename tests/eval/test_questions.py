"""The built-in analyst still answers the questions that a stranger put on ten files of theirs."""

from collections import Counter

from tests.eval import books, questions
from tests.eval.sets import FOLDER


def test_seven_of_ten_questions_by_a_stranger_have_a_useful_answer_and_hardly_any_a_wrong_one() -> (
    None
):
    marked = list(questions.asked(books.entries(FOLDER / "questions")))
    verdicts = Counter(each.verdict for each in marked)
    assert len(marked) == 150
    assert verdicts["useful"] >= 110, verdicts
    assert verdicts["wrong"] <= 6, [each for each in marked if each.verdict == "wrong"]


def test_a_verdict_is_by_the_strings_that_the_question_names() -> None:
    question = {"must": ["UK 10"], "wrong": ["UK 12"]}
    for answer, verdict in (
        ("On 3 May: uk 10.", "useful"),
        ("UK 10, or UK 12.", "wrong"),
        ("I can't tell that from the records.", "honest"),
        ("She likes emerald.", "beside"),
    ):
        assert questions.verdict_on(answer, question) == verdict
