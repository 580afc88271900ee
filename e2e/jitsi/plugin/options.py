"""The options of Jitsi Meet: the deployment under test and how to get in."""

import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import idna
import pytest

from e2e.jitsi.deployment.external.address import Address
from e2e.jitsi.plugin.access import HEADER, Access, read_access
from e2e.messages.catalogue import render
from e2e.messages.errors import ExplainedError
from e2e.messages.message import Message

MEET_HOST = "meet.metasfresh.com"

_T = TypeVar("_T")


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
    """Return the options; relative paths are the caller's, as in any command.

    Raises:
        pytest.UsageError: Some of them cannot be used; it has a sentence for each.
    """
    get, folder = config.getoption, config.invocation_params.dir
    mistakes: list[str] = []

    def used(option: str, read: Callable[[], _T], otherwise: _T) -> _T:
        try:
            return read()
        except ExplainedError as error:
            mistakes.append(render(Message("option-mistaken", {"option": option, "problem": error.message})))
            return otherwise

    given = get("--jitsi-url")
    url = used("--jitsi-url", lambda: _url(given), "") if given else ""
    options = JitsiOptions(
        url=url,
        ca_certificate=used(
            "--jitsi-authority", lambda: _certificate(folder, get("--jitsi-authority")), None
        ),
        access=used(HEADER, lambda: read_access(get("--jitsi-token")), Access()),
        page_host=used("--meet-host", lambda: _host(get("--meet-host"), port=bool(given)), MEET_HOST),
        prejoin=get("--prejoin") == "on",
    )
    if mistakes:
        raise pytest.UsageError(*mistakes)
    return options


def _url(given: str) -> str:
    """Return the address of an external deployment on which Chrome gives pages camera and microphone."""
    address = Address.parse(given)
    if not address.secure:
        raise ExplainedError(Message("deployment-plain-http", {"url": address.url}))
    return address.url


def _certificate(folder: Path, name: str | None) -> Path | None:
    if not name:
        return None
    path = folder / name
    try:
        if not path.is_file():
            raise ExplainedError(Message("certificate-missing", {"file": name}))
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=path)
    except ssl.SSLError:
        raise ExplainedError(Message("certificate-unusable", {"file": name})) from None
    except OSError as error:
        params = {"file": name, "why": error.strerror or str(error)}
        raise ExplainedError(Message("certificate-unreadable", params)) from None
    return path


_LABEL = r"(?!-)(?:[^\W_]|-){1,63}(?<!-)"
"""A part of a host's name between two dots (RFC 1123), in letters of any language."""


def _host(name: str, *, port: bool) -> str:
    """Return the name of a host, for an external deployment perhaps with its ``port``."""
    if not re.fullmatch(
        rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*" + (r"(?::\d{1,5})?" if port else ""), name
    ) or not _has_certificate(name.partition(":")[0]):
        raise ExplainedError(Message("host-name-unfit", {"name": name, "example": MEET_HOST}))
    return name


def _has_certificate(name: str) -> bool:
    """Tell whether a host's name can stand in a certificate, for which trustme encodes it in this way."""
    try:
        idna.encode(name, uts46=True)
    except idna.IDNAError:
        return False
    return True
