"""What tests of Chrome's own interface share: a desktop, and the origin of a page that asks for devices."""

from collections.abc import Iterator

import pytest

from e2e.desktop.desktop import Desktop
from e2e.tests.support.web_pages.asking_page import serve_asking_page


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """The origin of a page that asks for devices."""
    with serve_asking_page() as port:
        yield f"http://localhost:{port}"


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    """The desktop of a module's Chromes."""
    with Desktop.start() as desktop:
        yield desktop
