"""How a customer makes up their mind: at once, with time, with somebody; and what was decided."""

import re
from collections.abc import Iterator

from ai.reading.parse import Unit
from ai.reading.people import Register
from ai.reading.proposal import Proposal

EXAMPLES = [
    # sentence, [words]
    ("Bought both on the spot.", ["on the spot"]),
    ("Wants to sleep on it.", ["sleep on it"]),
    ("Husband has the last word.", ["has the last word"]),
    ("Asks her sister before she buys anything.", ["Asks her sister before"]),
    ("Needs to see it twice.", ["Needs to see it twice"]),
    ("Said yes to the cape.", ["Said yes to the cape"]),
    ("She has decided: the long one.", ["has decided: the long one"]),
    ("Impulse buyer.", ["Impulse buyer"]),
    ("Loves emerald silk.", []),
    ("I decided to call her.", []),
]

_DECISION = re.compile(
    r"\bcalls? the shots\b|\blet (?:me|us) know\b(?! (?:if|when|whether) (?:you|we))|\bthe "
    r"[\w -]{2,20} it is\b|\bwent (?:with|for) the [\w -]{2,25}|\bwill think\b|\bthinking "
    r"(?:about|it over)\b|\bwears the trousers\b|"
    r"\bon the spot\b|\bat first sight\b|\bwithin (?:\w+ )?(?:minutes|seconds)\b|\bwithout "
    r"(?:hesitat\w+|trying (?:it|them|anything)(?: on)?|blinking|asking|"
    r"thinking)\b|\bstraight away\b|\bright away\b|\bin (?:under a minute|(?:two|three|five|ten|"
    r"\d+) minutes)\b|\bdecisive\w*\b|\bindecisive\b|\bdecides? [^.;]{0,40}|"
    r"(?:has |have |had |[’']ve )?(?<!i )decided(?: at once|:| to| on| for| against)?[^.;]{0,40}|"
    r"\bdecision[^.;]{0,40}|\b(?:buys?|bought|took|takes|ordered|orders|chose) "
    r"(?:it|them|both|all|two|three|everything)(?: (?:at once|immediately|home|there and then|on "
    r"sight|unseen))\b|\bsle(?:ep|eps|pt) on it\b|\b(?:thinks?|mull\w*|turn\w*) "
    r"(?:it|about it|things|them) over\b|\b(?:wants?|needs?|wanted|has|asked for|prefers|likes?|"
    r"takes?)(?: \w+)? (?:to think(?: about it| it over)?|time(?: to think)?|"
    r"a (?:night|day|week|weekend) (?:to|for))\b|\bthink (?:about it|it over)\b|\bhesitat\w+|"
    r"\btakes? (?:her|his|their|my) time\b|\brather wait\b|\bundecided\b|"
    r"\b(?:weighing|torn between|wavering|dithers?|in two minds|on the fence|can(?:not|[’']t) "
    r"decide)\b|\bcompar(?:es?|ed|ing)(?: (?:us|it|our|with|prices?|everything|to))*\b"
    r"|\b(?:asks?|consults?|checks? with|runs? (?:it|everything|all)(?: \w+)? (?:past|by)|"
    r"clears? (?:it|everything) with|has to ask|have to ask|must ask|needs to ask|"
    r"wait(?:s|ing) for|shows? (?:it|everything|pictures|photos|them) to) (?:her|his|my|the|with "
    r"her|with his) \w+(?: (?:first|before))?|\b(?:has|have|gets?|having) the (?:last|"
    r"final) (?:word|say)\b|\bmade? up (?:her|his|their|my) minds?\b|\bmakes up (?:her|his) "
    r"mind\b|\bimpuls\w+(?: buyer| buys| shopper)?|\bslow to decide\b|\bnever (?:push|rush)\w*\b|"
    r"\bdon[’']t (?:push|rush|hurry)\b|\bneeds? to (?:see|try|touch|feel) (?:it|everything|"
    r"things|them) (?:twice|again|first|on|in (?:daylight|person))|\bsays? (?:yes|no) (?:to|at "
    r"once)"
    r"(?: the \w+)?|\bsaid (?:yes|no) to (?:the |it|both|all)?\s?\w*|\bwent (?:for|with) (?:the |"
    r"a )?(?:\w+ ){0,3}in the end\b|\b(?:opted|plumped|settled|settles|gone) (?:for|on)"
    r"\b[^.;]{0,30}|"
    r"\b(?:gives?|gave|have|get|needs?|without)(?: \w+)? (?:the )?(?:\w+[’']s )?(?:nod|blessing|"
    r"go-ahead|approval|green light|ok)\b|\b(?:has|have) to approve\b|\bapproves? (?:every|all)\w*|"
    r"\btakes? (?:pictures|photos|everything|it|them|things|samples) home\b|\btook both\b|"
    r"\bsigns? off\b|\bno second thoughts\b|\bchanged (?:her|his|their) mind\b|\bchanges (?:her|"
    r"his) mind\b|"
    r"\b(?:never|always) buys? (?:the )?(?:first|same|on|at|without|in|alone)\b[^.;]{0,20}|"
    r"\bbuys? (?:in|at|only|alone|fast|quickly|late|last minute|everything|with)\b[^.;]{0,25}|"
    r"\bpass(?:ed|es)? on\b|"
    r"\bwill (?:take|have) (?:it|both|them|the \w+)\b|\btaking (?:it|both|the \w+)\b|"
    r"\blast[- ]minute\b|\bcomes? back (?:twice|the next day|a second time)\b|\bnothing (?:is|"
    r"gets) bought\b[^.;]{0,40}|"
    r"\bfirst refusal\b|\bgut feeling\b|\bbuys with\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:i|we)(?: have| had|[’']ve)?(?: \w+)?\s$", re.IGNORECASE)


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """How a sentence says that somebody decides or has decided; at most one way."""
    for match in _DECISION.finditer(unit.text):
        ours = not register.speaker.is_customer and _OURS.search(unit.text[: match.start()])
        if not ours and not unit.text.rstrip().endswith("?"):
            yield Proposal("decision", _words(unit.text, match), unit.quote)
            return


def _words(text: str, match: "re.Match[str]") -> str:
    return match[0].strip(" ,.:")
