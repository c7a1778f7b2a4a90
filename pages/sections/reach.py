"""How a customer is reached, and the way to the form that logs it, as one element."""

from collections.abc import Mapping

from pages.ui.element import element

HTML = "<div class='reach'></div>"
ICONS = {"Call": "call", "Message": "chat", "Email": "mail"}


def show(customer_id: int, links: Mapping[str, tuple[str, str]]) -> None:
    """A link for each way there is, of an address and what it says; then *Log interaction*.

    That one leads to the form on the page, which asks nothing of the server.
    """
    ways = [
        {"label": label, "href": href, "help": help, "icon": ICONS[label]}
        for label, (href, help) in links.items()
    ]
    element(__file__, HTML)(
        data={"ways": ways}, key=f"customer_{customer_id}_reach", height="content", width="content"
    )
