"""All steps in one file, one a line, for programs that answer questions: law and names stand in each line.

A line has both languages. Its norm, its law and how far each text was read are the same in all of them, and a
program that reads one file for all its readers cannot mix two states of the data.
"""

from collections.abc import Callable, Iterable, Iterator

from catalogue.exports.api.records import ByLanguage
from catalogue.exports.api.shapes import Data
from catalogue.exports.json_text import compact
from catalogue.exports.markdown import with_resolved_links
from catalogue.exports.publication import Publication
from catalogue.model.evidence import Step
from catalogue.model.provisions import provisions
from catalogue.recognition.claims import Claim
from catalogue.recognition.kept_practices import texts_of_steps
from catalogue.recognition.levels import Recognition, step_recognitions
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.raw_sections import after_head
from catalogue.source.steps import head_of, short_head_of
from catalogue.views.record.declared_words import declared_in_words, seen_in_words
from catalogue.views.record.step_addresses import addresses_for_machines
from catalogue.views.wording.context import Context, at_place, resolver
from catalogue.views.wording.levels import level_or_law
from catalogue.views.wording.names import agency_name, passage_link
from catalogue.views.wording.places import place_in_words

STEPS = "steps.jsonl"
"""The name of the file."""


def step_lines(publication: Publication) -> str:
    """The content of the file: the steps of all practices, in order."""
    practices = publication.catalogue.of("practices")
    return "".join(compact(step) for entry in practices for step in _steps(publication, entry))


def _steps(publication: Publication, entry: Entry) -> Iterator[Data]:
    results = step_recognitions(publication.catalogue, entry.ref)
    for number, (step, result) in enumerate(zip(entry.steps, results, strict=True), 1):
        yield {
            "id": f"{entry.ref}#{step.id}",
            "number": number,
            "practice": _practice(publication, entry),
            **_words(publication, entry, step, number),
            **_support(publication, result.recognition),
            **_addresses(publication, entry, step),
            "day": days(publication.catalogue, entry)[1],
        }


def _texts(publication: Publication, words: Callable[[Context], str]) -> ByLanguage:
    """Words in each language that has them."""
    texts = {language: words(context) for language, context in publication.contexts.items()}
    return {language: text for language, text in texts.items() if text}


def _practice(publication: Publication, entry: Entry) -> Data:
    return {
        "id": entry.ref,
        "name": _texts(publication, lambda context: entry.name(context.language)),
    }


def _words(publication: Publication, entry: Entry, step: Step, number: int) -> Data:
    """The norm, what the editors add, who acts, and when."""
    catalogue = publication.catalogue

    def short(context: Context) -> str:
        return short_head_of(catalogue, entry, step.id, context.language)

    def norm(context: Context) -> str:
        return head_of(catalogue, entry, step.id, context.language)

    return {
        "short": _texts(publication, short),
        "norm": _texts(publication, norm),
        "guidance": _texts(publication, lambda context: _guidance(context, entry, number)),
        "who": [_term(publication, "audiences", name) for name in step.who],
        "moment": _term(publication, "moments", step.moment),
    }


def _guidance(context: Context, entry: Entry, number: int) -> str:
    """What the editors add to the norm, as Markdown with addresses that work anywhere."""
    items = texts_of_steps(context.catalogue, entry).get(context.language, ())
    resolve = resolver(context, entry.kind, "")
    text = after_head(items[number - 1]) if number <= len(items) else ""
    return with_resolved_links(text, lambda href: context.site.address(resolve(href)))


def _term(publication: Publication, vocabulary: str, code: str) -> Data:
    """A code with its label."""
    return {
        "id": code,
        "name": _texts(publication, lambda context: context.label(vocabulary, code)),
    }


def _support(publication: Publication, recognition: Recognition) -> Data:
    """The level, what it means if there is none, and the texts that were compared with the norm."""
    none = publication.texts("none-means") if recognition.level == "none" else {}
    return {
        "level": recognition.level,
        "label": _texts(publication, lambda context: level_or_law(context, recognition)),
        **({"none": none} if none else {}),
        "words_read": recognition.is_full,
        "agencies": [_agency(publication, name) for name in recognition.agencies],
        "law": _sources(publication, recognition.law),
        "evidence": _sources(publication, recognition.counted),
        "other_texts": _sources(publication, recognition.listed),
    }


def _agency(publication: Publication, name: str) -> Data:
    return {"id": name, "name": _texts(publication, lambda context: agency_name(context, name))}


def _sources(publication: Publication, claims: Iterable[Claim]) -> list[Data]:
    return [_source(publication, claim) for claim in claims]


def _source(publication: Publication, claim: Claim) -> Data:
    """A text that was compared with the norm: what it is, its force, what it says, how far it was read."""
    return {
        "document": claim.document,
        **({"provision": claim.provision} if claim.provision else {}),
        "name": _texts(publication, lambda context: _name(context, claim)),
        "place": _texts(publication, lambda context: _place(context, claim)),
        **({"date": claim.date} if claim.date else {}),
        **_force(publication, claim),
        "text": _text_of_provision(publication, claim),
        "says": _term(publication, "provision-relations", claim.says) if claim.says else {},
        "seen": _seen(publication, claim),
        "agencies": [_agency(publication, name) for name in claim.eligible_agencies],
        **({"reason": _term(publication, "reasons", claim.reason)} if claim.reason else {}),
    }


def _name(context: Context, claim: Claim) -> str:
    """The short name of a document; of what an agency declares, all of it in a sentence."""
    declared = declared_in_words(context, claim)
    return declared or passage_link(context, claim.document, claim.provision, "").label


def _place(context: Context, claim: Claim) -> str:
    return place_in_words(context, claim.where, claim.document)


def _force(publication: Publication, claim: Claim) -> Data:
    """Whether the document binds, and how strongly the provision obliges; nothing where it is no law."""
    document = publication.catalogue.entries.get(claim.document)
    found: Data = {}
    for code in document.terms("force") if document else []:
        found["force"] = _term(publication, "forces", code)
    if row := provisions(publication.catalogue.vocabularies).get(claim.provision):
        found["strength"] = _term(publication, "strengths", row.strength)
    return found


def _text_of_provision(publication: Publication, claim: Claim) -> ByLanguage:
    """What a provision says in the editors' words; nothing where it was not read."""
    row = provisions(publication.catalogue.vocabularies).get(claim.provision)
    return dict(row.says) if row else {}


def _seen(publication: Publication, claim: Claim) -> Data:
    code = "declared" if claim.declared else claim.seen
    return {
        "id": code,
        "name": _texts(publication, lambda context: seen_in_words(context, claim)),
    }


def _addresses(publication: Publication, entry: Entry, step: Step) -> Data:
    """The permanent address, that in the last edition that has the step, and its place on the page."""
    paths = addresses_for_machines(publication.catalogue, entry, step.id)
    page = _texts(
        publication,
        lambda context: at_place(context.site.address(context.path(entry)), step.id),
    )
    return {name: publication.site.address(path) for name, path in paths.items()} | {"page": page}
