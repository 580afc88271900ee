"""What the suite says of screenshots and failures is told in German as well: its templates know what is really said."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from e2e.desktop.widget import Rect
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.messages.catalogue import languages
from e2e.messages.locale import words
from e2e.messages.message import Message
from e2e.reports.html.report import render
from e2e.screenshots.capture.capture import Capture
from e2e.screenshots.capture.environment import Environment
from e2e.screenshots.compare.compare import check, compare
from e2e.screenshots.store.baseline import BaselineBroken
from e2e.screenshots.store.store import Store
from e2e.tests.support.message_tables import fields, table
from e2e.tests.support.report_data import block, page, stale_screenshot, verdict, write
from e2e.verdict.file import read
from e2e.verdict.model import ScreenshotVerdict

GERMAN, ENGLISH = words("de"), words("en")
HERE = Environment("Chromium 1", "embedded", "1", "Some Sans", "Some OS")
ELSEWHERE = replace(
    HERE, chrome="Google Chrome 1", deployment="https://e.org", fonts="Other Sans", os="Other"
)


def picture(*, size: tuple[int, int] = (90, 60), spots: int = 1) -> Image.Image:
    image = Image.new("RGB", size, "white")
    for spot in range(spots):
        ImageDraw.Draw(image).rectangle((20 * spot + 2, 12, 20 * spot + 12, 40), fill="black")
    return image


def reasons(folder: Path) -> Iterator[Message | str]:
    """Yield what the comparison of screenshots gives as its reason, in all its cases."""
    store = Store(folder)
    labels = ("Camera and microphone", "Close; now")
    capture = Capture(picture(), HERE, labels=labels)
    store.write("a.png", capture)
    store.write("b.png", replace(capture, image=picture(spots=4)))
    stored = store.baseline("a.png")
    yield check(store, "a.png", replace(capture, image=picture(spots=4))).reason
    yield compare(None, capture).reason
    yield compare(None, capture, embedded=False).reason
    yield compare(stored, replace(capture, masks=(Rect(0, 0, 90, 60),))).reason
    for image in (picture(), picture(spots=2), picture(spots=4), picture(size=(80, 60))):
        for seen in (labels, ("New; one",), tuple(reversed(labels))):
            for environment in (HERE, ELSEWHERE, replace(HERE, fonts="Other Sans")):
                yield compare(
                    stored, replace(capture, image=image, labels=seen, environment=environment)
                ).reason
    bare = Store(folder / "bare")
    bare.write("c.png", replace(capture, labels=()))
    for image in (picture(), Image.new("RGB", (90, 60), "black")):
        changed = replace(capture, image=image, labels=(), environment=ELSEWHERE)
        yield compare(bare.baseline("c.png"), changed).reason
    picture(spots=3).save(folder / "b.png")
    yield compare(store.baseline("b.png"), replace(capture, environment=ELSEWHERE)).reason
    (folder / "provenance.json").unlink()
    yield compare(store.baseline("a.png"), capture).reason
    for content in (
        b"",
        b"GIF89a",
        (folder / "a.png").read_bytes()[:20],
        (folder / "a.png").read_bytes()[:90],
    ):
        (folder / "d.png").write_bytes(content)
        broken = store.baseline("d.png")
        assert isinstance(broken, BaselineBroken)
        yield compare(broken, capture).reason


ENGLISH_WORDS = re.compile(r"\b(the|were|is|at|more|and|with|another|labels?|stored)\b", re.IGNORECASE)


def test_reasons_are_told_in_german(tmp_path: Path) -> None:
    said = set(reasons(tmp_path / "de"))
    assert len(said) > 15
    for reason in said:
        told = GERMAN.told(reason)
        # Labels and the libraries' own words stay as they are.
        rest = re.sub(r"„[^“]*“|beschädigt: .*|sondern .*", "", told)
        assert not ENGLISH_WORDS.search(rest), (reason, told)


def waited(awaited: str) -> str:
    with pytest.raises(WaitTimeout) as failure:
        wait_for(lambda: False, awaited=awaited, seconds=0, instead=lambda: "the room")
    return str(failure.value)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "https://e.org did not answer within 25 s",
            "https://e.org hat innerhalb von 25 s nicht geantwortet",
        ),
        (
            "https://e.org cannot be reached: [Errno 111]; check the address",
            "https://e.org ist nicht erreichbar: [Errno 111]. Prüfen Sie die Adresse.",
        ),
        (
            "http://e.org is no Jitsi Meet: http://e.org/ gives HTTP 400; try https://",
            "http://e.org ist kein Jitsi Meet: http://e.org/ antwortet mit HTTP 400. Versuchen Sie es mit https://.",
        ),
        (
            waited("the permission prompt to show"),
            "0 s vergeblich gewartet: die Berechtigungsanfrage sollte erscheinen; stattdessen war da: the room",
        ),
        (
            "waited 15 s for another participant's camera; instead there was camera marked muted (directly)",
            "15 s vergeblich gewartet: das Bild sollte ankommen; stattdessen war da: "
            "Kamera als stumm gekennzeichnet (auf direktem Weg)",
        ),
        ("waited 10 s for permission for camera", "10 s vergeblich gewartet: die Kamera sollte erlaubt sein"),
        (
            "the camera indicator bubble has no radio button",
            "hat kein Optionsfeld: das Fenster der Kamera-Anzeige",
        ),
        ("the X server hung up", "Der X-Server hat die Verbindung abgebrochen."),
        ("nginx ended with status 1: no output", "nginx endete mit dem Status 1: ohne Ausgabe"),
        ("what nobody has words for", "what nobody has words for"),
    ],
)
def test_failures_are_told_in_german(said: str, told: str) -> None:
    assert GERMAN.told(said) == told
    assert ENGLISH.told(said) == said


@pytest.mark.parametrize("lang", languages())
def test_a_template_says_all_of_its_values(lang: str) -> None:
    for said, told in table(lang).get("sentence", {}).items():
        assert fields(said) == fields(told), said


def test_a_long_text_takes_no_time() -> None:
    assert GERMAN.told("; ".join(["Labels: x."] * 10_000)).startswith("Labels")


def test_the_report_tells_both_languages_or_says_that_it_is_english(tmp_path: Path) -> None:
    screenshots = tuple(
        ScreenshotVerdict(f"{name}.png", "stale", 1.0, 9, reason)
        for name, reason in (("a", Message("screenshot-all-masked")), ("b", "Odd & new."))
    )
    claims = tuple(stale_screenshot(screenshot.name, 9) for screenshot in screenshots)
    blocks = [
        block("drift", 9, "drifted", ordinal=1, claims=claims, screenshots=screenshots),
        block("dead", 10, "inconclusive", ordinal=2, claims=(), error="Chrome has died\nits <last> words"),
    ]
    text = render(read(write(tmp_path, verdict(page(blocks)))), tmp_path)
    assert '<span class="t" lang="en">The masks leave nothing of the screenshot to compare.</span>' in text
    assert '<span class="t" lang="de">Was vom Bild nicht verglichen wird' in text
    assert '<span lang="en">Odd &amp; new.</span>' in text
    assert '<span class="t" lang="de">Chrome ist abgestürzt</span>' in text
    assert '<span lang="en">its &lt;last&gt; words</span>' in text
