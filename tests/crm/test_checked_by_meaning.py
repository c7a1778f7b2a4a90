"""What records contradict is withheld in every surface; what they do not tell is unchecked."""

import dataclasses
import json
from typing import Any

import pytest

from ai.openai.engine import OpenAIEngine
from ai.skills.assistant_reply import AssistantReply
from crm import assistant, customer_files, customers, emails, insights, interactions, reps
from crm.jobs import Job
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace
from tests.ai.openai_replies import Hold, said, streamed
from tests.ai.openai_server import OpenAIServer
from tests.crm.conftest import NOW, TODAY, on_sqlite, table
from tests.crm.test_slow_ai import eventually

CALL = "She adored the emerald silk gown. Her sister Odette hates ties. We promised a sketch."
TRUE, LIE = "She loves the emerald silk gown.", "She dislikes the emerald silk gown."
UNTOLD = "She adores emerald submarines."


@pytest.fixture
def ws(ws: Workspace, ai_server: OpenAIServer) -> Workspace:
    """The book on each store, with an AI service on a loopback socket."""
    return dataclasses.replace(ws, ai=OpenAIEngine("", ai_server.url, "gpt-6-luna"))


@pytest.fixture
def call(ws: Workspace, ines: Customer, ai_server: OpenAIServer) -> str:
    """The id of a call that is on record."""
    ai_server.answer(said({"sentiment": None, "summary": CALL, "follow_up": None, "facts": []}))
    logged = interactions.log(ws, ines.id, "k", TODAY, type="call", content=CALL, date=NOW)
    return f"I{logged.interaction.id}"


def test_insights_hold_no_lie_and_keep_what_is_unchecked_as_such(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, call: str
) -> None:
    sections: dict[str, Any] = {name: [] for name in insights.SECTIONS.values()}
    sections["fashion"] = [{"text": text, "evidence": [call]} for text in (TRUE, LIE, UNTOLD)]
    ai_server.always(said(sections))
    known = customers.get(ws, ines.id)
    made = insights.refresh(ws, known, customer_files.gather(ws, known, TODAY))
    [(true, none), (untold, doubts)] = made.claims("Fashion")
    assert (true.text, none, untold.text) == (TRUE, [], UNTOLD)
    assert doubts[0].why.startswith("Unchecked")
    assert doubts[0].quote == "She adored the emerald silk gown."
    assert [mark.what for mark in made.withheld] == [LIE]
    kept = customers.get(ws, ines.id).ai_insights or ""
    assert kept == f"Fashion: {TRUE} [{call}]\nFashion (unchecked): {UNTOLD} [{call}]"
    known = customers.get(ws, ines.id)
    again = insights.kept(ws, known, customer_files.gather(ws, known, TODAY))
    assert [bool(doubts) for _, doubts in again.claims("Fashion")] == [False, True]


@table(
    "quoted, shown",
    [
        (["Her sister Odette hates ties."], "Her sister Odette hates ties."),
        (["Her sister Odette hates hats."], "She adored the emerald silk gown."),
        ([], "She adored the emerald silk gown."),
    ],
)
def test_what_a_service_quotes_is_shown_where_its_record_has_it_to_the_letter(
    ws: Workspace,
    ines: Customer,
    ai_server: OpenAIServer,
    call: str,
    quoted: list[str],
    shown: str,
) -> None:
    sections: dict[str, Any] = {name: [] for name in insights.SECTIONS.values()}
    sections["fashion"] = [{"text": UNTOLD, "evidence": [call], "quotes": quoted}]
    ai_server.always(said(sections))
    known = customers.get(ws, ines.id)
    made = insights.refresh(ws, known, customer_files.gather(ws, known, TODAY))
    [(claim, [doubt])] = made.claims("Fashion")
    assert doubt.quote == shown
    assert claim.quotes == tuple(each for each in quoted if each == shown)
    assert '"quotes"' in json.dumps(ai_server.requests[-1].body)


@on_sqlite
def test_the_analyst_rests_on_facts_and_needs_no_quotes(
    ws: Workspace, ines: Customer, call: str
) -> None:
    known = customers.get(ws, ines.id)
    own = dataclasses.replace(ws, ai=OFFLINE)
    made = insights.refresh(own, known, customer_files.gather(own, known, TODAY))
    claims = [(claim, doubts) for name in insights.SECTIONS for claim, doubts in made.claims(name)]
    assert claims
    assert not any(claim.quotes or doubts for claim, doubts in claims)


@on_sqlite
def test_an_answer_is_told_sentence_by_sentence_each_checked_before_it_is_seen(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, call: str
) -> None:
    lines = [f"{text} [{call}]\n" for text in (LIE, TRUE, UNTOLD)]
    letters = [letter for line in lines for letter in line]
    ai_server.always(streamed("A thought of mine.\n", *letters, Hold(), "She is a lead. [C]"))
    job: Job[Any] = Job(lambda job: assistant.answer(ws, ines.id, "What?", [], TODAY, job))
    seen = []
    for text in job.follow():
        seen.append(assistant.readable(text))
        if "submarines" in text:
            ai_server.release()
    answer = job.result()
    assert not any(LIE in text or "thought" in text for text in seen)
    assert all(text.endswith((".", "”)")) for text in seen if text)
    untold = f"{UNTOLD} (unchecked: “She adored the emerald silk gown.”)"
    assert f"{TRUE}\n{untold}" in seen
    shown = [claim.text for claim in answer.answer.claims]
    assert shown == ["A thought of mine.", TRUE, UNTOLD, "She is a lead."]
    assert [mark.what for mark in answer.withheld] == [LIE]


