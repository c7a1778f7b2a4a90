"""Saves what a file holds, a few rows at a time, and takes it back with one undo."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ai.skills.interaction_review import INTERACTION_REVIEW, NewInteraction
from crm import deeds, tags
from crm.drafts import CustomerDraft, FollowUpDraft, InteractionDraft
from crm.errors import Refused
from crm.importing import matching, names
from crm.importing.joining import digest, give, join, key_of
from crm.importing.matching import Decision, Register
from crm.importing.people import LONGEST, Event, Person, Reading, Who
from crm.importing.writer import Outcome, Tell, Writer
from crm.models import CustomerCard
from crm.reading import SENT
from crm.workspace import Workspace
from db.gateway import Change, insert

COPIED = ("first_name", "last_name", "email", "phone", "other_emails", "other_phones", "company",
          "stage", "tags")  # fmt: skip


@dataclass
class Plan:
    """What the rep has decided: people and events to save, doubles and unknown ones settled.

    `decisions` are by the place of a person in the file, `people_of` says of somebody unknown
    whether to add them, or which customer they are.
    """

    reading: Reading
    name: str
    entry_key: str
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    taken_in: frozenset[str] = frozenset()
    people_of: Mapping[Who, int | None] = field(default_factory=dict)


def save(ws: Workspace, plan: Plan, tell: Tell = lambda share: None) -> Outcome:
    """Saves the plan; the same rows come in once, however often a file is imported.

    Whoever ends it in the middle leaves each customer whole, and the next import does the rest.
    `tell` hears which share is done, from 0 to 1.
    """
    row, _ = ws.write(
        insert(
            "imports",
            entry_key=plan.entry_key,
            name=plan.name[:255],
            format=plan.reading.format,
            imported_at=ws.clock(),
            imported_by=ws.rep or None,
        ),
        deeds.head_of(ws, "import", plan.entry_key),
    )
    outcome = Outcome(row["id"])
    register = matching.of_book(ws)
    new, joining = _settle(plan, _people(plan), register)
    writer = Writer(ws, outcome, tell, len(new) + len(plan.reading.events))
    _save_people(writer, new)
    for customer_id, person in joining:
        join(writer, customer_id, person)
    if plan.reading.events or any(person.follow_up_on for person in plan.reading.people):
        _save_events(writer, plan, matching.of_book(ws))
    ws.write(outcome.sums())
    tell(1.0)
    return outcome


def _people(plan: Plan) -> list[Person]:
    """Those who come in, unless they are doubles."""
    chosen = [
        person
        for person in plan.reading.people
        if not person.left_out or person.where in plan.taken_in
    ]
    added = [who for who, customer in plan.people_of.items() if customer is None]
    return [*chosen, *(_of_who(who) for who in added)]


def _of_who(who: Who) -> Person:
    """Somebody whom only a mail, a chat or a calendar names."""
    person = Person(f"sender {who.label}", email=who.email, phone=who.phone)
    if who.phone:
        person.first_name = who.phone[: LONGEST["first_name"]]
        return person
    names.give_whole_name(person, who.name or who.email.partition("@")[0] or who.text)
    return person


def _settle(
    plan: Plan, people: list[Person], register: Register
) -> tuple[list[Person], list[tuple[int, Person]]]:
    """Who is new, and who joins which customer; a double that nobody decided on is left out."""
    doubles = {double.person.where: double for double in matching.doubles(people, register)}
    new, joining = [], []
    for person in people:
        double = doubles.get(person.where)
        decision = plan.decisions.get(person.where, "skip") if double else "both"
        if decision == "both" or double is None:
            new.append(person)
        elif decision == "join" and double.card:
            joining.append((double.card.id, person))
        elif decision == "join" and double.earlier:
            give(double.earlier, person)
    return new, joining


def _save_people(writer: Writer, people: list[Person]) -> None:
    names = tags.enter(writer.ws, {n for person in people for n in person.tags.splitlines()})
    for person in people:
        try:
            columns = _columns(person)
            columns["tags"] = "\n".join(names[name] for name in person.tags.splitlines())
        except Refused as error:
            writer.leave_out(person.where, person.name, str(error))
            continue
        key, import_id = key_of(person), writer.outcome.id
        writer.add(insert("customers", entry_key=key, import_id=import_id, **columns), person.where)
    writer.flush()


def _columns(person: Person) -> dict[str, Any]:
    """The row of a new customer; what a field can't hold goes to the notes and is told."""
    values = {name: getattr(person, name) for name in COPIED}
    notes = "\n".join(person.notes)
    try:
        return CustomerDraft.of(**values, notes=notes).columns()
    except Refused as error:
        if error.field not in ("email", "phone", "company") or not values[error.field]:
            raise
        notes = f"{notes}\n{error.field.capitalize()}: {values[error.field]}".strip()
        return CustomerDraft.of(**values | {error.field: ""}, notes=notes).columns()


