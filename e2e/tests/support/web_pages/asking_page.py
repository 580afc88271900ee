"""A web page that asks for devices, as small as can be."""

from http.server import BaseHTTPRequestHandler

PAGE = b"""<!doctype html><meta charset="utf-8"><title>Asking</title><script>
  async function ask(what) {
    try { return (await navigator.mediaDevices.getUserMedia(what)).getTracks().map(t => t.kind).sort().join(); }
    catch (error) { return error.name; }
  }
</script>"""


class AskingPage(BaseHTTPRequestHandler):
    """Serves the page whatever is asked for."""

    def do_GET(self) -> None:
        """Answer with the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
