"""What the pages of a run were compared with: one Chrome on one machine, and the deployment of each page's target."""

import platform
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from e2e.verdict.merge import common

ENVIRONMENT: pytest.StashKey[dict[str, Any]] = pytest.StashKey()
"""What the fixtures know of Chrome, fonts and the present deployment; filled as they start."""


class Environments:
    """Collects what the blocks' reports say of it, by target."""

    def __init__(self, variant: str, urls: Mapping[str, str]) -> None:
        """Begin with what was asked for: Chrome's interface, and each target's external deployment or ""."""
        self._variant = variant
        self._urls = urls
        self._known: dict[str, Any] = {}
        self._deployments: dict[str, dict[str, str]] = {}

    def add(self, target: str, environment: Mapping[str, Any]) -> None:
        """Take in what a block of a target was compared with, as far as it got."""
        if deployment := environment.get("deployment"):
            self._deployments[target] = deployment
        self._known.update({name: value for name, value in environment.items() if name != "deployment"})

    @property
    def remarks(self) -> list[Any]:
        """What is to be known about the browser, as data."""
        return list(self._known.get("remarks", []))

    def of(self, target: str) -> dict[str, Any]:
        """Return what pages of a target were compared with; what nobody knows reads ``unknown``."""
        unknown = {"kind": "unknown", "url": self._urls[target], "client": "unknown"}
        return {
            "chrome": "unknown",
            "variant": self._variant,
            "deployment": self._deployments.get(target, unknown),
            "os": operating_system(),
            "fonts": "unknown",
            **self._known,
        }

    def of_all(self, targets: Iterable[str]) -> dict[str, Any]:
        """Return what pages of several targets were compared with; what differs reads ``several``."""
        return common([self.of(target) for target in dict.fromkeys(targets)])


def operating_system() -> str:
    """Return the operating system and its release."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()
