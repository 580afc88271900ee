"""What the terminal says of a block: what the page says, what is there, what to do, with page and line."""

from e2e.messages.catalogue import catalogue
from e2e.messages.message import Message
from e2e.reports.problems import problems
from e2e.reports.terminal import explanation, live_line
from e2e.tests.support.report_data import block, lamp_blocks, missing_label
from e2e.verdict.model import ClaimVerdict

PAGE = "docs/de/lamp.md"


def test_a_block_is_one_line() -> None:
    right, wrong, *_ = lamp_blocks()
    assert live_line(PAGE, right).split() == [
        "docs/de/lamp.md:9",
        "step",
        "1",
        "plug-in",
        "verified",
        "1.2",
        "s",
    ]
    assert live_line(PAGE, wrong, "warn").endswith("  only warns")
    assert live_line(PAGE, block(None, 30)).split()[1:3] == ["remark", "(licht-machen/p30)"]


def test_a_finding_has_its_place_and_what_to_do() -> None:
    claims = (missing_label("An", ("Ein", "Aus"), 10),)
    assert explanation(PAGE, block("switch-on", 9, "drifted", claims=claims)) == [
        "    The page says “An”, but there is nothing of that name in the meeting room. What is there: “Ein”, “Aus”.",
        "    What to do (docs/de/lamp.md:10): Quote one of the labels that are there in place of “An”.",
    ]


def test_terminal_and_report_say_the_same_sentence() -> None:
    english = catalogue("en")
    for one in lamp_blocks():
        lines = "\n".join(explanation(PAGE, one))
        for problem in problems(one):
            assert english.render(problem.finding) in lines
            assert english.render(problem.advice) in lines


def test_a_failure_of_the_harness_is_no_finding_about_the_page() -> None:
    why = Message("run-ended-before")
    lines = explanation(PAGE, block("x", 9, "inconclusive", error=why, claims=(), notes=("A note.",)))
    assert lines[0] == "    note: A note."
    assert "    What failed: The run ended before this step." in lines
    assert "Nothing has to be corrected in the guide" in lines[-2]


def test_what_was_not_reached_is_listed_unless_something_is_wrong() -> None:
    claim = ClaimVerdict("label", "An", (), None, 10, undecided=Message("not-reached"))
    assert explanation(PAGE, block("x", 9, claims=(claim,))) == [
        "    Not checked (docs/de/lamp.md:10): Label “An”. It was not reached: the scenario stopped before."
    ]
    both = (claim, missing_label("Aus", ("Ein",), 11))
    assert not any("Not checked" in line for line in explanation(PAGE, block("x", 9, "drifted", claims=both)))


def test_an_unbound_step_says_how_to_bind_it() -> None:
    said = explanation(PAGE, block(None, 14, "unbound", ordinal=3, claims=()))
    assert said[-1].endswith(
        "(docs/de/lamp.md:14): Put {: #name-of-the-check} at its start, or bind it in the sidecar as “licht-machen/3”."
    )
