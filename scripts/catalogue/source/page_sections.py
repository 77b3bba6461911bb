"""The sections of ordinary pages that data/interface/sections.yml names, by layout or by name of the page.

Their ids are the anchors of their headings: style sheets, templates and the search use them, so that nothing
depends on the words of a heading.
"""

from catalogue.model.vocabularies import Term, Vocabularies
from catalogue.source.documents import Document
from catalogue.source.yaml_positions import Where

HELP_PAGE, HELP_SECTION = "about/safety", "if-you-or-someone-else-needs-help"
"""Where a reader who needs help is led, from every page and as the first result of the search."""

BOXED_LAYOUT, BOXED_SECTIONS = "situation", ("if-there-is-danger-now", "what-never-to-do")
"""The sections that the style sheet puts into a box."""

KEY_PAGE, KEY_SECTION = "about/method", "key-to-the-marks"
"""Where the marks of recognition are explained; every page that shows marks leads there."""

SECTIONS_IN_USE: tuple[Where, ...] = (
    (HELP_PAGE, HELP_SECTION),
    (KEY_PAGE, KEY_SECTION),
    *((BOXED_LAYOUT, name) for name in BOXED_SECTIONS),
)
"""The paths in data/interface/sections.yml of the sections that code, templates and style sheets name."""


def page_sections(vocabularies: Vocabularies, page: Document) -> dict[str, Term]:
    """The sections that an ordinary page has, by id; none where the table does not name the page."""
    layout = str(page.data.get("layout", ""))
    sections = vocabularies.sections
    return sections.get(layout) or sections.get(_name(page)) or {}


def heading_ids(vocabularies: Vocabularies, page: Document) -> dict[str, str]:
    """Heading in any language → id, for the sections that an ordinary page has."""
    ids = {}
    for section in page_sections(vocabularies, page).values():
        for heading in section.labels.values():
            ids[heading] = section.id
    return ids


def _name(page: Document) -> str:
    """The name of a page in the catalogue: docs/about/safety.fr.md → about/safety."""
    return page.path.removeprefix("docs/").partition(".")[0]
