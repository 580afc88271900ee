"""How whole runs end that need no browser: their exit status, what they say, and what they leave in the report."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from e2e.chrome.installed.binary import find_chrome
from e2e.tests.support.runs.sentences import sentence
from e2e.tests.support.runs.without_browser import LINKS, ROOT, run_suite, write_page

NOT_WALKED = "def pytest_runtest_setup(item): raise RuntimeError('not walked')\n"


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "with a worker"])
def test_a_step_beside_a_page_is_not_dropped(tmp_path: Path, workers: tuple[str, ...]) -> None:
    named = ("docs/de/jitsi-meet.md::open-link", f"--page={write_page(tmp_path, LINKS)}")
    run = run_suite(tmp_path, *workers, *named, text=None, plugin=NOT_WALKED)
    walked = {Path(page["path"]).parent.name: len(page["blocks"]) for page in run.data()["pages"]}
    assert walked == {"pages": 3, "de": 1}, run.output


@pytest.mark.parametrize(
    ("named", "walked"),
    [
        (("--page={page}::zwei/p12",), 1),
        (("--page={page}::zwei/p12", "--page={page}::drei/p16"), 2),
        (("--page={page}", "--page={page}::zwei/p12"), 3),
        (("--page={page}::zwei/p12", "--page={folder}"), 3),
    ],
)
def test_steps_of_a_page_and_the_whole_of_it(tmp_path: Path, named: tuple[str, ...], walked: int) -> None:
    page = write_page(tmp_path, LINKS)
    run = run_suite(tmp_path, *(part.format(page=page, folder=page.parent) for part in named), text=None)
    assert run.status == 0, run.output
    assert run.verdicts() == ["verified"] * walked


def test_a_step_that_the_page_does_not_have_is_refused(tmp_path: Path) -> None:
    run = run_suite(tmp_path, f"--page={write_page(tmp_path, LINKS)}::zwei/p13", text=None)
    assert run.status == 4, run.output
    assert "page.md: this page has no step “zwei/p13”; there are, the nearest first: “zwei/p12”" in run.output


@pytest.mark.parametrize(("largest", "left"), [(1_000, set()), (20_000, {"verdict.json"})])
def test_a_full_disk_is_no_drift(tmp_path: Path, largest: int, left: set[str]) -> None:
    run = run_suite(tmp_path, largest=largest)
    assert run.status == 3, run.output
    assert f"the report could not be written to {run.report}: File too large; make room" in run.output
    assert "Traceback" not in run.output
    assert {file.name for file in run.report.iterdir()} == {".guide-report", *left}
    if left:
        assert run.data()["outcome"] == "verified", "it is whole"


def test_what_was_found_is_a_finding_on_a_full_disk_too(tmp_path: Path) -> None:
    assert run_suite(tmp_path, text="# Eins\n\n1. Winken Sie.\n", largest=1_000).status == 1


def test_a_broken_end_is_no_drift(tmp_path: Path) -> None:
    run = run_suite(tmp_path, plugin="def pytest_sessionfinish(): raise RuntimeError('broken')\n")
    assert run.status == 3, run.output
    assert "RuntimeError: broken" in run.output


@pytest.mark.parametrize(
    "named",
    [("de/jitsi-meet.md::open-link",), ("--page", "de/jitsi-meet.md", "-k", "open-link")],
    ids=["as an argument", "as an option"],
)
def test_a_worker_that_dies_is_no_drift_in_a_subfolder_either(tmp_path: Path, named: tuple[str, ...]) -> None:
    dies = "def pytest_runtest_setup(item): os._exit(9)\n"
    run = run_suite(tmp_path, "-n", "1", *named, text=None, plugin=dies, start=ROOT / "docs")
    assert run.status == 3, run.output
    assert set(run.verdicts()) == {"inconclusive"}
    assert "The worker that walked this step died." in run.output


INTERRUPTED = """
def pytest_runtest_setup(item):
    if "zwei/" in item.name:
        os.kill(os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid(), signal.SIGINT)
        signal.pause()
"""
TERMINATED, HUNG_UP = (INTERRUPTED.replace("SIGINT", name) for name in ("SIGTERM", "SIGHUP"))
BROKEN = """
def pytest_runtest_logfinish(nodeid):
    if "eins/" in nodeid:
        raise RuntimeError("broken")
