"""The server for assistants as it stands in releases and packs: its files, and the data that it reads."""

from pathlib import Path

SERVER = "assistant.py"
MODULES = "answers"

DATA = (
    *("index.json", "assistant.json", "vocabularies.json", "records.json"),
    *("steps.jsonl", "states.jsonl", "provisions.json", "pages/situations.json"),
    *("editions.json", "changes.json"),
)
"""The files of the API that the server needs; records of practices say more where they are there."""


def assistant_files(scripts: Path) -> dict[str, Path]:
    """Name → file of the server."""
    files = [scripts / SERVER, *sorted((scripts / MODULES).glob("*.py"))]
    return {file.relative_to(scripts).as_posix(): file for file in files}
