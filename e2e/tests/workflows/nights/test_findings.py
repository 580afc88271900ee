"""How the findings of earlier nights stand by today."""

from typing import Any

import pytest

from e2e.tests.support.workflows.nights import Night, blocks


def environments(*verdicts: dict[str, Any]) -> dict[str, Any]:
    """Return a merged verdict file: the same page in several environments."""
    return {"pages": [page for one in verdicts for page in one["pages"]]}


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (blocks(bar="drifted", prompt="inconclusive"), ""),
        (blocks(bar="drifted"), ""),
        (blocks(bar="drifted"), "en-chrome en-chromium"),
        (blocks(bar="drifted", prompt="verified"), "en-chrome"),
        (environments(blocks(bar="drifted", prompt="verified"), blocks(prompt="inconclusive")), ""),
    ],
)
def test_what_is_not_known_today_is_neither_fixed_nor_forgotten(
    night: Night, today: dict[str, Any], missing: str
) -> None:
    memory, shown, comment = night.after("bar", "prompt", today=today, missing=missing)
    assert memory == ["bar", "prompt"]
    assert comment == ""
    listed, _, rest = shown.partition("Wrong before, and not known today")[2].partition("\n\n")
    assert "- `docs/de/a--b.md#prompt`" in listed
    assert "#bar" not in listed + rest
    assert all(name in listed for name in missing.split())


def test_what_was_not_known_is_fixed_once_it_is_verified_everywhere(night: Night) -> None:
    today = environments(blocks(bar="drifted", prompt="verified"), blocks(prompt="verified"))
    memory, shown, comment = night.after("bar", "prompt", today=today)
    assert memory == ["bar"]
    assert "not known" not in shown
    assert "Fixed:\n- `docs/de/a--b.md#prompt`" in comment


def test_a_step_that_was_bound_is_known_by_its_place_as_well(night: Night) -> None:
    memory, _, comment = night.after("a/bar", "a/prompt", today=blocks(bar="drifted", prompt="verified"))
    assert memory == ["bar"]
    assert "New:\n- `docs/de/a--b.md#bar`" in comment
    assert "Fixed:\n- `docs/de/a--b.md#a/prompt`" in comment


@pytest.mark.parametrize(
    ("source", "gone"),
    [
        ("1. {: #bar} Press it.", True),
        ("1. {: #prompt} x", False),
        ('1. {: .c #prompt variant="v"} x', False),
        ("1. {: #prompt-for-both} x", True),
    ],
)
def test_a_step_that_was_taken_off_its_page_is_forgotten(night: Night, source: str, gone: bool) -> None:
    today = blocks(bar="drifted")
    today["pages"][0]["source"] = source
    memory, _, comment = night.after("bar", "prompt", today=today)
    assert memory == (["bar"] if gone else ["bar", "prompt"])
    assert ("No longer on its page:\n- `docs/de/a--b.md#prompt`" in comment) is gone


@pytest.mark.parametrize(("other", "gone"), [("verified", True), ("inconclusive", False)])
def test_a_place_that_is_no_longer_on_its_page_is_forgotten(night: Night, other: str, gone: bool) -> None:
    memory, _, comment = night.after("a/7", "bar", today=blocks(bar="drifted", room=other))
    assert memory == (["bar"] if gone else ["a/7", "bar"])
    assert ("No longer on its page:\n- `docs/de/a--b.md#a/7`" in comment) is gone


@pytest.mark.parametrize(("missing", "gone"), [("", True), ("verdict-de", False)])
def test_a_page_that_was_removed_is_forgotten_unless_a_shard_is_missing(
    night: Night, missing: str, gone: bool
) -> None:
    today = blocks(bar="drifted")
    today["pages"][0]["path"] = "docs/de/other.md"
    memory, _, _ = night.after("prompt", "a/7", today=today, missing=missing)
    assert ("docs/de/other.md#bar" in memory, "prompt" not in memory, "a/7" not in memory) == (
        True,
        gone,
        gone,
    )
