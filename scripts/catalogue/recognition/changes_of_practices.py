"""What changed in practices between two editions, and how far more of their documents was read."""

from collections.abc import Iterator

from catalogue.recognition.changes_of_steps import claim_changes, different_texts
from catalogue.recognition.edition_names import LaterNames
from catalogue.recognition.editions import Edition
from catalogue.recognition.kept_documents import KeptDocument
from catalogue.recognition.kept_practices import ByLanguage, KeptPractice
from catalogue.recognition.one_change import Change, Side


def practice_changes(old: Edition, new: Edition) -> Iterator[Change]:
    """The practices that came or went, and what changed of the others; nothing if none were kept."""
    yield from _reading_changes(old, new)
    if old.practices is None:
        return
    practices, names = new.practices or {}, LaterNames(new)
    later = {ref: names.practice(ref) for ref in old.practices}
    for ref, practice in old.practices.items():
        now = practices.get(later[ref])
        if now is None:
            yield Change("practice", ref, before=Side(ref, text=practice.name))
        else:
            yield from _compared(ref, later[ref], practice, now)
    for ref in sorted(practices.keys() - set(later.values())):
        yield Change("practice", ref, after=Side(ref, text=practices[ref].name))


def _compared(ref: str, name: str, old: KeptPractice, new: KeptPractice) -> Iterator[Change]:
    """What changed of a practice that may have another name."""
    if ref != name:
        before, after = Side(ref, text=old.name), Side(name, text=new.name)
        yield Change("practice", name, before=before, after=after)
    if old.mark != new.mark:
        yield Change(
            "level",
            name,
            before=Side(code=old.mark),
            after=Side(code=new.mark),
            agencies=tuple(sorted({*old.agencies} ^ {*new.agencies})),
        )
    yield from claim_changes(name, "", old.evidence, new.evidence)
    yield from _text_changes(name, old, new)


def _text_changes(ref: str, old: KeptPractice, new: KeptPractice) -> Iterator[Change]:
    """The title, the summary and the sections whose words changed."""
    parts: dict[str, tuple[ByLanguage, ByLanguage]] = {
        "title": (old.name, new.name),
        "summary": (old.summary, new.summary),
    }
    for name, section in old.sections.items():
        now = new.sections.get(name)
        parts[name] = (section.text, now.text if now else {})
    for name, section in new.sections.items():
        if name not in old.sections:
            parts[name] = (dict.fromkeys(section.text, ""), section.text)
    for part, (before, after) in parts.items():
        if words := different_texts(before, after):
            sides = tuple(Side(text=text) for text in words)
            yield Change("text", ref, part=part, before=sides[0], after=sides[1])


def _reading_changes(old: Edition, new: Edition) -> Iterator[Change]:
    """The documents of which more was read, or less."""
    if old.documents is None or new.documents is None:
        return
    for ref, document in new.documents.items():
        if ref in old.documents:
            before, after = _readings(old.documents[ref], document)
            if before != after:
                yield Change(
                    "reading",
                    ref,
                    before=Side(readings=before),
                    after=Side(readings=after),
                    agencies=tuple(document.issuers),
                )


def _readings(old: KeptDocument, new: KeptDocument) -> tuple[dict[str, str], dict[str, str]]:
    """The places that were read otherwise before, or not at all, and how far then and now."""
    every = sorted({*old.readings, *new.readings})
    places = [place for place in every if old.readings.get(place) != new.readings.get(place)]
    before = {place: old.readings.get(place, "") for place in places}
    return before, {place: new.readings.get(place, "") for place in places}
