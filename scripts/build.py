"""Build the site in a folder next to the last one, and replace that in one step.

If anything fails, a page, the disk, the process itself, the last good site is unchanged.
`make site` calls this; options of `mkdocs build` are passed on.
"""

import argparse
import errno
import gc
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import terminal
from catalogue.lint import reporters
from mkdocs_adapter import command
from terminal import ROOT

DONE, FAILED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    options, passed = _options(arguments)
    os.environ[reporters.LANGUAGE] = options.language
    site: Path = options.site_dir.absolute()
    new = _beside(site, "new")
    try:
        _recover(site)
        _build(new, passed, options.check)
        put_in_place(new, site)
    except command.MkDocsError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(_sentence(error, new))
    except KeyboardInterrupt:
        return _complain(_words("stopped"))
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return DONE


def put_in_place(new: Path, site: Path) -> None:
    """Rename a finished folder to the site, then delete the previous one."""
    old = _beside(site, "old")
    if site.exists():
        # If the process ends between these two lines there is no site: the next build restores it.
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _build(new: Path, passed: list[str], check: bool) -> None:
    """Run MkDocs into a folder."""
    if not check:
        # mkdocs.yml hands it to the hooks as `extra.check`.
        os.environ["CHECK_PAGES"] = "false"
    # Nearly all objects of a build live until its end: collecting garbage costs time and frees nothing.
    gc.disable()
    new.parent.mkdir(parents=True, exist_ok=True)
    new.mkdir()
    command.run("build", "--strict", "--site-dir", str(new), *passed)


def _beside(site: Path, what: str) -> Path:
    """A folder of this process on the same disk as the site."""
    return site.with_name(f".{site.name}.{what}-{os.getpid()}")


def _recover(site: Path) -> None:
    """Restore the site if a process was killed while it replaced it; delete the folders of such processes."""
    for folder in sorted(site.parent.glob(f".{site.name}.*-*")):
        number = folder.name.rpartition("-")[2]
        if not number.isdigit() or _runs(int(number)):
            continue
        if folder.name.startswith(f".{site.name}.old-") and not site.exists():
            folder.rename(site)
        shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    if os.name == "nt":  # there, this would send Ctrl-C
        return True
    try:
        os.kill(process, 0)
    except OSError as error:
        return isinstance(error, PermissionError)
    return True


def _sentence(error: OSError, new: Path) -> str:
    """What went wrong with a file, in words, with the folder that the user knows."""
    path = str(error.filename or new.parent).replace(str(new), str(new.parent))
    return (
        _words(errno.errorcode.get(error.errno or 0, "").lower(), path=path)
        or f"{path}: {error.strerror or error}"
    )


def _words(name: str, **values: str) -> str:
    """A sentence of data/interface/checker-strings.yml; empty where there is none."""
    return reporters.sentence(ROOT / "data", f"build-{name}", **values)


def _complain(words: str) -> int:
    print(f"{words}\n{_words('failed')}", file=sys.stderr)
    return FAILED


def _options(arguments: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--site-dir", type=Path, default=ROOT / "site", help="the folder of the site"
    )
    reporters.add_language(parser, ROOT)
    parser.add_argument(
        "--no-check",
        dest="check",
        action="store_false",
        help="skip the checker: pages are built unchecked",
    )
    return parser.parse_known_args(arguments)


if __name__ == "__main__":
    sys.exit(terminal.run(main))
