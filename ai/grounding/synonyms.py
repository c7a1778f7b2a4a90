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
settle: agreed-upon final finalised finalized concluded wrapped
-settle: undecided unanswered remaining remain
like: relish appreciate treasure covet fan passion enthusiastic adoration taste favours welcome
-like: reject unbearable horrid awful ghastly hideous shudder dread distaste aversion loathing
mood: cheerful amused joy happiness joyous relieved euphoric beaming content contented laughing
-mood: dismayed devastated dejected mocking resentful anger rage fury seething sulking tears
-mood: irked aggrieved vexed exasperated fuming indignant
grant: permission authorise authorize permitted allowed accede yes approving concede lent
-grant: denied turned-down veto vetoed disallow prohibit ban banned block withdraw withdrawn
buy: took taken acquisition
repay: credit credited compensation compensate money-back
small: shorter smaller tighter narrower slim
-small: larger bigger longer wider oversized baggy
soft: soft softness supple gentle
-soft: scratchy itchy rough scratch itch
comfortable: comfortable comfy cosy comfort
-comfortable: uncomfortable pinch pinching painful
loud: loud garish showy over-the-top flashy
-loud: discreet subdued understated quiet plain
matt: matt matte dull
-matt: shiny glossy sheen sparkling sparkly
remove: remove removed take-off delete
-remove: add added attach
stay: stay remain lodge
leave: leave depart departure quit
deliver: deliver delivery arrive arrival arrived reach
jewel: jewel jewellery jewelry
sole: soles sole
drawing: drawing drawings sketch sketches
logo: logo emblem monogram crest badge
agent: agent representative rep publicist
press: press media journalists papers newspapers reporters
clothes: clothes clothing garment garments attire outfit outfits wardrobe fashion wear
trip: voyage tour
sum: total altogether
pair: pair pairs couple
many: several multiple various
mistake: fault blame
photo: photo photograph photographs shoot picture pictures
attendee: guest guests visitor
smoke: smoke smoking cigarettes cigarette
drink: drink alcohol drinks teetotal
vegetarian: vegetarian veggie meatless
dinner: dinner supper banquet
lunch: lunch luncheon
flat: flat apartment
car: car automobile
dog: dog puppy hound
ill: ill sick unwell
die: die died death passed-away late-husband
widow: widow widowed widower
retire: retire retired retirement
pregnant: pregnant expecting pregnancy
again: again anew
often: often frequently regularly usually
rarely: rarely seldom hardly-ever
quarrel: quarrel dispute argument row
invoice: invoice bill
deposit: deposit down-payment advance
show: runway catwalk
opening: opening vernissage
gala: gala ball
concert: concert recital
film: cinema
insurance: insurance insured
present: represents represent
reason: reason because
guard: guard bodyguard security
secret: secret confidential discretion discreetly
sturdy: sturdy sturdier solid stable firm
water: waterproof watertight
colour-blind: colour-blind colorblind
unlined: unlined
warm: warm hot
-warm: cold cool chilly
bright: bright vivid
-bright: dark deep
begin: commence
own: own possess belong
lose: defeat beaten lost
win: win won victory triumph
first: first initial initially
last: last final previous
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
