"""The participant who stays: what it takes for received, when it stays, and when another one takes its place."""

import contextlib
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment
from e2e.jitsi.support.client_errors import Troubles
from e2e.jitsi.support.receiver import Receiver, StayingReceiver
from e2e.jitsi.surfaces.room import Room

BOTH = ("camera", "microphone")


Lend = Callable[[], Receiver]


@pytest.fixture
def lend(deployment: EmbeddedDeployment, enter: Callable[[], BrowserContext]) -> Iterator[Lend]:
    """Lend the receiver, and wait until it is in its room."""
    with StayingReceiver(deployment) as staying:

        def lend() -> Receiver:
            receiver = staying.lend(enter, Troubles(set()))
            receiver.wait_until_there()
            return receiver

        yield lend


Send = Callable[[str], Room]


@pytest.fixture
def send_to(deployment: EmbeddedDeployment, send: Send) -> Send:
    """Have somebody with camera and microphone enter a room by its name."""
    return lambda name: send(deployment.room_url(name))


def until(page: Page, script: str) -> None:
    page.wait_for_function(script, timeout=15_000)


MUTED = """() => APP.store.getState()['features/base/tracks']
    .filter(track => !track.local && track.muted).length === 2"""


def test_one_receiver_serves_one_reader_after_the_other(lend: Lend, send_to: Send) -> None:
    receiver = lend()
    first = send_to(receiver.room_name)
    first_id = first.own_id()
    assert receiver.receives(*BOTH, sender=first_id)
    first.page.close()
    assert lend() is receiver
    second = send_to(receiver.room_name)
    assert second.own_id() != first_id
    assert receiver.receives(*BOTH, sender=second.own_id())
    # The former reader's id proves nothing, although somebody sends.
    with pytest.raises(WaitTimeout, match="there was no track at all"):
        receiver.room.wait_until_received(*BOTH, sender=first_id, seconds=1)
    second.page.evaluate("() => { APP.conference.muteVideo(true); APP.conference.muteAudio(true); }")
    until(receiver.page, MUTED)
    with pytest.raises(WaitTimeout, match="camera marked muted, microphone marked muted"):
        receiver.room.wait_until_received(*BOTH, sender=second.own_id(), seconds=1)


def test_picture_and_sound_have_to_come_in_after_they_were_asked_for(lend: Lend, send_to: Send) -> None:
    receiver = lend()
    sender = send_to(receiver.room_name)
    assert receiver.receives(*BOTH, sender=sender.own_id())
    # The tracks stay as they are, live and not muted, and nothing comes any more.
    sender.page.evaluate("""() => APP.store.getState()['features/base/tracks'].filter(track => track.local)
        .forEach(({ jitsiTrack }) => jitsiTrack.getTrack().stop())""")
    sender.page.wait_for_timeout(500)
    with pytest.raises(WaitTimeout, match="camera without a moving picture, microphone silent"):
        receiver.room.wait_until_received(*BOTH, sender=sender.own_id(), seconds=2)


def test_nobody_is_lent_a_receiver_that_is_not_alone(lend: Lend, send_to: Send) -> None:
    receiver = lend()
    room = receiver.room_name
    stays = send_to(room)
    assert receiver.receives(*BOTH, sender=stays.own_id())
    other = lend()
    assert other.room_name != room
    assert receiver.page.is_closed()
    assert other.receives(*BOTH, sender=send_to(other.room_name).own_id())


def test_a_receiver_that_has_proven_nothing_does_not_stay(lend: Lend) -> None:
    receiver = lend()
    other = lend()
    assert other is not receiver
    assert receiver.page.is_closed()


def test_a_receiver_that_is_no_longer_there_says_nothing_of_the_reader(lend: Lend, send_to: Send) -> None:
    receiver = lend()
    sender = send_to(receiver.room_name)
    receiver.page.evaluate("() => APP.conference.leaveRoom(false)")
    with pytest.raises(HarnessError, match="no longer in the room") as raised:
        receiver.receives(*BOTH, sender=sender.own_id(), seconds=2)
    assert not isinstance(raised.value, WaitTimeout)


def test_a_crashed_receiver_is_replaced(lend: Lend, send_to: Send) -> None:
    receiver = lend()
    sender = send_to(receiver.room_name)
    assert receiver.receives(*BOTH, sender=sender.own_id())
    with receiver.page.expect_event("crash"), contextlib.suppress(PlaywrightError):
        receiver.page.goto("chrome://crash")
    other = lend()
    assert other.receives(*BOTH, sender=send_to(other.room_name).own_id())


def test_a_receiver_whose_server_was_restarted_is_replaced(
    lend: Lend, send_to: Send, deployment: EmbeddedDeployment
) -> None:
    receiver = lend()
    sender = send_to(receiver.room_name)
    assert receiver.receives(*BOTH, sender=sender.own_id())
    sender.page.close()
    deployment.disconnect()
    deployment.reconnect()
    other = lend()
    assert other is not receiver
    assert other.receives(*BOTH, sender=send_to(other.room_name).own_id())


def test_a_sound_is_loaded_only_when_it_is_played(lend: Lend) -> None:
    sounds = lend().page.locator("audio[src*='sounds/']")
    loaded = "sounds => sounds.filter(sound => sound.readyState > 0).length"
    assert sounds.count() > 20
    assert sounds.evaluate_all(loaded) == 0
    # Resolves once it plays.
    sounds.first.evaluate("sound => sound.play()")
    assert sounds.evaluate_all(loaded) == 1
