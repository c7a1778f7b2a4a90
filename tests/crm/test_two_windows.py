"""Two windows on one client, a page gone back to, a new tab: what the first has saved stands.

An old window edits the version that it shows, so each act in it is told of as a conflict; a form
that is sent again from a page gone back to is saved once.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from crm import customers, facts, follow_ups, interactions, merges, products, purchases
from crm.errors import Conflict, NotFound, Refused
from crm.models import Customer
from crm.workspace import Workspace
from tests.crm.conftest import NOW, TODAY

Act = Callable[[Workspace, Any], object]
SOON, LATER = TODAY + timedelta(days=3), TODAY + timedelta(days=9)
CALL = {"type": "call", "date": NOW, "content": "She rang."}
PIECE = {"name": "Cape", "category": "suits", "price": 2}


def _call(ws: Workspace, ines: Customer) -> Any:
    return interactions.log(ws, ines.id, "call", TODAY, **CALL).interaction


def _plan(ws: Workspace, ines: Customer) -> Any:
    return follow_ups.add(ws, ines.id, "plan", due_on=SOON, note="Ring her")


def _piece(ws: Workspace, ines: Customer) -> Any:
    return products.add(ws, "piece", **PIECE)


def _bought(ws: Workspace, ines: Customer) -> Any:
    bought = {"product_id": _piece(ws, ines).id, "quantity": 1, "price_paid": 2}
    return purchases.add(ws, ines.id, "bought", TODAY, bought_on=TODAY, **bought)


def _fact(ws: Workspace, ines: Customer) -> Any:
    return facts.add(ws, ines.id, "fact", TODAY, kind="like", words="emerald")


def _client(ws: Workspace, ines: Customer) -> Any:
    return ines


WINDOWS: dict[str, tuple[Callable[[Workspace, Customer], Any], Act]] = {
    "a client edited": (
        _client, lambda ws, it: customers.edit(ws, it.id, it.version, first_name="I")),
    "a client moved": (_client, lambda ws, it: customers.move(ws, it.id, it.version, "customer")),
    "a client archived": (_client, lambda ws, it: customers.archive(ws, it.id, it.version)),
    "a call edited": (
        _call, lambda ws, it: interactions.edit(ws, it.id, it.version, TODAY, **CALL)),
    "a mood corrected": (
        _call, lambda ws, it: interactions.correct_sentiment(ws, it.id, it.version, "negative")),
    "a call deleted": (_call, lambda ws, it: interactions.delete(ws, it.id, it.version)),
    "a follow-up edited": (
        _plan, lambda ws, it: follow_ups.edit(ws, it.id, it.version, due_on=SOON, note="Write")),
    "a follow-up done": (_plan, lambda ws, it: follow_ups.done(ws, it.id, it.version)),
    "a follow-up put off": (_plan, lambda ws, it: follow_ups.snooze(ws, it.id, it.version, LATER)),
    "a follow-up removed": (_plan, lambda ws, it: follow_ups.remove(ws, it.id, it.version)),
    "a piece edited": (_piece, lambda ws, it: products.edit(ws, it.id, it.version, **PIECE)),
    "a purchase removed": (_bought, lambda ws, it: purchases.remove(ws, it.id, it.version)),
    "a fact confirmed": (_fact, lambda ws, it: facts.confirm(ws, it.id, it.version)),
    "a fact rejected": (_fact, lambda ws, it: facts.reject(ws, it.id, it.version)),
    "a fact corrected": (
        _fact, lambda ws, it: facts.correct(ws, it, kind="like", words="jade")),
}  # fmt: skip
"""What both windows show, and what is done to it in the one and then in the other."""


def test_what_an_old_window_does_overwrites_nothing_and_is_told_as_a_conflict(
    ws: Workspace, ines: Customer
) -> None:
    for number, (name, (shown, act)) in enumerate(WINDOWS.items()):
        client = customers.add(ws, f"client {number}", first_name=f"Client {number}")
        item = shown(ws, client)
        act(ws, item)
        with pytest.raises(Conflict):
            act(ws, item)
            pytest.fail(name)


def test_a_form_that_is_sent_again_from_a_page_gone_back_to_is_saved_once(
    ws: Workspace, ines: Customer
) -> None:
    for make in (_call, _plan, _piece, _bought, _fact):
        assert make(ws, ines).id == make(ws, ines).id, make.__name__
    first, again = (customers.add(ws, "new", first_name="Aria") for _ in range(2))
    assert first.id == again.id


def test_a_window_on_a_client_who_is_gone_saves_nothing(ws: Workspace, ines: Customer) -> None:
    aria = customers.add(ws, "aria", first_name="Aria")
    merges.merge(ws, ines, aria, "merge", {})
    with pytest.raises((Conflict, NotFound)):
        merges.merge(ws, ines, aria, "from the other window", {})
    with pytest.raises(Conflict):
        customers.edit(ws, aria.id, aria.version, first_name="Bo")
    gone = customers.get(ws, customers.add(ws, "gone", first_name="Odile").id)
    customers.archive(ws, gone.id, gone.version)
    customers.erase(ws, customers.get(ws, gone.id), "Odile")
    for make in (_plan, _fact, _bought):
        with pytest.raises((Refused, NotFound)):
            make(ws, gone)
    for act in (customers.archive, customers.restore):
        with pytest.raises((Conflict, NotFound)):
            act(ws, gone.id, gone.version)
