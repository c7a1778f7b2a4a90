"""A page as text: what stands on it, from top to bottom, as one would draw it in a letter.

What stands side by side is on one line, apart by bars. `[Save]` is a button, `[*Save*]` the main
one and `[-Save-]` one that can't be pressed, `(so)` a caption, `▸` a part that is closed and `▾` an
open one; a question mark stands where a help is offered, and a number behind a field is the length
that it takes. Frames are drawn with a line at their left; a long line goes on, further in. Text
that was made safe for Markdown is read back.
"""

import json
import re
from collections.abc import Iterator
from functools import partial
from html import unescape
from textwrap import dedent, wrap
from typing import Any

from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element


def sketch(place: AppTest | Block) -> str:
    """What stands in this place."""
    return "\n".join(piece for line in lines(place) for piece in _wrap(line) or [""])


def total(home: AppTest) -> str:
    """How many customers Home counts, "" where it counts none."""
    found = re.search(r"\*\*([\d,]+)\*\* Total customers", "\n".join(lines(home)))
    return found[1] if found else ""


def lines(place: AppTest | Block) -> list[str]:
    """The same as a list of lines, however long they are."""
    top = place._tree if isinstance(place, AppTest) else place
    return [read(line) for line in _below(top)]


def chart(app: AppTest) -> tuple[dict[str, Any], list[list[Any]]]:
    """How the first chart is drawn, as Vega has it, and the rows that it is drawn from."""
    proto = app.get("vega_lite_chart")[0].proto
    frame = convert_arrow_bytes_to_pandas_df(proto.data.data)
    return json.loads(proto.spec), [list(row) for row in frame.itertuples(index=False)]


_wrap = partial(
    wrap, width=84, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
)


def read(line: str) -> str:
    """The line as a browser shows it: see `pages.ui.text.literal`."""
    return unescape(line).replace("\u2060", "")


def drawing(text: str) -> str:
    """A sketch as it stands in a test, without the test's own indentation."""
    return dedent(text).strip("\n")


def _below(block: Block) -> Iterator[str]:
    for child in block.children.values():
        yield from _lines(child)


def _lines(node: Any) -> Iterator[str]:
    if not isinstance(node, Block):
        yield from _element(node)
    elif _is_row(node):
        yield from _row([list(_lines(child)) for child in node.children.values()])
    else:
        yield from _block(node)


def _is_row(node: Block) -> bool:
    flex = getattr(node.proto, "flex_container", None)
    return bool(flex) and flex.direction == flex.Direction.HORIZONTAL


def _row(cells: list[list[str]]) -> Iterator[str]:
    cells = [cell for cell in cells if cell]
    if all(len(cell) == 1 for cell in cells):
        if cells:
            yield " | ".join(line for (line,) in cells)
        return
    for number, cell in enumerate(cells, 1):
        yield from (f"{number}| {line}" for line in cell)


def _block(node: Block) -> Iterator[str]:
    lines = list(_below(node))
    if node.type == "expander":
        yield f"{'▾' if node.proto.expanded else '▸'} {node.label}"
        yield from (f"  {line}" for line in lines)
    elif node.type in _TITLED:
        yield f"{node.type.capitalize()} {_TITLED[node.type](node)}"
        yield from (f"  {line}" for line in lines)
    elif node.type == "chat_message":
        yield from (f"{node.name}: {line}" for line in lines)
    elif getattr(getattr(node.proto, "flex_container", None), "border", False):
        yield from (f"│ {line}" for line in lines)
    else:
        yield from lines


def _element(element: Element) -> Iterator[str]:
    draw = _DRAWN.get(element.type)
    if draw:
        line = draw(element)
        help = " ?" if getattr(element.proto, "help", "") else ""
        yield from f"{line}{help}".split("\n")


def _button(element: Any, more: str = "") -> str:
    proto = element.proto
    around = "-" if proto.disabled else "*" if proto.type == "primary" else ""
    return f"[{around}{proto.label}{more}{around}]"


