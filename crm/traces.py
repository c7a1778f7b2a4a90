"""What this process keeps of customers beside the store: all of it goes when one is erased."""

from collections import OrderedDict, deque
from contextlib import AbstractContextManager
from threading import Lock
from time import monotonic
from typing import Any

from ai.reading.readings import Readings, kept_in
from crm.jobs import Desks

MOST_READINGS = 200
"""Customers whose texts stay read, the latest ones: as many as a house's reps open in a day."""

MOST_FORMS = 500
"""Forms, the latest ones, of which it is known that they were saved."""

STILL_UNDER_WAY = 180.0
"""Seconds after an erasure in which work that began before it may still come to an end."""


class Traces:
    """Desks with the work on customers, and what was read in their texts; for any thread.

    `saved_forms` are the keys of forms whose row is in the book: numbers, which tell of nobody.
    """

    def __init__(self) -> None:
        self.desks = Desks()
        self.saved_forms: deque[str] = deque(maxlen=MOST_FORMS)
        self._lock = Lock()
        self._readings: OrderedDict[int, Readings] = OrderedDict()
        self._erased: dict[int, float] = {}

    def reading(self, brief: Any) -> AbstractContextManager[None]:
        """What is read within in the texts of this brief's owner stays read for the next time."""
        owner, now = getattr(brief, "owner", None), monotonic()
        with self._lock:
            erased = {id: at for id, at in self._erased.items() if now - at < STILL_UNDER_WAY}
            self._erased = erased
            if not isinstance(owner, int) or owner in erased:
                return kept_in()
            readings = self._readings.setdefault(owner, Readings())
            self._readings.move_to_end(owner)
            if len(self._readings) > MOST_READINGS:
                self._readings.popitem(last=False)
            return kept_in(readings)

    def forget(self, customer_id: int) -> None:
        """Lets go of a customer who is no more; what is under way ends unheard."""
        with self._lock:
            self._readings.pop(customer_id, None)
            self._erased[customer_id] = monotonic()
        self.desks.forget(customer_id)
