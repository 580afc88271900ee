import datetime
import json
from pathlib import Path

import pytest

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.installed.version_check import remarks
from e2e.chrome.process.fake_video import SHARP, SMALL, VIDEO_NAME, show, write_video
from e2e.chrome.process.permissions import Permissions, write_preferences
from e2e.chrome.surfaces.native.device_permissions import device_permissions
from e2e.harness.errors import HarnessError
from e2e.messages.message import Message


def browser(folder: Path, name: str, version: str) -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\necho '{version}'\n")
    program.chmod(0o755)
    return program


def test_a_browser_is_found_by_channel_by_path_and_by_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stable = browser(tmp_path, "google-chrome-stable", "Google Chrome 150.0.1.2")
    beta = browser(tmp_path, "google-chrome-beta", "Google Chrome 151.0.0.1 beta")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert find_chrome("chrome-beta").path == beta
    assert find_chrome("chrome").number == "150.0.1.2"
    named = find_chrome(str(stable))
    assert (named.path, named.channel, named.version) == (stable, "", "Google Chrome 150.0.1.2")


def test_chromium_comes_before_google_chrome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser(tmp_path, "google-chrome", "Google Chrome 150.0.1.2")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_chrome().channel == "google-chrome"
    browser(tmp_path, "chromium", "Chromium 149.0.1.2")
    assert find_chrome().channel == "chromium"


def test_what_does_not_work_is_passed_over_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubs, real = tmp_path / "stubs", tmp_path / "real"
    for folder in (stubs, real):
        folder.mkdir()
    silent = browser(stubs, "chromium", "")
    snap = browser(stubs, "chromium-browser", "Chromium 149.0.1.2")
    snap.write_text('#!/bin/sh\nexec /snap/bin/chromium "$@"\n')
    chrome = browser(stubs, "google-chrome", "Google Chrome 150.0.1.2")
    monkeypatch.setenv("PATH", f"{stubs}:{real}:/bin")
    # /bin may hold a chromium of this machine, which comes before any google-chrome.
    found = find_chrome("google-chrome")
    assert (found.path, found.passed_over) == (chrome, ())
    works = browser(real, "chromium", "Chromium 149.0.1.3")
    found = find_chrome()
    assert found.path == works
    reason = Message("browser-no-browser", {"program": str(silent), "why": Message("no-output")})
    assert found.passed_over == (reason,)
    assert remarks(found, datetime.date(2026, 1, 1))[0] == Message("browser-passed-over", {"reason": reason})
    with pytest.raises(HarnessError, match=rf"{snap} is a snap, which cannot run with a private home"):
        find_chrome(str(snap))
    for program in (works, chrome):
        program.unlink()
    monkeypatch.setenv("PATH", f"{stubs}:{real}")
    with pytest.raises(HarnessError, match=rf"{silent} .* no output; {snap} is a snap.*make setup"):
        find_chrome()


def test_what_is_no_browser_is_a_harness_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HarnessError, match="install"):
        find_chrome()
    with pytest.raises(HarnessError, match="google-chrome-beta"):
        find_chrome("chrome-beta")
    shell = browser(tmp_path, "shell", "GNU bash, version 5.2.15(1)-release")
    plain = browser(tmp_path, "plain", "Chromium 149.0.1.2")
    plain.chmod(0o644)
    broken = browser(tmp_path, "broken", "")
    broken.write_text("#!/nowhere/interpreter\n")
    for choice, words in {
        "/nowhere/chrome": "there is no program /nowhere/chrome; give the path",
        "chrom": "neither a program on the search path nor one of the channels chromium,",
        str(tmp_path): "is a folder",
        str(plain): "cannot run; make it executable",
        str(broken): "does not say its version: No such file or directory; name another",
        str(browser(tmp_path, "other", "hello")): "no browser that works: hello",
        str(shell): "is no Chrome and no Chromium; it calls itself GNU bash, version",
    }.items():
        with pytest.raises(HarnessError, match=words):
            find_chrome(choice)


def test_each_device_has_its_own_starting_state(tmp_path: Path) -> None:
    def exceptions(origin: str, permissions: Permissions) -> dict[str, dict[str, dict[str, int]]]:
        write_preferences(tmp_path, origin, permissions)
        preferences = json.loads((tmp_path / "Default" / "Preferences").read_text())
        found: dict[str, dict[str, dict[str, int]]] = preferences["profile"]["content_settings"]["exceptions"]
        return found

    both = exceptions("https://meet.example.com", device_permissions("block", "allow"))
    assert both["media_stream_camera"]["https://meet.example.com:443,*"]["setting"] == 2
    assert both["media_stream_mic"]["https://meet.example.com:443,*"]["setting"] == 1
    assert exceptions("http://localhost:8080", device_permissions(camera="allow")) == {
        "media_stream_camera": {
            "http://localhost:8080,*": {"last_modified": "13370000000000000", "setting": 1}
        }
    }
    with pytest.raises(ValueError, match="maybe"):
        Permissions({"geolocation": "maybe"})  # type: ignore[dict-item]


def test_the_cameras_picture_is_one_frame_of_video(tmp_path: Path) -> None:
    file = write_video(tmp_path)
    assert file.name == VIDEO_NAME
    for width, height in (SMALL, SHARP, SMALL):
        show(file, (width, height))
        header, _, frame = file.read_bytes().partition(b"FRAME\n")
        assert header.startswith(f"YUV4MPEG2 W{width} H{height} ".encode())
        assert len(frame) == width * height * 3 // 2
        luma = frame[: width * height]
        assert 16 <= min(luma) < max(luma) <= 235


def test_the_camera_is_fast_enough_for_an_official_deployment(tmp_path: Path) -> None:
    header = write_video(tmp_path).read_bytes().partition(b"\n")[0].decode()
    rate = next(int(part[1:].partition(":")[0]) for part in header.split() if part.startswith("F"))
    assert rate >= 15, "lib-jitsi-meet asks for 15 to 30 frames a second (DEFAULT_CONSTRAINTS in RTCUtils.js)"
