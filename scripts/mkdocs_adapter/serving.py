"""Connects `mkdocs serve`, which watches files and answers requests, with the preview of the site."""

import os
import sys

from catalogue.exports.publication import Publication
from catalogue.publish.preview import Preview
from catalogue.publish.preview_server import PreviewServer
from mkdocs.livereload import LiveReloadServer
from terminal import ROOT

REST = 0.05
"""Seconds for which the files must be at rest before they are read."""

CODE = ("scripts", "mkdocs.yml")


def connect(server: LiveReloadServer, publication: Publication) -> None:
    """Let a server of MkDocs show the preview, and refresh it when a file has changed."""
    preview = Preview(publication)
    preview.has_changed(*CODE)

    def refresh() -> None:
        if preview.has_changed(*CODE):
            _begin_again()
        for fault in preview.refresh():
            print(fault, flush=True)

    server.builder, server.build_delay = refresh, REST
    server.set_app(PreviewServer(preview, server.mount_path, ROOT / "scripts"))
    refresh()


def _begin_again() -> None:
    """Replace this process by a new one, which loads the code that has changed."""
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this command
