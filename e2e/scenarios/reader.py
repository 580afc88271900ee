"""The reader: does what the page says at one block, and records what is there as evidence."""

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn, TypeVar

from e2e.checks.context import CheckContext, carries
from e2e.claims.model import Block
from e2e.desktop.surface import Surface
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import Differs, HarnessError, WaitTimeout
from e2e.harness.pace import PACE
from e2e.messages.message import Message
from e2e.scenarios.protocols import Health, Screens
from e2e.scenarios.screenshot_recorder import ScreenshotRecorder
from e2e.verdict.evidence import Evidence, Interaction, Observation, ObservedWidget, Outcome
from e2e.verdict.model import STALE

T = TypeVar("T")


class ScenarioStopped(Exception):
    """The page does not get its reader any further; what was seen so far is in the evidence."""


class Reader:
    """Walks one block of a page, and knows of it just what its readers are told."""

    def __init__(
        self,
        block: Block,
        setting: CheckContext,
        *,
        health: Health,
        screens: Screens | None = None,
        recorder: ScreenshotRecorder | None = None,
    ) -> None:
        self.block = block
        self.setting = setting
        self.evidence = Evidence()
        self.health = health
        self._screens = screens
        self._case = ""
        self.recorder = recorder

    @contextlib.contextmanager
    def case(self, name: str) -> Iterator[None]:
        """Name the starting state in which everything within is seen."""
        self._case, outer = name, self._case
        try:
            yield
        finally:
            self._case = outer

    def sees(
        self,
        surface: Surface,
        *,
        seconds: float = 10.0,
        subject: Rect | None = None,
        anchor: Rect | None = None,
        ready: Callable[[], object] | None = None,
    ) -> list[Widget]:
        """Wait for a surface and record it; return its widgets.

        ``subject`` is what the step is about where that is a part of the surface, ``anchor`` what it stands beside.
        The reader is stuck where the surface does not show, unless the bench is what failed (HarnessError).
        """
        try:
            surface.wait_until_shown(seconds)
        except WaitTimeout as error:
            if not isinstance(error, Differs):
                self.health.check()
            self.evidence.outcomes.append(
                Outcome(
                    f"the {surface.name} shows",
                    holds=False,
                    observed=(str(error),),
                    starting_state=self._case,
                )
            )
            self.stuck()
        widgets = self._scrolled(surface, list(surface.widgets()))
        if ready is not None:
            ready()
        self._look()
        self.evidence.observations.append(
            Observation(
                surface=surface.name,
                rect=_plain(surface.rect()),
                widgets=tuple(_seen(widget) for widget in widgets),
                containers={name: _plain(rect) for name, rect in surface.frames().items()},
                container=surface.frame,
                starting_state=self._case,
                subject=_plain(subject) if subject else None,
                reference=_plain(anchor) if anchor else None,
            )
        )
        return widgets

    def _scrolled(self, surface: Surface, widgets: list[Widget]) -> list[Widget]:
        """Return what shows on a surface and, after it, what the page quotes and its reader has to scroll to."""
        missing = [
            claim.label
            for claim in self.block.labels
            if not claim.negated and not any(self.carries(widget, claim.label) for widget in widgets)
        ]
        out_of_view = surface.widgets_out_of_view() if missing else ()
        for label in missing:
            away = next((widget for widget in out_of_view if self.carries(widget, label)), None)
            if away is not None:
                widgets.append(surface.scroll_to(away))
        return widgets

    def told(self, widgets: Sequence[Widget], roles: Sequence[str]) -> Widget | None:
        """Return the first widget of one of the roles whose label the page quotes, in the order of the page.

        A label that the page warns of is none that its reader uses.
        """
        for claim in self.block.labels:
            if claim.negated:
                continue
            for widget in widgets:
                if widget.role in roles and self.carries(widget, claim.label):
                    return widget
        return None

    def address(self, scheme: str) -> str | None:
        """Return the first address of a scheme (``chrome``) that the page tells the reader to type, if it does."""
        found = re.search(rf"\b{re.escape(scheme)}://[\w./?=&%-]*[\w/]", self.block.text)
        return found[0] if found else None

    def key(self) -> str | None:
        """Return the first function key (``F5``) that the page names, if it does."""
        found = re.search(r"\bF\d{1,2}\b", self.block.text)
        return found[0] if found else None

    def carries(self, widget: Widget, told: str) -> bool:
        """Tell whether a quoted label is what a reader reads on a widget, beside it, or in its tooltip."""
        return carries(_seen(widget), told, self.setting)

    def finds(self, surface: Surface, roles: Sequence[str], **observation: Rect) -> Widget:
        """Find the widget that the page tells the reader to use; stuck where it names none that is there."""
        widgets = self.sees(surface, **observation)  # type: ignore[arg-type]
        found = self.told(widgets, roles)
        options = [widget for widget in widgets if widget.role in roles]
        self.uses(surface.name, roles[0], found, options)
        if found is None:
            self.stuck()
        return found

    def uses(self, surface: str, role: str, found: Widget | None, options: Sequence[Widget]) -> None:
        """Record a control that the reader had to use, and the ones that were there to choose from."""
        labels = [claim.label for claim in self.block.labels]
        told = tuple(label for label in labels if not self._carried(label))
        if found is not None:
            told = tuple(label for label in labels if self.carries(found, label))[:1]
        self.evidence.interactions.append(
            Interaction(
                surface=surface,
                role=role,
                named=told,
                options=tuple(
                    dict.fromkeys(filter(None, (widget.label or widget.tooltip for widget in options)))
                ),
                found=_seen(found) if found else None,
                starting_state=self._case,
            )
        )

    def reads_title(self, surface: Surface, widgets: Sequence[Widget]) -> None:
        """Record whether the page quotes what a surface says first, which is its title."""
        titles = [widget for widget in widgets if widget.label][:1]
        found = self.told(titles, [title.role for title in titles])
        self.uses(surface.name, "notice", found, titles)

    def presses(self, surface: Surface, roles: Sequence[str] = ("button",)) -> Widget:
        """Press the control that the page quotes; stuck where it quotes none that is there."""
        widget = self.finds(surface, roles)
        self.press(surface, widget)
        return widget

    def press(self, surface: Surface, widget: Widget) -> None:
        """Press a widget that was found; stuck where it cannot be pressed, or pressing it has no effect."""
        with self.using(surface):
            surface.press(widget)

    def using(self, surface: Surface) -> contextlib.AbstractContextManager[None]:
        """Interaction what is on a surface, which has shown; stuck where it cannot be used."""
        return self.expects(f"what the page names can be used on the {surface.name}")

    @contextlib.contextmanager
    def expects(self, expected: str) -> Iterator[None]:
        """Do what leads to the point that a page is about, by surfaces of Chrome and Jitsi Meet.

        That it works is no promise of the block, and nothing is recorded. Where it does not, the reader is stuck: this
        is a finding about what is under test, and no failure of the bench.
        """
        try:
            yield
        except WaitTimeout as error:
            self.health.check()
            self.evidence.outcomes.append(
                Outcome(expected, holds=False, observed=(str(error),), starting_state=self._case)
            )
            self.stuck()

    def outcome(self, expected: str, probe: Callable[[], T], *, must: bool = True) -> T | None:
        """Record whether something is so that must be so here; the reader is stuck where it ``must`` and is not.

        ``probe`` returns a truthy value once it is so, and raises WaitTimeout where it does not become so.
        """
        observed: tuple[str, ...] = ()
        result: T | None = None
        certain = False
        try:
            result = probe()
        except WaitTimeout as error:
            observed, certain = (str(error),), isinstance(error, Differs)
        if not result and not certain:
            self.health.check()
        self.evidence.outcomes.append(Outcome(expected, bool(result), observed, self._case))
        if must and not result:
            self.stuck()
        return result

    def shows(
        self, number: int, surface: Surface, area: Callable[[], Rect] | None = None, **how: Any
    ) -> None:
        """Take the block's screenshot ``number`` (from 0, in the order of the page) of a surface, or of the ``area`` of
        it, if it has one; see ``ScreenshotRecorder.take``. A surface that goes meanwhile is a failure of the bench.
        """
        if (
            self.recorder is None
            or number >= len(self.block.screenshots)
            or self.block.screenshots[number].external
        ):
            return
        name = self.block.screenshots[number].name
        try:
            capture = self.recorder.take(name, surface, area, **how)
        except HarnessError:
            # What has died explains better why there is no picture.
            self.health.check_answers()
            raise
        if capture.verdict == STALE:
            # What stands still does not paint either, and what is slow has not painted all.
            self.health.check_answers()
            PACE.factor()
        self.evidence.captures.append(capture)

    def note(self, note: Message | str) -> None:
        """Add a note for the readers of the verdict, such as that a stand-in was used, and why."""
        self.evidence.notes.append(note)

    def stuck(self) -> NoReturn:
        """End the walk here: the page does not get its reader any further."""
        self.evidence.stopped = True
        self._look()
        self.keep_screen()
        raise ScenarioStopped

    def keep_screen(self) -> None:
        """Have the screen as it was last looked at among the evidence, for those who mend the page."""
        if self._screens is not None and self.evidence.screen is None:
            self.evidence.screen = self._screens.keep()

    def forget_screen(self) -> None:
        """Let go of what was looked at: a run has many blocks, and the picture is large."""
        self._screens = None

    def _look(self) -> None:
        if self._screens is not None:
            self._screens.look()

    def _carried(self, label: str) -> bool:
        return any(
            carries(widget, label, self.setting)
            for observation in self.evidence.observations
            for widget in observation.widgets
        )


def _seen(widget: Widget) -> ObservedWidget:
    return ObservedWidget(widget.label, widget.role, _plain(widget.rect), widget.tooltip)


def _plain(rect: Rect) -> tuple[int, int, int, int]:
    return rect.x, rect.y, rect.width, rect.height
