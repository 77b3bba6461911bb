"""What agencies say themselves, as data: beside each claim, and on the record of the agency."""

from catalogue.exports.api.shapes import Data
from catalogue.model.declarations import Copy, kept_declarations
from catalogue.recognition.declarations import Declared, standing_declarations
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry


def declared_data(declared: Declared) -> Data:
    """An answer of an agency, and where it stands."""
    answer = declared.answer
    values: Data = {
        "answer": declared.choice,
        "date": declared.date,
        "same_words": declared.has_same_words,
        "address": declared.address,
        "fetched": declared.fetched,
        "digest": declared.digest,
        "text": answer.texts,
        "about": answer.document,
        "where": answer.where,
        "reference": answer.reference,
        "link": answer.link,
    }
    return {name: value for name, value in values.items() if value not in (None, {})}


def declaration_data(catalogue: Catalogue, entry: Entry) -> Data | None:
    """Every copy of the declaration of an agency, and what stands; None if it made none."""
    kept = kept_declarations(catalogue.vocabularies).get(entry.id, ())
    if entry.kind != "agencies" or not kept:
        return None
    copies = [_copy(item.copy) for item in kept]
    standing = standing_declarations(catalogue).get(entry.id)
    if standing is None:
        return {"stands": False, "copies": copies}
    _, declaration = standing
    said = {
        "date": declaration.date,
        "office": declaration.office,
        "edition": declaration.edition,
    }
    return {"stands": True, **said, "copies": copies}


def _copy(copy: Copy) -> Data:
    """A copy: its day, its address, and its digest unless the file was gone."""
    data = {"day": copy.day, "address": copy.address}
    return data | ({"digest": copy.digest} if copy.digest else {"gone": True})
