"""Facts of a customer: read when a record is written, ruled on by the rep, on both stores."""

from collections import Counter
from typing import Any

import pytest

from crm import customers, facts, interactions, reading, rereading
from crm.errors import Conflict, Refused
from crm.models import Customer, Fact
from crm.status import Progress
from crm.workspace import Workspace
from db.gateway import amend
from tests.crm.conftest import NOW, TODAY

NOTE = "Loves ivory silk. Her sister Odette hates ties. Allergic to wool."


def log(ws: Workspace, customer: Customer, words: str, key: str = "call", **more: Any) -> Any:
    entry = {"type": "call", "content": words, "date": NOW} | more
    return interactions.log(ws, customer.id, key, TODAY, **entry).interaction


def known(ws: Workspace, customer: Customer) -> list[tuple[str, str, str]]:
    return sorted(
        (fact.kind, fact.whose, fact.words) for fact in facts.of_customer(ws, customer.id)
    )


def one(ws: Workspace, customer: Customer, kind: str) -> Fact:
    (fact,) = (fact for fact in facts.of_customer(ws, customer.id) if fact.kind == kind)
    return fact


def test_a_note_is_understood_when_it_is_logged(ws: Workspace, ines: Customer) -> None:
    log(ws, ines, NOTE)
    assert known(ws, ines) == [
        ("dislike", "Her sister Odette", "ties"),
        ("like", "", "ivory silk"),
        ("must", "", "Allergic to wool."),
        ("person", "", "sister Odette"),
    ]
    assert {fact.quote in NOTE for fact in facts.of_customer(ws, ines.id)} == {True}


def test_the_notes_on_a_customer_are_read_when_they_are_saved(ws: Workspace) -> None:
    ada = customers.add(ws, "ada", first_name="Ada", notes="Vegan. Size IT 40.")
    assert [kind for kind, _, _ in known(ws, ada)] == ["must", "size"]
    ada = customers.edit(ws, ada.id, ada.version, first_name="Ada", notes="Size IT 42.")
    assert known(ws, ada) == [("size", "", "IT 42")]


def test_what_an_edited_record_no_longer_says_is_no_fact(ws: Workspace, ines: Customer) -> None:
    item = log(ws, ines, NOTE)
    interactions.edit(
        ws, item.id, item.version, TODAY, type="call", content="Loves velvet.", date=NOW
    )
    assert known(ws, ines) == [("like", "", "velvet")]


def test_facts_go_with_their_interaction_and_come_back_with_it(
    ws: Workspace, ines: Customer
) -> None:
    item = log(ws, ines, NOTE)
    version = interactions.delete(ws, item.id, item.version)
    assert known(ws, ines) == []
    interactions.restore(ws, item.id, version)
    assert len(known(ws, ines)) == 4


def test_a_rejected_fact_never_comes_back(ws: Workspace, ines: Customer) -> None:
    item = log(ws, ines, NOTE)
    fact = one(ws, ines, "like")
    facts.reject(ws, fact.id, fact.version)
    for _ in range(20):
        reading.read_record(ws, reading.of_interaction(item))
    assert one(ws, ines, "like").state == "rejected"
    interactions.edit(
        ws, item.id, item.version, TODAY, type="call", content="Loves ivory silk!", date=NOW
    )
    assert one(ws, ines, "like").state == "rejected"


def test_a_corrected_fact_is_the_reps_and_no_reader_changes_it(
    ws: Workspace, ines: Customer
) -> None:
    item = log(ws, ines, NOTE)
    fact = one(ws, ines, "dislike")
    version = facts.correct(ws, fact, kind="dislike", words="bow ties", whose="her sister")
    reading.read_record(ws, reading.of_interaction(item))
    corrected = one(ws, ines, "dislike")
    assert (corrected.words, corrected.whose, corrected.read_by) == (
        "bow ties",
        "her sister",
        "rep",
    )
    facts.restore(ws, fact, version)
    restored = one(ws, ines, "dislike")
    assert (restored.words, restored.whose, restored.state) == (
        "ties",
        "Her sister Odette",
        "proposed",
    )


def test_a_fact_is_given_to_whom_it_belongs(ws: Workspace, ines: Customer) -> None:
    log(ws, ines, NOTE)
    fact = one(ws, ines, "like")
    facts.give_to(ws, fact.id, fact.version, "her wife")
    understanding = facts.Understanding(facts.standing(facts.of_customer(ws, ines.id)), TODAY)
    assert understanding.likes == ()
    assert ("her wife", "ivory silk") in {
        (taste.whose, taste.words) for taste in understanding.others_tastes
    }


def test_of_two_who_rule_on_a_fact_the_second_is_told(ws: Workspace, ines: Customer) -> None:
    log(ws, ines, NOTE)
    fact = one(ws, ines, "like")
    facts.confirm(ws, fact.id, fact.version)
    with pytest.raises(Conflict):
        facts.reject(ws, fact.id, fact.version)


def test_a_fact_of_the_reps_own_is_added_once_and_stands(ws: Workspace, ines: Customer) -> None:
    for _ in range(2):
        facts.add(ws, ines.id, "own", TODAY, kind="must", words="Never before noon")
    assert known(ws, ines) == [("must", "", "Never before noon")]
    with pytest.raises(Refused, match="Words"):
        facts.add(ws, ines.id, "empty", TODAY, kind="must", words=" ")


def test_a_service_proposes_under_the_same_laws(ws: Workspace, ines: Customer) -> None:
    from ai.reading.proposal import Proposal

    item = log(ws, ines, "She was all smiles about the cape.")
    proposals = [
        Proposal("like", "cape", "She was all smiles about the cape."),
        Proposal("like", "velvet cape", "She was all smiles about the velvet cape."),
    ]
    reading.read_record(ws, reading.of_interaction(item), proposals)
    fact = one(ws, ines, "like")
    assert (fact.words, fact.read_by) == ("cape", "service")


def test_a_letter_of_ours_tells_what_we_promise_and_no_taste(ws: Workspace, ines: Customer) -> None:
    interactions.log_sent(
        ws,
        ines.id,
        "sent",
        subject="Swatches",
        content="You love velvet. I will send the swatches.",
    )
    assert [kind for kind, _, _ in known(ws, ines)] == ["promise"]


def test_what_was_not_read_is_counted(ws: Workspace, ines: Customer) -> None:
    log(ws, ines, "Elle adore le velours et déteste la dentelle de cette année.")
    (fresh,) = interactions.timeline(ws, ines.id).items
    assert (facts.unread(ines, [fresh]), facts.waiting(ines, [fresh])) == (1, 0)
    waiting = fresh.model_copy(update={"unread": "", "read_version": 0})
    assert (facts.unread(ines, [waiting]), facts.waiting(ines, [waiting])) == (1, 1)


def test_records_of_an_older_reader_are_read_again_in_the_background(
    ws: Workspace, ines: Customer
) -> None:
    item = log(ws, ines, NOTE)
    before = known(ws, ines)
    ws.write(amend("interactions", item.id, read_version=0))
    for fact in facts.of_customer(ws, ines.id):
        ws.write(amend("facts", fact.id, archived_at=NOW))
    assert (rereading.waiting(ws), known(ws, ines)) == (1, [])
    rests: Counter[bool] = Counter()
    rereading.read_all(ws, Progress(), lambda seconds: rests.update([seconds > 0]))
    assert (rereading.waiting(ws), known(ws, ines)) == (0, before)
    assert rests == {True: 1}
