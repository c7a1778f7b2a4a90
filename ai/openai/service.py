"""Where an OpenAI-compatible service is, and the one client for it."""

from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ai.openai.call import keep_response
from ai.openai.errors import failed

if TYPE_CHECKING:
    from openai import OpenAI

ADDRESS = "https://api.openai.com/v1"


class Service:
    """A service at an address, "" for OpenAI itself; connects to nothing before it is used."""

    def __init__(self, key: str, base_url: str, is_openai: bool | None = None) -> None:
        """Whether the service is OpenAI's own is told by its address, unless it is given."""
        self._key, self._base_url = key.strip(), base_url.strip() or ADDRESS
        self.host = _host(self._base_url)
        by_address = self.host == "api.openai.com" or self.host.endswith(".api.openai.com")
        self.is_openai = by_address if is_openai is None else is_openai
        self._opening = Lock()
        self._opened: OpenAI | None = None

    def name_of(self, model: str) -> str:
        """Who a rep is told to have answered."""
        return f"OpenAI ({model})" if self.is_openai else f"{model} at {self.host}"

    def client(self) -> "OpenAI":
        """The one client, made at first use; raises `AIError` on an impossible key or address."""
        if not (self._key.isascii() and self._key.isprintable()):
            raise failed("key")
        import openai  # imported here: it costs half a second, and only a service needs it

        with self._opening:
            if self._opened is None:
                hooks = {"response": [keep_response]}
                try:
                    self._opened = openai.OpenAI(
                        api_key=self._key or "unset",
                        base_url=self._base_url,
                        max_retries=0,
                        http_client=openai.DefaultHttpxClient(event_hooks=hooks),
                    )
                except Exception:
                    raise failed("address") from None
            return self._opened


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
