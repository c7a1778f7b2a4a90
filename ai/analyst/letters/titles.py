"""Titles before a name: what each is in any of its languages, whose it is, and how it is said."""

import re

from ai.reading.lexicon import words_of

_TABLE = """
mr m: mr mister monsieur m herr sig signor signore sr señor senhor meneer
mrs f: mrs ms miss mme madame mlle mademoiselle frau sig.ra signora signorina sra señora srta
mrs f: señorita senhora mevrouw
mx: mx
dr: dr doctor docteur doktor dr.-ing ddr
dr m: dott dottore
dr f: dra dott.ssa dottoressa doctora ärztin
prof: prof professor professeur univ.-prof pr
prof m: professore profesor
prof f: prof.ssa professoressa professorin profesora professeure
mag: mag
sir m: sir
dame f: dame
lady f: lady
lord m: lord
baron m: baron barone barón freiherr
baron f: baroness baronne baronesse baronin baronessa baronesa freifrau freiin
count m: count graf comte conte conde
count f: countess gräfin comtesse contessa condesa
viscount m: viscount vicomte
viscount f: viscountess vicomtesse
earl m: earl
marquess m: marquess marquis marchese marqués
marquess f: marchioness marquise marchesa marquesa
duke m: duke duc duca duque herzog
duke f: duchess duchesse duchessa duquesa herzogin
prince m: prince principe príncipe prinz infante
prince f: princess princesse principessa princesa prinzessin infanta
fürst m: fürst
fürst f: fürstin
king m: king sultan emir
king f: queen
sheikh m: sheikh shaikh sheik cheikh
sheikh f: sheikha shaikha cheikha
don m: don
don f: doña dona
maestro m: maestro
maestro f: maestra
maître: maître me
avv: avv avvocato
avv f: avvocata avvocatessa
ing: ing ingegnere dipl
arch: arch architetto
cav: cav rag geom
notary: notaio
bishop: bishop
archbishop: archbishop
cardinal m: cardinal
monsignor m: monsignor monseigneur msgr mgr
reverend: rev revd reverend révérend
canon: canon
dean: dean
abbé m: abbé
father m: father padre père pater
sister f: sister suor
brother m: brother
rabbi: rabbi rabbin rabbino rabbiner rav
imam m: imam
pastor: pastor pfarrer
konsul: konsul consul
judge: judge justice
senator: senator sen
minister: minister
ambassador: ambassador
ambassador m: ambassadeur ambasciatore embajador botschafter
ambassador f: ambassadrice ambasciatrice embajadora botschafterin
president: president presidente
captain: captain capt capitaine capitano kapitän capitán
colonel: colonel col
major: major maj
general: general gen général
commander: commander cmdr cdr
brigadier: brigadier brig
admiral: admiral adm
lieutenant: lieutenant lt
chief: chief
other: datuk dato tan tunku sri shri smt ustad haji
unsaid: hon honourable rt
style: hrh hh hsh hm he
"""
_KINDS = {
    word: tuple([*head.split(), ""][:2])
    for head, _, words in (line.partition(": ") for line in _TABLE.strip().splitlines())
    for word in words.split()
}
_STYLES = {"hrh": "Royal Highness", "hh": "Highness", "hsh": "Serene Highness", "hm": "Majesty",
           "he": "Excellency"}  # fmt: skip
_STYLE = re.compile(
    r"\b(?:His|Her|Their) (?:(?P<which>Royal|Serene) )?(?P<what>Highness|Majesty|Excellency)\b"
)
_IN_FULL = {
    "capt": "Captain", "col": "Colonel", "gen": "General", "maj": "Major", "lt": "Lieutenant",
    "cmdr": "Commander", "adm": "Admiral", "rev": "Reverend", "revd": "Reverend", "me": "Maître",
    "cdr": "Commander", "brig": "Brigadier", "sen": "Senator", "msgr": "Monsignor",
    "mgr": "Monseigneur",
}  # fmt: skip
"""Titles that are short in a list of addresses alone."""
_BY_GIVEN = words_of("sir dame sheikh prince don father sister brother king")
"""Kinds that go with a first name: Sir Anthony, Sheikha Moza, Father Tom."""
_KNIGHTLY = ("sir", "dame", "lord", "lady")
"""Kinds that are said in place of a rank: Admiral Lord Seaton."""
_MADAME = words_of("mme madame monsieur")
"""What goes before a greater title and gives way to it: Mme la Comtesse."""
_NOBLE = words_of("baron count prince fürst duke")
"""Kinds that stand in the middle of a German name: Walburga Freifrau von Aue."""


def bare(word: str) -> str:
    """A word in small letters without the stop after it."""
    return word.lower().strip(".,").replace("’", "'")


def is_title(word: str) -> bool:
    """Whether a word is a title before a name."""
    return len(word) > 1 and bare(word) in _KINDS


def ends_clause(word: str) -> bool:
    """Whether a sentence or clause ends with a word: not where its stop is that of a short one."""
    is_short = is_title(word) and (len(word) < 5 or "." in word[:-1] or bare(word) in _IN_FULL)
    return word[-1] in ",;:!?" or (word[-1] == "." and not (is_short or bare(word) == "prof"))


def kind_of(title: str) -> str:
    """What a title is in any language, such as "count" for a Gräfin; "" for none."""
    return _KINDS.get(bare(title), ("", ""))[0]


def sex_of(title: str) -> str:
    """Whose a title is: f, m or ""."""
    return _KINDS.get(bare(title), ("", ""))[1]


def with_short_style(name: str) -> str:
    """A name with its style in letters: "HE" for "Her Excellency"."""

    def letters(match: re.Match[str]) -> str:
        style = " ".join(filter(None, (match["which"], match["what"])))
        return next(short.upper() for short, long in _STYLES.items() if long == style)

    return _STYLE.sub(letters, name)


def style_of(title: str) -> str:
    """The royal or diplomatic style that letters stand for, "" for none."""
    return _STYLES.get(bare(title).replace(".", ""), "")


def is_plain(title: str) -> bool:
    """Whether it is no more than Mr or Mrs, which each language says in its own way."""
    return kind_of(title) in ("mr", "mrs")


def goes_with_given(title: str, has_family: bool) -> bool:
    """Whether it is said with the first name: Sir Anthony; Lady Mary, but Lady Grey."""
    kind = kind_of(title)
    return kind in _BY_GIVEN or (kind == "lady" and has_family)


def is_noble(word: str) -> bool:
    """Whether a word is a title that may stand in the middle of a name."""
    return word[:1].isupper() and kind_of(word) in _NOBLE


def said(titles: list[str]) -> str:
    """The one of several titles that is said: a style goes before all, "Rt Hon." is none."""
    if styles := [title for title in titles if style_of(title)]:
        return styles[0]
    kept = [title for title in titles if kind_of(title) != "unsaid"]
    if not kept:
        return ""
    if len(kept) < len(titles) and kind_of(kept[0]) == "reverend":
        return "Bishop"  # "The Rt Revd"
    is_small = kind_of(kept[0]) in ("lieutenant", "reverend") or kept[0].lower() in _MADAME
    if is_small and len(kept) > 1:
        kept = kept[1:]  # a Lt. Col. is called Colonel
    if knightly := [title for title in kept if kind_of(title) in _KNIGHTLY]:
        kept = knightly  # "Brigadier Sir Hugh"
    first = _IN_FULL.get(bare(kept[0]), kept[0])
    is_whole = first not in (first.upper(), first.lower()) or len(first) < 3
    return first if is_whole else first.capitalize()
