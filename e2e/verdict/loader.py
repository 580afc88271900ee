"""A verdict file's data, typed: what every rendering of it starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from e2e.verdict.model import BlockVerdict


@dataclass(frozen=True)
class PageVerdict:
    """One page in one environment, with the verdicts of its blocks in the order of the page.

    ``source`` is its Markdown as it was read, None where the file does not carry it. ``own``: the
    environment is the page's own in a file merged from runs in different environments.
    """

    path: str
    lang: str
    ref: str
    title: str
    source: str | None
    blocks: tuple[BlockVerdict, ...]
    environment: Mapping[str, Any] = field(default_factory=dict)
    own: bool = False


def pages_of(data: Mapping[str, Any]) -> list[PageVerdict]:
    """Return the pages of a verdict file that follows its schema."""
    return [
        PageVerdict(
            path=page["path"],
            lang=page["lang"],
            ref=page["ref"],
            title=page.get("title") or page["path"],
            source=page.get("source"),
            blocks=tuple(
                sorted(
                    (BlockVerdict.from_data(block) for block in page["blocks"]), key=lambda block: block.line
                )
            ),
            environment=page.get("environment") or data["environment"],
            own=page.get("environment") is not None,
        )
        for page in data["pages"]
    ]


def environment_name(environment: Mapping[str, Any]) -> str:
    """Return the name of an environment, by what distinguishes it: browser, its interface, the deployment."""
    deployment = environment["deployment"]
    where = deployment["url"] if deployment["kind"] == "external" else deployment["kind"]
    # Debian's Chromium says what it was built on, which the operating system's name says as well.
    chrome = environment["chrome"].partition(" built on ")[0]
    return " · ".join(part for part in (chrome, environment["variant"], where) if part)
