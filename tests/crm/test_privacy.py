"""Closed by default: of a customer who is never sent no word leaves, whatever asks for it."""

import ast
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from ai import skills
from ai.engine import Searched, Skill
from ai.facts import NOBODY
from ai.openai.engine import OpenAIEngine
from ai.prompts import data_block
from crm import (
    assistant,
    customer_files,
    customers,
    emails,
    follow_ups,
    insights,
    interactions,
    web,
)
from crm.jobs import Job
from crm.models import Customer
from crm.workspace import NEVER_SENT, NOT_SAID, OFFLINE, Sight, Workspace
from tests.ai.openai_server import OpenAIServer
from tests.crm.conftest import NOW, TODAY, table

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("Quillonby", "Brasketh", "Fennimoor", "Ossendrake")
"""Planted in the notes, an interaction, a follow-up and what is typed."""


@pytest.fixture
def served(ws: Workspace, ai_server: OpenAIServer) -> Workspace:
    """The workspace with a service that searches the web too, on a loopback socket."""
    return replace(ws, ai=OpenAIEngine("key", ai_server.url, "gpt-6-luna", is_openai=True))


@pytest.fixture
def planted(ws: Workspace, ines: Customer) -> Customer:
    """Ines, with a strange word in each kind of record."""
    own = replace(ws, ai=OFFLINE)
    interactions.log(
        own, ines.id, "told", TODAY, type="call", date=NOW, content=f"She adored {WORDS[1]} silk."
    )
    note = f"Send the {WORDS[2]} swatches"
    follow_ups.add(own, ines.id, "planned", due_on=TODAY + timedelta(3), note=note)
    typed = {"first_name": "Ines", "last_name": "Moreau", "notes": f"Loves {WORDS[0]} blue."}
    return customers.edit(own, ines.id, customers.get(own, ines.id).version, **typed)


def make_private(ws: Workspace, customer: Customer) -> None:
    """As a colleague does meanwhile: whoever has the customer open does not know yet."""
    typed = {"first_name": "Ines", "last_name": "Moreau", "notes": customer.notes, "no_ai": True}
    customers.edit(ws, customer.id, customers.get(ws, customer.id).version, **typed)


def file_of(ws: Workspace, customer: Customer) -> Any:
    return customer_files.gather(ws, customer, TODAY)


def talk(ws: Workspace, customer: Customer) -> str:
    answering = Job(
        lambda job: assistant.answer(ws, customer.id, f"And the {WORDS[3]}?", [], TODAY, job)
    )
    return answering.result().failure


def letter(ws: Workspace, customer: Customer) -> str:
    request = emails.request(ws, file_of(ws, customer), "follow_up", "warm", WORDS[3])
    return emails.draft(ws, request).reply.failure


def note(ws: Workspace, customer: Customer) -> str:
    typed = {"type": "call", "date": NOW, "content": f"She asked for the {WORDS[3]} coat."}
    logged = interactions.log(ws, customer.id, "new", TODAY, **typed)
    item = logged.interaction
    typed["content"] += " Soon."
    interactions.edit(ws, item.id, item.version, TODAY, **typed)
    return logged.review.failure


def refresh(ws: Workspace, customer: Customer) -> str:
    made = insights.refresh(ws, customer, file_of(ws, customer))
    return made.failure or (NEVER_SENT if made.engine == OFFLINE.name else "")


JOURNEYS: dict[str, Callable[[Workspace, Customer], str]] = {
    "assistant_reply": talk,
    "customer_insights": refresh,
    "email_draft": letter,
    "interaction_review": note,
    "web_intelligence": lambda ws, customer: web.search(ws, customer.id).failure,
}
"""By each skill's name the way in which a page asks for it; it returns why no service answered."""


def all_skills() -> Iterator[Skill[Any, Any]]:
    for module in pkgutil.walk_packages(skills.__path__, "ai.skills."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Skill):
                yield value


def test_each_skill_has_its_journey_here() -> None:
    assert {skill.name for skill in all_skills()} == set(JOURNEYS)


