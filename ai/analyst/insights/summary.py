"""Summary: who this is, what they love most, and what matters most."""

from collections.abc import Iterator
from itertools import islice

from ai.analyst.insights import fashion, things_to_know
from ai.analyst.insights.findings import Findings
from ai.analyst.phrases import claim, quoted
from ai.claims import Claim
from ai.facts import full_date


def claims(findings: Findings) -> Iterator[Claim]:
    """Two to four claims; one that says so when nothing is recorded."""
    if len(findings.file.facts) == 1:
        name = findings.file.profile.name
        yield claim(f"Nothing is recorded of {name} yet besides the profile.", ["C"])
        return
    yield _standing(findings)
    if findings.introduction:
        yield claim(f"From the notes: {quoted(findings.introduction)}.", ["N"])
    yield from fashion.greatest_love(findings)
    yield from islice(things_to_know.pressing(findings), 1)


def _standing(findings: Findings) -> Claim:
    """Who this is, and how far along the way from lead to customer."""
    profile = findings.file.profile
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
