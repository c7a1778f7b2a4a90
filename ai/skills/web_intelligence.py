"""What the web says of a client, asked only on request: sentences with the sources returned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict

from ai.engine import Citation, Searched, Skill
from ai.facts import Owner, full_date
from ai.prompts import data_block
from ai.reading.figures import without_addresses
from ai.reading.sentences import sentences

MOST_CLAIMS, MOST_SOURCES = 10, 4
LONGEST_TITLE = 80

INSTRUCTIONS = (
    "A sales representative of a luxury fashion house is about to meet a client. Search the web "
    "for the person in the data and for their company, and report what is public and useful "
    "before the meeting: events and red carpets, style and press, projects, social media. Write "
    "plain text: at most eight lines, one sentence a line, each with the source that says it. Use "
    "absolute dates. Leave out whoever only has the same name, and what is private: health, "
    "family, home, rumours. When nothing is certain, write only: Nothing found."
)

_WORD = re.compile(r"\w")
_MARKUP = re.compile(r"\]\(|://|【")
_ADDRESS = re.compile(
    r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#][!#$%&'()*+,\-./\w:;=?@~]*)?",
    re.IGNORECASE | re.ASCII,
)
_LEFT_EMPTY = re.compile(r"[(\[]\s*(?:[,;]\s*)*[)\]]")


class WebSource(BaseModel):
    """A page that the service returned; its address is whole, https and of plain letters."""

    model_config = ConfigDict(frozen=True)

    title: str
    url: str

    @property
    def site(self) -> str:
        """Whose page it is, such as "vogue.com"."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


class WebClaim(BaseModel):
    """One sentence of the service, and the sources that it returned for it, never none."""

    model_config = ConfigDict(frozen=True)

    text: str
    sources: tuple[WebSource, ...]


class WebFindings(BaseModel):
    """What was found; `left_out` sentences had no source."""

    model_config = ConfigDict(frozen=True)

    claims: tuple[WebClaim, ...] = ()
    left_out: int = 0


@dataclass(frozen=True)
class Person:
    """Who is looked for: all that is sent."""

    today: date
    name: str
    company: str
    owner: Owner = None

    @property
    def facts(self) -> dict[str, str]:
        """The name and the company, where one is known."""
        return {"name": self.name} | ({"company": self.company} if self.company else {})


def ask(brief: Person) -> str:
    """The prompt: the day and who is meant."""
    return f"Today is {full_date(brief.today)}.\n{data_block(brief.facts)}"


def offline(brief: Person) -> WebFindings:
    """Nothing: without the web nothing is known of it."""
    return WebFindings()


def findings(searched: Searched) -> WebFindings:
    """The sentences that a returned source stands behind; a source backs the one before it."""
    claims: dict[str, WebClaim] = {}
    left_out = 0
    for passage, citations in _passages(searched):
        said = [text for text in sentences(_plain(passage)) if len(text.split()) > 2]
        sources = _sources(citations)
        if said and sources and len(claims) < MOST_CLAIMS:
            claim = WebClaim(text=said.pop(), sources=sources)
            claims.setdefault(claim.text, claim)
        left_out += len(said)
    return WebFindings(claims=tuple(claims.values()), left_out=left_out)


def _passages(searched: Searched) -> Iterator[tuple[str, list[Citation]]]:
    """What stands before each group of sources in a line, and what stands behind the last."""
    text = searched.text
    for line in re.finditer(r"[^\n]+", text):
        passage, cited, at = "", list[Citation](), line.start()
        here = (c for c in searched.citations if line.start() <= c.start < line.end())
        for citation in sorted(here, key=lambda citation: citation.start):
            between = text[at : citation.start]
            if cited and _WORD.search(between):
                yield passage, cited
                passage, cited = "", []
            passage += between + _shown(text[max(at, citation.start) : citation.end])
            cited.append(citation)
            at = max(at, citation.end)
        rest = text[at : line.end()]
        if cited and _WORD.search(rest):
            yield passage, cited
            passage, cited = "", []
        yield passage + rest, cited


def _shown(cited: str) -> str:
    """The cited words, unless they are only the source's own mark."""
    return "" if _MARKUP.search(cited) or len(cited.split()) < 3 else cited


def _plain(passage: str) -> str:
    words = _LEFT_EMPTY.sub("", without_addresses(passage).replace("**", ""))
    return re.sub(r" ([.,;:!?])", r"\1", " ".join(words.split())).lstrip("#*-•– ")


def _sources(citations: list[Citation]) -> tuple[WebSource, ...]:
    known: dict[str, WebSource] = {}
    for citation in citations:
        if _ADDRESS.fullmatch(citation.url):
            title = " ".join(citation.title.split())[:LONGEST_TITLE]
            known.setdefault(citation.url, WebSource(title=title, url=citation.url))
    return tuple(known.values())[:MOST_SOURCES]


WEB_INTELLIGENCE = Skill(
    "web_intelligence", INSTRUCTIONS, WebFindings, ask, offline, from_web=findings
)
