"""Names and addresses of rooms."""

import re

from e2e.jitsi.deployment.rooms import RoomNames, room_url

BASE = "https://meet.example.org"


def test_names_are_fit_for_an_address_bar() -> None:
    names = RoomNames()
    given = [names.new() for _ in range(500)]
    assert len(set(given)) == 500
    for name in given:
        assert re.fullmatch(r"[a-z]{3,9}-[a-z]{3,9}-[1-9]\d{3}", name), name


def test_plain_address() -> None:
    assert room_url(BASE, "kiwi-echo-1234") == f"{BASE}/kiwi-echo-1234"


def test_overrides_are_those_of_jitsi_meet() -> None:
    assert room_url(BASE, "r", prejoin=False) == f"{BASE}/r#config.prejoinConfig.enabled=false"
    assert (
        room_url(BASE, "r", prejoin=True, lang="de") == f"{BASE}/r?lang=de#config.prejoinConfig.enabled=true"
    )
    assert room_url(BASE, "r", token="a+b") == f"{BASE}/r?jwt=a%2Bb"
    assert room_url(BASE, "ä b") == f"{BASE}/%C3%A4%20b"
