"""Why YAML cannot be read, and the line that would correct it."""

import json
import re

import yaml

CAUSES = (
    ("conflict", r"(?:<{7}|={7}|>{7})(?: .*)?", ""),
    ("tab", r"([ ]*)[\t\u00a0\u202f]\s*(.*)", r"\1  \2"),
    ("tab", r"[ ]*[\t\u00a0\u202f]\s*(.*)", r"^\1"),
    ("space", r"(\s*(?:- )?[a-z_]+):([^\s/].*)", r"\1: \2"),
    ("emptied", r"(\s*[a-z_]+:) *\[\] *", r"\1"),
    ("bracket", r"(.*\[[^\]]*?) *", r"\1]"),
    ("brace", r"(.*\{[^}]*?) *", r"\1}"),
    ("mark", r"(.*: *\"[^\"]*)", r'\1"'),
    ("quoted", r"(\s*(?:- )?[a-z_]+: )([^\"'\[{].*)", r"\1<\2>"),
    ("margin", r"\s+(\S.*)", r"^\1"),
    ("colon", r"([a-z_]+) +(.*)", r"\1: \2"),
)
"""The form of a faulty line and of the corrected one: `<…>` gets quotes, `^` is the indent above."""

SAFE = ("tab", "space", "quoted")
"""The causes where the line keeps its meaning."""

NEAR = 4
"""Lines before the place of the error that are looked at."""

LONGEST = 20_000
"""Characters of a text that is parsed again with each correction."""


def diagnose(text: str, line: int) -> tuple[str, int, str] | None:
    """The cause of an error on a line (from 0), the line that has it, and how it should be written."""
    if len(text) >= LONGEST:
        return None
    lines = text.split("\n")
    last = min(line, len(lines) - 1)
    for cause, form, corrected in CAUSES:
        for number in range(last, max(line - NEAR, -1), -1):
            match = re.fullmatch(form, lines[number])
            if not match:
                continue
            if not corrected:
                return cause, number, lines[number]
            before = lines[number - 1] if number else ""
            new = _expanded(match.expand(corrected), before)
            if _error("\n".join([*lines[:number], new, *lines[number + 1 :]])) > line:
                return cause, number, new or lines[number]
    return None


def _expanded(line: str, before: str) -> str:
    indent = before[: len(before) - len(before.lstrip())]
    line = re.sub(r"^\^", lambda _: indent, line)
    return re.sub(r"<(.*)>$", lambda match: json.dumps(match[1].strip(), ensure_ascii=False), line)


def _error(text: str) -> int:
    """The line of the first error; past the end if there is none."""
    try:
        list(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark else 0
    except yaml.YAMLError:
        return 0
    return text.count("\n") + 1
