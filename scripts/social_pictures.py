"""Draw the pictures that social networks show with a record, with the browser of the tests.

    python scripts/social_pictures.py

Run it and commit the pictures when a kind, a level of recognition, a language or the words for them change.
"""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import browser
import terminal
from catalogue.html import social_pictures
from catalogue.source.loading import load
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from catalogue.views.wording.words import text_direction
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

HERE = Path(__file__).resolve().parent / "social"
SHADES = 24


def draw(page: Page, context: Context, folder: Path) -> None:
    """Write the pictures of a language below a folder, each at its path on the site."""
    template = _template()
    page.goto((HERE / "picture.html").as_uri())
    for picture in social_pictures.every_picture(context):
        html = template.render(
            picture=picture,
            language=context.language,
            direction=text_direction(context, context.language),
            site_name=context.text("badge-name"),
        )
        page.set_content(html)
        page.evaluate("document.fonts.ready")
        _save(page.screenshot(), folder / picture.path)


def _template() -> Template:
    loader = FileSystemLoader(HERE)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return environment.get_template("picture.html")


def _save(screenshot: bytes, file: Path) -> None:
    """Write a picture with a palette of few colours, which makes a quarter of the size."""
    file.parent.mkdir(parents=True, exist_ok=True)
    image = Image.open(io.BytesIO(screenshot)).convert("RGB")
    image.quantize(SHADES).save(file, optimize=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the pictures of every language."""
    parser = terminal.parser(__doc__)
    docs = terminal.ROOT / "docs"
    parser.add_argument("--docs", type=terminal.path, default=docs, help="the folder above assets/")
    options = parser.parse_args(arguments)
    catalogue = load(options.root)
    site = Site(languages=catalogue.vocabularies.published)
    size: ViewportSize = {"width": social_pictures.WIDTH, "height": social_pictures.HEIGHT}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = chromium.new_page(viewport=size)
        for language in site.languages:
            draw(page, Context(catalogue, site, language), options.docs)
        chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
