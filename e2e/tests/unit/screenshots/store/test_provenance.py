"""A broken provenance file or entry is named, and nothing else is lost by it."""

import json

import pytest

from e2e.messages.catalogue import render
from e2e.screenshots.store.baseline import BaselineBroken
from e2e.screenshots.store.provenance import BrokenProvenance, validate
from e2e.screenshots.store.store import Store
from e2e.tests.support.samples.screenshots import capture, contents, whole_baseline


@pytest.mark.parametrize("text", ["", "{", "<<<<<<< HEAD\n{}", "[]", '{"screenshots": 3}', "[" * 100_000])
def test_a_broken_provenance_file_is_reported_and_not_overwritten(store: Store, text: str) -> None:
    record = store.folder / "provenance.json"
    record.write_text(text)
    before = contents(store.folder)
    baseline = store.baseline("Ja.png")
    assert isinstance(baseline, BaselineBroken)
    assert "provenance" in render(baseline.reason)
    with pytest.raises(BrokenProvenance):
        store.write("Ja.png", capture())
    with pytest.raises(BrokenProvenance):
        store.orphans(set())
    assert contents(store.folder) == before


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("size", [1]),
        ("taken", "2026-13-45"),
        ("masks", [[1, 2, 3]]),
        ("labels", "Ja"),
        ("pixels", "x"),
        ("extra", 1),
    ],
)
def test_one_broken_entry_breaks_only_its_own_screenshot(store: Store, key: str, value: object) -> None:
    store.write("Nein.png", capture("Nein"))
    record = store.folder / "provenance.json"
    document = json.loads(record.read_text("utf-8"))
    document["screenshots"]["Ja.png"][key] = value
    record.write_text(json.dumps(document))
    broken = store.baseline("Ja.png")
    assert isinstance(broken, BaselineBroken)
    reason = render(broken.reason)
    assert key in reason or str(value) in reason or "month" in reason
    whole_baseline(store, "Nein.png")
    store.write("Ja.png", capture("Ja"))
    whole_baseline(store, "Ja.png")
    validate(json.loads(record.read_text("utf-8")))
