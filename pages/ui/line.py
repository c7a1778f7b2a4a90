"""What a browser says on its websocket: only what its sender may, and of strangers the least."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from google.protobuf.message import DecodeError

from pages.ui import hooks
from pages.ui.sign_in import Standing
from pages.ui.visit import Visit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

ALWAYS = {"rerun_script", "app_heartbeat"}
"""The messages of anybody: to draw the sign-in and press its button."""
OF_REPS = ALWAYS | {"stop_script", "file_urls_request", "backend_operation_request"}
"""The messages of who may use the app. None clears a cache, tells of files, or ends the server."""
MOST_FILES = 10
LONGEST_OF_A_STRANGER = 64 * 1024
"""Bytes in one message of somebody who has not signed in: far more than the sign-in needs."""


class Line:
    """The messages that a browser sends on its websocket."""

    def __init__(
        self, visit: Visit, standing: Standing | None, receive: Receive, send: Send
    ) -> None:
        self._visit, self._receive, self._send = visit, receive, send
        self._is_cut = False
        self.is_let_in = standing in ("open", "allowed")
        if not self.is_let_in:
            hooks.shorten_messages(receive, LONGEST_OF_A_STRANGER)

    async def receive(self) -> Message:
        """The next message that its sender may send; the others are not heard.

        Who is no longer let in is hung up on: a browser calls again, and gets the sign-in.
        """
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            said = _parse(message.get("bytes"))
            if said is None or not await self._may_stay(said, message):
                await self.hang_up()
                return {"type": "websocket.disconnect", "code": 1008}
            if _is_heard(said, OF_REPS if self.is_let_in else ALWAYS):
                return message

    async def send(self, message: Message) -> None:
        """Passes on what the app says, until its browser is hung up on."""
        if not self._is_cut:
            await self._send(message)

    async def hang_up(self) -> None:
        """Ends the connection; a browser calls again by itself."""
        self._is_cut = True
        await self._send({"type": "websocket.close", "code": 1008})

    async def _may_stay(self, said: hooks.BackMsg, message: Message) -> bool:
        if not self.is_let_in:
            return len(message["bytes"]) <= LONGEST_OF_A_STRANGER
        if not self._visit.people_sign_in or said.WhichOneof("type") == "app_heartbeat":
            return True
        return await self._visit.standing() == "allowed"


def _parse(data: bytes | None) -> hooks.BackMsg | None:
    try:
        return None if data is None else hooks.BackMsg.FromString(data)
    except DecodeError:
        return None


def _is_heard(said: hooks.BackMsg, kinds: set[str]) -> bool:
    kind = said.WhichOneof("type")
    if kind == "file_urls_request" and len(said.file_urls_request.file_names) > MOST_FILES:
        return False
    if kind == "backend_operation_request" and kind in kinds:
        asked = said.backend_operation_request
        is_download = asked.WhichOneof("payload") == "deferred_file"
        return is_download and hooks.made_for(asked.deferred_file.file_id, asked.session_id)
    return kind in kinds


def without_old_session(scope: Scope) -> Scope:
    """The handshake without the tab that it asks to go on with: that is for who is let in."""
    kept = [
        (name, b",".join(value.split(b",")[:2]) if name == b"sec-websocket-protocol" else value)
        for name, value in scope["headers"]
    ]
    return {**scope, "headers": kept}
