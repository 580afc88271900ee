"""How a guest gets into an external deployment, found out once and before any block is walked."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.surfaces.web.viewport import Viewport, pause_of
from e2e.harness.errors import DeploymentFailure, HarnessError, WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.jitsi.deployment.external.deployment import ExternalDeployment
from e2e.jitsi.support.client_errors import Troubles, stays_empty
from e2e.jitsi.support.participants import first_line, nobody_gets_in
from e2e.jitsi.surfaces.meeting import Meeting
from e2e.jitsi.surfaces.state.standing import Standing
from e2e.messages.message import Message

GUEST = "Guest"
"""Who looks: somebody with nothing but the link."""


def find_entrance(
    deployment: ExternalDeployment,
    new_context: Callable[[], BrowserContext],
    troubles: Troubles,
    seconds: float = 30.0,
) -> Standing:
    """Follow the link of a new room as a guest does, up to the room or whatever comes before it.

    The deployment learns of its prejoin screen and its bridge. What holds up guests alone is no failure here: much of a
    page can be judged all the same. Raises HarnessError where the page gets to nothing within ``seconds``, and
    DeploymentFailure where an error of the client's own explains that.
    """
    context = new_context()
    troubles.watch(context)
    guest = _Guest(deployment, context, troubles)
    try:
        standing = guest.arrives(seconds)
    except (WaitTimeout, PlaywrightError) as error:
        # What Jitsi Meet itself has for the reason says more than the script that did not catch it.
        if (trouble := troubles.first()) and not guest.error:
            raise DeploymentFailure(nobody_gets_in(deployment, trouble)) from error
        raise HarnessError(nobody_gets_in(deployment, first_line(error))) from error
    finally:
        context.close()
    troubles.forgive()
    deployment.learn(prejoin=standing.prejoin, bridge=standing.bridge)
    return standing


class _Guest:
    """A participant who follows the link, and enters by the prejoin screen where there is one."""

    def __init__(self, deployment: ExternalDeployment, context: BrowserContext, troubles: Troubles) -> None:
        self._deployment = deployment
        self._troubles = troubles
        self._page = context.new_page()
        self._meeting = Meeting(Viewport.off_screen(self._page))
        self._joins = False
        self.error = ""

    def arrives(self, seconds: float) -> Standing:
        """Return where the guest gets to; raises WaitTimeout, or an error of Playwright's, where that is nowhere."""
        url = self._deployment.room_url(self._deployment.new_room())
        self._page.goto(url, wait_until="domcontentloaded", timeout=seconds * 1000)
        if self._troubles.first() and stays_empty(self._page):
            raise WaitTimeout(Message("page-shows-nothing"))
        return wait_for(
            self._stands,
            awaited=Message("guest-to-be-in-room"),
            seconds=seconds,
            instead=self._instead,
            pause=pause_of(self._page),
        )

    def _stands(self) -> Standing | None:
        try:
            standing = Standing.of(self._page)
            if standing.place == "prejoin" and not self._joins and self._meeting.prejoin.is_shown():
                if self._meeting.prejoin.name_field.is_visible():
                    self._meeting.prejoin.enter_name(GUEST)
                self._meeting.prejoin.join()
                self._joins = True
        except (PlaywrightError, WaitTimeout):
            # Jitsi Meet loads its page again where it does not get through to its server.
            return None
        return standing if standing.place == "room" or standing.barrier else None

    def _instead(self) -> Message | str:
        """Return what Jitsi Meet has for an error, or else what the page shows."""
        try:
            self.error = Standing.of(self._page).error
            shown: Message | str = self._meeting.room.shown_texts()
        except PlaywrightError:
            shown = Message("empty-page")
        return self.error or shown
