"""What must never be overlooked: allergies, faith, diets, what is never to be done.

The whole sentence is the fact: a must too many costs a glance, a missed one a customer. The words
are looked for in many languages, since a must may not wait for a parser that reads them.
"""

from collections.abc import Iterator

from ai.reading.languages import may_be_foreign
from ai.reading.lexicon import words_of
from ai.reading.must_shapes import CREED, DENIED, HARM, ME, NEVER, OURS, OWN_DUTY, RULED_OUT
from ai.reading.must_shapes_abroad import FOREIGN, MOURNED, RELATIVE
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, Owner, Register
from ai.reading.persons import RELATIONS, people
from ai.reading.proposal import Proposal
from ai.reading.readings import read_once

EXAMPLES = [
    # sentence, whose must it is, None for no must
    ("Reaction to nickel.", ""),
    ("She is vegan.", ""),
    ("latex", ""),
    ("She wears a hijab.", ""),
    ("carries an EpiPen", ""),
    ("no wool in any form", ""),
    ("Allergic to latex, check the waistbands.", ""),
    ("Retired and asked us not to write any more.", ""),
    ("can't do heels since the op", ""),
    ("No animal products at all, not even glue.", ""),
    ("Observant: no appointments from Friday sundown.", ""),
    ("Knees and elbows must be covered.", ""),
    ("Not a word about the separation.", ""),
    ("Her lawyer has to approve every picture.", ""),
    ("Absolutely no red - superstition.", ""),
    ("Hearing in the left ear is gone: always sit on her right.", ""),
    ("Allergica al lattice.", ""),
    ("Nickelallergie!", ""),
    ("Luto por su padre hasta el verano: solo negro.", ""),
    ("Her agent mentions that she is coeliac.", ""),
    ("Не звонить домой.", ""),
    ("不吃猪肉", ""),
    ("لا تستخدم الجلد أبداً", ""),
    ("Mein Mann ist allergisch gegen Federn.", "Mein Mann"),
    ("Allergic to Mondays, she says.", None),
    ("We can't get the buttons before June.", None),
    ("Never seen her so happy.", None),
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


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """A sentence that says what must never be overlooked, whole; at most one a sentence."""
    own = register.speaker is CUSTOMER
    if unit.quote.startswith(unit.text) and is_must(unit.quote, own):
        yield Proposal("must", unit.quote.strip(), unit.quote, _whose(unit, register).words)


def unparsed(sentence: str) -> Proposal | None:
    """The must of a sentence in a language that is not parsed; None when none is seen."""
    if not is_must(sentence):
        return None
    relative = None if MOURNED.search(sentence) else RELATIVE.search(sentence)
    return Proposal("must", sentence.strip(), sentence, relative[0] if relative else "")


@read_once
def is_must(sentence: str, own: bool = False) -> bool:
    """Whether a sentence tells of harm, creed, or an order that holds for good.

    A question is none, but in a message of the customer's `own`.
    """
    if sentence.rstrip().endswith("?") and not own:
        return False
    if is_grave(sentence):
        return not DENIED.search(sentence)
    if may_be_foreign(sentence) and FOREIGN.search(sentence):
        return True
    if own and not OWN_DUTY.search(sentence):
        return bool(NEVER.search(sentence) or ME.search(sentence))
    return bool(NEVER.search(sentence)) and not OURS.search(sentence)


def is_grave(sentence: str) -> bool:
    """Whether a sentence is of what harms a body, or of a creed."""
    return bool(HARM.search(sentence) or CREED.search(sentence))


def is_ruled_out(taste: Proposal) -> bool:
    """Whether a dislike is nothing but the must of its sentence: "a Jain, so no silk"."""
    return taste.kind == "dislike" and bool(RULED_OUT.search(taste.words))


def _whose(unit: Unit, register: Register) -> Owner:
    """The person that the sentence is about: its subject, when that is somebody around them."""
    if not is_grave(unit.quote):
        return CUSTOMER  # an order is minded for the customer's sake, whomever it names
    persons = list(people(unit))
    first = next((token for token in unit.doc if token.idx >= unit.shift), None)
    if first is not None and first.lower_ in ("she", "he") and not persons:
        return register.owner(unit, first)
    for person in persons:
        if is_must(person.text) or person.lower_ not in RELATIONS - {"doctor", "physician"}:
            continue  # "Kosher" begins a sentence with a capital, and is nobody
        if unit.doc[0].lower_ == "dear" and person.i <= 1:
            continue
        if person.dep_ in ("nsubj", "nsubjpass") or person.i <= 1:
            owner = register.owner(unit, person)
            speaks = person.lower_ in _GATEKEEPERS and not CREED.search(unit.quote)
            reports = person.head.lemma_.lower() in _REPORTS
            return CUSTOMER if speaks and (reports or not HARM.search(unit.quote)) else owner
    return CUSTOMER


_REPORTS = words_of("say mention tell write warn report explain confirm add note remind stress")
_GATEKEEPERS = words_of("""
    agent assistant pa secretary manager publicist lawyer security driver office team label studio
    bodyguard stylist nobody press
""")
"""Whoever speaks for the customer: a rule of theirs is the customer's."""
