"""Sizes and measurements: figures are shapes, whose they are comes from the sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ai.reading.parse import Unit
from ai.reading.people import Register
from ai.reading.proposal import Proposal
from ai.reading.wearers import wearer

EXAMPLES = [
    # sentence, [(whose, words, figure, unit)]
    ("Ring size confirmed: 54 EU.", [("", "Ring size confirmed: 54 EU", "54", "EU")]),
    ("The dancer needs one too, she's a US 2.", [("The dancer", "US 2", "2", "US")]),
    ("He is a 52 long.", [("", "52 long", "52", "long")]),
    ("waist 86, collar 41", [("", "waist 86", "86", ""), ("", "collar 41", "41", "")]),
    ("Her waist is 61 cm, isn't it criminal?", [("", "waist is 61 cm", "61", "cm")]),
    (
        "Shoe 38.5, takes an IT 40 in dresses.",
        [("", "Shoe 38.5", "38.5", ""), ("", "IT 40", "40", "IT")],
    ),
    ("Her husband Jonas wears a 50 in jackets.", [("Her husband Jonas", "50", "50", "")]),
    ("Size M gloves.", [("", "Size M", None, "M")]),
    ("Wife N. = UK 18, orders elsewhere.", [("Wife N.", "UK 18", "18", "UK")]),
    ("Lettice is a UK 6.", [("Lettice", "UK 6", "6", "UK")]),
    ("Gaspard says she is a French 38.", [("", "French 38", "38", "French")]),
    ("wears XS", [("", "XS", None, "XS")]),
    ("sz 38", [("", "sz 38", "38", "")]),
    ("his wife takes a 36", [("his wife", "36", "36", "")]),
    ("Dolly's glove is a 7.", [("Dolly", "glove is a 7", "7", "")]),
    ("Her PA Joan: shoes 38.", [("", "shoes 38", "38", "")]),
    ("PL 36 = our 38, bust 86.", [("", "bust 86", "86", "")]),
    ("Bust is now 108.", [("", "Bust is now 108", "108", "")]),
    ("FP is a 40.", [("FP", "40", "40", "")]),
    ("Arm is 66 cm.", [("", "Arm is 66 cm", "66", "cm")]),
    ("Room 54 at the Ritz.", []),
    ("She turns 40 in May.", []),
    ("Not a 38 any more.", []),
    ("She is 36 now, lost weight.", []),
    ("Bought 2 gowns for 9,800.", []),
    ("Call at 6 am.", []),
]

_PART = (
    r"(?:dress|shoes?|suit|shirt|jacket|trousers?|pants|ring|gloves?|hat|head|chest|bust|waist|"
    r"hips?|collar|neck|inseam|inside leg|outseam|sleeves?|shoulders?|wrist|foot|feet|boots?|belt|"
    r"skirt|coat|bra|height|jeans|cup|under ?bust|thigh|calf|back length|nape|arms?|heel height|"
    r"gown|blouse|finger|bracelet|cuffs?|seat|rise|knitwear|knits|tops?|bottoms?|blazer|bicep|"
    r"ankle|torso|length|drop|loafers|heels|pumps|foot length|arm length|leg length|"
    r"bust/waist/hips?|measurements|b/w/h)"
)
_SYSTEM = r"(?:EU|UK|US|IT|FR|DE|JP|AU|EUR|Italian|French|German|British|American)"
_FIGURE = r"\d{1,3}(?:[.,]\d{1,2})?(?:\s?½|\s1/2)?(?:\s?[/-]\s?\d{2,3}){0,2}"
_UNIT = (
    r"(?:\s?(?:cm|mm|m|inch(?:es)?|\")|\s?(?:regular|reg|long|short|wide|narrow|tall|"
    r"petite|[RLS])\b)?"
)
_SPELLED = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|"
    r"five|six|seven|eight|nine))?|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen)(?: and (?:a half|a quarter|three quarters)\b|"
    r" point five)?"
)
_WORN = (
    r"(?:jackets?|dress(?:es)?|trousers?|shoes?|suits?|shirts?|boots?|skirts?|coats?|blazers?|"
    r"knits?|knitwear|tops?|gowns?|jeans|ready-to-wear|rtw|loafers|heels|gloves|our \w+|tailoring|"
    r"everything|blouses?)"
)
_LETTER = r"(?:XXS|XS|S|M|L|XL|XXL|XXXL)"
_TAKES = (
    r"(?:takes?|taking|wears?|wearing|wear|is|am|are|she[’']s|he[’']s|i[’']m|now|needs?|fits?|"
    r"into|down to|up to|"
    r"back to|between|usually|normally|a|an|remains|still|size|sized|measured|measures|went up to)"
)
_SIZE = re.compile(
    # "shoe size confirmed: 38.5 EU", "IT 40", "a 52 long", "waist 86 cm", "size M"
    rf"\bmeasure(?:d|s|ments)?:? (?P<n16>\d{{2,3}}\s?[-/–]\s?\d{{2,3}}(?:\s?[-/–]\s?\d{{2,3}})?)|"
    rf"\bsame size as \w+[^.;\d]{{0,12}}(?P<n17>\d{{2}})\b|"
    rf"(?P<part>\b{_PART}\b)(?:\ssizes?)?(?: (?:is|are|now|confirmed|at|measures|measured|"
    rf"re-?measured|went to|"
    rf"came out at|stays|still|of|a|an|left|right|down to|up to|circumference)){{0,4}}(?::|=|,| "
    rf"-)?\s{{0,3}}"
    rf"(?:(?:an?|now|is|about|approx\.?|ca\.?|exactly) "
    rf"){{0,3}}(?P<s1>(?-i:{_SYSTEM}|eu|uk))?\s?(?:(?P<n1>{_FIGURE})|(?P<w2>{_SPELLED})\b)"
    rf"(?:\s?\(?(?P<s2>(?-i:{_SYSTEM}|eu|uk))\b\)?)?(?P<u1>{_UNIT}[A-G]?)|"
    rf"\b(?P<s3>(?-i:{_SYSTEM}|eu|uk))\s?(?:size )?(?P<n3>{_FIGURE})(?P<u3>{_UNIT})|"
    rf"\b(?P<n4>{_FIGURE})\s?\(?(?P<s4>(?-i:EU|UK|US|IT|FR|eu|uk))\b\)?|"
    rf"\b(?:sizes?|sz)\s{{0,3}}(?::|is|are|=)?\s{{0,3}}(?:an? )?(?P<n5>{_FIGURE})(?P<u5>{_UNIT})"
    rf"|\b(?:sizes?|sz)\s{{0,3}}(?::|is|=)?\s{{0,3}}(?:an? "
    rf")?(?P<letter>{_LETTER}(?:[/-]{_LETTER})?)\b"
    rf"|\bsizes?\s(?:an? )?(?P<w1>{_SPELLED})\b"
    rf"|\b(?:takes?|wears?|is|wear|take|am|needs?|usually|now)\s(?:an? |her |his |in "
    rf"){{0,3}}(?P<letter2>{_LETTER}|"
    rf"(?:extra[- ])?(?:small|medium|large))\b(?![’'-])"
    rf"|\b(?P<letter3>(?:extra[- ])?(?:small|medium|large)|(?-i:{_LETTER}))(?=\s(?:in|for)"
    rf"\s{_WORN}\b)"
    rf"|\b(?:takes?|wears?|in)\s(?:an? )?(?P<w3>{_SPELLED})(?=\s(?:in|on|long|short|regular|$)|"
    rf"[.,;]|$)"
    rf"|\b(?:is|she[’']?s|he[’']?s|i[’']?m)\s(?:already |still |now |usually )?an? (?:(?:men|"
    rf"women)[’']s )?(?:size )?"
    rf"(?:(?P<w4>{_SPELLED})|(?P<n12>\d\d)(?P<u12>\s(?:[RLS]|long|short|regular)\b)?)(?=\s(?:in|"
    rf"on|long|short|regular|"
    rf"now|really|so|but|and)|[.,;]|$)"
    rf"|\ban? small (?P<n13>\d\d)\b"
    rf"|\b(?P<n14>1[4-9]\d)(?:\s?cm)? tall\b"
    rf"|\b(?P<n15>\d{{1,2}}(?:[.,]5)?) (?:ring|glove|shoe|collar|hat|belt|dress)s?\b(?! (?:for|"
    rf"of|to))"
    rf"|\b(?P<n8>\d{{2}})(?P<u8>[RLS])\b"
    rf"|\b(?P<n9>\d[’']\s?\d{{1,2}}(?:\"|[’']{{2}})?|1[.,]\d{{2}}\s?m\b)"
    rf"|\b{_TAKES}\s(?:(?:an?|our|now|the|still|usually|exactly)"
    rf"\s){{0,3}}(?P<n6>(?:[2-6]\d(?:[.,]5)?|"
    rf"\d(?=\sin\s))"
    rf"(?:\s?/\s?\d\d)?)"
    rf"(?P<u6>\s(?:regular|long|short|[RLS]|wide|narrow)\b|(?=\s(?:in|on)\s(?:(?:her|his|our|the|"
    rf"all)\s)?{_WORN}\b)|"
    rf"(?=\s?(?:$|[.,;!)]|and\b|now\b|these days|after|since|but\b|not\b|or\b|this|at the|not a|"
    rf"instead|again)))"
    rf"|(?:,|\band)\s(?:an? )?(?P<n7>\d{{1,2}}(?:[.,]5)?)(?=\s(?:in|for|below|on top)"
    rf"\b(?: {_WORN})?)"
    rf"|\b[BWHC]\s?(?P<n10>\d{{2,3}})(?=\s?(?:/|,|$))"
    rf"|\b(?:one|a) size (?:up|down)[^.;]{{0,30}}:\s?(?P<n11>\d{{2}})",
    re.IGNORECASE,
)
_NOT_A_SIZE = re.compile(
    # Money, percentages, hours, ages, years, counts, places and what is a sample's.
    r"^\s?(?:%|euros?|k\b|pieces|years?|days|weeks|months|o[’']clock|:|am\b|pm\b|h\b|guests|people|"
    r"minutes|hours|times|million|thousand|€|\$|£|EUR|looks|pairs|shirts|suits\b(?! jackets)|gowns|"
    r"per cent|percent|min\b|(?:was|is|were) (?:snug|tight|too|loose|big|small|a bit)|degrees|st\b|"
    r"nd\b|rd\b|th\b|(?:in|on) (?:may|june|july|march|april|august|september|october|november|"
    r"december|january|february)|next|and looks|tomorrow|[.,]?\d|of (?:the|her|them))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    # What stands before a figure that is none of a body.
    r"\b(?:row|room|suite|table|flat|floor|gate|flight|order|lot|page|no\.?|number|nr\.?|turns?|"
    r"turned|turning|aged?|born|paid|costs?|at|sample|samples|[€$£]|until|till|before|after|since|"
    r"from|ticket|seats?|invoice|look|bus|platform|chapter|season|summer|exit|apartment|for|"
    r"about)(?: (?:is|was|are|an?|the|in|size)){0,3}\s?$",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:was|were|used to be|formerly|previously|had been|from|before)(?: (?:an?|in))?\s?$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|isn[’']t|no longer|never) (?:an? )?$", re.IGNORECASE)


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """Each size that a sentence gives, with its garment or measure and its system."""
    if unit.text.rstrip().endswith("?") and not _TAG.search(unit.text):
        return
    for match in _SIZE.finditer(unit.text):
        if _is_none(unit.text, match):
            continue
        groups = match.groupdict()
        figure = next((groups[f"n{n}"] for n in _FIGURES if groups[f"n{n}"]), None)
        system = next((groups[f"s{n}"] for n in (1, 2, 3, 4) if groups[f"s{n}"]), "")
        unit_ = system or next(
            (groups[f"u{n}"] for n in (1, 3, 5, 6, 8, 12) if groups[f"u{n}"]), ""
        )
        letter = match["letter"] or match["letter2"] or match["letter3"] or ""
        yield Proposal(
            "size",
            _shown(match),
            unit.quote,
            wearer(unit, register, match.start()).words,
            amount=_number(figure) if figure else None,
            unit=(unit_ or letter).strip(),
        )


def read_bare(unit: Unit, register: Register) -> Iterator[Proposal]:
    """The figures of a sentence that is surely about a size, where no garment stands beside."""
    for match in _BARE.finditer(unit.text):
        before = unit.text[max(0, match.start() - 40) : match.start()]
        if _NUMBERED.search(before) or _DENIED.search(before) or _OLD.search(before):
            continue
        if not (_is_money(unit.text, match.start()) or _NOT_A_SIZE.match(unit.text[match.end() :])):
            owner = wearer(unit, register, match.start())
            yield Proposal("size", match[0], unit.quote, owner.words, amount=_number(match[0]))


_NUMBERED = re.compile(
    r"\b(?:door|hull|gate|room|row|table|suite|floor|flight|bus|seat|aged?|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\W{1,2}$",
    re.I,
)
_BARE = re.compile(
    r"\b\d{2}(?:[.,]5|\s?½)?\b|\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\b(?: and a half\b)?|"
    r"\b(?:one |a )hundred and [a-z]{3,9}(?:[- ][a-z]{3,5})?\b",
    re.IGNORECASE,
)
_TAG = re.compile(r", (?:\w{2,6}[’']t (?:it|she|he|they|that)\b|no|right|ok|eh)[^,]{0,20}\?$", re.I)
_AGE = re.compile(
    r"(?:is|am|are|she[’']s|he[’']s|i[’']m|now)\s(?!an?\s|size|still|usually|exactly)",
    re.IGNORECASE,
)
_AMBIGUOUS = ("seat", "head", "top", "tops", "suit", "suits", "drop", "rise", "arm", "length")
_MEASURED = re.compile(r"\b(?:chest|waist|hips?|inside leg|measur\w+)\b", re.IGNORECASE)
_FIGURES = (1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)


def _is_none(text: str, match: "re.Match[str]") -> bool:
    """Whether a figure is no size: money, an age, a room, one that is denied or of the past."""
    before = text[max(0, match.start() - 40) : match.start()]
    if _NOT_A_SIZE.match(text[match.end() :]) or _is_money(text, match.start()):
        return True
    measured = _MEASURED.search(text) or re.search(r"size|cm|:", match[0], re.IGNORECASE)
    if (match["part"] or "").lower() in _AMBIGUOUS and not measured:
        return True
    if match["n6"] and _AGE.match(match[0]) and not re.match(r"\s(?:in|on)\b", text[match.end() :]):
        return True
    words = match[0].split()
    own = bool(match["part"] or match["letter"] or match["n5"] or match["n9"])
    where = before if own else f"{before}{' '.join(words[:-1])} "
    return bool(
        _DENIED.search(before)
        or _OLD.search(where if not own else before)
        or (not own and _ELSEWHERE.search(where))
        or (own and re.search(r"\b(?:sample|row|room|table)\b[^,;]{0,20}$", before, re.IGNORECASE))
    )


def _shown(match: "re.Match[str]") -> str:
    return _BEFORE.sub("", match[0].strip(" ,"))


_BEFORE = re.compile(
    r"^(?:(?:takes?|taking|wears?|wearing|is|am|are|she[’']s|he[’']s|i[’']m|now|needs?|fits?|"
    r"into|to|down|up|back|"
    r"between|usually|normally|an?|remains|still|and|the|our|her|his|in|exactly|already)\s)+",
    re.IGNORECASE,
)


def _number(figure: str) -> Decimal | None:
    plain = figure.replace(",", ".")
    half = "½" in plain or "1/2" in plain
    number = re.match(r"\d+(?:\.\d+)?", plain)
    if number is None or "'" in plain or "’" in plain:
        return None
    return Decimal(number[0]) + (Decimal("0.5") if half else 0)


def _is_money(text: str, start: int) -> bool:
    return bool(re.search(r"[€$£]\s?$", text[:start]))