"""


@pytest.mark.parametrize(
    ("plugin", "status", "workers"),
    [
        (INTERRUPTED, 2, ()),
        (TERMINATED, 143, ()),
        (HUNG_UP, 129, ()),
        (BROKEN, 3, ()),
        (INTERRUPTED, 2, ("-n", "1")),
        (BROKEN, 3, ("-n", "1")),
    ],
    ids=[
        "interrupted",
        "terminated",
        "hung up",
        "broken",
        "with a worker interrupted",
        "with a worker broken",
    ],
)
def test_what_a_run_did_not_get_to_is_not_verified(
    tmp_path: Path, plugin: str, status: int, workers: tuple[str, ...]
) -> None:
    run = run_suite(tmp_path, *workers, "-k", "not drei", plugin=plugin)
    assert run.status == status, run.output
    assert run.data()["outcome"] == "inconclusive"
    assert run.verdicts()[1:] == ["inconclusive"], "what is deselected is no part of the run"
    (page,) = run.data()["pages"]
    assert sentence(page["blocks"][1]["error"]) == "The run ended before this step."


@pytest.mark.parametrize("option", ["--collect-only", "--fixtures", "--setup-plan"])
def test_a_run_that_walks_nothing_leaves_no_verdict(tmp_path: Path, option: str) -> None:
    run = run_suite(tmp_path, option)
    assert run.status == 0, run.output
    assert not (run.report / "verdict.json").exists()


BREAKS_OFF = "def pytest_collection_modifyitems(items): raise {}\n"
UNCOLLECTED = "def pytest_pycollect_makeitem(): raise RuntimeError('broken')\n"


@pytest.mark.parametrize(
    ("plugin", "options", "status", "stays"),
    [
        (BREAKS_OFF.format("RuntimeError('broken')"), (), 3, False),
        (UNCOLLECTED, ("e2e/tests/unit/test_core_words.py",), 2, False),
        (BREAKS_OFF.format("KeyboardInterrupt"), (), 2, False),
        (BREAKS_OFF.format("pytest.UsageError('wrong')"), (), 4, True),
        (BREAKS_OFF.format("KeyboardInterrupt"), ("--collect-only",), 2, True),
    ],
    ids=["broken", "uncollected", "interrupted", "wrong usage", "only listed"],
)
def test_an_earlier_verdict_does_not_outlive_a_run_that_broke_off(
    tmp_path: Path, plugin: str, options: tuple[str, ...], status: int, stays: bool
) -> None:
    report = tmp_path / "report"
    report.mkdir()
    (report / ".guide-report").touch()
    earlier = report / "verdict.json"
    earlier.write_text("earlier", "utf-8")
    run = run_suite(tmp_path, *options, plugin=plugin)
    assert run.status == status, run.output
    assert (earlier.exists() and earlier.read_text("utf-8") == "earlier") is stays, run.output


ENOUGH = "def pytest_runtest_teardown(item): item.session.shouldstop = 'enough'\n"


@pytest.mark.parametrize(
    ("arguments", "plugin"),
    [(("-x",), ""), (("-x", "-n", "2"), ""), ((), ENOUGH)],
    ids=["-x", "-x with workers", "a plug-in's wish"],
)
def test_a_finding_at_which_the_run_was_to_stop_is_one(
    tmp_path: Path, arguments: tuple[str, ...], plugin: str
) -> None:
    wrong = "# Eins\n\n1. Winken Sie.\n\n# Zwei\n\n" + "Siehe [hier](#eins).\n\n" * 20
    run = run_suite(tmp_path, *arguments, text=wrong, plugin=plugin)
    assert run.status == 1, run.output
    assert run.data()["outcome"] == "drifted"
    assert "inconclusive" in run.verdicts(), "of what comes after it nothing is known"


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "with a worker"])
def test_a_harness_failure_at_which_the_run_was_to_stop_is_no_drift(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    fails = "def pytest_runtest_setup(item): raise RuntimeError('broken')\n"
    run = run_suite(tmp_path, *workers, "-x", plugin=fails)
    assert run.status == 3, run.output
    assert set(run.verdicts()) == {"inconclusive"}


def test_a_run_that_breaks_after_a_finding_has_found_it(tmp_path: Path) -> None:
    run = run_suite(tmp_path, text="# Eins\n\n1. Winken Sie.\n\nSiehe [hier](#eins).\n", plugin=BROKEN)
    assert run.status == 1, run.output


def test_a_test_that_cannot_be_read_fails_a_run_that_walks_pages_too(tmp_path: Path) -> None:
    fails = "def pytest_pycollect_makeitem(): raise RuntimeError('broken')\n"
    run = run_suite(
        tmp_path, "--continue-on-collection-errors", "e2e/tests/unit/setup/test_setup.py", plugin=fails
    )
    assert run.status == 1, run.output
    assert run.verdicts() == ["verified"] * 3


def test_a_choice_that_no_step_fits_is_a_mistake(tmp_path: Path) -> None:
    first = run_suite(tmp_path)
    assert first.status == 0, first.output
    assert first.verdicts() == ["verified"] * 3
    earlier = (first.report / "verdict.json").read_bytes()
    for workers in ((), ("-n", "1")):
        run = run_suite(tmp_path, "-k", "nothing", *workers)
        assert run.status == 4, run.output
        assert "ERROR: no step of the pages of this run fits -k “nothing”" in run.output
        # As after every other mistake: nothing was walked, so nothing replaces it.
        assert (run.report / "verdict.json").read_bytes() == earlier
        assert (run.report / "index.html").exists()


def test_a_page_without_a_step_is_a_mistake(tmp_path: Path) -> None:
    run = run_suite(tmp_path, text="# Eins\n")
    assert run.status == 4, run.output
    assert "no step" in run.output


def test_a_watched_run_writes_no_pictures(tmp_path: Path) -> None:
    run = run_suite(tmp_path, "--watch", "--update-screenshots")
    assert run.status == 4, run.output
    assert "ERROR: --watch never writes pictures" in run.output


def test_a_run_that_only_warns_says_so(tmp_path: Path) -> None:
    run = run_suite(tmp_path, "--drift", "warn", text="# Eins\n\n1. Winken Sie.\n")
    assert run.status == 0, run.output
    assert run.data()["outcome"] == "drifted"
    said = [line for line in run.output.splitlines() if " unbound  " in line]
    assert len(said) == 2, "as it ended, and in the end"
    assert all(line.endswith("only warns") for line in said)


def test_a_screenshot_whose_name_none_can_have_is_a_mistake_of_the_page(tmp_path: Path) -> None:
    picture = "../../screenshots/de/Bild.jpg"
    run = run_suite(tmp_path, text=f"# Eins\n\n1. {{: #open-link}} Sehen Sie ![Bild]({picture}).\n")
    assert run.status == 4, run.output
    assert (
        "page.md:8: a screenshot’s file name has to end in .png: “Bild.jpg”; rename the picture" in run.output
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount, in a namespace of the test's own")
def test_a_run_ends_at_once_where_a_policy_decides(tmp_path: Path) -> None:
    mounted = tmp_path / "chromium"
    file = mounted / "policies" / "managed" / "team.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"AudioCaptureAllowed": true}', "utf-8")
    folder = Path("/etc/chromium")
    if not folder.is_dir() or not find_chrome().version.startswith("Chromium"):
        pytest.skip("the browser here is no Chromium of the distribution's")
    done = subprocess.run(
        [
            *(
                "unshare",
                "--mount",
                "sh",
                "-c",
                'mount --bind "$1" /etc/chromium && shift && exec "$@"',
                "sh",
            ),
            *(str(mounted), str(ROOT / ".venv" / "bin" / "pytest"), "-q", "-p", "no:cacheprovider"),
            *("-n", "2", "docs/de/jitsi-meet.md", f"--report={tmp_path / 'report'}"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 3, done.stdout + done.stderr
    data = json.loads((tmp_path / "report" / "verdict.json").read_text("utf-8"))
    assert data["outcome"] == "inconclusive"
    errors = [sentence(block["error"]) for page in data["pages"] for block in page["blocks"]]
    said = "/etc/chromium/policies/managed/team.json sets AudioCaptureAllowed: "
    assert 1 <= sum(error.startswith(said) for error in errors) <= 2
    assert sum(said in line for line in done.stdout.splitlines()) == 1


def test_pages_are_left_out_where_no_browser_is_to_start(tmp_path: Path) -> None:
    run = run_suite(tmp_path, "-m", "not browser")
    assert run.status == 4, run.output
    assert "no step of the pages of this run fits -m “not browser”" in run.output
