"""Who a letter is to, read from a name on record: titles, surnames, couples, scripts."""

import re
import unicodedata
from dataclasses import dataclass, replace

from ai.analyst.letters.orders import in_order, in_own_script
from ai.analyst.letters.sexes import is_given
from ai.analyst.letters.surnames import DOUBLE, FIRST_OF_TWO, MARIAN, PARTICLES, SPANISH, surname
from ai.analyst.letters.titles import (
    bare,
    goes_with_given,
    is_noble,
    is_title,
    kind_of,
    said,
    sex_of,
    style_of,
    with_short_style,
)
from ai.reading.lexicon import words_of

_AFTER = words_of("""
    jr jnr junior snr ii iii iv phd md esq obe cbe mbe kbe qc kc mp dds rn ba ma msc mba llm
""")
_WHOLE = words_of("""
    the dj mc lil hanım bey san sama sensei effendi ustadh family familie famille famiglia familia
""")
"""A first or last word that is said with the name: The Weeknd, DJ Khaled, Ayşe Hanım."""
_BOTH_SURNAMES = words_of("sr sra srta señor señora señorita")
_GERMAN = words_of("frau herr")
"""After which every other title is said too: Frau Dr. Brandt."""
_DEGREE = re.compile(
    r"(?:med|jur|iur|phil|rer|nat|oec|pol|dent|vet|theol|habil|h\.c)\.", re.IGNORECASE
)
"""What stands behind a Dr., with its stop."""
_PATRONYMIC = re.compile(r"d[óo]ttir$")
"""What is no surname in Iceland: nobody is Ms Jónsdóttir."""
_PEERS = words_of("lord lady viscount earl duke marquess baron count")
"""Whose titles go with no first name."""
_COUPLE = re.compile(r"\s(?:&|\+|and|et|und|e)\s|\s?[&+/]\s?", re.IGNORECASE)
_AND_Y = re.compile(r"\sy\s", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:n/?a|tb[acd]|unknown|none|test|anonymous|\?+|-+|x+)", re.IGNORECASE)
_NICKNAME = re.compile(r"(?<!\w)[\"“”„«('‘]([A-ZÀ-Þ][\w-]{1,19})[\"“”»)'’](?!\w)")
_ASIDE = re.compile(
    r"\([^()]{0,100}\)|\[[^\[\]]{0,100}\]|(?<!\w)[\"“„«'‘][^\"“”'’]{1,40}[\"”»'’](?!\w)"
)


@dataclass(frozen=True)
class Person:
    """One whom a letter is to: "" for what the record does not tell; `sex` is f, m or "", `whole`
    the name in its own order, where that is another than the given name first."""

    title: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""
    sex: str = ""
    whole: str = ""

    @property
    def style(self) -> str:
        """A royal or diplomatic style, such as "Royal Highness"."""
        return style_of(self.title)

    @property
    def full(self) -> str:
        return self.whole or f"{self.given} {self.family}".strip()

    @property
    def titled(self) -> str:
        """With the title as it is said: Mrs Rossi, Sir Anthony, Duchess of Kent; "" for none."""
        is_given = self.given and goes_with_given(self.title, bool(self.family))
        name = self.given if is_given else self.family or self.given
        return f"{self.title} {name}".strip() if self.title else ""


def people(name: str, family: str = "") -> tuple[Person, ...]:
    """Whom a name means: one, or both of a couple; nobody when it holds no name.

    `family` is the part of it that the record holds apart as the last name.
    """
    name = with_short_style(name)
    nickname = next((each for each in _NICKNAME.findall(name) if not is_title(each)), "")
    shown, family = _plain(name), _plain(family)
    if not re.search(r"[^\W\d_]", shown) or _NO_NAME.fullmatch(shown):
        return ()
    given = shown.removesuffix(family).strip() if family else shown
    both = [part for part in _COUPLE.split(shown) if part.strip()]
    if len(both) == 1 and (family or len(shown.split()) > 3):
        is_whole = len(_AND_Y.split(shown)[-1].split()) > 1  # not "Ortega y Gasset"
        both = [part for part in _AND_Y.split(shown if is_whole else given) if part.strip()]
        both[-1:] = [both[-1] if is_whole else f"{both[-1]} {family}".strip()]
    if len(both) == 2 and not _is_double(*both):
        return _couple(both[0].strip(), both[1].strip(), family)
    if not family and "," in shown:
        return (_turned(*shown.split(",", 1)),)
    return (_person(shown, family, nickname),)


def _is_double(first: str, second: str) -> bool:
    """Whether what "und" or "y" joins is one surname: von Thurn und Taxis."""
    particles = [word for word in first.split()[1:] if word.lower() in PARTICLES]
    return bool(particles) and len(second.split()) == 1


def _couple(first: str, second: str, family: str) -> tuple[Person, ...]:
    """Two people: the first has the second's surname where none stands beside their own name."""
    two = _person(second, family if second.endswith(family) else "")
    if not two.family and len(first.split()) > 1:  # "Ana Moreno & Luis"
        two = replace(two, family=_person(first).family)
    one = _person(first)
    is_peer = kind_of(one.title) in _PEERS
    if one.title and not (one.given or is_peer) and one.family and two.given and two.family:
        one = replace(one, given=one.family, family=two.family)  # "Rabbi Eli and Mrs Shosh Stein"
    elif not one.family:
        one = replace(one, family=two.family)
    return one, two


