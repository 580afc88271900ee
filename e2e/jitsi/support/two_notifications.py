"""Following a link where two notices come at once."""

from e2e.chrome.process.arguments import Devices
from e2e.chrome.process.permissions import Permissions
from e2e.harness.waiting import wait_for
from e2e.jitsi.support.page_scripts import DISTINCT_TIMES
from e2e.jitsi.support.visits import Visit, Visits
from e2e.jitsi.surfaces.notifications import Notices
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader

CHROME_ASKS = Message("chrome-asks-for-devices")
NOTICES_AFTER_PROMPTS = Message("notices-after-prompts-dismissed")


def dismiss_prompts_until(meeting: Visit, notices: Notices, seconds: float = 25.0) -> bool:
    """Dismiss prompts until the notices show. Raises WaitTimeout.

    There is one for both devices, and then, as Jitsi Meet tries each by itself, one for each.
    """

    def show() -> bool:
        if not notices.is_shown() and meeting.prompt.is_shown():
            meeting.prompt.dismiss()
        return notices.is_shown()

    return wait_for(
        show,
        awaited=Message("notices-after-prompts"),
        seconds=seconds,
        every=0.05,
        pause=meeting.chrome.pause,
    )


def visit_with_two_notices(
    reader: Reader, visit: Visits, permissions: Permissions, *scripts: str, devices: Devices = "fake"
) -> Visit:
    """Follow the link where two notices come at once, and see to it that both show."""
    reader.note(Message("note-distinct-notices"))
    return visit(permissions, prejoin=False, scripts=[DISTINCT_TIMES, *scripts], devices=devices)
