"""The data sets of the site in schema.org, for search engines of data, on the page "Data and links"."""

from typing import Any

from catalogue.exports.api.dcat import FORMATS, data_sets
from catalogue.html.linked_data import script_text
from catalogue.model.memo import once
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import days
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import LICENCE

Node = dict[str, Any]


def data_set_markup(context: Context, page: str) -> str:
    """The catalogue of the data and its sets, for a script element of a page."""
    site = context.site
    sets = data_sets(site, context.catalogue)
    node = {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "@id": site.iri("#data"),
        "name": context.cited_name,
        "description": context.text("site-description"),
        "url": site.absolute(page),
        "license": LICENCE,
        "dataset": [_data_set(context, page, name, paths) for name, paths in sets],
    }
    return script_text({name: value for name, value in node.items() if value})


def _data_set(context: Context, page: str, name: str, paths: list[str]) -> Node:
    """A data set with its files. Those for search engines name who made it, under which licence, and when."""
    site, title = context.site, context.text(name)
    publisher = {"@type": "Organization", "@id": site.iri("#publisher"), "name": context.cited_name}
    return {
        "@type": "Dataset",
        "@id": site.iri(f"#data-{name}"),
        "name": f"{context.cited_name}{context.text('colon')} {title}",
        "description": f"{title}. {context.text('site-description')}",
        "url": site.address(page),
        "license": LICENCE,
        "creator": publisher,
        "isAccessibleForFree": True,
        "inLanguage": list(site.languages),
        "dateModified": _modified(context.catalogue),
        "distribution": [_file(context, path) for path in paths],
    }


def _file(context: Context, path: str) -> Node:
    media_type, _ = FORMATS[path.rpartition(".")[2]]
    return {
        "@type": "DataDownload",
        "contentUrl": context.site.address(path),
        "encodingFormat": media_type,
    }


@once
def _modified(catalogue: Catalogue) -> str:
    """The day of the last change of any record."""
    changes = [days(catalogue, entry)[1] for entry in catalogue.entries.values()]
    return max(changes, default=catalogue.latest_review)
