"""What a customer's facts give a letter: words by the name under which the sentences use them."""

import re
from datetime import timedelta

from ai.analyst.answers.quoting import told_whole
from ai.analyst.letters.grievances import CONTACTS, grievances
from ai.analyst.letters.owed import OURS, owed
from ai.analyst.letters.pieces import offered, owned
from ai.analyst.letters.second_person import to_you
from ai.analyst.letters.texts import Texts
from ai.analyst.pressing import Complaint
from ai.facts import CustomerFile
from ai.reading.families import attributes
from ai.reading.lexicon import words_of
from ai.understanding import Fact

AHEAD_DAYS, LONG_DAYS, WISH_DAYS = 150, 60, 120
"""How far an occasion may lie ahead; when a contact is long ago, when a wish is settled."""
_SAD = re.compile(r"\bfuneral|\bmemorial|\bmourning", re.IGNORECASE)
_UNSURE = re.compile(
    r"\bcancel|\bpostpone|\bno longer\b|\bnot (?:go|come|attend)|\bdeclin|\bwas to\b|\brival",
    re.IGNORECASE,
)
_GERUND = re.compile(r"^(?:re)?(?P<stem>\w+?)(?:(?P<twin>[bdgmnprt])(?P=twin))?ing\b")
_OUR_VERB = re.compile(r"^owes? (?:her|him|them|you) (?P<thing>.+)")
_VERBS = words_of("""
    send bring prepare show hold keep reserve find have deliver make dye ask check settle correct
    look post repair order put try set draw choose match alter finish save ring call write return
    arrange replace fix collect get let come propose source quote confirm book pick ship wrap
    give write invite answer apologise apologize tell thank
""")
_PLACES = words_of("cannes venice berlin paris milan basel glastonbury ascot wimbledon")
_STATES = re.compile(r"\b(?:is|are|was|were|will|has|have|had|can)\b")
"""What makes a sentence of a thing: "the fitting is" was not promised."""
_LIST = re.compile(
    r"(?:an?|the|one|two|three|four|plain|new|some|her|his|their|your) ", re.IGNORECASE
)


def words_for(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """All that the facts give; what they don't is left out."""
    gathered = {
        **_contact(file, texts),
        **_trouble(file, texts),
        **_promise(file, texts),
        **_wish(file, texts),
        **_occasion(file, texts),
        **owned(file, texts),
        **offered(file, texts),
    }
    return {name: words for name, words in gathered.items() if words}


def _contact(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The newest contact, unless it went badly; and the same when it is long ago."""
    met = next((item for item in file.interactions if item.type in CONTACTS), None)
    if met is None:
        return {}
    contact = texts.contact(met.type, texts.day(met.on, file.today))
    long_ago = (file.today - met.on).days >= LONG_DAYS
    return {
        "contact": contact if met.sentiment != "negative" else "",
        "long_ago": contact if long_ago else "",
    }


def _trouble(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The newest open complaint, by its name if it has one, and its day."""
    open_ones = grievances(file)
    if not open_ones:
        return {}
    named = next((each for each in open_ones if each.trouble), open_ones[0])
    return {
        "trouble": trouble_words(named, texts),
        "trouble_on": texts.day(named.on, file.today),
    }


def trouble_words(complaint: Complaint, texts: Texts) -> str:
    """A complaint by its name, else by the thing that it is about; "" when it has neither."""
    name = texts.trouble(complaint.trouble) if complaint.trouble else ""
    return name or ("" if texts.is_english else texts.about(complaint.words))


def _promise(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The promise that is due first, in words if it can be said, and the day by which it is due."""
    first = sorted(owed(file), key=lambda fact: not promised(fact, file.profile.name))
    for fact in first[:1]:
        said = promised(fact, file.profile.name) if texts.is_english else ""
        said = said or texts.act(fact.words)
        due = fact.named_on
        return {
            "promised": said,
            "promised_on": texts.day(fact.said_on, file.today) if said else "",
            "owed_on": texts.day(fact.said_on, file.today),
            "promise_by": texts.day(due, file.today) if due and due > file.today else "",
        }
    return {}


def promised(fact: Fact, name: str) -> str:
    """A promise as "I promised" is followed by it; "" when it can't be said to the customer."""
    return said_to_you(fact.words, name)


def said_to_you(words: str, name: str) -> str:
    """What we are to do, as the customer is told: "to send you ..."; "" when it can't be said."""
    words = re.sub(r"^(?:(?:once more|again|also|still) )?(?:to )?", "", words)
    words = words[:1].lower() + words[1:]
    if owed := _OUR_VERB.match(words):
        words = owed["thing"]
    if (gerund := _GERUND.match(words)) and (verb := _stem(gerund)):
        words = f"{verb}{words[gerund.end() :]}"
    said = to_you(words, name)
    if said.partition(" ")[0] in _VERBS:
        return f"to {said}"
    is_thing = _LIST.match(said) and not _STATES.search(said)
    return f"you {said}" if is_thing else ""


def _stem(gerund: re.Match[str]) -> str:
    stem = gerund[0].removesuffix("ing")
    stems = (stem, f"{stem}e", stem[:-1])
    return next((each for each in stems if each in _VERBS), "")


def _wish(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The newest thing of the trade that the customer asked for."""
    since = file.today - timedelta(WISH_DAYS)
    for fact in file.known.requests:
        wish = to_you(fact.words, file.profile.name)
        if fact.said_on < since or fact.whose or not texts.is_english or not _LIST.match(wish):
            continue
        traits = attributes(wish)
        if traits.garments or traits.fabrics:
            return {"wish": wish, "wished_on": texts.day(fact.said_on, file.today)}
    return {}


def _occasion(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The customer's next occasion whose day is named."""
    last = file.today + timedelta(AHEAD_DAYS)
    for on, fact in file.known.occasions:
        words = named_occasion(fact)
        sure = not any(each.search(fact.quote) for each in (_UNSURE, _SAD, OURS))
        if file.today < on <= last and words and sure and not fact.whose and texts.is_english:
            return {"occasion": words, "occasion_on": texts.day(on, file.today)}
    return {}


def named_occasion(fact: Fact) -> str:
    """An occasion with its article: "the gala"; "" when its words say too little."""
    words = " ".join(fact.words.split())
    if not told_whole(words) or (words.istitle() and " " not in words and _is_place(words)):
        return ""
    if re.match(r"[A-Z][\w-]*['’]s ", words):
        return words
    bare = re.sub(r"^(?:(?:her|his|their|the|an?|my|our) )+", "", words, flags=re.IGNORECASE)
    is_own = bool(re.match(r"(?:her|his|their) ", words, re.IGNORECASE))
    return f"{'your' if is_own else 'the'} {bare[:1].lower()}{bare[1:]}"


def _is_place(word: str) -> bool:
    return word.lower() in _PLACES
