"""Jitsi Meet's surfaces on small pages that have its structure: what they find, do and leave out of a comparison."""

from collections.abc import Callable

import pytest

from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.harness.errors import WaitTimeout
from e2e.jitsi.surfaces.dialogs.security import SecurityDialog
from e2e.jitsi.surfaces.meeting import Meeting
from e2e.jitsi.surfaces.notifications import CAMERA_ERROR, CAMERA_PERMISSION, Notice
from e2e.jitsi.surfaces.reload_overlay import ReloadOverlay
from e2e.scenarios.shown import Shown

Open = Callable[[str], Viewport]

PREJOIN = """<div class="premeeting-screen"><div data-testid="prejoin.screen">
    <h1>Join</h1><div class="css-1-roomName">Koala Lotus 5588</div>
    <input id="premeeting-name-input" placeholder="Your name">
    <div class="device-status-error" role="alert">No access</div>
    <div role="button" aria-label="Settings"><svg width="9" height="9"></svg></div>
    <button data-testid="prejoin.joinMeeting" onclick="document.title = 'joined'">Go in</button>
</div></div>"""

NOTICES = f"""<div id="notifications-container">
    <div data-testid="{CAMERA_PERMISSION}" role="alert"><span>No
        camera</span><p>Why</p><button>OK</button></div>
    <div data-testid="notify.moderator" role="alert"><span>Moderator</span></div>
</div>"""

PASSWORD = """<div role="dialog"><h1>Locked</h1><input id="required-password-input"
    onkeydown="if (event.key === 'Enter') { document.title = this.value; this.value = ''; }"></div>"""

SECURITY = """<div class="toolbox-content-items"><div class="toolbox-button"
    onclick="document.querySelector('[role=dialog]').hidden = false">Lock</div></div>
<div role="dialog" hidden><div class="password-section"><button class="add-password"
    onclick="document.querySelector('input').hidden = false">Add</button><input id="info-password-input" hidden
    onkeydown="if (event.key === 'Enter') { locked = this.value; this.closest('[role=dialog]').remove(); }"></div></div>
<script>let locked; const APP = {store: {getState: () => ({'features/base/conference': {locked}})}};</script>"""

OVERLAY = """<div id="overlay"><div role="dialog"><h2>Lost</h2>
    <p id="reload_overlay_text">Again in <i>9</i> s</p><div id="reloadProgressBar" style="height: 4px">.</div>
    <button>Now</button></div></div>"""


def test_the_prejoin_screen_is_filled_in_and_left(open_viewport: Open) -> None:
    meeting = Meeting(open_viewport(PREJOIN))
    screen = meeting.wait_until_arrived()
    assert screen is meeting.prejoin
    # A button without text carries its accessible name as its label.
    assert [(widget.role, widget.label) for widget in screen.widgets()] == [
        ("heading", "Join"),
        ("text", "Koala Lotus 5588"),
        ("textfield", "Your name"),
        ("text", "No access"),
        ("icon", "Settings"),
        ("button", "Go in"),
    ]
    assert [widget.label for widget in meeting.device_status.wait_until_shown().widgets()] == ["No access"]
    meeting.prejoin.enter_name("Ada")
    assert meeting.prejoin.name_field.input_value() == "Ada"
    meeting.prejoin.join()
    assert meeting.page.title() == "joined"


def test_the_name_of_the_room_is_left_out_of_a_comparison(open_viewport: Open) -> None:
    screen = Meeting(open_viewport(PREJOIN)).prejoin
    (name,) = screen.dynamic_regions()
    assert name.clipped(screen.rect()) == name
    with_name, without = Shown.of(screen), Shown.of(screen, dynamic_regions=[name])
    assert "Koala Lotus 5588" in [widget.label for widget in with_name.widgets]
    screen.page.evaluate("document.querySelector('[class*=roomName]').textContent = 'Mango Radar 4262'")
    assert Shown.of(screen) != with_name
    assert Shown.of(screen, dynamic_regions=[name]) == without


def test_what_counts_down_is_left_out_of_a_comparison(open_viewport: Open) -> None:
    overlay = ReloadOverlay(open_viewport(OVERLAY))
    text, bar = overlay.dynamic_regions()
    assert text.y + text.height <= bar.y
    before = Shown.of(overlay, dynamic_regions=[text, bar])
    overlay.page.evaluate("document.querySelector('#reload_overlay_text i').textContent = '8'")
    assert Shown.of(overlay, dynamic_regions=[text, bar]) == before
    assert [widget.label for widget in before.widgets] == ["Lost", "Now"]


def test_notices_are_found_by_their_keys(open_viewport: Open) -> None:
    meeting = Meeting(open_viewport(NOTICES))
    notices = meeting.notices(CAMERA_PERMISSION).wait_until_shown()
    assert notices.title(CAMERA_PERMISSION) == "No camera"
    (rect,) = notices.rects()
    assert rect == Notice(notices.viewport, CAMERA_PERMISSION).rect()
    assert [widget.label for widget in Notice(notices.viewport, CAMERA_PERMISSION).widgets()] == [
        "No camera",
        "Why",
        "OK",
    ]
    missing = meeting.notices(CAMERA_PERMISSION, CAMERA_ERROR)
    assert not missing.is_shown()
    with pytest.raises(
        WaitTimeout, match=rf"{CAMERA_ERROR}.*{CAMERA_PERMISSION} \(No camera\), notify.moderator"
    ):
        missing.wait_until_shown(0.1)


def test_the_password_dialog_asks_again(open_viewport: Open) -> None:
    dialog = Meeting(open_viewport(PASSWORD)).password.wait_until_shown()
    dialog.type_password("Linde-27")
    with pytest.raises(WaitTimeout):
        dialog.wait_until_it_asks_again(0.1)
    dialog.submit_password()
    assert dialog.page.title() == "Linde-27"
    assert dialog.wait_until_it_asks_again()
    dialog.page.set_content("")
    dialog.wait_until_gone()


def test_the_security_dialog_locks_the_room_and_closes(open_viewport: Open) -> None:
    dialog = SecurityDialog(open_viewport(SECURITY))
    assert not dialog.is_shown()
    dialog.lock("Linde-27")
    assert dialog.page.evaluate("locked") == "Linde-27"
    assert not dialog.is_shown()
