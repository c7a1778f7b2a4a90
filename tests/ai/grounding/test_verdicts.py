"""Whether records back a sentence of a service, say otherwise, or do not tell."""

from datetime import date

import pytest

from ai.grounding.verdicts import Manner, Verdict, judge

TODAY = date(2026, 3, 11)
RECORDS = {
    "C": (
        "Ines Moreau of Maison Lumière\nStage: customer, in the book since 3 May 2024\n"
        "Interactions: 6 (2 emails, 3 calls, 1 meeting)\nFirst contact: 4 May 2024\nLast "
        "contact: 3 March 2026\nIn touch every 30 days\nOverall sentiment: positive\n"
        "Purchases: 2, €14,000.00 in all"
    ),
    "N": (
        "Actress. Lives in Paris with her husband Jonas. Allergic to wool. Avoid: brown "
        "shoes, logos.\nSize: 38 FR."
    ),
    "I1": (
        "Call, 3 March 2026\nShe adored the emerald silk gown, asked to see it before the "
        "Cannes dinner on 14 May, but found the shoes too heavy. Promised to send two "
        "lighter pairs on Friday."
    ),
    "I2": (
        "Meeting, 10 February 2026\nHer sister Odette hates ties and loves violet chiffon."
        " Her agent says the price is too high. The complaint about the torn hem was "
        "settled. She refused to pay for the alteration. She was furious about the delay "
        "of the cape."
    ),
    "I3": (
        "Email, 20 January 2026\nDear Anna, I would love the velvet cape in midnight blue."
        " My brother is getting married on 5 June. Please call me after six.\nInes"
    ),
    "I4": (
        "Call, 4 May 2025\nShe is in mourning for her aunt and wears no bright colours. We"
        " agreed I would not call before June. The coat cost €4,200 and the gown €9,800."
    ),
    "P1": (
        "Bought on 1 February 2026: 1 × Onyx Crêpe Dress (dress), €9,800.00 each, €9,800.00 in all"
    ),
    "P2": (
        "Bought on 1 May 2025: 1 × Camel Cashmere Coat (outerwear), €4,200.00 each, "
        "€4,200.00 in all"
    ),
    "F1": ("Follow-up due on 13 March 2026 (open): Send two lighter pairs"),
}
LIES: list[tuple[str, list[str]]] = [
    ("She did not like the emerald silk gown.", ["I1"]),
    ("She found the shoes light.", ["I1"]),
    ("She loves violet chiffon.", ["I2"]),
    ("She hates ties.", ["I2"]),
    ("She says the price is too high.", ["I2"]),
    ("The complaint about the torn hem is still open.", ["I2"]),
    ("She agreed to pay for the alteration.", ["I2"]),
    ("She was delighted about the delay of the cape.", ["I2"]),
    ("Her brother Odette hates ties.", ["I2"]),
    ("Her sister is getting married on 5 June.", ["I3"]),
    ("Her brother is getting married on 5 July.", ["I3"]),
    ("She would love the velvet cape in bottle green.", ["I3"]),
    ("We promised to send three lighter pairs on Friday 6 March 2026.", ["I1"]),
    ("We sent two lighter pairs.", ["I1"]),
    ("The gown cost €4,200.", ["I4"]),
    ("The coat cost €9,800 and the gown €4,200.", ["I4"]),
    ("The coat cost $4,200.", ["I4"]),
    ("She bought the Onyx Crêpe Dress for £9,800.", ["P1"]),
    ("She bought two Onyx Crêpe Dresses.", ["P1"]),
    ("She is currently in mourning for her aunt.", ["I4"]),
    ("She wears bright colours.", ["I4"]),
    ("She said “found the shoes far too heavy”.", ["I1"]),
    ("She asked to see the gown before the Cannes dinner on 14 June.", ["I1"]),
    ("She is not allergic to wool.", ["N"]),
    ("She likes brown shoes.", ["N"]),
    ("Her size is 40 FR.", ["N"]),
    ("She returned the Onyx Crêpe Dress.", ["P1"]),
    ("Advice: mention that she loves logos.", []),
    ("We agreed to call before June.", ["I4"]),
    ("She asked us to call before six.", ["I3"]),
    ("She has spent €41,000 in all.", ["C"]),
    ("Her husband Marc lives in Paris.", ["N"]),
    ("She saw the gown at the Cannes dinner.", ["I1"]),
    ("To her ‘the price is too high’.", ["I2"]),
    ("She shops with her daughter Odette.", ["I2"]),
    ("A deposit of £9,800 is due.", ["I4"]),
    ("Her cousin Odette hates ties.", ["I2"]),
    ("The coat cost €9,800.", ["I4", "P2"]),
    ("In May 2025 she wore bright colours.", ["I4"]),
]
TRUTHS: list[tuple[str, list[str]]] = [
    ("She loves the emerald silk gown.", ["I1"]),
    ("She finds the shoes too heavy.", ["I1"]),
    ("Her sister Odette loves violet chiffon.", ["I2"]),
    ("Her sister Odette dislikes ties.", ["I2"]),
    ("The agent thinks the price is too high.", ["I2"]),
    ("The torn hem complaint was resolved.", ["I2"]),
    ("She declined to pay for the alteration.", ["I2"]),
    ("She was angry about the late cape.", ["I2"]),
    ("Her brother is getting married on 5 June 2026.", ["I3"]),
    ("She would love a velvet cape in midnight blue.", ["I3"]),
    ("We promised to send two lighter pairs on Friday 6 March 2026.", ["I1"]),
    ("The coat cost €4,200.", ["I4"]),
    ("She bought the Onyx Crêpe Dress for €9,800 on 1 February 2026.", ["P1"]),
    ("She has spent €14,000 in all.", ["C"]),
    ("She bought two pieces for €14,000 in all.", ["P1", "P2"]),
    ("In May 2025 she was in mourning for her aunt.", ["I4"]),
    ("She wanted to see the gown before the Cannes dinner on 14 May 2026.", ["I1"]),
    ("She is allergic to wool.", ["N"]),
    ("She avoids brown shoes and logos.", ["N"]),
    ("Her size is 38 FR.", ["N"]),
    ("She lives in Paris with her husband Jonas.", ["N"]),
    ("She is an actress.", ["N"]),
    ("The last contact was on 3 March 2026.", ["C"]),
    ("She is a customer.", ["C"]),
    ("We agreed not to call before June.", ["I4"]),
    ("She asked to be called after six.", ["I3"]),
    ("Advice: offer the emerald silk gown again.", []),
    ("She reacts badly to wool.", ["N"]),
    ("The coat and the gown come to €14,000 together.", ["I4"]),
    ("In 2026 she spent €9,800 on the Onyx dress.", ["P1", "P2"]),
]
UNTOLD: list[tuple[str, list[str]]] = [
    ("She is divorcing Jonas.", ["N"]),
    ("She bought the emerald silk gown.", ["I1"]),
    ("She cancelled the Cannes dinner.", ["I1"]),
    ("She prefers to be rung after six.", ["I3"]),
    ("She owns three yachts.", ["N"]),
]


