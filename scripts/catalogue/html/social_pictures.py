"""The pictures that social networks show with a record: one for each kind, mark of recognition and language.

`scripts/social_pictures.py` draws them into docs/assets/images/social/, where they are committed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.model.records import KINDS
from catalogue.recognition.levels import MARKS, OPEN, mark_of_practice
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import mark_label

WIDTH, HEIGHT = 1200, 630
FOLDER = "assets/images/social/"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class SocialPicture:
    """The path of a picture below the site, and the words in it."""

    path: str
    kind: str
    mark: str
    """The mark of the level, "withdrawn", or "" for records without a level."""

    status: str

    @property
    def tone(self) -> str:
        """The name of its colour: that of the level."""
        return self.mark.removesuffix(OPEN)

    @property
    def alternative(self) -> str:
        """The text for those who do not see the picture."""
        return f"{self.kind}. {self.status}." if self.status else self.kind


def picture_of_record(context: Context, entry: Entry) -> SocialPicture | None:
    """The picture of a record; none for an adaptation, since the name of the toolkit is drawn in it."""
    if context.catalogue.vocabularies.overlay.is_adaptation:
        return None
    if entry.record.withdrawn:
        return _picture(context, entry.kind, WITHDRAWN)
    return _picture(context, entry.kind, mark_of_practice(context.catalogue, entry))


def every_picture(context: Context) -> Iterator[SocialPicture]:
    """Every picture that a page in a language can name."""
    for kind in KINDS:
        marks = MARKS if kind == "practices" else ()
        for mark in ("", WITHDRAWN, *marks):
            yield _picture(context, kind, mark)


def picture_path(prefix: str, kind: str, mark: str = "") -> str:
    """Where a picture is below the site, for the prefix of a language."""
    ending = f"-{mark}" if mark else ""
    return f"{FOLDER}{prefix}{kind}{ending}.png"


def _picture(context: Context, kind: str, mark: str) -> SocialPicture:
    path = picture_path(context.site.prefix(context.language), kind, mark)
    status = mark_label(context, mark) if mark else ""
    return SocialPicture(path, context.text(f"{kind}-one"), mark, status)
