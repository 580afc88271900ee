"""CPU seconds by kind of process, sampled from outside while a run goes on."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from e2e.tests.tools.bench.measuring.cpu_kinds import cpu_kind
from e2e.tests.tools.faults.parts import SeenProcess, processes

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def used(pid: int, root: Path = Path("/proc")) -> tuple[float, int] | None:
    """Return the CPU seconds of a process and its memory in bytes; None when it is gone."""
    try:
        fields = (root / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return None
    # proc(5): utime and stime are fields 14 and 15, rss is 24; the first of these here is field 3.
    return (int(fields[11]) + int(fields[12])) / _TICKS, int(fields[21]) * _PAGE


class Sampler:
    """Remembers what each process of a run has used when it was last seen.

    What a process uses after its last sample is missed: ``missed`` bounds that by what the kernel counted in all.
    """

    def __init__(
        self,
        seen: Callable[[int], Iterable[SeenProcess]] = processes,
        used: Callable[[int], tuple[float, int] | None] = used,
    ) -> None:
        self._processes = seen
        self._used = used
        self._last: dict[int, tuple[str, float]] = {}
        self._ended: dict[str, float] = defaultdict(float)
        self.largest = 0
        """The most memory in bytes that all processes had at one sample; what they share counts each time."""

    def sample(self, main: int) -> None:
        """Look at what the process ``main`` has started."""
        memory = 0
        for process in self._processes(main):
            now = self._used(process.process.pid)
            if now is None:
                continue
            seconds, size = now
            memory += size
            pid = process.process.pid
            kind, before = self._last.get(pid, ("", 0.0))
            if seconds < before:
                # The id was given to another process since.
                self._ended[kind] += before
                kind = ""
            # One that is ending has no command line any more.
            self._last[pid] = kind if kind and not process.line else cpu_kind(process), seconds
        self.largest = max(self.largest, memory)

    def by_kind(self) -> dict[str, float]:
        """Return the CPU seconds by kind, most first."""
        sums = defaultdict(float, self._ended)
        for kind, seconds in self._last.values():
            sums[kind] += seconds
        return {
            kind: round(seconds, 2)
            for kind, seconds in sorted(sums.items(), key=lambda each: -each[1])
            if seconds
        }

    def missed(self, counted: float) -> float:
        """Return the CPU seconds that no sample has seen, of those that the kernel ``counted``."""
        return round(max(0.0, counted - sum(self.by_kind().values())), 2)
