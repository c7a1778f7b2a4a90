"""Who speaks in a message: the customer to us, or we to the customer, or a rep of the customer."""

import re

EXAMPLES = [
    # a message, whether the customer writes it to us
    ("Could you send me the sketches? My husband loves the cape.", True),
    ("Thank you for the flowers, they made my day!", True),
    (
        "Dear Ms Birch, I will send you the sketches on Thursday. Our atelier is closed today.",
        False,
    ),
    ("We would be delighted to welcome you; your gown is ready.", False),
    ("She writes that she loves the cape and asks for a fitting.", False),
    ("Emailed her the lookbook.", False),
]

_ADDRESSED = re.compile(r"\b(?:you|your|i|my|me|i['’]\w+|you['’]\w+)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:she|he|her|his|him|client)\b", re.IGNORECASE)
_OF_OURS = re.compile(
    r"\b(?:our|we|us)\b|\byour (?:\w+ )?(?:gown|dress|order|fitting|measurements|coat|suit|shoes|"
    r"bag|tailor|visit|appointment|jacket|piece)s?\b|\b(?:send|show|bring|call|let) you\b|\b(?:for|"
    r"with|to) you\b|"
    r"\byou will\b|\byou['’]ll\b|^dear (?:ms|mr|mrs|madam|sir|lady)\b",
    re.IGNORECASE,
)
_OF_THEIRS = re.compile(
    r"\b(?:my|mine|me|myself)\b|\b(?:could|can|would|will) you\b|\bplease\b|\bi (?:need|want|"
    r"love|hate|wear|"
    r"prefer|would|like|can['’]t|don['’]t|adore)\b|\bi['’](?:d|m)\b",
    re.IGNORECASE,
)


def is_letter(text: str) -> bool:
    """Whether it is said to somebody, in the first or second person, and not of a third."""
    return len(_ADDRESSED.findall(text)) > len(_OF_THEM.findall(text))


def is_addressed_to_us(text: str) -> bool:
    """Whether it is a letter that the customer has written to us, and none of ours to them."""
    return is_letter(text) and len(_OF_THEIRS.findall(text)) >= len(_OF_OURS.findall(text))