def verdict(sentence: str, cited: list[str], manner: Manner = "claim") -> Verdict:
    records = {id: RECORDS[id] for id in cited} or RECORDS
    if sentence.startswith("Advice: "):
        sentence, manner = sentence.removeprefix("Advice: "), "advice"
    return judge(sentence, records, "Ines Moreau", TODAY, manner).verdict


@pytest.mark.parametrize(("sentence", "cited"), LIES)
def test_what_its_records_say_otherwise_is_contradicted(sentence: str, cited: list[str]) -> None:
    assert verdict(sentence, cited) is Verdict.CONTRADICTED


@pytest.mark.parametrize(("sentence", "cited"), TRUTHS)
def test_what_its_records_say_is_backed_in_other_words_too(sentence: str, cited: list[str]) -> None:
    assert verdict(sentence, cited) is Verdict.BACKED


@pytest.mark.parametrize(("sentence", "cited"), UNTOLD)
def test_what_they_do_not_tell_is_not_backed(sentence: str, cited: list[str]) -> None:
    assert verdict(sentence, cited) is not Verdict.BACKED


def test_the_nearest_sentence_is_named_with_its_record() -> None:
    finding = judge("Wool calms her.", RECORDS, "Ines Moreau", TODAY)
    assert (finding.record, finding.quote) == ("N", "Allergic to wool.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I hope that this finds you well.", Verdict.BACKED),
        ("I will bring the swatches on Friday.", Verdict.BACKED),
        ("Which day would suit you?", Verdict.BACKED),
        ("You adored the emerald silk gown.", Verdict.BACKED),
        ("You did not like the emerald silk gown.", Verdict.CONTRADICTED),
        ("You bought two Onyx Crêpe Dresses.", Verdict.CONTRADICTED),
        ("Your sister adores ties.", Verdict.CONTRADICTED),
        ("You won the regatta.", Verdict.NOT_TOLD),
        ("Vous avez détesté la robe en soie émeraude.", Verdict.NOT_TOLD),
    ],
)
def test_of_a_letter_what_it_states_is_judged_and_not_its_courtesies(
    sentence: str, expected: Verdict
) -> None:
    assert verdict(sentence, [], "letter") is expected


