"""Steps and pitfalls: a row of the front matter for each item of the text, its basis, places in documents."""

import re
from collections.abc import Iterator, Sequence

from catalogue.lint.page_model import Page
from catalogue.lint.registry import catalogue_rule, page_rule
from catalogue.lint.sections import heading_span
from catalogue.model.evidence import Basis, Pitfall, Step
from catalogue.model.findings import Finding, Span
from catalogue.model.records import Practice
from catalogue.recognition.judgements import head_of_practice, is_judged
from catalogue.recognition.levels import step_recognitions
from catalogue.recognition.readings import WHOLE, reading_at
from catalogue.source.catalogue import Catalogue
from catalogue.source.commonmark import Section
from catalogue.source.step_names import all_items, step_name
from catalogue.source.steps import CARD, FIELDS, LISTS, Item, divide, head_of, lists_of_steps
from catalogue.source.translations import section_id
from catalogue.source.yaml_positions import Where

CARDS = "cards"
"""The folder of the cards, of each of which a sheet is made."""

MOST_WORDS = 18
MOST_WORDS_OF_SHORT = 7
MOST_WORDS_OF_ANSWER = 9
WRONG = 3
"""The number of wrong answers to a question of a session."""

SENTENCE_END = re.compile(r"(?<=[.!?…])\s")


@page_rule("step-count")
def items(page: Page) -> Iterator[Finding]:
    """Each item of "How to do it" and of "Pitfalls" has a row in the front matter, in every language."""
    if page.entry is None:
        return
    for name, section, listed in _lists(page):
        key = FIELDS[name]
        rows = _rows(page, key)
        if len(listed) != len(rows):
            span = heading_span(page, section)
            yield _count_finding(page, span, section.title, len(listed), key, len(rows))


@page_rule("step-count")
def things_to_do(page: Page) -> Iterator[Finding]:
    """Each thing to do on a pathway, in a situation or on a card names a step, or the editors."""
    if page.layout not in LISTS or page.name == "index":
        return
    original = (page.original or page).document
    if not original.readable:
        return
    rows = original.data.get("steps") or []
    lists = lists_of_steps(page.layout, page.sections)
    count = sum(len(divide(section)[1]) for section in lists)
    if count != len(rows):
        title = lists[0].title if lists else ""
        yield _count_finding(page, page.end, title, count, "steps", len(rows))


@page_rule("front-matter-missing-key")
def cards(page: Page) -> Iterator[Finding]:
    """A page in the folder of cards is a card, with lines that name steps."""
    is_card = page.ref.startswith(f"{CARDS}/") and page.name != "index"
    if not is_card or page.original or not page.document.readable:
        return
    if page.layout != CARD:
        yield page.finding("front-matter-missing-key", (), key="layout")
    elif not page.document.data.get("steps"):
        yield page.finding("front-matter-missing-key", (), key="steps")


def _count_finding(page: Page, span: Span, title: str, items: int, key: str, rows: int) -> Finding:
    return page.finding("step-count", span, title=title, items=items, key=key, rows=rows)


@page_rule("card-source")
def sources_of_answers(page: Page) -> Iterator[Finding]:
    """Each answer of a session rests on a step or a pitfall; a line of a card may be the editors'."""
    if page.layout != "session":
        return
    for number, ref in enumerate(page.document.data.get("steps") or ()):
        if ref == "editors":
            yield page.finding("card-source", ("steps", number))


@page_rule("quiz-answers")
def wrong_answers(page: Page) -> Iterator[Finding]:
    """A session has three wrong answers to each question, as short as the right one."""
    if page.layout != "session" or page.name == "index":
        return
    steps = (page.original or page).document.data.get("steps") or []
    wrong = page.document.data.get("wrong_answers") or []
    if len(wrong) != WRONG * len(steps):
        yield page.finding("quiz-answers", (), answers=len(wrong), wanted=WRONG * len(steps))
    for number, answer in enumerate(wrong):
        words = _count_words(answer)
        if words > MOST_WORDS_OF_ANSWER:
            where = ("wrong_answers", number)
            yield page.finding("quiz-answers", where, words=words, most=MOST_WORDS_OF_ANSWER)


@page_rule("card-sentence")
def sentences_of_cards(page: Page) -> Iterator[Finding]:
    """A card has sentences that can be read standing."""
    if page.layout != CARD:
        return
    for section in page.sections:
        for item in divide(section)[1]:
            words = max(map(_count_words, SENTENCE_END.split(item.text)))
            if words > MOST_WORDS:
                span = Span(page.document.body_line + item.line)
                yield page.finding("card-sentence", span, words=words, most=MOST_WORDS)


def _count_words(sentence: str) -> int:
    return len(re.findall(r"\w\S*", sentence))


@page_rule("step-head")
def heads(page: Page) -> Iterator[Finding]:
    """A step begins with a bold sentence that states the norm."""
    for name, _, listed in _lists(page):
        for item in listed if name == "how" else ():
            if not item.head:
                yield page.finding("step-head", Span(page.document.body_line + item.line))


@page_rule("step-short")
def short_heads(page: Page) -> Iterator[Finding]:
    """The short head of a step has few words, and no other step of the practice has the same."""
    used: set[tuple[str, str]] = set()
    for number, step in enumerate(_steps(page)):
        for language, short in step.short.texts.items() if step.short else ():
            where: Where = ("steps", number, "short", language)
            words = _count_words(short)
            if words > MOST_WORDS_OF_SHORT:
                yield page.finding(
                    "step-short",
                    where,
                    short=short,
                    language=language,
                    words=words,
                    most=MOST_WORDS_OF_SHORT,
                )
            elif (language, short) in used:
                yield page.finding("step-short", where, short=short, language=language)
            used.add((language, short))


