"""The suite's options: one set of names, as pytest options and, in capitals, as Makefile variables."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import idna
import pytest

from e2e.harness.environment import leave_out_relative_paths
from e2e.jitsi.deployment.external.address import Address
from e2e.plugin.fixtures.access import Access, read_access
from e2e.verdict.severity import Severities

MEET_HOST = "meet.metasfresh.com"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options that DESIGN.md lists."""
    # Here pytest has just loaded the suite, and has asked nobody for a folder yet.
    leave_out_relative_paths()
    group = parser.getgroup("guide", "documentation verification")
    add = group.addoption
    add(
        "--page",
        action="append",
        default=[],
        metavar="PATH",
        help="a page to verify, or PATH::STEP; repeatable; a folder means all its pages (default: docs/)",
    )
    add("--bindings", metavar="PATH", help="sidecar TOML for a page that carries no bindings of its own")
    add("--jitsi-url", metavar="URL", help="an external Jitsi Meet (default: the embedded one)")
    add(
        "--jitsi-authority",
        metavar="PATH",
        help="certificate authority (PEM) of an external Jitsi Meet that Chrome does not know",
    )
    add(
        "--jitsi-token",
        metavar="TOKEN",
        help="JSON Web Token of an external Jitsi Meet; better in the environment, as JITSI_TOKEN",
    )
    add(
        "--meet-host",
        metavar="NAME",
        default=MEET_HOST,
        help="the host name that the page uses for the deployment (default: %(default)s)",
    )
    add(
        "--prejoin",
        choices=("on", "off"),
        default="on",
        help="the embedded deployment's prejoin screen (default: on)",
    )
    add(
        "--chrome",
        metavar="PATH|CHANNEL",
        help="the browser (default: the first of chromium, google-chrome that works)",
    )
    add(
        "--chrome-variant",
        choices=("as-shipped", "classic-indicator"),
        default="as-shipped",
        help="which of Chrome's interfaces, while a change of it rolls out (default: as-shipped)",
    )
    add(
        "--report",
        metavar="DIR",
        default="report",
        help="where verdict, report and captures go (default: report/)",
    )
    for name, what in (
        ("--drift", "drifted and unbound blocks"),
        ("--stale", "stale screenshots"),
        ("--inconclusive", "blocks of which nothing is known"),
    ):
        add(
            name,
            choices=("fail", "warn", "ignore"),
            default="fail",
            help=f"what {what} count (default: fail)",
        )
    add("--update-screenshots", action="store_true", help="write screenshots that changed")
    add(
        "--only-screenshot",
        action="append",
        default=[],
        metavar="NAME",
        help="only this screenshot; repeatable",
    )
    add("--watch", action="store_true", help="use the display of the person at the machine")


@dataclass(frozen=True)
class Options:
    """The options of a run, read."""

    pages: tuple[str, ...]
    bindings: Path | None
    jitsi_url: str | None
    jitsi_authority: Path | None
    access: Access
    meet_host: str
    prejoin: bool
    chrome: str | None
    variant: Literal["as-shipped", "classic-indicator"]
    report: Path
    severities: Severities
    update_screenshots: bool
    screenshots: frozenset[str]
    watch: bool


def read_options(config: pytest.Config) -> Options:
    """Return the options; relative paths are the caller's, as in any command."""
    get = config.getoption
    folder = config.invocation_params.dir
    bindings, authority = get("--bindings"), get("--jitsi-authority")
    try:
        access = read_access(get("--jitsi-token"))
        url = Address.parse(get("--jitsi-url")).url if get("--jitsi-url") else None
    except ValueError as error:
        raise pytest.UsageError(str(error)) from None
    if get("--watch") and get("--update-screenshots"):
        raise pytest.UsageError(
            "--watch never writes pictures: a desktop of your own has other fonts, other windows and your pointer in "
            "them; leave out --watch, or --update-screenshots"
        )
    if authority and not (folder / authority).is_file():
        raise pytest.UsageError(f"--jitsi-authority: there is no file {authority}")
    return Options(
        pages=tuple(get("--page")),
        bindings=Path(os.path.abspath(folder / bindings)) if bindings else None,  # noqa: PTH100
        jitsi_url=url,
        jitsi_authority=Path(folder / authority) if authority else None,
        access=access,
        meet_host=_host(get("--meet-host"), port=url is not None),
        prejoin=get("--prejoin") == "on",
        chrome=get("--chrome"),
        variant=get("--chrome-variant"),
        report=(folder / get("--report")).resolve(),
        severities=Severities(drift=get("--drift"), stale=get("--stale"), inconclusive=get("--inconclusive")),
        update_screenshots=get("--update-screenshots"),
        screenshots=frozenset(
            name if name.endswith(".png") else f"{name}.png" for name in get("--only-screenshot")
        ),
        watch=get("--watch"),
    )


_LABEL = r"(?!-)(?:[^\W_]|-){1,63}(?<!-)"
"""A part of a host's name between two dots (RFC 1123), in letters of any language."""


def _host(name: str, *, port: bool) -> str:
    """Return the name of a host, for an external deployment perhaps with its ``port``."""
    if not re.fullmatch(
        rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*" + (r"(?::\d{1,5})?" if port else ""), name
    ) or not _has_certificate(name.partition(":")[0]):
        raise pytest.UsageError(
            f"--meet-host: „{name}“ is no name of a host; give it as the page writes it, such as {MEET_HOST}"
        )
    return name


def _has_certificate(name: str) -> bool:
    """Tell whether a host's name can stand in a certificate, for which trustme encodes it in this way."""
    try:
        idna.encode(name, uts46=True)
    except idna.IDNAError:
        return False
    return True
