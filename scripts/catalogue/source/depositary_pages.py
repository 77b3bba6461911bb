"""The list of parties on a saved page of a depositary: the United Nations, NORMLEX, the Council of Europe.

Such a page is a table with a heading for each column. The columns are found by their headings, in English or
French; what a depositary adds to a name or a day, such as the number of a note, is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from catalogue.model.vocabularies import Vocabularies

HEADINGS = {
    "state": ("participant", "country", "pays", "state", "états", "etats", "member", "membre"),
    "signature": ("signature",),
    "deposit": ("ratification", "date", "accession", "adhésion", "acceptance", "approval"),
    "status": ("status", "statut"),
    "note": ("note",),
    "reservations": ("r.",),
    "declarations": ("d.",),
    "in_force": ("entry into force", "entrée en vigueur"),
}
"""What a column is → how its heading begins, on any of the pages."""

ACTS = {
    "": "ratification",
    "a": "accession",
    "d": "succession",
    "su": "succession",
    "A": "acceptance",
    "AA": "approval",
    "c": "formal-confirmation",
    "s": "definitive-signature",
}
"""The letters behind a day → the act; those of the Council of Europe and of the United Nations agree."""

IN_FORCE = ("in force", "en vigueur")
"""How NORMLEX calls a ratification that still stands."""

NUMBERS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(.*)")
WORDS = re.compile(r"(\d{1,2})(?:er)? ([^\W\d]+)\.? (\d{4})(.*)")
AS_OF = re.compile(
    r"(?:status as at|état au|situation au)\s*:?\s*(\d{1,2})[-/](\d{1,2})[-/](\d{4})", re.IGNORECASE
)
LETTERS = re.compile(r"[A-Za-z]{1,2}\b")
SHORTEST = 3
"""The least number of letters by which a month is known; the French juin and juillet need four."""


class UnknownPageError(ValueError):
    """A page has no table of parties."""


@dataclass(frozen=True)
class ListedState:
    """A row of the list of a depositary: the name as it is printed, days as YYYY-MM-DD or ''."""

    name: str
    signature: str = ""
    deposit: str = ""
    act: str = ""
    in_force: str = ""
    has_statement: bool = False


@dataclass(frozen=True)
class DepositaryList:
    """The list of a page, and the day of the list; '' if the page does not say it."""

    as_of: str
    rows: tuple[ListedState, ...]


@dataclass
class _Table:
    """A table as lists of the words of its cells."""

    rows: list[list[str]] = field(default_factory=list)


class _Tables(HTMLParser):
    """Collects the tables of a page, and its text. A table inside a table is one of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.words: list[str] = []
        self._open: list[_Table] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell; what is in a note or a script is not read."""
        if tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._open[-1].rows.append([])
        elif tag in ("td", "th") and self._row is not None:
            self._row.append("")
        elif tag in ("sup", "script", "style"):
            self._hidden += 1

    def handle_endtag(self, tag: str) -> None:
        """Close a table, a note or a script."""
        if tag == "table" and self._open:
            self._open.pop()
        elif tag in ("sup", "script", "style"):
            self._hidden = max(self._hidden - 1, 0)

    def handle_data(self, data: str) -> None:
        """Add words to the page and to the open cell."""
        if self._hidden:
            return
        self.words.append(data)
        if self._row:
            self._row[-1] = f"{self._row[-1]}{data}"

    @property
    def _row(self) -> list[str] | None:
        """The open row, if there is one."""
        return self._open[-1].rows[-1] if self._open and self._open[-1].rows else None


def read_list(vocabularies: Vocabularies, html: str) -> DepositaryList:
    """The list of parties of a saved page; an UnknownPageError if it has none."""
    reader = _Tables()
    reader.feed(html)
    reader.close()
    months = _months(vocabularies)
    rows: list[ListedState] = []
    for table in reader.tables:
        rows += _listed(table, months)
    if not rows:
        raise UnknownPageError
    return DepositaryList(_as_of(" ".join(reader.words)), tuple(rows))


def _listed(table: _Table, months: dict[str, int]) -> Iterator[ListedState]:
    """The rows of a table of parties; none if its headings are not those of one."""
    columns: dict[str, int] = {}
    for cells in (_cleaned(row) for row in table.rows):
        headings = _columns(cells)
        if "deposit" in headings:
            columns = headings
        elif columns and len(cells) > max(columns["state"], columns["deposit"]):
            row = _row_of(cells, columns, months)
            if row.name and (row.signature or row.deposit):
                yield row


def _cleaned(row: list[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in row]


def _columns(cells: list[str]) -> dict[str, int]:
    """What is in which column, if these cells are headings; the first column is that of the names."""
    columns: dict[str, int] = {}
    for number, cell in enumerate(cells):
        for name, starts in HEADINGS.items():
            if cell.lower().startswith(starts) and name not in columns:
                columns[name] = number
    if "deposit" in columns:
        columns.setdefault("state", 0)
    return columns


def _row_of(cells: list[str], columns: dict[str, int], months: dict[str, int]) -> ListedState:
    """A row of the list. NORMLEX keeps ratifications that no longer stand: they have no deposit here."""

    def cell(name: str) -> str:
        number = columns.get(name, len(cells))
        return cells[number] if number < len(cells) else ""

    deposit, letters = _day(cell("deposit"), months)
    signature, of_signature = _day(cell("signature"), months)
    if "status" in columns and not cell("status").lower().startswith(IN_FORCE):
        deposit = ""
    if of_signature == "s" and not deposit:
        deposit, letters = signature, "s"
    letters = letters or _letters(cell("note"))
    return ListedState(
        name=cell("state"),
        signature=signature,
        deposit=deposit,
        act=ACTS.get(letters, ""),
        in_force=_day(cell("in_force"), months)[0],
        has_statement=bool(cell("reservations") or cell("declarations")),
    )


def _letters(note: str) -> str:
    """The letters of an act that stand in the column of notes."""
    return note if note in ACTS else ""


def _day(text: str, months: dict[str, int]) -> tuple[str, str]:
    """The day of a cell as YYYY-MM-DD, and the letters behind it; '' where there is none."""
    if match := NUMBERS.match(text):
        day, month, year, rest = int(match[1]), int(match[2]), match[3], match[4]
    elif match := WORDS.match(text):
        day, year, rest = int(match[1]), match[3], match[4]
        month = _month(match[2].lower(), months)
    else:
        return "", ""
    letters = LETTERS.match(rest.strip())
    return f"{year}-{month:02}-{day:02}", letters[0] if letters else ""


def _month(word: str, months: dict[str, int]) -> int:
    """The number of a month by its name or the beginning of it; 0 if it is none."""
    found = [number for name, number in months.items() if name.startswith(word)]
    return found[0] if found and len(word) >= SHORTEST else 0


def _months(vocabularies: Vocabularies) -> dict[str, int]:
    """The names of the months in the languages of the site → their numbers."""
    names: dict[str, int] = {}
    for of_language in vocabularies.table("months").values():
        for number, name in enumerate(of_language, 1):
            names[name.lower()] = number
    return names


def _as_of(words: str) -> str:
    """The day of the list, if the page says it."""
    match = AS_OF.search(" ".join(words.split()))
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else ""
