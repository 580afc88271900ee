"""An occupant named ``focus``, whose leaving makes a conference fail.

In a full installation that is Jicofo, the conference's organiser; participants who see it leave have lost their
conference. The embedded deployment has none, so one that only comes and goes stands in. It speaks BOSH (XEP-0124,
XEP-0206): XMPP in plain HTTP requests.
"""

import http.client
import secrets
from types import TracebackType
from typing import Self
from urllib.parse import quote
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.embedded.prosody import DOMAIN, MUC
from e2e.messages.message import Message

_BOSH = "http://jabber.org/protocol/httpbind"
_CLIENT = "jabber:client"
_SASL = "urn:ietf:params:xml:ns:xmpp-sasl"


class Bosh:
    """An XMPP session with the Prosody on ``port`` of loopback: anonymous, with a ``token`` where it asks for one."""

    def __init__(self, port: int, token: str | None = None) -> None:
        self._path = "/http-bind" + (f"?token={quote(token)}" if token else "")
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self._request = secrets.randbelow(1_000_000)
        self._session = ""

    def __enter__(self) -> Self:
        opened = self._post(
            f"to='{DOMAIN}' ver='1.6' wait='5' hold='1' xmpp:version='1.0' xmlns:xmpp='urn:xmpp:xbosh'"
        )
        self._session = f"sid={quoteattr(opened.get('sid', ''))}"
        answer = self._post(content=f"<auth xmlns='{_SASL}' mechanism='ANONYMOUS'/>")
        for refused in answer.iter(f"{{{_SASL}}}failure"):
            # Prosody keeps the session, and answers nothing that follows for as long as it may be silent.
            reasons = ", ".join(reason.tag.rpartition("}")[2] for reason in refused)
            raise HarnessError(Message("prosody-ended-session", {"condition": reasons}))
        self._post(f"xmpp:restart='true' to='{DOMAIN}' xmlns:xmpp='urn:xmpp:xbosh'")
        self.send("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._post("type='terminate'")
        finally:
            self._http.close()

    def send(self, stanza: str) -> ElementTree.Element:
        """Send a stanza and return the body of the answer. Raises HarnessError."""
        return self._post(content=stanza.replace(" ", f" xmlns='{_CLIENT}' ", 1))

    def _post(self, attributes: str = "", content: str = "") -> ElementTree.Element:
        self._request += 1
        body = f"<body rid='{self._request}' xmlns='{_BOSH}' {self._session} {attributes}>{content}</body>"
        try:
            self._http.request(
                "POST", self._path, body.encode(), {"Content-Type": "text/xml", "Host": DOMAIN}
            )
            answer = ElementTree.fromstring(self._http.getresponse().read())  # noqa: S314 - our own Prosody
        except (OSError, http.client.HTTPException, ElementTree.ParseError) as error:
            raise HarnessError(Message("prosody-does-not-answer", {"why": str(error)})) from error
        if answer.get("type") == "terminate" and "terminate" not in attributes:
            raise HarnessError(Message("prosody-ended-session", {"condition": str(answer.get("condition"))}))
        return answer


def visit_as_focus(port: int, room: str, password: str | None = None, *, token: str | None = None) -> None:
    """Enter ``room`` as ``focus`` and leave at once. Raises HarnessError when the room does not let it in."""
    address = quoteattr(f"{room.lower()}@{MUC}/focus")
    secret = "" if password is None else f"<password>{escape(password)}</password>"
    with Bosh(port, token) as session:
        answer = session.send(
            f"<presence to={address}><x xmlns='http://jabber.org/protocol/muc'>{secret}</x></presence>"
        )
        for error in answer.iter(f"{{{_CLIENT}}}error"):
            reasons = ", ".join(reason.tag.rpartition("}")[2] for reason in error)
            raise HarnessError(Message("focus-kept-out", {"room": room, "reasons": reasons}))
        session.send(f"<presence to={address} type='unavailable'/>")
