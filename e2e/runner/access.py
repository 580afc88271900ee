"""What opens an instance that does not let everybody in; none of it is ever printed or written."""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from playwright.sync_api import BrowserContext, Route

HIDDEN = "…"
TOKEN, USER, PASSWORD, HEADER = "JITSI_TOKEN", "JITSI_USER", "JITSI_PASSWORD", "JITSI_HEADER"
_NAMES = frozenset(
    {"id", "key", "kind", "verdict", "variant", "name", "role", "surface", "frame", "frames"}
    | {"screen", "baseline", "captured", "diff", "matches"}
)
"""What the suite calls things itself: a password may happen to be a word of it, and is no secret there."""


@dataclass(frozen=True)
class Access:
    """A token for Jitsi Meet itself, and a login and HTTP headers for what stands in front of it."""

    token: str | None = field(default=None, repr=False)
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    login: tuple[str, str] | None = field(default=None, repr=False)
    """User and password of HTTP basic authentication."""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """Everything that must not be told, the token and the headers' values among it."""

    @property
    def all_headers(self) -> dict[str, str]:
        """The headers with the login among them, for requests that are no browser's."""
        return {**self.headers, **({"Authorization": f"Basic {_basic(self.login)}"} if self.login else {})}

    def context_args(self, home: str) -> dict[str, Any]:
        """Return what a browser's context needs to get into the instance at ``home``.

        The browser gives the login to that site alone; headers have to be kept there by ``keep_headers_home``.
        """
        args: dict[str, Any] = {"extra_http_headers": self.headers} if self.headers else {}
        if self.login:
            user, password = self.login
            args["http_credentials"] = {
                "username": user,
                "password": password,
                "origin": urljoin(home, "/")[:-1],
            }
        return args

    def without_secrets(self, told: Any) -> Any:
        """Return what is about to be told, a text or data with texts in it, with dots in place of every secret."""
        if isinstance(told, str):
            for secret in self.secrets:
                told = told.replace(secret, HIDDEN).replace(quote(secret, safe=""), HIDDEN)
            return told
        if isinstance(told, dict):
            return {
                key: value if key in _NAMES else self.without_secrets(value) for key, value in told.items()
            }
        if isinstance(told, list | tuple):
            return type(told)(self.without_secrets(value) for value in told)
        return told


def read_access(token: str | None) -> Access:
    """Return the access that an option (the token) and the environment give.

    ``JITSI_TOKEN`` is a JSON Web Token, ``JITSI_USER`` and ``JITSI_PASSWORD`` go as HTTP basic authentication,
    ``JITSI_HEADER`` is a whole header, ``Name: value``. Raises ValueError for what cannot be one.
    """
    headers = {}
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    login = (user, password or "") if user else None
    header = os.environ.get(HEADER)
    if header:
        name, colon, value = header.partition(":")
        if not colon or not name.strip() or not value.strip() or not header.strip().isprintable():
            raise ValueError(f"{HEADER} must be of the form „Name: value“, in one line")
        headers[name.strip()] = value.strip()
    token = (token or os.environ.get(TOKEN) or "").strip() or None
    pair = _basic(login) if login else None
    secrets = (token, password, pair, *headers.values(), header and header.strip())
    longest_first = sorted({secret for secret in secrets if secret}, key=len, reverse=True)
    return Access(token, headers, login, tuple(longest_first))


def _basic(login: tuple[str, str]) -> str:
    return base64.b64encode(":".join(login).encode()).decode("ascii")


def keep_headers_home(context: BrowserContext, home: str, headers: Mapping[str, str]) -> None:
    """Take ``headers``, which a context sends with every request, off those that go elsewhere than to ``home``.

    Playwright passes over a request that ``home`` itself redirects elsewhere: that one has them.
    """
    secret = {name.lower() for name in headers}
    if not secret:
        return

    def elsewhere(url: str) -> bool:
        return url.startswith("http") and urlsplit(url)[:2] != urlsplit(home)[:2]

    def without(route: Route) -> None:
        kept = {name: value for name, value in route.request.headers.items() if name.lower() not in secret}
        route.continue_(headers=kept)

    context.route(elsewhere, without)
