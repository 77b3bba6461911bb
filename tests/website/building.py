"""Building the real site for tests, as `make site` does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
BASE = "/toolkit/"
ADDRESS = "https://toolkit.test" + BASE


def build(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site into a folder as `make site` does."""
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ADDRESS, "REPO_URL": "", "CONTACT": "", **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(folder)]
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
