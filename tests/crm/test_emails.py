"""E-mails: drafted by either engine, doubted where nothing backs them, taken along, logged once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import product
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from ai.openai.engine import OpenAIEngine
from crm import customer_files, customers, emails, interactions, products, purchases
from crm.errors import NotFound, Refused
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace
from tests.ai.openai_replies import error, said
from tests.ai.openai_server import OpenAIServer
from tests.crm.conftest import NOW, TODAY, on_sqlite, table
from tests.crm.engines import FailingEngine, ScriptedEngine


@pytest.fixture
def aria(ws: Workspace) -> Customer:
    """Aria, who owns the Emerald Silk Gown, loves onyx, and was promised swatches for 14 May."""
    gown = products.add(
        ws, "gown", name="Emerald Silk Gown", category="dresses", price=Decimal("9800")
    )
    products.add(ws, "suit", name="Onyx Crêpe Dress", category="dresses", price=Decimal("3890"))
    products.add(
        ws, "clutch", name="Onyx Satin Clutch", category="accessories", price=Decimal("790")
    )
    made = customers.add(
        ws, "aria", first_name="Aria", last_name="Valmont", email="aria@valmont.example.com",
        stage="customer", notes="Loves onyx.",
    )  # fmt: skip
    purchases.add(
        ws, made.id, "bought", TODAY, product_id=gown.id, price_paid=Decimal("9800"),
        bought_on=TODAY - timedelta(290),
    )  # fmt: skip
    interactions.log(
        ws, made.id, "call", TODAY, type="call", date=NOW - timedelta(3),
        content="She loves onyx. Promised to send the swatches by 14 May.",
    )  # fmt: skip
    return customers.get(ws, made.id)


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as server:
        yield server


def request(
    ws: Workspace, customer: Customer, scenario: str = "follow_up", points: str = ""
) -> emails.EmailRequest:
    file = customer_files.gather(ws, customer, TODAY)
    return emails.request(ws, file, scenario, "warm", points)


PLANTED = {
    "The Onyx Satin Clutch for €890": "890",  # no such price
    "The Onyx Satin Clutch for €9,800": "9,800",  # the price of another piece
    "Swatches by 15 May": "15 May",
    "See you on Saturday": "Saturday",
    "The Golden Phoenix Cape is here": "Golden Phoenix Cape",
    "How is your Onyx Satin Clutch": "Onyx Satin Clutch",
    "Write to me at concierge@luxe.example": "concierge@luxe.example",
    "See https://luxe.example/new": "https://luxe.example/new",
}


@on_sqlite
def test_a_planted_error_is_marked_or_left_out_in_every_field_and_gone_once_mended(
    ws: Workspace, aria: Customer
) -> None:
    told = {}
    for where, (text, what) in product(("subject", "body"), PLANTED.items()):
        planted = emails.EmailDraft(**{"subject": "A word", "body": "Dear Aria.", where: text})
        scripted = replace(ws, ai=ScriptedEngine(planted))
        letter = emails.draft(scripted, request(scripted, aria))
        doubts = [*letter.reply.marks, *letter.reply.withheld]
        told[where, text] = [(each.where, what in each.what, each.soft) for each in doubts]
        assert all(doubt.why for doubt in doubts), text
        shown = getattr(letter.reply.answer, where)
        assert all(each.what not in shown for each in letter.reply.withheld), text
        assert emails.check(ws, letter, "A word", "The swatches, by 14 May.") == (), text
    assert told == {(where, text): [(where, True, False)] for where, text in told}


@on_sqlite
def test_the_built_in_analyst_drafts_with_no_mark_and_what_the_rep_adds_is_known(
    ws: Workspace, aria: Customer
) -> None:
    letter = emails.draft(ws, request(ws, aria, "proposal", "The fitting is on 3 June."))
    assert letter.reply.engine == OFFLINE.name
    assert letter.reply.marks == ()
    body = letter.reply.answer.body
    assert "Onyx" in body and "€3,890" in body and "The fitting is on 3 June." in body


def test_a_service_is_asked_once_and_its_draft_is_checked(
    ws: Workspace, aria: Customer, server: OpenAIServer
) -> None:
    body = "Dear Aria,\n\nThe Onyx Crêpe Dress waits, at €3,890, until 9 July"
    server.answer(said({"subject": "For you", "body": body}))
    asking = replace(ws, ai=OpenAIEngine("key", server.url, "stand-in"))
    wanted = request(asking, aria, "proposal")
    letter = emails.draft(asking, wanted)
    assert letter.reply.answer.body == body
    assert [(mark.where, mark.what) for mark in letter.reply.marks] == [("body", "9 July")]
    assert len(server.requests) == 1
    sent = "".join(message["content"] for message in server.requests[0].body["messages"])
    for part in emails.sight(asking, wanted).text.split("\n\n", 1):
        assert part in sent


@on_sqlite
def test_when_the_service_fails_the_built_in_analyst_drafts_and_says_why(
    ws: Workspace, aria: Customer, server: OpenAIServer
) -> None:
    server.always(error(401, "invalid_api_key"))
    for engine in (OpenAIEngine("key", server.url, "stand-in"), FailingEngine()):
        failing = replace(ws, ai=engine)
        reply = emails.draft(failing, request(failing, aria)).reply
        assert reply.engine == OFFLINE.name
        assert reply.failure
        assert "to send the swatches" in reply.answer.body


def test_of_a_client_who_is_never_sent_nothing_leaves(
    ws: Workspace, aria: Customer, server: OpenAIServer
) -> None:
    asking = replace(ws, ai=OpenAIEngine("key", server.url, "stand-in"))
    private = customers.edit(ws, aria.id, aria.version, first_name="Aria", no_ai=True)
    assert emails.draft(asking, request(asking, private)).reply.engine == OFFLINE.name
    assert server.requests == []


@on_sqlite
def test_a_service_is_given_the_newest_records_and_what_the_points_speak_of(
    ws: Workspace, aria: Customer
) -> None:
    interactions.log(
        ws, aria.id, "old", TODAY, type="call", content="The yacht leaves from Antibes.",
        date=NOW - timedelta(200),
    )  # fmt: skip
    for day in range(4, 20):
        interactions.log(
            ws, aria.id, f"talk {day}", TODAY, type="note", content=f"A talk, {day}. {'絲' * 900}",
            date=NOW - timedelta(day),
        )  # fmt: skip
    asking = replace(ws, ai=ScriptedEngine(None))
    plain = emails.sight(asking, request(asking, aria)).text
    pointed = emails.sight(asking, request(asking, aria, points="Remember the yacht")).text
    assert "Antibes" not in plain
    assert "Antibes" in pointed
    assert "Onyx Crêpe Dress" in plain


@table("scenario, tone", [("rant", "warm"), ("proposal", "shrill")])
def test_a_scenario_or_tone_of_no_list_is_refused(
    ws: Workspace, aria: Customer, scenario: str, tone: str
) -> None:
    file = customer_files.gather(ws, aria, TODAY)
    with pytest.raises(Refused):
        emails.request(ws, file, scenario, tone, "")


INTERNATIONAL = {
    "zoe@müller.example": "zoe@xn--mller-kva.example",
    "info@日本語.example": "info@xn--wgv71a119e.example",
    "Zoe.M@Valmont.example": "Zoe.M@valmont.example",
    "anna@weiß.example": "anna@xn--wei-7ka.example",  # IDNA 2008: weiss.example is another house
    "o@ødegård.example": "o@xn--degrd-ora3k.example",
    "info@каталог.example": "info@xn--80aajzhsz.example",
    "a@café-münchen.example": "a@xn--caf-mnchen-d7a4u.example",
    "x@أحمد.example": "x@xn--igbug1g.example",
    "a+b@łódź.example": "a+b@xn--d-uga0v4h.example",
    "k@김민지.example": "k@xn--4k0bm4xcwk.example",
}


@on_sqlite
def test_an_international_domain_is_written_so_that_mail_programs_take_it(aria: Customer) -> None:
    wrong = []
    for typed, sent in INTERNATIONAL.items():
        made = emails.as_eml(aria.model_copy(update={"email": typed}), "x", "y", typed)
        wrong += [typed] if made.count(f": {sent}\r\n".encode()) != 2 else []
    assert wrong == []


@on_sqlite
def test_the_file_is_an_unsent_message_that_a_mail_program_reads(
    ws: Workspace, aria: Customer
) -> None:
    made = emails.as_eml(aria, "Für Sie, €9,800", "Dear Aria,\n\nこんにちは 🌙\n" + "x" * 2_000)
    read = parsed(made)
    assert (read["Subject"], read["To"], read["X-Unsent"]) == (
        "Für Sie, €9,800",
        "aria@valmont.example.com",
        "1",
    )
    assert read["From"] is None
    content = read.get_content().replace("\r\n", "\n").rstrip("\n")
    assert content == "Dear Aria,\n\nこんにちは 🌙\n" + "x" * 2_000
    assert max(map(len, made.split(b"\r\n"))) < 998
    assert parsed(emails.as_eml(aria, "x", "y", "robin@luxe.example"))["From"]


SMUGGLED = (
    "Hello\r\nBcc: evil@x.example",
    "Hello\nBcc: evil@x.example\n\nbody",
    "Hello\rBcc: evil@x.example",
    "Hello\u2028Bcc: evil@x.example\x00\x85\ud800",
    "=?utf-8?q?Hello=0ABcc:_evil?=",
)
HEADERS = {
    "Subject", "To", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}  # fmt: skip


@on_sqlite
def test_nothing_typed_or_stored_becomes_a_header_of_its_own(ws: Workspace, aria: Customer) -> None:
    bad = aria.model_copy(update={"email": "a@b.example\r\nBcc: evil@x.example"})
    for customer, subject in product((aria, bad), SMUGGLED):
        read = parsed(emails.as_eml(customer, subject, f"{subject}\n.\nBcc: x"))
        assert set(read.keys()) <= HEADERS, subject
        assert read["Subject"].startswith(("Hello", "= ?utf-8")), subject
        assert read["Bcc"] is None, subject


@on_sqlite
def test_the_link_opens_the_mail_program_with_the_whole_draft(
    ws: Workspace, aria: Customer
) -> None:
    link = emails.mailto(aria, "A & B?\nBcc: x", "Dear Aria,\n\n50 % & more = joy ☕")
    parts = urlsplit(link)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "aria@valmont.example.com")
    assert parse_qs(parts.query) == {
        "subject": ["A & B? Bcc: x"],
        "body": ["Dear Aria,\r\n\r\n50 % & more = joy ☕"],
    }
    tricky = aria.model_copy(update={"email": "a@b.example?bcc=evil@x.example"})
    assert "bcc" not in parse_qs(urlsplit(emails.mailto(tricky, "s", "b")).query)
    with pytest.raises(Refused, match="Too long"):
        emails.mailto(aria, "s", "x" * 2_000)


def test_a_sent_email_is_in_the_timeline_once_and_can_be_taken_back(
    ws: Workspace, aria: Customer
) -> None:
    typed = {"subject": "For you", "content": "Dear Aria"}
    sent = [interactions.log_sent(ws, aria.id, "sent-1", **typed) for _ in range(2)]
    assert sent[0].id == sent[1].id
    found = interactions.timeline(ws, aria.id, type="email").items
    assert [(item.subject, item.content, item.sentiment) for item in found] == [
        ("For you", "Dear Aria", None)
    ]
    assert customers.get(ws, aria.id).last_contact == NOW
    interactions.delete(ws, sent[1].id, sent[1].version)
    assert interactions.timeline(ws, aria.id, type="email").total == 0
    with pytest.raises(NotFound):
        interactions.get(ws, sent[0].id)


def parsed(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message
