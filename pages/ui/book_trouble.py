"""What ails the embedded book, in words for a page and for a form that could not be saved."""

from crm.errors import Unusable

NAMES = {
    "locked": "The book is locked",
    "read-only": "The book can't be written to",
    "full": "The disk is full",
    "corrupt": "The book is damaged",
    "changed": "The book's file was replaced",
    "gone": "The book's file is gone",
    "foreign": "The file that is set as the book is none of AiCRM's",
    "failed": "The book can't be read or written",
}
SAFE = {"locked", "read-only", "full"}
"""What lets all be read that was saved before."""

UNKNOWN = (
    "{name}: it is not known whether this was saved. Your words are still here; save again, it "
    "will be kept once."
)


def on_page(error: Unusable) -> str:
    """What a page says in place of what it would show."""
    safe = "Your clients are safe where they are, and what you typed stays here."
    rest = safe if error.trouble in SAFE else "What you typed stays here."
    return f"{NAMES[error.trouble]}, so nothing can be shown or saved now. {rest}"


def on_form(error: Unusable) -> str:
    """What a form says that was not saved."""
    name = NAMES[error.trouble]
    if error.trouble == "failed":
        return UNKNOWN.format(name=name)
    return f"{name}, so this was not saved. Your words are still here."
