"""Print what the search fetches, made from the real pages: {language: {file: content}}, what is asked."""

import json
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from catalogue.source.loading import load  # noqa: E402
from catalogue.views.explore import search_index, search_targets  # noqa: E402
from catalogue.views.wording.context import Context  # noqa: E402
from catalogue.views.wording.site import Site  # noqa: E402

CATALOGUE = load(ROOT)
CONTEXTS = [Context(CATALOGUE, Site(), language) for language in Site().languages]
print(
    json.dumps(
        {
            "files": {
                context.language: dict(search_index.search_files(context, ""))
                for context in CONTEXTS
            },
            "refs": {
                context.language: [target.ref for target in search_targets.all_targets(context)]
                for context in CONTEXTS
            },
            "queries": yaml.safe_load((ROOT / "tests" / "queries.yml").read_text("utf-8")),
            "questions": yaml.safe_load((ROOT / "tests" / "questions.yml").read_text("utf-8")),
            "words": yaml.safe_load((ROOT / "tests" / "words.yml").read_text("utf-8")),
            "regions": yaml.safe_load((ROOT / "tests" / "regions.yml").read_text("utf-8")),
        }
    )
)
