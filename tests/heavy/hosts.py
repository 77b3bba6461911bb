"""What two hosts make of a file `_headers`, after their published sources.

Cloudflare Pages takes every rule that applies, in its order: first what a line with `!` takes away, then what
it sets, and a name that was set before gets a further value. Netlify does the same, but leaves lines with `!`
unread and keeps the last value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Rule:
    """The lines below a pattern."""

    pattern: str
    away: list[str] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)


def rules(text: str) -> list[Rule]:
    """The rules of a file `_headers`."""
    found: list[Rule] = []
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("/"):
            found.append(Rule(line))
        elif line.startswith("! "):
            found[-1].away.append(line[2:].lower())
        elif line and not line.startswith("#"):
            name, _, value = line.partition(":")
            found[-1].given[name.lower()] = value.strip()
    return found


def cloudflare(text: str, path: str) -> dict[str, str]:
    """The headers of an answer of Cloudflare Pages."""
    headers: dict[str, str] = {}
    for rule in rules(text):
        if re.fullmatch(re.escape(rule.pattern).replace(r"\*", ".*"), path):
            for name in rule.away:
                headers.pop(name, None)
            for name, value in rule.given.items():
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def netlify(text: str, path: str) -> dict[str, str]:
    """The headers of an answer of Netlify."""
    headers: dict[str, str] = {}
    for rule in rules(text):
        parts = "/".join(_part(part) for part in rule.pattern.split("/") if part)
        if re.fullmatch(f"/{parts}/?", path):
            headers |= rule.given
    return headers


def _part(part: str) -> str:
    return "?(.*)" if part == "*" else re.escape(part).replace(r"\*", "(.*)")


def broken_limits(text: str) -> Iterator[str]:
    """What Cloudflare Pages would leave out: rules beyond a hundred, long lines, patterns with two stars."""
    patterns = [rule.pattern for rule in rules(text)]
    yield from patterns[100:]
    yield from (pattern for pattern in patterns if pattern.count("*") > 1)
    yield from (line for line in text.splitlines() if len(line) > 2000)
