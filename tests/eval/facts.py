"""Scores the fact readers on a blind set: python -m tests.eval.facts DIR [--unmatched].

A set is a folder of JSON files, one a customer, with records, gold facts, follow-ups and traps.
Only `--unmatched` prints words of a set, for sets that are written to tune by.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from ai.analyst.phrases import alike
from ai.reading.lexicon import singular, words_of
from ai.reading.pronouns import pronoun_of
from ai.reading.proposal import Proposal
from ai.reading.reader import read
from ai.reading.settlements import is_passed_over, is_told_as_done
from ai.reading.speakers import is_letter
from ai.skills.interaction_review import INTERACTION_REVIEW, NewInteraction, SuggestedFollowUp
from crm.models import Interaction
from crm.reading import SENT, Record, of_interaction

TASTES, ITSELF = ("like", "dislike"), "customer"
PRECISE = {"likes and dislikes": TASTES, "sizes": ("size",), "musts": ("must",)}
"""The kinds of which a false one is counted, by the name of their figure."""
_SMALL = words_of("""
    a an the her his their its our my your she he they i we it you of in on at by for to and or with
    is are was be been not no any all that this as so too very will would has have had do does up
    out about from
""")


@dataclass
class Tally:
    """What was counted over a set; `unmatched` holds the facts that no gold one has, by kind."""

    gold: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    claimed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    orders: int = 0
    """Musts that the gold has, or has as how the same person is to be reached."""
    traps: int = 0
    sprung: int = 0
    follow_ups: Counter[str] = field(default_factory=Counter)
    unmatched: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def main() -> None:
    """Prints the figures of a set."""
    arguments = argparse.ArgumentParser(prog="python -m tests.eval.facts", description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--unmatched", action="store_true", help="for a tuning set only")
    chosen = arguments.parse_args()
    paths = sorted(chosen.folder.glob("*.json"))
    tally = score(json.loads(path.read_text("utf-8")) for path in paths)
    print("\n".join(lines(tally)))
    if chosen.unmatched:
        print("\n".join(["", *tally.missed, "", *tally.unmatched]))


def score(files: Iterable[dict[str, Any]]) -> Tally:
    """Reads the records of each file as the app does and holds the facts to the gold ones."""
    tally = Tally()
    for entry in files:
        name = entry["customer"]["name"]
        facts = _facts(entry)
        _score_facts(tally, entry["gold"], facts, name)
        for trap in entry["traps"]:
            tally.traps += 1
            wrong = trap["wrong"]
            if any(_is_sprung(wrong, fact, name) for fact in facts[trap["record"]]):
                tally.sprung += 1
                tally.unmatched.append(f"trap {wrong['kind']}: {wrong['words']} ({trap['why']})")
        _score_follow_ups(tally, entry)
    return tally


def lines(tally: Tally) -> Iterator[str]:
    """The figures, a line each."""
    yield f"{'recall':22}{'found':>12}   in its own words"
    for kind in sorted(tally.gold):
        yield _line(kind, tally.hits[kind], tally.gold[kind], tally.exact[kind])
    yield _line("all", tally.hits.total(), tally.gold.total(), tally.exact.total())
    yield "precision"
    for name, kinds in PRECISE.items():
        yield _line(name, *(sum(c[kind] for kind in kinds) for c in (tally.right, tally.claimed)))
    yield _line("  musts or channels", tally.orders, tally.claimed["must"])
    yield _line("traps sprung", tally.sprung, tally.traps)
    counts = tally.follow_ups
    yield _line("follow-ups found", counts["found"], counts["gold"])
    yield _line("  needless", counts["proposed"] - counts["needed"], counts["proposed"])
    yield _line("  needless as logged", counts["as logged"] - counts["needed"], counts["as logged"])
    yield _line("  on the right day", counts["right day"], counts["dated"])


def _line(name: str, hits: int, of: int, exact: int | None = None) -> str:
    figure = f"{hits / of:.2f}" if of else "none"
    more = "" if exact is None or not of else f"   {exact / of:.2f}"
    return f"  {name:20}{figure:>5} {hits:>3}/{of:<3}{more}"


def _records(entry: dict[str, Any]) -> dict[str, Record]:
    """The records of a file by their id, as the app would have them."""
    name = entry["customer"]["name"]
    records = {each["id"]: _record(each, name) for each in entry["records"]}
    today, notes = date.fromisoformat(entry["today"]), entry["customer"].get("notes", "")
    return records | {"notes": Record(1, None, name, notes, today)}


def _record(each: dict[str, Any], name: str) -> Record:
    ours = each["kind"] == "email" and each["sender"] == "rep" and is_letter(each["text"])
    day = datetime.combine(date.fromisoformat(each["date"]), time(12), UTC)
    interaction = Interaction.model_construct(
        id=1, customer_id=1, first_name=name, last_name="", type=each["kind"], subject="",
        content=each["text"], summary=SENT if ours else "", date=day,
    )  # fmt: skip
    return of_interaction(interaction)


def _facts(entry: dict[str, Any]) -> dict[str, list[Proposal]]:
    """What is read in each record of a file."""
    texts = [each["text"] for each in entry["records"]]
    pronoun = pronoun_of(entry["customer"]["name"], entry["customer"].get("notes", ""), texts)
    return {name: list(_read(record, pronoun)) for name, record in _records(entry).items()}


def _read(record: Record, pronoun: str) -> Iterator[Proposal]:
    proposals = read(record.text, record.on, record.name, record.speaker, pronoun).proposals
    return (each for each in proposals if each.kind == "promise" or not record.is_ours)


def _score_facts(
    tally: Tally, gold: list[dict[str, Any]], facts: dict[str, list[Proposal]], name: str
) -> None:
    for item in gold:
        of_kind = [fact for fact in facts[item["record"]] if _is_kin(item, fact, name)]
        in_words = any(overlap(item["words"], fact.words) for fact in of_kind)
        tally.gold[item["kind"]] += 1
        tally.exact[item["kind"]] += in_words
        if in_words or any(item["words"] in fact.quote for fact in of_kind):
            tally.hits[item["kind"]] += 1
        else:
            tally.missed.append(f"missed {item['kind']} {item['whose']}: {item['quote']}")
    for record, proposals in facts.items():
        for fact in proposals:
            same = (item for item in gold if item["record"] == record)
            right = any(_is_kin(item, fact, name) and _meets(item, fact) for item in same)
            tally.claimed[fact.kind] += 1
            tally.right[fact.kind] += right
            tally.orders += fact.kind == "must" and (
                right or _tells_how_to_reach(gold, record, fact, name)
            )
            if not right:
                tally.unmatched.append(f"{fact.kind} {fact.whose}: {fact.words} << {fact.quote}")


def _tells_how_to_reach(gold: list[dict[str, Any]], record: str, fact: Proposal, name: str) -> bool:
    """Whether the gold has an order as a channel: "Do not ring the house" is both to a rep."""
    same = (item for item in gold if item["record"] == record and item["kind"] == "channel")
    return any(_is_own(i["whose"], name) == (not fact.whose) and _meets(i, fact) for i in same)


def _meets(item: dict[str, Any], fact: Proposal) -> bool:
    return overlap(item["words"], fact.words) or overlap(item["quote"], fact.words)


def _is_kin(item: dict[str, Any], fact: Proposal, name: str) -> bool:
    """Whether a fact has the kind of a gold one, and is the customer's own or not alike."""
    kind = "hold" if fact.kind == "promise" and fact.is_hold else fact.kind
    if kind != item["kind"]:
        return False
    return kind == "person" or _is_own(item["whose"], name) == (not fact.whose)


