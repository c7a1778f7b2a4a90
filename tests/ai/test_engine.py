"""Any engine answers through the same seam, and what it says is checked in the same way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from ai.claims import Claim
from ai.engine import AIError, Engine, OfflineEngine, Skill
from ai.grounding.answers import check
from ai.skills.customer_insights import CUSTOMER_INSIGHTS, CustomerInsights
from ai.skills.interaction_review import INTERACTION_REVIEW, NewInteraction
from tests.ai.skills.test_customer_insights import FILE

VISIT = NewInteraction(date(2026, 3, 11), "call", "Spring", "She adored the silk. I will call.")


@dataclass
class Scripted:
    """Gives the answer that a test has written."""

    answer: Any
    name: str = "Scripted"

    def run(self, skill: Skill[Any, Any], given: Any) -> Any:
        return self.answer

    def stream(self, skill: Skill[Any, Any], given: Any) -> Iterator[str]:
        yield from ("Half of it", ", and the rest.")


class Failing:
    """Never has an answer."""

    name = "Failing"

    def run(self, skill: Skill[Any, Any], given: Any) -> Any:
        raise AIError("The key was refused: ask whoever set it up.", permanent=True)

    def stream(self, skill: Skill[Any, Any], given: Any) -> Iterator[str]:
        yield "It began"
        raise AIError("The connection broke.")


def asked(engine: Engine) -> CustomerInsights:
    """What a service does with any engine: its checked answer, else the offline rule's."""
    try:
        answer = engine.run(CUSTOMER_INSIGHTS, FILE)
    except AIError:
        answer = CUSTOMER_INSIGHTS.offline(FILE)
    return check(answer, FILE.facts, FILE.today).answer


def test_a_second_engine_goes_through_the_same_seam_and_loses_its_wrong_ids() -> None:
    wrong = Claim(text="Loves velvet.", evidence=("I2", "I999", "[I2]", "I2"))
    invented = Claim(text="Owns 4 yachts.", evidence=("Z1",))
    engine = Scripted(CustomerInsights(summary=(wrong,), fashion=(invented,)))
    checked = check(engine.run(CUSTOMER_INSIGHTS, FILE), FILE.facts, FILE.today)
    assert checked.answer.summary[0].evidence == ("I2",)
    assert [(mark.where, mark.what) for mark in checked.marks] == [("fashion[0]", "Owns 4 yachts.")]


def test_an_engine_that_fails_leaves_the_offline_rule() -> None:
    assert asked(Failing()) == asked(OfflineEngine())


def test_a_failure_says_why_and_whether_waiting_helps() -> None:
    with pytest.raises(AIError, match="The key was refused") as refused:
        Failing().run(CUSTOMER_INSIGHTS, FILE)
    assert refused.value.permanent
    assert not AIError("Busy.").permanent


def test_a_stream_can_break_half_way() -> None:
    pieces = Failing().stream(CUSTOMER_INSIGHTS, FILE)
    assert next(pieces) == "It began"
    with pytest.raises(AIError):
        next(pieces)


def test_the_built_in_analyst_streams_what_it_would_answer() -> None:
    engine = OfflineEngine()
    streamed = "".join(engine.stream(CUSTOMER_INSIGHTS, FILE))
    answer = engine.run(CUSTOMER_INSIGHTS, FILE)
    told = [claim.text for name in type(answer).model_fields for claim in getattr(answer, name)]
    assert streamed == "".join(f"{text}\n" for text in told)
    assert "She adored the silk." in "".join(engine.stream(INTERACTION_REVIEW, VISIT))


@pytest.mark.parametrize("skill", [CUSTOMER_INSIGHTS, INTERACTION_REVIEW])
def test_a_skill_has_what_an_engine_with_a_model_needs(skill: Skill[Any, Any]) -> None:
    assert skill.name.isidentifier()
    assert skill.instructions
    assert skill.answer.model_json_schema()["type"] == "object"
