"""The kept Chrome of a worker: one at a time, given up as soon as anything about it is in doubt."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.process.arguments import Variant
from e2e.chrome.process.browser import Browser
from e2e.chrome.process.kept.caches import ENOUGH_VISITS, Caches
from e2e.chrome.process.kept.session import KeptSession
from e2e.chrome.process.kept.site_state import NotAsFresh
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.processes.listing import check_none_stopped

Discarded = Literal["another-key", "leftover", "failed", "not-verified", "many-visits", "at-end"]
"""Why a kept Chrome was closed."""

_AS_USUAL: tuple[Discarded, ...] = ("another-key", "many-visits", "at-end")


@dataclass(frozen=True)
class SessionKey:
    """What a Chrome is started with and keeps: another one is needed where it differs."""

    lang: str
    variant: Variant


class Sessions(Closeable):
    """Hands out visits in the kept Chrome. Two that are kept would fight for focus and memory: there is one.

    Args:
        launch: Starts a Chrome with a fresh profile.
        caches: Where what it has cached is kept when it is closed.
    """

    def __init__(self, launch: Callable[[SessionKey], Browser], caches: Caches | None = None) -> None:
        self._launch = launch
        self._caches = caches
        self._key: SessionKey | None = None
        self._session: KeptSession | None = None
        self.discarded: Counter[Discarded] = Counter()
        """How often a kept Chrome was closed, by the reason."""
        self.details: list[str] = []
        """What was left or failed, where something did."""
        self.most_visits = 40
        """After so many visits the kept Chrome is closed: what nobody has thought of does not pile up."""
        self.unusable = ""
        """Why this Chrome cannot be kept at all: it does not answer even in a fresh profile."""

    def begin(self, key: SessionKey, permissions: Permissions) -> Chrome | None:
        """Return a visit that begins in a starting state.

        None where a visit is going on in the kept Chrome, and where this Chrome cannot be kept: the visit needs one of
        its own then. Raises HarnessError where Chrome does not start.
        """
        if self.unusable:
            return None
        if self._session is not None:
            if self._session.usable and self._session.busy:
                return None
            if reason := self._doubt(key):
                self.discard(reason)
        if self._session is not None:
            try:
                return self._session.begin(permissions)
            except NotAsFresh as left:
                self.discard("leftover", str(left))
            except (PlaywrightError, HarnessError) as error:
                self.discard("failed", str(error))
        self._key, self._session = key, KeptSession(self._launch(key))
        try:
            return self._session.begin(permissions)
        except (NotAsFresh, PlaywrightError, WaitTimeout) as error:
            # What a process that was stopped keeps from answering says nothing about this Chrome.
            check_none_stopped()
            self._session.browser.check_answers()
            self.unusable = str(error).splitlines()[0]
            self.discard("leftover")
            return None

    def _doubt(self, key: SessionKey) -> Discarded | None:
        assert self._session is not None
        if not self._session.usable:
            return "failed"
        if key != self._key:
            return "another-key"
        return "many-visits" if self._session.visits >= self.most_visits else None

    def discard(self, reason: Discarded, detail: str = "") -> None:
        """Close the kept Chrome, if there is one."""
        if self._session is not None:
            self.details += [detail or self._session.failure] if detail or self._session.failure else []
            whole = self._session.usable
            self._session.browser.close()
            if self._caches and whole and reason in _AS_USUAL and self._session.visits >= ENOUGH_VISITS:
                self._caches.keep(self._session.browser.profile)
            self._session = None
            self.discarded[reason] += 1

    def close(self) -> None:
        """Close the kept Chrome. May be called twice."""
        self.discard("at-end")
