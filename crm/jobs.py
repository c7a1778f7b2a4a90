"""Work for one client that outlives the page it was asked on: answers that cost money or time."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Condition, Lock, Thread
from time import monotonic
from typing import Any, Generic, TypeVar

T = TypeVar("T")
DeskKey = tuple[str, int | str]
"""Whose session, or "everybody"; and the customer's id, or what the desk is for."""

MOST_DESKS = 2_000
"""Desks kept in memory, the latest used ones; about ten a rep and day for two hundred reps."""


class Job(Generic[T]):
    """One piece of work in a thread of its own, with the text that it has said so far."""

    def __init__(self, work: "Callable[[Job[T]], T]") -> None:
        self._changed = Condition()
        self._text, self._done, self._stopped = "", False, False
        self._result: T | None = None
        self._error: Exception | None = None
        self.meanwhile: Any = None
        """What stands in the result's place while that takes long."""
        Thread(target=self._run, args=(work,), daemon=True).start()

    @property
    def text(self) -> str:
        """What has been said so far."""
        return self._text

    @property
    def done(self) -> bool:
        """Whether it has ended, well or not."""
        return self._done

    @property
    def is_well(self) -> bool:
        """Whether nothing went wrong so far."""
        return self._error is None

    @property
    def stopped(self) -> bool:
        """Whether somebody asked it to end; the work looks at this between two pieces."""
        return self._stopped

    def say(self, piece: str) -> None:
        """Adds to the text; for the work itself."""
        with self._changed:
            self._text += piece
            self._changed.notify_all()

    def unsay(self) -> None:
        """Takes back all that was said; for the work itself."""
        with self._changed:
            self._text = ""
            self._changed.notify_all()

    def stand_in(self, seconds: float, make: Callable[[], Any]) -> None:
        """Makes what stands there meanwhile, beside the work, unless that has spoken by then."""

        def wait() -> None:
            with self._changed:
                is_heard = self._changed.wait_for(lambda: self._done or self._text, seconds)
            if not is_heard:
                self.meanwhile = make()

        Thread(target=wait, daemon=True).start()

    def stop(self) -> None:
        """Asks the work to end with what it has said."""
        self._stopped = True

    def follow(self, seconds: float | None = None) -> Iterator[str]:
        """The whole text each time that there is more of it, to the work's end or so long."""
        until = None if seconds is None else monotonic() + seconds
        yielded = -1
        while True:
            with self._changed:
                left = None if until is None else until - monotonic()
                if not self._changed.wait_for(partial(self._has_more, yielded), left):
                    return
                text, done = self._text, self._done
            yield text
            yielded = len(text)
            if done:
                return

    def _has_more(self, than: int) -> bool:
        return self._done or len(self._text) != than

    def wait(self, seconds: float | None = None) -> bool:
        """Waits for the end, at most this long; whether it has ended."""
        with self._changed:
            return self._changed.wait_for(lambda: self._done, seconds)

    def result(self) -> T:
        """What the work returned, waiting for it; raises what it raised."""
        self.wait()
        if self._error:
            raise self._error
        return self._result  # type: ignore[return-value]

    def _run(self, work: "Callable[[Job[T]], T]") -> None:
        try:
            self._result = work(self)
        except Exception as error:
            self._error = error
        with self._changed:
            self._done = True
            self._changed.notify_all()


@dataclass(frozen=True)
class Form:
    """Words on their way into the store: the form's key, what was typed, the work that saves it.

    `customer_id` is whom they are about, as far as a form for anybody has been told.
    """

    key: str
    entry: Mapping[str, Any]
    job: Job[Any]

    @property
    def customer_id(self) -> int | None:
        """Whom the words are about, where the form asks for it."""
        return getattr(self.entry.get("customer"), "id", None)


class Desk:
    """What is under way, or was answered, for one client of one rep's session."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._jobs: dict[Hashable, Job[Any]] = {}
        self.turns: list[tuple[str, Job[Any]]] = []
        """The chat: each question with the job that answers it."""
        self.forms: dict[Hashable, Form] = {}
        """What a rep has saved and not yet been told of; words of a failed save stay in it."""
        self.kept: dict[Hashable, Any] = {}
        """What was typed over an answer, or done with it, by name."""

    def start(self, name: Hashable, work: Callable[[Job[T]], T]) -> Job[T]:
        """Begins the work, unless the same one is still under way."""
        with self._lock:
            job = self._jobs.get(name)
            if job is None or job.done:
                job = self._jobs[name] = Job(work)
            return job

    def find(self, name: Hashable) -> Job[Any] | None:
        """The work of this name, under way or ended; None when it was never begun."""
        return self._jobs.get(name)

    def clear(self, kind: str) -> None:
        """Lets go of ended work whose name is a tuple that begins with this."""
        with self._lock:
            self._jobs = {
                name: job
                for name, job in self._jobs.items()
                if not (job.done and isinstance(name, tuple) and name[0] == kind)
            }

    def forget(self, customer_id: int) -> None:
        """Lets go, on a desk for anybody, of this customer's words and of work that has ended."""
        with self._lock:
            theirs = {name: f for name, f in self.forms.items() if f.customer_id == customer_id}
            self.forms = {name: f for name, f in self.forms.items() if name not in theirs}
            jobs = {form.job for form in theirs.values()}
            self._jobs = {
                name: job for name, job in self._jobs.items() if not (job.done or job in jobs)
            }


class Desks:
    """The desks of all sessions, by session and client."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._desks: OrderedDict[DeskKey, Desk] = OrderedDict()

    def of(self, key: DeskKey) -> Desk:
        """The desk of this key, the same one every time."""
        with self._lock:
            desk = self._desks.setdefault(key, Desk())
            self._desks.move_to_end(key)
            if len(self._desks) > MOST_DESKS:
                self._desks.popitem(last=False)
            return desk

    def forget(self, customer_id: int) -> None:
        """Takes the desks for a customer away, and what the others hold of them."""
        with self._lock:
            self._desks = OrderedDict(
                (key, desk) for key, desk in self._desks.items() if key[1] != customer_id
            )
            for_anybody = [desk for key, desk in self._desks.items() if isinstance(key[1], str)]
        for desk in for_anybody:
            desk.forget(customer_id)
