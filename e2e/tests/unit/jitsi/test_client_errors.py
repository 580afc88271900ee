"""What goes wrong with the client: said in one message, without an address, and without what kept nobody out."""

import pytest

from e2e.jitsi.support.client_errors import Troubles
from e2e.messages.catalogue import render
from e2e.messages.message import Message

STACK = (
    "TypeError: render is not a function\n    at https://meet.example.org/libs/app.bundle.min.js?v=13.2.0:1:7"
)


def test_first_trouble_names_its_file() -> None:
    troubles = Troubles(set())
    assert not troubles.first()
    troubles.script_failed("TypeError", "render is\nnot a function", STACK)
    troubles.file_missing("https://meet.example.org/css/all.css?jwt=s3cret", "stylesheet", "HTTP 404")
    said = "the client's script failed: TypeError: render is not a function (app.bundle.min.js:1)"
    trouble = troubles.first()
    assert trouble is not None
    assert render(trouble) == said
    assert render(trouble, "de").startswith("das Skript des Clients ist gescheitert: TypeError")


@pytest.mark.parametrize(
    ("kind", "why", "said"),
    [
        ("script", "HTTP 404", "app.js could not be loaded: HTTP 404"),
        ("document", "net::ERR_FAILED", "app.js could not be loaded: net::ERR_FAILED"),
        ("image", "HTTP 404", ""),
        ("fetch", "HTTP 502", ""),
        ("script", "net::ERR_ABORTED", ""),
    ],
)
def test_only_files_that_the_client_needs_count(kind: str, why: str, said: str) -> None:
    troubles = Troubles(set())
    troubles.file_missing("https://meet.example.org/libs/app.js?jwt=s3cret", kind, why)
    assert render(troubles.first() or "") == said


def test_harmless_trouble_explains_nothing_at_later_blocks() -> None:
    harmless: set[Message] = set()
    first = Troubles(harmless)
    first.script_failed("Error", "no analytics", "")
    first.forgive()
    assert not first.first()
    second = Troubles(harmless)
    second.script_failed("Error", "no analytics", "")
    assert not second.first()
    second.script_failed("Error", "no more", "")
    assert render(second.first() or "") == "the client's script failed: Error: no more"