@on_sqlite
def test_thoughts_that_no_tag_began_are_taken_back(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, call: str
) -> None:
    ai_server.always(streamed(f"{TRUE} [{call}]\nHm.</think>", "She is a lead. [C]"))
    job: Job[Any] = Job(lambda job: assistant.answer(ws, ines.id, "What?", [], TODAY, job))
    reply: AssistantReply = job.result().answer
    assert [claim.text for claim in reply.claims] == ["She is a lead."]
    assert assistant.readable(job.text) == "She is a lead."


@table("subject", ["Your emerald gown", "You dislike the emerald silk gown"])
def test_a_draft_has_no_lie_in_its_subject_or_body_and_marks_what_is_unchecked(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, call: str, subject: str
) -> None:
    body = (
        "Dear Ines,\n\nI hope this finds you well. You disliked the emerald silk gown. "
        "You adored the emerald silk gown. You adore emerald submarines.\n\nKind regards"
    )
    ai_server.always(said({"subject": subject, "body": body}))
    file = customer_files.gather(ws, customers.get(ws, ines.id), TODAY)
    letter = emails.draft(ws, emails.request(ws, file, "follow_up", "warm", ""))
    answer = letter.reply.answer
    assert "disliked" not in answer.body
    assert "You adored the emerald silk gown." in answer.body
    assert answer.subject.strip()
    assert "dislike" not in answer.subject
    assert len(letter.reply.withheld) == 1 + ("dislike" in subject)
    for text, marked in ((answer.body, True), (answer.body.replace("submarines", "silk"), False)):
        marks = emails.check(ws, letter, answer.subject, text)
        assert any("submarines" in mark.what for mark in marks) == marked


@table("summary", [LIE, "Her brother Odette hates ties.", "She sent a sketch.", "She hates ties."])
def test_a_review_s_summary_that_its_text_contradicts_is_the_analysts(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, summary: str
) -> None:
    review = {"sentiment": None, "summary": summary, "follow_up": None, "facts": []}
    ai_server.always(said(review))
    logged = interactions.log(ws, ines.id, "k", TODAY, type="call", content=CALL, date=NOW)
    assert logged.interaction.summary == CALL


