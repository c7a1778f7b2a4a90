"""What a reasoning model thinks aloud is no answer, however its tags come."""

from typing import Any

import pytest

from ai.engine import UNSAID, AIError, Skill
from ai.openai.call import Call, price_of
from ai.openai.engine import OpenAIEngine
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


@pytest.mark.parametrize("size", [1, 2, 7, 1_000])
@pytest.mark.parametrize("way", WAYS)
def test_a_streamed_answer_is_what_stands_behind_them(
    ai_server: OpenAIServer, way: str, size: int
) -> None:
    calls: list[Call] = []
    text = WAYS[way]
    ai_server.answer(streamed(*(text[n : n + size] for n in range(0, len(text), size))))
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
