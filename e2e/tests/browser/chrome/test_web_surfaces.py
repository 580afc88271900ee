"""The script that reads widgets from a web page, and the base of the surfaces that use it, on one small page."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from playwright.sync_api import Locator

from e2e.chrome.surfaces.web.base import Dom, WebSurface
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.harness.errors import WaitTimeout

HTML = """<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; font: 16px/20px monospace } .case { position: absolute; left: 0; top: 0; background: white }
    .case:not(.front) { visibility: hidden }
</style>
<div class="case" id="roles">
    <h2>Head</h2><p>Some <b>bold</b>  text with a <a href="#y">way out</a></p>
    <button>Go&shy;on</button><button aria-label="Close"><svg width="9" height="9"></svg></button>
    <input type="submit" value="Send"><input type="hidden" value="x"><input type="checkbox" id="box">
    <label for="box">Box</label><div role="switch" aria-label="Sound">on</div><a href="#x">Link</a><a>No link</a>
    <img alt="Tree" width="9" height="9"><span role="tab" data-testid="second">Tab</span>
</div>
<div class="case" id="fields">
    <label>Name<input id="name"></label><input id="hint" placeholder="Search">
    <input id="heard" aria-label="Code"><span id="said">Pass</span><input id="by" aria-labelledby="said">
    <select id="list" aria-label="Colour"><option>Red<option selected>Blue</select>
</div>
<div class="case" id="hidden">
    <p style="display: none">none</p><p style="opacity: 0">clear</p><p style="height: 0; overflow: hidden">flat</p>
    <div style="visibility: hidden">hidden <i style="visibility: visible">but this</i></div>
    <div style="display: contents"><p>contents</p></div><style>p { color: black }</style><script>0</script>
    <div style="height: 60px; overflow: hidden"><div style="height: 2000px"></div><button>Never seen</button></div>
</div>
<div class="case" id="scrolled"><div style="height: 110px; width: 300px; overflow-y: auto">
    <p>Top</p><div style="height: 38px"></div><button style="height: 40px; display: block">Edge</button>
    <div style="height: 500px"></div><button id="low" onclick="this.textContent = 'Pressed'">Low</button>
    <button style="position: fixed; top: 300px">Fixed</button>
</div></div>
<div class="case" id="shadow"><x-row></x-row><x-box>slotted</x-box><x-silent>never</x-silent></div>
<script>
    const define = (name, html, properties) => customElements.define(name, class extends HTMLElement {
        connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = html; Object.assign(this, properties); }
    });
    define('x-row', '<div><x-button></x-button><x-icon aria-label="Remove"></x-icon></div>', { category: 'lamp' });
    define('x-button', '<div style="display: block">In <b>shadow</b></div>', { subLabel: 'below' });
    define('x-icon', '<svg width="9" height="9"></svg>', {});
    define('x-box', '<p style="margin: 0">own <slot></slot></p>', {});
    for (const one of document.querySelectorAll('x-button, x-icon')) { one.style.display = 'block'; }
