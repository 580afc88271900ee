"""The verdict on a screenshot: in the same environment, in another, swapped, missing, broken."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

from e2e.desktop.widget import Rect
from e2e.messages.catalogue import render
from e2e.messages.message import Message
from e2e.screenshots.capture.capture import Capture
from e2e.screenshots.capture.environment import Environment, same
from e2e.screenshots.compare.compare import check, compare, label_changes, nearest
from e2e.screenshots.store.baseline import BaselineBroken
from e2e.screenshots.store.store import Store
from e2e.tests.support.samples.screenshots import HERE, capture, panel

ELSEWHERE = replace(HERE, chrome="Google Chrome 157.0.1.2", fonts="DejaVu Sans")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "de")
    store.write("Zulassen.png", capture())
    return store


def test_the_same_picture_is_current(store: Store) -> None:
    result = compare(store.baseline("Zulassen.png"), capture())
    assert (result.verdict, result.difference, result.decided_by) == ("current", 0.0, "pixels")


def test_rendering_noise_is_current_and_says_so(store: Store) -> None:
    store.write("Zulassen.png", capture(panel(smooth=True)))
    result = compare(store.baseline("Zulassen.png"), capture(panel(shift=0.25)))
    assert result.verdict == "current"
    assert 0 < result.difference < result.threshold
    assert "noise" in render(result.reason)


def test_a_changed_word_is_stale_and_the_reason_names_it(store: Store) -> None:
    result = compare(store.baseline("Zulassen.png"), capture("Zulasson"))
    assert result.verdict == "stale"
    assert result.difference >= result.threshold
    assert "“Zulassen”" in render(result.reason)
    assert "“Zulasson”" in render(result.reason)
    assert len(result.changed) == 1


def test_a_repainted_word_in_the_stored_file_is_stale(store: Store) -> None:
    path = store.folder / "Zulassen.png"
    panel("Erlauben").save(path)
    assert compare(store.baseline("Zulassen.png"), capture()).verdict == "stale"


@pytest.mark.parametrize("level", [0, 9])
def test_recompressing_the_stored_file_changes_nothing(store: Store, level: int) -> None:
    path = store.folder / "Zulassen.png"
    picture = Image.open(path).convert("RGBA")
    before = path.read_bytes()
    picture.save(path, compress_level=level)
    assert path.read_bytes() != before
    for environment in (HERE, ELSEWHERE):
        assert compare(store.baseline("Zulassen.png"), capture(environment=environment)).verdict == "current"


def test_another_size_is_stale_and_both_sizes_are_named(store: Store) -> None:
    result = compare(store.baseline("Zulassen.png"), capture(panel(width=330)))
    assert (result.verdict, result.difference) == ("stale", 1.0)
    assert "300 x 150" in render(result.reason)
    assert "330 x 150" in render(result.reason)
    assert result.changed


def test_a_missing_baseline_is_a_verdict(store: Store) -> None:
    assert compare(store.baseline("Other.png"), capture()).verdict == "missing"
    assert compare(store.baseline("Other.png"), capture(), embedded=False).verdict == "new"


def test_a_broken_baseline_is_stale() -> None:
    empty = Message("screenshot-unusable", {"screenshot": "A.png", "problem": Message("picture-empty")})
    result = compare(BaselineBroken("A.png", empty), capture())
    assert (result.verdict, result.decided_by) == ("stale", "baseline")
    assert result.reason == empty
    assert render(empty) == "The stored screenshot A.png is empty."


def test_masks_of_either_side_are_left_out(store: Store) -> None:
    live = Rect(20, 20, 260, 31)
    now = replace(capture("Raum 2"), masks=(live,))
    assert compare(store.baseline("Zulassen.png"), now).verdict == "current"
    store.write("Zulassen.png", replace(capture("Raum 1"), masks=(live,)))
    assert compare(store.baseline("Zulassen.png"), capture("Raum 3")).verdict == "current"


def test_without_provenance_pixels_decide(store: Store) -> None:
    (store.folder / "provenance.json").unlink()
    current = compare(store.baseline("Zulassen.png"), capture(environment=ELSEWHERE))
    assert (current.verdict, current.decided_by) == ("current", "pixels")
    assert compare(store.baseline("Zulassen.png"), capture("Zulasson")).verdict == "stale"


def surface(typeface: str, size: int, labels: tuple[str, ...], *, width: int = 340) -> Image.Image:
    """Draw a prompt-like dialog in another font, whose size follows the text."""
    face = ImageFont.truetype(typeface, size)
    height = 24 + len(labels) * (size + 27)
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for row, label in enumerate(labels):
        top = 14 + row * (size + 27)
        draw.rounded_rectangle(
            (16, top, width - 17, top + size + 17), 15, fill="#d3e3fd" if row else "#ffffff"
        )
        draw.text((width / 2, top + 8), label, "#0842a0", face, anchor="ma")
    return image


PROMPT = (
    "meet.metasfresh.com möchte:",
    "Beim Besuch der Website erlauben",
    "Dieses Mal erlauben",
    "Nie erlauben",
)


@pytest.fixture
def prompt(tmp_path: Path) -> Store:
    store = Store(tmp_path / "prompt")
    store.write("Prompt.png", Capture(surface("LiberationSans-Regular.ttf", 13, PROMPT), HERE, PROMPT))
    return store


@pytest.mark.parametrize(
    ("typeface", "size"), [("DejaVuSans.ttf", 12), ("DejaVuSans.ttf", 13), ("LiberationSans-Regular.ttf", 15)]
)
def test_elsewhere_another_font_and_size_are_current(prompt: Store, typeface: str, size: int) -> None:
    now = Capture(surface(typeface, size, PROMPT, width=360), ELSEWHERE, PROMPT)
    result = compare(prompt.baseline("Prompt.png"), now)
    assert (result.verdict, result.decided_by) == ("current", "labels+hash")
    assert result.difference <= result.threshold - 0.05
    assert compare(prompt.baseline("Prompt.png"), replace(now, environment=HERE)).verdict == "stale"


def test_elsewhere_a_changed_label_is_stale(prompt: Store) -> None:
    labels = (*PROMPT[:3], "Blockieren")
    now = Capture(surface("DejaVuSans.ttf", 13, labels), ELSEWHERE, labels)
    result = compare(prompt.baseline("Prompt.png"), now)
    assert (result.verdict, result.decided_by) == ("stale", "labels+hash")
    assert "“Nie erlauben”" in render(result.reason)
    assert "“Blockieren”" in render(result.reason)
    assert "browser, fonts" in render(result.reason)


def test_elsewhere_the_opposite_colours_are_stale(prompt: Store) -> None:
    dark = ImageOps.invert(surface("DejaVuSans.ttf", 13, PROMPT))
    result = compare(prompt.baseline("Prompt.png"), Capture(dark, ELSEWHERE, PROMPT))
    assert (result.verdict, result.decided_by) == ("stale", "labels+hash")
    assert result.difference >= result.threshold


def test_elsewhere_a_repainted_stored_file_is_stale(prompt: Store) -> None:
    path = prompt.folder / "Prompt.png"
    surface("LiberationSans-Regular.ttf", 13, (*PROMPT[:3], "Nie")).save(path)
    now = Capture(surface("DejaVuSans.ttf", 13, PROMPT), ELSEWHERE, PROMPT)
    result = compare(prompt.baseline("Prompt.png"), now)
    assert result.verdict == "stale"
    assert "edited" in render(result.reason)


def test_elsewhere_what_lies_in_a_mask_does_not_count(tmp_path: Path) -> None:
    store, live = Store(tmp_path), Rect(16, 14, 308, 130)
    masked = Capture(surface("LiberationSans-Regular.ttf", 13, PROMPT), HERE, PROMPT, (live,))
    store.write("Prompt.png", masked)
    other = masked.image.copy()
    other.paste(ImageOps.invert(other.crop(live.box)), live.box)
    now = Capture(other, ELSEWHERE, PROMPT, (live,))
    assert compare(store.baseline("Prompt.png"), now).verdict == "current"
    store.write("Prompt.png", replace(masked, masks=()))
    assert compare(store.baseline("Prompt.png"), replace(now, masks=())).verdict == "stale"


def test_masks_over_everything_are_refused(tmp_path: Path) -> None:
    everything = replace(capture(), masks=(Rect(0, 0, 300, 150),))
    with pytest.raises(ValueError, match="nothing"):
        Store(tmp_path).write("Blind.png", everything)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("environment", [HERE, ELSEWHERE])
def test_masks_that_together_cover_everything_are_not_current(
    tmp_path: Path, environment: Environment
) -> None:
    store = Store(tmp_path)
    store.write("Halb.png", replace(capture(), masks=(Rect(0, 0, 300, 75),)))
    now = replace(capture(environment=environment), masks=(Rect(0, 75, 300, 75),))
    result = compare(store.baseline("Halb.png"), now)
    assert (result.verdict, result.decided_by) == ("stale", "baseline")
    assert "masks" in render(result.reason)


def icon(kind: str, size: int = 24) -> Image.Image:
    big = Image.new("RGB", (size * 8, size * 8), "white")
    pen = ImageDraw.Draw(big)
    unit = size * 8 / 24
    if kind.startswith("camera"):
        pen.rounded_rectangle((3 * unit, 6 * unit, 16 * unit, 18 * unit), unit, fill="#1f1f1f")
        pen.polygon([(17 * unit, 11 * unit), (21 * unit, 7 * unit), (21 * unit, 17 * unit)], fill="#1f1f1f")
    else:
        pen.rounded_rectangle((9 * unit, 3 * unit, 15 * unit, 14 * unit), 3 * unit, fill="#1f1f1f")
        pen.arc((6 * unit, 6 * unit, 18 * unit, 17 * unit), 0, 180, fill="#1f1f1f", width=round(2 * unit))
        pen.line((12 * unit, 17 * unit, 12 * unit, 21 * unit), fill="#1f1f1f", width=round(2 * unit))
    if kind.endswith("off"):
        pen.line((3 * unit, 3 * unit, 21 * unit, 21 * unit), fill="white", width=round(5 * unit))
        pen.line((3 * unit, 3 * unit, 21 * unit, 21 * unit), fill="#1f1f1f", width=round(2 * unit))
    return big.resize((size, size), Image.Resampling.BOX)


KINDS = ["camera", "camera-off", "microphone", "microphone-off"]


@pytest.mark.parametrize("stored", KINDS)
@pytest.mark.parametrize("seen", KINDS)
@pytest.mark.parametrize("environment", [HERE, ELSEWHERE])
def test_the_same_icon_is_current_and_another_one_stale(
    tmp_path: Path, stored: str, seen: str, environment: Environment
) -> None:
    store = Store(tmp_path)
    store.write("Icon.png", Capture(icon(stored), HERE))
    result = compare(store.baseline("Icon.png"), Capture(icon(seen), environment))
    assert result.verdict == ("current" if stored == seen else "stale")


@pytest.mark.parametrize("kind", KINDS)
def test_an_icon_is_known_again_in_another_size(tmp_path: Path, kind: str) -> None:
    store = Store(tmp_path)
    store.write("Icon.png", Capture(icon(kind), HERE))
    assert compare(store.baseline("Icon.png"), Capture(icon(kind, 30), ELSEWHERE)).verdict == "current"


@pytest.mark.parametrize("environment", [HERE, ELSEWHERE])
def test_swapped_screenshots_are_found_and_named(tmp_path: Path, environment: Environment) -> None:
    store = Store(tmp_path)
    texts = {"Ja.png": "Ja", "Nein.png": "Nein", "Nie.png": "Nie"}
    for name, text in texts.items():
        store.write(name, capture(text))
    result = check(store, "Ja.png", capture("Nein", environment=environment))
    assert (result.verdict, result.matches) == ("stale", "Nein.png")
    assert "Nein.png" in render(result.reason)
    assert check(store, "Ja.png", capture("Ja", environment=environment)).matches is None


def test_swapped_files_are_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("Ja.png", capture("Ja"))
    store.write("Nein.png", capture("Nein"))
    one, other = store.folder / "Ja.png", store.folder / "Nein.png"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    for name, text, there in (("Ja.png", "Ja", "Nein.png"), ("Nein.png", "Nein", "Ja.png")):
        result = check(store, name, capture(text))
        assert (result.verdict, result.matches) == ("stale", there)


def test_a_misspelt_name_finds_its_picture(store: Store) -> None:
    result = check(store, "Zulasen.png", capture())
    assert (result.verdict, result.matches) == ("missing", "Zulassen.png")


def test_nothing_is_near_what_nobody_stored(store: Store) -> None:
    assert nearest(store, capture("Ganz etwas anderes")) is None


@pytest.mark.parametrize(
    ("change", "equal"),
    [
        ({"chrome": "Chromium 157.0.1"}, True),
        ({"client": "14.0.0"}, True),
        ({"chrome": "Google Chrome 156.0.8078.79"}, False),
        ({"deployment": "https://meet.example.org"}, False),
        ({"fonts": "DejaVu Sans"}, False),
        ({"os": "Ubuntu 24.04"}, False),
    ],
)
def test_versions_under_test_do_not_make_another_environment(change: dict[str, str], equal: bool) -> None:
    assert same(HERE, replace(HERE, **change)) is equal


def test_labels_are_compared_with_white_space_folded() -> None:
    assert label_changes(("Nie\u00a0erlauben", "OK", ""), ("Nie  erlauben ", "OK")) is None
    assert label_changes(("A", "B"), ("B", "A")) == Message("labels-reordered", {"labels": ["B", "A"]})
    assert label_changes(("A", "A"), ("A",)) == Message("labels-gone", {"gone": ["A"]})
    assert label_changes(("A",), ("A", "C")) == Message("labels-new", {"new": ["C"]})
