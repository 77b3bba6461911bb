"""The facets of Explore: the ways to choose among all records, and the options that each record has."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from catalogue.model.description import Described, described
from catalogue.model.records import KINDS
from catalogue.recognition.levels import LEVELS, level_of_practice
from catalogue.source.entry import Entry
from catalogue.views.record.documents import ANY, NONE, opening, opens
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import agency_name
from catalogue.views.wording.values import Facet, Option

FIRST_FACETS = (
    "kind",
    "topics",
    "audiences",
    "recognition",
    "effect",
    "publishers",
    "type",
    "opens",
    "languages",
    "regions",
)
"""The first facets of the page. Other fields that are marked as facets follow; the year is the last."""

ROLE_FACETS = {"issuer": "publishers", "date": "year"}
"""Facets that join fields of different names, by the role that the fields share."""

FEEDS = {"kind": "", "topics": "topics/", "publishers": "agencies/", "regions": "places/"}
"""Facets whose options have a feed, and the folder of their feeds."""


@dataclass(frozen=True)
class FacetSource(ABC):
    """What a facet is computed from. `vocabulary` is the one that its options share, or ''."""

    id: str
    vocabulary: str = ""

    @abstractmethod
    def options_of(self, context: Context, entry: Entry) -> list[str]:
        """The options that a record has."""

    @abstractmethod
    def words(self, context: Context, option: str) -> str:
        """An option in words."""

    @abstractmethod
    def ordered(self, context: Context, options: Iterable[str]) -> list[str]:
        """Options in the order in which readers see them."""

    def depth(self, context: Context, option: str) -> int:
        """The depth of an option in the tree of its vocabulary."""
        return 0

    def title(self, context: Context) -> str:
        """The name of the facet."""
        return context.text(f"facet-{self.id}")

    def has_feed(self, context: Context, option: str) -> bool:
        """True if the records of an option have a feed of their own."""
        return self.id in FEEDS


class KindFacet(FacetSource):
    """The kind of a record."""

    def options_of(self, context: Context, entry: Entry) -> list[str]:
        """Its kind."""
        return [entry.kind]

    def words(self, context: Context, option: str) -> str:
        """The name of a kind."""
        return context.text(option)

    def ordered(self, context: Context, options: Iterable[str]) -> list[str]:
        """The kinds in their usual order."""
        return _in_order(KINDS, options)


class RecognitionFacet(FacetSource):
    """The level of recognition of a practice."""

    def options_of(self, context: Context, entry: Entry) -> list[str]:
        """Its level; nothing for the other kinds."""
        level = level_of_practice(context.catalogue, entry)
        return [level] if level else []

    def words(self, context: Context, option: str) -> str:
        """The name of a level."""
        return context.text(f"level-{option}")

    def ordered(self, context: Context, options: Iterable[str]) -> list[str]:
        """The levels, the strongest first."""
        return _in_order(LEVELS, options)

    def title(self, context: Context) -> str:
        """The name of the facet is that of the section on the page of a record."""
        return context.text("recognition")


class OpeningFacet(FacetSource):
    """The languages of the site in which a document opens."""

    def options_of(self, context: Context, entry: Entry) -> list[str]:
        """Those in which it opens; `any` too; or `none`."""
        offered = self._offered(context)
        return [option for option in opens(entry) if option in offered]

    def words(self, context: Context, option: str) -> str:
        """A sentence about where a document opens."""
        return opening(context, [option])

    def ordered(self, context: Context, options: Iterable[str]) -> list[str]:
        """Any language, the languages of the site, none."""
        return _in_order(self._offered(context), options)

    def _offered(self, context: Context) -> tuple[str, ...]:
        return (ANY, *context.site.languages, NONE)


@dataclass(frozen=True)
class FieldFacet(FacetSource):
    """The values of the fields that are marked for a facet, one for each kind of record.

    Without a shared vocabulary an option is `vocabulary:term`.
    """

    fields: tuple[tuple[str, Described], ...] = ()

    def options_of(self, context: Context, entry: Entry) -> list[str]:
        """The values of its field; a parent also selects the records of its children."""
        field = dict(self.fields).get(entry.kind)
        if field is None:
            return []
        values = field.values(entry.record)
        if self.vocabulary:
            return context.catalogue.vocabulary(self.vocabulary).with_parents(values)
        return [f"{field.vocabulary}:{value}" for value in values]

    def words(self, context: Context, option: str) -> str:
        """The label of a term."""
        return context.label(*self._term(option))

    def depth(self, context: Context, option: str) -> int:
        """The depth of a term in its vocabulary."""
        vocabulary, term = self._term(option)
        return len(context.catalogue.vocabulary(vocabulary).lineage(term)) - 1

    def ordered(self, context: Context, options: Iterable[str]) -> list[str]:
        """The terms of a tree in its order, parents first; others by the alphabet."""
        if self.vocabulary:
            tree = list(context.catalogue.vocabulary(self.vocabulary).tree())
            if any(depth for _, depth in tree):
                return _in_order([term.id for term, _ in tree], options)
        return sorted(options, key=lambda option: collation(self.words(context, option)))

    def title(self, context: Context) -> str:
        """The name of a facet that joins several fields, or of its field."""
        vocabularies = context.catalogue.vocabularies
        if f"facet-{self.id}" in vocabularies.table("strings"):
            return super().title(context)
        _, field = self.fields[0]
        return field.title(vocabularies, context.language)

    def _term(self, option: str) -> tuple[str, str]:
        """The vocabulary and the term of an option."""
        if self.vocabulary:
            return self.vocabulary, option
        vocabulary, _, term = option.partition(":")
        return vocabulary, term


class PublisherFacet(FieldFacet):
    """The agencies and other publishers. Of these, agencies have a feed."""

    def words(self, context: Context, option: str) -> str:
        """The acronym of an agency, or the name of a publisher."""
        return agency_name(context, option)

    def depth(self, context: Context, option: str) -> int:
        """Publishers make no tree."""
        return 0

    def has_feed(self, context: Context, option: str) -> bool:
        """True for an agency."""
        return context.catalogue.get("agencies", option) is not None


class YearFacet(FieldFacet):
    """The years of dates."""

    def options_of(self, context: Context, entry: Entry) -> list[str]:
        """The year of each date."""
        field = dict(self.fields).get(entry.kind)
        dates = field.values(entry.record) if field else []
        return [date[:4] for date in dates]

    def words(self, context: Context, option: str) -> str:
        """The year itself."""
        return option

    def depth(self, context: Context, option: str) -> int:
        """Years make no tree."""
        return 0

    def ordered(self, context: Context, options: Iterable[str]) -> list[str]:
        """The newest first."""
        return sorted(options, reverse=True)


WITHOUT_FIELD: dict[str, Callable[[str], FacetSource]] = {
    "kind": KindFacet,
    "recognition": RecognitionFacet,
    "opens": OpeningFacet,
}


@cache
def sources() -> tuple[FacetSource, ...]:
    """All facets, from the marks of the models."""
    fields: dict[str, dict[str, Described]] = {name: {} for name in FIRST_FACETS}
    for kind, model in KINDS.items():
        for field in described(model, "facet"):
            name = ROLE_FACETS.get(field.role or "", field.path[0])
            fields.setdefault(name, {})[kind] = field
    names = sorted(fields, key=lambda name: name == "year")
    return tuple(_source(name, fields[name]) for name in names)


def _source(name: str, fields: dict[str, Described]) -> FacetSource:
    """The facet of a name; `fields` are those that are marked for it, by kind of record."""
    if name in WITHOUT_FIELD:
        return WITHOUT_FIELD[name](name)
    by_kind = tuple(fields.items())
    if name == "publishers":
        return PublisherFacet(name, "publishers", by_kind)
    vocabularies = {field.vocabulary for field in fields.values()}
    shared = vocabularies.pop() if len(vocabularies) == 1 else ""
    if name == "year":
        return YearFacet(name, shared, by_kind)
    return FieldFacet(name, shared, by_kind)


def facet(context: Context, source: FacetSource, counts: Counter[str]) -> Facet:
    """A facet with the options that records have, each with their number."""
    names = source.ordered(context, counts)
    options = tuple(_option(context, source, name, counts[name]) for name in names)
    return Facet(source.id, source.title(context), options)


def _option(
    context: Context,
    source: FacetSource,
    name: str,
    count: int,
) -> Option:
    feed = ""
    if source.has_feed(context, name):
        folder = f"{context.site.prefix(context.language)}feeds/{FEEDS[source.id]}"
        feed = f"{folder}{name}.xml"
    return Option(name, source.words(context, name), source.depth(context, name), count, feed)


def _in_order(order: Iterable[str], options: Iterable[str]) -> list[str]:
    """Those of the options that stand in a given order."""
    carried = set(options)
    return [option for option in order if option in carried]