def _is_sprung(wrong: dict[str, Any], fact: Proposal, name: str) -> bool:
    return _is_kin(wrong, fact, name) and overlap(wrong["words"], fact.words)


def _is_own(whose: str | None, name: str) -> bool:
    words = set(re.findall(r"\w+", (whose or "").lower()))
    return words <= {ITSELF, "client", "the", "self"} | set(re.findall(r"\w+", name.lower()))


def _score_follow_ups(tally: Tally, entry: dict[str, Any]) -> None:
    """What is proposed for each interaction and still waits on the day of the set.

    One without a day in the gold is right on any.
    """
    proposed = {each["id"]: _suggestion(each) for each in entry["records"]}
    tally.follow_ups["as logged"] += sum(each is not None for each in proposed.values())
    for each in entry["records"]:
        made = proposed[each["id"]]
        if made and _is_kept(made, each, entry):
            proposed[each["id"]] = None
    counts = tally.follow_ups
    counts["gold"] += len(entry["followups"])
    counts["proposed"] += sum(each is not None for each in proposed.values())
    needed = set()
    for item in entry["followups"]:
        made = proposed.get(item["record"])
        if made is None or not overlap(item["what"], made.note, least=0):
            tally.missed.append(f"missed follow-up: {item['what']} ({item['record']})")
            continue
        needed.add(item["record"])
        counts["found"] += 1
        if item["due"]:
            counts["dated"] += 1
            right = made.due_on == date.fromisoformat(item["due"])
            counts["right day"] += right
            if not right:
                tally.missed.append(f"wrong day {made.due_on}: {item['what']} ({item['due']})")
    counts["needed"] += len(needed)
    for record, made in proposed.items():
        if made is not None and record not in needed:
            tally.unmatched.append(f"needless follow-up: {made.note} ({record})")


def _is_kept(made: SuggestedFollowUp, record: dict[str, Any], entry: dict[str, Any]) -> bool:
    """Whether it no longer waits on the day of the set, by what later records say, or do not."""
    later = [other for other in entry["records"] if other["date"] > record["date"]]
    days = (date.fromisoformat(other["date"]) for other in later)
    if is_passed_over(made.due_on, days, date.fromisoformat(entry["today"])):
        return True
    texts = [other["text"] for other in later]
    return any(alike(made.note, text) or is_told_as_done(made.note, text) for text in texts)


def _suggestion(each: dict[str, Any]) -> SuggestedFollowUp | None:
    note = NewInteraction(date.fromisoformat(each["date"]), each["kind"], "", each["text"])
    return INTERACTION_REVIEW.offline(note).follow_up


def overlap(gold: str, words: str, least: float = 0.5) -> bool:
    """Whether at least this share of the content words of the shorter are in the other."""
    one, other = _content(gold), _content(words)
    shared = len(one & other)
    return shared > 0 and shared >= least * min(len(one), len(other))


def _content(words: str) -> set[str]:
    each = re.findall(r"[\w½]+", words.lower().replace("’", "'"))
    return {_stem(word) for word in each} - _SMALL


def _stem(word: str) -> str:
    """A word without its ending, roughly: sending, sent and sends are not told apart well."""
    one = singular(word)
    return re.sub(r"(?:ing|ed|e)$", "", one) if len(one) > 4 else one


if __name__ == "__main__":
    main()
