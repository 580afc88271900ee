"""Configuration files made from the templates beside this module."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
"""The folder of the templates, and of what needs no filling in."""


@functools.cache
def _templates() -> "Environment":
    # Loaded while other parts start, not before the step is named.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # Plain text files that no browser reads as markup: nothing to escape.
    return Environment(  # noqa: S701
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def write_from_template(target: Path, template: str, **values: object) -> Path:
    """Write ``template``, filled with ``values``, to ``target`` and return it; a value that is missing raises."""
    target.write_text(_templates().get_template(template).render(values), "utf-8")
    return target
