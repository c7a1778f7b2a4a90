"""What the AI service was asked, by feature and day: calls, tokens, cost."""

from collections import defaultdict
from datetime import date
from functools import partial

import streamlit as st

from crm import reports
from crm.ai_use import AIUse
from pages.sections.charts import DAY, Amounts, Chart, bars, show_numbers
from pages.sections.charts import show as show_chart
from pages.ui import session

FEATURES = {
    "interaction_review": "Log interaction",
    "customer_insights": "Insights",
    "email_draft": "Email",
    "assistant_reply": "Assistant",
    "web_intelligence": "Web & social",
}
COLOURS = ["#8f6a2c", "#7c93ab", "#85597a", "#84945e", "#b85450", "#4d8f63"]
KINDS = ("Calls", "Tokens", "Cost")


def show(since: date, until: date) -> None:
    """The section below its heading; an empty one says what would fill it."""
    ws = session.workspace()
    uses = session.read(f"ai use {since} {until}", partial(reports.ai_use, ws, since, until))
    if not uses:
        st.info(
            "No AI service was asked on these days. The built-in analyst answers from your records "
            "and costs nothing; with OPENAI_API_KEY or OPENAI_BASE_URL set, a service is asked."
        )
    else:
        _show_sums(uses)
        _show_days(uses)
        _show_numbers(uses)
    if ws.meter and ws.meter.cap is not None:
        st.caption(
            f"Today {ws.meter.used():,} of {ws.meter.cap:,} tokens are used; past them the "
            "built-in analyst answers, for everybody, until midnight UTC."
        )


def _show_sums(uses: list[AIUse]) -> None:
    calls, failed = sum(use.calls for use in uses), sum(use.failures for use in uses)
    with st.container(horizontal=True, gap="medium"):
        st.metric("Calls", f"{calls:,}", width="content")
        st.metric("Not answered", f"{failed:,}", width="content")
        st.metric("Tokens", f"{sum(_amount(use, 'Tokens') for use in uses):,.0f}", width="content")
        st.metric("Cost", _cost(uses), width="content")


def _show_days(uses: list[AIUse]) -> None:
    kind = st.segmented_control("Show", KINDS, default="Calls", key="ai_use_as") or "Calls"
    sums: defaultdict[tuple[str, date], float] = defaultdict(float)
    for use in uses:
        sums[_feature(use), use.used_on] += _amount(use, kind)
    days = sorted({use.used_on for use in uses})
    features = sorted({_feature(use) for use in uses})
    parts = {feature: [sums[feature, day] for day in days] for feature in features}
    by_feature = {name: [use for use in uses if _feature(use) == name] for name in features}
    each = (f"{name}: {_written(by_feature[name], kind)}" for name in features)
    show_chart(_chart(days, parts, kind), f"{kind} by feature and day. {', '.join(each)}.")


def _chart(days: list[date], parts: dict[str, list[float]], kind: str) -> Chart:
    """A bar for each day on which something was asked, made of the features."""
    of = "Cost in dollars" if kind == "Cost" else kind
    amounts = Amounts(of, of, ",.4f" if kind == "Cost" else ",d", "Feature")
    return bars(DAY, days, parts, COLOURS, amounts, columns=2)


def _show_numbers(uses: list[AIUse]) -> None:
    st.caption(
        "Tokens as the service counts them; cost by OpenAI's prices of November 2026, unknown for "
        "a model that is not on that list. The text of a question is never kept."
    )
    show_numbers(
        {
            DAY: [use.used_on for use in uses],
            "Feature": [_feature(use) for use in uses],
            "Engine": [use.engine for use in uses],
            "Calls": [use.calls for use in uses],
            "Not answered": [use.failures for use in uses],
            "Tokens in": [use.tokens_in for use in uses],
            "Tokens out": [use.tokens_out for use in uses],
            "Cost": [_known_cost(use) for use in uses],
            "Mean seconds": [use.mean_milliseconds / 1_000 for use in uses],
        },
        **{"$%.4f": ["Cost"], "%.1f": ["Mean seconds"]},
    )


def _amount(use: AIUse, kind: str) -> float:
    if kind == "Tokens":
        return use.tokens_in + use.tokens_out
    return (_known_cost(use) or 0.0) if kind == "Cost" else use.calls


def _feature(use: AIUse) -> str:
    return FEATURES.get(use.feature, use.feature.replace("_", " ").capitalize())


def _written(uses: list[AIUse], kind: str) -> str:
    return _cost(uses) if kind == "Cost" else f"{sum(_amount(use, kind) for use in uses):,.0f}"


def _cost(uses: list[AIUse]) -> str:
    """What they cost together; what is not known is said to be."""
    known = [cost for use in uses if (cost := _known_cost(use)) is not None]
    parts = [_dollars(sum(known))] * bool(known) + ["unknown"] * (len(known) < len(uses))
    return " and ".join(parts)


def _known_cost(use: AIUse) -> float | None:
    """Dollars; None where tokens were used of a model whose price is not known."""
    is_unknown = not use.microdollars and use.tokens_in + use.tokens_out
    return None if is_unknown else use.microdollars / 1_000_000


def _dollars(amount: float) -> str:
    """Cents are too coarse for what one question costs."""
    return f"${amount:,.2f}" if amount >= 1 or not amount else f"${amount:.4f}"
