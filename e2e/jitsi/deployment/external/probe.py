"""Finding out what is at an address: a Jitsi Meet, another web site, or nothing that answers."""

import http.client as http_client
import re
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from e2e.harness.errors import HarnessError

# No page of Jitsi Meet is as large; another site's may be without end.
_LARGEST = 2_000_000


@dataclass(frozen=True)
class Site:
    """What a Jitsi Meet says of itself: its client's version and whether its links lead to a prejoin screen."""

    client: str
    prejoin: bool


def probe(url: str, *, authority: Path | None, headers: Mapping[str, str], seconds: float) -> Site:
    """Look at ``url`` for at most ``seconds``, answering in whatever state the other side is.

    Raises HarnessError: it refuses, does not answer in time, has a certificate that is not trusted, asks for a login,
    or is no Jitsi Meet.
    """
    outcome: list[Site | HarnessError] = []

    def look() -> None:
        try:
            outcome.append(_look(url, _context(authority), headers, seconds))
        except HarnessError as failure:
            outcome.append(failure)

    # A server that sends a byte now and then outlasts every timeout of a socket, but not this one.
    thread = threading.Thread(target=look, daemon=True, name=f"probe {url}")
    thread.start()
    thread.join(seconds)
    if not outcome:
        raise HarnessError(f"{url} did not answer within {seconds:g} s")
    if isinstance(outcome[0], HarnessError):
        raise outcome[0]
    return outcome[0]


class _Faithful(urllib.request.HTTPRedirectHandler):
    """Takes headers along to another page of the same site."""

    def __init__(self, home: str, headers: Mapping[str, str]) -> None:
        self._home = urlsplit(home)[:2]
        self._headers = headers

    def redirect_request(self, *asked: Any) -> urllib.request.Request | None:
        """Return the next request."""
        request = super().redirect_request(*asked)
        if request is not None and urlsplit(request.full_url)[:2] == self._home:
            for name, value in self._headers.items():
                request.add_unredirected_header(name, value)
        return request


def _context(authority: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if authority is not None:
        try:
            context.load_verify_locations(cafile=authority)
        except (OSError, ssl.SSLError) as error:
            raise HarnessError(f"{authority} is not a certificate authority in PEM form: {error}") from error
    return context


def _look(url: str, context: ssl.SSLContext, headers: Mapping[str, str], seconds: float) -> Site:
    page = _get(f"{url}/", url, context, headers, seconds)
    config = _get(f"{url}/config.js", url, context, headers, seconds) if is_jitsi_page(page) else ""
    if not is_jitsi_config(config):
        raise HarnessError(f"{url} answers, but is no Jitsi Meet")
    return Site(client_version(page), prejoin_enabled(config))


def _get(address: str, url: str, context: ssl.SSLContext, headers: Mapping[str, str], seconds: float) -> str:
    request = urllib.request.Request(address)  # noqa: S310 - the scheme was checked
    for name, value in headers.items():
        # Headers of this kind do not go along where a site redirects to; it may be somebody else's.
        request.add_unredirected_header(name, value)
    opener = urllib.request.build_opener(
        # The reader's Chrome asks no proxy either: of the user's environment it has the search path only.
        urllib.request.ProxyHandler({}),
        urllib.request.HTTPSHandler(context=context),
        _Faithful(address, headers),
    )
    try:
        with opener.open(request, timeout=seconds) as response:
            content: bytes = response.read(_LARGEST)
    except urllib.error.HTTPError as error:
        if error.code in (401, 403):
            raise HarnessError(f"{url} asks for a login or token (HTTP {error.code})") from error
        # nginx answers plain HTTP on a port for HTTPS so.
        advice = "; try https://" if address.startswith("http://") else ""
        raise HarnessError(f"{url} is no Jitsi Meet: {address} gives HTTP {error.code}{advice}") from error
    except TimeoutError as error:
        raise HarnessError(f"{url} did not answer within {seconds:g} s") from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise HarnessError(f"{url} did not answer within {seconds:g} s") from error
        if isinstance(error.reason, ssl.SSLCertVerificationError):
            raise HarnessError(
                f"{url} has a certificate that is not trusted: {error.reason.verify_message}; "
                "where an authority of its own signed it, name that with --jitsi-authority (make: JITSI_AUTHORITY=)"
            ) from error
        raise HarnessError(f"{url} cannot be reached: {error.reason}; check the address") from error
    except (OSError, http_client.HTTPException, ValueError) as error:
        raise HarnessError(f"{url} does not speak HTTP as a web site does: {error}") from error
    return content.decode("utf-8", "replace")


def is_jitsi_page(page: str) -> bool:
    """Tell whether a page loads what every Jitsi Meet loads: the library and the bundled interface."""
    return bool(
        re.search(r"\blib-jitsi-meet(\.min)?\.js\b", page) and re.search(r"\bapp\.bundle(\.min)?\.js\b", page)
    )


def is_jitsi_config(config: str) -> bool:
    """Tell whether a script is a Jitsi Meet's ``config.js``: it has the hosts, of which one is that of the rooms."""
    return bool(
        re.search(r"\bvar\s+config\s*=", config) and "hosts" in config and re.search(r"\bmuc\b", config)
    )


def client_version(page: str) -> str:
    """Return the version that a page asks its bundle for (``…/app.bundle.min.js?v=8319``), or ``unknown``."""
    version = re.search(r"\bapp\.bundle(?:\.min)?\.js\?v=([\w.+-]+)", page)
    return f"Jitsi Meet {version[1]}" if version else "unknown"


def prejoin_enabled(config: str) -> bool:
    """Tell whether a ``config.js`` leaves the prejoin screen on, as it is by default.

    Settings are read in both forms that administrators and the official containers write; the last one counts.
    """
    code = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", config, flags=re.DOTALL)
    settings = re.findall(
        r"\bprejoinConfig\s*[:=]\s*\{(?:[^{}]|\{[^{}]*\})*?\benabled\s*:\s*(true|false)"
        r"|\bprejoinConfig\.enabled\s*=\s*(true|false)"
        r"|\bprejoinPageEnabled\s*[:=]\s*(true|false)",
        code,
    )
    return "".join(settings[-1]) == "true" if settings else True
