"""Reading a page: from a file to :class:`~e2e.pages.model.Page`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from e2e.claims.labels import Found, word_claims
from e2e.claims.sentences import Paragraph
from e2e.claims.vocabulary import Vocabulary, known_languages, vocabulary
from e2e.markup.kramdown_attributes import Fail, prepare
from e2e.markup.liquid import without_comments
from e2e.markup.markdown import parser
from e2e.markup.text import slugify_heading
from e2e.pages.bindings import attach
from e2e.pages.front_matter import front_line, front_text, read_front_matter, required_text
from e2e.pages.model import Block, Claim, LinkClaim, Page, PageError, ScreenshotClaim, Section
from e2e.pages.outline import Candidate, Outline, Run, outline
from e2e.pages.references import Base
from e2e.pages.sidecar import Sidecar, bind, read_sidecar
from e2e.pages.source import read_source
from e2e.pages.validation import reject_lost_addresses, reject_pictures_in_headings


def read_page(
    path: Path, *, sidecar: Path | None = None, root: Path, screenshots: Path, name: str | None = None
) -> Page:
    """Read a page.

    ``sidecar`` binds the blocks of a page that may not be edited. ``root`` is the project's folder, ``screenshots``
    the one that the screenshots of its own pages are in. ``name`` is what messages call the page: by default its path
    from ``root``. Raises ``PageError`` for everything that is wrong with the page or the sidecar.
    """
    name = name or _name(path, root)
    fail = partial(PageError, name)
    source = read_source(path, "page", fail)
    front, length = read_front_matter(source, name)
    words = _vocabulary(front, source, fail)
    ref = required_text(front, "ref", source, fail)
    if ref is None:
        raise fail(
            front_line(source, "ref"), "the front matter has no ref; give the page's name in the site, ref: …"
        )
    bindings = _sidecar(sidecar, path)
    lines = source.split("\n")
    text = without_comments([""] * length + lines[length:], fail)
    prepared = prepare(text, fail)
    found = outline(parser().parse("\n".join(prepared.lines)), prepared.lines)
    attach(found, prepared, text, fail)
    title = front_text(front, "title") or (found.headings[0].title if found.headings else name)
    sections = _sections(found, title)
    home = None if bindings else root / "docs" / words.lang
    base = Base(path, root, screenshots, home, words.lang)
    if home is not None:
        reject_pictures_in_headings(found, fail)
        reject_lost_addresses(found, fail)
    reader = _Reader(words, base, fail)
    candidates = [reader.block(candidate, sections[candidate.heading + 1]) for candidate in found.candidates]
    candidates = _bound(candidates, bindings)
    _reject_duplicates(candidates, found, bindings, fail)
    blocks = tuple(block for block in candidates if _promises(block))
    used = tuple(sections if any(block.section is sections[0] for block in blocks) else sections[1:])
    return Page(
        path=path,
        name=name,
        lang=words.lang,
        ref=ref,
        title=title,
        front=front,
        source=source,
        blocks=blocks,
        sections=used,
        vocabulary=words,
        sidecar=sidecar,
        anchors=frozenset(_anchors(candidates, found, used)),
    )


def find_pages(paths: Iterable[Path]) -> list[Path]:
    """Return the pages at ``paths``; a folder means all Markdown files in it and below, sorted, but no README.md.

    Raises ``PageError`` for a path at which there is nothing.
    """
    found: dict[Path, None] = {}
    for path in paths:
        try:
            if path.is_dir():
                found.update(
                    dict.fromkeys(sorted(file for file in path.rglob("*.md") if _is_page(file, path)))
                )
            elif path.exists():
                found[path] = None
            else:
                raise PageError(str(path), 1, "there is no such page or folder; check the path")
        except OSError as error:
            raise PageError(str(path), 1, f"the page or folder cannot be read: {error.strerror}") from error
    return list(found)


def _is_page(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not hidden and file.name.lower() != "readme.md"


def _name(path: Path, root: Path) -> str:
    absolute, top = path.absolute(), root.absolute()
    return absolute.relative_to(top).as_posix() if absolute.is_relative_to(top) else str(path)


def _vocabulary(front: Mapping[str, object], source: str, fail: Fail) -> Vocabulary:
    known = ", ".join(known_languages())
    lang = required_text(front, "lang", source, fail)
    if lang is None:
        raise fail(front_line(source, "lang"), f"the front matter has no lang; give one of {known}")
    try:
        return vocabulary(lang)
    except LookupError as error:
        line = front_line(source, "lang")
        raise fail(line, f"there is no vocabulary for lang {lang}; there is one for {known}") from error


def _sidecar(path: Path | None, page: Path) -> Sidecar | None:
    if path is None:
        return None
    bindings = read_sidecar(path)
    if bindings.page != page.name:
        raise bindings.error(
            "page", f"the sidecar is for {bindings.page}, not for {page.name}; give the right one"
        )
    return bindings


def _sections(found: Outline, title: str) -> list[Section]:
    """Return the section before the first heading, and one for each heading."""
    count: Counter[str] = Counter()
    sections: list[Section] = []
    around: list[Section] = []
    for heading in found.headings:
        slug = heading.anchor or _unique(slugify_heading(heading.title), count)
        around = [section for section in around if section.level < heading.level]
        variant = heading.variant or (around[-1].variant if around else None)
        sections.append(Section(heading.title, slug, heading.level, heading.line, variant))
        around.append(sections[-1])
    first = next((candidate.line for candidate in found.candidates if candidate.heading < 0), 1)
    return [Section(title, _unique(slugify_heading(title), count), 0, first), *sections]


def _unique(slug: str, count: Counter[str]) -> str:
    count[slug] += 1
    return slug if count[slug] == 1 else f"{slug}-{count[slug] - 1}"


@dataclass(frozen=True)
class _Reader:
    """Reads the claims of a page's blocks."""

    vocabulary: Vocabulary
    base: Base
    fail: Fail

    def block(self, candidate: Candidate, section: Section) -> Block:
        """Return a candidate as a block."""
        claims = [claim for run in candidate.runs for claim in self._claims(run)]
        return Block(
            kind=candidate.kind,
            id=candidate.id,
            section=section,
            ordinal=candidate.ordinal,
            line=candidate.line,
            end_line=candidate.end_line,
            text=candidate.text,
            claims=tuple(_once(claims)),
            variant=candidate.variant or section.variant,
            numbered=candidate.numbered,
        )

    def _claims(self, run: Run) -> list[Claim]:
        paragraph = Paragraph(run.prose, self.vocabulary)
        found = word_claims(paragraph, run.alternative)
        for picture in run.prose.pictures:
            sentence = paragraph.sentence(picture.position) or picture.alt
            found.append(Found(picture.position, self.base.screenshot(picture, sentence, self.fail)))
        for link in run.prose.links:
            claim = self.base.link(link, paragraph.sentence(link.position), self.fail)
            if claim is not None:
                found.append(Found(link.position, claim))
        return [item.claim for item in sorted(found, key=lambda item: item.position)]


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Drop the screenshots that a block shows again."""
    seen: set[Path] = set()
    kept = []
    for claim in claims:
        if isinstance(claim, ScreenshotClaim):
            if claim.path in seen:
                continue
            seen.add(claim.path)
        kept.append(claim)
    return kept


def _promises(block: Block) -> bool:
    if block.kind == "step" or block.id is not None or block.numbered:
        return True
    return any(not (isinstance(claim, LinkClaim) and claim.external) for claim in block.claims)


def _bound(blocks: list[Block], bindings: Sidecar | None) -> list[Block]:
    bound = bind(bindings, blocks) if bindings else {}
    return [replace(block, id=bound.get(index, block.id)) for index, block in enumerate(blocks)]


def _reject_duplicates(blocks: list[Block], found: Outline, bindings: Sidecar | None, fail: Fail) -> None:
    lines: dict[str, int] = {}
    names = [(heading.anchor, heading.anchor_line, "heading") for heading in found.headings]
    for block, candidate in zip(blocks, found.candidates, strict=True):
        names.append((block.id, candidate.id_line or block.line, block.kind))
    for name, line, _ in sorted(names, key=lambda entry: entry[1]):
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
    for prose in (run.prose for candidate in found.candidates for run in candidate.runs):
        yield from prose.anchors
    for heading in found.headings:
        for prose in heading.prose:
            yield from prose.anchors
