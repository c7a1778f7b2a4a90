"""What was read in one customer's texts: each of them once, and no longer than they are kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
MOST = 50_000
"""Entries of one customer: twenty times what a history of a hundred interactions makes."""


class Readings:
    """What functions made of one customer's words, by function and words; for any thread."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Any] = {}

    def of(self, read: Callable[..., T], args: tuple[Any, ...]) -> T:
        """What the function makes of these words."""
        key = (read, *args)
        if key not in self._known:
            if len(self._known) >= MOST:
                self._known = {}
            self._known[key] = read(*args)
        value: T = self._known[key]
        return value


_at_hand: ContextVar[Readings | None] = ContextVar("readings", default=None)


@contextmanager
def kept_in(readings: Readings | None = None) -> Iterator[None]:
    """What is read within is kept there, else in those at hand, else until the end of it."""
    token = _at_hand.set(readings or _at_hand.get() or Readings())
    try:
        yield
    finally:
        _at_hand.reset(token)


def read_once(read: Callable[P, T]) -> Callable[P, T]:
    """Lets a function of words keep what it makes of them in the readings at hand.

    With none at hand nothing is kept: a cache of the process would keep the words of a customer
    who has been erased.
    """

    @wraps(read)
    def reading(*args: P.args, **more: P.kwargs) -> T:
        readings = _at_hand.get()
        if readings is None or more:
            return read(*args, **more)
        return readings.of(read, args)

    return reading
