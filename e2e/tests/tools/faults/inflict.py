"""Deliberate faults (``python -m e2e.tests.tools.faults.inflict``): parts of a run are killed, frozen or asked to end.

A run of one block is started for each fault, in folders of its own. It has to end by itself, never with a drift or a
stale picture, and with nothing left. The results are printed, and written to ``report/faults/``.
"""

import argparse
import contextlib
import hashlib
import itertools
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from e2e.harness.errors import WaitTimeout
from e2e.harness.processes.watchdog import MARK, WATCHDOG, end, marked
from e2e.harness.waiting import wait_for
from e2e.tests.support.runs.sentences import sentence
from e2e.tests.tools.faults.parts import MOMENTS, PARTS, find

ROOT = Path(__file__).parents[4]
BLOCK = "docs/de/jitsi-meet.md::open-link-again"
"""A block with a meeting and another participant in it, which takes ten seconds."""

WAYS = {"kill": signal.SIGKILL, "freeze": signal.SIGSTOP, "terminate": signal.SIGTERM}
LONGEST = 90.0
"""Seconds after a fault within which a run has to be over."""

START_SECONDS = 120.0
"""How long a run may take to come to the moment of a fault, on a machine with much to do."""

STATUSES = {("the main process", "kill"): {-9}, ("the main process", "freeze"): {143}}
"""How a run ends in which the main process cannot say how; any other one ends well or knows nothing."""


@dataclass(frozen=True)
class Case:
    """A fault: what happens to which part, and when."""

    part: str
    way: str
    moment: str


@dataclass
class Result:
    """What came of a fault."""

    case: Case
    status: int | None = None
    verdicts: list[str] = field(default_factory=list)
    error: str = ""
    seconds: float = 0.0
    left_running: list[str] = field(default_factory=list)
    left_files: list[str] = field(default_factory=list)
    screenshots_untouched: bool = True
    missed: str = ""
    """Why the fault was not brought about, if it was not: the run was over before."""

    def faults(self) -> list[str]:
        """What does not hold."""
        if self.missed:
            return []
        main = self.case.part == "the main process"
        usual = {143} if main and self.case.way == "terminate" else {0, 3}
        held = {
            f"status {self.status}": self.status in STATUSES.get((self.case.part, self.case.way), usual),
            "a drift": not {"drifted", "unbound", "stale"} & set(self.verdicts),
            f"{self.seconds:.0f} s": self.seconds <= LONGEST,
            "processes left": not self.left_running,
            "files left": not self.left_files,
            "screenshots changed": self.screenshots_untouched,
        }
        return [what for what, holds in held.items() if not holds]

    def row(self) -> tuple[str, ...]:
        """A row of the table."""
        found = "missed" if self.missed else "; ".join(self.faults()) or "holds"
        verdicts = " ".join(self.verdicts) or "none"
        case = self.case
        return case.part, case.way, case.moment, str(self.status), verdicts, f"{self.seconds:.0f}", found


def inflict(case: Case, block: str = BLOCK, *arguments: str) -> Result:
    """Run the suite on ``block`` with more ``arguments``, bring the fault about, and look what comes of it."""
    result = Result(case)
    before = _screenshots()
    # The name marks all that is started, and is short enough for sockets.
    with tempfile.TemporaryDirectory(prefix="faults-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "tmp").mkdir()
        workers = ("-n", "1") if case.part == "a worker" else ()
        run = _start(folder, block, (*arguments, *workers))
        try:
            displays = _bring_about(result, run, folder / "tmp")
            _look(result, run, folder, displays)
            result.screenshots_untouched = _screenshots() == before
        finally:
            run.kill()
            end({run.pid: ""}, folder.name)
            run.wait()
    return result


def verdicts_without_fault(block: str) -> list[str]:
    """Run the suite on ``block`` alone, and return what it says: what faults must not make a drift of."""
    with tempfile.TemporaryDirectory(prefix="faults-", dir="/tmp", ignore_cleanup_errors=True) as name:
        (Path(name) / "tmp").mkdir()
        result = Result(Case("nothing", "none", "never"))
        _start(Path(name), block, ()).wait(START_SECONDS + LONGEST)
        _read_verdict(result, Path(name))
    return result.verdicts


def _start(folder: Path, block: str, arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    report = str(folder / "report")
    with (folder / "output").open("wb") as output:
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "e2e", "-q", "-p", "no:cacheprovider"),
                *(f"--page={block}", "--report", report, *arguments),
            ],
            cwd=ROOT,
            env={
                **_without_pytest(),
                "TMPDIR": str(folder / "tmp"),
                MARK: ":".join(filter(None, (os.environ.get(MARK), folder.name))),
            },
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _bring_about(result: Result, run: "subprocess.Popen[bytes]", tmp: Path) -> list[Path]:
    """Wait for the moment, and send the signal; return the locks of the run's displays."""
    case = result.case

    def pid() -> int | None:
        if run.poll() is not None:
            return -1
        return find(case.part, run.pid) if MOMENTS[case.moment](run.pid, tmp) else None

    try:
        hit = wait_for(pid, awaited="the moment", seconds=START_SECONDS, every=0.02)
    except WaitTimeout:
        hit = -1
    if hit < 0:
        result.missed = "the run was over, or did not come to it"
        return []
    server = find("X server", run.pid)
    with contextlib.suppress(ProcessLookupError):
        os.kill(hit, WAYS[case.way])
    return [lock for lock in Path("/tmp").glob(".X*-lock") if _holder(lock) == server]  # noqa: S108


