"""Whole runs against other deployments: external, guarded, broken, or no Jitsi Meet at all."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from e2e.harness.processes.ports import free_port
from e2e.jitsi.deployment.embedded.tokens import new_key, sign
from e2e.tests.support.runs.in_chrome import StartRun, deployment_elsewhere

# A room with another participant in it, Chrome's own labels with the site's address, a link that is followed after its
# settings were changed, and a lost server.
OPEN = (
    "enter-password",
    "choose-in-bubble",
    "allow-asking-for-other-device",
    "remove-site",
    "connection-lost",
    "conference-failed",
)
# Those in which a token opens the room for another participant, and again later.
GUARDED = ("enter-password", "allow-asking-for-other-device", "connection-lost")


@pytest.mark.parametrize(
    ("how", "steps"), [((), OPEN), (("--tokens",), GUARDED)], ids=["open", "with a token"]
)
def test_an_external_deployment_is_verified_like_the_embedded_one(
    start_run: StartRun, how: tuple[str, ...], steps: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with deployment_elsewhere(*how) as deployment:
        token = deployment.get("token", "no token at all")
        if how:
            monkeypatch.setenv("JITSI_TOKEN", token)
        run = start_run(
            *("--page", "docs/de/jitsi-meet.md", "--page", "docs/en/error-messages.md"),
            *("--jitsi-url", deployment["here"], "--jitsi-authority", deployment["authority"], "-q"),
            *("-k", " or ".join(steps)),
        )
        assert run.end() == 0, run.output
        assert {block["verdict"] for block in run.verdicts().values()} == {"verified"}
        assert len(run.verdicts()) == len(steps)
        written = [run.output, *(file.read_text("utf-8") for file in run.report.rglob("*.[hj]*"))]
        assert not any(token in text for text in written), "the token is nobody else's business"
        assert run.nothing_left(), run.processes()


def test_a_token_that_does_not_open_the_deployment_is_no_drift(
    start_run: StartRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    with deployment_elsewhere("--tokens") as deployment:
        token = sign(new_key())
        monkeypatch.setenv("JITSI_TOKEN", token)
        run = start_run(
            *("--page", "docs/de/jitsi-meet.md", "-k", "join-meeting or enter-password", "-q"),
            *("--jitsi-url", deployment["here"], "--jitsi-authority", deployment["authority"]),
        )
        assert run.end() == 3, run.output
    assert "asks for a login or token" in run.output
    written = [run.output, *(file.read_text("utf-8") for file in run.report.rglob("*.[hj]*"))]
    assert not any(token in text for text in written)
    assert {block["verdict"] for block in run.verdicts().values()} == {"inconclusive"}


FAILS = "the client's script failed: TypeError: render is not a function (app.bundle.min.js:1)"


@pytest.mark.parametrize(
    ("way", "said", "external"),
    [
        ("throws", FAILS, False),
        ("missing", "app.bundle.min.js could not be loaded: HTTP 404", True),
        ("empty", "answers, but is no Jitsi Meet", False),
    ],
)
def test_a_client_that_works_for_nobody_ends_the_run_with_one_sentence(
    start_run: StartRun, way: str, said: str, external: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROKEN_CLIENT", way)
    with contextlib.ExitStack() as started:
        how = ["-p", "e2e.tests.support.runs.broken_client"]
        if external:
            there = started.enter_context(
                deployment_elsewhere(program="e2e.tests.support.runs.broken_client")
            )
            how = ["--jitsi-url", there["here"], "--jitsi-authority", there["authority"]]
        run = start_run("--page", "docs/de/jitsi-meet.md", "-q", *how)
        assert run.end(120) == 3, run.output
    assert run.output.rpartition("= verdict =")[2].count(said) == 1, run.output
    assert "Traceback" not in run.output
    blocks = run.verdicts().values()
    assert {block["verdict"] for block in blocks if block["id"]} == {"inconclusive"}
    assert len([block for block in blocks if block["seconds"]]) <= 5, "it does not walk on"


class Shop(BaseHTTPRequestHandler):
    """A web site that is no Jitsi Meet."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<title>Shop</title>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def place(behaviour: str) -> Iterator[int]:
    """Yield a port at which there is nothing, somebody who never answers, or a shop."""
    if behaviour == "refuses":
        yield free_port()
    elif behaviour == "hangs":
        with socket.create_server(("127.0.0.1", 0)) as silent:
            yield silent.getsockname()[1]
    else:
        with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as shop:
            threading.Thread(target=shop.serve_forever, daemon=True).start()
            yield shop.server_port
            shop.shutdown()


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [("refuses", "cannot be reached"), ("hangs", "did not answer within"), ("is a shop", "is no Jitsi Meet")],
)
def test_non_jitsi_url_fails_within_30_s(start_run: StartRun, behaviour: str, said: str) -> None:
    with place(behaviour) as port:
        run = start_run("--page", "docs/de/jitsi-meet.md", "--jitsi-url", f"http://127.0.0.1:{port}")
        assert run.end(30) == 3, run.output
    assert said in run.output.rpartition("= verdict =")[2], "it is said once, in the end"
    assert "Traceback" not in run.output
    bound = {block["verdict"] for block in run.verdicts().values() if block["id"]}
    assert bound == {"inconclusive"}
