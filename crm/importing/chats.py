"""WhatsApp's exported chats: one note for each day, in the languages of its exports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from crm.importing import days, texts
from crm.importing.choices import Choices
from crm.importing.people import Event, Question, Reading, Who
from crm.importing.rows import DATE_ANSWERS, DATES

OURS = "Who in this chat is you?"
WE = "We"
_ME = frozenset([
    "me", "you", "ich", "moi", "vous", "yo", "io", "eu", "ik", "jag", "jeg", "mig", "minä", "ja",
    "ben", "я", "我",
])  # fmt: skip
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_HEAD = re.compile(
    r"^\[?(?P<day>\d{1,4}(?:\. |[./-])\d{1,2}(?:\. |[./-])\d{1,4}\.?)(?: г\.)?,? (?:klo |kl\. ?)?"
    r"(?P<asia>[上下午前後오전후]{2} ?)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2}))?(?: ?(?P<half>[ap])\.? ?m\.?)?(?:\]| -) (?P<rest>.*)$",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"^<[^<>:\n]{3,60}>$|^null$"
    r"|^(?:image|video|audio|gif|sticker|document|photo|contact card|bild|foto|"
    r"sprachnachricht|dokument|imagen|vídeo|immagine|imagem|documento|vid[ée]o|afbeelding|"
    r"contact) (?:omitted|weggelassen|omitid[oa]|absente?|omess[oa]|ocult[oa]|weggelaten)\.?$",
    re.IGNORECASE,
)
"""What stands for a picture: words in pointed brackets, in whichever language."""
_ATTACHED = re.compile(
    r"^<(?:attached|anhang|pièce jointe|adjunto|allegato|anexado|bijgevoegd): (.{1,200})>$"
    r"|^(.{1,200}\.\w{2,5}) \((?:file attached|datei angehängt|fichier joint|archivo adjunto|"
    r"file allegato|arquivo anexado|bestand bijgevoegd)\)$",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|heic|gif|mp4|mov|3gp|opus|m4a|mp3|ogg|aac)$", re.I)
_GONE = re.compile(
    r"^(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|"
    r"du hast diese nachricht gelöscht|ce message a été supprimé|vous avez supprimé ce message|"
    r"(?:se )?eliminó este mensaje|eliminaste este mensaje|este mensaje fue eliminado|"
    r"questo messaggio è stato eliminato|hai eliminato questo messaggio|mensagem apagada|"
    r"você apagou esta mensagem|dit bericht is verwijderd|je hebt dit bericht verwijderd|"
    r"det här meddelandet togs bort|denne besked blev slettet|tämä viesti poistettiin|"
    r"bu mesaj silindi|bu mesajı sildiniz|ta wiadomość została usunięta|данное сообщение удалено|"
    r"сообщение удалено|вы удалили данное сообщение|このメッセージは削除されました|"
    r"此消息已删除)[.。]?$"
    r"|^(?:missed (?:voice|video) call|(?:voice|video) call|videoanruf|sprachanruf|verpasster|"
    r"appel (?:vocal|vidéo)|llamada|videollamada|chiamata|videochiamata)\b[^.!?]{0,60}$",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"end-to-end|ende-zu-ende|bout en bout|extremo a extremo|crittografat|ponta a ponta|"
    r"(?:created|changed|added|joined|left|removed) (?:this|the)? ?group|security code",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r" ?<(?:this message was edited|diese nachricht wurde bearbeitet|ce message a été modifié|"
    r"se editó este mensaje|questo messaggio è stato modificato|mensagem editada|"
    r"dit bericht is bewerkt|изменено|düzenlendi)\.?>$",
    re.IGNORECASE,
)
_BY_PROGRAM = re.compile(": \u200e(?!<)")
"""How an iPhone marks words that nobody typed: a call, a picture left out, what was deleted."""


@dataclass(frozen=True)
class Message:
    """One message: the day as it is written, the time of the day, who says what."""

    day: str
    hour: int
    minute: int
    second: int
    sender: str
    text: str
    is_system: bool = False


def is_chat(text: str) -> bool:
    """Whether a text begins as an exported chat does."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    return bool(lines) and sum(bool(_HEAD.match(_clean(line))) for line in lines) >= len(lines) / 4


