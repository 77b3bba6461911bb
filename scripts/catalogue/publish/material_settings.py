"""The settings of the site that stock Material makes of the edition: languages, navigation, theme."""

import json
from collections.abc import Collection

from catalogue.exports.publication import Publication
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import page_text, record_title

INDEX = "index"
SETS = ("audiences", "situations", "cards", "sessions", "practices")
"""The folders whose pages the navigation lists, in this order."""

OTHERS = ("topics", "places", "resources", "agencies", "statements", "activities", "about")
"""The folders of which the navigation has the first page only."""


def settings(publication: Publication, names: Collection[str]) -> str:
    """The file mkdocs.yml: a line of JSON for each key, which YAML reads too, and the extensions."""
    contexts = list(publication.contexts.values())
    values = {
        "site_name": contexts[0].site_name,
        "theme": THEME,
        "plugins": [
            {"search": {"lang": [context.language for context in contexts]}},
            {"i18n": {"docs_structure": "folder", "languages": _languages(contexts, names)}},
        ],
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": dict.fromkeys(("not_found", "anchors", "unrecognized_links"), "warn"),
        },
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([*lines, EXTENSIONS])


def _languages(contexts: list[Context], names: Collection[str]) -> list[dict[str, object]]:
    """Each language as the plug-in takes it, the first as the default."""
    languages = []
    for context in contexts:
        term = context.catalogue.vocabularies["languages"][context.language]
        language: dict[str, object] = {
            "locale": context.language,
            "name": str(term.more["site"]["name"]),
            "default": context is contexts[0],
            "site_name": context.site_name,
            "nav": navigation(context, names),
        }
        languages.append(language)
    return languages


def navigation(context: Context, names: Collection[str]) -> list[object]:
    """The first page, the folders that people look in, the first pages of others, and what is left."""
    parts: list[object] = ["index.md"]
    for folder in SETS:
        if pages := _in_folder(names, folder):
            title = title_of(context, f"{folder}/index") or context.text(folder)
            parts.append({title: [file_of(name) for name in pages]})
    return [*parts, *(file_of(name) for name in _others(names))]


def _in_folder(names: Collection[str], folder: str) -> list[str]:
    return [name for name in names if name.startswith(f"{folder}/")]


def _others(names: Collection[str]) -> list[str]:
    """What the navigation lists after the folders: of a whole site the first pages, of a part all else."""
    if INDEX not in names:
        return [name for name in names if name.partition("/")[0] not in SETS]
    firsts = [f"{folder}/index" for folder in OTHERS if f"{folder}/index" in names]
    return [*firsts, *(name for name in names if "/" not in name and name != INDEX)]


def first_page(context: Context, names: Collection[str]) -> str:
    """The first page of some pages that were taken without that of the site: it lists them."""
    links = [f"- [{title_of(context, name)}]({file_of(name)})" for name in names]
    about = context.text("site-description")
    return "\n".join([f"# {context.site_name}", "", f"> {about}", "", *links, ""])


def file_of(name: str) -> str:
    """The file of a page below the folder of its language."""
    return "index.md" if name == INDEX else f"{name.removesuffix('/index')}/index.md"


def title_of(context: Context, name: str) -> str:
    """The title of a record or of another page; '' if there is none."""
    if entry := context.catalogue.entries.get(name):
        return record_title(context, entry)
    return page_text(context, name, "title") if name in context.catalogue.pages else ""


def _toggle(scheme: str, media: str, icon: str, name: str) -> dict[str, object]:
    return {
        "media": f"(prefers-color-scheme: {media})",
        "scheme": scheme,
        "primary": "teal",
        "toggle": {"icon": icon, "name": name},
    }


THEME = {
    "name": "material",
    "custom_dir": "overrides",
    "font": False,
    "features": ["navigation.indexes", "navigation.prune", "navigation.top", "toc.follow"],
    "palette": [
        _toggle("default", "light", "material/brightness-7", "Dark"),
        _toggle("slate", "dark", "material/brightness-4", "Light"),
    ],
}
"""Stock Material: nothing of it is replaced. The folder adds the drawings of the marks to its icons."""

EXTENSIONS = """\
markdown_extensions:
  - attr_list
  - sane_lists
  - tables
  - toc: {permalink: true}
  - pymdownx.betterem
  - pymdownx.superfences
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
      options: {custom_icons: [overrides/.icons]}
"""
"""What the pages need, to be copied into the settings of a site that takes some of them."""
