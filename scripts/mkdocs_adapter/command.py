"""The commands of MkDocs, run in this process, so that what they raise reaches the caller."""

import os
import sys

import click
from catalogue.lint import reporters
from mkdocs.__main__ import cli
from terminal import ROOT

from mkdocs_adapter.end_of_life import END


class MkDocsError(Exception):
    """MkDocs has ended a command; it has reported the reason in its log, and the words may repeat it."""


def run(*words: str) -> None:
    """Run a command of MkDocs in the repository; a MkDocsError if it fails."""
    os.chdir(ROOT)
    # The warning of Material itself, of eight lines, is for the program `mkdocs` only, which is not run here.
    print(reporters.sentence(ROOT / "data", "stack-end", day=END.isoformat()), file=sys.stderr)
    try:
        cli.main(list(words), prog_name="mkdocs", standalone_mode=False)
    except click.ClickException as error:
        # The exceptions of MkDocs itself add a line to its log.
        raise MkDocsError(error.format_message()) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except SystemExit as error:
        if not error.code:
            raise
        raise MkDocsError("") from error
