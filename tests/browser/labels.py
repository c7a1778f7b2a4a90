"""Every label that the design has, word by word: on which view it is, and what it is there."""

SCENARIOS = (
    "Follow-up",
    "Thank you",
    "New arrivals",
    "Private viewing or demo request",
    "Proposal",
    "Apology",
    "Event invitation",
    "Win-back",
)
SORTS = ("Name", "Company", "Stage", "Sentiment", "Last contact")
PAGES = ("Home", "Customers", "Pipeline", "Follow-ups", "Catalog", "Reports")

LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "home": {
        "link": PAGES,
        "text": ("Total customers", "Leads", "Prospects", "Customers"),
        "heading": ("Today", "Recent activity"),
        "button": (
            "Add customer",
            "Log interaction",
            "Draft email",
            "Browse catalog",
            "Start with an empty book",
        ),
        "status": ("All is well",),
    },
    "customers": {
        "heading": ("Customers",),
        "field": ("Search", "Stage", "Sentiment", "Archived", "Sort by"),
        "column": (*SORTS, "Next follow-up"),
        "button": ("Add customer", "Export CSV", "Export .xlsx", "Import"),
        "link": ("Download my book",),
    },
    "customers sorted": {"option": SORTS},
    "customer": {
        "heading": ("Insights", "Latest interaction", "Timeline"),
        "button": ("Edit", "Archive", "Refresh insights"),
        "text": (
            "Last contact",
            "Next follow-up",
            "Summary",
            "Fashion",
            "Behaviour",
            "Things to know",
            "Engagement",
            "Web & social",
        ),
        "link": ("Full history",),
        "tab": (
            "Log interaction",
            "Assistant",
            "Timeline",
            "Email",
            "Recommendations",
            "Purchases",
        ),
        "field": (
            "Stage",
            "Type",
            "Sentiment",
            "Search the timeline",
            "Date",
            "Subject",
            "What happened",
            "Follow-up date",
            "Follow-up note",
        ),
    },
    "archived customer": {"button": ("Restore", "Erase for good")},
    "email": {
        "heading": ("Email",),
        "field": ("Scenario", "Tone", "Points to include"),
        "button": ("Draft email",),
    },
    "scenarios": {"option": SCENARIOS},
    "tones": {"option": ("Warm", "Formal", "Concise", "Playful")},
    "draft": {
        "field": ("Subject of the email", "Text of the email"),
        "button": ("Copy", "Download .eml", "Log as sent"),
        "link": ("Open in mail",),
    },
    "assistant": {
        "button": ("Draft email", "Prepare call", "Next steps", "Handle an objection"),
    },
    "recommendations": {"heading": ("Recommendations",)},
    "purchases": {"heading": ("Purchases",), "button": ("Add purchase",)},
    "pipeline": {
        "heading": ("Pipeline", "Lead", "Prospect", "Customer"),
        "field": ("Search", "Sentiment"),
        "button": ("Move",),
    },
    "follow-ups": {
        "heading": ("Follow-ups", "Overdue", "Today", "Next 7 days", "Later"),
        "button": ("Add follow-up", "Calendar", "Done", "Snooze"),
    },
    "catalog": {
        "heading": ("Catalog",),
        "field": ("Search", "Category", "Price from (€)", "Price to (€)", "In stock"),
        "button": ("Add product", "Edit", "Who might love this"),
    },
    "reports": {
        "heading": (
            "Reports",
            "Stage funnel",
            "Interactions by week and type",
            "Mood over time",
            "Sales by category and month",
            "Clients gone quiet",
            "AI use",
        ),
    },
}
