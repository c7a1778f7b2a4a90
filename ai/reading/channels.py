"""By what, when and through whom a customer is reached."""

import re
from collections.abc import Iterator

from ai.reading.parse import Unit
from ai.reading.people import Register
from ai.reading.proposal import Proposal

EXAMPLES = [
    # sentence, [words]
    ("Prefers WhatsApp to email.", ["Prefers WhatsApp to email"]),
    ("Call after 16h, never before noon.", ["Call after 16h"]),
    ("Mornings only.", ["Mornings only"]),
    ("never picks up the phone, text him", ["never picks up the phone"]),
    ("Contact via her PA Claire.", ["Contact via her PA Claire"]),
    ("Email to the office, cc the PA.", ["Email to the office"]),
    ("Reach her through Signal.", ["Reach her through Signal"]),
    ("She emailed the photos.", []),
    ("Will call her on Monday.", []),
    ("Loved the phone case.", []),
]

_MEANS = (
    r"(?:what[’']?s ?app|wa\b|e-?mails?|mail\b|(?:the |her |his )?phone(?: calls?)?|(?:a "
    r")?calls?|text(?: messages?)?s?|sms|"
    r"signal|telegram|wechat|weixin|kakao|instagram|insta|dms?\b|line\b|letters?|post\b|"
    r"messages?|facetime|zoom|video calls?|"
    r"voice ?(?:notes?|messages?|mails?)|landline|mobile|(?:the |her |his )?(?:private|direct|"
    r"office|personal|second) (?:number|line|"
    r"e-?mail|address)|handwritten notes?|fax|in person|imessage|viber|courier)"
)
_HOUR = (
    r"(?:\d{1,2}(?:[:.h]\d{0,2})?\s?(?:am|pm|h|hrs|o[’']clock)?(?![\d€$£k%])|noon|lunch(?:time)?|"
    r"dinner|midday|six|seven|eight|"
    r"nine|ten|eleven|twelve|two|three|four|five|breakfast|midnight|dark|work|school|rehearsals?|"
    r"the (?:school run|show|kids))"
)
_WHEN = (
    r"(?:mornings?|afternoons?|evenings?|weekends?|weekdays?|nights?|late|early|mondays|"
    r"tuesdays|wednesdays|thursdays|fridays|sundays|saturdays)"
)
_THEM = r"(?:her|him|them|me|us)"
_STAFF = (
    r"(?:pa|assistant|agent|manager|office|publicist|secretary|lawyer|driver|housekeeper|"
    r"husband|wife|team|sister|mother|chief of staff)"
)
_CHANNEL = re.compile(
    rf"\b(?:(?:her|his|my) )?(?:german|us|uk|french|italian|swiss|new|other|old|private|second|"
    rf"work|home|dubai|paris|london) number\b|\bonly (?:rings|calls|picks|answers|writes|"
    rf"replies)(?: up| back)? (?:after|before|in|on|at|by)\b(?: [\w’']+){{1,3}}|\b(?:e-?mails?|"
    rf"calls|messages|voice ?mails?) (?:go|are|get|goes) (?:unread|unanswered|ignored)|\bbest "
    rf"(?:moment|time|"
    rf"hours?|day|way)(?: to (?:call|ring|reach (?:her|him)))?(?::| is| are)[^.;]{{2,40}}|"
    rf"\b(?:send|leave) (?:a |her |him |me )?(?:a )?(?:voice ?notes?|texts?|messages?)"
    rf"\b(?=[.,;!]|$| not| instead| only)|\b(?:only )?"
    rf"(?:whatsapp|wa|signal|text)s?(?: only)?\. pref\w*|\bonly (?:whatsapp|wa|signal|telegram|"
    rf"sms)\b|\b(?:don[’']?t|dnt|do not|never) (?:call|text|ring|phone)(?: \w+)? (?:b4|before|"
    rf"after) \w+|"
    rf"\b(?:prefers?|likes?|best (?:reached )?(?:by|on|via|is|through|with|to use)|reach(?:ed|"
    rf"able|es)?(?: {_THEM})?(?: best| only| always)? "
    rf"(?:by|on|via|through|at)|only (?:by|via|on|through|uses?|reads?|answers?|replies|responds|"
    rf"listens to|takes)|contact(?: {_THEM})?"
    rf"(?: only)? (?:by|via|through|on)|(?:answers?|replies|responds|reacts?|writes?|is)(?: "
    rf"\w+)? (?:only )?(?:on|by|to|via|to her) (?:her |his "
    rf"|the )?|always on|use|please use|write (?:to )?(?:{_THEM} )?(?:on|via|by)|send "
    rf"(?:everything|it all|all) (?:by|via|to)|communicates? "
    rf"(?:by|via|on)|talks? (?:by|via|on|over)|everything (?:by|via|on|over)|wants (?:everything "
    rf")?(?:by|on|via)|(?:does ?n[’']?t|never|does "
    rf"not|hates|won[’']t|dislikes|no longer|rarely|hardly ever|don[’']t) (?:ever )?(?:reads?|"
    rf"answers?|picks? up|checks?|uses?|opens?|takes?|likes?|"
    rf"do|does|replies to|reply to)?\s?(?:the |her |his )?)\s?{_MEANS}\b(?: (?:to|over|than|"
    rf"rather than|instead of|not|only|at|after|before|in the)"
    rf" (?:[\w’'-]+ ?){{1,3}})?"
    rf"|\b{_MEANS}(?: \w+)? (?:only|works?(?: best)?|is (?:best|fine|better|preferred|easiest)|"
    rf"please|preferred|first|rather than \w+|not (?:calls?|"
    rf"phone|e-?mails?|text)|to (?:the |her |his )?(?:office|pa|assistant|agent|manager)|over "
    rf"\w+|before (?:any )?calls?)\b"
    rf"|\b(?:call|ring|phone|write|text|message|reach|available|free|calls|reachable|answers|"
    rf"catch|contact|try)(?: {_THEM})?(?: (?:only|best|always|ideally|"
    rf"never|please))*(?: (?:her|his) \w+)? (?:in the |on |at |before|after|between|around|at|"
    rf"from|until)(?: \w+(?= {_HOUR}))?\s?(?:{_HOUR}|{_WHEN})\b"
    rf"(?: (?:and|to|-) {_HOUR})?|\b(?:not|never|no calls?|nothing) (?:before|after) {_HOUR}\b|"
    rf"\b{_WHEN}(?: \w+)? (?:only|are best|is best|best|work best|"
    rf"suit (?:her|him|me)|preferred)\b|\b(?:only|best|prefers?|call|calls|reach (?:her|him)|"
    rf"better|text)(?: to)? (?:reach (?:me|her|him) )?(?:in the "
    rf"|on |at )?{_WHEN}\b|\b(?:everything|all|calls|mail|e-?mails?|requests|contact|messages|"
    rf"appointments|bookings|invoices|please|speak|talk|goes|go|"
    rf"deal|arrange(?:ments)?|correspondence)(?: \w+){{0,2}}? ?(?:through|via|with|to|by way of|"
    rf"go(?:es)? to) (?:her|his|their|the|my) (?:\w+ )?{_STAFF}"
    rf"\b(?: [A-Z][\w’'-]+)?|\b(?:through|via) (?:her|his|the|my) (?:\w+ )?{_STAFF}(?: "
    rf"[A-Z][\w’'-]+)?(?: (?:only|always|first|please))?|\bcc (?:the |her |"
    rf"his |my )?{_STAFF}|\b(?:ring|call|phone|use) (?:the |her |his )?(?:landline|office|mobile|"
    rf"private number|house|hotel|driver|second number|direct line"
    rf")\b|\b\d{{1,2}} hours (?:behind|ahead)\b|\btime zone\b|\b(?:text|message|whatsapp|write|"
    rf"email)(?:,| and)? (?:rather than|instead of|don[’']t|never|do not|"
    rf"before you|not) (?:call\w*|ring\w*|phon\w*)|\bnever (?:call|ring|phone)(?:s|ed)?(?:,| -|;)"
    rf" (?:text|write|email|message)|\b(?:picks|answers) up (?:only )?"
    rf"(?:after|before|in the|at)\b(?: \w+){{1,2}}|\bspeaks? only (?:french|italian|german|"
    rf"spanish|english|arabic|russian|japanese)\b|\b(?:write|reply|writes|"
    rf"letters|mails|emails?|texts?) (?:to (?:her|him) )?in (?:french|italian|german|spanish|"
    rf"arabic|russian|japanese|portuguese)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    # What was or will be done by that means, once.
    r"^(?:i |we |will |to |i[’']ll |must )|\b(?:will|i[’']ll|we[’']ll|promised|yesterday|"
    r"tomorrow|on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
    re.IGNORECASE,
)


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """How a sentence says that they are reached, at most one way."""
    for match in _CHANNEL.finditer(unit.text):
        if unit.text.rstrip().endswith("?") or _EVENT.search(unit.text[: match.end()]):
            continue
        yield Proposal("channel", match[0].strip(" ,"), unit.quote)
        return
