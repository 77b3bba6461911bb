"""Questions to the server for assistants through the client of the SDK, as an assistant puts them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from support.sites import REPOSITORY

SERVER = REPOSITORY / "scripts" / "assistant.py"
Call = tuple[str, dict[str, Any]]
"""The name of a tool, and its arguments."""


@dataclass
class Heard:
    """What a client heard: the instructions, the names of the tools, and the answer to each call."""

    instructions: str = ""
    tools: list[str] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)


def ask(place: Path, calls: Sequence[Call], errors: Path, **variables: str) -> Heard:
    """Start the server on some published data, put questions, and end it; its errors go to a file."""
    heard = Heard()

    async def talk() -> None:
        with errors.open("w", encoding="utf-8") as log:
            parameters = StdioServerParameters(
                command=sys.executable, args=[str(SERVER), str(place)], env=variables or None
            )
            async with Client(stdio_client(parameters, errlog=log)) as client:
                heard.instructions = client.instructions or ""
                heard.tools = [tool.name for tool in (await client.list_tools()).tools]
                for tool, arguments in calls:
                    result = await client.call_tool(tool, arguments)
                    heard.answers.append(result.is_error or result.structured_content)

    # A browser that the same process drives has an event loop in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(talk())).result()
    return heard
