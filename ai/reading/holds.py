"""What we are not to do before a day, or until something has happened: a promise to wait."""

import re
from collections.abc import Iterator
from datetime import date

from ai.reading.parse import Unit
from ai.reading.people import Register
from ai.reading.proposal import Proposal
from ai.reading.tasks import day_named

EXAMPLES = [
    # sentence, [(words, day)]
    ("We agreed I would not call before January.", [("not call before January", date(2027, 1, 1))]),
    (
        "Asked not to be contacted before June.",
        [("not to be contacted before June", date(2027, 6, 1))],
    ),
    ("Nothing before September, she asked.", [("Nothing before September", date(2026, 9, 1))]),
    (
        "Leave him alone until the wedding is over.",
        [("Leave him alone until the wedding is over", None)],
    ),
    (
        "Hold off on invoicing till August.",
        [("Hold off on invoicing till August", date(2026, 8, 1))],
    ),
    (
        "Radio silence until the divorce is through.",
        [("Radio silence until the divorce is through", None)],
    ),
    ("Do not send the dress until I confirm.", [("Do not send the dress until I confirm", None)]),
    ("Never call before noon.", []),
    ("Never champagne before a fitting.", []),
    ("Told her I'd hold the suit till Saturday.", []),
    ("She won't wear it before the premiere.", []),
    ("She can't come before July.", []),
    ("The shoes won't be ready before Friday.", []),
]

