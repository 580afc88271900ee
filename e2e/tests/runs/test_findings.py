"""What a whole run finds where the deployment is another than the page says."""

from pathlib import Path

from e2e.tests.support.runs.in_chrome import StartRun


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
