"""Has the built-in analyst write a blind set of letters: python -m tests.eval.letters DIR [--each].

What each letter is held to stands in its file: a greeting that is right, the pressing matter by its
name where there is one, nothing that is forbidden; besides, the rep's signature and the language.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ai.reading.languages import language_of
from crm import customer_files, customers, emails, reps
from crm.workspace import Workspace
from tests.eval import books

SIGNATURE = "Robin Vale"
SCENARIOS = {
    "Follow-up": "follow_up",
    "Meeting request": "private_viewing",
    "Thank you": "thank_you",
    "New arrivals": "new_arrivals",
    "Event invitation": "event_invitation",
    "Apology": "apology",
    "Birthday": "birthday",
    "Re-engagement": "win_back",
}
"""The scenarios as a set calls them; one that the app has not is a follow-up."""


@dataclass(frozen=True)
class Written:
    """A letter, and what is wrong with it: the names of what it was held to."""

    wanted: dict[str, Any]
    customer: str
    text: str
    faults: tuple[str, ...]


def main() -> None:
    """Prints what was wrong with the letters of a set."""
    arguments = argparse.ArgumentParser(prog="python -m tests.eval.letters", description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--each", action="store_true", help="every letter with its faults")
    chosen = arguments.parse_args()
    letters = list(written(books.entries(chosen.folder)))
    print("\n".join(lines(letters)))
    if chosen.each:
        print("\n".join(["", *map(_whole, letters)]))


def written(entries: Iterable[books.Entry]) -> Iterator[Written]:
    """The letters of the files, each file in a book of its own."""
    for entry in entries:
        with books.book(books.day(entry)) as ws:
            reps.sign_as(ws, SIGNATURE)
            shelf = books.add(ws, entry)
            for wanted in entry["letters"]:
                subject, body = _letter(ws, shelf, wanted)
                text = f"{subject}\n\n{body}"
                yield Written(wanted, shelf.customer.name, text, tuple(faults(text, wanted)))


def _letter(ws: Workspace, shelf: books.Shelf, wanted: dict[str, Any]) -> tuple[str, str]:
    file = customer_files.gather(ws, customers.get(ws, shelf.customer.id), shelf.today)
    named = SCENARIOS[wanted["scenario"]]
    scenario = named if named in emails.SCENARIOS else "follow_up"
    request = emails.request(ws, file, scenario, wanted["tone"].lower(), "")
    answer = emails.draft(ws, request).reply.answer
    return answer.subject, answer.body


def faults(text: str, wanted: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a letter, subject and body."""
    body = text.partition("\n\n")[2]
    first, low = body.split("\n", 1)[0], text.lower()
    if first.strip(" ,!.:") not in {each.strip(" ,!.:") for each in wanted["greeting"]}:
        yield "greeting"
    if wanted["pressing"] and not any(words.lower() in low for words in wanted["pressing"]):
        yield "pressing"
    if any(words.lower() in low for words in wanted["forbidden"]):
        yield "forbidden"
    if SIGNATURE not in body.rstrip().splitlines()[-2:]:
        yield "signature"
    if language_of(body) != wanted["language"]:
        yield "language"


def lines(letters: list[Written]) -> Iterator[str]:
    """How many letters have each fault, and how many have none."""
    counts = Counter(fault for letter in letters for fault in letter.faults)
    yield f"{len(letters)} letters, {sum(not letter.faults for letter in letters)} without a fault"
    held = Counter({"pressing": sum(bool(letter.wanted["pressing"]) for letter in letters)})
    for fault in ("greeting", "pressing", "forbidden", "signature", "language"):
        yield f"  {fault:10} {counts[fault]:>3} of {held[fault] or len(letters)}"


def _whole(letter: Written) -> str:
    wanted = letter.wanted
    head = f"## {', '.join(letter.faults) or 'right'}: {letter.customer}, {wanted['scenario']}"
    held = {
        name: wanted[name] for name in ("tone", "language", "greeting", "pressing", "forbidden")
    }
    return f"{head} {held}\n{letter.text}\n"


if __name__ == "__main__":
    main()
