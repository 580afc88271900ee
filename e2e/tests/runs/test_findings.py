"""What whole runs find: each finding stands at its step, and what holds is verified."""

from pathlib import Path
from typing import Any

from e2e.plugin.collection.pages import shown
from e2e.tests.support.runs.in_chrome import ROOT, StartRun, edited_copy


def test_a_changed_label_a_changed_position_and_a_new_step_are_each_found(
    start_run: StartRun, tmp_path: Path
) -> None:
    page = edited_copy(
        tmp_path,
        ("„Beim Besuch der Website erlauben“", "„Gestatten“"),
        ("unten links", "oben rechts"),
        ("1. {: #join-meeting}", "1. Winken Sie in die Kamera.\n1. {: #join-meeting}"),
    )
    steps = "allow-devices or device-notices or join-meeting or teilnehmen"
    run = start_run("--page", str(page), "-q", "-k", steps)
    assert run.end() == 1, run.output
    verdicts = run.verdicts()
    for name in ("allow-devices", "device-notices"):
        assert (run.report / verdicts[name]["screen"]).is_file(), "the whole screen as it was"
    not_verified = {
        key: block["verdict"] for key, block in verdicts.items() if block["verdict"] != "verified"
    }
    assert not_verified == {
        "allow-devices": "drifted",
        "device-notices": "drifted",
        "am-meeting-teilnehmen/3": "unbound",
    }

    def broken(key: str) -> list[Any]:
        return [claim for claim in verdicts[key]["claims"] if claim["holds"] is False]

    # The second label of that sentence is there, so the reader goes on with it.
    # With it, the pointer in the picture is on another button.
    kinds = [claim for claim in broken("allow-devices") if claim["kind"] != "screenshot"]
    assert [(claim["kind"], claim["expected"]) for claim in kinds] == [("label", "Gestatten")]
    assert [claim["kind"] for claim in broken("device-notices")] == ["position"]
    assert "Beim Besuch der Website erlauben" in run.output, "it says what is there instead"
    assert f"{shown(page, ROOT)}:" in run.output, "it says where to fix it"
    assert run.nothing_left(), run.processes()


def test_without_a_prejoin_screen_the_link_leads_straight_into_the_room(
    start_run: StartRun, tmp_path: Path
) -> None:
    page = tmp_path / "copy" / "de" / "page.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "---\ntitle: Beitritt\nlang: de\nref: beitritt\n---\n"
        "1. {: #open-link} Öffnen Sie den Link.\n1. {: #join-meeting} Klicken Sie auf „Meeting beitreten“.\n",
        "utf-8",
    )
    run = start_run("--page", str(page), "--prejoin", "off", "-q")
    assert run.end() == 1, run.output
    verdicts = run.verdicts()
    assert verdicts["open-link"]["verdict"] == "verified", run.output
    assert verdicts["join-meeting"]["verdict"] == "drifted", "there is no such button without the screen"
    assert "this deployment has no prejoin screen" in run.output
