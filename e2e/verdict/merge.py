"""Several verdict files as one, as data: pages, blocks, environments. Pure; ``e2e.reports.folders`` writes it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from e2e.messages.errors import ExplainedError
from e2e.messages.message import Message, Parameter
from e2e.pages.front_matter import front_text, read_front_matter
from e2e.verdict.loader import environment_name
from e2e.verdict.model import VERSION, BlockVerdict
from e2e.verdict.severity import outcome

UNKNOWN, SEVERAL = "unknown", "several"


class MergeConflict(ExplainedError):
    """Two runs that cannot both be part of one: they verified different pages, or disagree about the same one."""


@dataclass(frozen=True)
class Run:
    """One verdict file; ``name`` is what messages call it."""

    name: str
    data: Mapping[str, Any]


def merged(runs: Sequence[Run]) -> dict[str, Any]:
    """Return the verdict file of several runs, the same in whatever order they come.

    A page verified in several environments stands there once in each, with the environment as its own. Runs of parts
    of one page in one environment become that page.

    Raises:
        MergeConflict: two of them disagree.
    """
    environments = _completed(
        [
            (page, page.get("environment") or run.data["environment"])
            for run in runs
            for page in run.data["pages"]
        ]
        or [({}, run.data["environment"]) for run in runs]
    )
    known = iter(environments)
    pages = _Pages()
    for run in runs:
        for page in run.data["pages"]:
            pages.add(page, next(known), run.name)
    distinct = _distinct(environments)
    listed = [
        {**page, "environment": environment} if len(distinct) > 1 else page
        for page, environment in pages.listed()
    ]
    begin = min((run.data["started"] for run in runs), key=datetime.fromisoformat)
    end = max(_end(run.data) for run in runs)
    return {
        "schema": VERSION,
        "outcome": outcome(BlockVerdict.from_data(block) for page in listed for block in page["blocks"]),
        "started": begin,
        "seconds": round((end - datetime.fromisoformat(begin)).total_seconds(), 2),
        "environment": common(distinct),
        "pages": listed,
    }


def _end(data: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(data["started"]) + timedelta(seconds=data["seconds"])


@dataclass
class _Part:
    page: dict[str, Any]
    environment: Mapping[str, Any]
    blocks: dict[tuple[int, str], dict[str, Any]] = field(default_factory=dict)
    origin: dict[tuple[int, str], str] = field(default_factory=dict)


class _Pages:
    """Pages by path and environment."""

    def __init__(self) -> None:
        self._parts: dict[tuple[str, str], _Part] = {}
        self._first: dict[str, tuple[dict[str, Any], str]] = {}

    def add(self, page: Mapping[str, Any], environment: Mapping[str, Any], run: str) -> None:
        """Take in a page, or a part of one; raises MergeConflict."""
        head = {name: value for name, value in page.items() if name not in ("blocks", "environment")}
        self._same_page(head, run)
        key = (page["path"], _canonical(environment))
        part = self._parts.setdefault(key, _Part(head, environment))
        part.page = {**head, **part.page}
        for block in page["blocks"]:
            at = (block["line"], block["key"])
            if at in part.blocks:
                _same_verdict(part, at, block, run)
            else:
                part.blocks[at], part.origin[at] = block, run

    def listed(self) -> list[tuple[dict[str, Any], Mapping[str, Any]]]:
        """Return the pages and their environments, in whatever order they came.

        Pages stand in the order of a run of all of them, their blocks in the order of the page.
        """
        return [
            ({**part.page, "blocks": [part.blocks[at] for at in sorted(part.blocks)]}, part.environment)
            for _, part in sorted(self._parts.items(), key=_place_of_page)
        ]

    def _same_page(self, head: dict[str, Any], run: str) -> None:
        first, origin = self._first.setdefault(head["path"], (head, run))
        for name, value in head.items():
            if name in first and first[name] != value:
                text = name == "source"
                differing = {"name": name, "first": str(first[name]), "second": str(value)}
                what = Message("merge-text-differs") if text else Message("merge-field-differs", differing)
                runs = {"one": origin, "other": run}
                raise MergeConflict(Message("merge-other-page", {"page": head["path"], "what": what, **runs}))
        first.update({name: value for name, value in head.items() if name not in first})


def _place_of_page(entry: tuple[tuple[str, str], _Part]) -> tuple[PurePosixPath, str]:
    # By folders, as a run finds them: docs/de/a.md comes before docs/de-at/a.md.
    (path, environment), _ = entry
    return PurePosixPath(path), environment


def _same_verdict(part: _Part, at: tuple[int, str], block: Mapping[str, Any], run: str) -> None:
    mine = part.blocks[at]
    if _essence(mine) == _essence(block):
        return
    first, second = (
        Message(
            "merge-verdict",
            {
                "run": name,
                "verdict": said["verdict"],
                "n": sum(claim["holds"] is False for claim in said["claims"]),
            },
        )
        for name, said in ((part.origin[at], mine), (run, block))
    )
    params: dict[str, Parameter] = {
        "page": str(part.page["path"]),
        "line": at[0],
        "block": str(block["id"] or at[1]),
        "environment": environment_name(part.environment),
        "first": first,
        "second": second,
    }
    raise MergeConflict(Message("merge-two-verdicts", params))


def _essence(block: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what makes a verdict the same as another: not times, pictures and pixels."""
    claims = [(claim["kind"], claim["expected"], claim["holds"]) for claim in block["claims"]]
    screenshots = [(screenshot["name"], screenshot["verdict"]) for screenshot in block["screenshots"]]
    return block["verdict"], block["id"], claims, screenshots


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _distinct(environments: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return _unique(environments)


def _unique(values: Iterable[Any]) -> list[Any]:
    return list({_canonical(value): value for value in values}.values())


def _flat(environment: Mapping[str, Any]) -> dict[tuple[str, ...], Any]:
    flat: dict[tuple[str, ...], Any] = {}
    for name, value in environment.items():
        if isinstance(value, Mapping):
            flat.update({(name, *inner): text for inner, text in _flat(value).items()})
        else:
            flat[(name,)] = value
    return flat


def _completed(
    found: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]],
) -> list[Mapping[str, Any]]:
    """Return the environments of pages, what one does not know taken from the only one that it can be.

    A shard all of whose blocks are unbound never started Chrome or a deployment, and so does not know them. Another
    run of the same page does. Where there is none, a page of the same target does, if there is one deployment in all.
    """
    whole = [entry for entry in found if UNKNOWN not in _flat(entry[1]).values()]
    alone = len(_unique(environment["deployment"] for _, environment in whole)) == 1
    completed = []
    for page, environment in found:
        known = [of for other, of in whole if other.get("path") == page.get("path")]
        if not known and alone:
            known = [of for other, of in whole if _target(other) == _target(page)]
        completed.append(_fitting(environment, _distinct(known)))
    return completed


def _target(page: Mapping[str, Any]) -> str | None:
    front, _ = read_front_matter(page.get("source") or "", lambda *_: None)
    return front_text(front or {}, "target")


def _fitting(environment: Mapping[str, Any], whole: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    flat = {name: value for name, value in _flat(environment).items() if value not in (UNKNOWN, "")}
    if len(flat) == len(_flat(environment)):
        return environment
    fits = [entry for entry in whole if all(_flat(entry).get(name) == value for name, value in flat.items())]
    return fits[0] if len(fits) == 1 else environment


def common(environments: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what the environments have in common; what differs reads ``several``."""
    found: dict[str, Any] = {}
    for name in dict.fromkeys(name for environment in environments for name in environment):
        values = [environment.get(name) for environment in environments]
        lists = [value for value in values if isinstance(value, list)]
        if lists:
            # Remarks hold for the runs that made them, whatever the other ones say.
            found[name] = _unique(entry for value in lists for entry in value)
        elif all(isinstance(value, Mapping) for value in values):
            found[name] = common([value for value in values if isinstance(value, Mapping)])
        else:
            found[name] = values[0] if all(value == values[0] for value in values) else SEVERAL
    return found