def _look(result: Result, run: "subprocess.Popen[bytes]", folder: Path, displays: Sequence[Path]) -> None:
    began = time.monotonic()
    with contextlib.suppress(subprocess.TimeoutExpired):
        result.status = run.wait(LONGEST + 60)
    result.seconds = time.monotonic() - began
    if result.status is None:
        _keep(result.case, folder)
    # What a killed run leaves is for its watchdogs to remove.
    with contextlib.suppress(WaitTimeout):
        wait_for(
            lambda: not _left(folder), awaited="the end of all", seconds=12 if result.status == -9 else 1
        )
    result.left_running = _left(folder)
    result.left_files = [str(path.relative_to(folder)) for path in (folder / "tmp").rglob("*")][:20]
    result.left_files += [str(lock) for lock in displays if lock.exists()]
    _read_verdict(result, folder)
    if result.faults():
        _keep(result.case, folder)


def _read_verdict(result: Result, folder: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        verdict = json.loads((folder / "report" / "verdict.json").read_text("utf-8"))
        blocks: list[dict[str, Any]] = [block for page in verdict["pages"] for block in page["blocks"]]
        result.verdicts = [block["verdict"] for block in blocks]
        result.verdicts += [
            "stale"
            for block in blocks
            for screenshot in block["screenshots"]
            if screenshot["verdict"] == "stale"
        ]
        result.error = next((sentence(block["error"]) for block in blocks if block.get("error")), "")


def _keep(case: Case, folder: Path) -> None:
    """Keep what the run said."""
    kept = ROOT / "report" / "faults"
    kept.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "-", f"{case.part} {case.way} {case.moment}")
    (kept / f"{name}.txt").write_bytes((folder / "output").read_bytes())


def _left(folder: Path) -> list[str]:
    name = folder.name
    left = {*marked(name), *marked(name, WATCHDOG)}
    for process in Path("/proc").glob("[0-9]*"):
        # Chrome's parts have overwritten their environment, and have the folder in their command line.
        with contextlib.suppress(OSError):
            if f"{folder}/".encode() in (process / "cmdline").read_bytes():
                left.add(int(process.name))
    lines = []
    for pid in sorted(left - {os.getpid()}):
        with contextlib.suppress(OSError):
            line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            if line:
                lines.append(f"{pid} {line[:120]}")
    return lines


def _holder(lock: Path) -> int | None:
    with contextlib.suppress(OSError, ValueError):
        return int(lock.read_text("ascii"))
    return None


def _screenshots() -> str:
    digest = hashlib.sha256()
    for file in sorted((ROOT / "screenshots").rglob("*")):
        if file.is_file():
            digest.update(str(file).encode() + file.read_bytes())
    return digest.hexdigest()


def _without_pytest() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}


def _print(row: Sequence[str]) -> None:
    print("{:24} {:10} {:7} {:>6} {:28} {:>5} {}".format(*row), flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring the faults about, and return 1 if one of them does not hold."""
    parser = argparse.ArgumentParser(prog="python -m e2e.tests.tools.faults.inflict", description=__doc__)
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part; repeatable")
    parser.add_argument("--way", action="append", choices=WAYS, help="only this; repeatable")
    parser.add_argument("--moment", action="append", choices=MOMENTS, help="only then; repeatable")
    parser.add_argument("--sample", type=int, metavar="N", help="only so many, by the seed")
    parser.add_argument("--seed", type=int, default=0, help="which ones, and their order (default: 0)")
    parser.add_argument("--budget", metavar="10m", help="begin no other one after so long, as 90s, 10m, 2h")
    parser.add_argument("--block", default=BLOCK, help="the block that is walked (default: %(default)s)")
    given = parser.parse_args(arguments)
    cases = [
        Case(*names)
        for names in itertools.product(given.part or PARTS, given.way or WAYS, given.moment or MOMENTS)
    ]
    if given.sample or given.budget:
        random.Random(given.seed).shuffle(cases)  # noqa: S311 - it is to be the same each time
    budget = given.budget or "9999h"
    units = {"s": 1, "m": 60, "h": 3600}
    over = time.monotonic() + float(budget[:-1]) * units[budget[-1]]
    usual = verdicts_without_fault(given.block)
    if set(usual) != {"verified"}:
        said = " and ".join(usual) or "without a verdict"
        print(
            f"{given.block} is {said} even without a fault; name one that is verified: --block",
            file=sys.stderr,
        )
        return 2
    results: list[Result] = []
    _print(("part", "way", "moment", "status", "verdict", "s", ""))
    for case in cases[: given.sample]:
        if time.monotonic() > over:
            break
        results.append(inflict(case, given.block))
        _print(results[-1].row())
    _write(results)
    print(
        f"{len(results)} of {len(cases)} faults; {sum(bool(result.faults()) for result in results)} do not hold"
    )
    return int(any(result.faults() for result in results))


def _write(results: Sequence[Result]) -> None:
    kept = ROOT / "report" / "faults"
    kept.mkdir(parents=True, exist_ok=True)
    data = [{**asdict(result), "faults": result.faults()} for result in results]
    (kept / "faults.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
