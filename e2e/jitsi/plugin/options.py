"""The options of Jitsi Meet: the deployment under test and how to get in."""

import re
from dataclasses import dataclass
from pathlib import Path

import idna
import pytest

from e2e.jitsi.deployment.external.address import Address
from e2e.jitsi.plugin.access import Access, read_access

MEET_HOST = "meet.metasfresh.com"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options that README lists."""
    add = parser.getgroup("jitsi", "Jitsi Meet").addoption
    add("--jitsi-url", metavar="URL", help="an external Jitsi Meet (default: the embedded one)")
    add(
        "--jitsi-authority",
        metavar="PATH",
        help="CA certificate (PEM) of an external Jitsi Meet that Chrome does not know",
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


@dataclass(frozen=True)
class JitsiOptions:
    """The options, read.

    ``url`` is the address of an external deployment, "" for the embedded one; ``ca_certificate`` its CA certificate;
    ``page_host`` the host name that pages use; ``prejoin`` the embedded deployment's prejoin screen.
    """

    url: str
    ca_certificate: Path | None
    access: Access
    page_host: str
    prejoin: bool

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no output may hold, longest first."""
        return self.access.secrets


def read_options(config: pytest.Config) -> JitsiOptions:
    """Return the options; relative paths are the caller's, as in any command. Raises pytest.UsageError."""
    get = config.getoption
    folder, authority = config.invocation_params.dir, get("--jitsi-authority")
    try:
        access = read_access(get("--jitsi-token"))
        url = Address.parse(get("--jitsi-url")).url if get("--jitsi-url") else ""
    except ValueError as error:
        raise pytest.UsageError(str(error)) from None
    if authority and not (folder / authority).is_file():
        raise pytest.UsageError(f"--jitsi-authority: there is no file {authority}")
    return JitsiOptions(
        url=url,
        ca_certificate=Path(folder / authority) if authority else None,
        access=access,
        page_host=_host(get("--meet-host"), port=bool(url)),
        prejoin=get("--prejoin") == "on",
    )


_LABEL = r"(?!-)(?:[^\W_]|-){1,63}(?<!-)"
"""A part of a host's name between two dots (RFC 1123), in letters of any language."""


def _host(name: str, *, port: bool) -> str:
    """Return the name of a host, for an external deployment perhaps with its ``port``."""
    if not re.fullmatch(
        rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*" + (r"(?::\d{1,5})?" if port else ""), name
    ) or not _has_certificate(name.partition(":")[0]):
        raise pytest.UsageError(
            f"--meet-host: “{name}” is no name of a host; give it as the page writes it, such as {MEET_HOST}"
        )
    return name


def _has_certificate(name: str) -> bool:
    """Tell whether a host's name can stand in a certificate, for which trustme encodes it in this way."""
    try:
        idna.encode(name, uts46=True)
    except idna.IDNAError:
        return False
    return True
