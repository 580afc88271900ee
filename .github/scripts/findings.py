"""What a verdict file says of the steps that were wrong before: still wrong, fixed, gone, or not known today."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WRONG = frozenset({"drifted", "unbound"})
_BLOCK = {"id": (str, type(None)), "key": (str,), "verdict": (str,)}


class NoVerdict(Exception):
    """A file is no verdict file as these scripts read it; the message names the file and the place in it."""


def read_verdict(path: Path) -> Any:
    """Return a verdict file's data, checked as far as these scripts read it.

    Raises NoVerdict, and OSError.
    """
    try:
        # Editors of Windows put a byte order mark before UTF-8.
        data = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NoVerdict(f"{path}: is not valid JSON: {error}") from error
    for place, value, kinds in _parts(data):
        if not isinstance(value, kinds):
            raise NoVerdict(f"{path}: {place}: expected {kinds[0].__name__}, got {type(value).__name__}")
    return data


def _parts(data: Any) -> Iterator[tuple[str, Any, tuple[type, ...]]]:
    """Yield what the scripts read of a verdict file: its place, its value, and what it has to be."""
    yield "$", data, (dict,)
    yield "$.pages", data.get("pages"), (list,)
    for number, page in enumerate(data["pages"]):
        place = f"$.pages[{number}]"
        yield place, page, (dict,)
        yield f"{place}.path", page.get("path"), (str,)
        yield f"{place}.source", page.get("source"), (str, type(None))
        yield f"{place}.blocks", page.get("blocks"), (list,)
        for index, block in enumerate(page["blocks"]):
            yield f"{place}.blocks[{index}]", block, (dict,)
            for name, kinds in _BLOCK.items():
                yield f"{place}.blocks[{index}].{name}", block.get(name), kinds


@dataclass(frozen=True)
class Standing:
    """Findings by how they stand, each the name of a block: its page and scenario, or its page and its place on it.

    ``wrong`` are today's. Of those from before, ``fixed`` are verified wherever they were walked, ``gone`` are on
    their page no longer, and of ``unknown`` nothing is known today: the harness failed there, or a shard is missing.
    """

    wrong: list[str]
    fixed: list[str]
    gone: list[str]
    unknown: list[str]


def standing(before: Iterable[str], verdict: Any, missing: Sequence[str] = ()) -> Standing:
    """Return how findings stand by a verdict file; ``missing`` are the shards that left no verdict."""
    found = Standing(_wrong(verdict), [], [], [])
    verdicts = _verdicts(verdict)
    for name in sorted(set(before) - set(found.wrong)):
        today = verdicts.get(name, set())
        if today & WRONG:
            # It is bound by now, and stands among today's by its scenario.
            continue
        if missing:
            found.unknown.append(name)
        elif today == {"verified"}:
            found.fixed.append(name)
        elif not today and _left_its_page(name, verdict):
            found.gone.append(name)
        else:
            found.unknown.append(name)
    return found


def _wrong(verdict: Any) -> list[str]:
    return sorted(
        {
            f"{page['path']}#{block.get('id') or block['key']}"
            for page in verdict["pages"]
            for block in page["blocks"]
            if block["verdict"] in WRONG
        }
    )


def _verdicts(verdict: Any) -> dict[str, set[str]]:
    """Return the verdicts of each block in all environments, by each of its names."""
    found: dict[str, set[str]] = {}
    for page in verdict["pages"]:
        for block in page["blocks"]:
            for name in filter(None, (block.get("id"), block["key"])):
                found.setdefault(f"{page['path']}#{name}", set()).add(block["verdict"])
    return found


def _left_its_page(name: str, verdict: Any) -> bool:
    """Tell whether a block was taken off its page, or the page removed: runs that ended early lack blocks, too."""
    path, _, binding = name.rpartition("#")
    pages = [page for page in verdict["pages"] if page["path"] == path]
    if "/" in binding:
        # A place on the page ("heading/3") does not stand in its text; runs that went to their end list them all.
        return all(block["verdict"] != "inconclusive" for page in pages for block in page["blocks"])
    named = re.compile(rf"#{re.escape(binding)}(?![\w:.-])")
    return all(page.get("source") is not None and not named.search(page["source"]) for page in pages)
