"""What opens an instance that does not let everybody in; none of it is ever printed or written."""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route

TOKEN, USER, PASSWORD, HEADER = "JITSI_TOKEN", "JITSI_USER", "JITSI_PASSWORD", "JITSI_HEADER"


@dataclass(frozen=True)
class Access:
    """A token for Jitsi Meet itself, and HTTP headers for what stands in front of it."""

    token: str | None = field(default=None, repr=False)
    headers: dict[str, str] = field(default_factory=dict, repr=False)


def read_access(token: str | None) -> Access:
    """Return the access that an option (the token) and the environment give.

    ``JITSI_TOKEN`` is a JSON Web Token, ``JITSI_USER`` and ``JITSI_PASSWORD`` go as HTTP basic authentication,
    ``JITSI_HEADER`` is a whole header, ``Name: value``. Raises ValueError for a header without a colon.
    """
    headers = {}
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if user:
        pair = base64.b64encode(f"{user}:{password or ''}".encode()).decode("ascii")
        headers["Authorization"] = f"Basic {pair}"
    header = os.environ.get(HEADER)
    if header:
        name, colon, value = header.partition(":")
        if not colon or not name.strip():
            raise ValueError(f"{HEADER} must be of the form „Name: value“")
        headers[name.strip()] = value.strip()
    return Access(token or os.environ.get(TOKEN) or None, headers)


def keep_headers_home(context: BrowserContext, home: str, headers: Mapping[str, str]) -> None:
    """Take ``headers``, which a context sends with every request, off those that go elsewhere than to ``home``."""
    secret = {name.lower() for name in headers}
    if not secret:
        return

    def elsewhere(url: str) -> bool:
        return url.startswith("http") and urlsplit(url)[:2] != urlsplit(home)[:2]

    def without(route: Route) -> None:
        kept = {name: value for name, value in route.request.headers.items() if name.lower() not in secret}
        route.continue_(headers=kept)

    context.route(elsewhere, without)
