"""What must never be overlooked: allergies, faith, diets, what is never to be done.

The whole sentence is the fact: a must too many costs a glance, a missed one a customer. The words
are looked for in many languages, since a must may not wait for a parser that reads them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ai.reading.languages import may_be_foreign
from ai.reading.lexicon import words_of
from ai.reading.must_shapes import CREED, DENIED, HARM, ME, NEVER, OURS, OWN_DUTY, RULED_OUT
from ai.reading.must_shapes_abroad import FOREIGN, MOURNED, RELATIVE
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, Owner, Register
from ai.reading.persons import RELATIONS, people
from ai.reading.proposal import Proposal
from ai.reading.readings import read_once

if TYPE_CHECKING:
    from spacy.tokens import Token

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
    ("Priya can't have silk.", "Priya"),
    ("Perfume gives her migraines.", ""),
    ("She chooses the colour, her husband is colour blind.", "her husband"),
    ("She is vegan and her editor Fergal came along.", ""),
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
    """The subject before what is grave, when that is somebody around them."""
    grave = HARM.search(unit.quote) or CREED.search(unit.quote)
    if grave is None:
        return CUSTOMER  # an order is minded for the customer's sake, whomever it names
    first = 2 * (unit.doc[0].lower_ != "dear")
    end = unit.shift + grave.start()
    for token in reversed([each for each in unit.doc if unit.shift <= each.idx < end]):
        is_subject = token.dep_ in _SUBJECT
        if is_subject and token.lower_ in ("she", "he"):
            named = list(people(unit))
            is_own = named and not any(each.dep_ in _SUBJECT for each in named if each.i < token.i)
            return CUSTOMER if is_own else register.owner(unit, token)
        if (is_subject or token.i < first) and _is_of_body(token):
            speaks = token.lower_ in _GATEKEEPERS and not CREED.search(unit.quote)
            reports = token.head.lemma_.lower() in _REPORTS
            is_own = speaks and (reports or not HARM.search(unit.quote))
            return CUSTOMER if is_own else register.owner(unit, token)
    return CUSTOMER


def _is_of_body(token: "Token") -> bool:
    """Whether it is a relative, or a name, of whom the sentence may say what they cannot bear."""
    if token.lower_ in RELATIONS:
        return token.lower_ not in ("doctor", "physician")
    is_told = token.head.lemma_.lower() in _STATES and token.head.i > token.i
    return token.pos_ == "PROPN" and is_told and not is_must(token.text)


_SUBJECT = ("nsubj", "nsubjpass")
_STATES = words_of("be have eat drink wear touch take carry keep react break come tolerate bear")
_REPORTS = words_of("say mention tell write warn report explain confirm add note remind stress")
_GATEKEEPERS = words_of("""
    agent assistant pa secretary manager publicist lawyer security driver office team label studio
    bodyguard stylist nobody press
""")
"""Whoever speaks for the customer: a rule of theirs is the customer's."""
