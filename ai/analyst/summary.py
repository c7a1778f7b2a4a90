"""Summary: who this is, what they love most, and what matters now."""

from collections.abc import Iterator
from itertools import chain, islice

from ai.analyst import fashion, things_to_know
from ai.analyst.findings import Findings
from ai.analyst.phrases import claim
from ai.claims import Claim
from ai.facts import full_date


def claims(findings: Findings) -> Iterator[Claim]:
    """Two to four claims; one that says so when nothing is recorded."""
    file = findings.file
    profile = file.profile
    of_company = f" of {profile.company}" if profile.company else ""
    if len(file.facts) == 1:
        yield claim(f"Nothing is recorded of {profile.name} yet besides the profile.", ["C"])
        return
    bought = f", with purchases of €{profile.bought_total:,}" if profile.purchases else ""
    yield claim(
        f"{profile.name}{of_company} is a {profile.stage}, in the book since "
        f"{full_date(profile.since)}{bought}.",
        ["C"],
    )
    yield from islice(fashion.tastes(findings), 1)
    urgent = chain(
        things_to_know.open_promises(findings),
        things_to_know.ahead(findings),
        things_to_know.last_objection(findings),
    )
    yield from islice(urgent, 2)
