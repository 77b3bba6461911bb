"""Make a virtual environment and install exact pins into it: the first half of every target of the Makefile."""

import subprocess
import sys
import venv
from pathlib import Path

NEEDED = (3, 11)


def main(folder: str, requirements: str) -> int:
    """Install the requirements into the environment in a folder, made if it is not there."""
    if sys.version_info < NEEDED:
        print(f"Python {NEEDED[0]}.{NEEDED[1]} or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    python = Path(folder, "bin", "python")
    if not python.exists():
        try:
            venv.create(folder, with_pip=True)
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"No virtual environment could be made: {error}\nOn Debian: apt install python3-venv.", file=sys.stderr)
            return 1
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]
    return subprocess.run(install, check=False).returncode  # noqa: S603 - fixed words and a file of this repository


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
