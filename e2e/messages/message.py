"""A message as data: an id and its parameters. The sentences are in the catalogues, one a language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Union

Parameter = Union[str, int, float, bool, "Message", Sequence["Parameter"]]


@dataclass(frozen=True)
class Message:
    """Something that a person may have to read: ``id`` names the sentence, ``params`` fill it.

    Args:
        id: the sentence's id in the catalogues, in kebab case: ``wait-timeout``.
        params: its parameters by name; a parameter may be a message itself.
    """

    id: str
    params: Mapping[str, Parameter] = field(default_factory=dict)
