"""The French of the pages as Grammalecte reads it; its objections without reason are in grammar.txt.

`python tests/heavy/test_grammar.py` writes the list anew; read what it adds before you keep it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from heavy import instruments

sys.path.insert(0, str(instruments.ROOT / "scripts"))

from catalogue.source import commonmark, documents

KNOWN = Path(__file__).with_name("grammar.txt")
OFF = (
    "typo",
    "apos",
    "eepi",
    "esp",
    "nbsp",
    "tu",
    "maj",
    "minis",
    "num",
    "nf",
    "unit",
    "virg",
    "poncfin",
)
"""Typography and capitals, which the checker of this site judges by the usage of the United Nations."""
AT_ONCE = 2


def paragraphs() -> list[str]:
    """Titles, summaries and paragraphs of every French page."""
    found: dict[str, None] = {}
    for file in sorted((instruments.ROOT / "docs").rglob("*.fr.md")):
        page = documents.read(file, str(file))
        heads = [str(page.data.get(name, "")) for name in ("our_title", "summary")]
        texts = [
            commonmark.plain(token)
            for token in commonmark.parse(page.body)
            if token.type == "inline"
        ]
        found.update(dict.fromkeys(filter(None, (*heads, *texts))))
    return list(found)


def objections(texts: list[str]) -> set[str]:
    """What Grammalecte has against texts: the kind of rule, and the words in brackets within their line."""
    parts = [texts[start::AT_ONCE] for start in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return set().union(*pool.map(_objections, parts))


def _objections(texts: list[str]) -> set[str]:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n".join(texts))
        file.flush()
        command = [
            instruments.needed("grammalecte-cli"),
            "-f",
            file.name,
            "-j",
            "-ctx",
            "-owe",
            "-off",
            *OFF,
        ]
        answer = json.loads(
            subprocess.run(command, capture_output=True, text=True, check=True).stdout
        )
    errors = (one for paragraph in answer["data"] for one in paragraph["lGrammarErrors"])
    return {
        f"{one['sType']}: {one['sBefore'][-40:]}[{one['sUnderlined']}]{one['sAfter'][:20]}".strip()
        for one in errors
    }


def known() -> set[str]:
    """The objections that were read and rejected."""
    return set(KNOWN.read_text("utf-8").splitlines())


def test_grammalecte_finds_no_new_error() -> None:
    assert sorted(objections(paragraphs()) - known()) == []


def test_grammalecte_detects_errors() -> None:
    assert (
        objections(["Les victimes a droit à une aides.", "Les victimes ont droit à une aide."])
        - known()
    )


if __name__ == "__main__":
    KNOWN.write_text("\n".join(sorted(objections(paragraphs()))) + "\n", "utf-8")
