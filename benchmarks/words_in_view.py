"""How many words a reader has in view on the page of a practice before opening a fold.

python benchmarks/words_in_view.py --site site [--width 390]

A word is what stands between spaces and has a letter or a digit. In view is what the browser gives as the
text of the body (`innerText`): with the head and the foot of the page, and of a closed fold its heading.
What only a screen reader meets (`visually-hidden`, links that are out of sight until they are reached) is
taken out; `whole` counts it too, and what is no word, such as a French colon. Beside the words it prints
where the steps begin and how high the list of their short heads is, in pixels.
"""

import argparse
import functools
import http.server
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
import browser

LANGUAGES = {"en": "", "fr": "fr/"}
HEIGHT = 844
COUNT = r"""() => {
  const words = text => (text.match(/\S*[\p{L}\p{N}]\S*/gu) ?? []).length;
  const unseen = [...document.body.querySelectorAll('*')].filter(element => {
    const box = element.getBoundingClientRect();
    return getComputedStyle(element).clipPath === 'inset(50%)' || (box.width && box.right < 0);
  });
  const outer = unseen.filter(element => !unseen.some(other => other !== element && other.contains(element)));
  const hidden = outer.reduce((sum, element) => sum + words(element.innerText), 0);
  const box = name => document.querySelector(name).getBoundingClientRect();
  const [steps, list] = [box('#how'), box('.outline')];
  const text = document.body.innerText;
  const whole = text.split(/\s+/).filter(Boolean).length;
  return {words: words(text) - hidden, whole, steps: Math.round(steps.top), list: Math.round(list.height)};
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that does not print each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a built site is served."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def counted(page: Page, address: str, folder: Path) -> Iterator[dict[str, Any]]:
    """The figures of each practice below a folder of a site."""
    for file in sorted(folder.glob("*/index.html")):
        page.goto(f"{address}{file.parent.name}/", wait_until="load")
        yield {"practice": file.parent.name, **page.evaluate(COUNT)}


def report(language: str, rows: list[dict[str, Any]]) -> None:
    """Print the median and the most of each figure, and the practices that have the most words."""
    longest = sorted(rows, key=lambda row: -row["words"])[:3]
    print(f"{language}: {len(rows)} practices")
    for name in ("words", "whole", "steps", "list"):
        values = [row[name] for row in rows]
        print(f"  {name}: median {statistics.median(values):.0f}, most {max(values)}")
    print("  longest:", ", ".join(f"{row['practice']} {row['words']}" for row in longest))


def main() -> None:
    """Count the words of every practice in both languages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--width", type=int, default=390)
    options = parser.parse_args()
    with sync_playwright() as playwright, served(options.site) as address:
        opened = playwright.chromium.launch(executable_path=browser.find())
        page = opened.new_page(viewport={"width": options.width, "height": HEIGHT})
        for language, prefix in LANGUAGES.items():
            folder = options.site / prefix / "practices"
            report(language, list(counted(page, f"{address}{prefix}practices/", folder)))
        opened.close()


if __name__ == "__main__":
    main()
