"""The HTML report: every block with its verdict, what is wrong on top, pictures as data, nothing from outside."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from e2e.checks.check import check
from e2e.checks.context import CheckContext
from e2e.claims.page_reader import read_page
from e2e.messages.catalogue import languages
from e2e.messages.message import Message
from e2e.reports.html.report import render, write_report
from e2e.reports.problems import problems
from e2e.tests.support.report_data import (
    ENVIRONMENT,
    SOURCE,
    block,
    broken_link,
    draw_picture,
    lamp_blocks,
    lamp_pictures,
    page,
    verdict,
    write,
)
from e2e.tests.support.web_pages.html_tags import Tags
from e2e.verdict import file
from e2e.verdict.evidence import Evidence, Outcome
from e2e.verdict.model import ClaimVerdict, ScreenshotVerdict

OTHER_LANGUAGES = r'<span class="t" lang="(?!en)[^"]*">.*?</span>'
"""What an English report holds beside the English, in however many languages there are."""


def test_every_block_is_at_its_place_with_its_verdict(tmp_path: Path) -> None:
    lamp_pictures(tmp_path)
    text = render(verdict(page(lamp_blocks())), tmp_path)
    ids = [attrs["id"] for _, attrs in Tags(text).found if "block" in (attrs.get("class") or "").split()]
    assert ids == [
        "de/lamp/plug-in", "de/lamp/switch-on", "de/lamp/licht-machen/3", "de/lamp/enjoy", "de/lamp/picture-of-lamp",
    ]  # fmt: skip
    assert (
        text.index("Stecker")
        < text.index('id="de/lamp/switch-on"')
        < text.index("Drücken Sie oben links auf „An“")
    )
    for link in ("#de/lamp/plug-in", "#de/lamp/licht-machen/3"):
        assert f'href="{link}"' in text


def test_attribute_lists_never_show(tmp_path: Path) -> None:
    text = render(verdict(page(lamp_blocks())), tmp_path)
    visible = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", text, flags=re.DOTALL)
    # Only the advice for a step without a check names the form of one, in each language.
    found = set(re.findall(r"\{:[^}]*\}", visible))
    assert {"{: #name-of-the-check}", "{: #name-der-pruefung}"} <= found
    assert len(found) <= len(languages())


def test_pictures_are_data_and_are_in_the_file_once(tmp_path: Path) -> None:
    lamp_pictures(tmp_path)
    text = render(verdict(page(lamp_blocks()), page(lamp_blocks(), "docs/en/lamp.md")), tmp_path)
    for name in (
        "screenshots/old.png",
        "screenshots/new.png",
        "screenshots/diff.png",
        "screens/switch-on.png",
    ):
        assert text.count(base64.b64encode((tmp_path / name).read_bytes()).decode()) == 1
    assert not re.search(r"""(?:src|href)=["'](?!data:|#|https://|page|andere)""", text)


def test_a_report_reads_nothing_outside_of_its_folder(tmp_path: Path) -> None:
    draw_picture(tmp_path / "secret.png", (8, 8), "red")
    report = tmp_path / "report"
    report.mkdir()
    (report / "notes.txt").write_text("not a picture")
    (report / "link.png").symlink_to(tmp_path / "secret.png")
    names = ("../secret.png", str(tmp_path / "secret.png"), "link.png", "notes.txt", "gone.png", "a\0b")
    screenshots = tuple(
        ScreenshotVerdict(f"{n}.png", "stale", 1.0, 9, "", None, name, None) for n, name in enumerate(names)
    )
    text = render(verdict(page([block("plug-in", 9, ordinal=1, screenshots=screenshots)])), report)
    assert "data:image" not in text


def test_the_policy_names_exactly_what_the_file_carries(tmp_path: Path) -> None:
    text = render(verdict(page(lamp_blocks())), tmp_path)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert "unsafe" not in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;")
    for kind in ("script", "style"):
        found = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert len(found) == 1
        assert f"sha256-{digest}" in policy[1]
    assert text.index("Content-Security-Policy") < text.index("<style>")
    for tag, attrs in Tags(text).found:
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")], tag


