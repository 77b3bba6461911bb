"""Rules of single records, and of what records must not share."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catalogue.lint.page_model import Page
from catalogue.lint.registry import catalogue_rule, page_rule
from catalogue.model.dates import is_partial_date, last_day, today
from catalogue.model.evidence import Evidence
from catalogue.model.findings import Finding, Span
from catalogue.model.records import KINDS, Activity, Agency, Practice, Resource
from catalogue.model.studies import directions, highest_level
from catalogue.model.types import is_date
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import recognize
from catalogue.recognition.readings import WHOLE, reading_at
from catalogue.recognition.shared_addresses import comparable_address
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.term_pages import LEDGER
from catalogue.source.yaml_positions import Where

FEWEST_RESOURCES = 3
MOST_FORMER_NAMES = 400
"""Hosts follow two thousand redirects; a former name takes four, and that of an agency seven."""

STUDIED = ("evaluated", "promising")
"""The levels of evidence of effect that need a study."""
PERIODS: tuple[tuple[Where, Where], ...] = (
    (("date",), ("until",)),
    (("reviewed",), ("review_due",)),
    (("membership", "since"), ("membership", "until")),
)
PLANNED: tuple[Where, ...] = (("review_due",), ("membership", "until"))
"""Dates that may be in the future in a record of any kind."""

RECORD = re.compile(rf"((?:{'|'.join(KINDS)})/[a-z0-9-]+)/")


@page_rule("date-future")
def future(page: Page) -> Iterator[Finding]:
    """No date of what has happened is in the future: of a review, a reading, a publication, a withdrawal."""
    for placed in page.values:
        is_past = any(map(is_date, placed.marks)) and not _may_be_planned(page, placed.where)
        if is_past and is_future(placed.value):
            key = placed.where[-1]
            yield page.finding("date-future", placed.where, key=key, value=placed.value)


def _may_be_planned(page: Page, where: Where) -> bool:
    """True for the next review, the announced end of a membership, and the days of an announced activity."""
    is_of_activity = page.kind == Activity.folder and where in (("date",), ("until",))
    return where in PLANNED or is_of_activity


def is_future(date: str) -> bool:
    """True for a partial date that begins after today."""
    return is_partial_date(date) and f"{date}-01-01"[:10] > today()


@page_rule("date-order")
def order_of_dates(page: Page) -> Iterator[Finding]:
    """No period ends before it begins, and no position is older than its document."""
    pairs: list[tuple[str | None, Where]] = [(_date(page, begin), end) for begin, end in PERIODS]
    for number, item in enumerate(_evidence(page)):
        document = page.catalogue.entries.get(item.document)
        pairs.append((document.date if document else None, ("recognition", number, "date")))
    for early, where in pairs:
        late = _date(page, where)
        if early and late and last_day(late) < early:
            yield page.finding("date-order", where, value=late, first=early)


@page_rule("record-review-due")
def review_due(page: Page) -> Iterator[Finding]:
    """Records are reviewed by the day that their kind and their sources set, or that the editors named."""
    entry = page.original_entry
    if entry is None or entry.record.withdrawn:
        return
    if entry.review_due < today():
        key = "review_due" if entry.record.review_due else "reviewed"
        yield page.finding("record-review-due", (key,), day=entry.review_due)


@page_rule("effect-level")
def effect(page: Page) -> Iterator[Finding]:
    """The level of evidence of effect, and the direction, are what the studies show.

    A practice without such studies has agreed guidance, or nothing that is known.
    """
    record = page.original_entry.record if page.original_entry else None
    if not isinstance(record, Practice):
        return
    vocabularies = page.catalogue.vocabularies
    level = record.effect.level
    shown = highest_level(vocabularies, page.name) or "consensus-guidance"
    if level != shown and (level, shown) != ("none-known", "consensus-guidance"):
        yield page.finding("effect-level", ("effect", "level"), level=level, shown=shown)
    yield from _direction(page, record.effect.direction, shown)


def _direction(page: Page, direction: str | None, shown: str) -> Iterator[Finding]:
    """The direction is what the evaluations found together; none is said without an evaluation."""
    vocabularies = page.catalogue.vocabularies
    allowed = directions(vocabularies, page.name) if shown in STUDIED else None
    # "Mixed" may be said of good results too: the more cautious word stands.
    if direction and (not allowed or direction not in (allowed, "mixed")):
        values = {"level": direction, "shown": allowed or "–"}
        yield page.finding("effect-level", ("effect", "direction"), **values)


@page_rule("record-access", "section-missing")
def access(page: Page) -> Iterator[Finding]:
    """An open document has an address, one of unknown access has none; any other says how to obtain it."""
    entry = page.original_entry
    if entry is None or not isinstance(entry.record, Resource):
        return
    if entry.record.access == "open" and not entry.addresses:
        yield page.finding("record-access", ("access",), without="links")
    if entry.record.access == "unknown" and entry.addresses:
        yield page.finding("record-access", ("access",), linked="links")
    if entry.record.access != "open" and "obtain" not in page.section_titles:
        title = page.headings["obtain"].label(page.language)
        yield page.finding("section-missing", page.end, title=title)


@page_rule("isbn-checksum")
def isbn(page: Page) -> Iterator[Finding]:
    """The check digit of an ISBN is correct."""
    value = page.document.data.get("isbn")
    if isinstance(value, str) and not is_isbn(value):
        yield page.finding("isbn-checksum", ("isbn",), value=value)


def is_isbn(text: str) -> bool:
    """True for ten or thirteen digits with a correct check digit."""
    digits = [10 if c == "X" else int(c) for c in text if c in "0123456789X"]
    if len(digits) == 10:
        weights: Iterable[int] = range(10, 0, -1)
        divisor = 11
    elif len(digits) == 13:
        weights = (1, 3) * 6 + (1,)
        divisor = 10
    else:
        return False
    total = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return total % divisor == 0


@page_rule("practice-resources")
def few_resources(page: Page) -> Iterator[Finding]:
    """A practice lists three resources or more."""
    names = page.document.data.get("resources")
    if page.kind == "practices" and isinstance(names, list) and len(names) < FEWEST_RESOURCES:
        span = page.document.key_span(("resources",))
        yield page.finding("practice-resources", span, count=len(names))


@page_rule("recognition-by-icat")
def by_the_group(page: Page) -> Iterator[Finding]:
    """If a joint text names its agencies, `by:` has these and not the group."""
    if page.kind != "practices":
        return
    without_act = {claim.document for claim in _claims(page) if claim.reason == "act"}
    for number, item in enumerate(_evidence(page)):
        is_unsigned = item.document in without_act and item.document.startswith("statements/")
        if not is_unsigned or "icat" not in item.by:
            continue
        if {*page.catalogue.entries[item.document].issuers} - {"icat"}:
            where = ("recognition", number, "by")
            yield page.finding("recognition-by-icat", where, document=item.document)


@page_rule("recognition-by-other")
def by_its_authors(page: Page) -> Iterator[Finding]:
    """The agencies of evidence issued the document; an independent document may report others."""
    for number, item in enumerate(_evidence(page)):
        issuers = speakers(page.catalogue.entries.get(item.document))
        others = [agency for agency in item.by if agency not in issuers]
        if issuers and others:
            where = ("recognition", number, "by", item.by.index(others[0]))
            values = {
                "agencies": ", ".join(others),
                "document": item.document,
                "issuers": ", ".join(sorted(issuers)),
            }
            yield page.finding("recognition-by-other", where, **values)


@page_rule("evidence-place", "evidence-agreement")
def evidence_that_counts(page: Page) -> Iterator[Finding]:
    """Direct evidence names its place, and its document names the practice: two records must agree."""
    rules = {"place": "evidence-place", "agreement": "evidence-agreement"}
    documents = [item.document for item in _evidence(page)]
    for claim in _claims(page):
        if claim.reason in rules and claim.document in documents:
            where = ("recognition", documents.index(claim.document))
            yield page.finding(rules[claim.reason], where, document=claim.document)


@page_rule("evidence-reading")
def readings_of_evidence(page: Page) -> Iterator[Finding]:
    """How far the place of evidence was read stands on the record of its document."""
    for number, item in enumerate(_evidence(page)):
        document = page.catalogue.entries.get(item.document)
        if (
            document
            and document.is_document
            and not reading_at(page.catalogue.vocabularies, document, item.where)
        ):
            values = {"document": document.ref, "place": item.where or WHOLE}
            yield page.finding("evidence-reading", ("recognition", number), **values)


@page_rule("reading-twice")
def readings(page: Page) -> Iterator[Finding]:
    """Each place of a document has one reading."""
    places: set[str] = set()
    for number, reading in enumerate(page.original_entry.readings if page.original_entry else ()):
        where = ("readings", number)
        if reading.where in places:
            yield page.finding("reading-twice", (*where, "where"), value=reading.where)
        places.add(reading.where)


def speakers(entry: Entry | None) -> list[str]:
    """The bodies on whose behalf a document can be cited: its issuers; none for an independent document."""
    if entry is None or entry.kind == "activities":
        return []
    if isinstance(entry.record, Resource) and entry.record.speaks_for != "publishers":
        return []
    return entry.issuers


def _evidence(page: Page) -> list[Evidence]:
    """The evidence of a record, on the page that has it: that of the original."""
    return page.original_entry.evidence if page.original_entry else []


def _claims(page: Page) -> Sequence[Claim]:
    """The claims that follow from the evidence of a record, on the page of the original."""
    recognition = recognize(page.catalogue, page.original_entry) if page.original_entry else None
    return recognition.claims if recognition else ()


@catalogue_rule(
    "record-duplicate-title",
    "record-duplicate-link",
    "record-duplicate-symbol",
    "record-duplicate-isbn",
    "record-duplicate-doi",
)
def shared(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """No two records of a kind have the same title, address, symbol, ISBN or DOI."""
    first: dict[tuple[str, ...], Page] = {}
    for page in pages:
        for name, comparable, where in _names(page):
            language = page.language if name == "title" else ""
            other = first.setdefault((name, page.kind, language, comparable), page)
            if other is not page and other.entry is not page.entry:
                values = {"value": page.document.value(where), "other": other.document.path}
                yield page.finding(f"record-duplicate-{name}", where, **values)


def _names(page: Page) -> Iterator[tuple[str, str, Where]]:
    """The values that identify a record: the name of each, the comparable value, its path."""
    if not page.kind:
        return
    data = page.document.data
    if isinstance(data.get("title"), str) and not page.original:
        yield "title", _comparable_title(data), ("title",)
    for name in ("symbol", "isbn", "doi"):
        if isinstance(data.get(name), str):
            yield name, comparable_identifier(data[name]), (name,)
    if page.kind != "statements":  # one page may present several joint texts
        yield from _linked_addresses(data.get("links"))


def _linked_addresses(links: object) -> Iterator[tuple[str, str, Where]]:
    for name, address in links.items() if isinstance(links, dict) else ():
        if isinstance(address, str):
            yield "link", comparable_address(address), ("links", name)


def _comparable_title(data: dict[str, Any]) -> str:
    """A title with the date: editions may have the same title if they have different dates."""
    edition = data.get("published") or data.get("date") or ""
    return re.sub(r"\W+", " ", f"{data['title']} {edition}").casefold().strip()


def comparable_identifier(text: str) -> str:
    """A symbol, ISBN or DOI without spaces, hyphens and capitals."""
    return re.sub(r"[\s-]+", "", text).casefold()


@catalogue_rule("record-formerly")
def old_names(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """A former id belongs to one record and is not in use."""
    first: dict[str, Page] = {}
    for page in pages:
        names = page.document.data.get("formerly") if page.kind else None
        for number, name in enumerate(names if isinstance(names, list) else []):
            ref = str(name) if "/" in str(name) else f"{page.kind}/{name}"
            other = first.setdefault(ref, page)
            if ref in catalogue.record_names:
                holder = f"docs/{ref}.md"
            elif other is not page:
                holder = other.document.path
            else:
                continue
            where = ("formerly", number)
            yield page.finding("record-formerly", where, value=name, other=holder)


@catalogue_rule("record-formerly")
def number_of_old_names(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """Records have no more former names than hosts can forward."""
    count = sum(len(entry.former_refs) for entry in catalogue.entries.values())
    if count > MOST_FORMER_NAMES:
        last = max((page for page in pages if page.document.data.get("formerly")), key=_renamed)
        values = {"count": count, "most": MOST_FORMER_NAMES}
        yield last.finding("record-formerly", ("formerly",), **values)


def _renamed(page: Page) -> int:
    """How many former names a page has."""
    return len(page.document.data["formerly"])


@catalogue_rule("record-gone")
def gone(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """A record that was published exists, or a record has its former name: addresses are permanent."""
    ledger = catalogue.root / LEDGER
    if not ledger.is_file():
        return
    names = set(catalogue.record_names)
    for entry in catalogue.entries.values():
        names.update(entry.former_refs)
    for number, line in enumerate(ledger.read_text("utf-8").split("\n"), 1):
        match = RECORD.fullmatch(line)
        if match and match[1] not in names and not _may_be_named(catalogue, match[1]):
            yield Finding(LEDGER, Span(number, 1, len(line)), "record-gone", {"name": match[1]})


def _may_be_named(catalogue: Catalogue, ref: str) -> bool:
    """True if a record that could not be read holds the id: it may be a former one."""
    texts = [
        page.source
        for name in catalogue.unread_records
        for page in catalogue.sources[name].values()
    ]
    return any(ref.partition("/")[2] in text for text in texts)


@catalogue_rule("publisher-twice")
def publisher_twice(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """An agency with a page is not in data/facts/publishers.yml."""
    publishers = catalogue.vocabularies["publishers"]
    for page in pages:
        if page.kind == Agency.folder and not page.original and page.name in publishers:
            yield page.finding("publisher-twice", (), value=page.name)


def _date(page: Page, where: Where) -> str:
    """A date of the front matter, or '' if there is none or it is invalid."""
    value = page.document.value(where)
    return value if isinstance(value, str) and is_partial_date(value) else ""
