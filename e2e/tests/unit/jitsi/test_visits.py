"""Following a link: what is done to the reader's page, and what the verdict says of it."""

from types import SimpleNamespace
from typing import Any

import pytest

from e2e.jitsi.deployment.rooms import WITHOUT_PREJOIN, room_url
from e2e.jitsi.support.client_errors import Troubles
from e2e.jitsi.support.visits import NO_PREJOIN, Visits


class Page:
    """Writes down what is done to it."""

    def __init__(self) -> None:
        self.scripts: list[str] = []
        self.addresses: list[str] = []

    def add_init_script(self, script: str) -> None:
        self.scripts.append(script)

    def goto(self, url: str, **_: Any) -> None:
        self.addresses.append(url)


@pytest.mark.parametrize(
    ("on", "wanted", "switched"),
    [(True, False, True), (True, True, False), (False, False, False), (False, True, False)],
)
def test_prejoin_screen_is_switched_off_in_the_page_and_never_in_the_address(
    on: bool, wanted: bool, switched: bool
) -> None:
    page = Page()
    sharpness: list[bool] = []
    chrome: Any = SimpleNamespace(
        page=page, containers=dict, pause=float, show_video=lambda *, sharp: sharpness.append(sharp)
    )
    deployment: Any = SimpleNamespace(
        kind="embedded",
        prejoin=on,
        new_room=lambda: "kiwi",
        room_url=lambda room, **options: room_url("https://meet.example.org", room, **options),
    )
    participants: Any = SimpleNamespace(troubles=Troubles(set()))
    visits = Visits(lambda *_, **__: chrome, deployment, "de", participants)
    visits(prejoin=wanted)
    assert sharpness == [False]
    assert page.addresses == ["https://meet.example.org/kiwi"]
    assert (WITHOUT_PREJOIN in page.scripts) is switched
    assert (NO_PREJOIN in visits.notes) is switched