@on_sqlite
def test_while_a_service_is_silent_the_analysts_answer_stands_there(
    ws: Workspace,
    ines: Customer,
    ai_server: OpenAIServer,
    call: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(assistant, "PATIENCE_SECONDS", 0.02)
    ai_server.hold()
    ai_server.always(streamed(f"{TRUE} [{call}]\n"))
    job: Job[Any] = Job(lambda job: assistant.answer(ws, ines.id, "Who is it?", [], TODAY, job))
    assert eventually(lambda: assistant.coming(job)[1])
    assert job.meanwhile.engine == "Built-in analyst"
    assert assistant.coming(job)[0]
    ai_server.release()
    assert job.result().by_service
    assert assistant.coming(job) == (TRUE, False)


@on_sqlite
def test_while_a_service_is_silent_the_analysts_draft_stands_there(
    ws: Workspace,
    ines: Customer,
    ai_server: OpenAIServer,
    call: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(emails, "PATIENCE_SECONDS", 0.02)
    ai_server.hold()
    ai_server.always(said({"subject": "The gown", "body": "You adored the emerald silk gown."}))
    file = customer_files.gather(ws, customers.get(ws, ines.id), TODAY)
    request = emails.request(ws, file, "follow_up", "warm", "")
    job: Job[emails.Letter] = Job(lambda job: emails.draft(ws, request, job))
    assert eventually(lambda: job.meanwhile is not None)
    assert job.meanwhile.reply.engine == "Built-in analyst"
    assert not job.done
    ai_server.release()
    assert job.result().reply.answer.subject == "The gown"


@on_sqlite
def test_a_service_that_answers_at_once_has_nothing_stand_in_its_place(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, call: str
) -> None:
    ai_server.always(streamed(f"{TRUE} [{call}]\n"))
    job: Job[Any] = Job(lambda job: assistant.answer(ws, ines.id, "Who is it?", [], TODAY, job))
    assert job.result().by_service
    assert job.meanwhile is None


@table(
    "text, suggested, kept",
    [
        ("I promised to send the sketch on 5 December 2026.", "2026-10-05", "2026-12-05"),
        ("I promised to send the sketch on 5 December 2026.", "2026-12-05", "2026-12-05"),
        ("I promised to send the sketch on Friday.", "2026-03-20", "2026-03-13"),
        ("I promised to send the sketch.", "2026-05-01", "2026-03-18"),
    ],
)
def test_a_suggested_day_is_one_that_the_text_names(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, text: str, suggested: str, kept: str
) -> None:
    follow_up = {"note": "Send the sketch", "due_on": suggested}
    review = {"sentiment": None, "summary": text, "follow_up": follow_up, "facts": []}
    ai_server.always(said(review))
    logged = interactions.log(ws, ines.id, "k", TODAY, type="call", content=text, date=NOW)
    assert logged.suggested is not None
    assert (logged.suggested.note, f"{logged.suggested.due_on}") == ("Send the sketch", kept)


@on_sqlite
def test_a_summary_is_at_most_200_characters(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    text = "She adored the emerald silk gown. " * 8
    ai_server.always(said({"sentiment": None, "summary": text, "follow_up": None, "facts": []}))
    logged = interactions.log(ws, ines.id, "k", TODAY, type="call", content=text, date=NOW)
    assert 0 < len(logged.interaction.summary) <= 200


@on_sqlite
def test_a_mood_against_the_texts_own_words_is_in_doubt(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    text = "She is furious and very disappointed: the awful delay has ruined her evening."
    review = {"sentiment": "positive", "summary": text, "follow_up": None, "facts": []}
    ai_server.always(said(review))
    logged = interactions.log(ws, ines.id, "k", TODAY, type="call", content=text, date=NOW)
    assert (logged.interaction.sentiment, logged.interaction.sentiment_by) == (None, None)
    [mark] = logged.review.marks
    assert mark.why == (
        "The mood is in doubt: the AI service has read it as positive, the words read negative."
    )


NEVER = "Allergic to wool. Never call before 16h."
BREACHES = (
    "Advice: Offer her the wool coat.",
    "You can show her a wool scarf, she loves emerald.",
    "The wool coat would suit her.",
    "Call her tomorrow at 11.",
)
LAWFUL = "Advice: Offer her the linen coat instead of the wool one."


@on_sqlite
def test_advice_that_breaks_a_must_is_withheld_in_every_surface(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, call: str
) -> None:
    version = customers.get(ws, ines.id).version
    never = customers.edit(ws, ines.id, version, first_name="Ines", last_name="Moreau", notes=NEVER)
    told = [*BREACHES, LAWFUL, TRUE]
    sections: dict[str, Any] = {name: [] for name in insights.SECTIONS.values()}
    sections["fashion"] = [{"text": text, "evidence": [call]} for text in told]
    ai_server.answer(said(sections))
    made = insights.refresh(ws, never, customer_files.gather(ws, never, TODAY))
    assert [mark.what for mark in made.withheld] == list(BREACHES)
    assert [claim.text for claim, _ in made.claims("Fashion")] == [LAWFUL, TRUE]

    ai_server.answer(streamed("\n".join(f"{text} [{call}]" for text in told)))
    job: Job[Any] = Job(lambda job: assistant.answer(ws, ines.id, "What?", [], TODAY, job))
    answer = job.result()
    assert [mark.what for mark in answer.withheld] == list(BREACHES)
    assert {mark.quote for mark in answer.withheld} == {"Allergic to wool", "Never call before 16h"}

    offers = "I have set aside the wool coat for you. The wool scarf would suit you."
    body = f"Dear Ines,\n\nYou adored the emerald silk gown. {offers}\n\nKind regards"
    ai_server.answer(said({"subject": "May I suggest the wool coat?", "body": body}))
    file = customer_files.gather(ws, customers.get(ws, ines.id), TODAY)
    letter = emails.draft(ws, emails.request(ws, file, "follow_up", "warm", ""))
    assert len(letter.reply.withheld) == 3
    assert "wool" not in f"{letter.reply.answer.subject} {letter.reply.answer.body}"


@on_sqlite
def test_a_services_greeting_and_signature_are_put_right_and_it_is_told(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, call: str
) -> None:
    reps.sign_as(ws, "Robin Vale")
    said_is = "You adored the emerald silk gown."
    file = customer_files.gather(ws, customers.get(ws, ines.id), TODAY)
    wanted = emails.request(ws, file, "follow_up", "warm", "")
    greeting = emails.draft(dataclasses.replace(ws, ai=OFFLINE), wanted).reply.answer.body
    greeting = greeting.partition("\n")[0]
    name = greeting.removeprefix("Dear ")
    signed = "Kind regards,\nRobin Vale\nLuxe Couture"
    for first, last, is_mended in (
        ("Dear Mrs Wrong,", "Kind regards,\nPaola Bianchi", True),
        ("Dear Mrs Wrong,", signed, True),
        (f"Hello {name}", signed, False),
        (greeting, "Kind regards,\n[Your name]", True),
        (greeting, signed, False),
    ):
        body = f"{first}\n\n{said_is}\n\n{last}"
        ai_server.answer(said({"subject": "The gown", "body": body}))
        letter = emails.draft(ws, wanted)
        right = first if first.startswith("Hello") else greeting
        assert letter.reply.answer.body == f"{right}\n\n{said_is}\n\n{signed}"
        assert letter.is_mended == is_mended, body
