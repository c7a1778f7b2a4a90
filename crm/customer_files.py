"""The file on one client that the AI works from: recent records, and figures over all of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ai.analyst.answers.asking import telling_words
from ai.facts import CustomerFile as CustomerFile
from ai.facts import FollowUpFact, InteractionFact, Profile, PurchaseFact
from crm import facts, records
from crm.models import Customer, Fact, FollowUp, Interaction, Purchase
from crm.records import Records
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

LATEST = 3
MOST_RELEVANT = 10
MOST_WORDS = 12
MOST_CITED = 100
STANDING = "allergic dislikes promised measured birthday wedding favourite complained"
"""What is always worth finding in a long history: at most as many words as one look takes."""


def gather(ws: Workspace, customer: Customer, today: date) -> CustomerFile:
    """The client's file as it stands; days are UTC's."""
    return of_records(customer, records.of_customer(ws, customer), today)


def of_records(customer: Customer, known: Records, today: date) -> CustomerFile:
    """The client's file over records that are read already."""
    return _file(
        customer, today, known.interactions, known.purchases, known.follow_ups, known.facts
    )


def gather_many(ws: Workspace, ids: Sequence[int], today: date) -> dict[int, CustomerFile]:
    """What is known of several clients and what they bought, without the archived; one wait."""
    if not ids:
        return {}
    of_these = Filter("customer_id", "in", ids)
    active = [Filter("id", "in", ids), Filter("archived_at", "is_null", True)]
    profiles, purchases, known = ws.db.rows(
        Query("customer_profiles", active),
        Query("purchase_lines", [of_these], [Order("bought_on", descending=True)]),
        facts.of_many_query(of_these),
    )
    bought, understood = Purchase.all(purchases), Fact.all(known)
    return {
        customer.id: _file(
            customer,
            today,
            [],
            [item for item in bought if item.customer_id == customer.id],
            [],
            [fact for fact in understood if fact.customer_id == customer.id],
        )
        for customer in Customer.all(profiles)
    }


def relevant(ws: Workspace, file: CustomerFile, text: str) -> list[InteractionFact]:
    """The ten interactions of the whole history that share most with a text, rare words first.

    Each of its words of substance is looked for alone; one that few records hold weighs more.
    """
    weights: dict[int, float] = {}
    found: dict[int, Interaction] = {}
    for word in telling_words(text)[:MOST_WORDS]:
        where = [
            Filter("customer_id", "eq", file.owner),
            Filter("interaction_words", "words", word),
        ]
        newest = [Order("date", descending=True), Order("id", descending=True)]
        page = ws.db.page(Query("timeline", where, newest, MOST_RELEVANT))
        for item in Interaction.all(page.rows):
            found[item.id] = item
            weights[item.id] = weights.get(item.id, 0) + 1 / page.total
    best = sorted(found.values(), key=lambda item: (-weights[item.id], -item.id))
    return [_interaction(item) for item in best[:MOST_RELEVANT]]


def with_relevant(ws: Workspace, file: CustomerFile, text: str) -> CustomerFile:
    """The file and after its own interactions those that a text finds, the most telling first.

    A prompt over its budget cuts the last ones.
    """
    known = {item.id for item in file.interactions}
    found = (item for item in relevant(ws, file, text) if item.id not in known)
    return replace(file, interactions=(*file.interactions, *found))


def for_service(ws: Workspace, file: CustomerFile, text: str = STANDING) -> CustomerFile:
    """The file as a service is given it: the latest interactions, ten that a text finds, and then
    all others, newest first. A prompt holds as many as its budget does.
    """
    known = file.interactions
    found = relevant(ws, file, text) if len(known) > MOST_RELEVANT else []
    ordered = {item.id: item for item in (*known[:LATEST], *found, *known)}
    return replace(file, interactions=tuple(ordered.values()))


def with_cited(ws: Workspace, file: CustomerFile, ids: Iterable[str]) -> CustomerFile:
    """The file with the client's older interactions of these ids ("I12"), asked for in one go.

    What is in the file already is not asked for.
    """
    missing = (id for id in ids if id not in file.facts or id in file.quoted)
    cited = {id for id in missing if re.fullmatch(r"I[0-9]{1,9}", id)}
    if not cited:
        return file
    where = [
        Filter("customer_id", "eq", file.owner),
        Filter("id", "in", sorted(int(id[1:]) for id in cited)[:MOST_CITED]),
    ]
    [rows] = ws.db.rows(Query("timeline", where))
    return joined(file, [_interaction(item) for item in Interaction.all(rows)])


def joined(file: CustomerFile, more: Iterable[InteractionFact]) -> CustomerFile:
    """The file with these interactions too, newest first."""
    by_id = {item.id: item for item in (*file.interactions, *more)}
    newest = sorted(by_id.values(), key=lambda item: (item.on, int(item.id[1:])), reverse=True)
    return replace(file, interactions=tuple(newest))


def _file(
    customer: Customer,
    today: date,
    told: Iterable[Interaction],
    bought: Iterable[Purchase],
    planned: Iterable[FollowUp],
    known: Iterable[Fact],
) -> CustomerFile:
    history = list(told)
    return CustomerFile(
        today=today,
        profile=replace(_profile(customer), unread=facts.unread(customer, history)),
        notes=customer.notes,
        interactions=tuple(_interaction(item) for item in history),
        purchases=tuple(_purchase(item) for item in bought),
        follow_ups=tuple(_follow_up(item) for item in planned),
        owner=customer.id,
        understanding=facts.standing(known),
    )


def _profile(customer: Customer) -> Profile:
    by_type = {
        "email": customer.emails,
        "call": customer.calls,
        "meeting": customer.meetings,
        "note": customer.remarks,
    }
    return Profile(
        name=customer.name,
        stage=customer.stage,
        company=customer.company or "",
        since=customer.created_at.date(),
        interactions=sum(by_type.values()),
        contacts_by_type=by_type,
        first_contact_on=customer.first_contact_at and customer.first_contact_at.date(),
        last_contact_on=customer.last_contact and customer.last_contact.date(),
        rhythm_days=customer.rhythm_days,
        overall_sentiment=customer.overall_sentiment,
        purchases=customer.purchases,
        bought_total=customer.bought_total,
        last_name=customer.last_name,
    )


def _interaction(item: Interaction) -> InteractionFact:
    return InteractionFact(
        f"I{item.id}",
        item.said_on or item.date.date(),
        item.type,
        item.subject,
        item.content,
        item.sentiment,
        is_judged_by_rep=item.sentiment_by == "rep",
    )


def _purchase(item: Purchase) -> PurchaseFact:
    return PurchaseFact(
        f"P{item.id}",
        item.bought_on,
        item.product_name,
        item.category,
        item.quantity,
        item.price_paid,
    )


def _follow_up(item: FollowUp) -> FollowUpFact:
    return FollowUpFact(f"F{item.id}", item.due_on, item.note, item.done_at is not None)
