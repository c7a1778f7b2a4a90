"""Who a letter is to, read from a name on record: titles, surnames, couples, scripts."""

import re
import unicodedata
from dataclasses import dataclass

from ai.reading.lexicon import words_of

_OF_HER = words_of("""
    mrs ms miss mme madame mlle mademoiselle frau sig.ra signora signorina dott.ssa prof.ssa sra
    señora srta señorita doña dra lady dame baroness countess duchess princess sheikha queen gräfin
    fürstin contessa principessa marchesa comtesse baronne duchesse marquise princesse vicomtesse
    baronesse baronessa
    viscountess marchioness baronin ambassadrice ambasciatrice embajadora botschafterin
""") | {"sig.ra", "dott.ssa", "prof.ssa"}
_OF_HIM = words_of("""
    mr monsieur m herr sig signor sr señor don dott sir lord baron count duke prince sheikh king
    graf fürst freiherr conte principe marchese emir sultan maestro father comte duc marquis vicomte
    viscount earl marquess ambassadeur ambasciatore embajador botschafter
""")
_OF_ANYBODY = words_of("""
    mx dr prof professor doctor hrh hh he hm hsh rev reverend rabbi imam judge justice senator
    ambassador minister president captain capt colonel col major general gen commander admiral avv
    ing datuk dato tan tunku sri shri smt ustad haji chief hon honourable pastor sister brother
    maître me dipl avvocato avvocata ingegnere architetto notaio presidente
""")
_STYLES = {"hrh": "Royal Highness", "hh": "Highness", "hsh": "Serene Highness", "hm": "Majesty",
           "he": "Excellency"}  # fmt: skip
_TITLES = _OF_HER | _OF_HIM | _OF_ANYBODY
_BY_GIVEN = words_of("""
    sir dame sheikh sheikha prince princess don doña father sister brother king queen emir
""")
"""Titles that go with a first name: Sir Anthony, Sheikha Moza, Father Tom."""
_AFTER = words_of("""
    jr jnr junior snr ii iii iv phd md esq obe cbe mbe kbe qc kc mp dds rn ba ma msc mba llm
""")
_PARTICLES = words_of("""
    van von der den de del della di da do dos das du des la le el al bin bint ibn ben bat abu ter
    ten zu zur af av of st san santa
""")
_DOUBLE = words_of("""
    jean marie anne maria maría josé jose juan ana gian pier karl hans luis carlos billie
""")
"""First names that are often half of one: Jean Paul, Ana María."""
_WHOLE = words_of("the dj mc lil hanım bey san sama sensei effendi ustadh")
"""A first or last word that is said with the name: The Weeknd, DJ Khaled, Ayşe Hanım."""
_BOTH_SURNAMES = words_of("sr sra srta señor señora señorita")
_GERMAN = words_of("frau herr")
"""After which every other title is said too: Frau Dr. Brandt."""
_DON = words_of("don doña")
"""Titles before a first name and both surnames."""
_COUPLE = re.compile(r"\s(?:&|\+|and|et|und|e)\s|\s?[&+/]\s?", re.IGNORECASE)
_AND_Y = re.compile(r"\sy\s", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:n/?a|tb[acd]|unknown|none|test|anonymous|\?+|-+|x+)", re.IGNORECASE)
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff々]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹"
    "袁邓鄧许許傅沈曾彭吕呂"
)
_HONOURED = re.compile(r"(?:様|さん|先生|氏|殿|님|씨)$")
_NICKNAME = re.compile(r"[\"“”„«(]([\w'’-]{2,20})[\"“”»)]")
_ASIDE = re.compile(r"\([^()]{0,100}\)|\[[^\[\]]{0,100}\]|\"[^\"]{0,40}\"|“[^“”]{0,40}”")


@dataclass(frozen=True)
class Person:
    """One whom a letter is to: "" for what the record does not tell; `sex` is f, m or ""."""

    title: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""

    @property
    def style(self) -> str:
        """A royal or diplomatic style, such as "Royal Highness"."""
        return _STYLES.get(_style(self.title.split(" ")[0]), "") if self.title else ""

    @property
    def sex(self) -> str:
        words = {_bare(word) for word in self.title.split()}
        return "f" if words & _OF_HER else "m" if words & _OF_HIM else ""

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def titled(self) -> str:
        """With the title as it is said: Mrs Rossi, Sir Anthony, Duchess of Kent; "" for none."""
        last = _bare(self.title.split(" ")[-1])
        if self.given and (last in _BY_GIVEN or (last == "lady" and self.family)):
            return f"{self.title} {self.given}"
        return f"{self.title} {self.family or self.given}".strip() if self.title else ""


def people(name: str, family: str = "") -> tuple[Person, ...]:
    """Whom a name means: one, or both of a couple; nobody when it holds no name.

    `family` is the part of it that the record holds apart as the last name.
    """
    nickname = next(iter(_NICKNAME.findall(name)), "")
    shown, family = _plain(name), _plain(family)
    if not re.search(r"[^\W\d_]", shown) or _NO_NAME.fullmatch(shown):
        return ()
    given = shown.removesuffix(family).strip() if family else shown
    both = [part for part in _COUPLE.split(shown) if part.strip()]
    if len(both) == 1 and (family or len(shown.split()) > 3):
        both = [part for part in _AND_Y.split(given) if part.strip()]
        both[-1:] = [f"{both[-1]} {family}".strip()]
    if len(both) == 2:
        return _couple(both[0].strip(), both[1].strip(), family)
    if not family and "," in shown:
        return (_turned(*shown.split(",", 1)),)
    return (_person(shown, family, nickname),)


