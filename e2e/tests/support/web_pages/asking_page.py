"""A web page that asks for devices, as small as can be."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"""<!doctype html><meta charset="utf-8"><title>Asking</title><script>
  async function ask(what) {
    try { return (await navigator.mediaDevices.getUserMedia(what)).getTracks().map(t => t.kind).sort().join(); }
    catch (error) { return error.name; }
  }
</script>"""


WORKER = "/worker.js"
"""The path of a service worker, which answers each document with one that says so in its title."""

_WORKER_SCRIPT = b"""
  addEventListener('fetch', event => {
    if (event.request.mode === 'navigate') {
      event.respondWith(new Response('<title>Worker</title>', { headers: { 'Content-Type': 'text/html' } }));
    }
  });"""


class AskingPage(BaseHTTPRequestHandler):
    """Serves the page, whatever is asked for but the worker."""

    def do_GET(self) -> None:
        """Answer with the page."""
        kind, content = ("text/javascript", _WORKER_SCRIPT) if self.path == WORKER else ("text/html", PAGE)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve_asking_page(secure: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve the page on loopback, by HTTPS where there is a context for that, and yield the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), AskingPage)
    if secure is not None:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
