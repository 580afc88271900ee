"""Reading a help page: sections, steps, remarks, figures, claims and bindings, each with its line number.

Pure: nothing is touched but the page, its sidecar and the vocabularies.
"""

from e2e.guide.model import (
    Block,
    Claim,
    ControlClaim,
    FigureClaim,
    Frame,
    LabelClaim,
    LinkClaim,
    Page,
    PageError,
    PlaceClaim,
    Section,
    Side,
)
from e2e.guide.page import find_pages, read_page
from e2e.guide.sidecar import Sidecar, read_sidecar
from e2e.guide.text import fold, slugify_heading
from e2e.guide.vocabulary import Vocabulary, known_languages, vocabulary

__all__ = [
    "Block",
    "Claim",
    "ControlClaim",
    "FigureClaim",
    "Frame",
    "LabelClaim",
    "LinkClaim",
    "Page",
    "PageError",
    "PlaceClaim",
    "Section",
    "Side",
    "Sidecar",
    "Vocabulary",
    "find_pages",
    "fold",
    "known_languages",
    "read_page",
    "read_sidecar",
    "slugify_heading",
    "vocabulary",
]
