# /// script
# requires-python = ">=3.11.5"
# dependencies = ["mcp==2.3.0"]
# ///
"""A server for assistants (Model Context Protocol) over the published data of a site, a release or a pack.

python scripts/assistant.py site                     a built site
python scripts/assistant.py dist/toolkit-2026.1.zip  a release or a pack, as it is
uv run scripts/assistant.py PLACE                    the same where nothing is set up

It speaks over standard input and output alone: no network, no log, nothing is written. A question about a
person is refused, and one that shows danger leads to the safety page first.
"""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from answers.answers import Answers
from answers.published import API, NothingPublishedError, Published
from mcp.server.mcpserver import MCPServer
from pydantic import Field

HERE = Path(__file__).resolve().parent
NAME = "toolkit-against-trafficking-in-persons"

Language = Annotated[str, Field(description="en or fr: the language of the answer")]
Question = Annotated[str, Field(description="General words, in any language; nothing of a person")]
Practice = Annotated[str, Field(description="practices/id, or the name of a practice")]
Step = Annotated[str, Field(description="practices/id#step, its permalink, or its short head")]
Text = Annotated[str, Field(description="instrument/article of a provision, or an instrument")]
State = Annotated[str, Field(description="Two or three letters of ISO 3166-1, or the name")]
Situation = Annotated[str, Field(description="situations/id, or its name")]
Either = Annotated[str, Field(description="A practice, a step or a State; both of the same kind")]
Answer = dict[str, Any]


def server(answers: Answers) -> MCPServer:
    """The server with its tools."""
    texts = answers.published.words["texts"]["about"]
    made = MCPServer(NAME, instructions="\n\n".join(texts.values()), log_level="CRITICAL")
    _add_lookups(made, answers)
    _add_overviews(made, answers)
    return made


def _add_lookups(made: MCPServer, answers: Answers) -> None:
    """The tools that find something, or tell of a practice, a step or a provision."""

    @made.tool()
    def search(question: Question, language: Language = "en", most: int = 8) -> Answer:
        """Find steps, practices, situations and provisions about a question."""
        return answers.answer("search", language, question=question, most=most)

    @made.tool()
    def practice(practice: Practice, language: Language = "en") -> Answer:
        """Tell of a practice: level, who recognizes it since when, law, and its steps in order."""
        return answers.answer("practice", language, practice=practice)

    @made.tool()
    def step(step: Step, language: Language = "en") -> Answer:
        """Tell of a step: norm, guidance, who acts, law with its force, evidence, what was read."""
        return answers.answer("step", language, step=step)

    @made.tool()
    def law(text: Text, language: Language = "en") -> Answer:
        """Tell what a provision says, its force, how far it was read, and the steps it asks for."""
        return answers.answer("law", language, text=text)


def _add_overviews(made: MCPServer, answers: Answers) -> None:
    """The tools that tell of a State or a situation, compare, and list changes."""

    @made.tool()
    def state(state: State, language: Language = "en", practice: Practice = "") -> Answer:
        """Tell what binds a State by dated lists, and which steps the law asks of it."""
        return answers.answer("state", language, state=state, practice=practice)

    @made.tool()
    def situation(situation: Situation, language: Language = "en") -> Answer:
        """Tell what to do in a situation, with the steps behind each item."""
        return answers.answer("situation", language, situation=situation)

    @made.tool()
    def compare(one: Either, other: Either, language: Language = "en") -> Answer:
        """Put two practices, two steps or two States side by side."""
        return answers.answer("compare", language, one=one, other=other)

    @made.tool()
    def changes(
        since: str = "", about: str = "", sort: str = "", language: Language = "en"
    ) -> Answer:
        """List what changed since a day, of a record or a step, of a sort such as level or law."""
        return answers.answer("changes", language, since=since, about=about, sort=sort)


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line, then questions until the assistant ends the connection."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    # In a release and in a pack the data stand beside this file.
    beside = HERE if (HERE / API).is_dir() else HERE.parent / "site"
    options.add_argument("place", nargs="?", type=Path, default=beside, metavar="PLACE")
    place = options.parse_args(arguments).place
    try:
        answers = Answers(Published(place))
    except NothingPublishedError as error:
        print(error, file=sys.stderr)
        return 2
    logging.disable()
    server(answers).run("stdio")
    return 0


if __name__ == "__main__":
    sys.exit(main())
