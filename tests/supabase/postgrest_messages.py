"""The parts of one exchange: the request, its key, what its query asks for, the rows found."""

import json
import time
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import jwt

from .postgrest_errors import Refused

ONE_OBJECT = "application/vnd.pgrst.object+json"


@dataclass
class Request:
    """One HTTP request, with its path below /rest/v1 and lower-case header names."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: str = ""
    claims: dict[str, Any] = field(default_factory=dict)

    @property
    def reads(self) -> bool:
        """Whether the request only reads."""
        return self.method in ("GET", "HEAD")

    def json(self) -> Any:
        """The body, parsed."""
        try:
            return json.loads(self.body)
        except ValueError:
            raise Refused(400, "PGRST102", "Empty or invalid json") from None

    @property
    def role(self) -> str:
        """The database role to act as."""
        return str(self.claims.get("role", "anon"))

    @property
    def prefer(self) -> dict[str, str]:
        """The preferences of the Prefer header."""
        pairs = (item.strip().split("=", 1) for item in self.headers.get("prefer", "").split(","))
        return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}

    @property
    def wants_one(self) -> bool:
        """Whether the answer has to be a single object."""
        return self.headers.get("accept", "").startswith(ONE_OBJECT)

    @property
    def counted(self) -> bool:
        """Whether the answer has to tell how many rows there are in all."""
        return self.prefer.get("count") == "exact"


@dataclass(frozen=True)
class Column:
    """One item of a select list."""

    name: str
    alias: str | None = None
    cast: str | None = None


@dataclass(frozen=True)
class Condition:
    """One comparison of a column; `in` has a list of values."""

    column: str
    operator: str
    value: str | list[str]
    negated: bool = False
    config: str | None = None


@dataclass(frozen=True)
class Group:
    """Conditions joined by `and` or `or`."""

    word: str
    members: "list[Condition | Group]"
    negated: bool = False


@dataclass(frozen=True)
class Order:
    """One key of the order; None leaves the choice to PostgreSQL."""

    column: str
    direction: str | None = None
    nulls: str | None = None


@dataclass
class Asked:
    """All that a query string asks for."""

    select: list[Column] = field(default_factory=lambda: [Column("*")])
    where: list[Condition | Group] = field(default_factory=list)
    order: list[Order] = field(default_factory=list)
    columns: list[str] | None = None
    limit: int | None = None
    offset: int = 0
    arguments: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """Rows as JSON, how many they are, and how many there are in all."""

    total: int
    count: int
    rows: str
    first: str | None


def read_claims(authorization: str, secret: str) -> dict[str, Any]:
    """The claims of the bearer's key; none without a header."""
    token = authorization.removeprefix("Bearer ").strip()
    if not authorization:
        return {}
    if token.count(".") != 2:
        parts = len(token.split("."))
        raise _bad_key("PGRST301", f"Expected 3 parts in JWT; got {parts}")
    try:
        return decoded(token, secret, int(time.time()))
    except jwt.ExpiredSignatureError:
        raise _bad_key("PGRST303", "JWT expired") from None
    except jwt.InvalidTokenError:
        details = "None of the keys was able to decode the JWT"
        raise _bad_key("PGRST301", "No suitable key or wrong key type", details) from None


@lru_cache(16)
def decoded(token: str, secret: str, second: int) -> dict[str, Any]:
    """The claims of a key, which are looked at once a second: requests come by the hundred."""
    return jwt.decode(token, secret, algorithms=["HS256"], options={"verify_aud": False})


def _bad_key(code: str, message: str, details: str | None = None) -> Refused:
    challenge = f'Bearer error="invalid_token", error_description="{message}"'
    return Refused(401, code, message, details=details, headers={"WWW-Authenticate": challenge})
