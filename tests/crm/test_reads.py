"""What was read is shared and stands until it has changed, however it came to change."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest

from crm import customers, follow_ups, interactions, purchases, touches
from crm.models import Customer
from crm.reads import LONGEST, STAYS, Reads
from crm.touches import LATEST
from crm.workspace import Workspace
from db.gateway import insert, update
from tests.crm.conftest import NOW, TODAY


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self):  # type: ignore[no-untyped-def]
        return self.now


class Book:
    """Something to read that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> int:
        self.asked += 1
        return self.asked


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reads(clock: Clock) -> Reads:
    return Reads(clock)


def test_an_answer_serves_all_who_want_it_for_some_seconds(reads: Reads, clock: Clock) -> None:
    book = Book()
    assert [reads.get((None, "x"), book) for _ in range(3)] == [1, 1, 1]
    assert reads.get((7, "x"), book) == 2  # of one customer, never another's
    clock.now += STAYS + timedelta(seconds=1)
    assert reads.get((None, "x"), book) == 3


def test_whoever_has_just_come_sees_the_book_as_it_is(reads: Reads, clock: Clock) -> None:
    book = Book()
    reads.get((None, "x"), book)
    clock.now += timedelta(seconds=1)
    came = clock.now
    assert [reads.get((None, "x"), book, since=came) for _ in range(2)] == [2, 2]


def test_what_was_saved_here_is_read_anew(reads: Reads) -> None:
    book = Book()
    reads.get((None, "x"), book)
    reads.drop()
    assert reads.get((None, "x"), book) == 2


def test_what_nobody_has_changed_is_not_asked_again_though_not_for_ever(
    reads: Reads, clock: Clock
) -> None:
    book = Book()
    reads.look({1: NOW})
    reads.get((1, "x"), book)
    while clock.now + STAYS <= NOW + LONGEST:
        clock.now += STAYS
        reads.look({1: NOW})
        assert reads.get((1, "x"), book) == 1
    clock.now += STAYS
    reads.look({1: NOW})
    assert reads.get((1, "x"), book) == 2


def test_a_touch_drops_what_is_of_this_customer_and_of_all(reads: Reads) -> None:
    book = Book()
    reads.look({1: NOW, 2: NOW})
    for customer in (1, 2, None):
        reads.get((customer, "x"), book)
    stamps = [reads.stamp(customer) for customer in (1, 2, None)]
    reads.look({1: NOW, 2: NOW + timedelta(seconds=1)})
    assert [reads.get((customer, "x"), book) for customer in (1, 2, None)] == [1, 4, 5]
    changed = [reads.stamp(customer) != stamps[n] for n, customer in enumerate((1, 2, None))]
    assert changed == [False, True, True]


def test_after_more_touches_than_are_told_nothing_stands(reads: Reads) -> None:
    book = Book()
    reads.look({1: NOW})
    reads.get((1, "x"), book)
    reads.look({id: NOW + timedelta(seconds=1) for id in range(2, LATEST + 2)})
    assert reads.get((1, "x"), book) == 2


def test_an_answer_that_was_under_way_during_a_change_does_not_stand(reads: Reads) -> None:
    book = Book()

    def slowly() -> int:
        reads.drop()
        return book()

    assert reads.get((None, "x"), slowly) == 1
    assert reads.get((None, "x"), book) == 2


def test_many_who_come_at_once_ask_once(reads: Reads) -> None:
    book, start, got = Book(), Barrier(8), []

    def come() -> None:
        start.wait()
        got.append(reads.get((None, "x"), book))

    threads = [Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [1] * 8


def test_a_failed_read_is_tried_again(reads: Reads) -> None:
    def fail() -> int:
        raise ValueError("no answer")

    with pytest.raises(ValueError, match="no answer"):
        reads.get((None, "x"), fail)
    assert reads.get((None, "x"), Book()) == 1


def log(ws: Workspace, id: int, version: int) -> None:
    interactions.log(ws, id, "i", TODAY, type="call", content="x", date=NOW)


def reword(ws: Workspace, id: int, version: int) -> None:
    known = interactions.timeline(ws, id).items[0]
    interactions.edit(ws, known.id, known.version, TODAY, type="call", content="y", date=NOW)


def put_into_other_words(ws: Workspace, id: int, version: int) -> None:
    known = interactions.timeline(ws, id).items[0]
    ws.write(update("interactions", known.id, known.version, content="y"))


def buy(ws: Workspace, id: int, version: int) -> None:
    gown = ws.db.write(insert("products", name="Gown", category="dresses", price=1))[0]["id"]
    purchases.add(ws, id, "p", TODAY, product_id=gown, price_paid="1", bought_on=TODAY)


def plan(ws: Workspace, id: int, version: int) -> None:
    follow_ups.add(ws, id, "f", due_on=TODAY, note="x")


def finish(ws: Workspace, id: int, version: int) -> None:
    (item,) = follow_ups.due(ws, TODAY).items
    follow_ups.done(ws, item.id, item.version)


def erase(ws: Workspace, id: int, version: int) -> None:
    customers.archive(ws, id, version)
    known = customers.get(ws, id)
    customers.erase(ws, known, known.name)


@pytest.mark.parametrize(
    "acts",
    [
        [lambda ws, id, version: customers.move(ws, id, version, "prospect")],
        [lambda ws, id, version: customers.edit(ws, id, version, first_name="Inès")],
        [customers.archive],
        [log],
        [log, reword],
        [log, put_into_other_words],
        [buy],
        [plan],
        [plan, finish],
        [erase],
    ],
)
def test_whatever_changes_a_customer_is_told_and_nobody_else(
    ws: Workspace, ines: Customer, acts: list[Callable[[Workspace, int, int], object]]
) -> None:
    other = customers.add(ws, "aria", first_name="Aria")
    for act in acts[:-1]:
        act(ws, ines.id, ines.version)
    before = touches.latest(ws)
    assert set(before) == {ines.id, other.id}
    acts[-1](ws, ines.id, ines.version)
    assert touches.since(before, touches.latest(ws)) == {ines.id}
    assert touches.since(touches.latest(ws), touches.latest(ws)) == set()


def test_of_changes_in_one_moment_each_is_told(ws: Workspace, ines: Customer) -> None:
    version = ines.version
    for stage in ("prospect", "customer") * 10:
        before = touches.latest(ws)
        version = customers.move(ws, ines.id, version, stage)
        assert touches.since(before, touches.latest(ws)) == {ines.id}
