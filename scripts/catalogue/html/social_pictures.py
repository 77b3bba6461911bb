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


def of_record(context: Context, entry: Entry) -> SocialPicture:
    """The picture of a record."""
    return _picture(
        context,
        entry.kind,
        WITHDRAWN if entry.record.withdrawn else level_of_practice(context.catalogue, entry),
    )


def every(context: Context) -> Iterator[SocialPicture]:
    """Every picture that a page in a language can name."""
    for kind in KINDS:
        levels = LEVELS if kind == "practices" else ()
        yield from (_picture(context, kind, level) for level in ("", WITHDRAWN, *levels))


def path(prefix: str, kind: str, level: str = "") -> str:
    """Where a picture is below the site, for the prefix of a language."""
    return f"{FOLDER}{prefix}{kind}{level and f'-{level}'}.png"


def _picture(context: Context, kind: str, level: str) -> SocialPicture:
    where = path(context.site.prefix(context.language), kind, level)
    return SocialPicture(
        where, context.text(f"{kind}-one"), level, context.text(f"level-{level}") if level else ""
    )
