"""The articles of an instrument stand in the order of their numbers, wherever their table has them."""

from catalogue.source.catalogue import Catalogue
from catalogue.views.record.articles import articles, numbers_of
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site


def test_places_are_ordered_by_number_and_letter() -> None:
    places = [
        "art. 4(1)",
        "art. 4(2)",
        "art. 9(a) and (b)",
        "art. 9(c)",
        "art. 10(1)",
        "arts 11 and 12(1)",
    ]
    mixed = [places[number] for number in (4, 2, 0, 5, 1, 3)]
    assert sorted(mixed, key=numbers_of) == places


def test_instrument_of_articles_is_listed_by_number(catalogue: Catalogue) -> None:
    entry = catalogue.entries["resources/ilo-c189-2011"]
    ids = [article.id for article in articles(Context(catalogue, Site(), "en"), entry)]
    assert (
        ids.index("art-4-2") < ids.index("art-5") < ids.index("art-10-1") < ids.index("art-14-1-2")
    )


def test_instrument_with_other_places_keeps_the_order_of_its_table(catalogue: Catalogue) -> None:
    name = "ohchr-principles-guidelines-2002"
    entry = catalogue.entries[f"resources/{name}"]
    rows = catalogue.vocabularies.table(f"provisions/{name}")
    shown = [article.id for article in articles(Context(catalogue, Site(), "en"), entry)]
    assert shown == list(rows)
