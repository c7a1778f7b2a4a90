"""What must never be overlooked: allergies, faith, diets, what is never to be done.

The whole sentence is the fact: a must too many costs a glance, a missed one a customer. The words
are looked for in many languages, since a must may not wait for a parser that reads them.
"""

import re
from collections.abc import Iterator

from ai.reading.lexicon import words_of
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, Owner, Register, people
from ai.reading.proposal import Proposal

EXAMPLES = [
    # sentence, whose must it is, None for no must
    ("Reaction to nickel.", ""),
    ("She is vegan.", ""),
    ("carries an EpiPen", ""),
    ("no wool in any form", ""),
    ("Allergic to latex, check the waistbands.", ""),
    ("Retired and asked us not to write any more.", ""),
    ("Her husband is allergic to nuts.", "Her husband"),
    ("Elle est allergique à la laine.", ""),
    ("彼女はウールアレルギーがあります", ""),
    ("لديها حساسية من الصوف", ""),
    ("Kein Pelz, niemals.", ""),
    ("Never call before noon.", ""),
    ("Everything goes through her agent.", ""),
    ("She must not be photographed in the salon.", ""),
    ("Modest cuts only.", ""),
    ("In mourning until spring.", ""),
    ("She keeps kosher.", ""),
    ("She is not allergic to anything.", None),
    ("No allergies.", None),
    ("Loves emerald silk.", None),
    ("She never complained.", None),
    ("I must call the atelier.", None),
]

