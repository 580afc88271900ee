"""The catalogues' English sentences, before Fluent is installed: of messages whose sentence is one plain line."""

import re
from functools import cache
from pathlib import Path

from e2e.messages.message import Message

_ENGLISH = Path(__file__).parents[1] / "messages" / "languages" / "en"
_LINE = re.compile(r"^([a-z][\w-]*) = (.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"\{ \$([\w-]+) \}")


@cache
def _lines() -> dict[str, str]:
    files = sorted(_ENGLISH.glob("*.ftl"))
    return {name: text for file in files for name, text in _LINE.findall(file.read_text("utf-8"))}


def sentence(message: Message) -> str:
    """Return the English sentence of a message whose parameters are texts, or messages of the same kind."""

    def value(match: re.Match[str]) -> str:
        param = message.params[match[1]]
        return sentence(param) if isinstance(param, Message) else str(param)

    return _PARAMETER.sub(value, _lines()[message.id])