def _couple(first: str, second: str, family: str) -> tuple[Person, ...]:
    """Two people: the first has the second's surname where none stands beside their own name."""
    two = _person(second, family if second.endswith(family) else "")
    if not two.family and len(first.split()) > 1:  # "Ana Moreno & Luis"
        two = Person(two.title, two.given, _person(first).family)
    one = _person(first)
    if one.title and not one.given:
        one = Person(one.title, "", one.family or two.family)
    elif not one.family:
        one = Person(one.title, one.given, two.family)
    return one, two


def _turned(family: str, given: str) -> Person:
    """A name in the order of a list: "Rossi, Anna", "Rossi, Prof. Anna", "King, Jr."."""
    if all(_bare(word) in _AFTER for word in given.split()):
        return _person(family)
    family = family.strip()
    titles = [word for word in family.split() if _bare(word) in _TITLES]
    rest = " ".join(word for word in family.split() if word not in titles)
    return _person(" ".join([*titles, given.strip(), rest]), rest)


def _person(shown: str, family: str = "", nickname: str = "") -> Person:
    if _HAN.search(shown) or _KANA.search(shown) or _HANGUL.search(shown):
        return _eastern(shown, family)
    words = [word for word in shown.replace(",", " ").split() if _bare(word) not in _AFTER]
    if len(words) > 2 and words[0].lower() == "the" and _bare(words[1]) in _TITLES:
        words = words[1:]
    count = 0
    if len(words) > 2 and _style(words[0]) in _STYLES and _bare(words[1]) in _TITLES:
        count = 1  # "H.E. Ambassador": alone, the letters are those of first names
    while count < len(words) and _bare(words[count]) in _TITLES:
        count += 1
    title = " ".join(_of_style(words[:count]))
    names = [_cased(word) for word in words[count:]]
    if names and {_bare(names[0]), _bare(names[-1])} & _WHOLE:
        return Person(title, " ".join(names))
    own = [_cased(word) for word in family.split() if _bare(word) not in _AFTER | _TITLES]
    doubtful = len(own) >= len(names) > 1 and _bare(title) not in _BOTH_SURNAMES
    if not own or doubtful or names[-len(own) :] != own:
        own = _surname(names, bool(title))
    if _bare(title) in _DON and len(names) > 1:
        own = names[2:] if _bare(names[0]) in _DOUBLE and len(names) > 2 else names[1:]
    given = _without_initials(names[: len(names) - len(own)] if own else names)
    if given and all("." in word or len(word) == 1 for word in given.split()):
        given, own = f"{given} {' '.join(own)}".strip(), []
    if _bare(title) in _GERMAN and count > 1:
        own = [*words[1:count], *own]
    return Person(title, given, " ".join(own), nickname)


def _of_style(titles: list[str]) -> list[str]:
    """The titles that are said: a style goes before all, "Hon." with none."""
    kept = [title for title in titles if _bare(title) not in ("hon", "honourable")]
    first = [title for title in kept if _style(title) in _STYLES]
    if first:
        return first[:1]
    return [title if title != title.upper() or len(title) < 3 else title.capitalize()
            for title in kept[:1]]  # fmt: skip


def _surname(names: list[str], is_titled: bool) -> list[str]:
    """The last words of a name: its surname, with the particles before it."""
    if len(names) == 1:
        return names if is_titled else []
    if not names:
        return []
    for place, word in enumerate(names):
        if _bare(word) in _PARTICLES and (place or is_titled) and place < len(names) - 1:
            return names[place:]
    double = len(names) > 2 and _bare(names[0]) in _DOUBLE
    return names[2:] if double else names[-1:]


def _eastern(shown: str, family: str) -> Person:
    """A Japanese, Chinese or Korean name in its own order, with what is said after it."""
    bare = _HONOURED.sub("", shown)
    if bare != shown:
        return Person("", "", shown)
    order = f"{family}{shown.removesuffix(family).strip()}" if family else shown.replace(" ", "")
    if _HANGUL.search(shown):
        return Person("", "", f"{order} 님")
    if order[:1] in _CHINESE and not _KANA.search(shown) and len(order) < 4:
        return Person("", "", order)
    first = family or (shown.split()[0] if " " in shown else shown)
    return Person("", "", f"{first}様")


def _without_initials(words: list[str]) -> str:
    """The first names without their initials, unless there is nothing else."""
    whole = [word for word in words if not re.fullmatch(r"(?:\w\.)+|\w", word)]
    return " ".join(whole or words)


def _cased(word: str) -> str:
    """A word of a name as it is written: "ANNA" and "anna" become "Anna"."""
    letters = re.sub(r"[^\w]", "", word)
    shouted = len(letters) > 3 and word == word.upper() and word != word.lower()
    small = word == word.lower() and _bare(word) not in _PARTICLES and "." not in word
    if not (shouted or (small and len(letters) > 1)):
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


def is_title(word: str) -> bool:
    """Whether a word is a title before a name."""
    return len(word) > 1 and _bare(word) in _TITLES


def _style(word: str) -> str:
    return _bare(word).replace(".", "")


def _bare(word: str) -> str:
    return word.lower().strip(".,").replace("’", "'")
