"""What a customer's facts give a letter: words by the name under which the sentences use them."""

import re
from datetime import date, timedelta

from ai.analyst.answers.quoting import told_whole
from ai.analyst.letters.grievances import CONTACTS, grievances, wrong_clause
from ai.analyst.letters.owed import OURS, owed
from ai.analyst.letters.pieces import offered, owned
from ai.analyst.letters.plans import due, is_thing, planned, said_to_you
from ai.analyst.letters.second_person import to_you
from ai.analyst.letters.texts import Texts
from ai.analyst.phrases import alike
from ai.analyst.pressing import Complaint
from ai.facts import CustomerFile
from ai.reading.families import attributes
from ai.reading.lexicon import words_of
from ai.understanding import Fact

AHEAD_DAYS, LONG_DAYS, WISH_DAYS = 150, 60, 120
"""How far an occasion may lie ahead; when a contact is long ago, when a wish is settled."""
MOST_WORDS = 6
"""Of the name of an occasion: more are a sentence about it."""
_SAD = re.compile(r"\bfuneral|\bmemorial|\bmourning", re.IGNORECASE)
_UNSURE = re.compile(
    r"\bno\b|\bnever\b|\bcancel|\bpostpone|"
    r"\bno longer\b|\bnot (?:go|come|attend)|\bdeclin|\bwas to\b|\brival",
    re.IGNORECASE,
)
_PLACES = words_of("cannes venice berlin paris milan basel glastonbury ascot wimbledon")


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
    if name or texts.is_english:
        return name
    return texts.about(wrong_clause(complaint.words)) or texts.about(complaint.words)


def _promise(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The promise that is due first, in words if it can be said, and the day by which it is due."""
    first = sorted(owed(file), key=lambda fact: not said_to_you(fact.words, file.profile.name))
    for fact in first[:1]:
        said = said_to_you(fact.words, file.profile.name) if texts.is_english else ""
        said = said or texts.act(fact.words) or _noted(fact, file, texts)
        due_on = fact.named_on
        return {
            "promised": said,
            "promised_on": texts.day(fact.said_on, file.today) if said else "",
            "owed_on": texts.day(fact.said_on, file.today),
            "promise_by": texts.day(due_on, file.today) if due_on and due_on > file.today else "",
        }
    return {}


def _noted(fact: Fact, file: CustomerFile, texts: Texts) -> str:
    """A promise that can't be said as it stands, as the follow-up has it that is of the same."""
    thing = texts.thing_in(fact.quote or fact.words)
    of_it = (
        task
        for task in due(file)
        if alike(task.note, fact.quote) or (thing and texts.thing_in(task.note) == thing)
    )
    return next((said for task in of_it if (said := planned(task, file, texts))), "")


def _wish(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The newest piece that the customer asked for, and has bought nothing since."""
    bought = max((each.on for each in file.purchases), default=date.min)
    since = max(file.today - timedelta(WISH_DAYS), bought + timedelta(1))
    for fact in file.known.requests:
        wish = to_you(fact.words, file.profile.name)
        if fact.said_on < since or fact.whose or not texts.is_english or not is_thing(wish):
            continue
        if attributes(wish).garments:
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
    is_place = words.istitle() and words.lower() in _PLACES
    is_clause = len(words.split()) > MOST_WORDS or re.search(r"\b(?:she|he|they|I|we)\b", words)
    if is_place or is_clause or words.lower().endswith("birthday") or not told_whole(words):
        return ""  # of a birthday nobody is written to as of a gala
    if re.match(r"[A-Z][\w-]*['’]s ", words):
        return words
    bare = re.sub(r"^(?:(?:her|his|their|the|an?|my|our) )+", "", words, flags=re.IGNORECASE)
    is_own = bool(re.match(r"(?:her|his|their) ", words, re.IGNORECASE))
    return f"{'your' if is_own else 'the'} {bare[:1].lower()}{bare[1:]}"
