"""The power to detect drift: each edit of a page is found at exactly its step, and a harmless one changes nothing.

The evidence was recorded in a real run (``e2e.tests.support.recorded``); the whole way through a real browser is in
``test_runs``.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from e2e.messages.message import Message
from e2e.pages.model import PageError
from e2e.tests.support.recorded import ROOT, SCREENSHOTS, judged, sentences

DOCS = ROOT / "docs"
GUIDE = {"de": DOCS / "de" / "jitsi-meet.md", "en": DOCS / "en" / "jitsi-meet.md"}
NOTICES = {"de": DOCS / "de" / "fehlermeldungen.md", "en": DOCS / "en" / "error-messages.md"}
PAGES = [*GUIDE.values(), *NOTICES.values()]

Edit = Callable[[Path, Callable[[str], str]], Path]
"""Changes the text of a page; returns the changed copy."""

both_languages = pytest.mark.parametrize("lang", ["de", "en"])


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    def write(page: Path, change: Callable[[str], str]) -> Path:
        shutil.copytree(DOCS, tmp_path / "docs", dirs_exist_ok=True)
        copy = tmp_path / page.relative_to(ROOT)
        before = copy.read_text("utf-8")
        after = change(before)
        assert after != before, "the edit did not change anything"
        copy.write_text(after, "utf-8")
        return copy

    return write


def once(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times on the page"
        return text.replace(old, new)

    return change


def found(page: Path, screenshots: Path = SCREENSHOTS) -> dict[str, list[str]]:
    """Return the blocks that are not verified, each with the kinds of the claims that do not hold.

    All that was found has a sentence in each language.
    """
    wrong = {
        name: verdict for name, verdict in judged(page, screenshots).items() if verdict.verdict != "verified"
    }
    for verdict in wrong.values():
        assert all(sentences(verdict.to_data()["claims"]))
    return {
        name: [claim.kind for claim in verdict.broken] or [verdict.verdict] for name, verdict in wrong.items()
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_the_pages_as_they_stand_are_verified_by_what_was_recorded(page: Path) -> None:
    assert all(all(sentences(verdict.to_data())) for verdict in judged(page).values())
    assert found(page) == {}, (
        "record it again: make verify && .venv/bin/python -m e2e.tests.support.recorded report/verdict.json"
    )


@both_languages
def test_a_changed_label(edit: Edit, lang: str) -> None:
    old, new = {"de": ("„Neu laden“", "„Aktualisieren“"), "en": ('"Reload" and', '"Refresh" and')}[lang]
    result = found(edit(GUIDE[lang], once(old, new)))
    assert {name: set(kinds) for name, kinds in result.items()} == {"reload-bar": {"label", "control"}}


@both_languages
def test_a_changed_position(edit: Edit, lang: str) -> None:
    old, new = {"de": ("unten links", "oben rechts"), "en": ("bottom left", "top right")}[lang]
    assert found(edit(GUIDE[lang], once(old, new))) == {"device-notices": ["position"]}


@pytest.mark.parametrize(
    ("place", "result"),
    [
        ("links davon,", {}),
        ("links daneben", {}),
        ("rechts davon,", {"finish-indicator": ["position"]}),
        ("rechts daneben", {"finish-indicator": ["position"]}),
    ],
)
def test_a_position_beside_the_label_before(edit: Edit, place: str, result: dict[str, list[str]]) -> None:
    assert found(edit(GUIDE["de"], once("links daneben,", place))) == result


@both_languages
def test_a_changed_kind_of_control(edit: Edit, lang: str) -> None:
    old, new = {
        "de": ("auf die Schaltfläche „Beim", "auf den Schalter „Beim"),
        "en": ('the button "Allow while', 'the checkbox "Allow while'),
    }[lang]
    assert found(edit(GUIDE[lang], once(old, new))) == {"allow-devices": ["control"]}


@both_languages
def test_swapped_screenshots(edit: Edit, lang: str) -> None:
    one, other = {
        "de": ("Passwort-erforderlich.png", "Seite-neu-laden.png"),
        "en": ("password-required.png", "reload-page.png"),
    }[lang]

    def swap(text: str) -> str:
        return text.replace(one, "@").replace(other, one).replace("@", other)

    assert found(edit(GUIDE[lang], swap)) == {"enter-password": ["screenshot"], "reload-bar": ["screenshot"]}


WRONG_ADDRESSES = {
    "no folder": "../../screenshots/",
    "another language's": "../../screenshots/{other}/",
    "a folder too many": "../../screenshots/{lang}/old/",
    "a folder too few": "../screenshots/{lang}/",
}


@both_languages
@pytest.mark.parametrize("name", WRONG_ADDRESSES)
def test_a_screenshot_at_an_address_where_none_is(edit: Edit, name: str, lang: str) -> None:
    screenshot = {"de": "Passwort-erforderlich.png", "en": "password-required.png"}[lang]
    right = f"../../screenshots/{lang}/{screenshot}"
    wrong = WRONG_ADDRESSES[name].format(lang=lang, other={"de": "en", "en": "de"}[lang]) + screenshot
    page = edit(GUIDE[lang], once(right, wrong))
    if name == "a folder too few":
        with pytest.raises(PageError, match=r"jitsi-meet\.md:\d+: the screenshot .* is outside screenshots/"):
            found(page)
        return
    assert found(page) == {"enter-password": ["screenshot"]}
    verdict = judged(page)["enter-password"]
    assert [claim.advice for claim in verdict.broken] == [Message("advice-embed", {"screenshot": right})]
    (reason,) = (embedded.reason for embedded in verdict.screenshots if embedded.correct_src == right)
    assert reason == Message("screenshot-wrong-address", {"src": wrong, "correct": right})


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SCREENSHOTS, tmp_path / "screenshots"))


@both_languages
def test_a_missing_screenshot(pictures: Path, lang: str) -> None:
    name = {"de": "Passwort-erforderlich.png", "en": "password-required.png"}[lang]
    (pictures / lang / name).unlink()
    assert found(GUIDE[lang], pictures) == {"enter-password": ["screenshot"]}


@both_languages
def test_a_screenshot_with_one_word_repainted(pictures: Path, lang: str) -> None:
    name = {"de": "Passwort-erforderlich.png", "en": "password-required.png"}[lang]
    path = pictures / lang / name
    picture = Image.open(path).convert("RGB")
    box = (picture.width - 74, picture.height - 68, picture.width - 50, picture.height - 46)
    ground = picture.getpixel((picture.width - 84, picture.height - 60))
    draw = ImageDraw.Draw(picture)
    draw.rectangle(box, fill=ground)
    draw.text((box[0] + 4, box[1] + 4), "Ja", fill="white")
    picture.save(path)
    assert found(GUIDE[lang], pictures) == {"enter-password": ["screenshot"]}


@both_languages
def test_a_link_that_leads_nowhere(edit: Edit, lang: str) -> None:
    target = NOTICES[lang].name
    result = found(edit(GUIDE[lang], once(f"({target})", f"(no-{target})")))
    assert list(result.values()) == [["link"]]


@both_languages
def test_an_alternative_removed(edit: Edit, lang: str) -> None:
    bullet = {
        "de": "   - „Mikrofon-Zugriffsberechtigungen konnten nicht abgerufen werden“\n",
        "en": '   - "Error obtaining microphone permission"\n',
    }[lang]
    result = found(edit(GUIDE[lang], once(bullet, "")))
    assert set(result) == {"device-notices"}
    assert set(result["device-notices"]) == {"control"}


@both_languages
def test_two_steps_swapped(edit: Edit, lang: str) -> None:
    def swap(text: str) -> str:
        step = r"1\. \{: #%s\}.*?(?=^1\. |^#)"
        one = re.search(step % "allow-asking", text, re.MULTILINE | re.DOTALL)
        other = re.search(step % "allow-asking-for-other-device", text, re.MULTILINE | re.DOTALL)
        assert one
        assert other
        return text.replace(one[0] + other[0], other[0] + one[0])

    assert found(edit(GUIDE[lang], swap)) == {"allow-asking-for-other-device": ["order"]}


@both_languages
def test_the_wording_of_a_notice(edit: Edit, lang: str) -> None:
    old, new = {
        "de": ("Ihre Verbindung ist getrennt worden", "Die Verbindung wurde unterbrochen"),
        "en": ("You have been disconnected", "The connection was lost"),
    }[lang]
    page = NOTICES[lang]
    assert old in page.read_text("utf-8")
    result = found(edit(page, lambda text: text.replace(old, new)))
    (kinds,) = result.values()
    assert "label" in kinds, result


def heading_level(text: str) -> str:
    return re.sub(r"^### ", "#### ", text, flags=re.MULTILINE)


HARMLESS: dict[str, Callable[[str], str]] = {
    "quotation marks": lambda text: (
        re.sub(r"„([^“]*)“", r'"\1"', text)
        if "„" in text
        else re.sub(r'(?<!=)"([^"\n=]*(?:\n[^"\n=]*)?)"', "“\\1”", text)
    ),
    "emphasis around a label": lambda text: text.replace("„Neu laden“", "**„Neu laden“**").replace(
        '"Reload" and', '**"Reload"** and'
    ),
    "emphasis within a label": lambda text: text.replace("„Neu laden“", "„*Neu laden*“").replace(
        '"Reload" and', '"*Reload*" and'
    ),
    "non-breaking spaces": lambda text: text.replace("Neu laden", "Neu\u00a0laden").replace(
        "Reset permissions", "Reset\u00a0permissions"
    ),
    "a line break within a label": lambda text: text.replace(
        "„Berechtigungen zurücksetzen“", "„Berechtigungen\n   zurücksetzen“"
    ).replace('"Reset permissions"', '"Reset\n   permissions"'),
    "a period within the quotation marks": lambda text: text.replace(
        "konnten nicht abgerufen werden“", "konnten nicht abgerufen werden.“"
    ).replace('microphone permission"', 'microphone permission."'),
    "other words around": lambda text: text.replace(
        "Tragen Sie in das", "Schreiben Sie bitte in das"
    ).replace("Type the name by which", "Please type the name by which"),
    "another level of headings": heading_level,
    "a class in an attribute list": lambda text: text.replace(
        "{: #reload-bar}", '{: .wide #reload-bar title="x"}'
    ),
    "another alternative text": lambda text: text.replace("![Symbol der", "![Das Symbol der").replace(
        "![Icon of the", "![The icon of the"
    ),
    "more front matter": lambda text: text.replace("layout: default", "layout: default\nauthor: Ada", 1),
    "a comment": lambda text: text.replace("## ", "<!-- checked -->\n\n## ", 1),
}


@both_languages
@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_edit_changes_no_verdict(edit: Edit, name: str, lang: str) -> None:
    assert found(edit(GUIDE[lang], HARMLESS[name])) == {}


@both_languages
def test_a_recompressed_picture_changes_no_verdict(pictures: Path, lang: str) -> None:
    for path in (pictures / lang).glob("*.png"):
        Image.open(path).convert("RGB").save(path, compress_level=1)
    assert found(GUIDE[lang], pictures) == {}
