"""What the verdict file says in English: a text as it is, or the sentence of a message."""

from typing import Any


def sentence(text: Any) -> str:
    """Return the English of a note, a reason or an error of the verdict file; "" without one."""
    return text["text"] if isinstance(text, dict) else text or ""
