"""Make a virtual environment and install exact pins into it: the first half of every target of the Makefile."""

import re
import subprocess
import sys
import venv
from pathlib import Path

NEEDED = (3, 11)


def _lock(requirements: str) -> Path | None:
    """The list that holds the same pins with the digests of their files, if it holds all of them."""
    lock = Path(requirements).with_suffix(".lock")
    if not lock.exists():
        return None
    pins = [line.partition("#")[0].strip() for line in Path(requirements).read_text("utf-8").splitlines()]
    known = {line.split()[0].lower() for line in lock.read_text("utf-8").splitlines() if line[:1].isalnum()}
    behind = [pin for pin in pins if pin and re.sub(r"\[.*\]", "", pin).lower() not in known]
    if behind:
        print(f"{lock} is behind {requirements} ({', '.join(behind)}): run make lock. Installed without digests.", file=sys.stderr)
    return None if behind else lock


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
    wanted = ["--require-hashes", "-r", str(lock)] if (lock := _lock(requirements)) else ["-r", requirements]
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted]
    return subprocess.run(install, check=False).returncode  # noqa: S603 - fixed words and a file of this repository


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