@page_rule("step-short-missing")
def missing_short_heads(page: Page) -> Iterator[Finding]:
    """A step has a short head in each language in which its practice is written."""
    entry = page.original_entry
    for number, step in enumerate(_steps(page)):
        texts = step.short.texts if step.short else {}
        for language in entry.pages if entry else ():
            if language not in texts:
                where = ("steps", number, "id")
                yield page.finding("step-short-missing", where, step=step.id, language=language)


def _steps(page: Page) -> Sequence[Step]:
    """The steps of a practice; on the page of the original only."""
    return page.original_entry.steps if page.original_entry else ()


@page_rule("step-id")
def ids(page: Page) -> Iterator[Finding]:
    """The id of a step or a pitfall is unique on its page, and is not that of a section."""
    used = set(page.headings)
    for field in FIELDS.values() if not page.original else ():
        for number, item in enumerate(_rows(page, field)):
            names = (item.id, *item.old_ids)
            for name in names:
                if name in used:
                    yield page.finding("step-id", (field, number, "id"), value=name)
            used.update(names)


@catalogue_rule("step-formerly")
def moved(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """A step that stood in another practice is no longer there, and its old name belongs to one step."""
    taken = {step_name(entry.ref, item.id) for entry, item in all_items(catalogue)}
    practices = {entry.ref for entry in catalogue.of("practices")}
    practices |= {ref for entry in catalogue.of("practices") for ref in entry.former_refs}
    for page, where, name in _moved_names(pages):
        practice, _, step = name.partition("/")
        full = step_name(f"practices/{practice}", step)
        if full in taken or f"practices/{practice}" not in practices:
            yield page.finding("step-formerly", where, value=name)
        taken.add(full)


def _moved_names(pages: list[Page]) -> Iterator[tuple[Page, Where, str]]:
    """The names that steps and pitfalls had in other practices, and where they are written."""
    for page in pages:
        for field in FIELDS.values() if page.original_entry else ():
            for number, item in enumerate(_rows(page, field)):
                for position, name in enumerate(item.formerly):
                    if "/" in name:
                        yield page, (field, number, "formerly", position), name


@page_rule("basis-form", "evidence-place")
def bases(page: Page) -> Iterator[Finding]:
    """A basis is a provision, or a document with its place."""
    for where, basis in bases_of(page):
        if not _is_whole(basis):
            yield page.finding("basis-form", where)
        elif basis.document and not basis.where and _counts(page, basis):
            yield page.finding("evidence-place", where, document=basis.document)


def _is_whole(basis: Basis) -> bool:
    """True for a provision alone, or for a document."""
    if basis.provision:
        return not (basis.document or basis.where)
    return bool(basis.document)


def _counts(page: Page, basis: Basis) -> bool:
    return bool(page.catalogue.vocabularies["provision-relations"].more(basis.says, "counts"))


@page_rule("evidence-reading")
def readings(page: Page) -> Iterator[Finding]:
    """How far the place of a basis was read stands on the record of its document."""
    for where, basis in bases_of(page):
        document = page.catalogue.entries.get(basis.document or "")
        if (
            document
            and document.is_document
            and not reading_at(page.catalogue.vocabularies, document, basis.where)
        ):
            place = basis.where or WHOLE
            yield page.finding("evidence-reading", where, document=document.ref, place=place)


@page_rule("basis-judged")
def judged(page: Page) -> Iterator[Finding]:
    """What says as much as a head was compared with the head and the words as they are now."""
    for where, basis in bases_of(page):
        if not is_judged(page.catalogue, basis, _head(page, where)):
            named = basis.provision or basis.document
            yield page.finding("basis-judged", where, document=named, path=page.document.path)


def _head(page: Page, where: Where) -> str:
    """The head with which the basis at a path is compared: of a step or a pitfall, or the title."""
    entry = page.original_entry
    if entry is None:
        return ""
    if where[0] == "legal_basis":
        return head_of_practice(entry)
    field, row = str(where[0]), int(where[1])
    item = entry.items(field)[row]
    return head_of(page.catalogue, entry, item.id, entry.original, field)


@page_rule("evidence-agreement")
def agreement(page: Page) -> Iterator[Finding]:
    """A document that counts for a step names the practice in its own record."""
    entry = page.original_entry
    for number, step in enumerate(step_recognitions(page.catalogue, entry.ref) if entry else ()):
        for claim in step.recognition.claims:
            if claim.reason == "agreement":
                yield page.finding("evidence-agreement", ("steps", number), document=claim.document)


def _lists(page: Page) -> Iterator[tuple[str, Section, list[Item]]]:
    """The sections of a practice that are lists, with their items."""
    for section in page.sections if page.kind == Practice.folder else ():
        name = section_id(section.title, page.headings, page.language)
        if name in FIELDS:
            yield str(name), section, divide(section)[1]


def _rows(page: Page, field: str) -> Sequence[Pitfall]:
    return page.entry.items(field) if page.entry else ()


def bases_of(page: Page) -> Iterator[tuple[Where, Basis]]:
    """Every basis of a practice, with its path; on the page of the original only."""
    entry = page.original_entry
    if entry is None:
        return
    for number, basis in enumerate(entry.legal_basis):
        yield ("legal_basis", number), basis
    for field in FIELDS.values():
        for row, item in enumerate(_rows(page, field)):
            for number, basis in enumerate(item.basis):
                yield (field, row, "basis", number), basis
