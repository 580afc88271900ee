"""The report opens in the reader's language, and can be switched."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.reports.html.report import write_report
from e2e.tests.support.web_pages.watched_page import Watched
from e2e.verdict.file import read


@pytest.mark.parametrize("watched", [{"locale": "en-GB"}, {"locale": "tlh"}], indirect=True)
def test_the_language_is_the_browsers_and_can_be_switched(watched: Watched, report: Path) -> None:
    opened = watched.open(report)
    heading = opened.get_by_role("heading", level=1).first
    expect(heading).to_have_text("2 of 6 parts of the guide have to be corrected.", use_inner_text=True)
    opened.get_by_role("button", name="Deutsch").click()
    expect(heading).to_have_text(
        "2 von 6 Stellen der Anleitung müssen berichtigt werden.", use_inner_text=True
    )
    assert opened.title().startswith("Prüfung der Anleitung: 2 von 6")
    assert opened.locator("html").get_attribute("lang") == "de"
    opened.reload()
    expect(heading).to_contain_text("Stellen", use_inner_text=True)


def test_a_chosen_language_outranks_the_browsers(watched: Watched, report: Path) -> None:
    write_report(read(report.with_name("verdict.json")), report.parent, "en")
    heading = watched.open(report).get_by_role("heading", level=1).first
    expect(heading).to_contain_text("parts", use_inner_text=True)
