"""The records behind the AI's sentences, as a rep opens them."""

from dataclasses import dataclass

from ai.claims import ADVICE, Claim
from ai.facts import CustomerFile
from ai.grounding.marks import UNBACKED, UNCHECKED
from ai.grounding.names import STRANGE_NAME
from crm.dates import long_date

__all__ = [
    "ADVICE",
    "STRANGE_NAME",
    "UNBACKED",
    "UNCHECKED",
    "Claim",
    "CustomerFile",
    "Evidence",
    "of",
]


@dataclass(frozen=True)
class Evidence:
    """One record: a short label, and its text to the letter."""

    id: str
    label: str
    text: str


def of(file: CustomerFile, fact_id: str) -> Evidence:
    """The record with this id in a client's file; raises `KeyError` when it is not there."""
    return Evidence(fact_id, _labels(file)[fact_id], file.facts[fact_id])


def _labels(file: CustomerFile) -> dict[str, str]:
    today = file.today
    labels = {"C": "Profile and figures", "N": "Notes"}
    for interaction in file.interactions:
        labels[interaction.id] = (
            f"{interaction.type.capitalize()}, {long_date(interaction.on, today)}"
        )
    for purchase in file.purchases:
        labels[purchase.id] = f"{purchase.product}, {long_date(purchase.on, today)}"
    for follow_up in file.follow_ups:
        labels[follow_up.id] = f"Follow-up, {long_date(follow_up.due_on, today)}"
    for product in file.products:
        labels[product.id] = product.name
    for fact in file.understanding:
        if fact.record in file.quoted:
            by = "Record" if fact.quote else "The rep's word"
            labels.setdefault(fact.record, f"{by}, {long_date(fact.said_on, today)}")
    return labels
