"""Names that begin with the family's: Chinese, Korean, Vietnamese, Japanese and Hungarian ones."""

import re
from collections.abc import Sequence

from ai.analyst.letters.titles import bare
from ai.reading.lexicon import words_of

_KOREAN = words_of("""
    kim lee yi park pak choi choe jung jeong kang cho jo yoon yun jang chang lim im han oh seo shin
    sin kwon hwang ahn an song yoo yu hong jeon ko go moon mun yang son bae baek paik heo hur nam
    noh ro ha kwak cha joo ju woo min
""")
_CHINESE = words_of("""
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang
    xie tang song deng feng cao peng zeng xiao cai pan yuan dong jiang ye du su wei cheng lu ding
    shen ren yao zhong cui tan jin bai fan gu hao lei liao meng qian qin qiu shi shao
    tian wan wen xue yan yin zou wong chan cheung lau leung ng kwok yeung
""")
_VIETNAMESE = words_of("""
    nguyễn nguyen trần tran phạm pham hoàng hoang huỳnh huynh phan vũ võ đặng bùi bui đỗ ngô dương
    lý lê duong truong trương đinh dinh
""")
_JAPANESE = words_of("""
    sato satō suzuki takahashi tanaka watanabe ito itō yamamoto nakamura kobayashi kato katō yoshida
    yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu saito saitō yamazaki mori abe
    ikeda hashimoto ishikawa ogawa okada hasegawa fujita goto gotō kondo kondō murakami endo endō
    aoki sakamoto fujii nishimura fukuda ota ōta miura takeuchi nakajima okamoto fujiwara matsuda
    minamoto tokugawa kuroda maeda ueda morita kudo miyazaki
""")
_HUNGARIAN_GIVEN = words_of("""
    lászló istván józsef jános zoltán sándor ferenc gábor attila péter tamás zsolt tibor andrás
    csaba imre lajos györgy balázs gyula mihály károly róbert béla dániel ádám krisztián miklós
    norbert szabolcs bálint bence dávid gergely máté levente áron márton ákos zsombor mária
    erzsébet katalin ilona éva zsuzsanna margit judit ágnes julianna andrea ildikó erika krisztina
    irén eszter magdolna mónika edit gabriella szilvia anikó zsuzsa tímea réka orsolya dóra
    nóra fruzsina boglárka hajnalka emese enikő kinga zsófia piroska borbála
""")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff々]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_HAN_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹"
    "袁邓鄧许許傅沈曾彭吕呂"
)
_HONOURED = re.compile(r"(?:様|さん|先生|氏|殿|님|씨)$")
_SYLLABLE = r"(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?[aeiouü]{1,3}(?:ng?|r)?"
_PINYIN = re.compile(rf"{_SYLLABLE}(?:-?{_SYLLABLE})?")
_TWO_SYLLABLES = re.compile(r"[a-z]{2,6}-[a-z]{2,6}")
_SAN = re.compile(r"[A-ZÀ-Þ][\w'’]{1,30}-(?:san|sama|sensei|ssi|nim)")


def is_honoured(word: str) -> bool:
    """Whether a name is said with what follows it, such as Tanaka-san."""
    return bool(_SAN.fullmatch(word))


def in_order(names: Sequence[str]) -> tuple[str, str, str] | None:
    """The given name, the family's and how the whole is said, of a name that begins with the
    family's; None for any other. A Japanese one is said as "Sato-san"."""
    if len(names) < 2:
        return None
    first, last, whole = bare(names[0]), bare(names[-1]), " ".join(names)
    given = " ".join(names[1:])
    if first in _VIETNAMESE:
        return names[-1], names[0], whole
    apart = len(names) == 3 and all(_PINYIN.fullmatch(bare(word)) for word in names[1:])
    if apart and first in _KOREAN | _CHINESE and last not in _KOREAN | _CHINESE:
        return given, names[0], whole
    if len(names) > 2 or is_honoured(names[0]):
        return None
    if first in _KOREAN and _TWO_SYLLABLES.fullmatch(last):
        return given, names[0], whole
    if first in _CHINESE and _PINYIN.fullmatch(last):
        return whole, names[0], whole
    if first in _JAPANESE and last not in _JAPANESE:
        return "", names[0], f"{names[0]}-san"
    if last in _HUNGARIAN_GIVEN and first not in _HUNGARIAN_GIVEN:
        return given, names[0], f"{given} {names[0]}"
    return None


def in_own_script(shown: str, family: str) -> str:
    """A Japanese, Chinese or Korean name in its signs, with what is said after; "" for others."""
    if not any(script.search(shown) for script in (_HAN, _KANA, _HANGUL)):
        return ""
    bare = _HONOURED.sub("", shown)
    if bare != shown:
        return shown
    order = f"{family}{shown.removesuffix(family).strip()}" if family else shown.replace(" ", "")
    if _HANGUL.search(shown):
        return f"{order} 님"
    if order[:1] in _HAN_SURNAMES and not _KANA.search(shown) and len(order) < 4:
        return order
    first = family or (shown.split()[0] if " " in shown else shown)
    return f"{first}様"
