"""Words that say the same, and words that say the opposite, as statements are held to them."""

import re

from ai.reading.lexicon import singular

_SAME = """
like: love adore like prefer enjoy favour favor cherish fancy fond keen favourite favorite loved
-like: hate dislike loathe detest avoid despise abhor shun
mood: delighted happy thrilled pleased glad content satisfied overjoyed charmed enchanted grateful
mood: radiant ecstatic elated moved touched impressed gracious proud joyful
-mood: furious angry upset unhappy annoyed disappointed irritated cross displeased unsatisfied sad
-mood: livid frustrated dissatisfied offended outraged bitter miserable hurt embarrassed
grant: accept agree approve allow grant confirm permit consent approval agreement
-grant: refuse decline reject deny cancel forbid refusal rejection cancelled canceled off
settle: settle resolve close solve mend repair fix complete finish done settled resolved closed
settle: sorted fasten tightened tighten over mended repaired repair
-settle: open pending outstanding unresolved unsettled broken waiting unfinished
buy: buy purchase acquire order bought purchased
-buy: return sell
repay: refund reimburse reimbursed refunded repay
keep: keep retain
praise: praise compliment
-praise: complain complaint criticise criticize grumble
early: early
-early: late overdue delayed delay behind-schedule
small: small little tiny short narrow tight
-small: large big huge long wide loose roomy
heavy: heavy
-heavy: light lightweight
cheap: cheap affordable inexpensive
-cheap: expensive costly overpriced pricey steep dear
high: high
-high: low flat
married: marry married wed
-married: divorce divorced separated
increase: increase rise raise gain
-increase: decrease fall drop lose
start: start begin
-start: stop end quit
trust: trust
-trust: distrust doubt
come: come attend arrive visit join
-come: miss skip
hard: hard difficult tough
-hard: easy simple
fit: fit
gown: gown frock
dress: dress
coat: coat overcoat
shoe: shoe footwear
flats: flats ballerinas
bag: bag handbag purse clutch
trousers: trousers trouser pants
jumper: jumper sweater pullover knit
suit: suit
bespoke: bespoke made-to-measure custom tailored
call: call ring phone telephone rang dial
write: write email e-mail mail letter message
speak: speak talk chat discuss
tell: tell say mention note state report explain think consider believe find regard
ask: ask request enquire inquire
send: send ship dispatch post deliver forward courier
show: show present
look: look see view inspect check examine
help: help assist
need: need require want wish
money: price cost amount
spend: spend pay paid
child: child kid girl boy
evening: evening night
film: film movie
allergic: allergic allergy react reaction intolerant
vegan: vegan
premiere: premiere première
wedding: wedding marriage nuptials
birthday: birthday
party: party celebration
gift: gift present
quick: quick fast quickly swift
promise: promise owe pledge
plan: plan intend
meet: meet meeting appointment
fitting: fitting
home: home house
work: work job
travel: travel journey trip fly
colour: colour color
fabric: fabric cloth material textile
clasp: clasp catch fastener fastening zip zipper closure
seam: seam stitching stitch stitches
launch: launch opening inauguration premiere-night
move: move postpone postponed shift shifted reschedule rescheduled moved
hidden: hidden concealed secret
useful: useful handy serve
daily: daily day
alone: alone himself herself themselves
borrow: borrow lend loan lent borrowed
decide: decide choose pick select settle-on chosen chose decision
free: free complimentary gratis
discount: discount reduction
collect: collect fetch pick-up
error: error mistake mix-up mixup
trouble: trouble problem issue matter story affair question
separate: separate part parted split
label: label record-company
hurry: hurry rush
only: exclusively solely merely
workshop: workshop atelier
wear: dress wear worn
doctor: doctor physician
operate: operation operate operated surgery
expect: expect await
agree: agreement
swatch: swatch sample
sleeveless: sleeveless
old: old former
"""
_LINE = re.compile(r"^(-?)(\w+): (.*)$", re.MULTILINE)
_CONCEPTS: dict[str, tuple[str, int]] = {}
for _sign, _concept, _words in _LINE.findall(_SAME):
    for _word in _words.split():
        _CONCEPTS.setdefault(_word, (_concept, -1 if _sign else 1))

ENDING = 3
"""Letters that two forms of one word may differ in at their end."""


def concept(word: str) -> tuple[str, int]:
    """What a word stands for, and its sign: 1, or -1 for the opposite."""
    low = word.lower().strip("'’-.")
    return known(low) or (low[: max(4, len(low) - ENDING)], 1)


def known(word: str) -> tuple[str, int] | None:
    """The same for a word that the table has, in any of its forms; None for any other."""
    low = word.lower()
    forms = (form for form in (low, singular(low), *_bases(low)) if form in _CONCEPTS)
    return next((_CONCEPTS[form] for form in forms), None)


def _bases(word: str) -> list[str]:
    """The forms that a word may be one of: "adored", "loves", "arriving"."""
    bases = []
    for ending in ("ed", "ing", "es", "d", "s", "er"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            base = word.removesuffix(ending)
            bases += [base, f"{base}e", base[:-1] if base[-1:] == base[-2:-1] else base]
            if base.endswith("i"):
                bases.append(f"{base[:-1]}y")
    return bases
