"""What a customer objects to: price, fit, delay, doubts."""

import re
from collections.abc import Iterator

from ai.reading.parse import Unit
from ai.reading.people import HOUSE, Register
from ai.reading.proposal import Proposal

EXAMPLES = [
    # sentence, whether it is an objection
    ("Found the coat too expensive.", True),
    ("She is unhappy about the delay.", True),
    ("Balked at the price.", True),
    ("Worries that it creases.", True),
    ("wasn't convinced by the collar", True),
    ("She says 9,800 is robbery.", True),
    ("Not unhappy with the price.", False),
    ("No complaints.", False),
    ("The shoes were not too tight.", False),
    ("I was annoyed with the courier.", False),
]

_OBJECTION = re.compile(
    r"\bnot enamou?red\b|\b(?:still )?(?:is|are|was)n[’']t right\b|\bnot (?:quite )?right\b|"
    r"\bquibbl\w+|\bhaggl\w+|\bcould (?:get|buy) a (?:car|house|boat|flat)\b|\bwe[’']ve been "
    r"slow\b|\btoo long\b|"
    r"\b(?:pinch|pinches|pinched|rubs?|rubbed|scratch(?:es)?|gapes?|slips?|digs? in)\b|\bhated "
    r"(?:the )?price\b|\b2 (?:long|tight|short|big|small|expensive)\b|\bgarish\b|\bnot good "
    r"enough\b|\blet down\b|"
    r"\b(?:sniffed|scoffed|sighed|laughed|choked) at (?:the )?(?:price|figure|bill|cost)\b|"
    r"\bmuch for (?:a|what)\b|\bcan[’']t see why\b|\bcompared? (?:it )?unfavou?rably\b|"
    r"\b(?:far |much |a bit |a little |way |rather |bit )?too (?:expensive|dear|heavy|tight|"
    r"loose|long|short|big|small|late|stiff|"
    r"bright|dark|plain|much|slow|high|low|formal|young|old|costly|wide|narrow|hot|thin|thick|"
    r"pricey|fussy|loud|shiny|warm|revealing|"
    r"sheer|bulky|boxy|flashy|rich|steep|risky|busy|dressy|casual|mature|girly|soft|fragile|"
    r"delicate|similar|common|red|many|close)\b|"
    r"\bover-?priced\b|\bprice (?:was|is|seemed|being|struck \w+ as) (?:an issue|a problem|high|"
    r"too|steep|hefty|a bit|rather|the (?:issue|problem)"
    r"|what)|\b(?:price|bill|quote|figure|cost|total)(?: \w+)? (?:steep|hefty|high|absurd|"
    r"outrageous|shocking|excessive)\b|\bsteep\b|\bpricey\b|"
    r"\bover (?:her|his|the|their|my) budget|\bnot (?:this season|worth|sure|convinced|persuaded|"
    r"sold|happy|pleased|satisfied|thrilled|impressed|what "
    r"(?:it|she|he|they|i))\b|\b(?:isn|wasn|aren|am n|was n|is n)[’']?t (?:sure|convinced|"
    r"persuaded|sold|happy|pleased|satisfied|thrilled|impressed|worth)\b|"
    r"\bunconvinced\b|\bcomplain\w*|\bdisappoint\w*|\bkept (?:me |her |him )?waiting\b|"
    r"\bunhappy\b|\bangry\b|\bfurious\b|\bannoyed\b|\bupset\b|\bcross "
    r"(?:about|that|with)\b|\birritated\b|\bobject(?:s|ed|ion|ions)\b|\bdoubts?\b|\bdoubtful\b|"
    r"\bworr(?:y|ies|ied)\b|\bconcern(?:s|ed)?\b(?! us)|\bhesita\w+|"
    r"\bsticking point\b|\b(?:balk|baulk)\w*|\bwinc\w+|\bflinch\w*|\bgasp\w*|\braised an "
    r"eyebrow\b|\brobbery\b|\bdaylight\b|\brip-?off\b|\bridiculous\b|\bsteep\b|"
    r"\bmore than (?:i|she|he) (?:wanted|wants|planned|meant|likes?|expected) |\bgrumbl\w+|"
    r"\bgrous\w+|\bprotest(?:s|ed)\b|\bput off by\b|\bskeptical\b|"
    r"\bsceptical\b|\b(?:sleeves?|collar|fit|hem|lining|zip|seam|colour|shade|shoulders?|waist|"
    r"quality|cut|straps?|buttons?)(?: \w+)? (?:pinch\w*|pulls?|"
    r"itch\w*|gap\w*|scratch\w*|not what|creas\w+|fussy|wrong|puckers?|rides? up|bothers?|off\b|"
    r"feels? (?:cheap|stiff|heavy|tight|off)|sits? (?:badly|wrong))|"
    r"\b(?:found|finds?|felt|thinks?|thought) (?:the |it |that )?(?:\w+ ){0,3}(?:fussy|cheap|"
    r"heavy|stiff|steep|dear|expensive|tight|short|long|dated|ageing|"
    r"matronly|vulgar|itchy|scratchy|bulky|loud|uncomfortable|unflattering|disappointing|dull)\b|"
    r"\b(?:delay|late|wrong|torn|broken|damaged|missing|faulty)\b"
    r"(?=.{0,80}\b(?:again|she|he|they|refund|apolog\w*)\b)|\bcancel\w* (?:the|her|his|their) "
    r"(?:order|fitting|appointment|commission)|\brefund\b|\bdiscount\b|"
    r"\bunacceptable\b|\bquality not\b|\bfed up\b|\bdoes ?n[’']?t (?:see why|trust|believe|feel "
    r"right|justify)\b|\bwon[’']t pay\b|\bcan(?:not|[’']t) justify\b|"
    r"\bafraid (?:it|the|that)\b|\bheld back by\b|\bnot at (?:that|this) price\b|\bcheaper (?:at|"
    r"elsewhere|in)\b|\bsaw it (?:cheaper|for less)\b",
    re.IGNORECASE,
)
_NOT_OBJECTED = re.compile(
    r"\b(?:not|never|no|nothing|without|hardly|zero|did ?n[o’']t|was ?n[o’']t|does ?n[o’']t)"
    r"\b(?: \w+){0,2}\s*$|n[’']t(?: \w+){0,2}\s*$",
    re.IGNORECASE,
)
_NEGATIVE_ITSELF = re.compile(
    r"^(?:not|isn|wasn|aren|am n|doesn|does n|won|can|quality not)", re.IGNORECASE
)


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """The sentence, when somebody objects in it and it is not we."""
    text = unit.text
    for match in _OBJECTION.finditer(text):
        denied = _NOT_OBJECTED.search(text, max(0, match.start() - 40), match.start())
        if denied and not _NEGATIVE_ITSELF.match(match[0]):
            continue
        owner = register.owner_at(unit, match.start())
        if owner is not HOUSE:
            yield Proposal("objection", text.strip(), unit.quote, owner.words)
            return
