"""The options that every target needs: as options of pytest and, in capitals, as variables of the Makefile."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from e2e.harness.environment import leave_out_relative_paths
from e2e.verdict.severity import Severities

_SEVERITIES = (
    ("--drift", "drifted and unbound blocks"),
    ("--stale", "stale screenshots"),
    ("--inconclusive", "blocks about which nothing is known"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options that README lists."""
    # Here pytest has just loaded the suite, and has asked nobody for a folder yet.
    leave_out_relative_paths()
    group = parser.getgroup("guide", "documentation verification")
    _add_pages(group)
    _add_browser(group)
    _add_results(group)


def _add_pages(group: pytest.OptionGroup) -> None:
    group.addoption(
        "--page",
        action="append",
        default=[],
        metavar="PATH",
        help="a page to verify, or PATH::STEP; repeatable; a folder means all its pages (default: docs/)",
    )
    group.addoption(
        "--bindings", metavar="PATH", help="sidecar TOML for a page that carries no bindings of its own"
    )


def _add_browser(group: pytest.OptionGroup) -> None:
    group.addoption(
        "--chrome",
        metavar="PATH|CHANNEL",
        help="the browser (default: the first of chromium, google-chrome that works)",
    )
    group.addoption(
        "--chrome-variant",
        choices=("as-shipped", "classic-indicator"),
        default="as-shipped",
        help="which of Chrome's interfaces, while a change of it rolls out (default: as-shipped)",
    )
    group.addoption(
        "--fresh-profiles",
        action="store_true",
        help="launch Chrome with a fresh profile for each visit (default: keep it, and bring it back to a fresh state)",
    )
    group.addoption("--watch", action="store_true", help="use the display of the person at the machine")


def _add_results(group: pytest.OptionGroup) -> None:
    group.addoption(
        "--report",
        metavar="DIR",
        default="report",
        help="where verdict, report and captures go (default: report/)",
    )
    for name, what in _SEVERITIES:
        group.addoption(
            name,
            choices=("fail", "warn", "ignore"),
            default="fail",
            help=f"what {what} count (default: fail)",
        )
    group.addoption("--update-screenshots", action="store_true", help="write screenshots that changed")
    group.addoption(
        "--only-screenshot",
        action="append",
        default=[],
        metavar="NAME",
        help="only this screenshot; repeatable",
    )


@dataclass(frozen=True)
class Options:
    """The options of a run, read; a target's own are not among them."""

    pages: tuple[str, ...]
    bindings: Path | None
    chrome: str | None
    variant: Literal["as-shipped", "classic-indicator"]
    report: Path
    severities: Severities
    update_screenshots: bool
    screenshots: frozenset[str]
    watch: bool
    fresh_profiles: bool


def read_options(config: pytest.Config) -> Options:
    """Return the options; relative paths are the caller's, as in any command."""
    get = config.getoption
    folder, bindings = config.invocation_params.dir, get("--bindings")
    return Options(
        pages=tuple(get("--page")),
        bindings=Path(os.path.abspath(folder / bindings)) if bindings else None,  # noqa: PTH100
        chrome=get("--chrome"),
        variant=get("--chrome-variant"),
        report=(folder / get("--report")).resolve(),
        severities=Severities(drift=get("--drift"), stale=get("--stale"), inconclusive=get("--inconclusive")),
        update_screenshots=get("--update-screenshots"),
        screenshots=frozenset(
            name if name.endswith(".png") else f"{name}.png" for name in get("--only-screenshot")
        ),
        watch=get("--watch"),
        fresh_profiles=get("--fresh-profiles"),
    )
