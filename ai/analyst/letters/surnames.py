"""Where a surname begins in a name: its particles, two surnames, first names of two words."""

import re

from ai.analyst.letters.orders import is_honoured
from ai.analyst.letters.sexes import is_given
from ai.analyst.letters.titles import bare
from ai.reading.lexicon import words_of

PARTICLES = words_of("""
    van von der den de del della di da do dos das du des la le el al bin bint ibn ben bat abu ter
    ten zu zur af av of st san santa te de' und dem vom zum ní nic uí mhic
""")
DOUBLE = words_of("""
    jean marie anne maria maría josé jose juan ana gian pier karl hans luis carlos billie
""")
"""First names that are often half of one: Jean Paul, Ana María."""
MARIAN = re.compile(
    r"mar[ií]a (?:del|de la|de los|de las|de) (?:pilar|carmen|rosario|mar|rocío|sol|valle|luz|paz|"
    r"ángeles|angeles|dolores|mercedes|nieves|gracia|lourdes)(?: |$)"
)
"""First names of several words: María del Pilar."""
FIRST_OF_TWO = words_of("abu abou umm um abd abdul abdel")
"""Words that with the next one are a name: Abu Omar, Abdul Rahman."""
SPANISH = re.compile(
    r"[a-zñáéíóú]+[eé]z|garc[ií]a|ruiz|d[ií]az|ortiz|moreno|navarro|torres|romero|vargas|castro|"
    r"ramos|silva|santos|morales|reyes|cruz|flores|herrera|medina|aguilar|vega|campos|ortega|"
    r"delgado|molina|prieto|serrano|blanco|iglesias|rubio|mar[ií]n"
)
"""Surnames of which people have two."""


def surname(names: list[str], is_titled: bool) -> list[str]:
    """The last words of a name: its surname, with the particles before it."""
    if len(names) == 1:
        return names if is_titled and not is_honoured(names[0]) else []
    if not names:
        return []
    if "of" in names[1:]:  # Baroness Uddin of Hale
        return surname(names[: names.index("of")], is_titled)
    if (marian := MARIAN.match(" ".join(names).lower())) and len(names) > marian[0].count(" "):
        return names[len(marian[0].split()) :]
    if len(names) > 3 and bare(names[1]) in PARTICLES and is_given(names[2]):
        return names[3:]  # María del Pilar
    if len(names) > 2 and bare(names[0]) in DOUBLE and bare(names[1]) in DOUBLE:
        return names[2:]  # José María Álvarez de Toledo
    first = 2 if len(names) > 1 and bare(names[0]) in FIRST_OF_TWO else 1
    for place, word in enumerate(names):
        if bare(word) in PARTICLES and (place >= first or is_titled) and place < len(names) - 1:
            is_double = place > 1 and bool(SPANISH.fullmatch(bare(names[place - 1])))
            return names[place - is_double :]  # Fernández de Córdoba
    if first == 2 or (len(names) > 2 and bare(names[0]) in DOUBLE):
        return names[2:]
    both = len(names) > 2 and all(SPANISH.fullmatch(bare(word)) for word in names[-2:])
    return names[-2:] if both else names[-1:]
