"""Check the links to other sites, politely, and write one report. Weekly, never in a build.

python scripts/links.py                      every link of every record (one request at a time to a host: some minutes)
python scripts/links.py resources/x          those of one record
python scripts/links.py --dead               and write data/addresses/dead-links.yml: dead twice in a row
"""

import datetime
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import terminal
import yaml
from catalogue.lint import reporters
from catalogue.source.files import write_file
from catalogue.source.loading import Catalogue, load
from linkcheck import Host, Verdict, judge

HOSTS = 8
"""How many hosts are asked at the same time; each of them one question at a time."""

STATES = ("dead", "moved", "changed", "unclear", "alive")
DEAD = Path("data") / "addresses" / "dead-links.yml"
ABOUT = (
    "# Links that lead nowhere any more, and since when this is known: scripts/links.py writes it. "
    "Pages offer an archived copy instead.\n"
)
PATIENCE = 2
"""Rounds in a row in which a link has to be dead before a page shows it as dead: hosts may be down for a while."""


def links(catalogue: Catalogue, records: Sequence[str] = ()) -> dict[str, list[str]]:
    """Every link with the records that carry it."""
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in catalogue.entries.values():
        addresses = filter(None, (*entry.addresses.values(), *entry.links.values(), entry.homepage))
        for address in dict.fromkeys(addresses) if not records or entry.ref in records else ():
            owners[address].append(entry.ref)
    return dict(owners)


def check(addresses: Iterable[str], digests: dict[str, str], pause: float) -> list[Verdict]:
    """The verdict on each link; hosts in parallel, the links of a host one after the other."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)

    def check_host(addresses: list[str]) -> list[Verdict]:
        host = Host(pause)
        return [judge(host.fetch(address), digests.get(address, "")) for address in addresses]

    with ThreadPoolExecutor(HOSTS) as pool:
        return [
            verdict for verdicts in pool.map(check_host, hosts.values()) for verdict in verdicts
        ]


def report(
    verdicts: Iterable[Verdict], owners: dict[str, list[str]], before: dict[str, Any]
) -> dict[str, Any]:
    """The report: every link with the records that carry it, and how many rounds in a row it was dead."""
    rows = {}
    for verdict in sorted(
        verdicts, key=lambda verdict: (STATES.index(verdict.state), verdict.address)
    ):
        earlier = before.get(verdict.address, {}).get("dead_rounds", 0)
        rounds = {"dead": earlier + 1, "unclear": earlier}.get(verdict.state, 0)
        rows[verdict.address] = asdict(verdict) | {
            "records": owners[verdict.address],
            "dead_rounds": rounds,
        }
    counts = Counter(row["state"] for row in rows.values())
    return {"counts": {state: counts[state] for state in STATES}, "links": rows}


def write_dead(root: Path, links: dict[str, Any], day: str) -> None:
    """Add to data/addresses/dead-links.yml what was dead in two rounds, with the day; remove what answers again."""
    file = root / DEAD
    dates: dict[str, str] = (
        yaml.safe_load(file.read_text("utf-8")) if file.exists() else None
    ) or {}
    silent = {
        address
        for address in dates
        if links.get(address, {}).get("state", "unclear") in ("unclear", "dead")
    }
    dead = silent | {address for address, row in links.items() if row["dead_rounds"] >= PATIENCE}
    lines = "".join(
        f"{json.dumps(address)}: {json.dumps(str(dates.get(address, day)))}\n"
        for address in sorted(dead)
    )
    file.write_text(ABOUT + (lines or "{}\n"), encoding="utf-8", newline="\n")


def lines(round_report: dict[str, Any], word: Callable[[str], str]) -> list[str]:
    """The report in words: what someone has to do, then the numbers."""
    rows = [
        row
        for row in round_report["links"].values()
        if row["state"] in ("dead", "moved", "changed")
    ]
    numbers = ", ".join(
        f"{count} {word(f'links-{state}')}" for state, count in round_report["counts"].items()
    )
    return [*(_line(row, word(f"links-{row['state']}")) for row in rows), numbers]


def _line(row: dict[str, Any], state: str) -> str:
    target = f" -> {row['arrived']}" if row["state"] == "moved" else ""
    return f"{state} ({row['reason']}): {row['address']}{target}\n    {', '.join(row['records'])}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when no link is dead, 1 when one is."""
    parser = terminal.parser(__doc__)
    parser.add_argument("records", nargs="*", metavar="KIND/ID")
    parser.add_argument("--dead", action="store_true", help="write data/addresses/dead-links.yml")
    parser.add_argument(
        "--pause", type=float, default=2.0, help="seconds between two requests to a host"
    )
    reporters.add_language(parser, terminal.ROOT)
    options = parser.parse_args(arguments)
    file = options.root / ".cache" / "links.json"  # the report of the last complete round
    before = json.loads(file.read_text("utf-8"))["links"] if file.exists() else {}
    owners = links(load(options.root), options.records)
    verdicts = check(
        owners, {address: row["digest"] for address, row in before.items()}, options.pause
    )
    result = report(verdicts, owners, before)
    if not options.records:
        write_file(file, json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    if options.dead:
        write_dead(
            options.root, result["links"], datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        )
    print("\n".join(lines(result, reporters.reporter(options.root, options.language).word)))
    return 1 if result["counts"]["dead"] else 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