def test_what_is_wrong_is_on_top_in_sentences(tmp_path: Path) -> None:
    text = render(verdict(page(lamp_blocks())), tmp_path)
    summary = re.sub(r"<[^>]+>", "", text[text.index('class="summary"') : text.index('class="filters"')])
    assert "2 von 5 Stellen der Anleitung müssen berichtigt werden." in summary
    assert "2 of 5 parts of the guide have to be corrected." in summary
    assert "Die Anleitung nennt „An“, doch im Meeting-Raum heißt nichts so. Da ist: „Ein“, „Aus“." in summary
    assert (
        "According to the page, the position of the meeting room is “oben links”; it is at the bottom right of the "
        "window." in summary
    )
    assert "docs/de/lamp.md:10" in summary
    assert "Chromium 1.2.3" in summary
    assert "4. März 2025, 05:06 Uhr (UTC)" in summary


def test_the_line_to_correct_is_quoted_with_what_is_wrong_in_it(tmp_path: Path) -> None:
    text = render(verdict(page(lamp_blocks())), tmp_path)
    assert "<code>1.  Drücken Sie oben links auf „<mark>An</mark>“.</code>" in text
    assert "docs/de/lamp.md:10" in text


def test_links_within_the_report_lead_to_its_anchors(tmp_path: Path) -> None:
    other = page([], "docs/de/andere.md", source="## Dort\n", title="Andere")
    text = render(verdict(page(lamp_blocks()), other), tmp_path)
    ids = {attrs["id"] for _, attrs in Tags(text).found if attrs.get("id")}
    for link, label in (
        ("de/lamp/h/licht-machen", "Licht machen"), ("de/lamp/enjoy", "hier"), ("de/andere/h/dort", "Nachbarseite")
    ):  # fmt: skip
        assert f'<a href="#{link}">{label}</a>' in text
        assert link in ids
    assert "de/lamp/h/gut-zu-wissen" in ids


def test_ids_are_unique_even_where_pages_and_blocks_are_not(tmp_path: Path) -> None:
    twice = [block("plug-in", 9, ordinal=1), block("plug-in", 9, ordinal=1)]
    text = render(verdict(page(twice), page(twice)), tmp_path)
    ids = [attrs["id"] for _, attrs in Tags(text).found if attrs.get("id")]
    assert len(ids) == len(set(ids))


def test_a_page_without_source_still_shows_its_blocks(tmp_path: Path) -> None:
    bare = page(lamp_blocks())
    del bare["source"]
    text = render(verdict(bare), tmp_path)
    assert "Der Text von switch-on" in text
    assert text.count('class="verdict"') == 5


def test_a_block_that_is_not_in_the_source_is_not_lost(tmp_path: Path) -> None:
    text = render(verdict(page([block("plug-in", 9, ordinal=1), block("ghost", 400, ordinal=7)])), tmp_path)
    assert "Der Text von ghost" in text
    assert "Parts whose place in the page is not known" in text


