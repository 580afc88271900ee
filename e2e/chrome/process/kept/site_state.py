"""What sites may do, and have stored, in a Chrome that runs: set through Chrome's own settings, and read back."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from playwright.sync_api import Page

from e2e.chrome.process.permissions import Permissions
from e2e.harness.pace import PACE

# A small file of the settings page: its document may ask and change what the page may, and loads nothing else. The page
# itself takes five times as much of the processor.
SETTINGS = "chrome://settings/strings.m.js"

_SITE_STATE = Path(__file__).with_name("site_state.js").read_text("utf-8")

ANSWER_MILLISECONDS = 15_000
"""Within which Chrome's settings answer on an idle machine, many times over."""

# What a site stores; the caches of files and of compiled code stay, which no reader sees.
_STORED = "cookies,local_storage,indexeddb,cache_storage,service_workers,file_systems,shared_storage,storage_buckets"

# The settings page's names of content settings are those of the profile with other dashes, but for these.
# Source: kContentSettingsTypeGroupNames in chrome/browser/ui/webui/settings/site_settings_helper.cc.
_CATEGORIES = {"geolocation": "location"}


class NotAsFresh(Exception):
    """Something of former visits could not be brought back to what a fresh profile has."""


@dataclass(frozen=True)
class SiteState:
    """What Chrome's settings say: of all sites by default, of single sites, and of one of them.

    Args:
        defaults: What sites may do by default, by Chrome's own names of what there is to allow.
        exceptions: The sites that may do something else, each with what it may, by the same names.
        permissions: What the reader's site may do, and where that comes from, by the same names.
        zoom: The sites that are zoomed.
    """

    defaults: dict[str, str]
    exceptions: dict[str, list[list[str]]]
    permissions: dict[str, list[str]]
    zoom: list[str]

    @classmethod
    def set(cls, settings: Page, origin: str, permissions: Permissions, fresh: "SiteState | None") -> Self:
        """Bring ``origin`` to its starting state, and return what is so then.

        Args:
            settings: A page that shows ``SETTINGS``.
            origin: The reader's site; no tab may show it, as Chrome offers there to load the page again.
            permissions: The starting state of the site.
            fresh: What was so in the fresh profile, where that is known.
        """
        states = {category(kind): state for kind, state in permissions.states.items() if state != "prompt"}
        read: dict[str, Any] = settings.evaluate(
            _SITE_STATE,
            {
                "origin": origin,
                "host": urlsplit(origin).hostname,
                "states": states,
                "defaults": fresh.defaults if fresh else {},
                "milliseconds": ANSWER_MILLISECONDS * PACE.at_start,
            },
        )
        return cls(**read)

    def check(self, permissions: Permissions, fresh: "SiteState | None") -> None:
        """Raise NotAsFresh where this is not the starting state that a fresh profile would have."""
        wanted = {category(kind): state for kind, state in permissions.states.items()}
        for name, state in wanted.items():
            there = self.permissions.get(name)
            expected = ["ask", "default"] if state == "prompt" else [state, "preference"]
            if there != expected:
                raise NotAsFresh(f"{name} is {there}, not {expected}")
        if self.zoom:
            raise NotAsFresh(f"zoomed: {self.zoom}")
        before = fresh.exceptions if fresh else {}
        for name, sites in self.exceptions.items():
            own = [[site, setting] for site, setting in sites if [site, setting] not in before.get(name, [])]
            if len(own) != (wanted.get(name, "prompt") != "prompt"):
                raise NotAsFresh(f"{name} has exceptions: {own}")
        if fresh and self.defaults != fresh.defaults:
            changed = {
                name: there for name, there in self.defaults.items() if fresh.defaults.get(name) != there
            }
            raise NotAsFresh(f"other defaults: {changed}")


def category(kind: str) -> str:
    """Return the settings page's name of a content setting."""
    return _CATEGORIES.get(kind, kind.replace("_", "-"))


def forget_stored(page: Page, origin: str) -> None:
    """Remove what a site has stored: cookies, local storage, databases, caches and workers of its own."""
    session = page.context.new_cdp_session(page)
    # Those of other sites as well: one may have been asked who the reader is.
    page.context.clear_cookies()
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": _STORED})
    session.detach()
