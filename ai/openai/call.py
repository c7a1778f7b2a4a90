"""One question on its way to a service: its deadline, how it is hung up, and what it cost."""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from math import ceil
from queue import Empty, SimpleQueue
from socket import SHUT_RDWR
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

from ai.openai.errors import failed

T = TypeVar("T")
SILENCE = 0.2
"""Seconds."""
PRICES = {
    "gpt-6-luna": (0.10, 0.50),
    "gpt-6.1-terra": (1.0, 5.0),
    "gpt-6-sol": (2.0, 10.0),
    "gpt-6.1-sol": (2.0, 10.0),
    "gpt-6.2-sol": (2.0, 10.0),
}
"""Dollars per million tokens in and out, which is microdollars per token, as of November 2026."""


_RELEASE = re.compile(r"[-@](?:\d{4}-\d{2}-\d{2}|\d{8}|latest)$")


def price_of(model: str) -> tuple[float, float] | None:
    """The price of a model, also under a maker's prefix or a release's date; None is unknown."""
    return PRICES.get(_RELEASE.sub("", model.strip().lower().rpartition("/")[2]))


@dataclass(frozen=True)
class Call:
    """What one question took; `failure` is "" or what the rep was told. It holds no text of theirs.

    Tokens are the service's own count; where it gives none they are estimated as a third of the
    characters and 20 % more. What a model without a known price takes has no microdollars.
    """

    feature: str
    engine: str
    model: str
    tokens_in: int
    tokens_out: int
    microdollars: int
    milliseconds: int
    failure: str


@dataclass
class Errand:
    """A question on its way, which may take several requests; `seconds` is the time for all.

    `microdollars` are what is paid beside the tokens.
    """

    seconds: float
    began: float = field(default_factory=monotonic)
    stopped: Event = field(default_factory=Event)
    response: Any = None
    tokens_in: int = 0
    tokens_out: int = 0
    microdollars: int = 0
    sent: str = ""
    received: str = ""

    def left(self) -> float:
        """Seconds to the deadline; raises `AIError` when it has passed or the errand is stopped."""
        seconds = self.began + self.seconds - monotonic()
        if seconds <= 0 or self.stopped.is_set():
            raise failed("slow")
        return seconds

    def answered(self, response: Any) -> None:
        """Keeps the HTTP response, whose body is still to come, so that `stop` can end it."""
        self.response = response
        if self.stopped.is_set():
            self.stop()

    def stop(self) -> None:
        """Hangs up; a thread that reads the response wakes."""
        self.stopped.set()
        if self.response is not None and not self.response.is_closed:
            with suppress(Exception):
                connection = self.response.extensions["network_stream"].get_extra_info("socket")
                connection.shutdown(SHUT_RDWR)

    def count(self, usage: Any = None) -> None:
        """Adds what was sent and received, as the service counts it, else as estimated."""
        self.tokens_in += _tokens(usage, ("prompt_tokens", "input_tokens"), self.sent)
        self.tokens_out += _tokens(usage, ("completion_tokens", "output_tokens"), self.received)
        self.sent = self.received = ""

    def call(self, feature: str, engine: str, model: str, failure: str) -> Call:
        """The account of it, with what a request that never ended is estimated to have used."""
        self.count()
        price_in, price_out = price_of(model) or (0.0, 0.0)
        return Call(
            feature=feature,
            engine=engine,
            model=model,
            tokens_in=self.tokens_in,
            tokens_out=self.tokens_out,
            microdollars=self.microdollars
            + round(self.tokens_in * price_in + self.tokens_out * price_out),
            milliseconds=round((monotonic() - self.began) * 1000),
            failure=failure,
        )


def _tokens(usage: Any, names: tuple[str, str], text: str) -> int:
    for name in names:
        counted = getattr(usage, name, None)
        if isinstance(counted, int) and counted >= 0:
            return counted
    return ceil(len(text) / 3 * 1.2)


_current: ContextVar[Errand] = ContextVar("errand")


def keep_response(response: Any) -> None:
    """For the HTTP client to call when a response begins: gives it to the thread's errand."""
    _current.get().answered(response)


def within(
    errand: Errand, work: Callable[[], Iterator[T]], silence: T | None = None
) -> Generator[T, None, None]:
    """What `work` yields, as it comes, from a thread of its own; stops the errand at the end.

    While nothing comes, `silence` is yielded a few times a second, when it is given. Raises what
    `work` raises, and `AIError` at the deadline, whatever the thread waits for.
    """
    queue: SimpleQueue[tuple[str, Any]] = SimpleQueue()
    Thread(target=_produce, args=(errand, work, queue), daemon=True).start()
    try:
        while True:
            left = errand.left()
            try:
                kind, value = queue.get(timeout=left if silence is None else min(left, SILENCE))
            except Empty:
                errand.left()
                if silence is not None:
                    yield silence
                continue
            if kind == "error":
                raise value
            if kind == "end":
                return
            yield value
    finally:
        errand.stop()


def _produce(
    errand: Errand, work: Callable[[], Iterator[Any]], queue: SimpleQueue[tuple[str, Any]]
) -> None:
    _current.set(errand)
    try:
        for item in work():
            queue.put(("item", item))
        queue.put(("end", None))
    except BaseException as error:
        queue.put(("error", error))