def _turned(family: str, given: str) -> Person:
    """A name in the order of a list: "Rossi, Anna", "Rossi, Prof. Anna", "King, Jr."."""
    if all(bare(word) in _AFTER for word in given.split()):
        return _person(family)
    family = family.strip()
    if family.isupper():
        family = " ".join(_cased(word, is_shouted=True) for word in family.split())
    titles = [word for word in family.split() if is_title(word)]
    rest = " ".join(word for word in family.split() if word not in titles)
    return _person(" ".join([*titles, given.strip(), rest]), rest)


def _person(shown: str, family: str = "", nickname: str = "") -> Person:
    if own := in_own_script(shown, family):
        return Person("", "", own)
    every = [word for word in shown.replace(",", " ").split() if not _is_after(word)]
    titles, words = _titles(every)
    nobles = [word for word in words[1:-1] if is_noble(word)]
    words = [word for word in words if word not in nobles]
    title = said(titles) or said(nobles)
    sex = next((sex for word in (*titles, *nobles) if (sex := sex_of(word))), "")
    is_shouted = len(words) > 1 and shown == shown.upper() != shown.lower()
    names = [_cased(word, is_shouted) for word in words]
    if names and {bare(names[0]), bare(names[-1])} & _WHOLE:
        return Person(title, " ".join(names), sex=sex)
    if order := in_order(names):
        given, own, whole = order
        return Person(title, given, own, nickname, sex, whole)
    if _PATRONYMIC.search(names[-1] if len(names) > 1 else ""):
        return Person(title, names[0], "", nickname, sex or "f", " ".join(names))
    own_words = _own_surname(names, family, title)
    given = _without_initials(names[: len(names) - len(own_words)] if own_words else names)
    if given and all("." in word or len(word) == 1 for word in given.split()):
        given, own_words = f"{given} {' '.join(own_words)}".strip(), []
    if bare(title) in _GERMAN:
        own_words = [*titles[1:], *own_words]
    return Person(title, given, " ".join(own_words), nickname, sex)


def _titles(words: list[str]) -> tuple[list[str], list[str]]:
    """The titles before a name, and what is left of it."""
    if len(words) > 2 and words[0].lower() == "the" and is_title(words[1]):
        words = words[1:]
    count = 0
    if len(words) > 2 and style_of(words[0]) and is_title(words[1]):
        count = 1  # "H.E. Ambassador": alone, the letters are those of first names
    while count < len(words) and is_title(words[count]):
        is_article = words[count + 1 : count + 2] in (["la"], ["le"])  # Mme la Comtesse
        count += 2 if is_article and is_title("".join(words[count + 2 : count + 3])) else 1
    return [word for word in words[:count] if word not in ("la", "le")], words[count:]


def _is_after(word: str) -> bool:
    """Whether a word of a name is a degree or the like, which nobody is called by."""
    return bare(word) in _AFTER or bool(_DEGREE.fullmatch(word))


def _own_surname(names: list[str], family: str, title: str) -> list[str]:
    """The words of the surname: as the record has it apart, where that can be."""
    own = [_cased(word) for word in family.split() if not (_is_after(word) or is_title(word))]
    if len(own) > 1 and names and bare(names[0]) in DOUBLE and is_given(own[0]):
        own = own[1:]  # "María" | "José Quintanilla": a form that was split at the first space
    doubtful = len(own) >= len(names) > 1 and bare(title) not in _BOTH_SURNAMES
    is_split = len(own) > 2 and all(SPANISH.fullmatch(bare(word)) for word in own[-2:])
    is_split |= bool(names) and bare(names[0]) in FIRST_OF_TWO
    is_split |= bool(MARIAN.match(" ".join(names).lower()))
    if not own or doubtful or is_split or names[-len(own) :] != own:
        own = surname(names, bool(title))
    if kind_of(title) == "don" and len(names) > 1:
        own = names[2:] if bare(names[0]) in DOUBLE and len(names) > 2 else names[1:]
    return own


def _without_initials(words: list[str]) -> str:
    """The first names without their initials, unless there is nothing else."""
    whole = [word for word in words if not re.fullmatch(r"(?:\w\.)+|\w", word)]
    return " ".join(whole or words)


def _cased(word: str, is_shouted: bool = False) -> str:
    """A word of a name as it is written: "ANNA" and "anna" become "Anna", "DE" of a name in
    capitals "de"."""
    letters = re.sub(r"[^\w]", "", word)
    if is_shouted and bare(word) in PARTICLES:
        return word.lower()
    is_long = len(letters) > (1 if is_shouted else 3)
    shouted = is_long and word == word.upper() != word.lower() and "." not in word
    small = word == word.lower() and bare(word) not in PARTICLES and "." not in word
    if bare(word) in _WHOLE or not (shouted or (small and len(letters) > 1)):
        return word
    return re.sub(r"(?:^|(?<=['’-]))\w", lambda first: first[0].upper(), word.lower())


def _plain(name: str) -> str:
    """A name without signs, asides in brackets and invisible letters."""
    told = _ASIDE.sub(" ", unicodedata.normalize("NFC", name))
    kept = "+/&" if "&" in told or "+" in told or "/" in told else ""
    letters = "".join(
        each for each in told if each in kept or unicodedata.category(each)[0] not in "SC"
    )
    return " ".join(letters.split()).strip(" ,;")
