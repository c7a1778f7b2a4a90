"""A browser's tab without the browser: it speaks Streamlit's own messages over a real websocket."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import httpx
from itsdangerous import URLSafeTimedSerializer
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

LONGEST_SECONDS = 30
COOKIE = "_streamlit_user"
XSRF = "_streamlit_xsrf"


def cookie(secret: str, origin: str, **claims: Any) -> dict[str, str]:
    """The cookie of somebody whom the provider knows by these claims, as Streamlit signs it."""
    said = {"origin": origin, "is_logged_in": True, **claims}
    return {COOKIE: URLSafeTimedSerializer(secret, salt=COOKIE).dumps(json.dumps(said))}


class Tab:
    """An open tab: what it was sent, and what it can send."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self.heard: list[ForwardMsg] = []
        self.session_id = ""

    def send(self, **message: Any) -> None:
        """Sends one message to the server, such as clear_cache=True."""
        self.send_frame(BackMsg(**message).SerializeToString())

    def send_frame(self, data: bytes) -> None:
        """Sends bytes, whatever they are."""
        self._line.send(data)

    def send_pieces(self, pieces: Iterator[bytes]) -> None:
        """Sends one message, piece by piece; nothing is said of a line that ends meanwhile."""
        with suppress(ConnectionClosed):
            self._line.send(pieces)

    def run(self, page: str = "", query: str = "", **widgets: Any) -> "Tab":
        """Has the page drawn and waits for its end; a widget is named by its label or key."""
        said = BackMsg()
        said.rerun_script.page_name = page
        said.rerun_script.query_string = query
        said.rerun_script.widget_states.widgets.extend(
            WidgetState(id=self.widget(name), **value) for name, value in widgets.items()
        )
        self._line.send(said.SerializeToString())
        return self.wait_for("script_finished")

    def wait_for(self, kind: str, seconds: float = LONGEST_SECONDS) -> "Tab":
        """Hears what the server says until a message of this kind has come."""
        while True:
            message = ForwardMsg.FromString(self._line.recv(seconds, decode=False))
            self.heard.append(message)
            if message.WhichOneof("type") == "new_session":
                self.session_id = message.new_session.initialize.session_id
            if message.WhichOneof("type") == kind:
                return self

    @property
    def last(self) -> ForwardMsg:
        """The message that came last."""
        return self.heard[-1]

    def elements(self, kind: str) -> list[Any]:
        """What was drawn of this kind, such as "button"."""
        drawn = (m.delta.new_element for m in self.heard if m.WhichOneof("type") == "delta")
        return [getattr(element, kind) for element in drawn if element.WhichOneof("type") == kind]

    def widget(self, label: str) -> str:
        """The id of the button with this label."""
        return next(b.id for b in reversed(self.elements("button")) if b.label == label)

    def text(self) -> str:
        """All that it was sent, tables too, as text."""
        sent = b"".join(message.SerializeToString() for message in self.heard)
        return sent.decode("utf-8", "replace")


@contextmanager
def open_tab(
    url: str, cookies: dict[str, str] | None = None, session: str = "", **headers: str | None
) -> Iterator[Tab]:
    """A tab at this address; a header such as Host or Origin may be forged, or with None left out.

    With `session` it asks to go on with that tab. Raises what `websockets` does when it is refused.
    """
    token = httpx.get(f"{url}/_stcore/health", verify=False).cookies.get(XSRF, "")
    sent = {**(cookies or {}), **({XSRF: token} if token else {})}
    wanted: dict[str, str | None] = {"Origin": url, **headers}
    address = url.removeprefix("http://")
    name, _, port = address.partition(":")
    with connect(
        f"ws://{wanted.pop('Host', address)}/_stcore/stream",
        sock=socket.create_connection((name, int(port))),
        subprotocols=["streamlit", token or "none", *([session] if session else [])],
        additional_headers={
            "Cookie": "; ".join(f"{name}={value}" for name, value in sent.items()),
            **{name: value for name, value in wanted.items() if value is not None},
        },
        max_size=None,
        proxy=None,
    ) as line:
        yield Tab(line)