_HARM = re.compile(
    # What harms: allergies and intolerances, in ten languages.
    r"\ballerg\w*|\ballergi\w*|\bal[eé]rgic[oa]\w*|\ballergique|\ballergisch\w*|\bintoleran\w*|"
    r"\bintolér\w*|\bunverträglich\w*|\breacts? (?:badly )?to\b|\breaction to\b|\brash\b|"
    r"\bhives\b|\bepi-?pen\b|\banaphyla\w*|\basthma\w*|\beczema\b|\bpsoriasis\b|\bmigraines?\b|"
    r"\bepilep\w*|\bsensitive (?:skin|to)\b|\bsensitivity\b|\bskin (?:can't|cannot|won't) "
    r"(?:take|bear)\b|\bcoeliac\b|\bceliac\b|\bgluten\b|\blactose\b|\bdiabet\w*|\blatex\b|"
    r"\bnickel\b(?=.*\b(?:no|not|never|free|avoid)\b)|\bbreaks? out\b|\bswells? up\b|"
    r"アレルギー|過敏|"
    r"حساسية|过敏|過敏症|알레르기|알러지|аллерги\w*|\balerji\w*|אלרג\w*",
    re.IGNORECASE,
)
_CREED = re.compile(
    # Faith, diet and conviction.
    r"\bvegan\w*|\bvegetarian\w*|\bvégan\w*|\bvégétari\w*|\bhalal\b|\bkosher\b|\bcasher\b|"
    r"\bmodest\w*|\bhijab\b|\bniqab\b|\babaya\b|\bsharia\b|\bramadan\b|\bshabbat\b|\bsabbath\b|"
    r"\bshabbos\b|\btzniut\b|\breligious\b|\bjain\b|\bhindu\b(?=.*\b(?:leather|cow|beef)\b)|"
    r"\bsober\b|\brecovering alcoholic\b|\bdoesn[’']t drink\b|\bdoes not drink\b|\bteetotal\w*|"
    r"\bno alcohol\b|\bpeta\b|\bcruelty[- ]free\b|\bin mourning\b|\bwidow\w*|\bgrieving\b|"
    r"\bbereaved\b|\bpregnan\w*|\bwheelchair\b|\bprosthe\w*|\bpacemaker\b|ヴィーガン|ビーガン|菜食|素食|"
    r"نباتي\w*|صيام|حلال|веган\w*|בשר\w*|כשר",
    re.IGNORECASE,
)
_NEVER = re.compile(
    # Orders that hold for good: "never before noon", "no fur, ever", "only through her agent".
    r"(?:^|[.,;:!(–-] ?|\b(?:she|he|they|please|and|but|so) )never,? (?:ever )?(?:call|ring|"
    r"phone|mention|ask|send|write|offer|photograph|show|use|put|bring|book|seat|wear|wears|"
    r"before|after|on|in|at|discuss|say|tell|give|let|leave|post|text|email|e-mail|touch|again|"
    r"fur|leather|wool|silk|down|feathers?|black|white|red|heels?)\b|\b(?:no|zero|without) "
    r"(?:real |any |animal )?(?:fur|leather|wool|silk|feathers?|down|suede|cashmere|angora|"
    r"mohair|ivory tusks?|exotic (?:skins?|leathers?)|skins?|nuts?|shellfish|pork|alcohol|"
    r"perfume|fragrance|scents?|lilies|press|photo\w*|photographers?|pictures|publicity|names?|"
    r"e-?mails?|calls|voice ?mails?|text messages|logos?)\b|\b(?:in any form|under no "
    r"circumstances|on no account|at no time|not ever|at any price|absolutely not|strictly|"
    r"non-negotiable|by no means|off limits|taboo)\b|\b(?:must|may|can|should) (?:not|"
    r"never)\b(?! (?:help|wait|stop|be happier))|\bmustn[’']t\b|\b(?:do not|don[’']t|dont) "
    r"(?:ever |please )?(?:call|ring|phone|mention|ask|send|write|offer|photograph|show|use|put|"
    r"bring|book|seat|contact|discuss|say|tell|give|let|leave|post|text|email|e-mail|touch|"
    r"disturb|visit|share|talk|speak|wake|press|push|invite|congratulate|compliment|hug|shake)\b|"
    r"\b(?:only|always|exclusively|everything|all \w+) (?:goes |go |comes )?(?:through|via|by "
    r"way of)\b|\bonly (?:ever )?(?:by|before|after|on|in the) (?:e-?mail|whatsapp|phone|text|"
    r"noon|lunch|\d|mornings?|afternoons?|evenings?|weekdays)\b|\b(?:cuts?|clothes|sleeves?|"
    r"necklines?) only\b|\bnot (?:to be )?(?:contacted|disturbed|called|photographed|mentioned|"
    r"before|after|told|seen|named|on (?:shabbat|sundays?|fridays?|saturdays?))\b|\bnothing "
    r"(?:strapless|sleeveless|sheer|low-cut|with (?:leather|fur|wool|silk|feathers)|animal|of "
    r"animal)\b|\bconfidential\w*|\bunder embargo\b|\bnda\b|\bsecret\b|\bdiscreet\w*|"
    r"\bdiscretion\b|\bincognito\b|\bside entrance\b|\bback (?:door|entrance)\b|\bprivacy\b|"
    r"\bvery private\b|\basked (?:us |me )?not to (?:write|call|ring|contact|visit)\b|"
    r"\brestraining\b|\bcan(?:not|[’']t) (?:wear|have|eat|drink|touch|bear|"
    r"stand|tolerate)\b|\b(?:jamais|mai|nunca|niemals|nie|nooit)\b (?=\w)|\bsurtout pas\b|\bpas "
    r"de (?:laine|cuir|fourrure|soie|plumes)\b|\b(?:niente|senza) (?:lana|pelle|pelliccia|"
    r"seta)\b|\bkein\w* (?:pelz|leder|wolle|seide|daunen)\b|\b(?:nada de|sin) (?:lana|cuero|piel|"
    r"seda)\b|絶対に|必ず|ダメ|禁止|لا تتصل|ممنوع|никогда|нельзя|절대|不要|切勿",
    re.IGNORECASE,
)
_DENIED = re.compile(
    # An allergy that is none.
    r"\b(?:no|not|isn[’']t|aren[’']t|never|without|nor|any) (?:\w+ ){0,2}(?:allerg\w*|"
    r"intoleran\w*|vegan|vegetarian|sensitive|pregnant|religious)|\bused to be (?:vegan|"
    r"vegetarian|allergic)|\bno longer (?:vegan|vegetarian|allergic|pregnant|in mourning)|"
    r"\ballerg\w+ (?:turned out|was) (?:false|nothing|wrong)|\bjok\w+\b.*\ballerg|\ballergic to "
    r"(?:mornings|mondays|queues|waiting|bad|ugly|small talk)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    # Our own duty, or a thing that happened once, is no rule of theirs.
    r"\b(?:i|we) (?:must|should|can[’']?t|cannot|never|do not|don[’']t|may not)\b|"
    r"\bdon[’']t (?:forget|worry)\b",
    re.IGNORECASE,
)


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """A sentence that says what must never be overlooked, whole; at most one a sentence."""
    if unit.quote.startswith(unit.text) and is_must(unit.quote):
        yield Proposal("must", unit.quote.strip(), unit.quote, _whose(unit, register).words)


def unparsed(sentence: str) -> Proposal | None:
    """The must of a sentence in a language that is not parsed; None when none is seen."""
    return Proposal("must", sentence.strip(), sentence) if is_must(sentence) else None


def is_must(sentence: str) -> bool:
    """Whether a sentence tells of harm, creed, or an order that holds for good."""
    if _HARM.search(sentence) or _CREED.search(sentence):
        return not _DENIED.search(sentence)
    return bool(_NEVER.search(sentence)) and not _OURS.search(sentence)


def _whose(unit: Unit, register: Register) -> Owner:
    """The person that the sentence is about: its subject, when that is somebody around them."""
    for person in people(unit):
        if person.dep_ in ("nsubj", "nsubjpass") or person.i <= 1:
            owner = register.owner(unit, person)
            if owner.words and person.lower_ not in _GATEKEEPERS:
                return owner
            return CUSTOMER
    return CUSTOMER


_GATEKEEPERS = words_of("""
    agent assistant pa secretary manager publicist lawyer security
""")
"""Whoever speaks for the customer: a rule of theirs is the customer's."""
