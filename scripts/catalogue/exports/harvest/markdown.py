"""A page as Markdown: its metadata in a few lines, then its text. Links lead where those of the page lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from catalogue.model.description import wording
from catalogue.model.records import Record
from catalogue.recognition.levels import step_recognitions
from catalogue.source.icons import SHORTCODE
from catalogue.source.loading import Entry
from catalogue.views import facts
from catalogue.views.addresses import page_parts, page_path
from catalogue.views.context import Context, resolver
from catalogue.views.recognition_summary import claim_view, recognition_summary

LINK = re.compile(r"\]\(([^()\s]+\.md(?:#[^()\s]*)?)\)")


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """The path and the Markdown of every ordinary page in a language."""
    for name in context.catalogue.pages:
        yield page_path(context.site, context.language, *page_parts(name)), ordinary(context, name)


def record(context: Context, entry: Entry) -> str:
    """The page of a record."""
    shown = entry.text_language(context.language)
    path = context.path(entry)
    recognition = recognition_summary(context, entry, path) if entry.kind == "practices" else None
    permalink = (context.text("permalink"), context.site.iri(f"id/{entry.ref}/"))
    reviewed, _ = wording(context.catalogue.vocabularies, Record, "reviewed", context.language)
    lines = [permalink, (reviewed, entry.record.reviewed)]
    lines += [(context.text("recognition"), recognition.seal)] if recognition else []
    withdrawn = entry.record.withdrawn
    lines += [(context.text("withdrawn", date=withdrawn.date), withdrawn.reason)] if withdrawn else []
    shown_facts = facts.facts(context, entry, path, "markdown")
    lines += [(fact.label, ", ".join(facts.words(fact))) for fact in shown_facts]
    lines += [(context.label("languages", name), link) for name, link in entry.addresses.items()]
    return _page(
        context,
        context.title(entry),
        entry.summary(context.language),
        lines,
        _linked(entry.pages[shown].body, resolver(context, entry.kind, path)) + "".join(_steps(context, entry, path)),
    )


def _steps(context: Context, entry: Entry, path: str) -> Iterator[str]:
    """Who says what each step says, one a line."""
    found = step_recognitions(context.catalogue, entry.ref)
    if found:
        yield f"\n## {context.text('recognition-of-steps')}\n\n"
    for number, step in enumerate(found, 1):
        claims = [claim_view(context, claim, path) for claim in step.recognition.claims]
        passages = [f"{claim.document.label}, {claim.where} ({claim.says}; {claim.seen})" for claim in claims]
        yield f"{number}. {'; '.join(passages) or context.text('editors-guidance')}\n"


def ordinary(context: Context, name: str) -> str:
    """An ordinary page: its text, without what the site adds from the records."""
    versions = context.catalogue.pages[name]
    page = versions.get(context.language) or next(iter(versions.values()))
    here = page_path(context.site, context.language, *page_parts(name))
    body = _linked(re.sub(f"{SHORTCODE} ?", "", page.body), resolver(context, name.rpartition("/")[0], here))
    return _page(context, str(page.data.get("title") or name), str(page.data.get("summary") or ""), [], body)


def _page(context: Context, title: str, summary: str, facts: list[tuple[str, str]], body: str) -> str:
    lines = "".join(f"- {label}{context.text('colon')} {value}\n" for label, value in facts)
    return f"# {title}\n\n> {summary}\n\n{lines}\n{body.strip()}\n"


def _linked(body: str, resolve: Callable[[str], str]) -> str:
    return LINK.sub(lambda match: f"]({resolve(match.group(1))})", body)
