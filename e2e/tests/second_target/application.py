"""The sound check: a web server on loopback with one page, which asks for the microphone and says that it hears it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from e2e.harness.closeable import Closeable

PAGE = Path(__file__).with_name("application.html").read_bytes()


class _Handler(BaseHTTPRequestHandler):
    """Serves the page, and nothing else."""

    def do_GET(self) -> None:
        """Answer with the page."""
        found = self.path == "/"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if found:
            self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class SoundCheck(Closeable):
    """The deployment; Chrome gives a page of this very machine what it asks for without a certificate."""

    kind: Literal["embedded"] = "embedded"
    client = "Sound check 1"
    ca_certificate = None
    code = None
    chrome_args: tuple[str, ...] = ()

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True, name="sound check")
        self._thread.start()
        self.host = f"localhost:{self._server.server_port}"
        self.url = f"http://{self.host}"

    def check(self) -> None:
        """Do nothing: a thread of this process answers as long as the process does."""

    def close(self) -> None:
        """End the server. May be called twice."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
