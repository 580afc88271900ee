"""Sentences of the suite that hold values, told in another language: ``{url} did not answer within {seconds} s``."""

import re
from collections.abc import Callable, Mapping

_FIELD = re.compile(r"\{(\w+)\}")
_LONGEST = 2000
"""Characters of a sentence; to try templates on a longer text would take long, and the suite says nothing longer."""


class Templates:
    """Templates and their translations, tried in the order of the table.

    {names} stand for what differs, those in capitals for what has to be told in the other language as well.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._templates = [(_pattern(said), told) for said, told in table.items()]

    def told(self, text: str, tell: Callable[[str], str]) -> str | None:
        """Return a sentence in the other language, its parts told by ``tell``; None where no template fits."""
        if len(text) > _LONGEST:
            return None
        for pattern, told in self._templates:
            if match := pattern.fullmatch(text):
                values = match.groupdict().items()
                return told.format(
                    **{name: tell(value) if name.isupper() else value for name, value in values}
                )
        return None


def _pattern(said: str) -> re.Pattern[str]:
    # Split at its fields, a template is text and names in turn.
    parts = _FIELD.split(said)
    return re.compile(
        "".join(f"(?P<{part}>.+?)" if index % 2 else re.escape(part) for index, part in enumerate(parts)),
        re.DOTALL,
    )
