"""What every exporter works from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from catalogue.html.templates import Templates
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site


@dataclass(eq=False)
class Publication:
    """A catalogue, the site on which it is published, and the templates of its pages."""

    catalogue: Catalogue
    site: Site
    templates: Templates

    @cached_property
    def contexts(self) -> dict[str, Context]:
        """The context of each language of the site."""
        return {
            language: Context(self.catalogue, self.site, language)
            for language in self.site.languages
        }

    def context(self, language: str) -> Context:
        """What views in a language are made from."""
        return self.contexts[language]

    def texts(self, string_id: str) -> dict[str, str]:
        """A text of the interface in every language."""
        return {language: context.text(string_id) for language, context in self.contexts.items()}


File = tuple[str, str | bytes]
"""A path below the site, and what is in the file."""

RecordExporter = Callable[[Publication, Entry], Iterator[File]]
SiteExporter = Callable[[Publication], Iterator[File]]