def read(raw: bytes, choices: Choices) -> Reading:
    """The days of a chat, of each person in it who is not the rep."""
    messages = list(_messages(texts.decoded(raw)))
    reading = Reading("WhatsApp chat")
    day_first = choices.day_first
    if day_first is None:
        day_first = days.order(each.day for each in messages)
    if day_first is None:
        reading.questions.append(Question("dates", DATES, DATE_ANSWERS))
    told = [each for each in map(_told, messages) if each]
    senders = list(dict.fromkeys(each.sender for each in told))
    owner = messages[0].sender if messages and messages[0].is_system else ""
    ours = _ours(senders, owner, choices)
    if ours is None and senders:
        reading.questions.append(Question("ours", OURS, (*senders, "none of them")))
    theirs = [sender for sender in senders if sender != ours]
    for sender in theirs:
        own = [each for each in told if each.sender in (sender, ours)]
        _add_days(reading, own, sender, day_first is not False, choices)
    reading.passed_over = len(messages) - len(told)
    return reading


def _ours(senders: list[str], owner: str, choices: Choices) -> str | None:
    if choices.ours is not None:
        return choices.ours
    if me := next((sender for sender in senders if sender.lower() in _ME), None):
        return me
    if owner in senders and len(senders) == 2:
        return next(sender for sender in senders if sender != owner)
    return "" if senders == [owner] else None


def _add_days(
    reading: Reading, messages: list[Message], sender: str, day_first: bool, choices: Choices
) -> None:
    by_day: dict[str, list[Message]] = {}
    for message in messages:
        by_day.setdefault(message.day, []).append(message)
    for day, of_day in by_day.items():
        on = days.read(day, day_first, choices.today)
        theirs = [each.text for each in of_day if each.sender == sender]
        if on is None or not (theirs or len({each.sender for each in messages}) > 1):
            continue
        first = of_day[0]
        at = _at(on.on.year, on.on.month, on.on.day, first, choices.zone)
        lines = [
            f"{_shown(on.on.year, on.on.month, on.on.day, each, choices.zone)} "
            f"{sender if each.sender == sender else WE}: {each.text}"
            for each in of_day
        ]
        who = Who(_name(sender))
        event = Event("note", at, who, f"chat, {day}", "WhatsApp", "\n".join(lines))
        reading.events.append(replace(event, theirs="\n".join(theirs), is_ours=not theirs))


def _at(year: int, month: int, day: int, message: Message, zone: tzinfo) -> datetime:
    return datetime(year, month, day, message.hour, message.minute, message.second, tzinfo=zone)


def _shown(year: int, month: int, day: int, message: Message, zone: tzinfo) -> str:
    """The time of the day; an hour that clocks passed over is the one after it."""
    at = _at(year, month, day, message, zone)
    return f"{datetime.fromtimestamp(at.timestamp(), zone):%H:%M}"


def _messages(text: str) -> Iterator[Message]:
    message: Message | None = None
    for line in text.splitlines():
        head = _HEAD.match(_clean(line))
        if not head:
            if message:
                message = replace(message, text=f"{message.text}\n{_UNSEEN.sub('', line)}")
            continue
        if message:
            yield message
        message = _begun(head, bool(_BY_PROGRAM.search(line)))
    if message:
        yield message


def _begun(head: "re.Match[str]", by_program: bool) -> Message:
    hour = int(head["hour"])
    if half := head["half"] or head["asia"]:
        is_later = half[0] in "pP下" or half[1:2] in ("後", "후")
        hour = hour % 12 + (12 if is_later else 0)
    sender, colon, text = head["rest"].partition(": ")
    if not colon:
        sender, text = "", head["rest"]
    is_system = by_program or not colon or bool(_SYSTEM.search(text))
    second = int(head["second"] or 0)
    day = head["day"].replace(" ", "").rstrip(".")
    return Message(
        day, min(hour, 23), min(int(head["minute"]), 59), min(second, 59),
        sender.strip(), text.strip(), is_system,
    )  # fmt: skip


def _told(message: Message) -> Message | None:
    """The message as it is kept; None for what tells nothing."""
    text = _EDITED.sub("", message.text.strip())
    if message.is_system or not text or _MEDIA.match(text) or _GONE.match(text):
        return None
    first, _, rest = text.partition("\n")
    if attached := _ATTACHED.match(first):
        name = attached[1] or attached[2]
        text = (rest if _PICTURE.search(name) else f"{name}\n{rest}").strip()
    return replace(message, text=text) if text else None


def _clean(line: str) -> str:
    return re.sub(r"[\xa0\u202f]", " ", _UNSEEN.sub("", line))


def _name(sender: str) -> str:
    """The name of a contact; "~ Name" is one who is in nobody's book."""
    return sender.lstrip("~ ").strip()
