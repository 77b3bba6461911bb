"""Print what the forms of proposals fetch: settings.json from the real models and tables, or the records."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from catalogue.exports.propose_data import form_settings, record_identities  # noqa: E402
from catalogue.source.loading import load  # noqa: E402
from catalogue.views.wording.context import Context  # noqa: E402
from catalogue.views.wording.site import Site  # noqa: E402

CATALOGUE, SITE = load(ROOT), Site(("en", "fr"))
if sys.argv[1:] == ["records"]:
    print(
        json.dumps(
            {
                "records": record_identities(Context(CATALOGUE, SITE, "en")),
                "publishers": list(CATALOGUE.publishers.terms),
            }
        )
    )
else:
    print(json.dumps(form_settings(CATALOGUE, SITE)))
