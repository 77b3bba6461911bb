"""The block of a proposal: it survives mail programs, and nothing else gets through."""

from __future__ import annotations

import json
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from catalogue.source import letters
from catalogue.source.letters import LetterError, read_letter
from support.letters import HELLO, block, content, letter, quoted, wrapped

SOUND = content(about="Voilà : « l’été »\nà bientôt", name="Awa D.")


def fault(text: str) -> str:
    """The name of the sentence with which a letter is refused."""
    with pytest.raises(LetterError) as caught:
        read_letter(text)
    return caught.value.fault


CHANGED: dict[str, Callable[[str], str]] = {
    "as it was written": lambda text: text,
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "an old Mac": lambda text: text.replace("\n", "\r"),
    "quoted": quoted,
    "quoted four times": lambda text: quoted(text, 4),
    "quoted with a bar": lambda text: text.replace("\n", "\n| "),
    "indented": lambda text: text.replace("\n", "\n\t  "),
    "an empty line between all": lambda text: text.replace("\n", "\n\n"),
    "spaces at the ends": lambda text: text.replace("\n", " \n"),
    "no-break spaces before": lambda text: text.replace("\n", "\n\u00a0"),
    "dashes made long": lambda text: text.replace("-----", "—–-"),
    "in a block of code": lambda text: (
        text.replace("-----BEGIN", "~~~~text\n-----BEGIN") + "~~~~\n"
    ),
    "wrapped at 60": lambda text: wrapped(text, 60),
    "quoted and wrapped": lambda text: wrapped(quoted(text, 3), 64),
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED)
@pytest.mark.parametrize("is_compressed", [True, False])
def test_block_survives_mail_programs(change: Callable[[str], str], is_compressed: bool) -> None:
    found, digits = read_letter(change(letter(SOUND, is_compressed=is_compressed)))
    assert (found.kind, found.language, found.name) == ("correction", "fr", "Awa D.")
    assert found.about == "Voilà : « l’été »\nà bientôt"
    assert found.files[0].text == "new\n"
    assert digits == letters.digest(SOUND)


BROKEN = {
    "": "no-block",
    "Dear editors, BEGIN TOOLKIT PROPOSAL 1 is a strange line.": "no-block",
    letter(SOUND) * 2: "two-blocks",
    letter(SOUND) + quoted(letter(SOUND)): "two-blocks",
    letter(SOUND).replace(
        "-- \n", "-----END TOOLKIT PROPOSAL 0123456789abcdef-----\n"
    ): "two-blocks",
    letter(SOUND, version="2"): "version",
    letter(SOUND).partition("-----END")[0]: "cut-off",
    "\n".join(reversed(block(SOUND).split("\n"))): "cut-off",
    letter(SOUND, digits="0" * 16): "damaged",
    letter(SOUND).replace("-----\nDear", "\nDear").replace("1-----\n", "1-----\nAAAA"): "damaged",
    letter(SOUND).replace("1-----\n", "1-----\n<b>"): "damaged",
    letter(SOUND).replace("1-----\n", "1-----\n\u200b"): "damaged",
    HELLO.format(
        block="-----BEGIN TOOLKIT PROPOSAL 1-----\n-----END TOOLKIT PROPOSAL 0123456789abcdef"
    ): "damaged",
    letter(b"no proposal"): "not-text",
    letter(b"\xff\xfe\x00binary", is_compressed=True): "not-text",
    letter(SOUND, is_compressed=False).replace("1-----\n", "1-----\n\0"): "not-text",
    letter(b'{"kind": NaN}'): "not-text",
    letter(b'{"kind": "correction", "kind": "resource"}'): "not-text",
    letter(b"[" * 100_000): "not-text",
    letter(b"[]"): "form",
}


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_letter_that_is_not_as_it_was_sent_is_refused(text: str) -> None:
    assert fault(text) == BROKEN[text]


def test_damaged_bytes_after_the_content_are_refused() -> None:
    packed = zlib.compress(SOUND) + b"more"
    text = letter(packed, is_compressed=False).replace(
        letters.digest(packed), letters.digest(SOUND)
    )
    assert fault(text) == "damaged"


