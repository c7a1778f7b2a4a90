"""Puts a blind set of questions to the analyst: python -m tests.eval.questions DIR [--each].

All files of the set are customers of one book. An answer is wrong when it holds one of the strings
that would show it to be; useful when it holds one that a right answer has; honest when it says that
it can't tell; else it is beside the question.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crm import assistant, book_questions
from crm.jobs import Job
from crm.workspace import Workspace
from tests.eval import books

VERDICTS = ("useful", "honest", "beside", "wrong")
_HONEST = re.compile(
    r"I can't|I have read no|I have read nothing|no record|nobody, as far as|is recorded\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Marked:
    """A question with its answer and the verdict on it."""

    question: dict[str, Any]
    customer: str
    answer: str
    verdict: str


def main() -> None:
    """Prints the verdicts on a set by kind and language."""
    arguments = argparse.ArgumentParser(prog="python -m tests.eval.questions", description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--each", action="store_true", help="every question with its answer")
    chosen = arguments.parse_args()
    marked = list(asked(books.entries(chosen.folder)))
    print("\n".join(lines(marked)))
    if chosen.each:
        print("\n".join(["", *map(_whole, marked)]))


def asked(entries: list[books.Entry]) -> Iterator[Marked]:
    """Every question of the files, its earlier turns put first."""
    with books.book(books.day(entries[0])) as ws:
        shelves = [books.add(ws, entry) for entry in entries]
        for shelf in shelves:
            for question in shelf.entry["questions"]:
                text = _conversation(ws, shelf, question["turns"])
                verdict = verdict_on(text, question)
                yield Marked(question, shelf.customer.name, text, verdict)


def _conversation(ws: Workspace, shelf: books.Shelf, turns: list[str]) -> str:
    before: list[assistant.Turn] = []
    for question in turns:
        text = _answer(ws, shelf, question, before)
        before.append(assistant.Turn(question, text))
    return before[-1].answer


def _answer(ws: Workspace, shelf: books.Shelf, question: str, before: list[assistant.Turn]) -> str:
    customer, today = shelf.customer.id, shelf.today
    job: Job[Any] = Job(
        lambda job: assistant.answer(ws, customer, question, tuple(before), today, job)
    )
    reply = job.result()
    if isinstance(reply, assistant.BookQuestion):
        found = book_questions.answer(ws, question, today, customer)
        return "\n".join([found.text, *(f"{line.name}: {line.words}" for line in found.lines)])
    return "\n".join(claim.text for claim in reply.answer.claims)


def verdict_on(answer: str, question: dict[str, Any]) -> str:
    """What an answer is, by the strings that its question names."""
    said = answer.lower()
    if any(words.lower() in said for words in question["wrong"]):
        return "wrong"
    if any(words.lower() in said for words in question["must"]):
        return "useful"
    return "honest" if _HONEST.search(answer) else "beside"


def lines(marked: Iterable[Marked]) -> Iterator[str]:
    """The verdicts on all, then by kind and by language."""
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for each in marked:
        for row in ("all", each.question["kind"], f"in {each.question['language']}"):
            by[row][each.verdict] += 1
    yield f"{'':12}" + "".join(f"{verdict:>14}" for verdict in VERDICTS)
    for row, counts in by.items():
        shares = (f"{counts[each]:>4} ({counts[each] / counts.total():>4.0%})" for each in VERDICTS)
        yield f"{row:12}" + "".join(f"{share:>14}" for share in shares)


def _whole(each: Marked) -> str:
    question = each.question
    head = f"## {each.verdict} {question['kind']} {question['language']} [{each.customer}]"
    turns = " / ".join(question["turns"])
    wanted = f"must {question['must']} wrong {question['wrong']} ({question['right']})"
    return f"{head} {turns}\n   {wanted}\n{each.answer}\n"


if __name__ == "__main__":
    main()
