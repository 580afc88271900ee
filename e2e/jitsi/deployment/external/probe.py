"""Finding out what is at an address: a Jitsi Meet, another web site, or nothing that answers."""

import re
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message, Parameter

# No page of Jitsi Meet is as large; another site's may be without end.
_LARGEST = 2_000_000
_MOST_REDIRECTS = 10


@dataclass(frozen=True)
class Site:
    """What a Jitsi Meet says of itself: its client's version and whether its links lead to a prejoin screen."""

    client: str
    prejoin: bool


def probe(
    url: str,
    *,
    ca_certificate: Path | None,
    headers: Mapping[str, str],
    seconds: float,
    known_as: str = "",
) -> Site:
    """Look at a site for a limited time, in whatever state it is.

    Args:
        url: Where the site is, without a slash at its end.
        ca_certificate: The CA certificate (PEM) that signed the site's own, where it is not one that systems know.
        headers: What every request to the site carries. No other site gets them, and no message holds them.
        seconds: The time limit of the whole look.
        known_as: The site's address in messages, where that is another one.

    Raises:
        HarnessError: The site refuses, does not answer in time, has a certificate that is not trusted, asks for a
            login, or is no Jitsi Meet.
    """
    outcome: list[Site | HarnessError] = []
    said = known_as or url

    def look() -> None:
        try:
            outcome.append(_look(_Requests(url, said, ca_certificate, headers, seconds)))
        except HarnessError as failure:
            outcome.append(failure)

    # A server that sends a byte now and then outlasts every timeout of a socket, but not this one.
    thread = threading.Thread(target=look, daemon=True, name=f"probe {url}")
    thread.start()
    thread.join(seconds)
    if not outcome:
        raise HarnessError(Message("no-answer", {"part": said, "seconds": seconds}))
    if isinstance(outcome[0], HarnessError):
        raise outcome[0]
    return outcome[0]


@dataclass(frozen=True)
class _Requests:
    """Requests to the site at ``url``, with its headers; ``known_as`` is its address in messages."""

    url: str
    known_as: str
    ca_certificate: Path | None
    headers: Mapping[str, str]
    seconds: float

    def get(self, path: str) -> str:
        """Return the file at a path of the site. Raises HarnessError, which names the reason and no secret."""
        try:
            # The reader's Chrome asks no proxy either (trust_env): of the user's environment it has only PATH.
            with httpx.Client(verify=self._context(), trust_env=False, timeout=self.seconds) as client:
                return self._follow(client, path)
        except httpx.TimeoutException as error:
            raise HarnessError(
                Message("no-answer", {"part": self.known_as, "seconds": self.seconds})
            ) from error
        except httpx.ConnectError as error:
            raise self._unreachable(error) from error
        except httpx.LocalProtocolError:
            # What httpx says holds the value, and so would its traceback.
            raise HarnessError(Message("deployment-forbidden-header", {"url": self.known_as})) from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise HarnessError(
                Message("deployment-no-http", {"url": self.known_as, "why": str(error)})
            ) from error

    def _follow(self, client: httpx.Client, path: str) -> str:
        # Not httpx's own redirects: those take all headers but one along to another site, which may be anybody's.
        target = httpx.URL(self.url + path)
        for _ in range(_MOST_REDIRECTS + 1):
            with client.stream("GET", target, headers=self._headers_for(target)) as response:
                if response.is_success:
                    return _text(response)
                if response.next_request is None:
                    break
                target = response.next_request.url
        if response.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise HarnessError(
                Message("deployment-asks-for-login", {"url": self.known_as, "status": response.status_code})
            )
        params: dict[str, Parameter] = {
            "url": self.known_as,
            "address": self.known_as + path,
            "status": response.status_code,
        }
        # nginx answers plain HTTP on a port for HTTPS so.
        if self.url.startswith("http://"):
            raise HarnessError(Message("deployment-http-status-try-https", params))
        raise HarnessError(Message("deployment-http-status", params))

    def _headers_for(self, target: httpx.URL) -> httpx.Headers:
        site = httpx.URL(self.url)
        own = self.headers if (target.scheme, target.netloc) == (site.scheme, site.netloc) else {}
        pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in own.items()]
        # Unpacked, a small answer could be a very large one.
        return httpx.Headers([*pairs, (b"Accept-Encoding", b"identity")])

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self.ca_certificate is not None:
            try:
                context.load_verify_locations(cafile=self.ca_certificate)
            except (OSError, ssl.SSLError) as error:
                raise HarnessError(
                    Message("not-a-ca-certificate", {"file": str(self.ca_certificate), "why": str(error)})
                ) from error
        return context

    def _unreachable(self, error: httpx.ConnectError) -> HarnessError:
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
            cause = cause.__cause__ or cause.__context__
        if cause is None:
            return HarnessError(Message("deployment-unreachable", {"url": self.known_as, "why": str(error)}))
        return HarnessError(
            Message("deployment-untrusted", {"url": self.known_as, "why": cause.verify_message})
        )


def _text(response: httpx.Response) -> str:
    content = b""
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > _LARGEST:
            break
    return content[:_LARGEST].decode("utf-8", "replace")


def _look(requests: _Requests) -> Site:
    page = requests.get("/")
    config = requests.get("/config.js") if is_jitsi_page(page) else ""
    if not is_jitsi_config(config):
        raise HarnessError(Message("deployment-other-site", {"url": requests.known_as}))
    return Site(client_version(page), prejoin_enabled(config))


def is_jitsi_page(page: str) -> bool:
    """Tell whether a page loads what every Jitsi Meet loads: the library and the bundled interface."""
    return bool(
        re.search(r"\blib-jitsi-meet(\.min)?\.js\b", page) and re.search(r"\bapp\.bundle(\.min)?\.js\b", page)
    )


def is_jitsi_config(config: str) -> bool:
    """Tell whether a script is a Jitsi Meet's ``config.js``: it names the hosts, that of the rooms among them."""
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
