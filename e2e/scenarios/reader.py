"""The reader: does what the page says at one block, and records what is there as evidence."""

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn, TypeVar, Unpack

from e2e.chrome.surfaces.surface import Surface
from e2e.claims.model import Block
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import Differs, HarnessError, WaitTimeout
from e2e.harness.pace import PACE
from e2e.messages.message import Message
from e2e.messages.names import surface as surface_name
from e2e.scenarios.observing import observe, observed_widget
from e2e.scenarios.protocols import Health, Labels, Screens
from e2e.scenarios.screenshot_recorder import Framing, ScreenshotRecorder
from e2e.verdict.evidence import Evidence, Interaction, Outcome, Text
from e2e.verdict.model import STALE

T = TypeVar("T")


class ScenarioStopped(Exception):
    """The page does not get its reader any further; what was seen so far is in the evidence."""


class Reader:
    """Walks one block of a page, and knows nothing but what the page says."""

    def __init__(
        self,
        block: Block,
        labels: Labels,
        *,
        health: Health,
        screens: Screens | None = None,
        recorder: ScreenshotRecorder | None = None,
    ) -> None:
        self.block = block
        self.labels = labels
        self.evidence = Evidence()
        self.health = health
        self._screens = screens
        self._starting_state: Text = ""
        self.recorder = recorder

    @contextlib.contextmanager
    def starting_state(self, state: Text) -> Iterator[None]:
        """Name the starting state in which everything within is seen."""
        self._starting_state, outer = state, self._starting_state
        try:
            yield
        finally:
            self._starting_state = outer

    def sees(
        self,
        surface: Surface,
        *,
        seconds: float = 10.0,
        subject: Rect | None = None,
        reference: Rect | None = None,
    ) -> list[Widget]:
        """Wait for a surface, record what it shows and return its widgets; stop where it does not show.

        Args:
            surface: the surface.
            seconds: how long to wait for it.
            subject: where the thing is that the step is about, if that is a part of the surface.
            reference: where the thing is that the subject is beside.
        """
        try:
            surface.wait_until_shown(seconds)
        except WaitTimeout as error:
            if not isinstance(error, Differs):
                self.health.check()
            self._miss(Message("is-shown", {"surface": surface_name(surface.id)}), error)
        look = surface.look()
        widgets = self._scrolled(surface, list(look.widgets))
        if len(widgets) > len(look.widgets):
            # What was scrolled to may have moved the rest.
            look = surface.look()
        self._look()
        self.evidence.observations.append(
            observe(surface, look, widgets, self._starting_state, subject, reference)
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

    def named_by_page(self, widgets: Sequence[Widget], roles: Sequence[str]) -> Widget | None:
        """Return the first widget of one of the roles whose label the page quotes, in the order of the page.

        A label that the page warns of does not count: its reader does not use it.
        """
        for claim in self.block.labels:
            if claim.negated:
                continue
            for widget in widgets:
                if widget.role in roles and self.carries(widget, claim.label):
                    return widget
        return None

    def address(self, scheme: str) -> str | None:
        """Return the first address of a scheme (``chrome``) that the page has the reader type, if it does."""
        found = re.search(rf"\b{re.escape(scheme)}://[\w./?=&%-]*[\w/]", self.block.text)
        return found[0] if found else None

    def key(self) -> str | None:
        """Return the first function key (``F5``) that the page names, if it does."""
        found = re.search(r"\bF\d{1,2}\b", self.block.text)
        return found[0] if found else None

    def carries(self, widget: Widget, label: str) -> bool:
        """Tell whether a quoted label is what a reader reads on a widget, beside it, or in its tooltip."""
        return self.labels.carries(observed_widget(widget), label)

    def find_or_stop(self, surface: Surface, roles: Sequence[str]) -> Widget:
        """Find the widget of one of the roles that the page names, or stop where it names none that is there."""
        widgets = self.sees(surface)
        found = self.named_by_page(widgets, roles)
        options = [widget for widget in widgets if widget.role in roles]
        self.record_interaction(surface, roles[0], found, options)
        if found is None:
            self.stop()
        return found

    def record_interaction(
        self, surface: Surface, role: str, found: Widget | None, options: Sequence[Widget]
    ) -> None:
        """Record a control that the reader had to use, and the ones that were there to choose from."""
        labels = [claim.label for claim in self.block.labels]
        named = tuple(label for label in labels if not self._carried(label))
        if found is not None:
            named = tuple(label for label in labels if self.carries(found, label))[:1]
        self.evidence.interactions.append(
            Interaction(
                surface=surface.id,
                role=role,
                named=named,
                options=tuple(
                    dict.fromkeys(filter(None, (widget.label or widget.tooltip for widget in options)))
                ),
                found=observed_widget(found) if found else None,
                starting_state=self._starting_state,
            )
        )

    def reads_title(self, surface: Surface, widgets: Sequence[Widget]) -> None:
        """Record whether the page quotes what a surface says first, which is its title."""
        titles = [widget for widget in widgets if widget.label][:1]
        found = self.named_by_page(titles, [title.role for title in titles])
        self.record_interaction(surface, "notice", found, titles)

    def presses(self, surface: Surface, roles: Sequence[str] = ("button",)) -> Widget:
        """Press the control that the page quotes, or stop where it quotes none that is there."""
        widget = self.find_or_stop(surface, roles)
        self.press(surface, widget)
        return widget

    def press(self, surface: Surface, widget: Widget) -> None:
        """Press a widget that was found, or stop where it cannot be pressed, or pressing it has no effect."""
        with self.using(surface):
            surface.press(widget)

    def using(self, surface: Surface) -> contextlib.AbstractContextManager[None]:
        """Use what is on a surface, which has been shown, or stop where it cannot be used."""
        return self.expects(Message("usable-on-surface", {"surface": surface_name(surface.id)}))

    @contextlib.contextmanager
    def expects(self, expected: Text) -> Iterator[None]:
        """Do what leads to the point that a page is about, with the surfaces of what is under test.

        That it works is no promise of the block, and nothing is recorded. Where it does not work, the walk stops: this
        is a finding about what is under test, and no failure of the harness.
        """
        try:
            yield
        except WaitTimeout as error:
            self.health.check()
            self._miss(expected, error)

    def _miss(self, expected: Text, error: WaitTimeout) -> NoReturn:
        self.evidence.outcomes.append(
            Outcome(expected, holds=False, observed=(error.message,), starting_state=self._starting_state)
        )
        self.stop()

    def outcome(self, expected: Text, probe: Callable[[], T], *, must: bool = True) -> T | None:
        """Record whether something holds that must hold here, and return what ``probe`` returned.

        Args:
            expected: what must hold.
            probe: returns a truthy value once it holds, and raises WaitTimeout if it does not come to hold.
            must: whether the walk stops where it does not hold.
        """
        observed: tuple[Text, ...] = ()
        result: T | None = None
        certain = False
        try:
            result = probe()
        except WaitTimeout as error:
            observed, certain = (error.message,), isinstance(error, Differs)
        if not result and not certain:
            self.health.check()
        self.evidence.outcomes.append(Outcome(expected, bool(result), observed, self._starting_state))
        if must and not result:
            self.stop()
        return result

    def shows(
        self,
        number: int,
        surface: Surface,
        area: Callable[[], Rect] | None = None,
        **framing: Unpack[Framing],
    ) -> None:
        """Take the block's screenshot ``number`` (from 0, in the order of the page), if it has it.

        The other parameters, and what is raised, are those of ``ScreenshotRecorder.take``.
        """
        if (
            self.recorder is None
            or number >= len(self.block.screenshots)
            or self.block.screenshots[number].external
        ):
            return
        name = self.block.screenshots[number].name
        try:
            capture = self.recorder.take(name, surface, area, **framing)
        except HarnessError:
            # What has died explains better why there is no picture.
            self.health.check_answers()
            raise
        if capture.verdict == STALE:
            # What is stopped does not paint either, and what is slow has not painted all.
            self.health.check_answers()
            PACE.factor()
        self.evidence.captures.append(capture)

    def note(self, note: Text) -> None:
        """Note something for the readers of the verdict, such as that a stand-in was used, and why."""
        self.evidence.notes.append(note)

    def stop(self) -> NoReturn:
        """End the walk here: the page does not get its reader any further."""
        self.evidence.stopped = True
        self._look()
        self.keep_screen()
        raise ScenarioStopped

    def keep_screen(self) -> None:
        """Keep the screen as it was last looked at in the evidence, for those who fix the page."""
        if self._screens is not None and self.evidence.screen is None:
            self.evidence.screen = self._screens.keep()

    def forget_screen(self) -> None:
        """Forget the screen that was looked at: a run has many blocks, and the picture is large."""
        self._screens = None

    def _look(self) -> None:
        if self._screens is not None:
            self._screens.look()

    def _carried(self, label: str) -> bool:
        return any(
            self.labels.carries(widget, label)
            for observation in self.evidence.observations
            for widget in observation.widgets
        )
