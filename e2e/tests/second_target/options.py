"""The options of the sound check, which has none: there is only the deployment that the suite starts."""

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class SoundCheckOptions:
    """What every room needs to know."""

    page_host: str = "localhost"
    url: str = ""
    secrets: tuple[str, ...] = ()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare nothing."""


def read_options(config: pytest.Config) -> SoundCheckOptions:  # noqa: ARG001
    """Return what holds for every run."""
    return SoundCheckOptions()
