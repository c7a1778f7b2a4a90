"""What a reasoning model thinks aloud is no answer, however its tags come."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from ai.engine import UNSAID, AIError, Skill
from ai.openai.call import Call, Errand, price_of
from ai.openai.engine import OpenAIEngine
from ai.openai.messages import Ending, pieces_of, text_of
from ai.openai.structured import read_answer
from ai.openai.thinking import Thoughts, without_thoughts
from ai.skills.assistant_reply import ASSISTANT_REPLY, Question
from ai.skills.customer_insights import CUSTOMER_INSIGHTS
from ai.skills.email_draft import EMAIL_DRAFT, EmailRequest
from ai.skills.interaction_review import INTERACTION_REVIEW
from tests.ai.openai.test_engine import FILE, VISIT, engine_for
from tests.ai.openai_replies import said, streamed
from tests.ai.openai_server import OpenAIServer

ANSWER = "She loves silk. [N]\nAdvice: ring her."
WAYS = {
    "tagged": f"<think>\nHm, pearls? {{}}\n</think>\n{ANSWER}",
    "without the opening tag": f"Hm, pearls? [N]\n{{}} So.\n</think>\n\n{ANSWER}",
    "in capitals": f"<THINK>pearls</THINK>{ANSWER}",
    "by another name": f"<reasoning>pearls</reasoning>{ANSWER}",
    "twice": f"<think>pearls</think><think>more pearls</think>{ANSWER}",
    "with marks of its own": f"◁think▷pearls◁/think▷{ANSWER}",
    "not at all": ANSWER,
    "with what only looks like it": f"{ANSWER} 3 < 4 <thin",
}


def heard(pieces: list[str], **known: Any) -> str:
    text = ""
    for piece in Thoughts(**known).spoken(pieces):
        text = "" if piece == UNSAID else text + piece
    return text


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("is_thinking", [False, True])
def test_thoughts_are_left_out_wherever_a_stream_is_split(way: str, is_thinking: bool) -> None:
    text = WAYS[way]
    wanted = text if way.startswith("with what") else ANSWER
    for at in range(len(text)):
        assert heard([text[:at], text[at:]], is_thinking=is_thinking).strip() == wanted
    assert heard(list(text), is_thinking=is_thinking).strip() == wanted
    assert without_thoughts(text).strip() == wanted


def test_a_model_that_leaves_the_opening_tag_away_is_heard_out_the_next_time() -> None:
    first, second = Thoughts(), Thoughts(is_thinking=True)
    pieces = ["pearls ", "</think>", "Silk."]
    assert list(first.spoken(pieces)) == ["pearls ", UNSAID, "Silk."]
    assert first.began_unopened
    assert list(second.spoken(pieces)) == [UNSAID, "Silk."]


def test_thoughts_without_an_answer_are_none() -> None:
    assert without_thoughts("<think>pearls and pearls") == ""


INSIGHTS = {"fashion": [], "behaviour": [], "things_to_know": [], "engagement": []}
FILLED: list[tuple[Skill[Any, Any], Any, dict[str, Any]]] = [
    (CUSTOMER_INSIGHTS, FILE, {**INSIGHTS, "summary": [{"text": "Silk.", "evidence": ["N"]}]}),
    (EMAIL_DRAFT, EmailRequest(FILE, "proposal", "warm", "", ""), {"subject": "S", "body": "B"}),
    (INTERACTION_REVIEW, VISIT, {"sentiment": None, "summary": "Silk.", "follow_up": None}),
]


@pytest.mark.parametrize(("skill", "brief", "answer"), FILLED)
@pytest.mark.parametrize("opening", ["<think>", ""])
def test_a_whole_answer_is_read_behind_the_thoughts(
    ai_server: OpenAIServer, skill: Skill[Any, Any], brief: Any, answer: Any, opening: str
) -> None:
    calls: list[Call] = []
    thought = skill.answer.model_validate(answer).model_dump_json().replace("Silk", "Pearls")
    whole = skill.answer.model_validate(answer)
    ai_server.answer(said(f"{opening}{thought}</think>{whole.model_dump_json()}"))
    assert engine_for(ai_server, calls).run(skill, brief) == whole


@dataclass(frozen=True)
class Piece:
    """What a service sends: a whole message, or a piece of one, its thoughts in their own field."""

    content: str | None = None
    reasoning_content: str | None = None
    finish_reason: str | None = None

    @property
    def choices(self) -> "list[Piece]":
        return [self]

    @property
    def message(self) -> "Piece":
        return self

    delta = message


def read_whole(skill: Skill[Any, Any], pieces: list[Piece]) -> Any:
    """As an engine reads what it has asked for in one."""
    content = "".join(piece.content or "" for piece in pieces)
    return read_answer(text_of(Piece(content, "pearls", "stop")), skill.answer)


def read_streamed(skill: Skill[Any, Any], pieces: list[Piece]) -> Any:
    """As an engine reads what comes in pieces."""
    read = skill.from_text or partial(read_answer, answer=skill.answer)
    text = heard(list(pieces_of(pieces, Errand(1.0), Ending())))
    return read(text)


AROUND = {
    "tagged": ("<think>", "</think>"),
    "without the opening tag": ("", "</think>"),
    "in capitals": ("<THINK>", "</THINK>"),
    "by another name": ("<reasoning>", "</reasoning>"),
    "twice": ("<think>Hm.</think><think>", "</think>"),
    "with marks of its own": ("◁think▷", "◁/think▷"),
}
CHAT = (ASSISTANT_REPLY, None, {"claims": [{"text": "Silk.", "evidence": ["N"]}]})


@pytest.mark.parametrize(
    ("skill", "brief", "answer"), [*FILLED, CHAT], ids=lambda each: getattr(each, "name", "")
)
def test_no_skill_reads_a_thought_for_its_answer_wherever_it_is_split(
    skill: Skill[Any, Any], brief: Any, answer: dict[str, Any]
) -> None:
    whole = skill.answer.model_validate(answer)
    text = skill.to_text(whole) if skill.to_text else whole.model_dump_json()
    thought = text.replace("Silk", "Pearls").replace('"B"', '"Pearls"')
    for opening, closing in AROUND.values():
        said = f"{opening}{thought}{closing}{text}"
        for at in range(len(said)):
            pieces = [Piece(said[:at], "pearls"), Piece(None, "more pearls"), Piece(said[at:])]
            assert read_streamed(skill, pieces) == whole, said[:at]
        assert read_streamed(skill, [Piece(letter) for letter in said]) == whole
        if not skill.from_text:
            assert read_whole(skill, [Piece(said)]) == whole


@pytest.mark.parametrize("way", ["tagged", "without the opening tag"])
def test_a_streamed_answer_is_what_stands_behind_them(ai_server: OpenAIServer, way: str) -> None:
    calls: list[Call] = []
    ai_server.answer(streamed(*WAYS[way]))
    answer = ""
    for piece in engine_for(ai_server, calls).stream(ASSISTANT_REPLY, Question(FILE, "What?")):
        answer = "" if piece == UNSAID else answer + piece
    assert answer.strip().startswith(ANSWER)
    assert "pearls" not in answer


def test_thoughts_in_a_field_of_their_own_are_no_answer(ai_server: OpenAIServer) -> None:
    calls: list[Call] = []
    engine: OpenAIEngine = engine_for(ai_server, calls)
    ai_server.answer(said("", reasoning_content='{"subject": "Pearls", "body": "P"}'))
    with pytest.raises(AIError, match="empty answer"):
        engine.run(EMAIL_DRAFT, EmailRequest(FILE, "proposal", "warm", "", ""))


@pytest.mark.parametrize(
    ("model", "price"),
    [
        ("gpt-6-luna", (0.10, 0.50)),
        ("gpt-6-luna-2026-10-05", (0.10, 0.50)),
        ("openai/gpt-6-luna", (0.10, 0.50)),
        ("models/openai/GPT-6.2-Sol-20261005", (2.0, 10.0)),
        ("gpt-6-luna-latest", (0.10, 0.50)),
        ("gpt-6-luna-mini", None),
        ("qwen3:8b", None),
        ("", None),
    ],
)
def test_a_dated_or_prefixed_name_has_the_models_price(
    model: str, price: tuple[float, float] | None
) -> None:
    assert price_of(model) == price
