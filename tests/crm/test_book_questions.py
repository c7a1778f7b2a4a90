"""Questions about the whole book: from the store alone, on both, without the archived."""

from datetime import timedelta
from decimal import Decimal

import pytest

from crm import assistant, book_questions, customers, follow_ups, interactions, products, purchases
from crm.jobs import Job
from crm.models import Customer
from crm.workspace import Workspace
from tests.crm.conftest import NOW, TODAY


@pytest.fixture
def book(ws: Workspace) -> dict[str, Customer]:
    """Ada loves emerald and bought long ago; Bo marries; Cleo is allergic and was called."""
    told = {
        "Ada": ("She loves emerald silk.", 200),
        "Bo": (
            f"His wedding is on {TODAY + timedelta(20):%d %B %Y}. He hates plum. Shoe size 41. "
            "He lives in Oslo.",
            90,
        ),
        "Cleo": ("She is allergic to wool. She loves plum velvet.", 1),
        "Dan": ("He loves emerald velvet.", 100),
    }
    made = {}
    for name, (text, days) in told.items():
        made[name] = customers.add(ws, name, first_name=name, last_name="Lee")
        interactions.log(
            ws, made[name].id, f"{name} call", TODAY, type="call", content=text,
            date=NOW - timedelta(days),
        )  # fmt: skip
    gown = products.add(ws, "g", name="Jade Gown", category="dresses", price=Decimal(9))
    for name, days in (("Ada", 300), ("Cleo", 5)):
        purchases.add(
            ws, made[name].id, f"{name} bought", TODAY, product_id=gown.id, price_paid=Decimal(9),
            bought_on=TODAY - timedelta(days),
        )  # fmt: skip
    follow_ups.add(ws, made["Ada"].id, "due", note="Ring her", due_on=TODAY + timedelta(1))
    dan = customers.get(ws, made["Dan"].id)
    customers.archive(ws, dan.id, dan.version)
    return made


def test_each_question_names_whom_it_is_about(ws: Workspace, book: dict[str, Customer]) -> None:
    asked = {
        "who else loves emerald": ["Ada"],
        "Who else likes emerald silk?": ["Ada"],
        "which clients love velvet?": ["Cleo"],
        "whom have I not called this month": ["Ada", "Bo"],
        "who has not bought in the last 3 months?": ["Ada"],
        "whose wedding is near": ["Bo"],
        "who is allergic to wool?": ["Cleo"],
        "who has bought the Jade Gown?": ["Ada", "Cleo"],
        "who else loves saffron?": [],
        "who else cant wear wool?": ["Cleo"],
        "who dislikes plum?": ["Bo"],
        "who bought something this month?": ["Cleo"],
        "whose shoes are 41?": ["Bo"],
        "anyone of ours in Oslo?": ["Bo"],
        "who do i have to call tomorrow": ["Ada"],
        "qui dois-je relancer demain ?": ["Ada"],
        "chi detesta la lana?": ["Cleo"],
        "quali clienti amano la seta verde smeraldo?": [],
        "welche kunden lieben samt?": ["Cleo"],
        "which of my clients has a wedding coming": ["Bo"],
        "who else is getting married?": ["Bo"],
        "is anyone else getting married soon": ["Bo"],
        "who has allergies?": ["Cleo"],
        "wer hat diesen monat nichts gekauft?": ["Ada"],
        "which client of mine lives in oslo": ["Bo"],
        "welche kundin lebt in Oslo?": ["Bo"],
        "which client plays the violin": [],
        "welche kunden heiraten bald?": ["Bo"],
        "welche kundin ist allergisch gegen nickel?": [],
        "qui est allergique à la laine ?": ["Cleo"],
        "who bought shoes in the last 2 years?": [],
        "who bought dresses in the last 2 years?": ["Ada", "Cleo"],
        "who hasnt bought anything ever?": ["Bo"],
        "which clients wear shoe 41?": ["Bo"],
        "who complained this winter?": [],
        "who is my best customer?": ["Ada", "Cleo"],
        "who lives in oslo": ["Bo"],
        "who can't wear velvet?": [],
    }
    for question, names in asked.items():
        assert book_questions.is_one(question), question
        answer = book_questions.answer(ws, question, TODAY)
        assert sorted(line.name.split()[0] for line in answer.lines) == names, question
        assert {line.customer_id for line in answer.lines} <= {c.id for c in book.values()}


def test_a_question_about_this_client_or_of_no_known_kind_is_none(ws: Workspace) -> None:
    for question in (
        "who is she?", "who is Colombe?", "what does she love?", "whom do I call?",
        "who else comes with her?", "is anyone else coming to his fitting", "who gets married?",
        "whose measurements are missing", "whose size is that?",
    ):  # fmt: skip
        assert not book_questions.is_one(question), question


def test_nothing_of_the_book_is_kept_or_sent(ws: Workspace, book: dict[str, Customer]) -> None:
    job: Job[assistant.Answer | assistant.BookQuestion] = Job(
        lambda job: assistant.answer(ws, book["Ada"].id, "who is allergic to wool?", [], TODAY, job)
    )
    asked = "who is allergic to wool?"
    assert job.result() == assistant.BookQuestion(asked, book["Ada"].id)
    assert job.text == ""


def test_who_else_is_never_the_client_who_is_open(ws: Workspace, book: dict[str, Customer]) -> None:
    for question, names in {"who else loves emerald?": [], "who loves emerald?": ["Ada"]}.items():
        answer = book_questions.answer(ws, question, TODAY, book["Ada"].id)
        assert [line.name.split()[0] for line in answer.lines] == names
        assert answer.text.endswith(":") == bool(names)


def test_that_nobody_has_a_word_is_no_answer(ws: Workspace, book: dict[str, Customer]) -> None:
    answer = book_questions.answer(ws, "which client plays the violin?", TODAY)
    assert answer.text.startswith("I can't tell")
