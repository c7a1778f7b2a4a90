"""A request, and who sends it: what they may, and the answer to who asks for more."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Match, Mount

from crm.addresses import Addresses, is_loopback_address
from crm.errors import SetupError, Unavailable
from pages.ui import hooks, sign_in
from pages.ui.sign_in import Claims, Standing

PUBLIC = {
    "_stcore/health",
    "_stcore/host-config",
    "_stcore/stream",
    "auth/login",
    "auth/logout",
    "oauth2callback",
    "ready",
}
"""The routes that answer who has not signed in; what runs on `stream` is judged by itself."""
RELAYED = ("forwarded", "x-forwarded", "x-real-ip", "via")
"""How the headers begin that a proxy adds."""
ANSWERS: dict[Standing | None, tuple[int, str]] = {
    "unknown": (401, "Sign in to AiCRM first."),
    "stranger": (403, "This account may not open the book."),
    None: (503, "AiCRM can't tell now who is signed in: try again in a moment."),
}


class Visit:
    """A request, and who sends it."""

    def __init__(self, connection: HTTPConnection) -> None:
        self._connection = connection
        hosts = connection.headers.getlist("host")
        self.host = hosts[0].lower() if len(hosts) == 1 else ""
        self.path = connection.scope["path"].removeprefix(hooks.base_path()).strip("/")

    @property
    def people_sign_in(self) -> bool:
        """Whether they do now; also where signing in is not set up right."""
        try:
            return not sign_in.is_open()
        except SetupError:
            return True

    @property
    def claims(self) -> Claims:
        """What the cookie says."""
        return hooks.claims(self._connection.cookies, self.host)

    @property
    def is_elsewhere(self) -> bool:
        """Whether it comes from another machine, or by way of a proxy, which hides from where.

        What a proxy says of it may be invented, so it can only close the door, never open it.
        """
        client = self._connection.client
        is_relayed = any(name.startswith(RELAYED) for name in self._connection.headers)
        return is_relayed or client is None or not is_loopback_address(client.host)

    def is_meant_for(self, addresses: Addresses) -> bool:
        """Whether it is sent to an address of the app, by no page of another."""
        origins = self._connection.headers.getlist("origin")
        if len(origins) > 1 or (not origins and self._connection.scope["type"] == "websocket"):
            return False
        known = addresses.also(sign_in.address()) if self.people_sign_in else addresses
        return known.admit(self.host, origins[0] if origins else None)

    async def may_be_told(self) -> bool:
        """Whether its sender may hear what is wrong with the store or the settings."""
        standing = await self.standing()
        return standing == "allowed" or (standing == "open" and not self.is_elsewhere)

    async def standing(self, anew: bool = False) -> Standing | None:
        """What its sender may; None when that can't be told now."""
        if not self.people_sign_in:
            return "open"
        try:
            return await run_in_threadpool(sign_in.standing, self.claims, anew)
        except (SetupError, Unavailable):
            return None

    async def refuse_path(self) -> Response | None:
        """The answer to who asks for more than the sign-in without having signed in."""
        if not self.people_sign_in:
            return self._refuse_size()
        if self.path == "auth/logout":
            await run_in_threadpool(sign_in.end, self.claims)
        if self.path in PUBLIC or not self._has_route:
            return None
        standing = await self.standing(anew=True)
        if standing in ("open", "allowed") and self._is_own_upload():
            return self._refuse_size()
        status, text = ANSWERS.get(standing, ANSWERS["stranger"])
        return PlainTextResponse(text, status)

    @property
    def _has_route(self) -> bool:
        """Whether the server has a route there, beside Streamlit's own page with nothing in it."""
        scope = self._connection.scope
        routes = (route for route in scope["app"].routes if not _is_streamlits_page(route))
        return any(route.matches(scope)[0] is not Match.NONE for route in routes)

    def _refuse_size(self) -> Response | None:
        """The answer to an upload for which there is no room, before any of it is read."""
        if not self._tab_uploaded_to or self._connection.scope["method"] != "PUT":
            return None
        size = self._connection.headers.get("content-length", "")
        if size.isdecimal() and hooks.has_room(self._tab_uploaded_to, int(size)):
            return None
        return PlainTextResponse("Too many files at once: save what you have first.", 413)

    @property
    def _tab_uploaded_to(self) -> str:
        """The tab that an upload is for; "" where this is none."""
        is_upload = self.path.startswith("_stcore/upload_file/")
        return self.path.split("/")[2] if is_upload else ""

    def _is_own_upload(self) -> bool:
        """Whether an upload, if it is one, goes to a tab of its sender."""
        if not self._tab_uploaded_to:
            return True
        owner = hooks.claims_of(self._tab_uploaded_to)
        return owner is not None and sign_in.session_key(owner) == sign_in.session_key(self.claims)


def _is_streamlits_page(route: BaseRoute) -> bool:
    return isinstance(route, Mount) and route.path == hooks.base_path()
