"""The people around a customer, by relation and name: "her sister Odette", "PA: Claire"."""

import re
from collections.abc import Iterator

from ai.reading.lexicon import words_of
from ai.reading.parse import Unit
from ai.reading.people import HOUSE, Register
from ai.reading.persons import RELATIONS
from ai.reading.proposal import Proposal

EXAMPLES = [
    # sentence, [words]
    ("Her sister Odette came along.", ["sister Odette"]),
    ("Husband Jonas, two boys.", ["Husband Jonas"]),
    ("Husband Tiago, daughter Inès (7).", ["Husband Tiago", "daughter Inès"]),
    ("PA: Claire, answers within the hour.", ["PA: Claire"]),
    ("Everything goes through her agent Tom Reed.", ["agent Tom Reed"]),
    ("Lucille, her manager, pays the invoices.", ["Lucille, her manager"]),
    ("Married to Pierre.", ["Married to Pierre"]),
    ("hubby Jonas", ["hubby Jonas"]),
    ("Spoke to Beatriz (her manager).", ["Beatriz (her manager"]),
    ("Widow of the conductor Harlan Voss", ["conductor Harlan Voss"]),
    ("She loves her mother.", []),
    ("Agent was on time.", []),
]

_AROUND = words_of("""
    dog cat horse lover companion widow widower heir ward pupil protégé protégée landlord
    sis bro hubs sister-wife minder fixer aide handler equerry planner florist conductor
    choreographer bandleader muse trustee banker dresser valet seamstress EA godparent step-sister
    step-brother step-daughter step-son stepdad stepmum half-sister half-brother wingman mentor
    protégé understudy flatmate roommate fan interpreter translator scout booker curator
    husband-to-be wife-to-be make-up hairdresser hair nurse cook valet maid godchild
""")
"""Who may be named beside those that have tastes of their own."""
_RELATION = "|".join(
    sorted((re.escape(word) for word in RELATIONS | _AROUND), key=len, reverse=True)
)
_WORD = r"(?<![\w'’-])[A-ZÀ-ÞŁŚŻÇŞ][\w'’-]{1,40}"
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Mme|Mlle|Prof|Sir|Lady|Lord|Maître|Maitre|Madame|Monsieur|Signora|Signor|"
    r"Princess|Prince|Count|Countess|Don|Doña|Sheikh|Sheikha|Miss|Judge|Captain|Father)\.? )?"
)
_NAME = (
    rf"(?:{_TITLE}{_WORD}(?: (?:(?:de |von |van |di |da |del |bin |bint )?{_WORD}|(?:al|el|Al|El|"
    rf"O['’])-?[A-Z][\w'’-]{{1,30}})){{0,2}})"
)
_LINK = (
    r"(?:,? (?:is|was|being)(?: now| still| called| named)?|,? now|:| ?= ?| \(| –| -|,? called|"
    r",? named|,? one|,? young|,? little|,? old|,? dear|[’']s name is|[’']s called| changed: now|"
    r": now| is called|, a certain|,| \w+ing by the name of| goes by|/)"
)
_PATTERNS = (
    # "her sister Odette", "PA: Claire", "agent (Tom Reed)"
    re.compile(
        rf"(?<![\w-])(?P<words>(?i:{_RELATION})s?(?:[- ](?:artist|in-law|stylist|"
        rf"to-be))?(?:{_LINK})?(?: (?i:is|now|the|a))? ?(?P<name>{_NAME}))"
    ),
    # "Lucille, her manager", "Beatriz (her manager)"
    re.compile(
        rf"(?P<words>\b(?P<name>{_NAME})(?:,| is| \(|, who is| –| -| =|, now| \(the| as|"
        rf" was)(?: now)? ?(?:(?i:her|his|their|the|my|our|a|an|customer[’']s|client[’']s|"
        rf"{_WORD}[’']s)\s)?(?:[\w-]{{1,20}} ){{0,2}}(?i:{_RELATION})\b)(?! [A-ZÀ-Þ])"
    ),
    # "married to Pierre", "widow of the conductor Harlan Voss"
    re.compile(
        rf"\b(?P<words>(?i:married to|engaged to|divorced from|dating|seeing|lives with|"
        rf"separated from|wed to|widow of|widower of|daughter of|son of|sister of|brother of|"
        rf"mother of|father of|niece of|nephew of|represented by|looked after by|managed by|"
        rf"styled by|dressed by|in love with|remarried to) (?:the (?:late )?[a-zé-]{{2,20}} "
        rf")?(?P<name>{_NAME}))"
    ),
    # "twins Leo and Max", "two kids, Ada and Tom"
    re.compile(
        rf"\b(?P<words>(?i:twins|kids|children|sons|daughters|boys|girls|sisters|brothers|parents|"
        rf"dogs)(?:,|:| called| named| are| \()? ?(?P<name>{_NAME}))"
    ),
    # "a new one called Perpetua"
    re.compile(
        rf"\b(?P<words>(?:one|man|woman|girl|boy|lady|guy|chap|kid|baby|person) (?:called|"
        rf"named) (?P<name>{_NAME}))"
    ),
    # "Claire from her office"
    re.compile(
        rf"(?P<words>\b(?P<name>{_NAME})(?:,)? (?:from|at|of|in) (?:her|his|their|the) (?:\w+ "
        rf")?(?:office|team|agency|"
        rf"label|studio|management|household|estate|staff|press office))"
    ),
)
_NO_NAME = words_of("""
    She He They We I The A An Her His Their It Not No And But Will Was Is Has Had Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December Size Shoe Never Always Please Would Can
    Could Loves Hates Likes Prefers Wants Needs Asked Said Told Both No Yes In On At For With
    Paris Milan London Rome Berlin Vienna Venice Tokyo Dubai Geneva Madrid WhatsApp Signal
    Instagram CAA VIP EU UK US IT FR Christmas Easter Ramadan Cannes Oscars Met Call Send Ring
    Budget Avoid Allergic Vegan Must Do Don't Wears Takes Only So If When Then Also Still New
    PA PR Our My Your This That These Those There Here Mum Dad Mother Father
""")


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """Each person of a sentence who has a relation to the customer and a name."""
    seen: set[str] = set()
    if "?" in unit.text[-2:] and register.speaker is HOUSE:
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(unit.text):
            name = match["name"]
            own = {word.lower() for word in re.findall(r"[^\W\d_]+", name)} <= register.names
            if name.split()[0] in _NO_NAME or own or name in seen:
                continue
            seen.add(name)
            yield Proposal("person", match["words"], unit.quote)


_NAMED = re.compile(
    # "bass player Moss", "Mein Dramaturg Joost", "la asistente, Maider", "wife no 3 (Coco)"
    rf"(?P<words>(?:(?i:my|her|his|their|mein|meine|ihr|ihre|sein|seine|unser|unsere|mon|ma|son|sa|"
    rf"leur|mio|mia|suo|sua|mi|su|meu|minha|seu|zijn|haar|mijn|the|la|le|il|el|die|der) )?"
    rf"[^\W\d_][\w’'-]{{2,20}}(?: (?:no|nr) ?\d)?(?:, | \(| )(?P<name>{_NAME}))"
)


def read_named(text: str, quote: str, names: frozenset[str]) -> Iterator[Proposal]:
    """The people whom a sentence names that is surely about one, each with the word before."""
    seen: set[str] = set()
    for match in _NAMED.finditer(text):
        name = match["name"]
        if _may_be_named(name, names) and name not in seen:
            seen.add(name)
            yield Proposal("person", match["words"], quote)


def _may_be_named(name: str, names: frozenset[str]) -> bool:
    words = re.findall(r"[^\W\d_]+", name)
    return not any(word in _NO_NAME or word.lower() in names for word in words)
