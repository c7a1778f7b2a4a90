"""The gateway that stands in front of PostgREST at Supabase: it looks at the key first."""

import json
import time
from collections.abc import Mapping

import jwt

from .postgrest_errors import Answer
from .postgrest_messages import decoded

KEYS = ("anon", "service_role")
"""The roles whose keys a project gives out."""
SECRET_KEY = "sb_secret_of_the_stand_in"
"""The newer kind of key, which is no token: the gateway puts one in its place."""


def admit(headers: Mapping[str, str], secret: str) -> str | Answer:
    """The authorization that PostgREST is given, or the refusal of what it never sees."""
    key = headers.get("apikey", "")
    if not key:
        hint = "No `apikey` request header or url param was found."
        return _refused("No API key found in request", hint)
    if key != SECRET_KEY and _role(key, secret) not in KEYS:
        hint = "Double check your Supabase `anon` or `service_role` API key."
        return _refused("Invalid API key", hint)
    given = headers.get("authorization", "")
    if given.removeprefix("Bearer ").strip() != SECRET_KEY:
        return given
    return f"Bearer {jwt.encode({'role': 'service_role'}, secret, algorithm='HS256')}"


def _role(key: str, secret: str) -> str:
    try:
        claims = decoded(key, secret, int(time.time()))
    except jwt.InvalidTokenError:
        return ""
    return str(claims.get("role", ""))


def _refused(message: str, hint: str) -> Answer:
    return Answer(401, json.dumps({"message": message, "hint": hint}), {})
