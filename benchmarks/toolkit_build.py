"""Build the repository in the current folder without what other builders do not make.

python benchmarks/toolkit_build.py [options of scripts/build.py]          everything but the search index
python benchmarks/toolkit_build.py --pages-alone [...]                    pages and nothing else
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path.cwd() / "scripts"))

import build
from catalogue.exports.publication import Publication, SiteExporter
from catalogue.publish import pages, pipeline, site
from catalogue.views.explore import explore_data


def write_pages_alone(publication: Publication, folder: Path) -> None:
    """Write pages and their assets: no pictures, citations, data, feeds, badges."""
    publication.templates.assets.write(folder)
    ordinary = [
        SiteExporter(partial(pages.ordinary_pages, context=context), ())
        for context in publication.contexts.values()
    ]
    pipeline.write(publication, folder, (pages.record_pages,), ordinary)


def main(arguments: list[str]) -> int:
    """Answer the command line."""
    explore_data.search_files = lambda *_: iter(())
    if "--pages-alone" in arguments:
        arguments.remove("--pages-alone")
        site.write = write_pages_alone
    return build.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
