"""Print what the forms of proposals fetch: settings.json, made from the real models, tables and rules."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from catalogue.exports.propose_data import settings  # noqa: E402
from catalogue.source.loading import load  # noqa: E402
from catalogue.views.addresses import Site  # noqa: E402

print(json.dumps(settings(load(ROOT), Site(("en", "fr")))))
