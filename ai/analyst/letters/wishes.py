"""What a client has asked of whoever writes to them."""

import re
from collections.abc import Iterator

from ai.analyst.answers import matters
from ai.analyst.answers.quoting import quote, sentences_of
from ai.analyst.insights.findings import Findings
from ai.claims import Claim
from ai.facts import CustomerFile

_NO_LETTERS = re.compile(r"\bno (?:e-?mails?|letters|invitations)\b", re.IGNORECASE)
_HOW = re.compile(
    r"\b(?:long e-?mails|letters? in [A-Z]\w+|everything goes through|(?:speaks|answers) through|"
    r"(?:write|writes|e-?mail) only)\b",
    re.IGNORECASE,
)


def to_mind(file: CustomerFile) -> list[Claim]:
    """The notes' own sentences on writing to this client, each once."""
    found = {made.text: made for made in _silence(file)}
    for said in sentences_of(file):
        if said.id == "N" and _HOW.search(said.text):
            made = quote(said.text, said.id, said.on, "Mind first")
            found.setdefault(made.text, made)
    return list(found.values())


def wants_no_letters(file: CustomerFile) -> bool:
    """Whether the notes say that the client is not to be written to."""
    return any(_silence(file))


def _silence(file: CustomerFile) -> Iterator[Claim]:
    findings = Findings(file)
    yield from matters.wish_for_silence(findings)
    for said in sentences_of(file):
        if said.id == "N" and _NO_LETTERS.search(said.text):
            yield quote(said.text, said.id, said.on, "Mind first")