_ACTS = (
    r"(?:be )?(?:call|ring|phone|contact|write|e-?mail|text|message|whatsapp|send|ship|cut|invoice|"
    r"charge|bill|show|mention|tell|release|deliver|start|begin|post|offer|sell|approach|chase|"
    r"push|publish|announce|book|hear|disturb|bother|touch|visit|talk|speak|discuss|share|order|"
    r"sew|alter|finish|reveal|propose|follow|get in touch|reach|go public|make|do|say|press|come|"
    r"hand|give|invite|let|ask|remind|breathe|quote|photograph|leak|wake|pester|schedule|reply|"
    r"collect|dispatch|proceed)\w*"
)
_THINGS = (
    r"(?:nothing|no (?:more )?(?:calls?|e-?mails?|contact|messages?|news|invoices?|fittings?|"
    r"visits?|deliver(?:y|ies)|texts?|post|press|pictures|photos|follow[- ]?up|reminders?|"
    r"appointments?|word)|not a (?:word|peep|call|thing)|radio silence|silence)"
)
_BEFORE = r"(?:before|until|till|til|unless|while|prior to|ahead of|for the next)\b"
_HOLD = re.compile(
    r"\b(?:keep|kept|keeping|hold|holding) (?:[\w’'-]{1,20} ){1,5}(?:quiet|secret|under wraps|"
    r"hidden|between us|out of sight|to (?:myself|ourselves)|back|"
    r"off the \w+)\b[^.;!?]{0,20}?\b(?:before|until|till|til)\b[^.;!?]{1,60}|(?:^|[,;:] ?|\b(?:and|"
    r"so|but|please) )(?:until|till|before) (?!then\b)[^,;.!?]{2,40},? (?:no\b|nothing|not a|"
    r"please (?:don[’']t|do not|no)|don[’']t|do not|leave (?:her|him|it|me|them))[^.;!?]{0,50}|"
    rf"(?P<not2>\b(?:not|don[’']t|dont|do not|won[’']t|wont|wouldn[’']t|nobody|no one|"
    rf"cannot|mustn[’']t))(?: [\w’',-]{{1,20}}){{1,9}}? {_BEFORE}[^.;!?]{{1,60}}|"
    rf"\bno (?!later|sooner|longer|one\b|idea|need|rush)[\w’'-]{{2,20}}(?: "
    rf"[\w’'-]{{1,20}}){{0,5}}? {_BEFORE}[^.;!?]{{1,60}}|"
    rf"(?P<not>\b(?:not|never|don[’']t|dont|won[’']t|wont|wouldn[’']t|shan[’']t|nobody|rather "
    rf"not)\b)"
    rf"(?: (?:to|ever|please|be|we|want|want to|wish to|us|me|her|him|anyone|going to))*? {_ACTS}\b"
    rf"[^.;:!?]{{0,60}}?\b{_BEFORE}[^.;!?]{{1,60}}"
    rf"|\b{_THINGS}\b[^.;:!?]{{0,40}}?\b{_BEFORE}[^.;!?]{{1,60}}"
    r"|\b(?:refrain(?:s|ed)? from|sit on|stay off|keep off|say nothing|mum[’']?s the word|"
    r"lips sealed|give (?:her|him|them|it) (?:a |some |two |three |a few )?(?:time|space|peace|"
    r"rest|weeks?|months?|days?)|not (?:to )?breathe a word|hold off|wait(?:ing)?|stay away|"
    r"keep (?:away|quiet|still|silent|mum|it (?:quiet|secret|between us|under wraps))|back off|"
    r"pause|stand by|sit tight|leave (?:her|him|them|it|me|us|things|the \w+)(?: (?:alone|be|"
    r"in peace|untouched|for now|to))?|put (?:it|everything|things|the \w+|all) on (?:hold|ice)|"
    r"on hold|park (?:it|this|the \w+)|embargo(?:ed)?|lie low|quiet)\b[^.;:!?]{0,60}?\b(?:before|"
    r"until|till|til|unless|for the next|for now|while|then|this week|for (?:a|two|three|four|"
    r"the) (?:weeks?|months?|"
    r"days?|fortnight))\b[^.;!?]{0,60}",
    re.IGNORECASE,
)
HOUR = re.compile(
    # An hour is how they are reached, no hold.
    r"\b(?:before|until|till|til)\s(?:\d{1,2}(?:[:.h]\d{0,2})?\s?(?:am|pm|h|"
    r"o[’']clock)?(?=[\s,.;!?)]|$)(?!\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|st|nd|"
    r"rd|th))|noon|lunch|midday|breakfast|"
    r"(?:six|seven|eight|nine|ten|eleven)\b(?! \w+)|dark|sunset)",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    # What they or a thing will not do is no word of ours.
    r"(?:\b(?:she|he|they|it|this|that|which|who|(?:the|her|his) \w+)(?: (?:really|just|simply))? ?"
    r"(?:does|do|did|will|would|can|could|is|are|was|were|['’]ll|['’]d|has|had)?\s?|\b(?:wo|ca|"
    r"does|do|did|"
    r"is|would|could))$",
    re.IGNORECASE,
)
_TO_US = re.compile(
    r"\b(?:call|ring|phone|contact\w*|write|e-?mail|text|disturb\w*|bother\w*|hear|approach\w*|"
    r"talk|told|"
    r"shown|called|pester\w*|rung|visited|photographed|invoiced|billed|charged|want(?: us| me)?)\b",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    # What will not be so before a day, and what is no order.
    r"\b(?:be (?:ready|done|back|finished|available|there|in)|arriv\w+|decid\w+|know|sure|yet|"
    r"seen|heard|have (?:it|time)|make it|"
    r"wear\w*|pay|sign|drink|eat|sleep|leave the house|happy|worn|been|work)"
    r"\b(?=.{0,60}\b(?:before|until|till|til)\b)",
    re.IGNORECASE,
)
_NOT_WAITED = re.compile(
    r"\b(?:can(?:no)?|could|did|does|is|was|has|had|are|were)$|\b(?:it|that|this) (?:is|was|will)"
    r" $",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",? (?:she|he|they|i|we|and i|and we|so i) (?:asked|said|says|agreed|promised|told|begged)"
    r"\b.*$|"
    r", (?:asked|agreed|promised|please|said)\b.*$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:did ?n[’o]?t|was ?n[’o]?t|were ?n[’o]?t|had ?n[’o]?t|waited)\b", re.IGNORECASE
)


def read(unit: Unit, register: Register, on: date) -> Iterator[Proposal]:
    """What we are to leave undone until a day or an event; at most one a unit."""
    for match in _HOLD.finditer(unit.text):
        words = _ASIDE.sub("", match[0]).strip(" ,-–")
        if HOUR.search(words) or not _is_for_us(unit.text, match) or words not in unit.text:
            continue
        after = re.split(rf"\b{_BEFORE}\s", words, maxsplit=1, flags=re.IGNORECASE)[-1]
        yield Proposal(
            "promise",
            words,
            unit.quote,
            on=day_named(after, on) or day_named(unit.text, on),
            is_hold=True,
        )
        return


def _is_for_us(text: str, match: "re.Match[str]") -> bool:
    """Whether it is we who are to wait: of what others won't do, only what concerns them."""
    before = text[max(0, match.start() - 40) : match.start()]
    if _NOT_OURS.search(match[0]) or _NOT_WAITED.search(before[-30:]):
        return False
    if _OVER.search(before[-12:] + match[0][:12]):
        return False
    if (match["not"] or match["not2"]) and _THEIRS.search(before):
        return bool(_TO_US.search(match[0])) and not re.search(
            r"\b(?:won|will|can|could)\b", before + match[0][:6], re.I
        )
    return True
