"""Every reason that the comparison of screenshots gives is a sentence in each language."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from e2e.desktop.widget import Rect
from e2e.messages.catalogue import catalogue, languages
from e2e.messages.message import Message
from e2e.screenshots.capture.capture import Capture
from e2e.screenshots.capture.environment import Environment
from e2e.screenshots.compare.compare import check, compare
from e2e.screenshots.store.baseline import BaselineBroken
from e2e.screenshots.store.store import Store

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


@pytest.mark.parametrize("lang", languages())
def test_every_reason_is_a_sentence(lang: str, tmp_path: Path) -> None:
    given = set(reasons(tmp_path))
    assert len(given) > 15
    for reason in given:
        assert catalogue(lang).show(reason).rstrip().endswith((".", "?"))
