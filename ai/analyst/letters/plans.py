"""What we are to do for a customer, as the customer is told: "to send you the swatches"."""

import re
from collections.abc import Iterator
from datetime import timedelta

from ai.analyst.answers.quoting import told_whole
from ai.analyst.letters.second_person import to_you, without_name
from ai.analyst.letters.texts import Texts
from ai.facts import CustomerFile, FollowUpFact
from ai.reading.lexicon import words_of

NEAR = timedelta(days=45)
"""How far from today a follow-up is still what a letter is about."""
_PRIVATE = re.compile(
    r"\b(?:surprise|gift|present for|secret|payment|overdue|unpaid|owes|discount|budget|upsell|"
    r"chase|divorc\w*|separat\w*|illness|surgery|operation|funeral|pregnan\w*|weight|"
    r"check (?:if|whether)|find out)\b",
    re.IGNORECASE,
)
"""A follow-up of ours that the customer is not to hear of."""
_GERUND = re.compile(r"^(?:re)?(?P<stem>\w+?)(?:(?P<twin>[bdgmnprt])(?P=twin))?ing\b")
_OUR_VERB = re.compile(r"^owes? (?:her|him|them|you) (?P<thing>.+)")
_VERBS = words_of("""
    send bring prepare show hold keep reserve find have deliver make dye ask check settle correct
    look post repair order put try set draw choose match alter finish save ring call write return
    arrange replace fix collect get let come propose source quote confirm book pick ship wrap
    give write invite answer apologise apologize tell thank
""")
_TO_SOMEBODY = words_of("send bring show post lend give return")
_OF_A_THING = _TO_SOMEBODY | words_of("""
    prepare hold keep reserve find deliver make settle correct repair order match alter finish fix
    collect replace arrange source quote confirm ship wrap
""")
"""Verbs after which a note leaves out "the": Send measuring guide."""
_VERB = re.compile(rf"(?:{'|'.join(_VERBS)})\b", re.IGNORECASE)
_NO_NOUN = words_of("""
    a an the you your our some any all both each another one two three four five six it up back out
    off away on in at to for with by from about of who what which where when whether how if until
    that this these those and or as
""")
_TO_THEM = re.compile(r"(?P<thing>\w.*) to them")
"""A note that names what somebody is to have: "Sketches of the cape to Ms Roy"."""
_CLAUSE = re.compile(r"\s{0,2}[,;:(]\s{0,2}|\s[-–]\s")
_TELEGRAM = re.compile(r" (?:for|of|with|at|in) (?=[a-z])(?!(?:the|an?|her|his|their|your|our)\b)")
"""Where a note goes on without an article: the certificate for replacement suit."""
_STATES = re.compile(r"\b(?:is|are|was|were|will|has|have|had|can)\b")
"""What makes a sentence of a thing: "the fitting is" was not promised."""
_LIST = re.compile(
    r"(?:an?|the|one|two|three|four|plain|new|some|her|his|their|your) ", re.IGNORECASE
)


def due(file: CustomerFile) -> list[FollowUpFact]:
    """What is open and due about now, and the customer may hear of, the nearest first."""
    near = (each for each in file.follow_ups if abs(each.due_on - file.today) <= NEAR)
    open_ones = [each for each in near if not each.done and not _PRIVATE.search(each.note)]
    return sorted(open_ones, key=lambda each: each.due_on)


def planned(task: FollowUpFact, file: CustomerFile, texts: Texts) -> str:
    """A follow-up as we say to the customer what we are to do; "" when it can't be said."""
    note = without_name(task.note, file.profile.name)
    if (theirs := _TO_THEM.fullmatch(note)) and not _VERB.match(note):
        note = f"Send them the {theirs['thing'][:1].lower()}{theirs['thing'][1:]}"
    for told in _clauses(note) if texts.is_english else ():
        said = said_to_you(told, file.profile.name)
        if said.startswith("to ") and told_whole(said):
            thing = texts.thing_in(note) if said in ("to call you", "to ring you") else ""
            return f"{said} about {thing}" if thing else said.rstrip(" .")
    if said := texts.act(note):
        return _thing(note, file.profile.name, texts) or said
    return ""


def said_to_you(words: str, name: str) -> str:
    """What we are to do, as the customer is told: "to send you ..."; "" when it can't be said."""
    words = re.sub(r"^(?:(?:once more|again|also|still) )?(?:to )?", "", words)
    words = words[:1].lower() + words[1:]
    if owed := _OUR_VERB.match(words):
        words = owed["thing"]
    if (gerund := _GERUND.match(words)) and (verb := _stem(gerund)):
        words = f"{verb}{words[gerund.end() :]}"
    said = to_you(_in_full(words), name)
    if said.partition(" ")[0] in _VERBS:
        return f"to {said}"
    return f"you {said}" if is_thing(said) else ""


def is_thing(words: str) -> bool:
    """Whether words name a thing, and are no sentence about one."""
    return bool(_LIST.match(words) and not _STATES.search(words))


def _clauses(note: str) -> Iterator[str]:
    """A note, whole where it lists things; else what it says before a comma, or after it."""
    bare = re.sub(r" \([^()]*\)", "", note)
    if " and " in bare or not _CLAUSE.search(bare):
        yield bare
    yield from _CLAUSE.split(bare)


def _in_full(words: str) -> str:
    """The words of a note with what it leaves out: "send guide" is "send her the guide"."""
    verb, _, rest = words.partition(" ")
    first = rest.partition(" ")[0].lower()
    if verb == "write" and first in ("who", "what", "which", "where", "when", "whether", "how"):
        return f"write to her about {rest}"
    if verb == "answer" and first == "about":
        return f"answer her {rest}"
    is_bare = verb in _OF_A_THING and rest[:1].islower() and first not in _NO_NOUN | {"her", "him"}
    if not is_bare or first in ("them", "their", "his"):
        return words
    her = "her " if verb in _TO_SOMEBODY and " to " not in f" {rest} " else ""
    return f"{verb} {her}the {rest}"


def _thing(note: str, name: str, texts: Texts) -> str:
    """What a note only names, in its own words: "to see to the black suit"; "" for none."""
    phrase = _TELEGRAM.split(next(iter(_CLAUSE.split(note))))[0]
    words = {word.lower() for word in phrase.split()}
    told = to_you(f"{phrase[:1].lower()}{phrase[1:]}", name) if texts.is_english else ""
    if not told or words & _VERBS or "’s" in told or "'s" in told or not texts.thing_in(told):
        return ""
    return f"to see to {told if _LIST.match(told) else f'the {told}'}"


def _stem(gerund: re.Match[str]) -> str:
    stem = gerund[0].removesuffix("ing")
    stems = (stem, f"{stem}e", stem[:-1])
    return next((each for each in stems if each in _VERBS), "")
