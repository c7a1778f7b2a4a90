"""A piece of the catalog that a question names: what speaks against it, and what it is."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from ai.analyst.answers.asking import telling_words
from ai.analyst.answers.quoting import quote, sentences_of
from ai.analyst.answers.searching import plain_words
from ai.analyst.phrases import claim, listed
from ai.analyst.vetoes import forbids, veto, vetoes
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact
from ai.reading.families import attributes, named
from ai.reading.lexicon import FASHION, is_in, singular, words_of
from ai.reading.persons import RELATIONS
from ai.understanding import Fact, Understanding

_PLAIN = words_of("size sizes long high low last plain big half piece shoe heel sleeve chest")
_CATEGORIES = words_of("shoe heel suit dress gown bag")
"""What no piece is like another for alone."""
_SECRET = re.compile(r"\b(?:know|told?|tell|mention|surprise|secret)\b", re.IGNORECASE)
MOST_MUSTS, MOST_ALIKE = 3, 2
_COUNTS = {"three", "four", "five"}
"""Words of a name that a question has for other reasons: the Three-Piece."""


def named_in(products: Iterable[ProductFact], question: str) -> ProductFact | None:
    """The product whose own word a question has, else all of whose words it has."""
    asked = plain_words(question)
    found = [product for product in products if _is_named(product.name, asked)]
    return max(found, key=lambda each: len(plain_words(each.name) & asked), default=None)


def _is_named(name: str, asked: frozenset[str]) -> bool:
    words = plain_words(name)
    own = {w for w in words - _COUNTS if len(w) > 3 and not is_in(w, FASHION)}
    return bool(own & asked) if own else words <= asked


def verdict(file: CustomerFile, product: ProductFact, of_person: Iterable[Fact]) -> Iterator[Claim]:
    """Whether it may be offered, with the record that says so; to whom around them, if asked."""
    theirs = tuple(replace(fact, whose="") for fact in of_person)
    known = Understanding(theirs, file.today) if theirs else file.known
    if broken := vetoes(product.text, known):
        for fact in broken[:MOST_MUSTS]:
            yield quote(fact.quote or fact.words, fact.record, fact.said_on, "No")
    elif not product.in_stock:
        yield claim(f"No: the {product.name} is sold out.", [product.id])
    elif said := [] if theirs else list(against(file, product.text)):
        yield said[0]
    else:
        liked = next((t.fact for t in known.likes if shares(t.fact.words, product.text)), None)
        if liked:
            yield quote(liked.quote or liked.words, liked.record, liked.said_on, "Yes")
        about = " ".join(product.description.split()).rstrip(".")
        text = f"Nothing that I have read speaks against the {product.name}, €{product.price:,.2f}"
        yield claim(f"{text}: {about}." if about else f"{text}.", [product.id])
    for must in known.musts[:MOST_MUSTS]:
        yield quote(must.quote or must.words, must.record, must.said_on, "Mind")


def alike(
    file: CustomerFile, said: str, limit: Decimal | None, but: Container[str] = ()
) -> Iterator[Claim]:
    """The pieces in stock that have most of what was said, none that it or a must forbids."""
    sentences = [each for each in re.split(r"[.;\n”]+", said) if not _SECRET.search(each)]
    worth = {
        product: len(_shared(said, product))
        for product in file.products
        if product.in_stock and product.id not in but and (limit is None or product.price <= limit)
        if not veto(product.text, file.known)
        if not any(forbids(each, product.text) for each in sentences)
    }
    most = max(worth.values(), default=0)
    for product in [each for each, shared in worth.items() if shared == most and most][:MOST_ALIKE]:
        shared = listed(sorted(_shared(said, product)))
        words = f"{product.name}, €{product.price:,.2f}: it has {shared}, which was spoken of."
        yield claim(words, [product.id, "Q"])


def _shared(said: str, product: ProductFact) -> set[str]:
    """The traits that a piece has of what was said; a word of its description is one too."""
    told = {singular(word) for word in telling_words(product.description)} - _PLAIN
    words = {singular(word) for word in telling_words(said)}
    shared = (_traits(said) & _traits(product.text)) | (told & words)
    return shared if shared - _CATEGORIES else set()


def _traits(text: str) -> set[str]:
    traits = attributes(text)
    return {*traits.every} - {"piece"}


def against(file: CustomerFile, thing: str, opening: str = "No") -> Iterator[Claim]:
    """The records' sentences that rule a thing out, those that name somebody else apart."""
    for said in sentences_of(file):
        is_of_other = RELATIONS & set(re.findall(r"[\w-]+", said.text.lower()))
        if not is_of_other and forbids(said.text, thing):
            yield quote(said.text, said.id, said.on, opening)


def shares(words: str, thing: str) -> bool:
    """Whether a thing has the first trait that words name."""
    return any(named(word, thing) for word in attributes(words).every[:1])
