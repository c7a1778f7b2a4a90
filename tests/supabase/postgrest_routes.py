"""Decides what a request is about and has it answered."""

from .postgrest_errors import Answer, Refused, not_claimed
from .postgrest_messages import Request
from .postgrest_session import Session
from .postgrest_write import WRITES


def answer(session: Session, timeout: float) -> Answer:
    """Does what the request asks; the caller commits, or rolls back when this raises."""
    request = session.request
    _check_profile(request)
    session.open(timeout)
    if request.path.startswith("rpc/"):
        return session.call()
    if not request.path or "/" in request.path:
        raise Refused(404, "PGRST125", "Invalid path specified in request URL")
    return session.read() if request.reads else WRITES[request.method](session)


def _check_profile(request: Request) -> None:
    profile = request.headers.get("accept-profile" if request.reads else "content-profile")
    if profile not in (None, "public"):
        hint = "Only the following schemas are exposed: public"
        raise Refused(406, "PGRST106", f"Invalid schema: {profile}", hint=hint)
    accept = request.headers.get("accept", "*/*")
    if "json" not in accept and "*/*" not in accept:
        raise not_claimed(f"answers as {accept}")
    if request.prefer.get("count", "exact") != "exact":
        raise not_claimed("planned and estimated counts")
