"""Names for rooms and their addresses."""

import json
import secrets
from urllib.parse import quote, urlencode

# Short, friendly, the same in many languages, and fit to stand in the address bar of a published picture.
_FIRST = (
    "aurora",
    "cobalt",
    "ginkgo",
    "indigo",
    "kiwi",
    "koala",
    "mango",
    "orion",
    "panda",
    "polar",
    "safari",
    "sierra",
)
_SECOND = (
    "atlas",
    "delta",
    "echo",
    "forum",
    "lotus",
    "orbit",
    "piano",
    "piazza",
    "radar",
    "salon",
    "studio",
    "tempo",
)


def room_name() -> str:
    """Return a name at random, such as ``ginkgo-atlas-4711``: one of 1.3 million."""
    return f"{secrets.choice(_FIRST)}-{secrets.choice(_SECOND)}-{secrets.randbelow(9000) + 1000}"


class RoomNames:
    """Names that were not given before."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def new(self) -> str:
        """Return a name that this object never gave."""
        name = room_name()
        while name in self._given:
            name = room_name()
        self._given.add(name)
        return name


WITHOUT_PREJOIN = """document.addEventListener('DOMContentLoaded', () => {
    if (window.config) {
        window.config.prejoinConfig = { ...window.config.prejoinConfig, enabled: false };
    }
}, { capture: true });"""
"""Switches the prejoin screen off as its deployment's configuration would, and nothing else; runs in every document.

The address is no place to do it: there, Jitsi Meet takes it to mean that no device is wanted either, and never asks
for one. It reads its configuration when the document is there. Source: setConfigFromURLParams, which sets
disableInitialGUM, in Jitsi Meet's features/base/config, since August 2025.
"""


def room_url(
    base: str, room: str, *, prejoin: bool | None = None, lang: str | None = None, token: str | None = None
) -> str:
    """Return the address of ``room`` at ``base``, the deployment's own.

    What is not None is overridden for those who follow the link, in the way that Jitsi Meet documents: ``lang`` and the
    token ``jwt`` in the query, configuration in the fragment, its values in JSON. Whoever has the prejoin screen off
    this way is asked for no device: it is good for those who only watch, and for others there is ``WITHOUT_PREJOIN``.
    """
    query = {name: value for name, value in (("lang", lang), ("jwt", token)) if value is not None}
    fragment = "" if prejoin is None else f"#config.prejoinConfig.enabled={json.dumps(prejoin)}"
    return f"{base}/{quote(room)}{'?' + urlencode(query) if query else ''}{fragment}"
