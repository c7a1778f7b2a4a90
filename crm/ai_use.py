"""What questions to an AI service cost: recorded one by one, never their text; summed by day."""

from dataclasses import asdict
from datetime import date, datetime

from ai.openai_call import Call
from crm.models import AIUse
from db.gateway import Filter, Gateway, Order, Query, insert


def record(store: Gateway, call: Call) -> None:
    """Keeps what one question took."""
    store.write(insert("ai_calls", **asdict(call) | {"failure": call.failure[:500]}))


def tokens_since(store: Gateway, start: datetime) -> int:
    """Tokens in and out that all reps together have used since midnight, `start`, UTC."""
    where = [Filter("used_on", "gte", start.date())]
    rows = store.rows(Query("ai_use", where))
    return sum(row["tokens_in"] + row["tokens_out"] for row in rows)


def by_day_and_feature(store: Gateway, since: date, until: date) -> list[AIUse]:
    """The use of each day (UTC) and feature, newest day first; both ends included."""
    where = [Filter("used_on", "gte", since), Filter("used_on", "lte", until)]
    newest = [Order("used_on", descending=True), Order("feature")]
    return AIUse.all(store.rows(Query("ai_use", where, newest)))
