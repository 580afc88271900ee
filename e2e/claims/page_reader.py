"""Reading a page: its file becomes a :class:`~e2e.claims.model.Page` with all that it promises."""

from collections.abc import Iterable
from pathlib import Path

from e2e.claims.kinds.labels import Found, word_claims
from e2e.claims.kinds.screenshots_and_links import Base
from e2e.claims.model import Page, PageClaim, ScreenshotClaim, with_claims
from e2e.claims.sentences.paragraph import Paragraph
from e2e.claims.vocabulary import Vocabulary, known_languages, vocabulary
from e2e.markup.source import Complain
from e2e.pages.model import Block, PageError, Passage, Problems
from e2e.pages.structure import read_structure


def read_page(
    path: Path, *, sidecar: Path | None = None, root: Path, screenshots: Path, name: str | None = None
) -> Page:
    """Read a page and what it promises.

    Args:
        path: The file.
        sidecar: The file that binds the blocks of an external page, which the project may not edit.
        root: The project's folder.
        screenshots: The folder that the screenshots of the project's pages are in.
        name: What messages call the page; by default its path from ``root``.

    Raises:
        PageError: Something is wrong with the page or the sidecar.
    """
    problems = Problems()
    page = read_with_problems(path, problems, sidecar=sidecar, root=root, screenshots=screenshots, name=name)
    problems.check()
    assert page is not None, "a problem was noted otherwise"
    return page


def read_with_problems(
    path: Path,
    problems: Problems,
    *,
    sidecar: Path | None = None,
    root: Path,
    screenshots: Path,
    name: str | None = None,
) -> Page | None:
    """Read a page as ``read_page`` does, but note what is wrong with it in ``problems``.

    None for a page that cannot be read, or whose language has a broken table.
    """
    page = read_structure(path, problems, languages=known_languages(), sidecar=sidecar, root=root, name=name)
    if page is None:
        return None
    home = None if sidecar else root / "docs" / page.lang
    base = Base(path, root, screenshots, home, page.lang)
    try:
        words = vocabulary(page.lang)
    except PageError as error:
        problems.take(error)
        return None
    complain = problems.of(page.name)
    return with_claims(page, (_claims(block, words, base, complain) for block in page.blocks))


def _claims(block: Block, words: Vocabulary, base: Base, complain: Complain) -> tuple[PageClaim, ...]:
    return tuple(_once(claim for passage in block.passages for claim in _in(passage, words, base, complain)))


def _in(passage: Passage, words: Vocabulary, base: Base, complain: Complain) -> list[PageClaim]:
    """Return the claims of a passage in reading order."""
    paragraph = Paragraph(passage.prose, words)
    found = word_claims(paragraph, passage.alternative)
    for picture in passage.prose.pictures:
        sentence = paragraph.sentence(picture.position) or picture.alt
        found.append(Found(picture.position, base.screenshot(picture, sentence, complain)))
    for link in passage.prose.links:
        claim = base.link(link, paragraph.sentence(link.position), complain)
        if claim is not None:
            found.append(Found(link.position, claim))
    return [item.claim for item in sorted(found, key=lambda item: item.position)]


def _once(claims: Iterable[PageClaim]) -> list[PageClaim]:
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
