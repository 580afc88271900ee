"""A verdict file's data, typed: what every rendering of it starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from e2e.verdict.model import BlockVerdict


@dataclass(frozen=True)
class PageVerdict:
    """One page in one environment, with the verdicts of its blocks in the order of the page.

    ``source`` is its Markdown as it was read, None where the file does not carry it. ``own`` tells that the
    environment is the page's own one in a file merged from runs in different environments.
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
                block_of(block) for block in sorted(page["blocks"], key=lambda block: int(block["line"]))
            ),
            environment=page.get("environment", data["environment"]),
            own="environment" in page,
        )
        for page in data["pages"]
    ]


def block_of(data: Mapping[str, Any]) -> BlockVerdict:
    """Return a block; what the schema lets a file leave out is filled in."""
    return BlockVerdict.from_data(
        {
            **data,
            "claims": [{"line": data["line"], **claim} for claim in data["claims"]],
            "screenshots": [{"line": data["line"], **screenshot} for screenshot in data["screenshots"]],
            "notes": data.get("notes", []),
        }
    )


def environment_name(environment: Mapping[str, Any]) -> str:
    """Return the name of an environment as it tells it from others: browser, its interface, the deployment."""
    deployment = environment["deployment"]
    where = deployment["url"] if deployment["kind"] == "external" else deployment["kind"]
    # Debian's Chromium says what it was built on, which the operating system tells as well.
    chrome = environment["chrome"].partition(" built on ")[0]
    return " · ".join(part for part in (chrome, environment["variant"], where) if part)
