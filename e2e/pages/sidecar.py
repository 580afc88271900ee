"""Bindings of a page that may not be edited: a TOML file beside it, mapping keys of blocks to scenarios."""

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from e2e.markup.source import Complain
from e2e.messages.message import Message
from e2e.pages.files import read_source
from e2e.pages.model import Block, Problems

_NAME = re.compile(r"[A-Za-z][\w:-]*")
_AT_LINE = re.compile(r"line (\d+)")
_TABLES = ("steps", "remarks")
_TEXTS = ("lang", "ref", "title")
_NEAREST = 3


@dataclass(frozen=True)
class Sidecar:
    """The bindings of one page: ``page`` is its base name; ``steps`` and ``remarks`` map ``Block.keys`` to scenarios.

    ``path`` is the file they were read from, ``lines`` say where in it each key stands. ``lang``, ``ref`` and ``title``
    are what the page's front matter does not give.
    """

    page: str | None
    steps: Mapping[str, str]
    remarks: Mapping[str, str]
    path: Path
    lines: Mapping[str, int]
    lang: str | None = None
    ref: str | None = None
    title: str | None = None

    def add_problem(self, problems: Problems, key: str, message: Message) -> None:
        """Note what is wrong at the line of a key."""
        problems.add(str(self.path), self.lines.get(key, 1), message)


def read_sidecar(path: Path, problems: Problems) -> Sidecar | None:
    """Read a sidecar; note where the file is missing, no TOML, or holds something else than a page's bindings.

    Return what can be made of it; None where nothing can.
    """
    complain = problems.of(str(path))
    source = read_source(path, "sidecar", complain)
    if source is None:
        return None
    try:
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else max(1, source.count("\n"))
        complain(line, Message("sidecar-no-toml", {"why": str(error)}))
        return None
    page = table.get("page")
    if not isinstance(page, str):
        complain(1, Message("sidecar-without-page"))
    for key in table:
        if key not in {"page", *_TEXTS, *_TABLES}:
            complain(_line_of(source, key), Message("sidecar-unknown-entry", {"entry": key}))
    steps, remarks = (_bindings(source, table, name, complain) for name in _TABLES)
    lines = {key: _line_of(source, key) for key in ("page", *steps, *remarks)}
    texts = (_text(source, table, key, complain) for key in _TEXTS)
    return Sidecar(page if isinstance(page, str) else None, steps, remarks, path, lines, *texts)


def _text(source: str, table: Mapping[str, object], key: str, complain: Complain) -> str | None:
    value = table.get(key)
    if value is not None and not (isinstance(value, str) and value.strip()):
        complain(_line_of(source, key), Message("sidecar-no-text", {"key": key}))
    return value.strip() or None if isinstance(value, str) else None


def _bindings(source: str, table: Mapping[str, object], name: str, complain: Complain) -> Mapping[str, str]:
    entries = table.get(name, {})
    if not isinstance(entries, dict):
        complain(_line_of(source, name), Message("sidecar-no-table", {"table": name}))
        return {}
    good: dict[str, str] = {}
    for key, value in entries.items():
        if isinstance(value, str) and _NAME.fullmatch(value):
            good[key] = value
        else:
            complain(_line_of(source, key), Message("sidecar-no-name", {"key": key, "value": str(value)}))
    return good


def _line_of(source: str, key: str) -> int:
    spelt = re.compile(rf"""^\s*\[?\s*["']?{re.escape(key)}["']?\s*[=\].]""")
    return next((number for number, line in enumerate(source.split("\n"), 1) if spelt.match(line)), 1)


def bind(sidecar: Sidecar, blocks: Sequence[Block], problems: Problems) -> Mapping[int, str]:
    """Return the scenario for each index in ``blocks`` that the sidecar binds.

    A key that fits no block, or more than one, is noted.
    """
    bound: dict[int, str] = {}
    for kind, entries in (("step", sidecar.steps), ("remark", sidecar.remarks)):
        of_kind = [(index, block) for index, block in enumerate(blocks) if block.kind == kind]
        for key, scenario in entries.items():
            fitting = [(index, block) for index, block in of_kind if key in block.keys]
            if len(fitting) != 1:
                sidecar.add_problem(problems, key, _unfit(kind, key, [block for _, block in of_kind]))
                continue
            index, block = fitting[0]
            if index in bound or block.id is not None:
                names = {"first": str(bound.get(index) or block.id), "second": scenario}
                message = Message("bound-twice-by-sidecar", {"kind": kind, "line": block.line, **names})
                sidecar.add_problem(problems, key, message)
                continue
            bound[index] = scenario
    return bound


def _unfit(kind: str, key: str, blocks: Sequence[Block]) -> Message:
    """Return what is wrong with a key that fits none or several of the blocks."""
    if lines := [block.line for block in blocks if key in block.keys]:
        return Message("sidecar-key-ambiguous", {"kind": kind, "key": key, "lines": lines})
    problem = Message("sidecar-key-unfit", {"kind": kind, "key": key})
    keys = list(dict.fromkeys(existing for block in blocks for existing in block.keys))
    if nearest := difflib.get_close_matches(key, keys, _NEAREST, cutoff=0.3):
        return Message("nearest-are", {"problem": problem, "names": nearest})
    return Message("there-are", {"problem": problem, "names": keys}) if keys else problem
