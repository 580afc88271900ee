"""Which addresses of a page the report may link to."""

import re
from urllib.parse import urlsplit

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]+")
ALLOWED = ("http:", "https:", "mailto:")


def safe_address(address: str) -> str | None:
    """Return an address that a reader may be led to (http, https, mailto or relative), None for any other.

    Browsers drop invisible characters from an address and read a backslash as a slash before they look for its
    scheme, so neither gets through here.
    """
    bare = _INVISIBLE.sub("", address)
    if not bare or "\\" in bare or bare.startswith("//"):
        return None
    scheme = _SCHEME.match(bare)
    if scheme is None:
        # A colon before the first slash that is no scheme here could still be one to a lenient reader.
        return None if ":" in re.split(r"[/?#]", bare)[0] else bare
    if scheme[0].lower() not in ALLOWED:
        return None
    try:
        parts = urlsplit(bare)
    except ValueError:
        return None
    return bare if scheme[0].lower() == "mailto:" or parts.netloc else None


def is_relative(address: str) -> bool:
    """Tell whether a safe address is a relative one."""
    return _SCHEME.match(address) is None
