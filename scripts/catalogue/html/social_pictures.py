"""The pictures that social networks show with a record: one for each kind, level of recognition and language.

`scripts/social_pictures.py` draws them into docs/assets/images/social/, where they are committed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.model.records import KINDS
from catalogue.recognition.levels import LEVELS, level_of_practice
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context

WIDTH, HEIGHT = 1200, 630
FOLDER = "assets/images/social/"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class SocialPicture:
    """The path of a picture below the site, and the words in it."""

    path: str
    kind: str
    level: str
    status: str

    @property
    def alternative(self) -> str:
        """The text for those who do not see the picture."""
        return f"{self.kind}. {self.status}." if self.status else self.kind


def picture_of_record(context: Context, entry: Entry) -> SocialPicture:
    """The picture of a record."""
    if entry.record.withdrawn:
        return _picture(context, entry.kind, WITHDRAWN)
    return _picture(context, entry.kind, level_of_practice(context.catalogue, entry))


def every_picture(context: Context) -> Iterator[SocialPicture]:
    """Every picture that a page in a language can name."""
    for kind in KINDS:
        levels = LEVELS if kind == "practices" else ()
        for level in ("", WITHDRAWN, *levels):
            yield _picture(context, kind, level)


def picture_path(prefix: str, kind: str, level: str = "") -> str:
    """Where a picture is below the site, for the prefix of a language."""
    ending = f"-{level}" if level else ""
    return f"{FOLDER}{prefix}{kind}{ending}.png"


def _picture(context: Context, kind: str, level: str) -> SocialPicture:
    path = picture_path(context.site.prefix(context.language), kind, level)
    status = context.text(f"level-{level}") if level else ""
    return SocialPicture(path, context.text(f"{kind}-one"), level, status)
