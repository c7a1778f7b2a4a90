"""What was read lately, for all sessions of a server, until something of it has changed."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import RLock
from typing import Any, TypeVar

from crm import touches
from crm.touches import Touches

T = TypeVar("T")
Key = tuple[int | None, Hashable]
"""The customer that it is of, None for what is of many, and its name."""

STAYS = timedelta(seconds=10)
"""How long an answer stands that nobody has confirmed."""

LONGEST = timedelta(minutes=5)
"""How long one stands at all: "overdue" and "quiet" turn true without a change."""

MOST = 300


@dataclass
class _Read:
    value: Any
    at: datetime


class Reads:
    """Answers of the store that still stand; every method may be called from any thread."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = RLock()
        self._reads: OrderedDict[Key, _Read] = OrderedDict()
        self._loading: dict[Key, RLock] = {}
        self._drops = 0
        self._looks = 0
        self._news: Counter[int | None] = Counter()
        self._seen: Touches | None = None
        self._seen_at: datetime | None = None

    def get(self, key: Key, load: Callable[[], T], since: datetime | None = None) -> T:
        """What `load` answers; asked once for all who want it at the same time.

        What was asked before `since` is not taken: whoever has just come sees the book as it is.
        """
        known = self._standing(key, since) or self._loaded(key, load, since)
        value: T = known.value
        return value

    def drop(self) -> None:
        """Nothing stands any more: something was saved here."""
        with self._lock:
            self._drops += 1
            self._reads.clear()

    def look(self, latest: Touches) -> None:
        """Drops what the latest touches tell to be old, and confirms the rest."""
        with self._lock:
            before, self._seen, self._seen_at = self._seen, latest, self._clock()
            changed = None if before is None else touches.since(before, latest)
            if changed == set():
                return
            self._drops += 1
            self._news.update([None] if changed is None else changed)
            self._looks += 1
            for key in list(self._reads):
                if changed is None or key[0] is None or key[0] in changed:
                    del self._reads[key]

    def stamp(self, customer_id: int | None) -> Hashable:
        """Is another once this customer, or for None any customer, was seen to have changed."""
        with self._lock:
            if customer_id is None:
                return self._looks
            return self._news[None], self._news[customer_id]

    def _loaded(self, key: Key, load: Callable[[], Any], since: datetime | None) -> _Read:
        with self._lock:
            loading = self._loading.setdefault(key, RLock())
        with loading:
            if known := self._standing(key, since):
                return known
            drops, at = self._drops, self._clock()
            read = _Read(load(), at)
            self._keep(key, read, drops)
            return read

    def _standing(self, key: Key, since: datetime | None) -> _Read | None:
        with self._lock:
            known = self._reads.get(key)
            if known is None or (since and known.at < since):
                return None
            now = self._clock()
            confirmed = known.at if self._seen_at is None else max(known.at, self._seen_at)
            if now - confirmed <= STAYS and now - known.at <= LONGEST:
                return known
            del self._reads[key]
            return None

    def _keep(self, key: Key, read: _Read, drops: int) -> None:
        """Keeps it, unless something was dropped meanwhile: then it may be older than that."""
        with self._lock:
            self._loading.pop(key, None)
            if drops == self._drops:
                self._reads[key] = read
                self._reads.move_to_end(key)
            while len(self._reads) > MOST:
                self._reads.popitem(last=False)
