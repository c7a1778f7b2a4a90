"""What PostgREST answers when it refuses: the status and the body of every error."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import psycopg

BY_CODE = {
    "21000": 500, "23503": 409, "23505": 409, "25006": 405, "42883": 404, "42P01": 404,
    "42P17": 500, "53400": 500, "57P01": 503, "P0001": 400,
}  # fmt: skip
BY_CLASS = {
    "08": 503, "09": 500, "0L": 403, "0P": 403, "25": 500, "28": 403, "2D": 500, "38": 500,
    "39": 500, "3B": 500, "40": 500, "53": 503, "54": 500, "55": 500, "57": 500, "58": 500,
    "F0": 500, "HV": 500, "P0": 500, "XX": 500,
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What goes back to the client."""

    status: int
    body: str
    headers: dict[str, str]


UNAUTHORIZED = {"WWW-Authenticate": "Bearer"}


class Refused(Exception):
    """An error as the client will see it."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        details: str | None = None,
        hint: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = dict(headers or {})
        self._body = {"code": code, "details": details, "hint": hint, "message": message}

    def answer(self) -> Answer:
        """The error as an answer."""
        return Answer(self.status, json.dumps(self._body, ensure_ascii=False), self.headers)


def not_claimed(what: str) -> Refused:
    """The answer to what PostgREST can do and this stand-in does not try to."""
    return Refused(501, "STAND-IN", f"The stand-in for PostgREST does not support {what}")


def from_postgres(error: psycopg.Error, *, anonymous: bool) -> Refused:
    """The refusal that PostgREST makes of a database error."""
    diagnosis = error.diag
    code = error.sqlstate or ""
    message = diagnosis.message_primary or str(error)
    if not code:
        return Refused(503, "PGRST000", "Database connection error.", details=message)
    if code == "PGRST":
        return _raised_as_json(message, diagnosis.message_detail or "{}")
    status = _status(code, message, anonymous)
    return Refused(
        status,
        code,
        message,
        details=diagnosis.message_detail,
        hint=diagnosis.message_hint,
        headers=UNAUTHORIZED if status == 401 else None,
    )


def _status(code: str, message: str, anonymous: bool) -> int:
    if code.startswith("PT") and code[2:].isdigit():
        return int(code[2:])
    if code == "42501":
        return 401 if anonymous else 403
    if code == "21000" and message.endswith("requires a WHERE clause"):
        return 400
    if code == "22023" and message.startswith("role ") and message.endswith("does not exist"):
        return 401
    return BY_CODE.get(code) or BY_CLASS.get(code[:2], 400)


def _raised_as_json(message: str, detail: str) -> Refused:
    body, options = json.loads(message), json.loads(detail)
    return Refused(
        options.get("status", 400),
        body["code"],
        body["message"],
        details=body.get("details"),
        hint=body.get("hint"),
        headers=options.get("headers"),
    )
