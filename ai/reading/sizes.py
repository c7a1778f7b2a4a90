"""Sizes and measurements: figures are shapes, whose they are comes from the sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register, people
from ai.reading.proposal import Proposal

EXAMPLES = [
    # sentence, [(whose, words, figure, unit)]
    ("Ring size confirmed: 54 EU.", [("", "Ring size confirmed: 54 EU", "54", "EU")]),
    ("The dancer needs one too, she's a US 2.", [("The dancer", "US 2", "2", "US")]),
    ("He is a 52 long.", [("", "52 long", "52", "long")]),
    ("waist 86, collar 41", [("", "waist 86", "86", ""), ("", "collar 41", "41", "")]),
    (
        "Shoe 38.5, takes an IT 40 in dresses.",
        [("", "Shoe 38.5", "38.5", ""), ("", "IT 40", "40", "IT")],
    ),
    ("Her husband Jonas wears a 50 in jackets.", [("Her husband Jonas", "50", "50", "")]),
    ("Size M gloves.", [("", "Size M", None, "M")]),
    ("She is 36 now, lost weight.", []),
    ("Bought 2 gowns for 9,800.", []),
    ("Call at 6 am.", []),
]

_PART = (
    r"(?:dress|shoe|shoes|suit|shirt|jacket|trousers?|ring|glove|gloves|hat|head|chest|bust|"
    r"waist|hips?|collar|neck|inseam|inside leg|sleeve|shoulders?|wrist|foot|boot|boots|belt|"
    r"skirt|coat|bra|height|jeans|cup|under ?bust|thigh|back length|arm|heel height|gown|blouse|"
    r"finger|bracelet)"
)
_SYSTEM = r"(?:EU|UK|US|IT|FR|DE|JP|AU|EUR)"
_FIGURE = r"\d{1,3}(?:[.,]\d{1,2})?(?:\s?½|\s1/2)?"
_UNIT = r"(?:\s?(?:cm|mm|inch(?:es)?|\")|\s?(?:regular|long|short|R|L|S)\b)?"
_SIZE = re.compile(
    # "shoe size confirmed: 38.5 EU", "IT 40", "a 52 long", "waist 86 cm", "size M"
    rf"(?P<part>\b{_PART}\b)(?: size)?s?(?: (?:is|now|confirmed|at))*(?::|=|,| "
    rf"-)?\s*(?P<s1>{_SYSTEM})?\s?(?P<n1>{_FIGURE})(?:\s?(?P<s2>{_SYSTEM})\b)?(?P<u1>{_UNIT})|"
    rf"\b(?P<s3>{_SYSTEM})\s?(?P<n3>{_FIGURE})(?P<u3>{_UNIT})|\b(?P<n4>{_FIGURE})\s?(?P<s4>EU|UK|"
    rf"US|IT|FR)\b|\bsizes?\s*(?::|is|are)?\s*(?P<n5>{_FIGURE})(?P<u5>{_UNIT})"
    r"|\bsizes?\s*(?::|is)?\s*(?P<letter>XXS|XS|S|M|L|XL|XXL)\b"
    rf"|\b(?:takes?|wears?|is|she[’']s|he[’']s|now|a|an)\s(?:an?\s)?(?P<n6>[2-7]\d(?:[.,]5)?)"
    r"(?P<u6>\s(?:regular|long|short|R|L|S)\b|(?=\sin\s(?:jackets?|dresses|trousers|shoes|suits|"
    r"shirts|boots|skirts|coats|blazers)\b))",
    re.IGNORECASE,
)
_NOT_A_SIZE = re.compile(
    # Money, percentages, hours, ages, years, counts.
    r"^\s?(?:%|euros?|k\b|pieces|years|days|weeks|months|o[’']clock|:|am\b|pm\b|h\b|guests|people|"
    r"minutes|hours|times|million)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|isn[’']t|no longer|never) (?:an? )?$", re.IGNORECASE)


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """Each size that a sentence gives, with its garment or measure and its system."""
    for match in _SIZE.finditer(unit.text):
        if _NOT_A_SIZE.match(unit.text[match.end() :]) or _is_money(unit.text, match.start()):
            continue
        if _DENIED.search(unit.text[: match.start()]):
            continue
        figure = next((match[n] for n in ("n1", "n3", "n4", "n5", "n6") if match[n]), None)
        system = next((match[s] for s in ("s1", "s2", "s3", "s4") if match[s]), "")
        unit_ = system or next((match[u] for u in ("u1", "u3", "u5", "u6") if match[u]), "")
        words = _shown(match)
        yield Proposal(
            "size",
            words,
            unit.quote,
            _whose(unit, register, match.start()).words,
            amount=_number(figure) if figure else None,
            unit=(unit_ or match["letter"] or "").strip(),
        )


def _shown(match: "re.Match[str]") -> str:
    words = match[0].strip()
    return re.sub(
        r"^(?:(?:takes?|wears?|is|she[’']s|he[’']s|now|an?)\s)+", "", words, flags=re.IGNORECASE
    )


def _number(figure: str) -> Decimal:
    plain = figure.replace(",", ".")
    half = "½" in plain or "1/2" in plain
    whole = Decimal(re.sub(r"[^\d.].*$", "", plain))
    return whole + Decimal("0.5") if half else whole


def _is_money(text: str, start: int) -> bool:
    return bool(re.search(r"[€$£]\s?$", text[:start]))


def _whose(unit: Unit, register: Register, at: int) -> Owner:
    """The person named last before the figure, with the pronouns between them."""
    owner = CUSTOMER
    for token in unit.doc:
        if token.idx - unit.shift >= at:
            break
        if token in list(people(unit)):
            owner = register.owner(unit, token)
        elif token.lower_ in register.names:
            owner = CUSTOMER
    return CUSTOMER if owner is HOUSE else owner
