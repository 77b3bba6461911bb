"""The card of a record in a frame on a page of another site, by the code that the site offers."""

from __future__ import annotations

import functools
import http.server
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Frame, expect
from support.building import running

FITS = """() => {
  const {scrollWidth, scrollHeight} = document.documentElement;
  return scrollWidth <= innerWidth && scrollHeight <= innerHeight;
}"""
MARK = "mark => mark.getBoundingClientRect().width"
"""Without its style, a mark of a card would be as wide as the card."""


class Answering(http.server.SimpleHTTPRequestHandler):
    """Serves the files of a folder with the headers that a function gives for a path."""

    headers_of: Callable[[str], dict[str, str]]

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Send the headers of the path."""
        for name, value in self.headers_of(self.path).items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def answering(folder: Path, headers_of: Callable[[str], dict[str, str]]) -> Iterator[str]:
    """The address of a server of a folder at the root of a host, with headers."""
    handler = type("Handler", (Answering,), {"headers_of": staticmethod(headers_of)})
    with running(functools.partial(handler, directory=str(folder))) as address:
        yield address


class Embedding(http.server.BaseHTTPRequestHandler):
    """A page of another site, which holds the code of a card."""

    page = ""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!doctype html>{self.page}".encode())


def offered(site: Path, path: str) -> str:
    """The code that the site offers to show the card of a record."""
    return str(json.loads((site / path / "oembed.json").read_text("utf-8"))["html"])


def shows_level(chromium: Browser, code: str, width: int) -> bool:
    """True if a card that another site frames at a width shows its level, with its style and whole."""
    code = code.replace('width="480"', f'width="{width}"').replace(' loading="lazy"', "")
    with running(type("Other", (Embedding,), {"page": code})) as other:
        page = chromium.new_page()
        page.goto(other)
        expect(page.frame_locator("iframe").locator(".level")).to_be_visible()
        card = _card(page.frames)
        result = bool(card.evaluate(FITS)) and card.eval_on_selector(".mark", MARK) == 20
        page.close()
    return result


def _card(frames: list[Frame]) -> Frame:
    return next(frame for frame in frames if frame.url.endswith("card.html"))
