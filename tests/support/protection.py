"""What every page says to the browser before it loads anything."""

from __future__ import annotations

import re
from pathlib import Path

POLICY = re.compile(
    r"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; [^>]+>"
)
REFERRER = '<meta name="referrer" content="no-referrer">'
FIRST_LINK = re.compile(r"<(?:link|script|style|a|img)\b")


def unprotected(site: Path) -> list[str]:
    """The pages that lack a policy, or the word that no address is sent, before what they load."""
    found = []
    for file in sorted(site.rglob("*.html")):
        text = file.read_text("utf-8")
        start = FIRST_LINK.search(text)
        head = text[: start.start() if start else None]
        if not POLICY.search(head) or REFERRER not in text.partition("</head>")[0]:
            found.append(file.relative_to(site).as_posix())
    return found
