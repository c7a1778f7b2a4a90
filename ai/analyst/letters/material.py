"""What a client's records give a letter: words by the name under which the sentences use them."""

import re
import unicodedata
from datetime import timedelta

from ai.analyst.answers.quoting import told_whole
from ai.analyst.insights.findings import Finding, Findings, is_sure, open_promises
from ai.analyst.letters.pieces import named_day, offered, owned
from ai.analyst.letters.second_person import to_you
from ai.analyst.letters.troubles import is_unhappy, troubles
from ai.analyst.phrases import listed
from ai.facts import CustomerFile
from ai.reading.commitments import Commitment, requests
from ai.reading.dates import DatedEvent, occasions
from ai.reading.preferences import attributes

AHEAD_DAYS, LONG_DAYS, WISH_DAYS = 150, 60, 120
"""How far an occasion may lie ahead; when a contact is long ago, when a wish is settled."""

_CONTACTS = {"call": "our call", "meeting": "our meeting", "email": "our correspondence"}
_SAD = re.compile(r"\bfuneral|\bmemorial|\bmourning", re.IGNORECASE)
_UNSURE = re.compile(
    r"\bcancel|\bpostpone|\bno longer\b|\bnot (?:go|come|attend)|\bdeclin|\bwas to\b|\brival",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"(?:send|bring|prepare|show|hold|keep|reserve|find|have|deliver|make|dye|ask|check|settle|"
    r"correct|look|post|repair|order|put|try|set|draw|choose|match|alter|finish|save)\b"
)
_LIST = re.compile(r"(?:an?|one|two|three|four|plain|new|some) ")


def words_of(file: CustomerFile) -> dict[str, str]:
    """All that the records give; what they don't is left out."""
    findings = Findings(file)
    found = {
        **_who(file.profile.name),
        **_contact(file),
        **_trouble(file),
        **_promise(findings),
        **_wish(findings),
        **_occasion(findings),
        **owned(file),
        **offered(findings),
    }
    return {name: words for name, words in found.items() if words}


def _who(name: str) -> dict[str, str]:
    letters = "".join(each for each in name if unicodedata.category(each)[0] not in "SC")
    shown = " ".join(letters.split()) if told_whole(name) else ""
    first = shown.partition(" ")[0]
    titled = first.lower().rstrip(".") in ("the", "sir", "dame", "lady", "lord", "dr", "mr", "mrs")
    return {"full": shown, "first": shown if titled else first}


def _contact(file: CustomerFile) -> dict[str, str]:
    """The newest contact, unless it went badly; and the same when it is long ago."""
    met = next((item for item in file.interactions if item.type in _CONTACTS), None)
    if met is None:
        return {}
    contact = f"{_CONTACTS[met.type]} of {named_day(met.on, file.today)}"
    long_ago = (file.today - met.on).days >= LONG_DAYS
    return {
        "contact": contact if met.sentiment != "negative" else "",
        "long_ago": contact if long_ago else "",
    }


def _trouble(file: CustomerFile) -> dict[str, str]:
    """What went wrong of late, in our words, and the day of the record that tells it."""
    wrong = troubles(file)
    if not wrong:
        return {}
    return {
        "unhappy": "yes" if is_unhappy(file) else "",
        "trouble": listed([words for words, _ in wrong if words][:2] or [""]),
        "trouble_on": named_day(wrong[0][1], file.today),
    }


def _promise(findings: Findings) -> dict[str, str]:
    """The newest open promise, in words if it can be said, and the day by which it is due."""
    today, name = findings.file.today, findings.file.profile.name
    found = list(open_promises(findings))
    found.sort(key=lambda each: not _promised(each[0], name))
    for item, due_on in found[:1]:
        said = _promised(item, name)
        return {
            "promised": said,
            "promised_on": named_day(item.on, today) if said else "",
            "owed_on": named_day(item.on, today),
            "promise_by": named_day(due_on, today) if due_on and due_on > today else "",
        }
    return {}


def _promised(item: Finding[Commitment], name: str) -> str:
    """A promise as "I promised" is followed by it; "" when it can't be said to the client."""
    task = item.what.task
    if task.startswith("As promised: "):
        thing = to_you(task.removeprefix("As promised: "), name)
        return f"you {thing}" if _LIST.match(thing) else ""
    task = to_you(task[:1].lower() + task[1:], name)
    return f"to {task}" if _TO_DO.match(task) else ""


def _wish(findings: Findings) -> dict[str, str]:
    """The newest thing of the trade that the client asked for."""
    since = findings.file.today - timedelta(WISH_DAYS)
    for item in findings.file.interactions:
        if item.on < since or item.type not in _CONTACTS:
            continue
        for request in requests(item.content, item.on):
            words = request.task.removeprefix("Answer the wish for ")
            wish = to_you(words, findings.file.profile.name)
            traits = attributes(wish)
            if words != request.task and _LIST.match(wish) and (traits.garments or traits.fabrics):
                return {"wish": wish, "wished_on": named_day(item.on, findings.file.today)}
    return {}


def _occasion(findings: Findings) -> dict[str, str]:
    """The next occasion that a contact or the notes name with its day."""
    today = findings.file.today
    last = today + timedelta(AHEAD_DAYS)
    spoken = {item.id for item in findings.file.interactions if item.type in _CONTACTS} | {"N"}
    for item in sorted(findings.events, key=lambda item: item.what.on):
        words = item.what.words
        if (
            today < item.what.on <= last
            and item.id in spoken
            and is_sure(item)
            and words in occasions(item.what.sentence)
            and not _SAD.search(item.what.sentence)
            and not _UNSURE.search(item.what.sentence)
            and told_whole(words)
        ):
            return {
                "occasion": _named_occasion(item),
                "occasion_on": named_day(item.what.on, today),
            }
    return {}


def _named_occasion(item: Finding[DatedEvent]) -> str:
    """The occasion with its article; without a first word that may only begin a sentence."""
    words = item.what.words
    if item.what.sentence.startswith(words):
        first, _, rest = words.partition(" ")
        words = rest or first.lower()
    return words if re.match(r"[A-Z][\w-]*['’]s ", words) else f"the {words}"
