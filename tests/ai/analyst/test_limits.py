"""What musts rule out of the catalog, and what they leave in it."""

from decimal import Decimal

import pytest

from ai.analyst import limits
from ai.facts import ProductFact


@pytest.mark.parametrize(("must", "out", "left"), limits.EXAMPLES)
def test_a_must_rules_out_what_it_names_or_implies_and_nothing_else(
    must: str, out: list[str], left: list[str]
) -> None:
    ruled = limits.Limits(frozenset(limits.ruled_out(must)))

    def is_refused(words: str) -> bool:
        product = ProductFact("K1", "A piece", "suits", Decimal(1), True, f"It is of {words}.")
        return ruled.refuse(limits.piece(product))

    assert [words for words in out if not is_refused(words)] == []
    assert [words for words in left if is_refused(words)] == []
