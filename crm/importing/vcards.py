"""vCards 2.1, 3.0 and 4.0, also broken ones: each card for itself."""

from crm.importing import days, names, texts
from crm.importing.choices import Choices
from crm.importing.people import Person, Reading, Value, fit, give_emails, give_phones
from crm.importing.vcard_lines import Card, Line, cards

_DROPPED = frozenset([
    "VERSION", "PRODID", "UID", "REV", "PHOTO", "LOGO", "SOUND", "KEY", "KIND", "MEMBER",
    "SOURCE", "N", "FN", "BDAY", "X-ABSHOWAS", "X-ABLABEL", "X-ABADR", "CLASS", "SORT-STRING",
    "PROFILE", "MAILER", "GENDER", "CLIENTPIDMAP", "CALURI", "FBURL",
])  # fmt: skip
_LABELS = {
    "TITLE": "Job title", "ROLE": "Role", "NICKNAME": "Nickname", "CATEGORIES": "Labels",
    "URL": "Website", "IMPP": "Chat", "LANG": "Language",
    "X-MS-SPOUSE": "Spouse", "X-SPOUSE": "Spouse", "X-MS-ASSISTANT": "Assistant",
    "X-ASSISTANT": "Assistant",
}  # fmt: skip


def read(raw: bytes, choices: Choices) -> Reading:
    """The people of the cards; a broken card costs only what of it can't be read."""
    reading = Reading("vCard")
    for card in cards(_decoded(raw)):
        if any(line.text.lower() == "group" for line in card.all("KIND")):
            reading.passed_over += 1
            continue
        person = Person(f"card {card.number}")
        _fill(person, card, choices)
        reading.people.append(person)
    return reading


def _decoded(raw: bytes) -> str:
    """The text; some programs fold a line within a letter, so bytes are put together first."""
    if raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raw = raw.replace(b"\r\n ", b"").replace(b"\n ", b"")
    return texts.decoded(raw)


def _fill(person: Person, card: Card, choices: Choices) -> None:
    _give_name(person, card)
    give_emails(person, [_value(card, line) for line in card.all("EMAIL")])
    give_phones(person, [_value(card, line) for line in card.all("TEL")])
    for name in ("BDAY", "ANNIVERSARY", "X-ABDATE", "X-ANNIVERSARY", "X-MS-ANNIVERSARY"):
        for line in card.all(name):
            _give_day(person, card, line, choices)
    for line in card.lines:
        _tell(person, card, line, choices)
    if not person.name:
        person.left_out = "it has no name"
        person.first_name = (person.email.partition("@")[0] or person.phone or "Nameless")[:50]
    fit(person)


def _give_name(person: Person, card: Card) -> None:
    organisation = card.first("ORG")
    units = [part for part in organisation.parts() if part] if organisation else []
    if units:
        person.company = units[0] + (f" ({', '.join(units[1:])})" if units[1:] else "")
    whole, parts = card.first("FN"), card.first("N")
    if parts:
        last, first, middle, prefix, suffix = (*parts.parts(), "", "", "", "", "")[:5]
        person.note("Title", prefix)
        person.note("Suffix", suffix)
        names.give_name(person, first, middle, last)
    if whole and not person.name and "@" not in whole.text:
        if units and whole.text == units[0]:
            person.first_name = units[0]
        elif all(word.islower() for word in whole.text.split()):
            person.first_name = whole.text  # not enough is known to cut it
        else:
            names.give_whole_name(person, whole.text)
    if not person.name and person.company:
        person.first_name = person.company
    for line in card.all("FN"):
        if "ALTID" in line.params and whole and line.text != whole.text:
            person.note("Name", line.text)


def _value(card: Card, line: Line) -> Value:
    preference = line.params.get("PREF", "")
    rank = int(preference) - 100 if preference.isdecimal() else 5
    if "PREF" in line.types:
        rank = -100
    elif "CELL" in line.types:
        rank = min(rank, 1)
    return Value(line.text, card.label(line), rank)


def _give_day(person: Person, card: Card, line: Line, choices: Choices) -> None:
    label = "Birthday" if line.name == "BDAY" else card.label(line) or "Anniversary"
    day = days.read(line.text, True, choices.today, True)
    if day is None:
        if line.text:
            person.problems.append(f"{label} is no date: {line.text}")
            person.note(label, line.text)
    elif "X-APPLE-OMIT-YEAR" in line.params:
        person.note(label, days.Day(day.on, False).words)
    else:
        person.note(label, day.words)


def _tell(person: Person, card: Card, line: Line, choices: Choices) -> None:
    """What has no field of its own becomes a line of the notes."""
    if line.name == "NOTE":
        for each in texts.tidy(line.text).splitlines():
            person.note("", each)
    elif line.name == "ADR":
        parts = [part for part in line.parts() if part]
        person.note("Address", ", ".join(part.replace("\n", ", ") for part in parts))
    elif line.name in ("X-ABRELATEDNAMES", "RELATED"):
        person.note(card.label(line) or "Related", line.text)
    elif line.name == "X-ANDROID-CUSTOM":
        _tell_android(person, line.parts(), choices)
    elif line.name in _LABELS and not line.value.startswith("data:"):
        if line.name == "CATEGORIES":
            for name in filter(None, line.parts(",")):
                person.add_tag(name)
        person.note(_LABELS[line.name], ", ".join(filter(None, line.parts(","))))


def _tell_android(person: Person, parts: list[str], choices: Choices) -> None:
    kind, value, code = (*parts, "", "", "")[:3]
    if kind.endswith("/nickname"):
        person.note("Nickname", value)
    elif kind.endswith("/contact_event"):
        label = {"1": "Anniversary", "3": "Birthday"}.get(code, "Date")
        day = days.read(value, True, choices.today, True)
        person.note(label, day.words if day else value)
    elif kind.endswith("/relation"):
        person.note("Related", value)
