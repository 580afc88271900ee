"""How a guest gets into an external deployment: each way to be held up, as real servers bring it about."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.jitsi.deployment.embedded.configuration import write_from_template
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment
from e2e.jitsi.deployment.external.deployment import ExternalDeployment
from e2e.jitsi.support.client_errors import Troubles, stays_empty
from e2e.jitsi.support.entrance import find_entrance
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.receiver import StayingReceiver
from e2e.jitsi.surfaces.room import Room
from e2e.jitsi.surfaces.state.standing import BARRIERS
from e2e.messages.catalogue import render


def participants_in(external: ExternalDeployment, enter: Callable[[], BrowserContext]) -> Participants:
    """Return the participants of a block."""
    troubles = Troubles(set())
    return Participants(external, enter, troubles, lambda: StayingReceiver(external).lend(enter, troubles))


class Elsewhere:
    """An embedded deployment, looked at as if it were somebody else's; ``also`` is more of its configuration."""

    def __init__(self, served: EmbeddedDeployment, also: str = "") -> None:
        self.served = served
        self.external = ExternalDeployment(
            f"https://localhost:{served.port}", ca_certificate=served.ca_certificate
        )
        config = served.workspace.folder / "web" / "config.js"
        config.write_text(f"{config.read_text('utf-8')}\n{also}\n", "utf-8")


def test_a_guest_gets_in_by_the_prejoin_screen_or_without_one(
    deployment: EmbeddedDeployment, enter: Callable[[], BrowserContext]
) -> None:
    elsewhere = Elsewhere(deployment)
    assert find_entrance(elsewhere.external, enter, Troubles(set())).place == "room"
    assert elsewhere.external.prejoin is True
    assert elsewhere.external.bridge is False, "its configuration has disableFocus"


@pytest.fixture
def offers_app(deployment: EmbeddedDeployment) -> Iterator[Elsewhere]:
    config = deployment.workspace.folder / "web" / "config.js"
    before = config.read_text("utf-8")
    yield Elsewhere(deployment, "config.deeplinking = { disabled: false, desktop: { enabled: true } };")
    config.write_text(before, "utf-8")


def test_a_page_that_offers_the_app_is_told_from_the_meeting(
    offers_app: Elsewhere, enter: Callable[[], BrowserContext]
) -> None:
    assert find_entrance(offers_app.external, enter, Troubles(set())).barrier == BARRIERS["app"]
    with pytest.raises(HarnessError, match=r"deeplinking\.disabled"):
        participants_in(offers_app.external, enter).check()


def test_a_lobby_is_told_from_a_closed_door(
    deployment: EmbeddedDeployment, enter: Callable[[], BrowserContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    external = Elsewhere(deployment).external
    room = external.new_room()
    host = participants_in(external, enter).open(room)
    host.page.evaluate(
        """() => new Promise((done, failed) => APP.store.getState()['features/base/conference'].conference.room
            .setMembersOnly(true, done, failed))"""
    )
    monkeypatch.setattr(external, "new_room", lambda: room)
    assert find_entrance(external, enter, Troubles(set())).barrier == BARRIERS["lobby"]


REFUSING_FOCUS = """
local st = require "util.stanza";
module:hook("iq-set/host/http://jitsi.org/protocol/focus:conference", function(event)
    event.origin.send(st.error_reply(event.stanza, "auth", "not-authorized"));
    return true;
end);
"""
"""What Jicofo answers a guest where only those who log in may open a room (Jitsi Meet's secure domain)."""


def test_guests_who_wait_for_a_host_are_said_to(
    enter: Callable[[], BrowserContext], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mod_refusing_focus.lua").write_text(REFUSING_FOCUS, "utf-8")

    def with_focus(target: Path, template: str, **values: Any) -> Path:
        written = write_from_template(target, template, **values)
        text = written.read_text("utf-8")
        focus = f'Component "focus.{values["domain"]}" "refusing_focus"'
        written.write_text(f'plugin_paths = {{ "{tmp_path}" }}\n{text}\n{focus}\n', "utf-8")
        return written

    monkeypatch.setattr("e2e.jitsi.deployment.embedded.prosody.write_from_template", with_focus)
    with EmbeddedDeployment.start(prejoin=False) as served:
        elsewhere = Elsewhere(served, "config.disableFocus = false;")
        assert find_entrance(elsewhere.external, enter, Troubles(set())).barrier == BARRIERS["host"]
        assert elsewhere.external.prejoin is False
        assert elsewhere.external.bridge is True, "its configuration says nothing else"
        served.disconnect()
        with pytest.raises(
            HarnessError, match=r"nobody gets into a room of https://localhost:\d+: waited \S+ s .*otherError"
        ):
            find_entrance(elsewhere.external, enter, Troubles(set()), seconds=6)


MARKED_MUTED = """() => APP.store.getState()['features/base/tracks']
    .some(track => !track.local && track.mediaType === 'video' && track.muted)"""


def test_what_arrives_is_told_by_its_state_and_its_way(
    deployment: EmbeddedDeployment, enter: Callable[[], BrowserContext], send: Callable[[str], Room]
) -> None:
    external = Elsewhere(deployment).external
    external.learn(prejoin=True, bridge=True)
    participants, room = participants_in(external, enter), external.new_room()
    sender = send(external.room_url(room))
    host = participants.open(room)
    assert host.room.wait_until_received("camera", "microphone", sender=sender.own_id())
    received = host.room.received(sender.own_id(), "camera", "microphone")
    assert render(received.described()) == "camera received, microphone received (directly)"
    # Whoever else sends, or sent before, proves nothing.
    assert render(host.room.received("another", "camera").described()) == "no track at all (directly)"

    sender.page.evaluate("() => APP.conference.muteVideo(true)")
    host.page.wait_for_function(MARKED_MUTED)
    with pytest.raises(WaitTimeout, match=r"there was .*camera marked muted.* \(directly\)"):
        host.room.wait_until_received("camera", sender=sender.own_id(), seconds=1)

    third = participants.third(room)
    assert third is not None
    with pytest.raises(WaitTimeout, match=r"there was no track at all \(no connection to a video bridge\)"):
        third.room.wait_until_received("microphone", sender=sender.own_id(), seconds=3)
    assert participants.third(room) is None, "once in a block"


@pytest.mark.parametrize(("draws", "empty"), [("document.body.textContent = 'Meeting'", False), ("0", True)])
def test_a_client_that_takes_a_moment_to_draw_itself_is_not_empty(
    enter: Callable[[], BrowserContext], draws: str, empty: bool
) -> None:
    page = enter().new_page()
    page.set_content(f"<body></body><script>setTimeout(() => {{ {draws} }}, 300)</script>")
    assert stays_empty(page, seconds=1) is empty
