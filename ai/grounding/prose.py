"""Records as whole sentences, as they can be read: lines of figures, labels and heads too."""

import re

from ai.reading.readings import read_once
from ai.reading.sentences import sentences

LINE = re.compile(r"(?<=[.!?;])\s|\n")
"""What stands between two sentences of a record, where no more is asked of them."""
_PURCHASE = re.compile(
    r"Bought on (?P<on>[^:]{1,40}): (?P<many>\d+) × (?P<name>.{1,300}) "
    r"\((?P<category>[^()]{1,60})\), (?P<each>\S+) each, (?P<all>\S+) in all"
)
_FOLLOW_UP = re.compile(
    r"Follow-up due on (?P<on>[^(]{1,40}) \((?P<state>open|done)\): (?P<note>.*)"
)
_HEAD = re.compile(
    r"(?P<type>Email|Call|Meeting|Note), (?P<on>\d{1,2} \w{3,9} \d{4})(?:, (?P<mood>\w+))?"
)
_LABELS = (
    (r"(?:avoids?|dislikes?|hates?|no-?gos?|never)\s*[:=–-]\s*", "The client avoids "),
    (r"(?:likes?|loves?|adores?|favou?rites?|prefers?|style)\s*[:=–-]\s*", "The client likes "),
    (r"(?:sizes?|wears?)\s*[:=–-]\s*", "The client has size "),
    (r"(?:allerg\w+)\s*[:=–-]\s*", "The client is allergic to "),
)
_PROFILE = (
    (
        r"Stage: (\w+), in the book since (.+)",
        r"The client is a \1. The client is in the book since \2.",
    ),
    (r"Interactions: (.+)", r"The client had \1 interactions and contacts."),
    (r"First contact: (.+)", r"The first contact was on \1."),
    (r"Last contact: (.+)", r"The last contact was on \1."),
    (r"In touch every (.+)", r"The client is in touch, in contact, in a rhythm of every \1."),
    (r"By this rhythm the next contact: (.+)", r"The next contact by this rhythm is on \1."),
    (r"Overall sentiment: (.+)", r"The overall sentiment and mood is \1."),
    (
        r"Purchases: (\d+), (\S+) in all",
        r"The client bought \1 purchases for \2 in all, in total. The client spent \2.",
    ),
)  # fmt: skip
_SHORT = {
    r"w/out\b|w/o\b": "without", r"w/": "with ", r"dept\b": "department", r"yrs?\b": "years",
    r"appt\b": "appointment", r"bday\b": "birthday", r"approx\b": "approximately",
    r"incl\b": "including", r"(?<=\d)h(?=\s|[.,])": ":00",
    r"(?:make|makes|made|making) up (?:her|his|their|your|my) minds?\b": "decide",
    r"(?:has|have|had) (?:yet|still) to(?= [a-z])|still (?:has|have) to(?= [a-z])": "did not",
    r"behind schedule": "late", r"on good terms|as friends\b": "as friends",
    r"told (?:him|her|them) no\b|said no(?: to)?\b|says no(?: to)?\b": "refused",
    r"told (?:him|her|them) yes\b|said yes(?: to)?\b|says yes(?: to)?\b": "agreed to",
    r"can(?:no|')?t (?:stand|bear|abide)(?: the sight of)?": "hates",
    r"couldn't (?:stand|bear|abide)": "hated",
    r"(?:is|was|were|are) anything but": "is not", r"nothing against": "no dislike of",
    r"turn(?:s|ed)? down": "refused", r"gave in|relented|gave way": "agreed",
    r"put(?:s|ting)? off|pushed back|put back": "postponed", r"call(?:ed|s)? off": "cancelled",
    r"(?:at no|free of|without) charge|for nothing|on the house": "free",
    r"fed up with|sick of": "tired of", r"over the moon": "delighted",
    r"(?:get|gets|got|getting) rid of": "remove", r"made up my mind": "decided",
    r"(?:is|was) out of the question": "is refused", r"no longer": "not",
    r"pick(?:s|ed)? up": "collect", r"(?:get|got) in touch with": "contact",
    r"look(?:s|ed|ing)? forward to": "anticipates", r"fond of|keen on|mad for|mad about": "fond of",
    r"(?:fell|falls|fallen) (?:in love with|for)": "loves",
    r",? (?:rather than|instead of)(?= (?:the|an?|her|his|your|my|with|in|by|for)\b)": ", not",
    r"as well as": "and", r"on foot": "walking", r"in low spirits|in a low mood": "sad",
    r"in (?:good|high|great) spirits|in a good mood": "happy",
    r"(?:gave|given|gives) the (?:go-ahead|green light)|said go": "agreed",
    r"stood firm|stands firm|would(?:n't| not) (?:budge|give way|hear of it)": "insisted",
    r"stood (?:her|his|their|your|my) ground": "insisted",
    r"(?:took|takes|taken) it (?:well|like a lady|like a gentleman|in good part|with humou?r|with "
    r"good grace)": "was gracious",
    r"no hard feelings|(?:bears?|bore) (?:us )?no grudge": "forgiveness",
    r"can(?:no|')t wait (?:for|to)": "anticipates", r"(?:had|has|have) enough of": "is tired of",
    r"in person": "personally", r"goes in (?:her|his|their|your|my) place": "represents",
    r"(?:takes|took|taking) (?:her|his|their|your|my) place": "represents",
    r"(?:has|have) its? heart set on": "insists on",
    r"(?:is|are|was|were) out(?=[,.;:])": "is refused", r"put up with": "tolerate",
}  # fmt: skip
_SHORTS = [
    (re.compile(rf"(?<!\w)(?:{short})", re.IGNORECASE), word) for short, word in _SHORT.items()
]


