"""Rules of single records, and of what records must not share."""

import datetime
import re
from collections.abc import Iterator, Sequence

from catalogue.lint.page_model import Page
from catalogue.model.dates import is_day, is_partial_date, last_day, years_later
from catalogue.model.evidence import Evidence
from catalogue.model.findings import Finding, Span
from catalogue.model.records import KINDS, REVIEW_YEARS, Agency, Practice, Resource
from catalogue.model.studies import highest_level
from catalogue.recognition.levels import Claim, recognize
from catalogue.source.loading import LEDGER, Catalogue, Entry
from catalogue.source.yaml_positions import Where

FEWEST_RESOURCES = 3
STUDIED = ("evaluated", "promising")
"""The levels of evidence of effect that need a study."""
PERIODS: tuple[tuple[Where, Where], ...] = (
    (("date",), ("until",)),
    (("reviewed",), ("review_due",)),
    (("membership", "since"), ("membership", "until")),
)
RECORD = re.compile(rf"((?:{'|'.join(KINDS)})/[a-z0-9-]+)/")


def today() -> str:
    """Today in the easternmost time zone: later days are in the future everywhere."""
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date().isoformat()


def future(page: Page) -> Iterator[Finding]:
    """Dates of reviews and publications are not in the future."""
    for name in ("reviewed", "published", *(("date",) if page.kind == "statements" else ())):
        value = _date(page, (name,))
        if value and f"{value}-01-01"[:10] > today():
            yield page.finding("date-future", (name,), key=name, value=value)


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


def review_due(page: Page) -> Iterator[Finding]:
    """Records are reviewed every two years."""
    reviewed, due = _date(page, ("reviewed",)), _date(page, ("review_due",))
    if page.kind and is_day(reviewed) and "withdrawn" not in page.document.data:
        day = due if is_day(due) else years_later(reviewed, REVIEW_YEARS)
        if day < today():
            yield page.finding("record-review-due", ("review_due" if due else "reviewed",), day=day)


def effect(page: Page) -> Iterator[Finding]:
    """The level of evidence of effect is what the studies show: `evaluated` if one compares, `promising` only if one found good."""
    record = page.original_entry and page.original_entry.record
    if isinstance(record, Practice):
        level, highest = (
            record.effect.level,
            highest_level(page.catalogue.vocabularies, page.name) or "consensus-guidance",
        )
        if level != highest and ("evaluated" in (level, highest) or level == "promising"):
            yield page.finding("effect-level", ("effect", "level"), level=level, shown=highest)


def access(page: Page) -> Iterator[Finding]:
    """An open document has an address, one without a known address has none; if it is not open, its page says how to obtain it."""
    entry = page.original_entry
    if entry is None or not isinstance(entry.record, Resource):
        return
    if entry.record.access == "open" and not entry.addresses:
        yield page.finding("record-access", ("access",), without="links")
    if entry.record.access == "unknown" and entry.addresses:
        yield page.finding("record-access", ("access",), linked="links")
    if entry.record.access != "open" and "obtain" not in page.section_titles:
        yield page.finding(
            "section-missing", page.end, title=page.headings["obtain"].label(page.language)
        )


def isbn(page: Page) -> Iterator[Finding]:
    """The check digit of an ISBN is correct."""
    value = page.document.data.get("isbn")
    if isinstance(value, str) and not is_isbn(value):
        yield page.finding("isbn-checksum", ("isbn",), value=value)


def is_isbn(text: str) -> bool:
    """True for ten or thirteen digits with a correct check digit."""
    digits = [10 if c == "X" else int(c) for c in text if c in "0123456789X"]
    if len(digits) == 10:
        return (
            sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11
            == 0
        )
    return (
        len(digits) == 13
        and sum(digit * (3 if i % 2 else 1) for i, digit in enumerate(digits)) % 10 == 0
    )


def few_resources(page: Page) -> Iterator[Finding]:
    """A practice lists three resources or more."""
    names = page.document.data.get("resources")
    if page.kind == "practices" and isinstance(names, list) and len(names) < FEWEST_RESOURCES:
        yield page.finding(
            "practice-resources", page.document.key_span(("resources",)), count=len(names)
        )


def by_the_group(page: Page) -> Iterator[Finding]:
    """If a joint text names its agencies, `by:` has these and not the group."""
    without_act = {
        claim.document
        for claim in _claims(page)
        if claim.reason == "act" and page.kind == "practices"
    }
    for number, item in enumerate(_evidence(page)):
        is_unsigned = item.document in without_act and item.document.startswith("statements/")
        if (
            is_unsigned
            and "icat" in item.by
            and {*page.catalogue.entries[item.document].issuers} - {"icat"}
        ):
            yield page.finding(
                "recognition-by-icat", ("recognition", number, "by"), document=item.document
            )


