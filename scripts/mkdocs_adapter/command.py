"""The commands of MkDocs, run in this process, so that what they raise reaches the caller."""

import os

import click
from mkdocs.__main__ import cli
from terminal import ROOT


class MkDocsError(Exception):
    """MkDocs has ended a command; it has reported the reason in its log, and the words may repeat it."""


def run(*words: str) -> None:
    """Run a command of MkDocs in the repository; a MkDocsError if it fails."""
    os.chdir(ROOT)
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
