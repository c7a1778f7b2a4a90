"""How a rep signs: asked once, kept in the store, each rep's own."""

from dataclasses import replace

import pytest

from crm import emails, reps
from crm.errors import Refused
from crm.models import Customer
from crm.workspace import Workspace
from tests.crm.test_emails import request


def test_each_rep_signs_by_their_own_name_once_they_have_said_it(ws: Workspace) -> None:
    ann, ben = replace(ws, rep="ann@luxe.example", rep_name="Ann Lee"), replace(ws, rep="ben@x.y")
    assert (reps.signature(ws), reps.signature(ann), reps.signature(ben)) == ("", "Ann Lee", "")
    reps.sign_as(ann, "  Ann\nMarie Lee ")
    reps.sign_as(ws, "Robin Vale")
    reps.sign_as(ws, "Robin V.")
    assert reps.signature(ann) == "Ann Marie Lee"
    assert reps.signature(ws) == "Robin V."
    assert reps.signature(ben) == ""


@pytest.mark.parametrize("name", ["", "  \n", "x" * 101])
def test_what_is_no_name_is_refused(ws: Workspace, name: str) -> None:
    with pytest.raises(Refused):
        reps.sign_as(ws, name)


def test_a_letter_is_signed_by_the_kept_name_and_one_without_gets_it(
    ws: Workspace, ines: Customer
) -> None:
    letter = emails.draft(ws, request(ws, ines))
    body = letter.reply.answer.body
    assert letter.signature == "" and body.endswith("\nLuxe Couture")
    signed = emails.sign_as(ws, "Robin Vale", body)
    assert signed.endswith(",\nRobin Vale\nLuxe Couture")
    assert emails.sign_as(ws, "Robin Vale", signed) == signed
    again = emails.draft(ws, request(ws, ines))
    assert again.signature == "Robin Vale"
    assert again.reply.answer.body.endswith("\nRobin Vale\nLuxe Couture")
    assert again.short.endswith("\nRobin Vale")
