"""What a customer must not be offered: what musts and dislikes rule out of the catalog."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ai.facts import ProductFact
from ai.reading.families import Forms, attributes, first_of, forms_in, kinds
from ai.reading.lexicon import FABRICS, singular, words_of
from ai.understanding import Understanding

EXAMPLES = [
    # must, words of pieces that it rules out, words of pieces that it does not
    ("Allergic to wool.", ["wool", "a cashmere wrap", "tweed"], ["silk", "linen"]),
    ("No wool in any form, silk is welcome.", ["merino"], ["silk"]),
    ("ALLERGIC TO WOOL: no mohair, no cashmere near the neck.", ["flannel"], ["cotton"]),
    ("She is vegan.", ["calfskin", "silk", "horn buttons", "wool"], ["cotton", "linen"]),
    ("Modest cuts only.", ["strapless", "sleeveless", "a deep back"], ["long sleeves"]),
    ("In mourning until spring.", ["scarlet", "fuchsia", "sequins"], ["violet", "black"]),
    ("Nickel allergy.", ["a brass buckle", "a zip"], ["silk", "nickel-free buckle"]),
    ("Reaction to latex.", ["rubber"], ["leather"]),
    ("Can't wear cashmere near the neck.", ["a cashmere wrap"], ["a high neck in silk"]),
    ("Never in yellow, never at night.", ["saffron"], ["navy"]),
    ("Can't wear anything but cotton.", [], ["cotton"]),
    ("She cannot wear heels any longer.", ["stilettos", "a mid heel"], ["ballet flats"]),
    ("No horn buttons, no silk linings.", ["horn buttons"], ["silk gown", "covered buttons"]),
    ("Elle est allergique à la laine.", ["wool"], ["silk"]),
    ("Allergica alla lana, solo seta.", ["wool"], ["silk"]),
    ("彼女はウールアレルギーがあります", ["wool"], ["silk"]),
    ("لديها حساسية من الصوف", ["wool"], ["silk"]),
    ("Seven months pregnant.", ["stilettos", "a boned bodice"], ["ballet flats"]),
    ("Kein Pelz, niemals.", ["fur", "shearling"], ["wool"]),
    ("Never call before noon.", [], ["silk", "wool"]),
    ("No fur, no leather, and she asks where the silk comes from.", ["suede"], ["silk"]),
]

_ANIMAL = "leather wool silk fur feather down horn pearl mother-of-pearl bone"
_BARE = (
    "strapless sleeveless backless sheer see-through low-cut off-the-shoulder one-shoulder "
    "plunging slit mini bare halter bustier cut-out cropped strap open+back deep+back low+back "
    "bare+shoulder"
)
_BRIGHT = (
    "red scarlet crimson cherry ruby coral vermilion tomato-red yellow orange pink fuchsia magenta "
    "raspberry salmon peach emerald turquoise cobalt azure aqua mint lime neon bright gold copper "
    "sequin lamé floral print poppy royal-blue sky-blue marigold saffron multicolour"
)
_METAL = "nickel metal brass steel zip zipper buckle chain stud rivet eyelet clasp hook snap"
_CREEDS = [
    (
        r"\bvegan|\bvégan|ヴィーガン|ビーガン|نباتي|веган|\bjain\b|cruelty[- ]free|\bpeta\b|"
        r"\bof animal origin|\bnothing (?:of |from )?animals?\b|\banimal products\b",
        _ANIMAL,
    ),
    (
        r"\bmodest|\bhijab|\bniqab|\babaya|\btzn?iut|\btznius|\bmuss?t be covered|\bpudi[qc]",
        _BARE,
    ),
    (r"\bmourning\b|\bgrieving\b|\bbereaved\b|\ben deuil\b|\blutto\b|\bluto\b", _BRIGHT),
    (r"\bpregnan", "heel corset boned cinched"),
    (r"\bnickel|\bnichel|никел|ニッケル|نيكل|니켈|镍|\bníquel", _METAL),
    (r"\blatex|\blátex|латекс|ラテックス|لاتكس|라텍스|乳胶", "latex rubber elastic neoprene"),
    (r"\bshatnez|\bsha'atnez", "wool+linen"),
]
"""What a creed or a harm rules out without naming it; a piece has all words joined by a plus."""
_FOREIGN = [
    (r"\blaines?\b|\blana\b|\bwolle\b|\blã\b|шерст\w*|羊毛|ウール|صوف|양모|צמר", "wool"),
    (
        r"\bcuirs?\b|\bpelle\b|\bcuero\b|\bpiel\b|\bleder\b|\bcouro\b|кож\w*|革|レザー|جلد|가죽",
        "leather",
    ),
    (r"\bsoies?\b|\bseta\b|\bseda\b|\bseide\b|шелк\w*|шёлк\w*|丝绸|シルク|حرير|실크|משי", "silk"),
    (r"\bfourrures?\b|\bpelliccia\b|\bpelz\b|\bмех\w*|毛皮|ファー|فرو|모피|פרווה", "fur"),
    (r"\bplumes?\b|\bpiume\b|\bplumas\b|\bdaunen\b|\bfedern\b|羽毛|ダウン|ريش|깃털", "feather"),
    (r"\bcachemire\b|\bkaschmir\b|кашемир\w*|カシミヤ|羊绒|كشمير", "cashmere"),
]
_OF_OTHERS = words_of("down feather horn pearl bone polyester nylon acrylic metal nickel brass zip")
"""Materials and parts that the lists of the trade do not have as cloth."""
_HARM = re.compile(
    r"allerg|alerg|intoleran|\breact|\brash\b|hives|eczema|sensitiv|itch|swells|breaks? out|"
    r"アレルギー|過敏|حساسية|过敏|알레르기|аллерги",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:no|not|never|nor|without|nothing|none|avoid\w*|cannot|hates?|anything but|kein\w*|"
    r"nie\w*|ohne|jamais|pas|sans|aucun\w*|mai|senza|niente|nunca|sin|nada|без|нельзя|никогда)\b|"
    r"n['’]t\b|ない|禁止|ممنوع|بدون|不",
    re.IGNORECASE,
)
_WELCOME = re.compile(
    r"\b(?:only|instead|loves?|likes?|adores?|prefers?|wants?|fine|ok|okay|happy|welcome|wears?|asks?|"
    r"needs?|takes?|rather|seulement|solo|sólo|nur|только)\b|だけ",
    re.IGNORECASE,
)
_NOTHING_ELSE = re.compile(
    r"\bnothing but\b|(?:\bnot|n['’]t|\bnever|\bcannot)\b[^,;.:]{0,40}?\b(?:anything but|except|"
    r"other than)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;:.()!–—]|\b(?:but|and (?=she|he|they))\b", re.IGNORECASE)
_ITEMS = re.compile(r"\b(?:and|or|nor)\b|[/&]", re.IGNORECASE)
_WHERE = re.compile(
    # "cashmere near the neck", "wool against the skin"
    r"\b(?:near|around|round|against|at|on|in|next to|close to|under|over|for)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    # What the catalog says that a piece has not: "no wool in it", "nickel-free", "vegan leather".
    r"\b(?:no|without|free (?:of|from)) [\w-]+|\b[\w]+-free [\w-]+|"
    r"\bvegan (?:leather|suede|silk|fur)\b",
    re.IGNORECASE,
)
_SAID = "flat shoes"

Ruled = tuple[frozenset[str], ...]
"""What a piece must not have all of: each a word of the trade with its kinds."""


@dataclass(frozen=True)
class Limits:
    """All that a customer must not be offered."""

    ruled: frozenset[Ruled]

    def refuse(self, piece: Forms) -> bool:
        """Whether a piece, by its words, is among it."""
        return any(all(first_of(word, piece) for word in ruled) for ruled in self.ruled)


def of(known: Understanding) -> Limits:
    """What the customer's own musts and dislikes rule out; of whoever likes flat shoes, heels."""
    ruled: set[Ruled] = set()
    for must in known.musts:
        if not must.whose:
            ruled.update(ruled_out(must.words))
    for dislike in known.dislikes:
        ruled.update(_of_words(dislike.fact.words))
    if any(_SAID in like.fact.words.lower() for like in known.likes):
        ruled.add((kinds("heel"),))
    return Limits(frozenset(ruled))


