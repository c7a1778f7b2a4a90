"""*Download my book*: the link on a page, and the answer to it, a zip that never lies in memory."""

import os
import tempfile
from collections.abc import Iterator
from threading import Lock
from typing import IO

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from crm import book_zip
from crm.errors import SetupError, Unavailable
from crm.workspace import utc_now
from pages.ui import hooks, memory

PATH = "book.zip"
"""Where the book is; `pages.ui.door` asks who it is before anything is answered there."""
A_PIECE = 256 * 1024
BUSY = "The book is being made ready for somebody already: try again in a moment."
SILENT = "The book can't be downloaded now: {error}. Nothing of it is lost; try again later."
_making = Lock()
"""One at a time: making it takes a processor for as long as the book is large."""


def show() -> None:
    """The link to it."""
    st.link_button(
        "Download my book",
        f"{hooks.base_path()}/{PATH}",
        icon=":material/folder_zip:",
        type="tertiary",
        help="All of the book, for your own records or for another store: every table as CSV and "
        "JSON in one zip. A large book takes a minute.",
    )


async def give(request: Request) -> Response:
    """The whole book as it is now."""
    if not _making.acquire(blocking=False):
        return PlainTextResponse(BUSY, 503, {"Retry-After": "10"})
    try:
        file = await run_in_threadpool(_make)
    except (SetupError, Unavailable) as error:
        return PlainTextResponse(SILENT.format(error=str(error).rstrip(".")), 503)
    finally:
        _making.release()
    headers = {
        "Content-Disposition": f'attachment; filename="aicrm-book-{utc_now():%Y-%m-%d}.zip"',
        "Content-Length": str(os.fstat(file.fileno()).st_size),
        "Cache-Control": "no-store",
    }
    return StreamingResponse(_pieces(file), media_type="application/zip", headers=headers)


def _make() -> IO[bytes]:
    """The zip in a file without a name, which is gone when it is closed."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who reads it
    try:
        book_zip.write(memory.server().workspace().db, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(A_PIECE):
            yield piece
