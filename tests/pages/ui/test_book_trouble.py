"""What is said of a book in trouble: named as what it is, and safe only where it is so."""

import pytest

from crm.errors import Unusable
from db.gateway import Trouble
from pages.ui import book_trouble

SAFE: dict[Trouble, bool] = {
    "locked": True,
    "read-only": True,
    "full": True,
    "corrupt": False,
    "changed": False,
    "gone": False,
    "foreign": False,
    "failed": False,
}


@pytest.mark.parametrize(("trouble", "is_safe"), SAFE.items())
def test_only_of_what_can_still_be_read_a_page_says_that_it_is_safe(
    trouble: Trouble, is_safe: bool
) -> None:
    words = book_trouble.on_page(Unusable(trouble, "what ails it"))
    assert words.startswith(book_trouble.NAMES[trouble])
    assert ("safe" in words) == is_safe
    assert "what you typed stays here" in words.lower()


@pytest.mark.parametrize("trouble", SAFE)
def test_a_form_says_whether_it_was_saved(trouble: Trouble) -> None:
    words = book_trouble.on_form(Unusable(trouble, "what ails it"))
    assert ("not known whether this was saved" in words) == (trouble == "failed")
    assert ("so this was not saved" in words) == (trouble != "failed")
