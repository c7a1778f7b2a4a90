"""What the app's server does beside its pages: says whether it is ready, warms up, adds headers."""

import hashlib
import re
import threading
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.pages_manager import PagesManager

from crm import access
from crm.errors import SetupError, Unavailable

# A folder called pages is special to Streamlit: without this, the first visitors of a new server
# get the page of their address alone, without app.py and its frame.
PagesManager.uses_pages_directory = False

_request_rerun = AppSession.request_rerun


def _request_rerun_on_this_page(self: AppSession, client_state: ClientState | None) -> None:
    """Leaves unheard what a fragment asks for whose page is no longer the one that is run.

    Streamlit would answer it in the name of that page, and the browser would empty the new one.
    """
    wanted = client_state if client_state and client_state.fragment_id else None
    if wanted is None or wanted.page_script_hash == self.page_script_hash:
        _request_rerun(self, client_state)


AppSession.request_rerun = _request_rerun_on_this_page  # type: ignore[method-assign]

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def _policy() -> str:
    """Only what comes with the app runs and is asked; pictures of pieces may lie elsewhere."""
    page = Path(st.__file__).with_name("static") / "index.html"
    inline = " ".join(
        f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in SCRIPT.findall(page.read_text("utf-8"))
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {inline}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob: https:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            # The pages that show an app of theirs in a frame.
            "frame-ancestors 'self' https://huggingface.co https://*.streamlit.app",
        )
    )


HEADERS = [
    (b"content-security-policy", _policy().encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]


class SafeHeaders:
    """Adds the headers that keep a page from asking, or showing itself to, anybody else."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


async def ready(request: Request) -> Response:
    """200 when the store answers and fits this app, else 503 with the reason; never a secret."""
    try:
        await run_in_threadpool(_check_store)
    except (SetupError, Unavailable) as error:
        return JSONResponse({"ready": False, "reason": str(error)}, 503)
    return JSONResponse({"ready": True})


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Warms up beside the first visits: whoever comes meanwhile is served all the same."""
    threading.Thread(target=_warm_up, daemon=True).start()
    yield


def secrets() -> dict[str, Any]:
    """The secrets of the environment; ends the start rather than open the app to everybody."""
    try:
        return access.secrets()
    except SetupError as error:
        raise SystemExit(str(error)) from None


def _check_store() -> None:
    from pages.ui import session  # its caches need the server's runtime, which is there only now

    session.check_store()


def _warm_up() -> None:
    """Imports what takes long and opens the store; what fails here is told on the page."""
    import pandas  # noqa: F401 - half a second that the first visitor need not wait

    with suppress(SetupError, Unavailable):
        _check_store()


ROUTES = [Route("/ready", ready)]
MIDDLEWARE = [Middleware(SafeHeaders)]
