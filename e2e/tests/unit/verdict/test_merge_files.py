"""Runs put together: the pictures that come along, and the folders that are written."""

import json
from pathlib import Path
from typing import Any

import pytest

from e2e.reports.__main__ import main
from e2e.reports.folders.merged import merge
from e2e.tests.support.report_data import block, draw_picture, lamp_pictures, page, verdict, write
from e2e.verdict import file
from e2e.verdict.evidence import Capture, Evidence
from e2e.verdict.merge import MergeConflict
from e2e.verdict.model import ScreenshotVerdict


def run(folder: Path, data: dict[str, Any]) -> Path:
    lamp_pictures(folder)
    return write(folder, data)


def pictured(folder: Path, colour: str, name: str, path: str = "docs/de/lamp.md", line: int = 9) -> Path:
    draw_picture(folder / name, (8, 8), colour)
    screenshot = ScreenshotVerdict("a.png", "stale", 0.5, line, "", None, name, None)
    capture = Capture("a.png", "stale", 0.5, "", captured=name)
    evidence = Evidence(screen=name, captures=[capture])
    one = block(f"b{line}", line, ordinal=line, screenshots=(screenshot,), screen=name, evidence=evidence)
    return write(folder, verdict(page([one], path)))


def test_pictures_come_along_and_do_not_collide(tmp_path: Path) -> None:
    runs = [
        pictured(tmp_path / "one", "red", "screenshots/a.png", line=9),
        pictured(tmp_path / "two", "blue", "screenshots/a.png", line=10),
        pictured(tmp_path / "three", "red", "screenshots/a.png", line=14),
    ]
    assert main(["merge", *map(str, runs), "-o", str(tmp_path / "merged")]) == 0
    data = file.read(tmp_path / "merged/verdict.json")
    names = []
    for number, entry in enumerate(data["pages"][0]["blocks"]):
        name = entry["screenshots"][0]["captured"]
        names.append(name)
        assert (tmp_path / "merged" / name).read_bytes() == (
            runs[number].parent / "screenshots/a.png"
        ).read_bytes()
        assert (
            entry["screen"]
            == entry["evidence"]["screen"]
            == entry["evidence"]["captures"][0]["captured"]
            == name
        )
    assert names[0] == names[2] == "screenshots/a.png" != names[1]
    assert len(list((tmp_path / "merged").rglob("*.png"))) == 2


def test_a_picture_that_is_not_there_is_not_somebody_elses(tmp_path: Path) -> None:
    one = pictured(tmp_path / "one", "red", "a.png")
    two = pictured(tmp_path / "two", "blue", "a.png", line=10)
    (tmp_path / "two/a.png").unlink()
    data = file.read(merge([one, two], tmp_path / "merged"))
    assert [entry["screen"] for entry in data["pages"][0]["blocks"]] == ["a.png", None]


def test_pictures_outside_of_a_run_stay_there(tmp_path: Path) -> None:
    draw_picture(tmp_path / "secret.png", (8, 8), "red")
    run_file = pictured(tmp_path / "one", "red", "a.png")
    data = json.loads(run_file.read_text())
    data["pages"][0]["blocks"][0]["screen"] = "../secret.png"
    run_file.write_text(json.dumps(data))
    assert file.read(merge([run_file], tmp_path / "merged"))["pages"][0]["blocks"][0]["screen"] is None


def test_an_earlier_merge_leaves_nothing_beside_a_new_one(tmp_path: Path) -> None:
    one, two = (pictured(tmp_path / name, "red", f"screenshots/{name}.png") for name in ("one", "two"))
    target = tmp_path / "merged"
    merge([one], target)
    assert main(["html", str(target / "verdict.json")]) == 0
    merge([two], target)
    assert {path.name for path in target.rglob("*") if path.is_file()} == {
        ".guide-report", "verdict.json", "two.png",
    }  # fmt: skip


def test_nothing_is_merged_among_other_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = pictured(tmp_path / "one", "red", "a.png")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/index.html").write_text("mine", "utf-8")
    assert main(["merge", str(one), "-o", str(tmp_path / "mine")]) == 4
    assert "name another folder" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["index.html"]


def test_a_folder_with_a_run_in_it_is_not_cleared(tmp_path: Path) -> None:
    one = pictured(tmp_path / "merged/screenshots/of", "red", "a.png")
    with pytest.raises(MergeConflict, match="a folder of its own"):
        merge([one], tmp_path / "merged")
    assert one.is_file()


def test_a_run_is_not_merged_over_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = pictured(tmp_path / "one", "red", "a.png")
    before = one.read_bytes()
    assert main(["merge", str(one), "-o", str(one.parent)]) == 4
    assert "a folder of its own" in capsys.readouterr().err
    assert one.read_bytes() == before


def test_all_files_that_cannot_be_merged_are_named_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = pictured(tmp_path / "one", "red", "a.png")
    (tmp_path / "text.json").write_text("no json")
    wrong = [tmp_path / "text.json", tmp_path / "nowhere.json"]
    assert main(["merge", str(wrong[0]), str(one), str(wrong[1]), "-o", str(tmp_path / "merged")]) == 4
    said = capsys.readouterr().err
    assert f"{wrong[0]}: it is not valid JSON" in said
    assert f"{wrong[1]}: it cannot be read" in said
    assert not (tmp_path / "merged").exists()