def test_real_pages_and_verdicts_keep_every_block(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "de" / "lamp.md"
    path.parent.mkdir(parents=True)
    more = "1. Erst:\n   - „Eins“\n   - „Zwei“\n\n   > **Hinweis:** „Drei“\n\n1. Ohne"
    source = SOURCE.replace("1. Ohne", more).replace("bilder/", "../../screenshots/de/")
    path.write_text(source, "utf-8")
    read = read_page(path, root=tmp_path, screenshots=tmp_path / "screenshots")
    evidence = Evidence(outcomes=[Outcome("the lamp shines", True)])
    verdicts = [check(one, evidence, CheckContext(), seconds=0.5) for one in read.blocks]
    text = render(verdict(file.page_data(read, verdicts)), tmp_path)
    assert len(read.blocks) >= 7
    assert text.count('class="verdict"') == len(read.blocks)
    assert "Parts whose place in the page is not known" not in text


def test_all_is_well_is_said_so(tmp_path: Path) -> None:
    text = render(verdict(page([block("plug-in", 9, ordinal=1)])), tmp_path)
    assert "The one checked part of the guide is correct." in text
    assert "What is wrong" not in text


def test_an_empty_run_is_said_so(tmp_path: Path) -> None:
    assert "Nothing was checked." in render(verdict(), tmp_path)


def test_the_report_is_written_beside_the_verdict_file_whole(tmp_path: Path) -> None:
    data = verdict(page(lamp_blocks()))
    path = write(tmp_path, data)
    assert write_report(file.read(path), tmp_path, "en") == tmp_path / "index.html"
    text = (tmp_path / "index.html").read_text("utf-8")
    assert text.startswith('<!doctype html>\n<html lang="en" data-lang="en" data-chosen')
    assert {entry.name for entry in tmp_path.iterdir()} == {"verdict.json", "index.html"}
    with pytest.raises(ValueError, match="no catalogue"):
        render(data, tmp_path, "tlh")


def test_optional_fields_may_be_left_out(tmp_path: Path) -> None:
    data = verdict(page([block("plug-in", 9, "drifted", ordinal=1, claims=(broken_link("x", 9),))]))
    entry = data["pages"][0]["blocks"][0]
    del entry["claims"][0]["surfaces"], entry["claims"][0]["span"]
    for name in ("notes", "screen", "evidence", "variant"):
        del entry[name]
    file.validate(data)
    assert "The link to “x” leads nowhere." in render(data, tmp_path)


def test_the_summary_says_what_is_wrong_where_and_what_to_do(tmp_path: Path) -> None:
    text = render(verdict(page(lamp_blocks())), tmp_path, "en")
    summary = text[text.index('class="summary"') : text.index('class="filters"')]
    items = re.findall(r"<p>(.*?)</p>", re.sub(OTHER_LANGUAGES, "", summary), re.DOTALL)
    found = [" ".join(re.sub(r"<[^>]+>", "", item).split()) for item in items]
    assert found[0] == (
        "The page says “An”, but there is nothing of that name in the meeting room. What is there: “Ein”, “Aus”. "
        "What to do: Quote one of the labels that are there in place of “An”. docs/de/lamp.md:10"
    )
    assert found[2].endswith("docs/de/lamp.md:12")
    assert any(item.endswith("docs/de/lamp.md:14") and "licht-machen/3" in item for item in found)
    assert "What is not checked yet" in summary
    assert (
        summary.index("What is wrong")
        < summary.index("What is not checked yet")
        < summary.index("Where the check itself failed")
    )
    assert "put right what the message names" in summary


def test_the_summary_cuts_a_long_list_of_a_part_short(tmp_path: Path) -> None:
    claims = tuple(broken_link(f"x{line}", line) for line in range(10, 16))
    text = render(
        verdict(page([block("a", 9, "drifted", ordinal=1, end_line=16, claims=claims)])), tmp_path, "en"
    )
    summary = text[text.index('class="summary"') : text.index('class="filters"')]
    assert "docs/de/lamp.md:12" in summary
    assert "docs/de/lamp.md:13" not in summary
    assert "and 3 more" in summary


def test_what_a_thing_is_called_comes_before_where_it_is() -> None:
    label, position, _ = lamp_blocks()[1].claims
    found = problems(block("a", 10, "drifted", claims=(position, label)))
    assert [problem.claim.kind for problem in found if problem.claim] == ["label", "position"]


@pytest.mark.parametrize(
    ("deployment", "said"),
    [
        (
            {"kind": "embedded", "url": "https://meet.example.org"},
            "a deployment that the check started itself",
        ),
        ({"kind": "external", "url": "https://meet.example.org"}, "https://meet.example.org"),
        ({"kind": "unknown", "url": ""}, "no deployment"),
        ({"kind": "external", "url": "several"}, "several deployments"),
        ({"kind": "embedded", "url": "several"}, "several deployments"),
        ({"kind": "several", "url": "several"}, "several deployments"),
    ],
)
def test_the_summary_says_with_what_the_page_was_compared(
    tmp_path: Path, deployment: dict[str, str], said: str
) -> None:
    data = verdict(page([]), environment={**ENVIRONMENT, "deployment": {**deployment, "client": "1"}})
    line = re.search(r'<details class="environment">\n<summary>(.*?)</summary>', render(data, tmp_path, "en"))
    assert line
    assert f"Chromium 1.2.3 · {said} · " in re.sub(r"<[^>]+>", "", re.sub(OTHER_LANGUAGES, "", line[1]))
    assert ("mehrere Instanzen" in line[1]) is (said == "several deployments")


def test_a_promise_that_was_not_reached_says_why(tmp_path: Path) -> None:
    why = Message("advice-quote-a-label", {"label": "Ein"})
    claim = ClaimVerdict("control", "button “An”", (), None, 9, undecided=why)
    text = render(verdict(page([block("a", 9, ordinal=1, claims=(claim,))])), tmp_path)
    assert "Quote one of the labels that are there in place of “Ein”." in text


def test_how_many_parts_are_shown_is_a_number_that_the_script_can_find(tmp_path: Path) -> None:
    text = render(verdict(page(lamp_blocks())), tmp_path)
    shown = text[text.index('role="status"') : text.index('class="columns"')]
    assert {"<b data-shown>5</b> von 5 Stellen zu sehen", "<b data-shown>5</b> of 5 parts shown"} <= set(
        re.findall(r"<b data-shown>5</b>[^<]*", shown)
    )