def _field(element: Any) -> str:
    proto = element.proto
    limit = f" ({proto.max_chars})" if getattr(proto, "max_chars", 0) else ""
    empty = f"_{getattr(proto, 'placeholder', '')}_"
    value = element.value if element.value not in (None, "") else empty
    return f"{proto.label}{limit}: {value}{' -' if proto.disabled else ''}"


def _choice(element: Any) -> str:
    proto, index = element.proto, element.index
    value = f"_{getattr(proto, 'placeholder', '')}_" if index is None else proto.options[index]
    disabled = " -" if proto.disabled else ""
    return f"{proto.label}: {value} of {', '.join(proto.options)}{disabled}"


def _group(element: Any) -> str:
    chosen = element.formatted_values
    options = (option.content for option in element.proto.options)
    marked = (f"({each})" if each in chosen else each for each in options)
    return f"{element.proto.label}: {' '.join(marked)}"


def _table(element: Any) -> str:
    frame = element.value
    rows = [frame.columns, *frame.astype(object).where(frame.notna(), "").itertuples(index=False)]
    return "\n".join(" | ".join(map(str, row)) for row in rows)


def _sent_to_browser(kind: str, name: str) -> Any:
    return lambda element: f"{kind}: {getattr(element.proto, name)}"


def _component(element: Any) -> str:
    """A component by its name; one of lines, as they are read, with the records in brackets."""
    proto = element.proto
    data = json.loads(proto.json) if proto.json else {}
    if isinstance(data, dict) and "groups" in data:
        return "\n".join(line for group in data["groups"] for line in _group_of_cards(group))
    if isinstance(data, dict) and "items" in data:
        return "\n".join(map(_item, data["items"]))
    if isinstance(data, dict) and "matches" in data:
        return "\n".join(map(_match, data["matches"]))
    if isinstance(data, dict) and "ways" in data:
        ways = [f"[{way['label']} → {way['href']}]" for way in data["ways"]]
        return " | ".join([*ways, "[Log interaction]"])
    if not isinstance(data, dict) or "lines" not in data:
        return f"Component: {proto.component_name}"
    return "\n".join(
        f"{line['label']}: {' · '.join(map(_with_marks, line['words']))}" for line in data["lines"]
    )


def _group_of_cards(group: dict[str, Any]) -> Iterator[str]:
    """A group of cards as they are drawn: a heading, what is noted of it, each with its acts."""
    if "columns" in group:
        yield " | ".join(map(_column, group["columns"]))
        yield from (_table_row(card) for card in group["cards"])
        return
    if "title" in group:
        yield f"## {group['title']}"
    if "note" in group:
        yield f"({group['note']})"
    if "cards" not in group and "empty" in group:
        yield f"({group['empty']})"
    for card in group.get("cards", []):
        yield from _card(card)
    if "more" in group:
        yield f"[{group['more']}]"


def _column(column: dict[str, Any]) -> str:
    """The words of a header, with an arrow at the one by which the table is sorted."""
    arrow = {"ascending": " ↑", "descending": " ↓"}.get(column.get("order", ""), "")
    return f"{column['label']}{arrow}"


def _table_row(card: dict[str, Any]) -> str:
    """A row of a table: the link with what stands beside it, and the other cells."""
    first = " ".join([f"{card['title']} → {card['href']}", *map(_words, card.get("beside", []))])
    return " | ".join([first, *(" · ".join(map(_words, line)) for line in card["lines"])])


def _card(card: dict[str, Any]) -> Iterator[str]:
    """A card: its picture, its title with what stands beside it, its lines, and its acts."""
    if "picture" in card:
        yield f"│ Picture: {card['picture']['alt']}"
    tick = f"[{card['tick']['label']}] " if "tick" in card else ""
    link = f" → {card['href']}" if "href" in card else ""
    beside = "".join(f" | {_words(words)}" for words in card.get("beside", []))
    yield f"│ {tick}{card['title']}{link}{beside}"
    yield from (f"│ {' · '.join(map(_words, line))}" for line in card.get("lines", []))
    if "acts" in card:
        yield f"│ {' | '.join(map(_act, card['acts']))}"


