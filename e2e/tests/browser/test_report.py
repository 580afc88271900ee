"""The report in a real browser: nothing of a page runs, nothing is loaded, and its own controls work."""

import io
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message
from e2e.publish.readme_pictures import MARGIN, PICTURES, ROOT, photograph
from e2e.reports.html.report import write_report
from e2e.tests.support.report_data import (
    block,
    broken,
    draw_picture,
    lamp_blocks,
    lamp_pictures,
    page,
    verdict,
    write,
)
from e2e.verdict.evidence import Evidence, Observation, ObservedWidget
from e2e.verdict.file import read
from e2e.verdict.model import BlockVerdict, ClaimKind, ScreenshotVerdict

CHROME = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROME is None, reason="needs Chromium or Google Chrome")


@dataclass
class Watched:
    """A page of the browser, and everything that it did which a report must not do."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: Path, fragment: str = "") -> Page:
        """Open a report from disk."""
        self.page.goto(path.as_uri() + fragment)
        return self.page

    @property
    def quiet(self) -> bool:
        """Whether it did nothing of the kind."""
        loaded = [url for url in self.requests if not url.startswith(("data:", "file:")) or ".md" in url]
        return not (self.dialogs or self.console or self.errors or loaded)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        args = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROME, args=args)
        yield browser
        browser.close()


@pytest.fixture(params=[{}])
def watched(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    context = chromium.new_context(**{"locale": "de-DE", **request.param})
    context.set_default_timeout(5000)
    seen = Watched(context.new_page())

    def dismiss(dialog: Any) -> None:
        seen.dialogs.append(dialog.message)
        dialog.dismiss()

    seen.page.on("dialog", dismiss)
    seen.page.on("console", lambda message: seen.console.append(message.text))
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    context.on("request", lambda sent: seen.requests.append(sent.url))
    # What the policy refuses is announced as a request, but never sent.
    context.on(
        "requestfailed", lambda sent: seen.requests.remove(sent.url) if sent.failure == "csp" else None
    )
    yield seen
    context.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    lamp_pictures(tmp_path)
    other = [block("plug-in", 9, ordinal=1)]
    path = write(
        tmp_path, verdict(page(lamp_blocks()), page(other, "docs/en/lamp.md", lang="en", title="The lamp"))
    )
    return write_report(read(path), tmp_path)


UNFOLD = "all => all.forEach((one) => { one.open = true; })"

HOSTILE = """---
title: x
---
<script>alert("block")</script>

## <img src=x onerror=alert("heading")> {#x" onclick="alert(1)}

<svg onload=alert("svg")><style>*{display:none}</style></svg> <iframe src="javascript:alert(1)"></iframe>

