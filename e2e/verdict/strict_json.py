"""JSON without what Python lets through beyond it, and without what nothing that is made of it could take."""

import json
import math
from typing import Any, NoReturn

DEEPEST = 50
"""How deeply values may be nested; in a verdict file they are to 11."""


def loads(text: str) -> Any:
    """Return the value of a JSON text.

    Raises ValueError also for NaN, numbers without end, halves of characters, and values nested too deeply.
    """
    try:
        value = json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    _check(value, "$", 0)
    return value


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _check(value: Any, place: str, depth: int) -> None:
    if depth > DEEPEST:
        raise ValueError("it is nested too deeply")
    if isinstance(value, str):
        _check_text(value, place)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{place} is too large a number")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check_text(name, place)
            _check(inner, f"{place}.{name}", depth + 1)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _check(inner, f"{place}[{number}]", depth + 1)


def _check_text(value: str, place: str) -> None:
    # JSON can spell a surrogate without its other half, which cannot be written to any file.
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{place} holds half of a character")
