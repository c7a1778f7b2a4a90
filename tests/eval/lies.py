"""Tells a blind set of lies and truths in every surface: python -m tests.eval.lies DIR [--each].

A scripted service on a loopback socket says each statement in the insights, in the chat, in the
body and the subject of an e-mail, and as the summary of its record; what is counted is how it is
shown: backed, unchecked, or not at all. In the place of a summary that is not backed stands the
analyst's, which is counted apart from one that its record contradicts.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ai.grounding.answers import Mark
from ai.openai.engine import OpenAIEngine
from crm import assistant, customer_files, customers, emails, insights, interactions
from crm.jobs import Job
from crm.workspace import Workspace
from tests.ai.openai_replies import said, streamed
from tests.ai.openai_server import OpenAIServer
from tests.eval import books

SURFACES = ("insights", "chat", "body", "subject", "summary")
VERDICTS = ("backed", "unchecked", "replaced", "withheld")
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}


@dataclass(frozen=True)
class Showing:
    """How one statement was shown in one surface."""

    surface: str
    verdict: str
    statement: dict[str, Any]
    file: str


def main() -> None:
    """Prints the shares of a set's lies and truths by verdict."""
    arguments = argparse.ArgumentParser(prog="python -m tests.eval.lies", description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--each", action="store_true", help="every statement's verdicts")
    chosen = arguments.parse_args()
    showings = list(told(books.entries(chosen.folder)))
    print("\n".join(lines(showings)))
    if chosen.each:
        print("\n".join(["", *_each(showings)]))


def told(entries: Iterable[books.Entry]) -> Iterator[Showing]:
    """The showings of every statement of these files, each file in a book of its own."""
    for entry in map(_in_euros, entries):
        with OpenAIServer() as server, books.book(books.day(entry)) as ws:
            shelf = books.add(ws, entry)
            asking = replace(ws, ai=OpenAIEngine("", server.url, "gpt-6-luna"))
            told = _Telling(asking, shelf, server)
            for statement in entry["statements"]:
                for surface, verdict in told.surfaces(statement):
                    yield Showing(surface, verdict, statement, entry["customer"]["name"])


@dataclass(frozen=True)
class _Telling:
    ws: Workspace
    shelf: books.Shelf
    server: OpenAIServer

    def surfaces(self, statement: dict[str, Any]) -> Iterator[tuple[str, str]]:
        sentence, ids = statement["sentence"], self.shelf.ids[statement["record"]]
        yield "insights", self.insight(sentence, ids)
        yield "chat", self.answer(sentence, ids)
        if statement["email"]:
            yield "body", self.letter("body", statement["email"])
            yield "subject", self.letter("subject", statement["email"])
        if statement["record"].startswith("r"):
            yield "summary", self.summary(sentence, statement["record"])

    def insight(self, sentence: str, ids: list[str]) -> str:
        sections: dict[str, Any] = {name: [] for name in insights.SECTIONS.values()}
        sections["summary"] = [{"text": sentence, "evidence": ids}]
        self.server.always(said(sections))
        known = customers.get(self.ws, self.shelf.customer.id)
        made = insights.refresh(self.ws, known, self._file())
        return _verdict(made.claims("Summary"))

    def answer(self, sentence: str, ids: list[str]) -> str:
        self.server.always(streamed(f"{sentence} [{', '.join(ids)}]\n"))
        customer, today = self.shelf.customer.id, self.shelf.today
        job: Job[Any] = Job(
            lambda job: assistant.answer(self.ws, customer, "Who is it?", [], today, job)
        )
        reply = job.result()
        claims = reply.answer.claims
        return _verdict((claim, reply.marks) for claim in claims)

    def letter(self, field: str, sentence: str) -> str:
        texts = {"subject": "A word from us", "body": "Dear friend,\n\nKind regards"}
        whole = sentence if field == "subject" else f"Dear friend,\n\n{sentence}\n\nKind regards"
        self.server.always(said({**texts, field: whole}))
        request = emails.request(self.ws, self._file(), "follow_up", "warm", "")
        reply = emails.draft(self.ws, request).reply
        shown = getattr(reply.answer, field)
        marks = [mark for mark in reply.marks if mark.where == field and mark.what in sentence]
        return _verdict([(shown, marks)] if sentence in shown else [])

    def summary(self, sentence: str, record: str) -> str:
        [each] = [each for each in self.shelf.entry["records"] if each["id"] == record]
        review = {"sentiment": None, "summary": sentence, "follow_up": None, "facts": []}
        self.server.always(said(review))
        day = date.fromisoformat(each["date"])
        entry = {"type": each["kind"], "content": each["text"], "date": books.noon(day)}
        logged = interactions.log(self.ws, self.shelf.customer.id, sentence[:60], day, **entry)
        interactions.delete(self.ws, logged.interaction.id, logged.interaction.version)
        if logged.interaction.summary == sentence:
            return "backed"
        withheld = any(mark.where == "summary" for mark in logged.review.withheld)
        return "withheld" if withheld else "replaced"

    def _file(self) -> Any:
        known = customers.get(self.ws, self.shelf.customer.id)
        return customer_files.gather(self.ws, known, self.shelf.today)


def _verdict(shown: Iterable[tuple[Any, Iterable[Mark]]]) -> str:
    for _, marks in shown:
        return "unchecked" if any(not mark.soft for mark in marks) else "backed"
    return "withheld"


def _in_euros(entry: books.Entry) -> books.Entry:
    """A file as the app can hold it, which buys in euros alone: its currency and euros change
    places in every word."""
    currencies = {each["currency"] for each in entry["purchases"]}
    other = next(iter(currencies - {"EUR"}), "EUR")
    places = {other: "EUR", "EUR": other, "€": _SIGNS.get(other, f"{other} ")}
    return books.changed(entry, places | {sign: "€" for sign in [_SIGNS.get(other)] if sign})


def lines(showings: Iterable[Showing]) -> Iterator[str]:
    """The shares by truth and surface, then the kinds."""
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for each in showings:
        truth = "truths" if each.statement["true"] else "lies"
        for row in (truth, f"{truth} in {each.surface}", f"  {each.statement['kind']}"):
            by[row][each.verdict] += 1
    yield f"{'':26}" + "".join(f"{verdict:>16}" for verdict in VERDICTS)
    for row in sorted(by, key=lambda row: (row.startswith("  "), row)):
        total = by[row].total()
        shares = (f"{by[row][each]:>6} ({by[row][each] / total:>6.1%})" for each in VERDICTS)
        yield f"{row:26}" + "".join(f"{share:>16}" for share in shares)


def _each(showings: list[Showing]) -> Iterator[str]:
    by: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    for each in showings:
        by[each.file, each.statement["sentence"]].append(each)
    for (file, sentence), group in by.items():
        told = group[0].statement
        verdicts = " ".join(f"{each.surface}:{each.verdict}" for each in group)
        yield f"{'T' if told['true'] else 'L'} {told['kind']} [{file}] {sentence}\n    {verdicts}"
        yield f"    {told['record']}: {told['why']}"


if __name__ == "__main__":
    main()
