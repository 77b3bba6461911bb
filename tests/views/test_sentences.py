"""Sentences are assembled by the grammar of each language: golden sentences for none, one, two and many."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from catalogue.model.sentences import continued
from catalogue.recognition.levels import LEVELS
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages import (
    agency_page,
    agreement_findings,
    evidence_findings,
    law_findings,
    matrix,
    missing_findings,
    opportunities,
)
from catalogue.views.record import articles, recognition_summary, related, study_lists
from catalogue.views.wording import grammar
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import Link

TABLE = Path(__file__).with_suffix(".tsv")


def numbers(given: str) -> list[int]:
    return [int(number) for number in given.split()]


def steps(context: Context, given: str) -> str:
    counts = dict(zip(("several", "one", "editors"), numbers(given), strict=True))
    return recognition_summary.steps_in_words(context, counts)


def texts(context: Context, given: str) -> str:
    count, read = numbers(given)
    return recognition_summary.texts_in_words(context, count, read)


def agencies(context: Context, given: str) -> str:
    """Agencies, the number of their documents, and the first date or `-`."""
    *names, documents, since = given.split()
    return recognition_summary.agencies_in_words(
        context, names, int(documents), since.strip("-") if len(since) == 1 else since
    )


def provisions(context: Context, given: str) -> str:
    return articles.provisions_in_words(context, *numbers(given))


def counted(string_id: str) -> Callable[[Context, str], str]:
    def text(context: Context, given: str) -> str:
        return context.text(
            string_id, count=int(given), all=81, steps=44, topic="T", year="2013", day="2026"
        )

    return text


def agreed(context: Context, given: str) -> str:
    """The number of practices of each level."""
    counts = zip(LEVELS, numbers(given), strict=True)
    levels = [level for level, count in counts for _ in range(count)]
    return matrix.agreed_in_words(context, levels)


def leading(context: Context, given: str) -> str:
    agency, count, read = given.split()
    return agreement_findings.leading_in_words(context, agency, int(count), int(read))


def recognizes(context: Context, given: str) -> str:
    count, read = numbers(given)
    return agency_page.recognizes_in_words(context, count, read, 81)


def agreement(context: Context, given: str) -> str:
    """The practices in a text of the group, those of agencies the year before, and those that were read."""
    now, before, read = numbers(given)
    rows = [(Link("2013"), (0, before)), (Link("2014"), (now, 0))]
    title, notes = agreement_findings.agreement_in_words(context, rows, "2014", 81, read)
    return " | ".join([title, *notes])


def joint(context: Context, given: str) -> str:
    """Years, each with the number of its joint texts."""
    years = dict(pair.split(":") for pair in given.split("-")[-1].split())
    texts = {year: int(number) for year, number in years.items()}
    return agreement_findings.joint_in_words(context, texts)


def undated(context: Context, given: str) -> str:
    return agreement_findings.undated_in_words(context, int(given))


def evaluated(context: Context, given: str) -> str:
    return evidence_findings.evaluated_in_words(context, *numbers(given))


def law(context: Context, given: str) -> str:
    """The number of practices of the first instrument, and of those that rest on none."""
    name = {"en": "Palermo Protocol", "fr": "Protocole de Palerme"}[context.language]
    count, without = numbers(given)
    return missing_findings.law_in_words(context, name, count, 81, without)


def opportunity(context: Context, given: str) -> str:
    family, count = given.split()
    return opportunities.family_in_words(context, family, int(count))


def every_state(context: Context, given: str) -> str:
    return law_findings.every_state_in_words(context, 197, *numbers(given))


def group_steps(context: Context, given: str) -> str:
    return law_findings.group_steps_in_words(context, *numbers(given))


def languages(string_id: str) -> Callable[[Context, str], str]:
    def text(context: Context, given: str) -> str:
        conjunction = "or" if string_id.startswith(("reason", "gap")) else "and"
        listed = grammar.languages(context, given.split(), conjunction)
        return context.text(string_id, languages=listed, count=listed.count)

    return text


def bodies(form: str) -> Callable[[Context, str], str]:
    def text(context: Context, given: str) -> str:
        return grammar.bodies(context, given.split()).in_form(form)

    return text


def member(context: Context, given: str) -> str:
    status = context.label("membership-statuses", "member")
    return context.text("member-since", status=status, date=grammar.dated(context, given))


def shared(context: Context, given: str) -> str:
    return related.same_terms(context, "topics", given.split())


def outcome(context: Context, given: str) -> str:
    return study_lists.outcome(context, *given.split()).direction


SENTENCES: dict[str, Callable[[Context, str], str]] = {
    "steps": steps,
    "texts": texts,
    "agencies": agencies,
    "provisions": provisions,
    "law-more": counted("law-more"),
    "recognizes-of": counted("recognizes-of"),
    "finding-french": counted("finding-french"),
    "finding-studies": counted("finding-studies"),
    "agreed": agreed,
    "leading": leading,
    "recognizes": recognizes,
    "agreement": agreement,
    "joint": joint,
    "joint-undated": undated,
    "evaluated": evaluated,
    "law": law,
    "steps-gap": counted("coverage-steps-gap"),
    "opportunity": opportunity,
    "every-state": every_state,
    "group-steps": group_steps,
    "opens-in": languages("opens-in"),
    "no-edition": languages("no-edition"),
    "shared-address": counted("shared-address"),
    "reason-language": languages("reason-language"),
    "gap-languages": languages("gap-languages"),
    "the": bodies("the"),
    "of": bodies("of"),
    "instrument": lambda context, given: grammar.instrument(context, given).in_form("the"),
    "date": lambda context, given: grammar.dated(context, given).in_form("of"),
    "member-since": member,
    "topics": shared,
    "outcome": outcome,
}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file, delimiter="\t")]


def printed(catalogue: Catalogue, language: str, row: dict[str, str]) -> str:
    """The sentence of a row; no-break spaces as ~ (before a colon) and ^ (narrow)."""
    words = SENTENCES[row["sentence"]](Context(catalogue, Site(), language), row["given"])
    return words.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['sentence']} {row['given']}")
def test_sentence_is_that_of_the_table(catalogue: Catalogue, row: dict[str, str]) -> None:
    assert printed(catalogue, "en", row) == row["English"]
    assert printed(catalogue, "fr", row) == row["French"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_agency_has_an_article_or_is_known_to_have_none(
    catalogue: Catalogue, language: str
) -> None:
    """French names all with one; English names most without, so that only unknown rows are faults."""
    rows = catalogue.vocabularies.grammar(language)
    assert rows
    agencies = {entry.id for entry in catalogue.of("agencies")}
    assert rows.bodies.keys() - agencies == set()
    if language == "fr":
        assert agencies - rows.bodies.keys() == set()


def test_language_without_a_grammar_names_without_articles(catalogue: Catalogue) -> None:
    assert catalogue.vocabularies.grammar("es") is None


def test_form_that_a_value_does_not_have_is_its_plain_one(catalogue: Catalogue) -> None:
    context = Context(catalogue, Site(), "fr")
    assert context.text("says-group-dated", date="2017") == (
        "La pratique figure dans un texte 2017, publié par l’ICAT en tant que groupe."
    )


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", ["999", "1,000", "2,299"]), ("fr", ["999", "1\u202f000", "2\u202f299"])],
)
def test_thousands_stand_apart_in_sentences_and_tables(
    catalogue: Catalogue, language: str, written: list[str]
) -> None:
    context = Context(catalogue, Site(), language)
    assert [context.digits(count) for count in (999, 1000, 2299)] == written
    for count, digits in zip((1000, 2299), written[1:], strict=True):
        assert digits in context.text("finding-joint-undated", count=count)
        assert digits in context.text("opportunity-regions", count=count)


def test_sentence_after_a_colon_goes_on_with_a_small_letter() -> None:
    assert continued(["Partie depuis 2003.", "En vigueur."]) == (
        "partie depuis 2003.",
        "En vigueur.",
    )
    assert continued([]) == ()


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (1, "One provision of a", "Une disposition d’un"),
        (11, "Eleven provisions of", "Onze dispositions d’"),
        (20, "Twenty provisions of", "Vingt dispositions d’"),
        (21, "21 provisions of", "21 dispositions d’"),
    ],
)
def test_sentence_opens_with_a_number_in_words_to_twenty(
    catalogue: Catalogue, count: int, english: str, french: str
) -> None:
    for language, words in (("en", english), ("fr", french)):
        context = Context(catalogue, Site(), language)
        assert grammar.sentence(context, "law-count", count=count).startswith(words)
