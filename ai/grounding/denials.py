"""Which way the words of a clause go: what is denied, and the words that have an opposite."""

from typing import TYPE_CHECKING

from ai.grounding.synonyms import concept, known
from ai.reading.lexicon import GARMENTS, is_in, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

NOT = words_of("not n't never no nor without hardly neither nothing nobody none longer")
MONEY = words_of("eur usd gbp chf euro euros dollar dollars pound pounds cm mm kg pm am")
_OPINIONS = words_of("say think believe suppose claim call")
_NONE = words_of("no never not nor")
_NOTHING = words_of("nothing nobody none neither")


def signs_of(
    substance: "list[Token]", predicate: str, is_denied: bool, is_plain: bool
) -> set[tuple[str, int]]:
    """The words with the way that each goes: what is denied with them, or denied by itself."""
    signs = set()
    for token in substance:
        word, way = concept_of(token)
        is_liked = token.pos_ == "ADJ" and (predicate in ("like", "need") or token.dep_ == "amod")
        is_said = (token.pos_ in ("VERB", "ADJ", "ADV", "AUX") and not is_liked) or way < 0
        is_had = is_plain and token.dep_ in ("dobj", "attr")
        turned = _is_none(token, is_plain) or (is_denied and (is_said or is_had))
        signs.add((word, -way if turned else way))
    return signs


def _is_none(token: "Token", is_plain: bool) -> bool:
    """Whether a thing is denied by a word of its own: "no belt", "without fur", "never brown"."""
    is_before = token.dep_ in ("amod", "compound") and token.i < token.head.i
    noun = token.head if is_before else token
    if noun.pos_ in ("VERB", "AUX"):
        return noun.dep_ == "conj" and any(child.dep_ == "neg" for child in noun.children)
    own = [child for child in noun.children if child.lower_ in _NONE and child.i < noun.i]
    if _is_left_out(noun):
        return True
    is_apart = any(child.i > 0 and child.nbor(-1).is_punct for child in own)
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and not (is_plain or is_apart):
        return False  # the verb is denied by it
    return bool(own) or (noun.dep_ == "pobj" and noun.head.lower_ == "without")


def _is_left_out(noun: "Token") -> bool:
    """Whether a thing is told apart from what is meant: "the heron, not the carp"."""
    before = list(noun.doc[max(0, noun.i - 3) : noun.i])
    at = next((each for each in reversed(before) if each.lower_ in ("not", "nor")), None)
    if at is None or (at.head.pos_ in ("VERB", "AUX") and at.i < at.head.i):
        return False
    between = noun.doc[at.i + 1 : noun.i]
    is_apart = at.i == 0 or at.nbor(-1).is_punct
    return is_apart and all(each.pos_ in ("DET", "ADP", "ADJ") for each in between)


def denies(token: "Token", head: "Token") -> bool:
    """Whether a word denies the verb of its clause, and no thing in it alone."""
    low = token.lower_
    if head.pos_ not in ("VERB", "AUX"):
        return low in NOT and token.head.i == head.i and token.i < head.i
    if low == "not" and token.i > head.i and token.nbor(-1).is_punct:
        return False  # "asked for dove grey, not black"
    if token.dep_ == "neg" or low in ("not", "n't"):
        if token.head.dep_ == "conj" and token.head.i != head.i:
            return False  # "written to, not called"
        return token.head.pos_ in ("VERB", "AUX", "ADJ") or token.head.i == head.i
    if low == "no":
        is_apart = token.i > 0 and token.nbor(-1).is_punct
        return not is_apart and token.head.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")
    if low in _NOTHING:
        return token.dep_ not in ("npadvmod", "appos", "conj", "dep")
    return low in NOT and token.i < head.i and low != "without"


def concept_of(token: "Token") -> tuple[str, int]:
    """By the word as it stands; by its base form where the table has that."""
    if token.lemma_.lower() == "take" and any(_is_piece(child) for child in token.children):
        return "buy", 1
    if token.lemma_.lower() == "send" and any(child.lower_ == "back" for child in token.children):
        return "keep", -1
    is_verb = token.pos_ in ("VERB", "AUX")
    by_table = known(token.text) or known(token.lemma_)
    return by_table or concept(token.lemma_ if is_verb else token.text)


def is_money(token: "Token") -> bool:
    return token.text[:1] in "€$£¥" or token.lower_ in MONEY


def _is_piece(token: "Token") -> bool:
    return token.dep_ in ("dobj", "nsubjpass") and is_in(token.lemma_, GARMENTS)


def is_disowned(verb: "Token") -> bool:
    """Whether a clause is what somebody does not say: "I can't say I dislike it"."""
    over = verb.head
    is_said = verb.dep_ == "ccomp" and over.lemma_.lower() in _OPINIONS and over.i < verb.i
    return is_said and any(each.dep_ == "neg" for each in over.children)
