"""Whether two runs did the same work: same blocks, as many claims of each kind, same screenshots, all of it right.

Reads the verdict files of both schemas: version 1 calls a block's screenshots ``figures``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_RENAMED = {"figure": "screenshot", "place": "position"}
"""Kinds of claims by their names in version 1."""

Key = tuple[str, str]
"""A page's path, and a block's key in it, which stays when a scenario gets another name."""


@dataclass(frozen=True)
class Work:
    """What a run did at one block: its verdict, its claims by kind, and its screenshots with their verdicts."""

    verdict: str
    claims: Mapping[str, int]
    screenshots: Mapping[str, str]

    @property
    def right(self) -> bool:
        """Whether all was found to be as the page says."""
        return self.verdict == "verified" and set(self.screenshots.values()) <= {"current"}


def work(verdict: Mapping[str, Any]) -> dict[Key, Work]:
    """Return what a run did, by block."""
    found = {}
    for page in verdict["pages"]:
        for block in page["blocks"]:
            pictures = block["screenshots"] if "screenshots" in block else block["figures"]
            found[page["path"], block["key"]] = Work(
                block["verdict"],
                Counter(
                    _RENAMED.get(claim["kind"], claim["kind"])
                    for claim in block["claims"]
                    if claim["holds"] is not None
                ),
                {picture["name"]: picture["verdict"] for picture in pictures},
            )
    return found


def differences(base: Mapping[Key, Work], now: Mapping[Key, Work]) -> list[str]:
    """Return what keeps the two from having done the same work, a sentence each; claims may have become more."""
    found = [f"{_name(key)}: only in the base's run" for key in base if key not in now]
    found += [f"{_name(key)}: only in this run" for key in now if key not in base]
    for key in base.keys() & now.keys():
        before, after = base[key], now[key]
        found += [
            f"{_name(key)}: {done.verdict} in {whose} run{_stale(done)}"
            for whose, done in (("the base's", before), ("this", after))
            if not done.right
        ]
        fewer = {kind for kind, number in before.claims.items() if after.claims.get(kind, 0) < number}
        found += [
            f"{_name(key)}: {after.claims.get(kind, 0)} claims of kind {kind}, {before.claims[kind]} in the base's run"
            for kind in sorted(fewer)
        ]
        if before.screenshots.keys() != after.screenshots.keys():
            shown = f"{_listed(after.screenshots)}, {_listed(before.screenshots)} in the base's run"
            found.append(f"{_name(key)}: screenshots {shown}")
    return sorted(found)


def totals(done: Mapping[Key, Work]) -> dict[str, Any]:
    """Return the numbers that stand side by side: blocks, screenshots, and claims by kind."""
    claims: Counter[str] = Counter()
    for each in done.values():
        claims.update(each.claims)
    return {
        "blocks": len(done),
        "screenshots": sum(len(each.screenshots) for each in done.values()),
        "claims": dict(sorted(claims.items())),
    }


def _name(key: Key) -> str:
    return "::".join(key)


def _stale(done: Work) -> str:
    wrong = [name for name, verdict in done.screenshots.items() if verdict != "current"]
    return f", screenshots that differ: {', '.join(wrong)}" if wrong else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"
