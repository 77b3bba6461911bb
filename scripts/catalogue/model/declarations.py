"""What an agency says itself: the file on its own host, and the copies of it in `data/declarations/`.

`data/declarations/<agency>.yml` says where and on which day each copy was fetched, with the digest of its
bytes, and on which day the file was gone; `data/declarations/<agency>/<day>.json` has the bytes themselves.
Nothing is removed: a new copy is added below the earlier ones, and the last row is what stands.

The file is written by somebody else. It is limited in size and depth, has no unknown keys, and its texts
are plain: no markup, no address, no sign that cannot be seen.
"""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Field, ValidationError, model_validator

from catalogue.model.memo import once
from catalogue.model.records import Agency
from catalogue.model.table_files import DECLARATIONS
from catalogue.model.types import Address, AgencyId, Day, Part
from catalogue.model.vocabularies import Vocabularies

WELL_KNOWN = "/.well-known/anti-trafficking-practices.json"
"""Where an agency puts its file, on a domain that its record names."""

LARGEST = 1_000_000
"""Bytes of a file."""

MOST_ANSWERS = 5000

Choice = Literal["recognizes", "in-part", "does-not", "otherwise", "withdraws"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
"""What an agency may answer, in the order of the page on which it chooses."""

UNWANTED = frozenset("<>[]{}|`*_#@\\~")
"""Signs of markup and of addresses of persons, which no text of a declaration needs."""

FORMULA = ("=", "+", "-")
"""How a text begins that a spreadsheet would take for a formula."""


class DeclarationError(ValueError):
    """A file that is no declaration: `args[0]` is the name of the fault, `args[1]` tells more."""


def _is_visible(text: str) -> bool:
    """True for a composed text on one line, without signs that cannot be seen."""
    categories = {unicodedata.category(sign) for sign in text}
    is_one_line = not any(name.startswith("C") or name in ("Zl", "Zp") for name in categories)
    return is_one_line and text == text.strip() and unicodedata.is_normalized("NFC", text)


def _visible(text: str) -> str:
    if not _is_visible(text):
        raise ValueError("not plain text on one line")
    return text


def _plain(text: str) -> str:
    if UNWANTED & {*text} or "//" in text or text.startswith(FORMULA):
        raise ValueError("has signs of markup, an address, or the beginning of a formula")
    return _visible(text)


Words = Annotated[str, AfterValidator(_visible), Field(min_length=3, max_length=1000)]
"""Words of the toolkit, which are compared and never shown."""

Said = Annotated[str, AfterValidator(_plain), Field(min_length=2, max_length=300)]
"""Words of an agency, which are shown."""

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
SaidByLanguage = Annotated[dict[LanguageCode, Said], Field(max_length=8)]
HttpsAddress = Annotated[
    str,
    AfterValidator(_visible),
    Field(pattern=r'^https://[^ "<>\\@|()\[\]`*]+$', max_length=400),
]
Subject = Annotated[
    str,
    Field(pattern=r"^(practices/[a-z0-9-]{1,80}(#[a-z0-9-]{1,50})?|resources/[a-z0-9-]{1,80})$"),
]
Document = Annotated[
    str,
    Field(pattern=r"^((resources|statements)/[a-z0-9-]{1,80}|[a-z0-9-]{1,80}/[a-z0-9-]{1,80})$"),
]


class Answer(Part):
    """What an agency says of a practice, of a step or of a resource, or of what a text of its own says."""

    on: Subject
    """The practice (practices/x), its step or pitfall (practices/x#step), or the resource (resources/x)."""

    document: Document | None = None
    """If the answer is on one text only: its record, or its provision (instrument/article)."""

    where: Annotated[Said | None, Field(max_length=120)] = None
    """The place in that text, as the toolkit names it."""

    words: Annotated[dict[LanguageCode, Words], Field(max_length=8)] = {}
    """The words to which the answer is given, by language. When the toolkit changes them, a yes ends."""

    answer: Choice
    """recognizes; in-part; does-not; otherwise: its text says something else; withdraws."""

    part: SaidByLanguage = {}
    """For in-part: which part it recognizes."""

    says: SaidByLanguage = {}
    """For otherwise: how it reads its text, and where."""

    reference: Annotated[Said | None, Field(max_length=200)] = None
    """The document and the place on which the answer rests, if the agency names one."""

    link: HttpsAddress | None = None
    """The address of that document."""

    @property
    def texts(self) -> dict[str, str]:
        """What it says in its own words, by language; empty if it chooses only."""
        return self.part or self.says

    @model_validator(mode="after")
    def _is_complete(self) -> "Answer":
        """A part is named, another reading is told, and a yes repeats the words to which it is given."""
        if (self.answer == "in-part") != bool(self.part):
            raise ValueError("`part` belongs to in-part, and in-part needs it")
        if (self.answer == "otherwise") != bool(self.says):
            raise ValueError("`says` belongs to otherwise, and otherwise needs it")
        if self.answer in ("recognizes", "in-part") and not self.words:
            raise ValueError("`words` are needed: a yes is given to words")
        return self


class Declaration(Part):
    """The declaration of an agency: a file of this form on its own host is its own word."""

    model_config = ConfigDict(title="Declaration of an agency on practices against trafficking")

    schema_address: Annotated[HttpsAddress | None, Field(alias="$schema")] = None
    """The address of this schema."""

    version: Literal["1"]
    """The version of this form."""

    agency: AgencyId
    """The id of the agency in the toolkit. It must be the one on whose host the file is."""

    date: Day
    """The day of the declaration."""

    edition: Annotated[Said, Field(max_length=40)]
    """The edition, or the day, of the toolkit that was read."""

    office: Said
    """The office that answers, and no person."""

    answers: Annotated[list[Answer], Field(max_length=MOST_ANSWERS)]
    """The answers. What is not named is not answered."""

    @model_validator(mode="after")
    def _says_each_thing_once(self) -> "Declaration":
        keys = [(answer.on, answer.document, answer.where) for answer in self.answers]
        if len(keys) != len({*keys}):
            raise ValueError("the same thing is answered twice")
        return self


class Copy(Part):
    """A copy of the file of an agency, or the day on which there was none any more."""

    day: Day
    """The day on which the address was asked."""

    address: Address
    """The address that was asked."""

    digest: Annotated[str | None, Field(pattern=r"^[0-9a-f]{64}$")] = None
    """The SHA-256 of the bytes; none if the file was gone."""


class DeclarationTable(Part):
    """The copies of the declaration of an agency, oldest first."""

    copies: Annotated[list[Copy], Field(min_length=1)]


@dataclass(frozen=True)
class Kept:
    """A copy with the declaration in it: None if the file was gone, or is not what its digest says."""

    copy: Copy
    declaration: Declaration | None


def parse(raw: bytes) -> Declaration:
    """The declaration in the bytes of a file; a DeclarationError if they are none."""
    if len(raw) > LARGEST:
        raise DeclarationError("size", f"{len(raw)} > {LARGEST}")
    try:
        data = json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refused)
        return Declaration.model_validate(data, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise DeclarationError("form", f"{place}: {first['msg']}") from None
    except (ValueError, RecursionError) as error:
        raise DeclarationError("json", type(error).__name__) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping each of whose keys is there once."""
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise ValueError("a key is repeated")
    return mapping


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def digest(raw: bytes) -> str:
    """What identifies the bytes of a file."""
    return hashlib.sha256(raw).hexdigest()


def is_own_address(agency: Agency, address: str) -> bool:
    """True for an address on a domain of an agency, at the usual place or at the one of its record."""
    try:
        parts = urlsplit(address)
    except ValueError:  # such as the address of a host in brackets that are not closed
        return False
    is_plain = parts.scheme == "https" and parts.netloc in agency.domains
    is_place = parts.path == WELL_KNOWN and not (parts.query or parts.fragment)
    return is_plain and (is_place or address == agency.declaration_address)


def file_of(folder: Path, agency: str, day: str) -> Path:
    """The file of a copy in a folder `data`."""
    return folder / DECLARATIONS / agency / f"{day}.json"


@once
def kept_declarations(vocabularies: Vocabularies) -> dict[str, tuple[Kept, ...]]:
    """The copies of each agency that has some, oldest first."""
    names = sorted(file.stem for file in (vocabularies.folder / DECLARATIONS).glob("*.yml"))
    kept = {}
    for name in names:
        rows = vocabularies.table(f"{DECLARATIONS}/{name}")
        table = DeclarationTable.model_validate(rows)
        kept[name] = tuple(_kept(vocabularies.folder, name, copy) for copy in table.copies)
    return kept


def _kept(folder: Path, agency: str, copy: Copy) -> Kept:
    """A copy with its declaration, if its file is the one that was fetched and speaks for the agency."""
    file = file_of(folder, agency, copy.day)
    if copy.digest is None or not file.is_file():
        return Kept(copy, None)
    raw = file.read_bytes()
    try:
        declaration = parse(raw)
    except DeclarationError:
        return Kept(copy, None)
    is_true = digest(raw) == copy.digest and declaration.agency == agency
    return Kept(copy, declaration if is_true else None)