@table("name", JOURNEYS)
def test_no_word_of_a_private_customer_reaches_a_service_and_those_of_others_do(
    served: Workspace, planted: Customer, ai_server: OpenAIServer, name: str
) -> None:
    JOURNEYS[name](served, planted)
    sent = "".join(request.raw.decode() for request in ai_server.requests)
    assert planted.name in sent or any(word in sent for word in WORDS)
    ai_server.requests.clear()
    make_private(served, planted)
    assert JOURNEYS[name](served, planted) == NEVER_SENT
    assert ai_server.requests == []


def test_what_the_ai_sees_of_a_private_customer_is_nothing(
    served: Workspace, planted: Customer
) -> None:
    file = file_of(served, planted)
    request = emails.request(served, file, "follow_up", "warm", "")

    def sights() -> list[Sight]:
        return [
            insights.sight(served, file),
            assistant.sight(served, planted, None, TODAY),
            emails.sight(served, request),
            web.sight(served, planted),
        ]

    assert all("Ines Moreau" in sight.text and not sight.reason for sight in sights())
    make_private(served, planted)
    assert sights() == [Sight("", NEVER_SENT)] * 4


class Gist(BaseModel):
    """What a new skill answers."""

    text: str = ""


@dataclass(frozen=True)
class Notes:
    """What whoever thinks of no privacy gives to a new skill."""

    notes: str
    today: date = TODAY

    @property
    def facts(self) -> dict[str, str]:
        return {"N": self.notes}


def new_skill(**ways: Any) -> Skill[Any, Gist]:
    def ask(brief: Any) -> str:
        return data_block(brief.facts)

    def offline(brief: Any) -> Gist:
        return Gist(text="Read here.")

    return Skill("gist", "Say it short.", Gist, ask, offline, **ways)


def from_web(searched: Searched) -> Gist:
    return Gist(text=searched.text)


def from_text(text: str) -> Gist:
    return Gist(text=text.strip())


@table("way", ["asked", "aloud", "on the web"])
def test_a_new_skill_without_a_thought_of_privacy_sends_nothing(
    served: Workspace, planted: Customer, ai_server: OpenAIServer, way: str
) -> None:
    skill = new_skill(from_text=from_text, from_web=from_web if way == "on the web" else None)

    def ask(brief: Any) -> Any:
        if way != "aloud":
            return served.ask(skill, brief)
        return Job(lambda job: served.ask(skill, brief, job=job)).result()

    for customer in (planted, None):
        reply = ask(Notes(customer.notes if customer else "The house closes in August."))
        assert (reply.answer.text, reply.failure) == ("Read here.", NOT_SAID)
        assert reply.is_withheld
        assert reply.outgoing is None
    assert served.sight(skill, Notes(planted.notes)) == Sight("", NOT_SAID)
    assert ai_server.requests == []


def test_what_is_no_customers_says_so_and_is_sent(
    served: Workspace, ai_server: OpenAIServer
) -> None:
    @dataclass(frozen=True)
    class House(Notes):
        owner: str = NOBODY

    served.ask(new_skill(), House("The house closes in August."))
    assert b"closes in August" in ai_server.requests[0].raw


def engine_uses(source: str) -> list[int]:
    """The lines that take an engine out of a workspace for more than its name and what it can."""
    tree = ast.parse(source)
    allowed = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("name", "searches_web")
    }
    asked = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("ai", "service")
    ]
    in_question = {
        node.left for node in ast.walk(tree) if isinstance(node, ast.Compare)
    }  # `ws.service is None`
    return [node.lineno for node in asked if node not in allowed | in_question]


def test_only_the_workspace_speaks_to_an_engine() -> None:
    files = [*(ROOT / "crm").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    found = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if path.name != "workspace.py" and (lines := engine_uses(path.read_text("utf-8")))
    }
    assert found == {}
    assert engine_uses("reply = ws.ai.run(SKILL, file)\nws.service.stream(SKILL, file)") == [1, 2]
    assert engine_uses("said = ws.ai.name if ws.service is None else ''") == []
