"""What an answer rested on, in the records' words: for "why?"."""

from collections.abc import Iterable, Iterator

from ai.analyst.answers.quoting import quote, sentences_of
from ai.analyst.answers.reply_text import reply_from_text
from ai.analyst.phrases import claim, day_of, quoted
from ai.claims import Claim
from ai.facts import CustomerFile


def because(file: CustomerFile, said: str) -> Iterator[Claim]:
    """What the first sentences of an answer rested on, in the records' words: for "why?"; where
    no fact is, what the record of the first says."""
    claims = reply_from_text(said).claims[:3]
    known = list(_facts_behind(file, claims))
    yield from known
    ids = {id for made in claims[:1] for id in made.evidence}
    for each in [] if known else [each for each in sentences_of(file) if each.id in ids][:4]:
        yield quote(each.text, each.id, each.on)


def _facts_behind(file: CustomerFile, claims: Iterable[Claim]) -> Iterator[Claim]:
    for made in claims:
        for fact in file.understanding:
            words = (fact.words, fact.quote.rstrip(" ."))
            if fact.record in made.evidence and any(each and each in made.text for each in words):
                text = (
                    f"{fact.kind.capitalize()}{day_of(fact)}: {quoted(fact.quote or fact.words)}."
                )
                yield claim(text, [fact.record])
