"""The scenarios by name: what a page's binding leads to."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Walk = Callable[..., None]


@dataclass(frozen=True)
class Scenario:
    """A test that walks one block: its name (the binding), its function and what a reader comes through before.

    ``where`` is module and line of the function, for messages.
    """

    name: str
    walk: Walk
    after: tuple[str, ...]
    where: str


_SCENARIOS: dict[str, Scenario] = {}


def scenario(name: str, *, after: str | tuple[str, ...] = ()) -> Callable[[Walk], Walk]:
    """Register the decorated function as the scenario ``name``.

    ``after`` names the scenarios that a reader must have come through before; a page that tells both must tell them
    in that order. The function's parameters are pytest fixtures; ``reader`` is the one who walks.

    Raises ValueError when the name is taken.
    """

    def register(walk: Walk) -> Walk:
        code: Any = walk
        where = f"{walk.__module__}:{code.__code__.co_firstlineno}"
        if name in _SCENARIOS:
            raise ValueError(f"scenario „{name}“ is defined twice: {_SCENARIOS[name].where} and {where}")
        _SCENARIOS[name] = Scenario(name, walk, (after,) if isinstance(after, str) else after, where)
        return walk

    return register


def scenarios() -> dict[str, Scenario]:
    """Import the modules of this room and return all scenarios by name."""
    package = importlib.import_module("e2e.jitsi.scenarios")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(_SCENARIOS)
