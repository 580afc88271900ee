"""The two steps of the sound check: Chrome's prompt is answered, the banner is closed."""

from e2e.chrome.surfaces.native.device_permissions import device_permissions
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.tests.second_target.fixtures import SoundCheckVisits


@scenario("answer-prompt")
def answer_prompt(reader: Reader, visit: SoundCheckVisits) -> None:
    """The reader answers the prompt by the button that the page quotes, and is heard."""
    page = visit()
    reader.presses(page.prompt)
    reader.outcome("the page hears the reader", lambda: bool(page.banner.wait_until_shown()))


@scenario("close-banner", requires="answer-prompt")
def close_banner(reader: Reader, visit: SoundCheckVisits) -> None:
    """The reader closes the banner by the button that the page quotes."""
    page = visit(device_permissions(microphone="allow"))
    reader.presses(page.banner)
    reader.outcome("the banner goes", lambda: bool(page.banner.wait_until_gone()))
