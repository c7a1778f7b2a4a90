"""Who is let in: every request and every message passes here before Streamlit sees it."""

from html import escape
from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response

from crm.addresses import Addresses
from pages.ui.line import Line, Receive, Scope, Send, without_old_session
from pages.ui.visit import Visit

PROBES = {"_stcore/health", "ready"}
"""What a host asks from elsewhere, and whose answer tells nothing of the book."""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>AiCRM</title>
<meta name="viewport" content="width=device-width">
<style>:root{{color-scheme:light dark}}body{{font:1rem/1.6 sans-serif;max-width:38rem;
margin:4rem auto;padding:0 1.25rem}}h1{{font:500 2rem/1.2 serif}}
code{{overflow-wrap:anywhere}}</style></head>
<body><h1>{title}</h1>{text}</body></html>"""
UNKNOWN_ADDRESS = """<p>The book opens at its own address alone, and to no page of another one.</p>
<p>Whoever looks after AiCRM can name the address that you have used in the variable
<code>AICRM_ADDRESS</code>.</p>"""
FOR_ITSELF = """<p>Nobody signs in here, so the book is open only to the machine on which AiCRM
runs.</p>
<p>To let other machines in, whoever started it either sets up signing in, or starts it again with
the variable <code>AICRM_ADDRESS</code> set to the address that others use, such as
<code>AICRM_ADDRESS=http://{host}</code>. Then the book is open to everybody who reaches it.
README describes both.</p>"""


class Door:
    """Lets through to the app only what it answers at this address, to whom it is for."""

    def __init__(self, app: Any, addresses: Addresses) -> None:
        self._app, self._addresses = app, addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers by itself whoever is not let in."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        visit = Visit(HTTPConnection(scope))
        refusal = self._refuse(visit)
        if scope["type"] == "websocket":
            await self._talk(visit, refusal, scope, receive, send)
            return
        answer = refusal or await visit.refuse_path()
        await (answer or self._app)(scope, receive, send)

    def _refuse(self, visit: Visit) -> Response | None:
        """The answer to a request that is not meant for this app at all."""
        if not visit.is_meant_for(self._addresses):
            return _page("AiCRM does not answer at this address", UNKNOWN_ADDRESS)
        for_all = self._addresses.is_shared or visit.people_sign_in or visit.path in PROBES
        if not for_all and visit.is_elsewhere:
            text = FOR_ITSELF.format(host=escape(visit.host))
            return _page("AiCRM answers this machine alone", text)
        return None

    async def _talk(
        self, visit: Visit, refusal: Response | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if refusal:
            await send({"type": "websocket.close", "code": 1008})
            return
        line = Line(visit, await visit.standing(anew=True), receive, send)
        wanted = scope if line.is_let_in else without_old_session(scope)
        await self._app(wanted, line.receive, line.send)


def _page(title: str, text: str) -> Response:
    return HTMLResponse(PAGE.format(title=title, text=text), 403)
