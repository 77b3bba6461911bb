"""The data of the real site, read with the tools of others: linters of OpenAPI, clients, Frictionless."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from heavy import instruments


@pytest.fixture(scope="module")
def api(root_site: Path) -> Path:
    """The folder of the API."""
    return root_site / "api" / "v1"


def node(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """What a program from npm says."""
    command = [instruments.needed("node"), str(instruments.script(name)), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def python(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """What Python says with a client and what it needs in reach."""
    environment = {**os.environ, "PYTHONPATH": str(instruments.client(name))}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def broken(api: Path, folder: Path) -> Path:
    """The description with a shape that nothing defines."""
    file = folder / "openapi.json"
    file.write_text(
        (api / "openapi.json").read_text("utf-8").replace("schemas/RecordList", "schemas/Nothing"),
        "utf-8",
    )
    return file


def test_redocly_accepts_openapi(api: Path, tmp_path: Path) -> None:
    done = node("redocly", "lint", api / "openapi.json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert node("redocly", "lint", broken(api, tmp_path)).returncode


def test_spectral_accepts_openapi(api: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("extends: ['spectral:oas']\n", "utf-8")
    done = node("spectral", "lint", "--fail-severity", "warn", "-r", rules, api / "openapi.json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert node("spectral", "lint", "-r", rules, broken(api, tmp_path)).returncode


USE = """import type {{ components }} from "./api";
declare const record: components["schemas"]["PracticeRecord"];
export const sentence: string | undefined = record.recognition?.sentence["fr"];
export const steps: string[] = record.steps.map((step) => step.{field});
"""


@pytest.mark.parametrize(("field", "right"), [("moment", True), ("momentum", False)])
def test_typescript_client_compiles_with_fields(
    api: Path, tmp_path: Path, field: str, right: bool
) -> None:
    made = node("openapi-typescript", api / "openapi.json", "-o", tmp_path / "api.ts")
    assert made.returncode == 0, made.stderr
    (tmp_path / "use.ts").write_text(USE.format(field=field), "utf-8")
    done = node(
        "tsc",
        "--noEmit",
        "--strict",
        "--target",
        "es2022",
        "--module",
        "esnext",
        tmp_path / "use.ts",
    )
    assert (done.returncode == 0) is right, done.stdout


READ = """import sys, httpx
from pathlib import Path
from made import Client
from made.api.data import get_record, list_records
from made.models import RecordList
root = Path(sys.argv[1])
def respond(request):
    return httpx.Response(200, content=(root / request.url.path[1:]).read_bytes())
options = {"transport": httpx.MockTransport(respond)}
client = Client(base_url="https://toolkit.test", httpx_args=options, raise_on_unexpected_status=True)
records = list_records.sync(client=client)
assert isinstance(records, RecordList)
kinds = {type(get_record.sync(*one.id.split("/"), client=client)).__name__ for one in records.records}
print(len(records.records), *sorted(kinds))
"""


def test_python_client_reads_every_record(api: Path, tmp_path: Path) -> None:
    arguments = (
        "generate",
        "--meta",
        "none",
        "--path",
        api / "openapi.json",
        "--output-path",
        tmp_path / "made",
    )
    made = python("openapi_python_client", "-m", "openapi_python_client", *arguments)
    assert made.returncode == 0, made.stdout + made.stderr
    (tmp_path / "read.py").write_text(READ, "utf-8")
    done = python("openapi_python_client", tmp_path / "read.py", api)
    count = json.loads((api / "records.json").read_text("utf-8"))["count"]
    kinds = "ActivityRecord AgencyRecord PracticeRecord ResourceRecord StatementRecord"
    assert done.stdout.strip() == f"{count} {kinds}", done.stderr


def test_frictionless_validates_every_table(api: Path, tmp_path: Path) -> None:
    copy = tmp_path / "package"
    copy.mkdir()
    for file in (*api.glob("*.csv"), api / "datapackage.json", api / "steps.jsonl"):
        shutil.copy(file, copy)
    validate = ("-m", "frictionless", "validate", copy / "datapackage.json")
    done = python("frictionless", *validate)
    assert done.returncode == 0, done.stdout
    assert "foreignKeys" in (copy / "datapackage.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("matrix", "practices/", "practices/no-"),
        ("steps", ",1,", ",first,"),
        ("participation", ",party,", ",guest,"),
    ],
)
def test_frictionless_detects_a_wrong_key_type_and_code(
    api: Path, tmp_path: Path, table: str, old: str, new: str
) -> None:
    copy = tmp_path / "package"
    copy.mkdir()
    for file in (*api.glob("*.csv"), api / "datapackage.json", api / "steps.jsonl"):
        shutil.copy(file, copy)
    file = copy / f"{table}.en.csv"
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    validate = ("-m", "frictionless", "validate", copy / "datapackage.json")
    assert python("frictionless", *validate).returncode
