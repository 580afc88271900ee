"""The report: one HTML file that carries everything it needs and lets nothing of a page run."""

import base64
import hashlib
import itertools
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from e2e.harness.files.writing import write_whole
from e2e.messages.catalogue import FALLBACK, catalogue, languages
from e2e.messages.visible import visible
from e2e.reports.html.guide import rendered
from e2e.reports.html.interface import Interface
from e2e.reports.html.pictures import Picture, Pictures
from e2e.reports.html.rendering import RenderHooks
from e2e.reports.html.view import PageView, ReportView, report_view, state_of
from e2e.reports.problems import problems, shared_problem
from e2e.reports.results import KINDS, block_name, duration, headline, moment, result, short_name
from e2e.verdict.loader import pages_of
from e2e.verdict.model import EnvironmentData, ScreenshotVerdict

TEMPLATES = Path(__file__).with_name("templates")
FILE_NAME = "index.html"


def render(data: Mapping[str, Any], folder: Path, lang: str | None = None) -> str:
    """Return the report of a verdict file as HTML.

    ``folder`` is where the verdict file lies: the pictures it names are relative to it. ``lang`` is the language in
    which the report opens; None leaves that to the reader's browser. Raises ValueError for a language that has no
    catalogue.
    """
    if lang is not None and lang not in languages():
        raise ValueError(f"there is no catalogue for {lang!r}; there are: {', '.join(languages())}")
    report = report_view(data, pages_of(data))
    return _Report(report, Pictures(folder), lang).html()


def write_report(data: Mapping[str, Any], folder: Path, lang: str | None = None) -> Path:
    """Write the report into the verdict file's folder, whole or not at all; return its path."""
    path = folder / FILE_NAME
    write_whole(path, render(data, folder, lang))
    return path


class _Report:
    def __init__(self, report: ReportView, pictures: Pictures, lang: str | None) -> None:
        self._report = report
        self._pictures = pictures
        self._lang = lang
        self._say = Interface([catalogue(code) for code in languages()])
        self._stages = itertools.count(1)
        self._pages: dict[str, PageView] = {}
        for page in report.pages:
            self._pages.setdefault(page.verdict.path, page)
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self._templates.globals.update(
            say=self._say, t=self._say.text, report=report, kinds=KINDS,
            picture_source=self._picture_source, find_picture=pictures.find, pictures_of=self._pictures_of,
            state_of=state_of, problems=problems, shared=shared_problem,
            result=result, headline=headline, block_name=block_name, short_name=short_name, duration=duration,
            moment=moment, legend=("verified", *KINDS[:-1]),
        )  # fmt: skip
        self._blocks: Any = self._templates.get_template("block.html.j2").module

    def html(self) -> str:
        style, script = self._style(), (TEMPLATES / "report.js").read_text("utf-8")
        articles = [self._article(page) for page in self._report.pages]
        # What may load or run is what this file carries, and nothing else; its hash names it.
        policy = (
            f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'"
        )
        text = self._templates.get_template("report.html.j2").render(
            articles=articles,
            policy=policy,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            lang=self._lang or FALLBACK,
            chosen=self._lang is not None,
            titles={
                locale.lang: locale.text("report-title", headline=headline(self._report.parts))
                for locale in self._say.languages
            },
            environment=msgspec.convert(self._report.data["environment"], EnvironmentData),
            started=self._report.data["started"],
            seconds=self._report.data["seconds"],
        )
        # HTML has no place for control characters, and what reverses the direction of a text can disguise it.
        return visible(text)

    def _style(self) -> str:
        hidden = "\n".join(
            f'[data-lang="{locale.lang}"] .t:not([lang="{locale.lang}"]) {{ display: none; }}'
            for locale in self._say.languages
        )
        return f"{(TEMPLATES / 'report.css').read_text('utf-8')}\n{hidden}\n"

    def _article(self, page: PageView) -> dict[str, Any]:
        hooks = RenderHooks(
            prefix=page.prefix,
            opening=lambda block: str(self._blocks.opening(page.view(block))),
            panel=lambda block: str(self._blocks.panel(page.view(block))),
            picture=lambda name, alt, width: self._screenshot(page, name, alt, width),
            target=lambda address: self._target(page, address),
        )
        body, left = Markup(), list(page.verdict.blocks)
        if page.verdict.source is not None:
            body, left = rendered(page.verdict.source, page.verdict.blocks, hooks)
        return {"page": page, "body": body, "left": [page.view(block) for block in left]}

    def _screenshot(self, page: PageView, name: str, alt: str, width: int | None) -> str:
        """Return the screenshot that a page embeds: as it is stored, or a note that it is missing."""
        picture = next(filter(None, map(self._pictures.find, page.baselines.get(name, []))), None)
        return str(self._blocks.embedded(picture, name, alt, width))

    def _target(self, page: PageView, address: str) -> str | None:
        path, _, fragment = address.partition("#")
        there = page.verdict.path
        if path:
            there = posixpath.normpath(posixpath.join(posixpath.dirname(there), unquote(path.split("?")[0])))
        target = page if there == page.verdict.path else self._pages.get(there)
        if target is None:
            return None
        name = unquote(fragment)
        block = target.named(name)
        return block.link if block else target.link + (quote(f"/h/{name}", safe="/") if name else "")

    def _picture_source(self, picture: Picture, *, svg: bool = False) -> Markup:
        """Return the attributes that give an element its picture: the data, or where they are."""
        if self._pictures.first(picture):
            attribute = "href" if svg else "src"
            return Markup('{}="{}" id="picture-{}"').format(attribute, picture.uri, picture.key)
        return Markup('data-copy="picture-{}"').format(picture.key)

    def _pictures_of(self, screenshot: ScreenshotVerdict) -> dict[str, Any]:
        """Return the pictures of a screenshot, and the size of the stage on which all of them fit."""
        shown = {
            name: self._pictures.find(path)
            for name, path in (
                ("before", screenshot.baseline),
                ("now", screenshot.captured),
                ("diff", screenshot.diff),
            )
        }
        there = [picture for picture in shown.values() if picture is not None]
        return {
            **shown,
            "id": f"stage-{next(self._stages)}",
            "width": max((picture.width for picture in there), default=0),
            "height": max((picture.height for picture in there), default=0),
        }


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
