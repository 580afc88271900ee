"""Finding the browser: a path, a channel, or the first one that is installed and works."""

import functools
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message
from e2e.setup.system import browsers


@dataclass(frozen=True)
class ChromeBinary:
    """An installed browser: its ``path``, its ``channel`` ("" if named by path), and what it says it is.

    ``passed_over`` says of each browser that comes before it on this machine why it is not that one.
    """

    path: Path
    channel: str
    version: str
    passed_over: tuple[Message, ...] = ()

    @property
    def number(self) -> str:
        """The version number alone, e.g. "156.0.8078.79"."""
        found = re.search(r"\d+(\.\d+)+", self.version)
        return found[0] if found else ""


def find_chrome(choice: str | None = None) -> ChromeBinary:
    """Return the browser at a path or of a channel; without a choice the first of the defaults that works.

    Raises HarnessError with advice when no browser works.
    """
    if choice is None:
        return _first(browsers.DEFAULTS, Message("no-browser-installed"))
    if choice in browsers.CHANNELS:
        params = {"channel": choice, "programs": list(browsers.CHANNELS[choice])}
        return _first([choice], Message("channel-not-installed", params))
    named = shutil.which(choice)
    if named is None:
        raise HarnessError(_unusable(choice))
    try:
        return ChromeBinary(Path(named).resolve(), "", browsers.version(Path(named)))
    except browsers.NotWorkingError as error:
        raise HarnessError(Message("browser-unusable", {"why": error.message})) from error


def _unusable(choice: str) -> Message:
    """Return why what was named is no program at all."""
    params = {"choice": choice, "channels": list(browsers.CHANNELS)}
    if os.path.isdir(choice):  # noqa: PTH112 - a Path cannot hold every name
        return Message("browser-is-folder", params)
    if os.path.exists(choice):  # noqa: PTH110
        return Message("browser-not-executable", params)
    if os.sep in choice:
        return Message("browser-missing", params)
    return Message("browser-unknown", params)


def _first(channels: Sequence[str], missing: Message) -> ChromeBinary:
    search = browsers.first_that_works(channels)
    if found := search.browser:
        return ChromeBinary(found.path, found.channel, found.version, search.passed_over)
    reasons = search.passed_over or (missing,)
    joined = functools.reduce(lambda one, other: Message("and-also", {"one": one, "other": other}), reasons)
    raise HarnessError(Message("no-browser", {"reasons": joined}))
