"""The address of a deployment that somebody else runs."""

import ipaddress
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


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
        """Read what somebody gave; raises ValueError, with a message that holds no user and no password."""
        try:
            parts = urlsplit(text.strip())
            port = parts.port or _PORTS[parts.scheme]
        except (ValueError, KeyError):
            raise ValueError(
                f"{_without_secrets(text)} is not the address of a Jitsi Meet, such as {_EXAMPLE}"
            ) from None
        if parts.username is not None or parts.password is not None:
            raise ValueError(
                f"{_without_secrets(text)} has a login in it; give that as JITSI_USER and JITSI_PASSWORD"
            )
        if not parts.hostname or parts.query or parts.fragment:
            raise ValueError(
                f"{_without_secrets(text)} is not the address of a Jitsi Meet, such as {_EXAMPLE}"
            )
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
    return f"“{before}{separator}{kept}”"