def ruled_out(must: str) -> Iterator[Ruled]:
    """What a sentence rules out: materials that harm, what a creed forbids, what it says no to."""
    for pattern, words in _CREEDS:
        if re.search(pattern, must, re.IGNORECASE):
            yield from (tuple(map(kinds, each.split("+"))) for each in words.split())
    for pattern, word in _FOREIGN:
        must = re.sub(pattern, f" {word} ", must, flags=re.IGNORECASE)
    against = False
    for clause in _CLAUSES.split(_NOTHING_ELSE.sub("only", must)):
        harms = bool(_HARM.search(clause))
        if harms or _AGAINST.search(clause):
            against = True
        elif _WELCOME.search(clause):
            against = False
        if against:
            for item in _ITEMS.split(clause):
                yield from _materials(item) if harms else _of_words(item)


def piece(product: ProductFact) -> Forms:
    """A product's words, without what it is said not to have."""
    text = f"{product.name} {product.category} {product.description}"
    return forms_in(_WITHOUT.sub(" ", text))


def _of_words(words: str) -> Iterator[Ruled]:
    """A piece must not have all that is named; where on the body it would be does not matter."""
    for part in _WHERE.split(words):
        each = [*attributes(part).every, *_parts(part)]
        if each:
            yield tuple(map(kinds, dict.fromkeys(each)))
            return


def _materials(words: str) -> Iterator[Ruled]:
    """Each material alone does harm."""
    for word in (*attributes(words).fabrics, *_parts(words)):
        if word in FABRICS or word in _OF_OTHERS:
            yield (kinds(word),)


def _parts(words: str) -> list[str]:
    each = (singular(word) for word in re.findall(r"[^\W\d_]+", words.lower()))
    return [word for word in each if word in _OF_OTHERS]