</script>"""


class Case(WebSurface):
    """One case of the page; it is in front while it is read."""

    def __init__(self, viewport: Viewport, case: str) -> None:
        super().__init__(viewport)
        self.case = case
        self.page.evaluate(
            "id => document.querySelectorAll('.case').forEach(one => one.classList.toggle('front', one.id === id))",
            case,
        )

    @property
    def root(self) -> Locator:
        return self.page.locator(f"#{self.case}")

    def read(self) -> list[tuple[str, str, str, str]]:
        return [(widget.role, widget.label, widget.tooltip, widget.name) for widget in self.widgets()]


class WholeCase(Case):
    """A case where only what is wholly in view counts as in view."""

    dom: ClassVar[Dom] = Dom(whole=True)


class CustomCase(Case):
    """A case with elements of its own."""

    dom: ClassVar[Dom] = Dom(
        controls={"x-button": "button", "x-icon": "icon"},
        skipped="style, script, x-silent",
        text_nodes=True,
        groups={"x-row": "category"},
    )


@pytest.fixture(scope="module")
def viewport(open_viewport: Callable[[str], Viewport]) -> Viewport:
    return open_viewport(HTML)


def test_roles_and_labels(viewport: Viewport) -> None:
    assert Case(viewport, "roles").read() == [
        ("heading", "Head", "", ""),
        ("text", "Some bold text with a way out", "", ""),
        ("link", "way out", "", ""),
        ("button", "Goon", "", ""),
        ("icon", "", "Close", ""),
        ("button", "Send", "", ""),
        ("checkbox", "Box", "", "box"),
        ("text", "Box", "", ""),
        ("toggle", "on", "Sound", ""),
        ("link", "Link", "", ""),
        ("text", "No link", "", ""),
        ("image", "", "Tree", ""),
        ("tab", "Tab", "", "second"),
    ]


def test_fields_are_labelled_by_what_stands_beside_or_in_them(viewport: Viewport) -> None:
    assert [entry for entry in Case(viewport, "fields").read() if entry[0] != "text"] == [
        ("textfield", "Name", "", "name"),
        ("textfield", "Search", "", "hint"),
        ("textfield", "", "Code", "heard"),
        ("textfield", "Pass", "", "by"),
        ("combobox", "Blue", "Colour", "list"),
    ]


def test_what_nobody_sees_is_not_read(viewport: Viewport) -> None:
    case = Case(viewport, "hidden")
    assert [widget.label for widget in case.widgets()] == ["but this", "contents"]
    assert case.widgets_out_of_view() == []


def test_a_widget_is_in_view_by_its_middle_or_as_a_whole(viewport: Viewport) -> None:
    by_middle, whole = Case(viewport, "scrolled"), WholeCase(viewport, "scrolled")
    assert [widget.label for widget in by_middle.widgets()] == ["Top", "Edge", "Fixed"]
    assert [widget.label for widget in whole.widgets()] == ["Top", "Fixed"]
    assert [widget.label for widget in whole.widgets_out_of_view()] == ["Edge", "Low"]


def test_what_is_out_of_view_is_scrolled_to(viewport: Viewport) -> None:
    case = WholeCase(viewport, "scrolled")
    edge, low = case.widgets_out_of_view()
    shown = case.scroll_to(low)
    assert shown in case.widgets()
    assert edge in case.widgets() or edge.label in [widget.label for widget in case.widgets_out_of_view()]
    assert case.widget_of(case.page.locator("#low")) == shown
    case.press(low)
    assert case.page.locator("#low").inner_text() == "Pressed"
    with pytest.raises(
        WaitTimeout,
        match="“Low” is not there any more on the web page; what shows: “Edge”, “Pressed”, “Fixed”",
    ):
        case.press(low)


def test_shadow_trees_and_elements_of_a_pages_own(viewport: Viewport) -> None:
    assert CustomCase(viewport, "shadow").read() == [
        ("button", "In shadow", "", "lamp x-button"),
        ("text", "below", "", "lamp x-button"),
        ("icon", "", "Remove", "lamp x-icon"),
        ("text", "own", "", ""),
        ("text", "slotted", "", "x-box"),
    ]


def test_rectangles_are_those_of_the_screen(viewport: Viewport) -> None:
    case = CustomCase(viewport, "shadow")
    assert case.rect()[:2] == (4, 87)
    assert case.containers()["surface"] == case.rect()
    *_, slotted = case.widgets()
    # The text itself, and not the line that it stands in.
    assert slotted.rect.width == pytest.approx(7 * 9.6, abs=2)


def test_a_wait_says_what_there_was_instead(viewport: Viewport) -> None:
    case = Case(viewport, "roles")
    assert case.wait_until_shown() is case
    with pytest.raises(WaitTimeout, match="the web page to go; instead there was Head, Some bold text"):
        case.wait_until_gone(0.1)
    with pytest.raises(WaitTimeout, match="the page of nothing to show"):
        case.wait_for(lambda: None, "the page of nothing to show", 0.1)


def test_a_surface_that_is_not_there_raises_wait_timeout(
    viewport: Viewport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("e2e.chrome.surfaces.web.base.ELEMENT_MS", 50)
    case = Case(viewport, "nowhere")
    assert not case.is_shown()
    for read in (case.rect, case.widgets, case.widgets_out_of_view):
        with pytest.raises(WaitTimeout, match="the web page does not show any more"):
            read()
