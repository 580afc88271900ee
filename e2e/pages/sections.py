"""The sections of a page, and their slugs: the anchors of the headings in the published page."""

from collections import Counter
from collections.abc import Iterable

from e2e.markup.text import slugify_heading
from e2e.pages.model import Section
from e2e.pages.outline import Heading, Outline


def sections_of(found: Outline, title: str) -> list[Section]:
    """Return the section before the first heading, which has the page's title, and one for each heading."""
    count: Counter[str] = Counter()
    sections: list[Section] = []
    around: list[Section] = []
    for heading, slug in zip(found.headings, _slugs(found.headings, count), strict=True):
        around = [section for section in around if section.level < heading.level]
        variant = heading.variant or (around[-1].variant if around else None)
        sections.append(Section(heading.title, slug, heading.level, heading.line, variant))
        around.append(sections[-1])
    first = next((candidate.line for candidate in found.candidates if candidate.heading < 0), 1)
    return [Section(title, _unique(slugify_heading(title), count), 0, first), *sections]


def heading_slugs(headings: Iterable[Heading]) -> list[str]:
    """Return the slugs of all headings of a page."""
    return _slugs(headings, Counter())


def _slugs(headings: Iterable[Heading], count: Counter[str]) -> list[str]:
    return [heading.anchor or _unique(slugify_heading(heading.title), count) for heading in headings]


def _unique(slug: str, count: Counter[str]) -> str:
    count[slug] += 1
    return slug if count[slug] == 1 else f"{slug}-{count[slug] - 1}"
