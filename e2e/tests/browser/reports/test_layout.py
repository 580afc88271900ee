"""The report fits and is readable on a desktop and on a phone, in light and in dark."""

from pathlib import Path
from typing import Any, get_args

import pytest

from e2e.claims.model import ClaimKind
from e2e.messages.message import Message
from e2e.reports.html.report import write_report
from e2e.tests.support.report_data import block, broken, page, verdict, write
from e2e.tests.support.web_pages.watched_page import UNFOLD, Watched
from e2e.verdict.evidence import Evidence, Observation, ObservedWidget
from e2e.verdict.file import read
from e2e.verdict.model import ScreenshotVerdict

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
    """Return a page where everything has a word that cannot be broken anywhere."""
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
