"""Names for rooms and their addresses."""

import json
import secrets
from urllib.parse import quote, urlencode

# Short, friendly, the same in many languages, and fit to stand in the address bar of a published picture.
_FIRST = "alpen azur bambus bella ginkgo indigo kiwi koala lagune lima mango melodie mokka orion panda polar prisma vanille".split()
_SECOND = "arena atlas delta echo forum karussell kolibri komet lotos marina oase orbit palette piano pavillon salon studio terrasse".split()


def room_name() -> str:
    """Return a fresh name such as ``ginkgo-atlas-4711``: one of three million."""
    return f"{secrets.choice(_FIRST)}-{secrets.choice(_SECOND)}-{secrets.randbelow(9000) + 1000}"


def room_url(
    base: str, room: str, *, prejoin: bool | None = None, lang: str | None = None, token: str | None = None
) -> str:
    """Return the address of ``room`` at ``base``, the instance's own.

    What is not None is overridden for those who follow this link, in the way that Jitsi Meet documents: ``lang`` and the
    token ``jwt`` as query, configuration as fragment with its values in JSON.
    """
    query = {name: value for name, value in (("lang", lang), ("jwt", token)) if value is not None}
    fragment = "" if prejoin is None else f"#config.prejoinConfig.enabled={json.dumps(prejoin)}"
    return f"{base}/{quote(room)}{'?' + urlencode(query) if query else ''}{fragment}"
