"""Summary: who this is, what they love most, and what matters most."""

from collections.abc import Iterator
from itertools import islice

from ai.analyst.insights import fashion, things_to_know
from ai.analyst.phrases import claim, listed, quotable, quoted, whole
from ai.claims import Claim
from ai.facts import CustomerFile, full_date
from ai.reading.sentences import told

MOST_PEOPLE = 4


def claims(file: CustomerFile) -> Iterator[Claim]:
    """Two to five claims; one that says so when nothing is recorded."""
    if len(file.facts) == 1:
        yield claim(f"Nothing is recorded of {file.profile.name} yet besides the profile.", ["C"])
        return
    yield _standing(file)
    if first := introduction(file):
        yield claim(f"From the notes: {quoted(first)}.", ["N"])
    if people := file.known.of_kind("person")[:MOST_PEOPLE]:
        words = listed([whole(fact.words) for fact in people])
        yield claim(f"Around them: {words}.", (fact.record for fact in people))
    yield from fashion.greatest_love(file)
    yield from islice(things_to_know.pressing(file), 1)


def introduction(file: CustomerFile) -> str:
    """The first sentence of the notes, when it says who the customer is; else ""."""
    first = next(iter(told(file.notes)), "")
    is_fact = any(fact.quote == first for fact in file.understanding)
    return first if quotable(first) and not is_fact else ""


def _standing(file: CustomerFile) -> Claim:
    """Who this is, and how far along the way from lead to customer."""
    profile = file.profile
    of_company = f" of {profile.company}" if profile.company else ""
    text = f"{profile.name}{of_company} is a {profile.stage}"
    if profile.first_contact_on:
        text += f", in touch since {full_date(profile.first_contact_on)}"
    else:
        text += f", in the book since {full_date(profile.since)}"
    if profile.purchases:
        pieces = "1 purchase" if profile.purchases == 1 else f"{profile.purchases} purchases"
        text += f", with {pieces} for €{profile.bought_total:,} in all"
    elif profile.stage != "customer":
        text += ", and has bought nothing yet"
    return claim(f"{text}.", ["C"])
