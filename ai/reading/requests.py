"""What is asked of us, in a note on a customer or in a message of their own."""

import re
from collections.abc import Iterator
from datetime import date

from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register
from ai.reading.persons import STAFF
from ai.reading.proposal import Proposal
from ai.reading.tasks import task

EXAMPLES = [
    # sentence, [(words, day)]
    ("She asked me to send the lookbook.", [("send the lookbook", None)]),
    ("Asked for a second fitting on Friday.", [("a second fitting", date(2026, 6, 12))]),
    ("wants to know what the coat costs", [("know what the coat costs", None)]),
    ("Needs two gowns for the tour.", [("two gowns for the tour", None)]),
    ("Could we get the sleeves shortened, she asks.", [("get the sleeves shortened", None)]),
    ("PA enquired about the tiara.", [("the tiara", None)]),
    ("She didn't ask for anything.", []),
    ("She asked how my mother was.", []),
    ("I want her to see the cape.", []),
    ("Asked not to be contacted before June.", []),
]
MESSAGES = [
    # of a customer's own message: sentence, [(words, day)]
    ("Could you send me the sketches again?", [("send me the sketches again", None)]),
    ("I need the gown by the 20th.", [("the gown", date(2026, 6, 20))]),
    ("Please have the shoes ready for Thursday.", [("have the shoes ready", date(2026, 6, 11))]),
    ("Is there any chance of getting it in navy?", [("getting it in navy", None)]),
    ("Please do not call before Monday.", []),
    ("I want for nothing.", []),
]

_BY_THEM = re.compile(
    r"\b(?P<verb>ask(?:s|ed|ing)|begg(?:ed|ing)|begs?|request(?:s|ed|ing|:)?|enquir(?:es?|ed|ing)|"
    r"inquir(?:es?|ed|ing)|wish(?:es|ed)|hop(?:es|ed|ing)|expect(?:s|ed|ing)|insist(?:s|ed)|"
    r"demand(?:s|ed)|wants?|wanted|wanting|needs?|needed|would (?:like|love|appreciate)|"
    r"['’]d (?:like|love)|looking for|searching for|hunting for|(?:is|was) after(?= )|"
    r"on the hunt for|(?:keen|eager|dying) to|wonder(?:s|ed|ing)|hinted (?:at|that)|chas(?:ed|es|"
    r"ing)(?: me| us)?)\b(?: (?:me|us|again|twice|once more|also|urgently|really))*(?: (?:to|for|"
    r"if|whether|about|on|that|after))?(?: (?:we|i) (?:can|could|would|might))?"
    r"\s(?P<task>\S.*)",
    re.IGNORECASE,
)
_TO_US = re.compile(
    # "Could you ...", "please ...", "I'd like ...", "any chance of ..."
    r"\b(?:(?:could|can|would|will|may|might) (?:you|we|i|one)(?! (?:imagine|believe|tell|"
    r"not))(?: (?:please|kindly|possibly|perhaps|also|maybe|be so kind as to|be so good as to|"
    r"ask you to|mind|ever))*|(?:could|can|may) my \w+|how (?:soon|quickly|fast) (?:could|can)|"
    r"i(?:['’]d| would) be grateful for|^do(?= (?:send|let|call|bring|have|keep))|"
    r"(?<!as )(?<!to )(?:please|pls|plz|kindly)(?! (?:do not|don[’']t|dont|never|no|note|find|"
    r"remember|accept|be aware|know|stop))|(?:is there )?any (?:chance|way)(?: of| to| you could|"
    r" we could| that)?|(?:would|might|will) it be possible (?:to|for)|is it possible (?:to|for)|"
    r"do you (?:still )?have|have you got|when (?:can|could|may) i|i was wondering (?:if|whether)|"
    r"i (?:would|should) be grateful (?:if you could|for)|let me know|i(?:['’]d| would) (?:like|"
    r"love|need|appreciate)(?: you)?(?: to)?|i(?:['’]m| am) (?:looking for|after|hoping for|"
    r"hoping to|in need of)|i (?:also |really |still |do |just |urgently )?(?:need|want|require|"
    r"wish)(?: to| you to)?|(?:we|my \w+) (?:also |really )?(?:needs?|wants?|(?:would|"
    r"['’]d) (?:like|love))(?: to)?|(?:can|could|shall) we (?:make it|say|move it)|hoping (?:for|"
    r"to|you))"
    r"\s(?P<task>\S.*)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bno longer|\bnobody|\bno|\bwithout|\bused to)(?: \w+){0,2}\s$",
    re.IGNORECASE,
)
_NO_TASK = re.compile(
    r"(?:who\b|as ever|not\b|no\b|nothing\b|how (?:my|our|i|we|the family)|after my|"
    r"only\b(?! \w+ \w+)|me\b|it to\b|for nothing|(?:she|he|they) (?:is|was)\b|was\b|is\b|"
    r"anything\b|(?:blue|red|green|black|white)[,.]|to (?:think|sleep)|"
    r"think\b|sleep\b|believe\b|time\b|say thank)",
    re.IGNORECASE,
)


def read(unit: Unit, register: Register, on: date) -> Iterator[Proposal]:
    """What a sentence of the day `on` asks of us, at most one thing a unit, under who asks it."""
    own = register.speaker is CUSTOMER
    for pattern in (_TO_US, _BY_THEM) if own else (_BY_THEM, _TO_US):
        for match in pattern.finditer(unit.text):
            if not _asks(unit.text, match, own, pattern is _TO_US):
                continue
            owner = CUSTOMER if pattern is _TO_US else _asker(unit, register, match.start())
            words, day = task(unit, match.start("task"), on)
            if owner is not HOUSE and len(words) > 2 and words in unit.text:
                yield Proposal("request", words, unit.quote, owner.words, on=day)
                return


def _asks(text: str, match: "re.Match[str]", own: bool, to_us: bool) -> bool:
    """Whether it is asked of us: not denied, and not by ourselves."""
    if own and not to_us and not _OF_MINE.match(text):
        return False
    if not own and to_us and _BY_US.match(match[0]):
        return False
    denied = _NOT.search(text, max(0, match.start() - 30), match.start())
    return not (denied or _NO_TASK.match(match["task"]))


_OF_MINE = re.compile(r"(?:my|her|his)\b", re.IGNORECASE)
_BY_US = re.compile(r"(?:i|we|my)\b", re.IGNORECASE)


def _asker(unit: Unit, register: Register, at: int) -> Owner:
    """Who asks: whoever speaks for the customer asks for them."""
    owner = register.owner_at(unit, at)
    words = set(re.findall(r"\w+", owner.words.lower()))
    return CUSTOMER if words & STAFF else owner