@pytest.mark.parametrize(
    ("sentence", "record", "expected"),
    [
        ("Saoirse hates crowds.", "Her dad hates crowds.", Verdict.CONTRADICTED),
        ("Saoirse hates crowds.", "Saoirse hates crowds.", Verdict.BACKED),
        (
            "Saoirse finds the gown too loud.",
            "Rang agent Niels. He finds the gown too loud. She was calm, she adores it, and she "
            "wants it soon, with her shawl.",
            Verdict.CONTRADICTED,
        ),
        ("She dislikes the boots.", "She can't say she dislikes the boots.", Verdict.CONTRADICTED),
        (
            "She took the hose in cream, not in lovat.",
            "Took the hose in lovat, not in cream.",
            Verdict.CONTRADICTED,
        ),
        ("The price is too high.", "Her agent says the price is too high.", Verdict.NOT_TOLD),
        (
            "The logo is still open.",
            "The question of the logo: settled, none.",
            Verdict.CONTRADICTED,
        ),
        (
            "The gown was quoted at EUR 1,150 and the cape at EUR 6,400.",
            "Quoted EUR 6,400 for the gown, EUR 1,150 for the cape.",
            Verdict.CONTRADICTED,
        ),
        (
            "The gown was quoted at EUR 6,400 and the cape at EUR 1,150.",
            "Quoted EUR 6,400 for the gown, EUR 1,150 for the cape.",
            Verdict.BACKED,
        ),
        ("She won't need the tuxedo.", "She will not need the tuxedo.", Verdict.BACKED),
        (
            "The olive coat was 2,150 and the navy one 1,980.",
            "Two coats: navy 2,150, olive 1,980.",
            Verdict.CONTRADICTED,
        ),
        (
            "She asked for a coat in dove grey, not black.",
            "She asked for a coat in dove grey, not black.",
            Verdict.BACKED,
        ),
        (
            "She wants the coat in dove grey, not black.",
            "Wants the coat in dove grey, please, not black.",
            Verdict.BACKED,
        ),
        (
            "The bill for the hem is still disputed.",
            "The bill for the hem was disputed, waived the same day, settled.",
            Verdict.CONTRADICTED,
        ),
        (
            "Her loan was refused.",
            "Her loan was refused at first and granted in the end.",
            Verdict.CONTRADICTED,
        ),
        (
            "She finds the gown too stiff.",
            "Mail from Ms Noh: she finds the gown too stiff.",
            Verdict.CONTRADICTED,
        ),
        (
            "Saoirse was livid about the gown.",
            "Her pianist was livid about the gown.",
            Verdict.CONTRADICTED,
        ),
        (
            "Saoirse asked for steel heels.",
            "His tailor Guy asks for steel heels.",
            Verdict.CONTRADICTED,
        ),
        (
            "Gethin, Saoirse's stepbrother, collected the coat.",
            "Her stepfather Gethin collected the coat.",
            Verdict.CONTRADICTED,
        ),
        (
            "The heavy robe bag arrived with gold initials on its side.",
            "The robe bag arrived with gold initials on its side.",
            Verdict.NOT_TOLD,
        ),
    ],
)
def test_whose_a_clause_is_and_which_way_it_goes(
    sentence: str, record: str, expected: Verdict
) -> None:
    records = {"I1": f"Call, 3 March 2026\n{record}"}
    assert judge(sentence, records, "Saoirse Lindqvist", TODAY).verdict is expected


def test_a_quote_stands_in_its_record_to_the_letter() -> None:
    records = {"I1": "Call, 3 March 2026\nHe said no to the gown, and no longer wears ties."}
    quote = judge("He refused the gown.", records, "Ines Moreau", TODAY).quote
    assert quote and quote in records["I1"]
