"""Runs that were sharded over machines, put together."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from e2e.chrome.installed.sandbox import ROOT
from e2e.messages.message import Message
from e2e.pages.files import find_pages
from e2e.reports.__main__ import main
from e2e.reports.folders.merged import merge
from e2e.reports.html.report import render
from e2e.tests.support.report_data import (
    ENVIRONMENT,
    SOURCE,
    block,
    lamp_blocks,
    lamp_pictures,
    page,
    verdict,
    write,
)
from e2e.verdict import file
from e2e.verdict.merge import MergeConflict, Run, common, merged
from e2e.verdict.model import BlockVerdict

ELSEWHERE = {**ENVIRONMENT, "chrome": "Other 2", "deployment": {**ENVIRONMENT["deployment"], "client": "10"}}
NOWHERE = {
    **ENVIRONMENT,
    "chrome": "unknown",
    "fonts": "unknown",
    "deployment": {"kind": "unknown", "url": "", "client": "unknown"},
}
OTHER = "docs/en/lamp.md"


def run(folder: Path, data: dict[str, Any]) -> Path:
    lamp_pictures(folder)
    return write(folder, data)


def timeless(data: dict[str, Any]) -> dict[str, Any]:
    pages = [{**one, "blocks": [{**entry, "seconds": 0} for entry in one["blocks"]]} for one in data["pages"]]
    return {**data, "started": "", "seconds": 0, "pages": pages}


def slower(blocks: list[BlockVerdict]) -> list[BlockVerdict]:
    return [BlockVerdict.from_data({**one.to_data(), "seconds": one.seconds + 7}) for one in blocks]


def test_two_half_runs_are_one_whole_run_but_for_times(tmp_path: Path) -> None:
    blocks = lamp_blocks()
    whole = run(tmp_path / "whole", verdict(page(blocks), page(blocks, OTHER)))
    halves = [
        run(
            tmp_path / name,
            verdict(
                page(slower(blocks[part])),
                page(blocks[part], OTHER),
                started=f"2025-03-04T0{hour}:00:00+00:00",
            ),
        )
        for name, part, hour in (("a", slice(0, None, 2), 7), ("b", slice(1, None, 2), 6))
    ]
    for order in itertools.permutations(halves):
        target = tmp_path / f"merged-{order[0].parent.name}"
        result = file.read(merge(order, target))
        assert timeless(result) == timeless(file.read(whole))
        assert result["started"] == "2025-03-04T06:00:00+00:00"
        assert result["seconds"] == 3612.5
        pictures = {path.relative_to(target) for path in target.rglob("*.png")}
        assert pictures == {path.relative_to(whole.parent) for path in whole.parent.rglob("*.png")}


def test_pages_stand_as_in_a_whole_run_in_whatever_order_halves_come(tmp_path: Path) -> None:
    names = ["de/b.md", "de-at/a.md", "de/a.md", "de/a/z.md", "en/lamp.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    found = [f"docs/{path.relative_to(tmp_path).as_posix()}" for path in find_pages([tmp_path])]
    runs = [
        Run(f"{name} {number}", verdict(page(lamp_blocks(), f"docs/{name}"), environment=environment))
        for name in names
        for number, environment in enumerate((ENVIRONMENT, ELSEWHERE))
    ]
    forth, back = merged(runs), merged(runs[::-1])
    assert forth == back
    assert [one["path"] for one in forth["pages"]] == [path for path in found for _ in range(2)]
    assert merged([Run("forth", forth), *runs]) == forth


def test_the_report_of_merged_halves_is_that_of_the_whole(tmp_path: Path) -> None:
    blocks = lamp_blocks()
    whole = run(tmp_path / "whole", verdict(page(blocks)))
    halves = [
        run(tmp_path / name, verdict(page(part))) for name, part in (("a", blocks[:2]), ("b", blocks[2:]))
    ]
    merge(halves, tmp_path / "merged")
    assert render(file.read(tmp_path / "merged/verdict.json"), tmp_path / "merged") == render(
        file.read(whole), whole.parent
    )


def test_merging_one_run_or_a_merged_one_again_changes_nothing() -> None:
    one, two = verdict(page(lamp_blocks())), verdict(page(lamp_blocks()), environment=ELSEWHERE)
    assert merged([Run("one", one)]) == one
    both = merged([Run("one", one), Run("two", two)])
    assert merged([Run("both", both)]) == both
    assert merged([Run("both", both), Run("two", two)]) == both


def test_merging_is_associative() -> None:
    blocks = lamp_blocks()
    runs = [
        Run(
            str(number),
            verdict(page([one]), environment=environment, started=f"2025-03-04T0{number}:00:00+00:00"),
        )
        for number, (one, environment) in enumerate(
            zip(blocks, itertools.cycle([ENVIRONMENT, ELSEWHERE]), strict=False)
        )
    ]
    flat = merged(runs)
    assert merged([Run("l", merged(runs[:2])), Run("r", merged(runs[2:]))]) == flat
    assert merged([runs[0], Run("r", merged(runs[1:]))]) == flat


def test_environments_are_kept_apart(tmp_path: Path) -> None:
    first, second = verdict(page(lamp_blocks())), verdict(page(lamp_blocks()[:1]), environment=ELSEWHERE)
    data = merged([Run("one", first), Run("two", second)])
    file.validate(data)
    assert [(one["path"], one["environment"]["chrome"], len(one["blocks"])) for one in data["pages"]] == [
        ("docs/de/lamp.md", "Chromium 1.2.3", 5),
        ("docs/de/lamp.md", "Other 2", 1),
    ]
    common = {
        **ENVIRONMENT,
        "chrome": "several",
        "deployment": {**ENVIRONMENT["deployment"], "client": "several"},
    }
    assert data["environment"] == common
    assert data["outcome"] == "drifted"
    text = render(data, tmp_path)
    assert "Other 2 · as-shipped · embedded" in text
    assert "mehrere" in text


def test_what_is_to_be_known_of_each_browser_is_kept(tmp_path: Path) -> None:
    old = Message("browser-old", {"browser": "Chromium 1.2.3", "day": "2020-01-02"}).to_data()
    off = ROOT.to_data()
    runs = [
        Run(name, verdict(page(lamp_blocks()), environment={**environment, **said}))
        for name, environment, said in (
            ("one", ENVIRONMENT, {"remarks": [old, off]}),
            ("two", ELSEWHERE, {"remarks": [off]}),
            ("three", {**ENVIRONMENT, "os": "Other"}, {}),
        )
    ]
    data = merged(runs)
    file.validate(data)
    assert data["environment"]["remarks"] == [old, off]
    text = render(data, tmp_path)
    assert "Zu beachten" in text
    assert "Die Sandbox von Chrome ist aus: Der Lauf gehört root" in text
    assert "ist damit älter als sechs Wochen" in text


def test_a_shard_that_never_started_chrome_belongs_to_the_others() -> None:
    blocks = lamp_blocks()
    unbound = verdict(page([blocks[2]]), environment=NOWHERE)
    rest = verdict(page([*blocks[:2], *blocks[3:]]))
    assert merged([Run("u", unbound), Run("r", rest)])["environment"] == ENVIRONMENT
    assert merged([Run("u", unbound), Run("r", rest)])["pages"] == verdict(page(blocks))["pages"]
    elsewhere = verdict(page(blocks[:1]), environment=ELSEWHERE)
    three = merged([Run("u", unbound), Run("r", rest), Run("e", elsewhere)])
    assert [one["environment"]["chrome"] for one in three["pages"]] == [
        "Chromium 1.2.3",
        "Other 2",
        "unknown",
    ]


ABOUT_SOUND = SOURCE.replace("ref: lamp", "ref: sound\ntarget: sound-check")
SOUND = {**ENVIRONMENT, "deployment": {"kind": "embedded", "url": "https://sound.example.org", "client": "1"}}


def sound(part: slice, **given: Any) -> dict[str, Any]:
    """Return some blocks of a page about another application."""
    return page(lamp_blocks()[part], "docs/de/sound.md", ref="sound", source=ABOUT_SOUND, **given)


def test_a_shard_that_never_started_is_not_taken_for_one_of_another_target() -> None:
    lamps = verdict(page(lamp_blocks()))
    unbound = verdict(sound(slice(2, 3)), environment=NOWHERE)
    for runs in itertools.permutations([Run("a", lamps), Run("b", unbound)]):
        lamp, other = merged(runs)["pages"]
        assert (lamp["path"], lamp["environment"]) == ("docs/de/lamp.md", ENVIRONMENT)
        assert (other["path"], other["environment"]) == ("docs/de/sound.md", NOWHERE)


def test_a_shard_that_never_started_is_one_of_its_own_page() -> None:
    both = verdict(
        page(lamp_blocks(), environment=ENVIRONMENT),
        sound(slice(0, 2), environment=SOUND),
        environment=common([ENVIRONMENT, SOUND]),
    )
    unbound = verdict(sound(slice(2, 3)), environment=NOWHERE)
    for runs in itertools.permutations([Run("a", both), Run("b", unbound)]):
        lamp, other = merged(runs)["pages"]
        assert (lamp["path"], lamp["environment"]) == ("docs/de/lamp.md", ENVIRONMENT)
        assert (other["path"], other["environment"]) == ("docs/de/sound.md", SOUND)
        assert len(other["blocks"]) == 3


def test_a_page_that_no_run_started_for_is_one_of_the_only_deployment() -> None:
    lamps, unbound = (
        verdict(page(lamp_blocks())),
        verdict(page(lamp_blocks()[2:3], OTHER), environment=NOWHERE),
    )
    data = merged([Run("a", lamps), Run("b", unbound)])
    assert data["environment"] == ENVIRONMENT
    assert not [one for one in data["pages"] if "environment" in one]
    elsewhere = verdict(sound(slice(0, 2)), environment=SOUND)
    three = merged([Run("a", lamps), Run("b", unbound), Run("c", elsewhere)])
    assert [one["environment"] for one in three["pages"]] == [ENVIRONMENT, SOUND, NOWHERE]


def test_the_same_verdict_twice_is_one() -> None:
    data = verdict(page(lamp_blocks()))
    again = verdict(page(slower(lamp_blocks())))
    assert merged([Run("one", data), Run("two", again)]) == data


@pytest.mark.parametrize(
    ("other", "parts"),
    [
        (
            page([block("plug-in", 9, "unbound", ordinal=1, claims=())]),
            ["docs/de/lamp.md:9", "verified", "unbound"],
        ),
        (page([block("plug-in", 9, ordinal=1, claims=())]), ["docs/de/lamp.md:9", "two different verdicts"]),
        (page([], source="# Else\n"), ["docs/de/lamp.md", "its text differs"]),
        (page([], lang="en"), ["docs/de/lamp.md", "lang", "“de”", "“en”"]),
    ],
)
def test_a_conflict_is_an_error_that_says_what_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], other: dict[str, Any], parts: list[str]
) -> None:
    one = write(tmp_path / "one", verdict(page([block("plug-in", 9, ordinal=1)])))
    two = write(tmp_path / "two", verdict(other))
    assert main(["merge", str(one), str(two), "-o", str(tmp_path / "merged")]) == 4
    message = capsys.readouterr().err
    for part in [*parts, str(one), str(two)]:
        assert part in message
    assert not (tmp_path / "merged").exists()


def test_different_sources_conflict_across_environments_too() -> None:
    one, two = verdict(page([])), verdict(page([], source="# Else\n"), environment=ELSEWHERE)
    with pytest.raises(MergeConflict, match="one revision"):
        merged([Run("one", one), Run("two", two)])
