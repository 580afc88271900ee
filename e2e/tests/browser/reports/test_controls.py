"""The report's own controls: filters, links, the slider, labels that point to the screen."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from e2e.tests.support.web_pages.watched_page import Watched


def test_filters_show_what_they_say(watched: Watched, report: Path) -> None:
    opened = watched.open(report)
    shown = opened.locator(".block:visible")

    def press(kind: str) -> None:
        opened.locator(f'[data-filter="{kind}"]').click()

    def ids() -> list[str]:
        return [str(one.get_attribute("id")) for one in shown.all()]

    press("drifted")
    assert ids() == ["de/lamp/switch-on"]
    expect(opened.locator("#guide h2:visible")).to_have_text(["Licht machen"])
    expect(opened.get_by_text("Vorab etwas Text.").first).to_be_hidden()
    expect(opened.locator("article:visible")).to_have_count(1)
    press("inconclusive")
    assert ids() == ["de/lamp/switch-on", "de/lamp/enjoy"]
    press("drifted")
    press("inconclusive")
    press("stale")
    assert ids() == ["de/lamp/switch-on", "de/lamp/picture-of-lamp"]
    press("unbound")
    assert len(ids()) == 3
    expect(opened.get_by_role("status")).to_contain_text("3 von 6")
    expect(opened.locator(".contents [data-nav-block]:visible")).to_have_count(3)
    press("")
    assert len(ids()) == 6
    assert opened.locator('[data-filter=""]').get_attribute("aria-pressed") == "true"
    assert watched.quiet


def test_a_link_shows_its_step_whatever_is_filtered_or_folded(watched: Watched, report: Path) -> None:
    opened = watched.open(report, "#de/lamp/plug-in")
    first = opened.locator("[id='de/lamp/plug-in']")
    expect(first.locator("details.panel")).to_have_attribute("open", "")
    opened.locator('[data-filter="drifted"]').click()
    expect(first).to_be_hidden()
    opened.evaluate("location.hash = ''")
    opened.evaluate("location.hash = '#de/lamp/enjoy'")
    expect(opened.locator("[id='de/lamp/enjoy']")).to_be_in_viewport()
    for permalink in opened.locator(".permalink").all():
        target = str(permalink.get_attribute("href"))[1:]
        assert opened.locator(f"[id='{target}']").count() == 1


def test_the_slider_works_by_keyboard_pointer_and_buttons(watched: Watched, report: Path) -> None:
    opened = watched.open(report)
    compare = opened.locator(".compare").first
    slider, handle = compare.get_by_role("slider"), compare.locator(".handle")

    def at() -> float:
        return float(str(handle.get_attribute("x1")))

    assert at() == 32
    slider.focus()
    slider.press("ArrowRight")
    assert at() == pytest.approx(64 * 0.51)
    slider.press("Home")
    assert at() == 0
    stage = compare.locator(".stage > svg")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box
    opened.mouse.move(box["x"] + box["width"] / 4, box["y"] + 5)
    opened.mouse.down()
    opened.mouse.move(box["x"] + box["width"] * 3 / 4, box["y"] + 5)
    opened.mouse.up()
    assert at() == pytest.approx(48, abs=1)

    def colour(x: float, y: float) -> tuple[int, ...]:
        picture = Image.open(io.BytesIO(stage.screenshot())).convert("RGB")
        pixel = picture.getpixel((int(picture.width * x), int(picture.height * y)))
        assert isinstance(pixel, tuple)
        return pixel

    white, yellow, red = (255, 255, 255), (255, 255, 0), (255, 0, 0)
    assert (colour(0.7, 0.6), colour(0.85, 0.6)) == (white, yellow)
    for view, expected in (("before", white), ("now", yellow), ("difference", red)):
        compare.locator(f'[data-set-view="{view}"]').click()
        assert colour(0.7, 0.6) == expected
    expect(compare.locator('[aria-pressed="true"]')).to_have_attribute("data-set-view", "difference")
    assert watched.quiet


def test_a_label_points_to_its_place_on_the_screen(watched: Watched, report: Path) -> None:
    opened = watched.open(report)
    spot = opened.locator(".spot").first
    expect(spot).to_be_hidden()
    opened.locator("[data-rect]").first.focus()
    expect(spot).to_be_visible()
    assert [spot.get_attribute(name) for name in ("x", "y", "width", "height")] == ["12", "12", "20", "10"]
    opened.locator("[data-enlarge]").first.click()
    expect(opened.locator("dialog svg")).to_be_visible()
    opened.keyboard.press("Escape")
    expect(opened.locator("dialog svg")).to_be_hidden()