def by_its_authors(page: Page) -> Iterator[Finding]:
    """The agencies of evidence are those that issued the document; an independent document may report others."""
    for number, item in enumerate(_evidence(page)):
        issuers = speakers(page.catalogue.entries.get(item.document))
        if issuers and (others := [agency for agency in item.by if agency not in issuers]):
            where = ("recognition", number, "by", item.by.index(others[0]))
            values = {
                "agencies": ", ".join(others),
                "document": item.document,
                "issuers": ", ".join(sorted(issuers)),
            }
            yield page.finding("recognition-by-other", where, **values)


def evidence_that_counts(page: Page) -> Iterator[Finding]:
    """Direct evidence names its place, and its document names the practice: two records must agree."""
    rules = {"place": "evidence-place", "agreement": "evidence-agreement"}
    documents = [item.document for item in _evidence(page)]
    for claim in _claims(page):
        if claim.reason in rules and claim.document in documents:
            where = ("recognition", documents.index(claim.document))
            yield page.finding(rules[claim.reason], where, document=claim.document)


def speakers(entry: Entry | None) -> list[str]:
    """The bodies on whose behalf a document can be cited: those that issued it; none for an independent document."""
    if entry is None or entry.kind == "activities":
        return []
    return (
        entry.issuers
        if not isinstance(entry.record, Resource) or entry.record.speaks_for == "publishers"
        else []
    )


def _evidence(page: Page) -> list[Evidence]:
    """The evidence of a record, on the page that has it: that of the original."""
    return page.original_entry.evidence if page.original_entry else []


def _claims(page: Page) -> Sequence[Claim]:
    """The claims that follow from the evidence of a record, on the page of the original."""
    recognition = recognize(page.catalogue, page.original_entry) if page.original_entry else None
    return recognition.claims if recognition else ()


def shared(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """No two records of a kind have the same title, address, symbol, ISBN or DOI."""
    first: dict[tuple[str, ...], Page] = {}
    for page in pages:
        for name, value, where in _names(page):
            key = (name, page.kind, page.language if name == "title" else "", value)
            if (other := first.setdefault(key, page)) is not page and other.entry is not page.entry:
                value = page.document.value(where)
                yield page.finding(
                    f"record-duplicate-{name}", where, value=value, other=other.document.path
                )


def _names(page: Page) -> Iterator[tuple[str, str, Where]]:
    """The values that identify a record, normalized."""
    data = page.document.data
    if not page.kind:
        return
    if isinstance(data.get("title"), str) and not page.original:
        # Editions may have the same title if they have different dates.
        edition = data.get("published") or data.get("date") or ""
        yield (
            "title",
            re.sub(r"\W+", " ", f"{data['title']} {edition}").casefold().strip(),
            ("title",),
        )
    for name in ("symbol", "isbn", "doi"):
        if isinstance(data.get(name), str):
            yield name, comparable_identifier(data[name]), (name,)
    # One page may present several joint texts.
    links = data.get("links") if page.kind != "statements" else None
    for name, address in links.items() if isinstance(links, dict) else ():
        if isinstance(address, str):
            yield "link", comparable_address(address), ("links", name)


def comparable_identifier(text: str) -> str:
    """A symbol, ISBN or DOI without spaces, hyphens and capitals."""
    return re.sub(r"[\s-]+", "", text).casefold()


def comparable_address(address: str) -> str:
    """An address without scheme, `www.` and final slash."""
    return re.sub(r"^https?://(www\.)?|/$", "", address)


def old_names(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """A former id belongs to one record and is not in use."""
    first: dict[str, Page] = {}
    for page in pages:
        names = page.document.data.get("formerly") if page.kind else None
        for number, name in enumerate(names if isinstance(names, list) else []):
            full = str(name) if "/" in str(name) else f"{page.kind}/{name}"
            other = first.setdefault(full, page)
            if full in catalogue.record_names or other is not page:
                holder = (
                    f"docs/{full}.md" if full in catalogue.record_names else other.document.path
                )
                yield page.finding(
                    "record-formerly", ("formerly", number), value=name, other=holder
                )


def gone(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """A record that was published exists, or a record has its former name: addresses are permanent."""
    file = catalogue.root / LEDGER
    names = {
        *catalogue.record_names,
        *(name for entry in catalogue.entries.values() for name in entry.former_refs),
    }
    for number, line in enumerate(file.read_text("utf-8").split("\n") if file.is_file() else (), 1):
        if (match := RECORD.fullmatch(line)) and match[1] not in names:
            yield Finding(LEDGER, Span(number, 1, len(line)), "record-gone", {"name": match[1]})


def publisher_twice(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """An agency with a page is not in data/facts/publishers.yml."""
    for page in pages:
        if (
            page.kind == Agency.folder
            and not page.original
            and page.name in catalogue.vocabularies["publishers"]
        ):
            yield page.finding("publisher-twice", (), value=page.name)


def _date(page: Page, where: Where) -> str:
    """A date of the front matter, or '' if there is none or it is invalid."""
    value = page.document.value(where)
    return value if isinstance(value, str) and is_partial_date(value) else ""