def spelled_out(text: str) -> str:
    """A text whose common short forms are whole words: "w/ her dept" is "with her department"."""
    for short, word in _SHORTS:
        text = short.sub(lambda match, word=word: _as(match[0], word), text)  # type: ignore[misc]
    return text


def _as(own: str, word: str) -> str:
    """A word with a capital where that which it stands for has one."""
    return f"{word[:1].upper()}{word[1:]}" if own[:1].isupper() else word


def verbatim(sentence: str, text: str) -> str:
    """A sentence of a record's prose as the record itself has it, if it does."""
    if sentence in text:
        return sentence
    for own in sentences(text):
        if sentence in spelled_out(own):
            return own
    return sentence


@read_once
def prose(id: str, text: str) -> str:
    """A record's text in sentences; `id` tells its kind."""
    if id[0] == "P":
        return _PURCHASE.sub(_bought, text)
    if id[0] == "F":
        return _FOLLOW_UP.sub(_planned, text)
    if id == "C":
        lines = text.split("\n")
        return "\n".join([f"The client is {lines[0]}.", *map(_figures, lines[1:])])
    head, _, rest = ("", "", text) if id == "N" else text.partition("\n")
    if found := _HEAD.fullmatch(head):
        mood = f" The client was {found['mood']}." if found["mood"] else ""
        head = f"The {found['type'].lower()} was on {found['on']}.{mood}"
    return spelled_out("\n".join([head, *map(_unlabelled, rest.split("\n"))]))


def _bought(found: re.Match[str]) -> str:
    return (
        f"The client bought {found['many']} {found['name']}, {found['category']}, on {found['on']} "
        f"for {found['each']} each.\nThe {found['name']} cost {found['all']} in all."
    )


def _planned(found: re.Match[str]) -> str:
    if found["state"] == "done":
        return f"{found['note']}.\nThe follow-up due on {found['on']} was done and settled."
    note = f"{found['note'][:1].lower()}{found['note'][1:]}"
    return f"We will {note}.\nThe follow-up is due on {found['on']}."


def _figures(line: str) -> str:
    for pattern, words in _PROFILE:
        if re.fullmatch(pattern, line):
            return re.sub(pattern, words, line)
    return line


def _unlabelled(line: str) -> str:
    for pattern, words in _LABELS:
        if found := re.match(pattern, line, re.IGNORECASE):
            return f"{words}{line[found.end() :]}"
    return line
