"""The structure of a page, read from its file: sections and blocks. ``e2e.claims.page_reader`` adds the promises."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from e2e.markup.document import read_document
from e2e.markup.source import Fail
from e2e.pages.bindings import attach
from e2e.pages.files import page_name, read_source
from e2e.pages.front_matter import (
    front_line,
    front_matter_length,
    front_text,
    read_front_matter,
    required_text,
)
from e2e.pages.model import Block, Page, PageError, Section
from e2e.pages.outline import Candidate, Outline, outline
from e2e.pages.sections import sections_of
from e2e.pages.sidecar import Sidecar, bind, read_sidecar
from e2e.pages.validation import reject_lost_addresses, reject_pictures_in_headings


def read_structure(
    path: Path, *, languages: Sequence[str], root: Path, sidecar: Path | None = None, name: str | None = None
) -> Page:
    """Return a page with all its blocks, whether they promise something or not.

    Args:
        path: The file.
        languages: The languages that a page may be in.
        root: The project's folder.
        sidecar: The file that binds the blocks of an external page, which the project may not edit.
        name: What messages call the page; by default its path from ``root``.

    Raises:
        PageError: Something is wrong with the page or the sidecar.
    """
    name = name or page_name(path, root)
    fail = partial(PageError, name)
    source = read_source(path, "page", fail)
    bindings = _sidecar(sidecar, path)
    front, length = _front(source, name, bindings)
    lang = _language(front, source, bindings, languages, fail)
    ref = required_text(front, "ref", source, fail)
    if ref is None and bindings is not None:
        ref = bindings.ref or path.stem
    if ref is None:
        raise fail(
            front_line(source, "ref"), "the front matter has no ref; give the page's name in the site, ref: …"
        )
    found = _outline(source, length, fail)
    title = front_text(front, "title") or (bindings and bindings.title) or _first_title(found) or name
    sections = sections_of(found, title)
    if bindings is None:
        reject_pictures_in_headings(found, fail)
        reject_lost_addresses(found, fail)
    blocks = [_block(candidate, sections[candidate.heading + 1]) for candidate in found.candidates]
    blocks = _bound(blocks, bindings)
    _reject_duplicates(blocks, found, bindings, fail)
    return Page(
        path=path,
        name=name,
        lang=lang,
        ref=ref,
        title=title,
        front=front,
        source=source,
        blocks=tuple(blocks),
        sections=tuple(sections),
        sidecar=sidecar,
        anchors=frozenset(_anchors(blocks, found, sections)),
    )


def _front(source: str, name: str, bindings: Sidecar | None) -> tuple[Mapping[str, object], int]:
    """Return the front matter and its length; an external page needs none, if its sidecar gives the language."""
    if bindings is not None and bindings.lang and not front_matter_length(source):
        return {}, 0
    return read_front_matter(source, name)


def _language(
    front: Mapping[str, object], source: str, bindings: Sidecar | None, languages: Sequence[str], fail: Fail
) -> str:
    """Return the language of a page: ``lang`` or ``language`` of its front matter, or its sidecar's ``lang``."""
    known = ", ".join(languages)
    key = next((key for key in ("lang", "language") if front.get(key) is not None), "lang")
    given = required_text(front, key, source, fail) or (bindings and bindings.lang)
    if not given:
        raise fail(front_line(source, "lang"), f"the front matter has no lang; give one of {known}")
    # A region says nothing about the words: de-DE is German.
    lang = given if given in languages else given.replace("_", "-").partition("-")[0].lower()
    if lang not in languages:
        line = front_line(source, key)
        raise fail(
            line, f"there is no vocabulary for lang {given}; there is one for {known} (e2e/claims/languages)"
        )
    return lang


def _first_title(found: Outline) -> str:
    return found.headings[0].title if found.headings else ""


def _sidecar(path: Path | None, page: Path) -> Sidecar | None:
    if path is None:
        return None
    bindings = read_sidecar(path)
    if bindings.page != page.name:
        raise bindings.error(
            "page", f"the sidecar is for {bindings.page}, not for {page.name}; give the right one"
        )
    return bindings


def _outline(source: str, front_matter: int, fail: Fail) -> Outline:
    document = read_document(source, fail, front_matter=front_matter)
    found = outline(document)
    attach(found, document.prepared, document.visible, fail)
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


def _bound(blocks: list[Block], bindings: Sidecar | None) -> list[Block]:
    bound = bind(bindings, blocks) if bindings else {}
    return [replace(block, id=bound.get(index, block.id)) for index, block in enumerate(blocks)]


def _reject_duplicates(blocks: list[Block], found: Outline, bindings: Sidecar | None, fail: Fail) -> None:
    lines: dict[str, int] = {}
    names = [(heading.anchor, heading.anchor_line) for heading in found.headings]
    for block, candidate in zip(blocks, found.candidates, strict=True):
        names.append((block.id, candidate.id_line or block.line))
    for name, line in sorted(names, key=lambda entry: entry[1]):
        if name is None:
            continue
        if name in lines:
            where = f" (bound in {bindings.path.name})" if bindings else ""
            raise fail(
                line, f"{name} is on line {lines[name]} and again on line {line}{where}; a name stands once"
            )
        lines[name] = line


def _anchors(blocks: list[Block], found: Outline, sections: Iterable[Section]) -> Iterable[str]:
    yield from (section.slug for section in sections if section.level)
    yield from (block.id for block in blocks if block.id)
    for prose in (passage.prose for candidate in found.candidates for passage in candidate.passages):
        yield from prose.anchors
    for heading in found.headings:
        for prose in heading.prose:
            yield from prose.anchors