def _words(words: dict[str, Any]) -> str:
    """Words of a line; what is late has a mark, what can be clicked on brackets."""
    if "act" in words:
        return _act(words["act"])
    return f"{words['text']}{'!' if words.get('tone') == 'late' else ''}"


def _act(act: dict[str, Any]) -> str:
    choices = f": {', '.join(act['choices'].values())}" if "choices" in act else ""
    return f"[{act['label']}{choices}]"


def _item(item: dict[str, Any]) -> str:
    """One who needs attention, the reasons, and which ways there are to act."""
    late = f"{item['late']}! " if item["late"] else ""
    acts = [name for name in ("call", "message", "isDue") if item[name]]
    return f"{item['name']} ({item['company']}): {late}{item['reasons']} {acts}"


def _match(match: dict[str, Any]) -> str:
    """One whom a search has found, and the lines that say why, the words looked for in stars."""
    marked = (
        f"{line['kind']}: "
        + "".join(f"*{part}*" if n % 2 else part for n, part in enumerate(parts))
        for line in match["lines"]
        for parts in [line["parts"]]
    )
    return "\n".join([f"{match['name']} ({match['about']}) {match['mood']}", *marked])


def _with_marks(words: dict[str, Any]) -> str:
    records = "".join(f" [{mark['title']}]" for mark in words["marks"])
    return f"{words['text']}{'!' if words['tone'] else ''}{records}"


_TITLED: dict[str, Any] = {
    "dialog": lambda node: node.proto.dialog.title,
    "popover": lambda node: node.proto.popover.label,
    "tab": lambda node: node.label,
}
_DRAWN: dict[str, Any] = {
    "title": lambda e: f"# {e.value}",
    "header": lambda e: f"## {e.value}",
    "subheader": lambda e: f"## {e.value}",
    "markdown": lambda e: e.value,
    "text": lambda e: e.value,
    "caption": lambda e: f"({e.value})",
    "code": lambda e: e.value,
    "error": lambda e: f"Error: {e.value}",
    "warning": lambda e: f"Warning: {e.value}",
    "info": lambda e: f"Info: {e.value}",
    "toast": lambda e: f"Toast: {e.value}",
    "exception": lambda e: f"EXCEPTION: {e.message}",
    "metric": lambda e: f"{e.label}: {e.value}",
    "button": _button,
    "download_button": lambda e: _button(e, " ↓"),
    "link_button": lambda e: _button(e, f" → {e.proto.url}"),
    "page_link": lambda e: f"[{e.proto.label} → {e.proto.page}?{e.proto.query_string}]",
    "menu_button": lambda e: _button(e, f": {', '.join(e.proto.options)}"),
    "text_input": _field,
    "text_area": _field,
    "number_input": _field,
    "date_input": _field,
    "time_input": _field,
    "chat_input": lambda e: f"{e.proto.placeholder}: {'-' if e.proto.disabled else ''}",
    "file_uploader": lambda e: f"{e.proto.label}: {', '.join(e.proto.type)}",
    "selectbox": _choice,
    "radio": _choice,
    "button_group": _group,
    "checkbox": lambda e: f"[{'x' if e.value else ' '}] {e.label}",
    "toggle": lambda e: f"[{'x' if e.value else ' '}] {e.label}",
    "pagination": lambda e: f"page {e.value} of {e.proto.num_pages}",
    "dataframe": _table,
    "image": lambda e: f"Picture: {', '.join(image.alt for image in e.proto.imgs)}",
    "vega_lite_chart": _sent_to_browser("Chart", "alt"),
    "arrow_vega_lite_chart": _sent_to_browser("Chart", "alt"),
    "bidi_component": _component,
}
