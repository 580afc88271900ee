"""The address of a deployment that somebody else runs."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from e2e.messages.errors import ExplainedError
from e2e.messages.message import Message

_PORTS = {"http": 80, "https": 443}


class BadAddress(ExplainedError):
    """What was given is not the address of a deployment."""


@dataclass(frozen=True)
class Address:
    """``url`` has no slash at its end; ``host`` is as Chrome writes it, with the port if it is not the usual one;
    ``server`` is where to connect to. ``secure`` is whether Chrome gives its pages camera and microphone, which takes
    https, or this very machine (W3C, Secure Contexts, section 3.1).
    """

    url: str
    host: str
    server: tuple[str, int]
    secure: bool

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what somebody gave; raises BadAddress, whose message holds no user and no password."""
        params = {"address": _without_secrets(text), "example": _EXAMPLE}
        if re.search(r"\s", text.strip()):
            raise BadAddress(Message("address-with-space", params))
        try:
            parts = urlsplit(text.strip())
            port = parts.port
        except ValueError:
            raise BadAddress(Message("address-unreadable", params)) from None
        if parts.scheme not in _PORTS or "://" not in text:
            raise BadAddress(Message("address-without-scheme", params))
        if parts.username is not None or parts.password is not None:
            raise BadAddress(Message("address-with-login", {"address": _without_secrets(text)}))
        if not parts.hostname:
            raise BadAddress(Message("address-unreadable", params))
        if parts.query or parts.fragment:
            raise BadAddress(Message("address-with-query", params))
        port = port or _PORTS[parts.scheme]
        name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        host = name if port == _PORTS[parts.scheme] else f"{name}:{port}"
        url = f"{parts.scheme}://{host}{parts.path.rstrip('/')}"
        return cls(url, host, (parts.hostname, port), parts.scheme == "https" or _is_loopback(parts.hostname))


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


_EXAMPLE = "https://meet.example.org"


def _without_secrets(text: str) -> str:
    """Return an address as a message may show it: without what may be a login, query or fragment."""
    before, separator, after = text.strip().partition("://")
    if not separator:
        before, after = "", before
    kept = after.rpartition("@")[2].partition("?")[0].partition("#")[0]
    return f"{before}{separator}{kept}"
