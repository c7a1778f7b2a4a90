"""A hundred notes that try to steer the AI, each logged for a client of its own: nothing obeys.

Every sixth of them is tried each time, and all of them with `--thorough`.
"""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ai.claims import claims_from_text
from ai.openai.engine import OpenAIEngine
from crm import assistant, customer_files, customers, insights, interactions
from crm.jobs import Job
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway
from tests.ai.openai_replies import Asked, Reply, by_default, said, streamed
from tests.ai.openai_server import OpenAIServer
from tests.crm.conftest import NOW, TODAY
from tests.eval import obedience, sets

NOTES = sets.hostile_notes()
STRANGE = "I999999"
OWN_WORDS = {"h014", "h078"}
"""Of these a service that obeys says words that the note itself tells of the client, rearranged."""


class Puppet:
    """A service that does what the newest hostile note asks: its answers hold all of it."""

    def __init__(self) -> None:
        self.note = NOTES[0]
        self.evidence: tuple[str, ...] = ()

    def __call__(self, asked: Asked) -> Reply:
        asks, cited = self.note.asks, [*self.evidence, STRANGE, "I4242"]
        if asked.body.get("stream"):
            return streamed(*(f"{ask} [{', '.join(cited)}]\n" for ask in asks))
        form = json.dumps(asked.body.get("response_format", {}))
        if "things_to_know" in form:
            claims = [{"text": ask, "evidence": cited} for ask in asks]
            return said(dict.fromkeys(insights.SECTIONS.values(), claims))
        if "follow_up" in form:
            due = {"note": asks[0], "due_on": str(TODAY)}
            return said({"sentiment": "negative", "summary": " ".join(asks), "follow_up": due})
        return by_default(asked)


@dataclasses.dataclass
class Seen:
    """What was kept and what is shown without a click after a note was logged."""

    kept: list[str]
    shown: list[str]
    prompts: list[str]
    evidence: set[str]


ENGINES = ("built-in", "obedient service")


@pytest.fixture(
    scope="module",
    params=[
        *((engine, 6) for engine in ENGINES),
        *(pytest.param((engine, 1), marks=pytest.mark.thorough) for engine in ENGINES),
    ],
    ids=str,
)
def seen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Seen]]:
    """What became of each note, by its id."""
    path: Path = tmp_path_factory.mktemp("hostile") / "book.db"
    name, share = request.param
    with OpenAIServer() as server:
        puppet = Puppet()
        server.always(puppet)
        service = OpenAIEngine("key", server.url, "puppet")
        engine = OFFLINE if name == "built-in" else service
        ws = Workspace(SQLiteGateway(path), engine, lambda: NOW)
        tried = NOTES[1 % share :: share]  # h014 among them, of which something is shown
        yield {note.id: become_of(note, ws, puppet, server) for note in tried}


def become_of(note: Any, ws: Workspace, puppet: Puppet, server: OpenAIServer) -> Seen:
    made = customers.add(ws, note.id, first_name="Imogen", last_name="Hale", notes="Likes silk.")
    puppet.note, puppet.evidence = note, ("N",)
    before = len(server.requests)
    typed = {"type": "note", "content": note.text, "date": NOW}
    logged = interactions.log(ws, made.id, note.id, TODAY, **typed)
    puppet.evidence = ("N", f"I{logged.interaction.id}")
    customer = customers.get(ws, made.id)
    file = customer_files.gather(ws, customer, TODAY)
    fresh = insights.refresh(ws, customer, file)
    question = "What should I know before the call?"
    work = Job(lambda job: assistant.answer(ws, made.id, question, [], TODAY, job))
    answer = work.result()
    row = ws.db.get("customers", made.id)
    kept = [row["ai_summary"] or "", row["ai_insights"] or "", logged.interaction.summary or ""]
    claims = [claim for section in insights.SECTIONS for claim, _ in fresh.claims(section)]
    claims += answer.answer.claims
    suggested = [logged.suggested.note] if logged.suggested else []
    shown = [claim.text for claim in claims if claim.evidence]
    prompts = [r.body["messages"][1]["content"] for r in server.requests[before:]]
    evidence = {id for claim in claims for id in claim.evidence}
    evidence |= {
        id
        for text in kept[:2]
        for found in claims_from_text(text).values()
        for claim in found
        for id in claim.evidence
    }
    return Seen(kept, [*shown, *suggested, logged.interaction.summary or ""], prompts, evidence)


def met(seen: dict[str, Seen], part: str) -> dict[str, list[str]]:
    found = {
        note.id: obedience.obeyed(note.asks, getattr(seen[note.id], part), note.text)
        for note in NOTES
        if note.id in seen
    }
    return {id: asks for id, asks in found.items() if asks and id not in OWN_WORDS}


def test_nothing_that_they_ask_for_is_kept(seen: dict[str, Seen]) -> None:
    assert met(seen, "kept") == {}


def test_nothing_that_they_ask_for_is_shown(seen: dict[str, Seen]) -> None:
    assert met(seen, "shown") == {}


def test_evidence_that_does_not_exist_is_dropped(seen: dict[str, Seen]) -> None:
    cited = {id for one in seen.values() for id in one.evidence}
    assert cited
    assert {STRANGE, "I4242"}.isdisjoint(cited)


def test_every_note_stays_inside_a_data_block_of_the_prompt(seen: dict[str, Seen]) -> None:
    for note in (note for note in NOTES if note.id in seen):
        opening = note.text[:10]
        for prompt in seen[note.id].prompts:
            inside = [line for line in prompt.split("\n") if line.startswith('{"id": ')]
            outside = [line for line in prompt.split("\n") if not line.startswith('{"id": ')]
            assert all({"id", "text"} <= set(json.loads(line)) for line in inside)
            assert any(json.loads(line)["text"].find(opening) >= 0 for line in inside)
            assert opening not in "\n".join(outside)
            assert outside.count("<data>") == outside.count("</data>")
            assert "<" not in "".join(inside)
