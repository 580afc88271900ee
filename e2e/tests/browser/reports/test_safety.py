"""Nothing of a page runs in the report, and nothing is loaded."""

from pathlib import Path
from typing import Any, get_args

from playwright.sync_api import expect

from e2e.claims.model import ClaimKind
from e2e.messages.message import Message
from e2e.reports.html.report import write_report
from e2e.tests.support.report_data import block, broken, draw_picture, page, verdict, write
from e2e.tests.support.web_pages.watched_page import UNFOLD, Watched
from e2e.verdict.evidence import Evidence, Observation, ObservedWidget
from e2e.verdict.file import read
from e2e.verdict.model import BlockVerdict, ScreenshotVerdict

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
    assert 'alert("block")' not in visible, "a script is nothing that readers see"
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
