"""What the app's server does beside its pages: says whether it is ready, warms up, adds headers."""

import hashlib
import logging
import threading
import time
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from crm import access, addresses, backup
from crm.errors import SetupError, Unavailable
from pages.ui import book_download, connections, hooks, logs, memory
from pages.ui.door import Door
from pages.ui.visit import Visit

LOG = logging.getLogger("aicrm")
LOOK_SECONDS = 1.0
FIRST_PAGE_SECONDS, MOST_WAITS = 5.0, 6
"""How long the warm-up waits for somebody to come, and how often as long for their first page."""


def options(folder: Path) -> dict[str, Any]:
    """What `st.App` is made with, for the app in this folder.

    Raises `SystemExit` with what to change, rather than start a server that is open by mistake.
    """
    try:
        own, secrets = addresses.of_this_app(folder), access.secrets()
    except SetupError as error:
        raise SystemExit(str(error)) from None
    hooks.install()
    logs.limit()
    connections.install()
    return {
        "routes": [Route("/ready", ready), Route(f"/{book_download.PATH}", book_download.give)],
        "middleware": [Middleware(SafeHeaders, policy(own.frame)), Middleware(Door, own)],
        "lifespan": lifespan,
        "secrets": secrets,
    }


def policy(frame: str) -> str:
    """Only what comes with the app runs, is shown and is asked; `frame` may show it in a frame."""
    inline = " ".join(
        f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in hooks.inline_scripts()
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {inline}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors 'self' {frame}".rstrip(),
        )
    )


class SafeHeaders:
    """Adds the headers that keep a page from asking, or showing itself to, anybody else."""

    def __init__(self, app: Any, policy: str) -> None:
        self._app = app
        self._headers = [
            (b"content-security-policy", policy.encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
        ]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self._headers]
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


async def ready(request: Request) -> Response:
    """200 when the store answers and fits this app, else 503.

    The reason, which may name a path of the server, is for the log and for who may use the app.
    """
    try:
        await run_in_threadpool(memory.server().check_store)
    except (SetupError, Unavailable) as error:
        LOG.warning("Not ready: %s", error)
        reason = {"reason": str(error)} if await Visit(request).may_be_told() else {}
        return JSONResponse({"ready": False, **reason}, 503)
    return JSONResponse({"ready": True})


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Warms up beside the first visits, and looks after the book for as long as it serves."""
    for work in (_warm_up, _look_after):
        threading.Thread(target=work, daemon=True).start()
    yield


def _warm_up() -> None:
    """Opens the store, and once a first page is drawn imports what takes long and it does not need.

    Threads take turns, so that whatever is done beside that page would have it wait. What fails
    here is told on the page.
    """
    mine = memory.server()
    mine.open_again()
    for _ in range(MOST_WAITS):
        if mine.has_drawn.wait(FIRST_PAGE_SECONDS) or not mine.is_awaited:
            break
    import pandas  # noqa: F401 - half a second that the first table need not wait

    from crm import rereading

    rereading.keep_up(mine.workspace, mine.reading, time.sleep)


def _look_after() -> None:
    """Backs the book up once a day, and notices within a second when its file is another."""
    keeper = backup.Keeper()
    while True:
        time.sleep(LOOK_SECONDS)
        if ws := memory.server().opened:
            with suppress(Unavailable):  # of which each page tells
                keeper.look_after(ws)
