"""The style sheets as they are published."""

from __future__ import annotations

import shutil
from pathlib import Path

from catalogue.html.asset_digests import Assets
from support.building import ROOT


def test_published_styles_are_brief_and_keep_their_strings(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(ROOT / "docs" / "assets", tmp_path / "docs" / "assets")).parent
    style = docs / "assets" / "css" / "site.css"
    style.write_text(
        '/* Why:\n it is so. */\na :hover, i { color: red; } /* b */\nb::after { content: " ; }, : "; }\n',
        "utf-8",
    )
    Assets(docs).write(tmp_path / "site")
    (published,) = (tmp_path / "site" / "assets" / "css").glob("site.*.css")
    assert published.read_text("utf-8") == 'a :hover,i{color:red}b::after{content:" ; }, : "}'
