"""Two edits of one record: nothing of either is lost unless the rep says so."""

from crm.merging import Clash, merge

BEFORE = {"company": "Old", "notes": "silk", "stage": "lead"}


def test_what_only_one_of_them_changed_is_kept_without_asking() -> None:
    found = merge(BEFORE, BEFORE | {"company": "Theirs"}, BEFORE | {"notes": "mine"})
    assert found.theirs == {"company": "Theirs"}
    assert found.clashes == ()
    assert found.merged == {"company": "Theirs", "notes": "mine", "stage": "lead"}


def test_what_both_changed_differently_is_for_the_rep_to_choose() -> None:
    found = merge(BEFORE, BEFORE | {"notes": "theirs"}, BEFORE | {"notes": "mine"})
    assert found.clashes == (Clash("notes", "theirs", "mine"),)
    assert found.theirs == {}


def test_the_same_change_by_both_is_no_clash() -> None:
    found = merge(BEFORE, BEFORE | {"notes": "same"}, BEFORE | {"notes": "same"})
    assert (found.theirs, found.clashes, found.merged["notes"]) == ({}, (), "same")
