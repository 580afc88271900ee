"""The structure of a page, read from its file: sections and blocks. ``e2e.claims.page_reader`` adds the promises."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from e2e.markup.document import read_document
from e2e.markup.source import Complain
from e2e.messages.message import Message
from e2e.pages.bindings import attach
from e2e.pages.files import page_name, read_source
from e2e.pages.front_matter import (
    front_line,
    front_matter_length,
    front_text,
    read_front_matter,
    required_text,
)
from e2e.pages.model import Block, Page, Problems, Section
from e2e.pages.outline import Candidate, Outline, outline
from e2e.pages.sections import sections_of
from e2e.pages.sidecar import Sidecar, bind, read_sidecar
from e2e.pages.validation import find_lost_addresses, find_pictures_in_headings


def read_structure(
    path: Path,
    problems: Problems,
    *,
    languages: Sequence[str],
    root: Path,
    sidecar: Path | None = None,
    name: str | None = None,
) -> Page | None:
    """Return a page with all its blocks, whether they promise something or not.

    Reading goes on after a problem: a page with problems is what can be made of it, None where nothing can.

    Args:
        path: The file.
        problems: Takes what is wrong with the page or the sidecar.
        languages: The languages that a page may be in.
        root: The project's folder.
        sidecar: The file that binds the blocks of an external page, which the project may not edit.
        name: What messages call the page; by default its path from ``root``.
    """
    name = name or page_name(path, root)
    complain = problems.of(name)
    bindings = _sidecar(sidecar, path, problems)
    source = read_source(path, "page", complain)
    if source is None:
        return None
    head = _Head(source, sidecar, bindings, complain)
    lang = head.language(languages)
    found = _outline(source, head.length, complain)
    sections = sections_of(found, title := head.title() or _first_title(found) or name)
    if sidecar is None:
        find_pictures_in_headings(found, complain)
        find_lost_addresses(found, complain)
    read = [_block(candidate, sections[candidate.heading + 1]) for candidate in found.candidates]
    blocks = _bound(read, bindings, problems)
    _find_duplicates(blocks, found, bindings, complain)
    return Page(
        path=path,
        name=name,
        lang=lang,
        ref=head.ref(path.stem),
        title=title,
        front=head.front,
        source=source,
        blocks=tuple(blocks),
        sections=tuple(sections),
        sidecar=sidecar,
        anchors=frozenset(_anchors(blocks, found, sections)),
    )


class _Head:
    """What stands at the head of a page, in its front matter, or else in its sidecar.

    Args:
        source: The whole text of the page.
        sidecar: The sidecar of an external page.
        bindings: What it says; None where it cannot be read.
        complain: Notes what is wrong.
    """

    def __init__(
        self, source: str, sidecar: Path | None, bindings: Sidecar | None, complain: Complain
    ) -> None:
        self._source, self._bindings, self._complain = source, bindings, complain
        self._external = sidecar is not None
        self._needed = bindings is not None or not self._external
        """Whether what is missing here is missing: a sidecar that cannot be read might give it."""
        front: Mapping[str, object] | None = {}
        self.length = 0
        if front_matter_length(source) or (self._needed and not (bindings and bindings.lang)):
            front, self.length = read_front_matter(source, complain)
        self._readable = front is not None
        self.front: Mapping[str, object] = front or {}

    def language(self, languages: Sequence[str]) -> str:
        """Return the page's language: ``lang`` or ``language`` of its front matter, or ``lang`` of its sidecar."""
        key = next((key for key in ("lang", "language") if self.front.get(key) is not None), "lang")
        given = required_text(self.front, key, self._source, self._complain)
        given = given or (self._bindings and self._bindings.lang) or ""
        # A region says nothing about the words: de-DE is German.
        lang = given if given in languages else given.replace("_", "-").partition("-")[0].lower()
        if lang in languages:
            return lang
        line = front_line(self._source, key)
        if not given and self._readable and self._needed:
            self._complain(line, Message("front-matter-no-lang", {"languages": list(languages)}))
        elif given and isinstance(self.front.get(key), str | None):
            self._complain(line, Message("language-unknown", {"lang": given, "languages": list(languages)}))
        # Whatever it is: the page is read on for what else is wrong with it.
        return languages[0]

    def ref(self, stem: str) -> str:
        """Return the name that all languages of the page share; ``stem`` is that of its file."""
        ref = required_text(self.front, "ref", self._source, self._complain)
        if ref is None and self._external:
            ref = (self._bindings and self._bindings.ref) or stem
        if ref is None and self._readable:
            self._complain(front_line(self._source, "ref"), Message("front-matter-no-ref"))
        return ref or ""

    def title(self) -> str | None:
        """Return the page's title, if it is given."""
        given = front_text(self.front, "title")
        return given or (self._bindings.title if self._bindings else None)


def _first_title(found: Outline) -> str:
    return found.headings[0].title if found.headings else ""


def _sidecar(path: Path | None, page: Path, problems: Problems) -> Sidecar | None:
    if path is None:
        return None
    bindings = read_sidecar(path, problems)
    if bindings is not None and bindings.page not in (None, page.name):
        params = {"page": bindings.page, "other": page.name}
        bindings.add_problem(problems, "page", Message("sidecar-of-other-page", params))
    return bindings


def _outline(source: str, front_matter: int, complain: Complain) -> Outline:
    document = read_document(source, complain, front_matter=front_matter)
    found = outline(document)
    attach(found, document.prepared, document.visible, complain)
    return found


def _block(candidate: Candidate, section: Section) -> Block:
    return Block(
        kind=candidate.kind,
        id=candidate.id,
        section=section,
        ordinal=candidate.ordinal,
        line=candidate.line,
        end_line=candidate.end_line,
        text=candidate.text,
        passages=tuple(candidate.passages),
        variant=candidate.variant or section.variant,
        numbered=candidate.numbered,
    )


def _bound(blocks: list[Block], bindings: Sidecar | None, problems: Problems) -> list[Block]:
    bound = bind(bindings, blocks, problems) if bindings else {}
    return [replace(block, id=bound.get(index, block.id)) for index, block in enumerate(blocks)]


def _find_duplicates(
    blocks: list[Block], found: Outline, bindings: Sidecar | None, complain: Complain
) -> None:
    lines: dict[str, int] = {}
    names = [(heading.anchor, heading.anchor_line) for heading in found.headings]
    for block, candidate in zip(blocks, found.candidates, strict=True):
        names.append((block.id, candidate.id_line or block.line))
    for name, line in sorted(names, key=lambda entry: entry[1]):
        if name is None:
            continue
        if name in lines:
            twice = Message("name-twice", {"name": name, "line": lines[name], "again": line})
            if bindings:
                twice = Message("bound-in-sidecar", {"problem": twice, "sidecar": bindings.path.name})
            complain(line, twice)
        lines.setdefault(name, line)


def _anchors(blocks: list[Block], found: Outline, sections: Iterable[Section]) -> Iterable[str]:
    yield from (section.slug for section in sections if section.level)
    yield from (block.id for block in blocks if block.id)
    for prose in (passage.prose for candidate in found.candidates for passage in candidate.passages):
        yield from prose.anchors
    for heading in found.headings:
        for prose in heading.prose:
            yield from prose.anchors
