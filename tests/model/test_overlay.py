"""overlay.yml: what it can hold, what it cannot, and what it can never do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from catalogue.html.own_style import PROPERTIES, added_styles
from catalogue.model import overlay, schemes
from catalogue.model.contrast import contrast
from catalogue.model.overlay import Overlay, Palette
from catalogue.model.vocabularies import Vocabularies
from pydantic import ValidationError
from support import brand
from support.sites import REPOSITORY

STYLES = (REPOSITORY / "docs/assets/css/site.css").read_text("utf-8")
PAGES = [REPOSITORY / f"docs/contribute/adaptation{end}.md" for end in ("", ".fr")]
NAMED = {"name": {"en": "Safe Paths", "fr": "Chemins sûrs"}, "hosts": [{"en": "The Ministry"}]}

HOSTILE: list[dict[str, Any]] = [
    {"name": {"en": "<script>alert(1)</script>"}},
    {"name": {"en": "Paths {{ config }}"}},
    {"name": {"en": "Paths {% raw %}"}},
    {"name": {"en": "One line\nand another"}},
    {"disclaimer": {"en": "See [this](javascript:alert(1)) page."}},
    {"disclaimer": {"en": "Letters &lt;b&gt; of the ministry"}},
    {"hosts": [{"en": "The **Ministry** of Example"}]},
    {"short_name": {"en": "x" * 33}},
    {"address": "javascript:alert(1)"},
    {"address": "https://example.org/?to=https://evil.example/"},
    {"address": "https://user@example.org/"},
    {"address": "http://example.org/"},
    {"exits": {"en": "data:text/html,x"}},
    {"exits": {"en": "https://example.org/'onclick='x"}},
    {"contact": "a@example.org?bcc=b@evil.example"},
    {"contact": "a@example.org\nBcc: b@evil.example"},
    {"editors": ["@one\n* @two"]},
    {"editors": ["one"]},
    {"colours": {"light": {"header": "red; } body { display: none"}}},
    {"colours": {"light": {"header": "url(https://evil.example)"}}},
    {"colours": {"light": {"exit": "#ffffff"}}},
    {"colours": {"light": {"all": "#ffffff"}}},
    {"type": {"text": ['x"; } body { display: none; } a { b: "']}},
    {"type": {"text": ["url(https://evil.example/x.woff2)"]}},
    {"positions": [{"record": "../../etc", "stands": "adopts", "words": {"en": "Some words."}}]},
    {"positions": [{"record": "agencies/icat", "stands": "adopts", "words": {"en": "Our words."}}]},
    {
        "positions": [
            {"record": "practices/a", "stands": "recognizes", "words": {"en": "Our words."}}
        ]
    },
    {"levels": {}},
    {"strings": {"disclaimer": {"en": "Endorsed by all."}}},
]


@pytest.mark.parametrize("values", HOSTILE, ids=str)
def test_hostile_value_is_no_overlay(values: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        Overlay.model_validate(values)
    (tmp_path / overlay.FILE).write_text(
        yaml.safe_dump(NAMED | values, allow_unicode=True), "utf-8"
    )
    assert overlay.read(tmp_path) == overlay.NONE


def test_file_that_is_linked_or_too_large_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yml").write_text(brand.OVERLAY, "utf-8")
    (tmp_path / overlay.FILE).symlink_to(tmp_path / "elsewhere.yml")
    assert overlay.read(tmp_path) == overlay.NONE
    (tmp_path / overlay.FILE).unlink()
    brand.write_overlay(tmp_path, brand.OVERLAY + "#" * overlay.LARGEST)
    assert overlay.read(tmp_path) == overlay.NONE
    brand.write_overlay(tmp_path)
    assert overlay.read(tmp_path).name == brand.NAMES


def test_texts_of_overlay_stand_in_place_of_those_of_the_toolkit(root: Path) -> None:
    brand.write_overlay(root)
    words = Vocabularies(root / "data")
    assert words.text("site-name", "fr") == brand.NAMES["fr"]
    assert words.text("exit-address", "en") == brand.EXITS["en"]
    assert words.toolkit_name("en") == "Toolkit against trafficking in persons"
    said = words.text("disclaimer", "en")
    assert "“Toolkit against trafficking in persons”" in said
    assert "the Ministry of Example and the Network of Shelters" in said
    assert "No agency of the United Nations and no other organization has endorsed" in said
    assert "{" not in words.text("home-whose", "fr", date="le 1er mai")


def test_languages_are_chosen_and_the_first_one_stays(root: Path) -> None:
    brand.write_overlay(root, brand.OVERLAY + "languages: [en]\n")
    assert Vocabularies(root / "data").published == ("en",)
    brand.write_overlay(root, brand.OVERLAY + "languages: [fr]\n")
    assert Vocabularies(root / "data").published == ("en", "fr")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def properties(block: str) -> dict[str, str]:
    """The custom properties of a block of a style sheet, colours with six digits."""
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]+);", block))
    return {name: long(colour) for name, colour in found.items()}


def long(colour: str) -> str:
    """A colour of three digits as one of six."""
    digits = colour.removeprefix("#")
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def test_colours_that_may_be_changed_are_those_of_the_style_sheet() -> None:
    day, night = re.findall(r"(?m)^ *:root \{(?:[^}]*)\}", STYLES)[:2]
    light = properties(day)
    dark = light | properties(night)
    for scheme, sheet in (("light", light), ("dark", dark)):
        grounds = ("paper", "raised", "tint", "warn-tint")
        assert tuple(sheet[name] for name in grounds) == schemes.GROUNDS[scheme]
        for field, name in PROPERTIES.items():
            assert sheet[name] == schemes.SCHEMES[scheme][field], (scheme, field)
    assert set(PROPERTIES) == set(Palette.model_fields)
    assert schemes.faint(Overlay().colours) == []


def test_own_style_sets_both_schemes_and_nothing_else() -> None:
    (path, rules), *_ = added_styles(
        Overlay.model_validate(
            {"colours": {"light": {"header": "#5b1a4a"}}, "type": {"text": ["Arial"]}}
        )
    ).items()
    assert path == "assets/css/site.css"
    assert '--sans: "Arial", system-ui, sans-serif;' in rules
    assert "@media screen { :root { --deep: #5b1a4a;" in rules
    assert "(prefers-color-scheme: dark) { :root { --deep: #0d3542;" in rules
    assert set(re.findall(r"--([a-z0-9-]+):", rules)) == {*PROPERTIES.values(), "sans"}
    assert added_styles(Overlay()) == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_names_every_key(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [key for key in Overlay.model_fields if f"`{key}`" not in text] == []
    assert [key for key in Palette.model_fields if f"`{key}`" not in text] == []


def test_second_brand_uses_every_key() -> None:
    assert set(yaml.safe_load(brand.OVERLAY)) == set(Overlay.model_fields) - {"languages"}
