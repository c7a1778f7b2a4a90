"""The scorer of blind sets counts what it says it counts."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.eval import facts

RECORDS = [
    {
        "id": "r1",
        "kind": "call",
        "sender": "rep",
        "date": "2026-11-20",
        "text": "Promised to send swatches by Friday. Ada's mother adores the ostrich bag.",
    },
    {
        "id": "r2",
        "kind": "email",
        "sender": "customer",
        "date": "2026-11-21",
        "text": "I hate logos. We agreed you would not call me before January.",
    },
]


def gold(kind: str, record: str, words: str, whose: str = "customer") -> dict[str, Any]:
    return {"kind": kind, "record": record, "whose": whose, "words": words, "quote": words}


def entry(**more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"gold": [], "followups": [], "traps": []}
    customer = {"name": "Ada Birch", "notes": "Loves emerald silk."}
    return {"customer": customer, "today": "2026-11-30", "records": RECORDS} | empty | more


def test_a_fact_is_found_in_its_record_by_its_words_and_its_owner() -> None:
    wanted = [
        gold("like", "notes", "emerald silk"),
        gold("like", "r1", "ostrich bag", "Ada's mother"),
        gold("like", "r1", "ostrich bag"),
        gold("dislike", "r2", "logos"),
        gold("dislike", "notes", "logos"),
        gold("hold", "r2", "not call me before January"),
        gold("promise", "r1", "send swatches"),
    ]
    tally = facts.score([entry(gold=wanted)])
    assert tally.gold == {"like": 3, "dislike": 2, "hold": 1, "promise": 1}
    assert tally.hits == {"like": 2, "dislike": 1, "hold": 1, "promise": 1}
    assert (tally.right["like"], tally.claimed["like"]) == (2, 2)


@pytest.mark.parametrize(("whose", "sprung"), [("customer", 0), ("her mother", 1)])
def test_a_trap_is_sprung_by_what_it_warns_of_alone(whose: str, sprung: int) -> None:
    wrong = {"kind": "like", "whose": whose, "words": "ostrich bag"}
    tally = facts.score([entry(traps=[{"record": "r1", "wrong": wrong, "why": ""}])])
    assert (tally.sprung, tally.traps) == (sprung, 1)


@pytest.mark.parametrize(("due", "right"), [("2026-11-27", 1), ("2026-11-28", 0)])
def test_follow_ups_are_found_with_their_day_and_the_rest_is_needless(due: str, right: int) -> None:
    needed = [{"record": "r1", "what": "send the swatches", "due": due}]
    counts = facts.score([entry(followups=needed)]).follow_ups
    assert (counts["found"], counts["dated"], counts["right day"]) == (1, 1, right)
    assert facts.score([entry()]).follow_ups["needed"] == 0


def test_an_exam_is_printed_as_figures_without_a_word_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = json.dumps(entry(gold=[gold("like", "r1", "tartan trews")]))
    (tmp_path / "01.json").write_text(text, "utf-8")
    monkeypatch.setattr("sys.argv", ["facts", str(tmp_path)])
    facts.main()
    figures = capsys.readouterr().out
    assert "traps sprung" in figures
    assert not any(word in figures for word in ("tartan", "emerald", "ostrich"))
    monkeypatch.setattr("sys.argv", ["facts", str(tmp_path), "--unmatched"])
    facts.main()
    assert "tartan" in capsys.readouterr().out
