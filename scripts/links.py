"""Check the links to other sites, politely, and write one report. Weekly, never in a build.

python scripts/links.py                      every link of every record, one request at a time to a host
python scripts/links.py resources/x          those of one record
python scripts/links.py --dead               and write data/addresses/dead-links.yml: dead twice in a row
"""

import argparse
import datetime
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import terminal
import yaml
from catalogue.lint import reporters
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.files import write_file
from catalogue.source.loading import load
from linkcheck import Host, Verdict, judge

HOSTS = 8
"""How many hosts are asked at the same time; each of them one question at a time."""

STATES = ("dead", "moved", "changed", "unclear", "alive")
TO_DO = ("dead", "moved", "changed")
"""The states after which someone has to look."""

DEAD = Path("data") / "addresses" / "dead-links.yml"
ABOUT = (
    "# Links that are dead, with the day since which this is known: scripts/links.py writes it. "
    "Pages offer an archived copy instead.\n"
)
PATIENCE = 2
"""Rounds in a row in which a link has to be dead before a page says so: hosts may be down for a while."""


def links(catalogue: Catalogue, records: Sequence[str] = ()) -> dict[str, list[str]]:
    """Every link with the records that carry it."""
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in catalogue.entries.values():
        if not records or entry.ref in records:
            for address in _addresses(entry):
                owners[address].append(entry.ref)
    return dict(owners)


def _addresses(entry: Entry) -> list[str]:
    """The addresses of a record, each once."""
    addresses = (*entry.addresses.values(), *entry.links.values(), entry.homepage)
    return list(dict.fromkeys(filter(None, addresses)))


def kept_links(file: Path) -> dict[str, Any]:
    """The links of the last report; none where there is no report, or a damaged one."""
    try:
        rows = json.loads(file.read_bytes())["links"].items()
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}
    return {address: row for address, row in rows if isinstance(row, dict)}


def check(addresses: Iterable[str], digests: dict[str, str], pause: float) -> list[Verdict]:
    """The verdict on each link; hosts in parallel, the links of a host one after the other."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)

    def check_host(addresses: list[str]) -> list[Verdict]:
        host = Host(pause)
        return [judge(host.fetch(address), digests.get(address, "")) for address in addresses]

    with ThreadPoolExecutor(HOSTS) as pool:
        return list(chain.from_iterable(pool.map(check_host, hosts.values())))


def report(
    verdicts: Iterable[Verdict], owners: dict[str, list[str]], before: dict[str, Any]
) -> dict[str, Any]:
    """The report: every link with the records that carry it, and how many rounds in a row it was dead."""
    rows = {}
    for verdict in sorted(verdicts, key=_place):
        address = verdict.address
        earlier = _rounds(before.get(address, {}))
        rounds = {"dead": earlier + 1, "unclear": earlier}.get(verdict.state, 0)
        more = {"records": owners[address], "dead_rounds": rounds}
        rows[address] = {**asdict(verdict), **more}
    counts = Counter(row["state"] for row in rows.values())
    return {"counts": {state: counts[state] for state in STATES}, "links": rows}


def _rounds(row: dict[str, Any]) -> int:
    """In how many rounds in a row a link was dead, by an earlier report."""
    rounds = row.get("dead_rounds", 0)
    return rounds if isinstance(rounds, int) else 0


def _place(verdict: Verdict) -> tuple[int, str]:
    """The place of a verdict in the report: by state, then by address."""
    return STATES.index(verdict.state), verdict.address


def write_dead(root: Path, links: dict[str, Any], day: str) -> None:
    """Add to the table of dead links what was dead in two rounds, with the day; remove what answers again."""
    file = root / DEAD
    dates = _read_dates(file)
    silent = {address for address in dates if _is_silent(links, address)}
    dead = silent | {address for address, row in links.items() if row["dead_rounds"] >= PATIENCE}
    rows = [(json.dumps(address), json.dumps(dates.get(address, day))) for address in sorted(dead)]
    lines = "".join(f"{address}: {date}\n" for address, date in rows)
    file.write_text(ABOUT + (lines or "{}\n"), encoding="utf-8", newline="\n")


def _read_dates(file: Path) -> dict[str, str]:
    """The links of the table with the day since which each is dead."""
    table = yaml.safe_load(file.read_text("utf-8")) if file.exists() else None
    return {address: str(date) for address, date in (table or {}).items()}


def _is_silent(links: dict[str, Any], address: str) -> bool:
    """True for a link that has not answered in this round, or was not asked."""
    return links.get(address, {}).get("state", "unclear") in ("unclear", "dead")


def lines(round_report: dict[str, Any], word: Callable[[str], str]) -> list[str]:
    """The report in words: what someone has to do, then the numbers."""
    words = {state: word(f"links-{state}") for state in STATES}
    rows = [row for row in round_report["links"].values() if row["state"] in TO_DO]
    tasks = [_line(row, words[row["state"]]) for row in rows]
    counts = round_report["counts"].items()
    numbers = ", ".join(f"{count} {words[state]}" for state, count in counts)
    return [*tasks, numbers]


def _line(row: dict[str, Any], state: str) -> str:
    target = f" -> {row['arrived']}" if row["state"] == "moved" else ""
    return f"{state} ({row['reason']}): {row['address']}{target}\n    {', '.join(row['records'])}"


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument("records", nargs="*", metavar="KIND/ID")
    parser.add_argument("--dead", action="store_true", help="write data/addresses/dead-links.yml")
    parser.add_argument(
        "--pause", type=float, default=2.0, help="seconds between two requests to a host"
    )
    reporters.add_language(parser, terminal.ROOT)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when no link is dead, 1 when one is."""
    options = _parser().parse_args(arguments)
    file = options.root / ".cache" / "links.json"  # the report of the last complete round
    before = kept_links(file)
    owners = links(load(options.root), options.records)
    digests = {address: str(row.get("digest", "")) for address, row in before.items()}
    verdicts = check(owners, digests, options.pause)
    result = report(verdicts, owners, before)
    if not options.records:
        write_file(file, json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    if options.dead:
        today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        write_dead(options.root, result["links"], today)
    print("\n".join(lines(result, reporters.reporter(options.root, options.language).word)))
    return 1 if result["counts"]["dead"] else 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
