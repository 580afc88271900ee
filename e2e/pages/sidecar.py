"""Bindings of a page that may not be edited: a TOML file beside it, mapping keys of blocks to scenarios."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from e2e.pages.files import read_source
from e2e.pages.model import Block, PageError

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

    page: str
    steps: Mapping[str, str]
    remarks: Mapping[str, str]
    path: Path
    lines: Mapping[str, int]
    lang: str | None = None
    ref: str | None = None
    title: str | None = None

    def error(self, key: str, message: str) -> PageError:
        """Return an error at the line of a key."""
        return PageError(str(self.path), self.lines.get(key, 1), message)


def read_sidecar(path: Path) -> Sidecar:
    """Read a sidecar.

    Raises:
        PageError: The file is missing, no TOML, or holds something else than a page's bindings.
    """
    source = read_source(path, "sidecar", partial(PageError, str(path)))
    try:
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else max(1, source.count("\n"))
        raise PageError(str(path), line, f"the sidecar is no TOML: {error}; correct it") from error
    page = table.get("page")
    if not isinstance(page, str):
        raise PageError(
            str(path), 1, 'the sidecar names no page; begin it with page = "file name of the page"'
        )
    unknown = [key for key in table if key not in {"page", *_TEXTS, *_TABLES}]
    if unknown:
        raise PageError(
            str(path),
            _line_of(source, unknown[0]),
            f"unknown entry {unknown[0]}; there are page, lang, ref, title, [steps], [remarks]",
        )
    steps, remarks = (_bindings(path, source, table, name) for name in _TABLES)
    lines = {key: _line_of(source, key) for key in ("page", *steps, *remarks)}
    texts = (_text(path, source, table, key) for key in _TEXTS)
    return Sidecar(page, steps, remarks, path, lines, *texts)


def _text(path: Path, source: str, table: Mapping[str, object], key: str) -> str | None:
    value = table.get(key)
    if value is None or (isinstance(value, str) and value.strip()):
        return value.strip() if isinstance(value, str) else None
    raise PageError(str(path), _line_of(source, key), f'{key} is no text; write {key} = "…"')


def _bindings(path: Path, source: str, table: Mapping[str, object], name: str) -> Mapping[str, str]:
    entries = table.get(name, {})
    if not isinstance(entries, dict):
        raise PageError(str(path), _line_of(source, name), f"[{name}] is no table of key = scenario lines")
    for key, value in entries.items():
        if not isinstance(value, str) or not _NAME.fullmatch(value):
            raise PageError(
                str(path),
                _line_of(source, key),
                f'{key} is bound to {value!r}, which is no scenario\'s name; write it as {key!r} = "name-of-scenario"',
            )
    return entries


def _line_of(source: str, key: str) -> int:
    spelt = re.compile(rf"""^\s*\[?\s*["']?{re.escape(key)}["']?\s*[=\].]""")
    return next((number for number, line in enumerate(source.split("\n"), 1) if spelt.match(line)), 1)


def bind(sidecar: Sidecar, blocks: Sequence[Block]) -> Mapping[int, str]:
    """Return the scenario for each index in ``blocks`` that the sidecar binds.

    Raises ``PageError`` for a key that fits no block, or more than one.
    """
    bound: dict[int, str] = {}
    for kind, entries in (("step", sidecar.steps), ("remark", sidecar.remarks)):
        of_kind = [(index, block) for index, block in enumerate(blocks) if block.kind == kind]
        for key, scenario in entries.items():
            fitting = [(index, block) for index, block in of_kind if key in block.keys]
            if not fitting:
                raise sidecar.error(key, f"no {kind} of the page has the key {key}; {_nearest(key, of_kind)}")
            if len(fitting) > 1:
                lines = ", ".join(str(block.line) for _, block in fitting)
                raise sidecar.error(
                    key, f"the key {key} fits the {kind}s on the lines {lines}; use heading-slug/p<line>"
                )
            index, block = fitting[0]
            if index in bound or block.id is not None:
                raise sidecar.error(
                    key,
                    f"the {kind} on line {block.line} is bound twice: {bound.get(index) or block.id}, {scenario}",
                )
            bound[index] = scenario
    return bound


def _nearest(key: str, blocks: Iterable[tuple[int, Block]]) -> str:
    keys = list(dict.fromkeys(existing for _, block in blocks for existing in block.keys))
    nearest = difflib.get_close_matches(key, keys, _NEAREST, cutoff=0.3)
    return f"the nearest are {', '.join(nearest)}" if nearest else f"there are {', '.join(keys) or 'none'}"