1. {: #evil} Text <script>alert("step")</script> "><img onerror=alert("attribute") src=x> und
   [Link](javascript:alert%28"link"%29 "title\\" onmouseover=alert(1)"), [gut](https://example.org/%22onclick=alert(1)),
   <a href="javascript:alert('a')" title='x" onclick="alert(2)'>a</a>, <a href=" java&#10;script:alert('b')">b</a>,
   <a href="data:text/html,<script>alert(3)</script>">c</a>, <javascript:alert(4)>,
   [d](data:text/html;base64,PHNjcmlwdD4=),
   <kbd onclick="alert(5)">K</kbd>, <a href="https://example.org" onclick="alert(6)">e</a>,
   ![alt"><img src=x onerror=alert("alt")>](x"><script>alert("src")</script>.png "t\\"><script>alert(7)</script>")

   <kbd>
   <img src="evil&quot;&gt;&lt;img src=x onerror=alert(8)&gt;.png"
   alt="&quot;&gt;&lt;script&gt;alert(9)&lt;/script&gt;"></kbd>

   | <img src=x onerror=alert(10)> |
   | --- |
   | <script>alert(11)</script> |

   ```html"><script>alert(12)</script>
   <script>alert(13)</script>
   ```
"""

BAD = '"><img src=x onerror=alert("data")><script>alert("data")</script></style></script></title>'


def hostile_blocks() -> list[BlockVerdict]:
    seen = Observation(
        BAD, (0, 0, 1, 1), (ObservedWidget(BAD, BAD, (0, 0, 1, 1)),), {BAD: (0, 0, 1, 1)}, BAD, BAD
    )
    finding = Message("link-broken", {"target": BAD})
    claims = tuple(
        broken(kind, BAD, 11, finding, observed=(BAD, BAD), surfaces=(BAD,), advice=Message(BAD))
        for kind in get_args(ClaimKind)
    )
    screenshots = (
        ScreenshotVerdict(
            BAD + ".png",
            "stale",
            0.5,
            11,
            BAD,
            'screenshots/">.png',
            'screenshots/">.png',
            'screenshots/">.png',
        ),
        ScreenshotVerdict(BAD, "missing", 1.0, 11, BAD, BAD, "../x.png", None),
    )
    common: dict[str, Any] = {
        "claims": claims, "screenshots": screenshots,
        "notes": (BAD,), "evidence": Evidence(observations=[seen]), "variant": BAD,
        "section": BAD, "key": BAD, "text": BAD,
    }  # fmt: skip
    return [
        block("evil", 11, "drifted", ordinal=1, end_line=30, screen='screenshots/">.png', **common),
        block(BAD, 5, "drifted", screen=BAD, **common),
        block("broken", 500, "inconclusive", error=BAD, **common),
        block(None, 501, "unbound", **common),
    ]


def test_nothing_of_a_hostile_page_runs(watched: Watched, tmp_path: Path) -> None:
    draw_picture(tmp_path / 'screenshots/">.png', (20, 20), "red")
    environment = {
        "chrome": BAD, "variant": BAD, "os": BAD, "fonts": BAD,
        "deployment": {"kind": "external", "url": BAD, "client": BAD},
    }  # fmt: skip
    hostile = page(
        hostile_blocks(), BAD, title=BAD, ref=BAD, lang='de"><script>alert(1)</script>', source=HOSTILE
    )
    path = write(tmp_path, verdict({**hostile, "environment": environment}, environment=environment))
    opened = watched.open(write_report(read(path), tmp_path))
    expect(opened.locator(".block")).to_have_count(4)
    for name in ("Deutsch", "English"):
        opened.get_by_role("button", name=name, exact=True).click()
    opened.locator("details").evaluate_all(UNFOLD)
    for shown in opened.locator(".guide a:not([target]), .guide kbd, .guide .unlinked, [data-rect]").all():
        shown.hover(force=True)
        shown.dispatch_event("click")
    opened.locator("[data-enlarge]").first.click()
    assert watched.quiet, (watched.dialogs, watched.console, watched.errors, watched.requests)
    addresses = opened.locator("a").evaluate_all("links => links.map(link => link.protocol)")
    assert set(addresses) <= {"http:", "https:", "mailto:", "file:"}
    assert opened.locator("script").count() == 1
    assert opened.locator("iframe, object, embed, base, form:not([method=dialog]), img[src='x']").count() == 0
    handlers = (
        "all => all.flatMap(one => [...one.attributes]).filter(one => /^on|^style$/.test(one.name)).length"
    )
    assert opened.locator("*").evaluate_all(handlers) == 0
    visible = opened.locator(".guide").first.inner_text()
    assert '<script>alert("block")</script>' in visible
    assert "javascript:alert" in visible


def test_the_policy_stops_what_would_slip_through(watched: Watched, report: Path) -> None:
    """The second line of defence, tried by hand: scripts, handlers, styles and requests of a page are refused."""
    opened = watched.open(report)
    opened.evaluate(
        """() => {
            const holder = document.createElement("div");
            document.body.append(holder);
            holder.innerHTML = `<img src="https://example.invalid/x.png" onerror="document.title = 'ran'">
                <button style="color: red" onclick="document.title = 'ran'">b</button>`;
            const script = document.createElement("script");
            script.textContent = "document.title = 'ran'";
            holder.append(script);
            holder.querySelector("button").click();
        }"""
    )
    assert opened.title() != "ran"
    assert not [url for url in watched.requests if "example.invalid" in url]
    assert len(watched.console) >= 3


def test_a_report_from_disk_loads_nothing_else(watched: Watched, report: Path) -> None:
    opened = watched.open(report)
    expect(opened.locator(".block")).to_have_count(6)
    assert watched.quiet, (watched.dialogs, watched.console, watched.errors, watched.requests)
    assert [url for url in watched.requests if not url.startswith("data:")] == [report.as_uri()]
    broken = "all => all.filter(one => !one.complete || one.naturalWidth === 0).length"
    assert opened.locator("img").evaluate_all(broken) == 0
    assert (
        opened.locator("image").evaluate_all("all => all.filter(one => !one.getAttribute('href')).length")
        == 0
    )


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


def test_a_step_is_photographed_from_its_text_to_its_pictures(chromium: Browser, report: Path) -> None:
    whole = photograph(chromium, report, (1000, 700))
    assert whole.size == (2000, 1400)
    step = photograph(chromium, report, (1000, 700), "switch-on")
    opened = chromium.new_page(viewport={"width": 1000, "height": 700})
    opened.goto(report.as_uri())
    box = opened.locator("[id='de/lamp/switch-on']").bounding_box()
    opened.close()
    assert box
    assert step.width == pytest.approx(2 * (box["width"] + 2 * MARGIN), abs=2)
    assert step.height < 2 * box["height"], "the screen and its labels are not in it"
    with pytest.raises(HarnessError, match="no picture at enjoy"):
        photograph(chromium, report, (1000, 700), "enjoy")


def test_the_readme_shows_the_pictures_that_are_taken() -> None:
    shown = re.findall(r"src=\"\.github/pictures/([^\"]+)\"", (ROOT / "README.md").read_text("utf-8"))
    assert sorted(shown) == sorted(PICTURES)


@pytest.mark.parametrize("watched", [{"locale": "en-GB"}, {"locale": "fr-FR"}], indirect=True)
def test_the_language_is_the_browsers_and_can_be_switched(watched: Watched, report: Path) -> None:
    opened = watched.open(report)
    heading = opened.get_by_role("heading", level=1).first
    expect(heading).to_have_text("2 of 6 parts of the guide have to be corrected.", use_inner_text=True)
    opened.get_by_role("button", name="Deutsch").click()
    expect(heading).to_have_text(
        "2 von 6 Stellen der Anleitung müssen berichtigt werden.", use_inner_text=True
    )
    assert opened.title().startswith("Prüfung der Anleitung: 2 von 6")
    assert opened.locator("html").get_attribute("lang") == "de"
    opened.reload()
    expect(heading).to_contain_text("Stellen", use_inner_text=True)


def test_a_chosen_language_outranks_the_browsers(watched: Watched, report: Path) -> None:
    write_report(read(report.with_name("verdict.json")), report.parent, "en")
    heading = watched.open(report).get_by_role("heading", level=1).first
    expect(heading).to_contain_text("parts", use_inner_text=True)


ADDRESS = "https://meet.example.org/" + "a" * 100
WORDY = f"""---
title: {ADDRESS}
---
## {ADDRESS}
Text [{ADDRESS}]({ADDRESS}) and `{ADDRESS}`.

| {ADDRESS} | b |
| --- | --- |
| a | {ADDRESS} |

1. {{: #wordy}} Press „{ADDRESS}“. ![{ADDRESS}](x/{ADDRESS}.png)
"""


def wordy_page() -> dict[str, Any]:
    """Return a page of which everything has a word that nowhere can be broken."""
    finding = Message("link-broken", {"target": ADDRESS})
    claims = tuple(
        broken(kind, ADDRESS, 11, finding, observed=(ADDRESS, ADDRESS), surfaces=(ADDRESS,))
        for kind in get_args(ClaimKind)
    )
    screenshot = ScreenshotVerdict(
        f"{ADDRESS}.png", "stale", 0.5, 11, ADDRESS, "gone.png", f"{ADDRESS}.png", None
    )
    widget = ObservedWidget(ADDRESS, "button", (0, 0, 1, 1))
    seen = Observation(ADDRESS, (0, 0, 1, 1), (widget,), {}, "window", ADDRESS)
    given: dict[str, Any] = {
        "section": ADDRESS, "text": ADDRESS, "notes": (ADDRESS,), "variant": ADDRESS,
        "evidence": Evidence(observations=[seen]),
    }  # fmt: skip
    blocks = [
        block(
            "wordy",
            11,
            "drifted",
            ordinal=1,
            claims=claims,
            screenshots=(screenshot,),
            screen=ADDRESS,
            **given,
        ),
        block(ADDRESS, 90, "inconclusive", claims=(), error=ADDRESS, **given),
        *(block(f"b{n}", n, "inconclusive", claims=(), error=f"{ADDRESS} is dead") for n in range(91, 96)),
        block(None, 99, "unbound", key=ADDRESS, claims=(), **given),
    ]
    environment = {
        "chrome": ADDRESS, "variant": ADDRESS, "os": ADDRESS, "fonts": ADDRESS,
        "deployment": {"kind": "external", "url": ADDRESS, "client": ADDRESS},
    }  # fmt: skip
    return page(blocks, f"docs/{ADDRESS}.md", title=ADDRESS, source=WORDY, environment=environment)


OVERFLOW = """() => {
    const seen = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
        && !one.closest("svg, .hidden, .skip, .filters, pre"));
    return seen.filter((one) => {
        const box = one.getBoundingClientRect();
        const card = one.closest(".panel, .findings, .columns > *, main, header, footer").getBoundingClientRect();
        return box.width && box.right > card.right + 1;
    }).map((one) => `${one.localName}.${one.className}`);
}"""


PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
CONTRAST = """() => {
    const rgb = (value) => (value.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = (one) => {
        for (; one; one = one.parentElement) {
            const colour = rgb(getComputedStyle(one).backgroundColor);
            if (colour.length && colour[3] !== 0) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
            && !one.closest("svg, .hidden, :disabled, .skip")
            && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .map((one) => {
            const [a, b] = [light(rgb(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
            return [(a + 0.05) / (b + 0.05), one.className, one.textContent.trim().slice(0, 30)];
        })
        .filter(([ratio]) => ratio < 4.5);
}"""


@pytest.mark.parametrize("watched", [{}, PHONE], indirect=True, ids=["desktop", "phone"])
def test_words_that_cannot_be_broken_fit_as_well(watched: Watched, tmp_path: Path) -> None:
    path = write(tmp_path, verdict(wordy_page()))
    opened = watched.open(write_report(read(path), tmp_path))
    opened.locator("details").evaluate_all(UNFOLD)
    assert opened.evaluate(OVERFLOW) == []
    assert opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize(
    "watched",
    [{"color_scheme": scheme, **size} for scheme in ("light", "dark") for size in ({}, PHONE)],
    indirect=True,
    ids=["light", "light-phone", "dark", "dark-phone"],
)
def test_it_is_readable_at_any_size_and_in_the_dark(watched: Watched, report: Path) -> None:
    opened = watched.open(report)
    opened.locator("details").evaluate_all(UNFOLD)
    assert opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert opened.evaluate(CONTRAST) == []
    dark = opened.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    ground = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(int(part) for part in ground[4:-1].split(",")) < 200) is dark
