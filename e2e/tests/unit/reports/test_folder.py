"""The folder of a run's results: nobody else's files go, and what cannot be written to is said before the run."""

from pathlib import Path

import pytest

from e2e.reports.folders.run import NoReportFolder, claim, clear, prepare, refuse_others


def test_an_earlier_report_goes_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "report"
    prepare(folder)
    (folder / "screenshots" / "de").mkdir(parents=True)
    for name in ("verdict.json", "index.html", "junit.xml", "summary.md", "notes.txt"):
        (folder / name).write_text("x", "utf-8")
    prepare(folder)
    assert {path.name for path in folder.iterdir()} == {".guide-report", "notes.txt"}


def test_earlier_results_stay_until_they_are_replaced(tmp_path: Path) -> None:
    prepare(tmp_path)
    (tmp_path / "verdict.json").write_text("x", "utf-8")
    claim(tmp_path)
    refuse_others(tmp_path)
    assert (tmp_path / "verdict.json").read_text("utf-8") == "x"
    clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".guide-report"]


def test_a_report_of_another_machine_is_known_by_its_verdict(tmp_path: Path) -> None:
    (tmp_path / "verdict.json").write_text('{"schema": 1, "pages": [], "environment": {}}', "utf-8")
    prepare(tmp_path)
    assert not (tmp_path / "verdict.json").exists()


@pytest.mark.parametrize("name", ["index.html", "verdict.json", "thesis.tex"])
def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "screenshots").mkdir()
    (tmp_path / "screenshots" / "mine.png").write_text("x", "utf-8")
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(NoReportFolder, match="name another folder"):
        prepare(tmp_path)
    assert (tmp_path / name).read_text("utf-8") == "mine"
    assert (tmp_path / "screenshots" / "mine.png").exists()
    assert not (tmp_path / ".guide-report").exists()


def test_a_file_or_a_place_that_takes_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nope")):
        with pytest.raises(NoReportFolder, match="cannot be written to"):
            prepare(place)