def test_content_that_unpacks_to_gigabytes_is_refused_early() -> None:
    bomb = zlib.compress(bytes(300_000_000))
    text = letter(bomb, is_compressed=False)
    tracemalloc.start()
    assert fault(text) == "large"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"kind": "code"}, "kind"),
    ({"kind": 1}, "kind"),
    ({"run": "rm -rf /"}, "run"),
    ({"language": "../fr"}, "language"),
    ({"name": "x" * 81}, "name"),
    ({"name": "A\nB"}, "name"),
    ({"name": "Awa <awa@b.org>"}, "name"),
    ({"name": "github-actions[bot]"}, "name"),
    ({"name": "\u202eevil"}, "name"),
    ({"about": "x" * 20_001}, "about"),
    ({"about": "\x1b[2J"}, "about"),
    ({"files": []}, "files"),
    ({"files": [{"path": f"docs/practices/a{n}.md", "text": "x"} for n in range(7)]}, "files"),
    ({"files": [{"path": "docs/practices/a.md", "text": "x"}] * 2}, "block"),
    ({"files": [{"path": "/etc/passwd", "text": "x"}]}, "files.0.path"),
    ({"files": [{"path": "docs/practices/a.md\n", "text": "x"}]}, "files.0.path"),
    ({"files": [{"path": "scripts/build.py", "text": "x"}]}, "files.0.path"),
    ({"files": [{"path": "docs/practices/A.md", "text": "x"}]}, "files.0.path"),
    ({"files": [{"path": "docs/practices/a.md"}]}, "files.0"),
    (
        {"files": [{"path": "docs/practices/a.md", "text": "x", "changes": "y", "base": "0" * 40}]},
        "files.0",
    ),
    ({"files": [{"path": "docs/practices/a.md", "changes": "y"}]}, "files.0"),
    ({"files": [{"path": "docs/practices/a.md", "text": "x", "mode": "120000"}]}, "files.0.mode"),
    ({"files": [{"path": "docs/practices/a.md", "text": "x", "base": "HEAD"}]}, "files.0.base"),
    ({"files": [{"path": "docs/practices/a.md", "text": "x" * 70_000}]}, "files.0.text"),
    ({"files": [{"path": "docs/practices/a.md", "text": "a\0b"}]}, "files.0.text"),
    ({"files": [{"path": "docs/practices/a.md", "text": "a\rb"}]}, "files.0.text"),
    ({"files": [{"path": "docs/practices/a.md", "text": "\ud800"}]}, "files.0.text"),
    ({"files": [{"path": "docs/practices/a.md", "text": "a\U000e0041"}]}, "files.0.text"),
    ({"<script>": "x"}, "?script?"),
]


@pytest.mark.parametrize(("values", "where"), WRONG, ids=[f"{n}" for n in range(len(WRONG))])
def test_proposal_of_another_form_is_refused_at_its_place(
    values: dict[str, Any], where: str
) -> None:
    data = json.loads(content()) | values
    with pytest.raises(LetterError) as caught:
        read_letter(letter(json.dumps(data).encode("utf-8")))
    assert (caught.value.fault, caught.value.values["where"]) == ("form", where)


def test_line_ends_of_windows_in_a_page_are_those_of_the_repository() -> None:
    files = [{"path": "docs/practices/a.md", "text": "a\r\nb\r\n"}]
    assert read_letter(letter(content(files=files)))[0].files[0].text == "a\nb\n"


def test_letters_at_random_are_read_or_refused() -> None:
    """Whatever happens to one character of a block, it is read as it was sent, or refused."""
    sound = block(SOUND)
    for place in range(0, len(sound), 7):
        for sign in ("A", " ", "\n", "=", "é", ">"):
            changed = sound[:place] + sign + sound[place + 1 :]
            try:
                found, _ = read_letter(changed)
            except LetterError:
                continue
            assert found.about.startswith("Voilà")
