"""Characters that nobody sees, or that rule a terminal, made visible: whatever is shown to people passes here."""

import re

_COLOUR = re.compile(r"\x1b\[[0-9;:]*m")
"""How programs colour their lines for a terminal."""

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters but for tab and line feed, separators of lines, what reverses the direction of a text, half
characters, and what is no character: XML cannot carry most of them, and none of them shows."""


def visible(text: str) -> str:
    """Return a text in which such characters show: ESC as ``␛``, others by their number, as ``\\u202e``.

    Line ends of Windows become line feeds; colours go.
    """
    return _HIDDEN.sub(_shown, _COLOUR.sub("", text).replace("\r\n", "\n"))


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    # Unicode has a picture of each control character of ASCII.
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    return chr(0x2400 + code) if code < 0x20 else f"\\u{code:04x}"
