"""A book with a hostile text in every field: of clients, records, pieces and facts."""

import re
from datetime import UTC, datetime, timedelta

from db.gateway import Change, Gateway, insert
from tests.browser.payloads import EVERY

UNSTORABLE = re.compile(r"[\0\ud800-\udfff]")
TEXTS = [text for text in EVERY if len(text) <= 10_000 and not UNSTORABLE.search(text)]


def fill(db: Gateway) -> None:
    """Writes a client with records for each text, in an empty book; the first has all the facts."""
    today = datetime.now(UTC).date()
    for id, text in enumerate(TEXTS, 1):
        db.write(
            insert("customers", first_name=text[:50], company=text[:100], notes=text),
            insert("products", name=text[:255], description=text, category="suits", price=1),
            insert("follow_ups", customer_id=id, due_on=today, note=text[:500]),
            *(_call(id, text, mood) for mood in ("positive", "negative")),
            insert("purchases", customer_id=id, product_id=id, price_paid=1, bought_on=today),
            insert(
                "facts", customer_id=1, kind="like", words=text[:1_000], whose=text[:200],
                said_on=today, read_by="rep", state="confirmed",
            ),
        )  # fmt: skip


def _call(customer_id: int, text: str, mood: str) -> Change:
    at = datetime.now(UTC) - timedelta(days=customer_id)
    told = {"subject": text[:255], "content": text, "summary": text, "created_by": text[:255]}
    judged = {"sentiment": mood, "sentiment_by": "rep"}
    return insert("interactions", customer_id=customer_id, type="call", date=at, **told, **judged)
