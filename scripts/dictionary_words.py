"""Write the words of dictionaries that the search would take for misspellings.

    npm pack dictionary-en@4.0.0 dictionary-en-gb@3.0.0 dictionary-fr@3.0.0
    python scripts/dictionary_words.py FOLDER…

Each FOLDER is one of these packages, unpacked: Hunspell dictionaries with index.aff and index.dic. Run it
when the site has many new words, and commit data/language/dictionary-words.txt.
"""

import sys
from collections.abc import Iterator, Sequence

import terminal
from catalogue.source.catalogue import Catalogue
from catalogue.source.hunspell import words_of_dictionary
from catalogue.source.loading import load
from catalogue.views.explore.dictionary_words import FILE, mistakable
from catalogue.views.explore.search_index import search_files
from catalogue.views.explore.search_postings import Postings
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site


def vocabulary(catalogue: Catalogue, language: str) -> Iterator[Postings]:
    """The words of the site in a language, of each file."""
    for path, content in search_files(Context(catalogue, Site(), language), ""):
        if path.startswith("words-"):
            yield content


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file."""
    parser = terminal.parser(__doc__)
    parser.add_argument("folders", nargs="+", type=terminal.path, metavar="FOLDER")
    parsed = parser.parse_args(arguments)
    words: set[str] = set()
    for folder in parsed.folders:
        words |= words_of_dictionary(folder)
    catalogue = load(parsed.root)
    kept: set[str] = set()
    for language in Site().languages:
        kept |= mistakable(words, vocabulary(catalogue, language))
    file = parsed.root / "data" / FILE
    file.write_text("\n".join(sorted(kept)) + "\n", "ascii", newline="\n")
    print(f"{file.name}: {len(kept)}")
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