def _save_events(writer: Writer, plan: Plan, register: Register) -> None:
    for person in plan.reading.people:
        known = register.find(person) if person.follow_up_on else None
        if isinstance(known, CustomerCard):
            _plan_ahead(writer, known, f"{key_of(person)}-follow-up", person)
    for event in plan.reading.events:
        customer = _customer(event.who, plan, register)
        if customer is None:
            writer.leave_out(event.where, event.subject or event.who.label, "nobody was chosen")
            continue
        try:
            _save_event(writer, event, customer)
        except Refused as error:
            writer.leave_out(event.where, event.subject, str(error))
    writer.flush()


def _customer(who: Who, plan: Plan, register: Register) -> int | None:
    if chosen := plan.people_of.get(who):
        return chosen
    known = register.find_who(who)
    return known.id if isinstance(known, CustomerCard) else None


def _plan_ahead(writer: Writer, card: CustomerCard, key: str, person: Person) -> None:
    draft = FollowUpDraft.of(due_on=person.follow_up_on, note="Follow up")
    writer.add(_inserted("follow_ups", writer, card.id, key, draft.model_dump()), person.where)


def _save_event(writer: Writer, event: Event, customer: int) -> None:
    key = f"{customer}-{digest(asdict(event) | {'where': ''})}"
    if event.kind in ("follow_up", "birthday"):
        note = event.content or event.subject
        day = event.at.astimezone(writer.ws.zone).date()
        draft = FollowUpDraft.of(due_on=day, note=note[:500])
        writer.add(_inserted("follow_ups", writer, customer, key, draft.model_dump()), event.where)
        if event.kind == "birthday":
            _note_birthday(writer, event, customer)
        return
    writer.add(
        _inserted("interactions", writer, customer, key, _told(writer.ws, event)), event.where
    )


def _inserted(
    table: str, writer: Writer, customer: int, key: str, values: Mapping[str, Any]
) -> Change:
    return insert(
        table,
        customer_id=customer,
        entry_key=f"import-{key}"[:200],
        import_id=writer.outcome.id,
        **values,
    )


def _told(ws: Workspace, event: Event) -> dict[str, Any]:
    """The columns of an interaction; the mood is that of the customer's own words."""
    draft = InteractionDraft.of(
        type=event.kind, date=event.at, subject=event.subject[:255], content=event.content
    )
    draft.check(ws.clock())
    values = draft.model_dump() | {"said_on": event.at.date()}
    if event.is_ours:
        return values | {"summary": f"{SENT}{event.subject or event.content[:100]}"}
    if event.theirs:
        brief = NewInteraction(event.at.date(), event.kind, event.subject, event.theirs)
        sentiment = ws.ask_analyst(INTERACTION_REVIEW, brief).answer.sentiment
        values |= {"sentiment": sentiment, "sentiment_by": "ai" if sentiment else None}
    return values


def _note_birthday(writer: Writer, event: Event, customer: int) -> None:
    """A birthday of a calendar is a line of the notes; the year of its first event is none."""
    writer.flush()
    line = f"Birthday: {event.at.day} {event.at:%B}"
    if line not in writer.ws.db.get("customers", customer)["notes"]:
        join(writer, customer, Person(event.where, notes=[line]))
