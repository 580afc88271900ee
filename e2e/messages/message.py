"""A message as data: an id and its parameters. The sentences are in the catalogues, one a language."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Union

# Spelled out, since msgspec reads these types from the class and takes no alias that names itself.
Value = Union[str, int, float, bool, "Message"]
Parameter = Union[str, int, float, bool, "Message", Sequence[Union[str, int, float, bool, "Message"]]]


@dataclass(frozen=True)
class Message:
    """Something that a person may have to read: ``id`` names the sentence, ``params`` fill it.

    Messages are values: two of the same id and parameters are equal and have the same hash.

    Args:
        id: the sentence's id in the catalogues, in kebab case: ``wait-timeout``.
        params: its parameters by name; a parameter may be a message itself, or a list of messages and plain values.
        text: its English sentence, where a file has it: for a message that no catalogue here knows.
    """

    id: str
    params: Mapping[str, Parameter] = field(default_factory=dict)
    text: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        # Lists come back from JSON where tuples went in; as tuples, both are equal.
        object.__setattr__(self, "params", {name: _frozen(value) for name, value in self.params.items()})

    def __hash__(self) -> int:
        return hash(json.dumps(self.to_data(), sort_keys=True))

    def to_data(self) -> dict[str, Any]:
        """Return the message as JSON data: ``{"id": …, "params": {…}}``, nested messages in the same form; no text."""
        return {"id": self.id, "params": {name: _data(value) for name, value in self.params.items()}}

    def in_one_line(self) -> "Message":
        """Return the message with only the first line of each text in it, as of what a program has written."""
        return Message(self.id, {name: _first_line(value) for name, value in self.params.items()})

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> "Message":
        """Read back what ``to_data`` returned."""
        params = data.get("params", {})
        return Message(
            data["id"], {name: _parameter(value) for name, value in params.items()}, data.get("text", "")
        )


def _first_line(value: Parameter) -> Parameter:
    if isinstance(value, str):
        return next(iter(value.strip().splitlines()), "")
    if isinstance(value, Message):
        return value.in_one_line()
    if isinstance(value, Sequence):
        return [item.in_one_line() if isinstance(item, Message) else item for item in value]
    return value


def _frozen(value: Parameter) -> Parameter:
    return value if isinstance(value, str | int | float | Message) else tuple(value)


def _data(value: Parameter) -> Any:
    if isinstance(value, Message):
        return value.to_data()
    return value if isinstance(value, str | int | float) else [_data(item) for item in value]


def _parameter(value: Any) -> Parameter:
    return [_value(item) for item in value] if isinstance(value, list) else _value(value)


def _value(value: Any) -> Value:
    return Message.from_data(value) if isinstance(value, Mapping) else value
