"""Questions that the data answer, each with a short Python program, for the description of the API.

A program needs the standard library only. A test runs each against a site that was built.
"""

from dataclasses import dataclass

from catalogue.exports.api.shapes import ROOT
from catalogue.views.wording.site import Site

PARTY = "FR"
STATE = "SN"
INSTRUMENT = "ilo-p029-protocol-2014"
AGENCY = "iom"
SINCE = "2015"
"""The States, the instrument and the agency of the examples: any other is asked for in the same way."""


@dataclass(frozen=True)
class WorkedExample:
    """A question, what the answer means, and the lines of a program that prints it."""

    question: str
    meaning: str
    lines: tuple[str, ...]

    def program(self, site: Site) -> str:
        """The program, with the address of the data."""
        lines = [*OPENING, f'data = "{site.address(ROOT)}"', *self.lines]
        return "\n".join(lines)


OPENING = (
    "import csv, io, json, urllib.request",
    "def read(address):",
    '    return urllib.request.urlopen(address).read().decode("utf-8-sig")',
)

EXAMPLES = (
    WorkedExample(
        "Which steps bind a State, and by which article?",
        "Each line is a step and the articles that bind the State. A step that is absent may be asked by "
        "customary law, by another treaty or by national law.",
        (
            f'state = json.loads(read(data + "states/{PARTY}.json"))',
            'bound = {(step["practice"], step["step"]): step["law"] for step in state["steps"]}',
            "articles = {step: [] for step in bound}",
            'table = io.StringIO(read(data + "steps-of-instruments.en.csv"))',
            "for row in csv.DictReader(table):",
            '    step = row["record"], row["step"]',
            '    if (row["provision"] or row["instrument"]) in bound.get(step, ()):',
            '        articles[step].append(row["instrument_name"] + ", " + row["where"])',
            "for step, law in articles.items():",
            '    print("#".join(step), *law, sep=" | ")',
        ),
    ),
    WorkedExample(
        "Which steps would one more instrument add to those?",
        "Each line is a step that the instrument asks for, and that no instrument which is known to bind the "
        "State asks for already.",
        (
            f'state = json.loads(read(data + "states/{STATE}.json"))',
            'known = {(step["practice"], step["step"]) for step in state["steps"]}',
            'table = io.StringIO(read(data + "steps-of-instruments.en.csv"))',
            "asked = [",
            '    (row["record"], row["step"])',
            "    for row in csv.DictReader(table)",
            f'    if row["instrument"] == "resources/{INSTRUMENT}"',
            "]",
            "for step in dict.fromkeys(asked):",
            "    if step not in known:",
            "        print(*step)",
        ),
    ),
    WorkedExample(
        f"What has an agency asked for since {SINCE} that no treaty asks for?",
        "Each line is a step that the agency supports in a document of that year or later that counts, and "
        "that no provision which binds its parties asks for, as it stands or more strictly.",
        (
            "def table(name):",
            '    return csv.DictReader(io.StringIO(read(data + name + ".en.csv")))',
            'law = {(row["record"], row["step"]) for row in table("steps-of-instruments")}',
            "asked = [",
            '    (row["record"], row["step"])',
            '    for row in table("evidence")',
            f'    if row["agency"] == "{AGENCY}" and row["date"] >= "{SINCE}"',
            '    if row["counts"] == "true" and row["step"]',
            "]",
            "for step in dict.fromkeys(asked):",
            "    if step not in law:",
            "        print(*step)",
        ),
    ),
    WorkedExample(
        "Which practices changed since the last edition, and which of them have another level?",
        "The first line names what the last edition did not keep: changes of it are not known. Each line "
        "after it is a practice with the sorts of what changed in it or in its steps, or the level of a "
        "practice before and now.",
        (
            'changes = json.loads(read(data + "changes.json"))',
            'print("not known:", *changes["not_kept"])',
            "practices = {}",
            'for change in changes["changes"]:',
            '    is_recent = "since" in change and "edition" not in change',
            '    if is_recent and change["record"].startswith("practices/"):',
            '        practices.setdefault(change["record"], []).append(change)',
            "for practice, found in sorted(practices.items()):",
            '    print(practice, *sorted({change["sort"] for change in found}))',
            "    for change in found:",
            '        if change["sort"] == "level" and "step" not in change:',
            '            print(practice, change["before_code"], "->", change["after_code"])',
        ),
    ),
)


def worked_examples(site: Site) -> str:
    """All examples in Markdown."""
    parts = [
        f"## {example.question}\n\n{example.meaning}\n\n```python\n{example.program(site)}\n```"
        for example in EXAMPLES
    ]
    return "\n\n".join(parts)
