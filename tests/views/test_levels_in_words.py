"""Lists and the home page say of a level whether its words were read."""

from __future__ import annotations

import pytest
from catalogue.views.pages.home import home
from catalogue.views.record.rows import row
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from support.sites import Make
from support.small_site import site

CASES = [
    ("text", "few", "Reconnue par un ou deux organismes", 1),
    (
        "contents",
        "few-open",
        "Reconnue par un ou deux organismes, d’après le résumé de leurs textes",
        0,
    ),
]


@pytest.mark.parametrize(("seen", "mark", "label", "read"), CASES)
def test_row_and_home_say_whether_words_were_read(
    make: Make, seen: str, mark: str, label: str, read: int
) -> None:
    catalogue = make(site("unodc").replace("seen: text", f"seen: {seen}"))
    context = Context(catalogue, Site(), "fr")
    line = row(context, catalogue.entries["practices/rooms"], "")
    assert (line.level, line.mark, line.level_label) == ("few", mark, label)
    (option,) = home(context, "")["levels"]
    assert option.label.endswith(f"texte lu\u00a0: {read}")
