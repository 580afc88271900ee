"""Chrome's inspector of its own interface: it knows labels that are missing from the accessibility tree."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message

_SECONDS = 8.0


@dataclass
class View:
    """One view of Chrome's interface: ``kind`` is its class, ``number`` its number in this reading."""

    number: int
    kind: str
    children: "list[View]" = field(default_factory=list)

    def walk(self) -> "Iterator[View]":
        """Yield the view and all below it, top down."""
        yield self
        for child in self.children:
            yield from child.walk()


class UIDevTools:
    """The inspector that Chrome offers on loopback when started with ``--enable-ui-devtools=PORT``.

    Every method raises HarnessError when the inspector cannot be reached.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: ClientConnection | None = None
        self._open = ExitStack()
        self._number = 0

    def views(self) -> View:
        """Read the tree of all views of all windows."""
        return _view(self._command("DOM.getDocument")["root"])

    def properties(self, view: View) -> dict[str, str]:
        """Return the properties of a view, e.g. ``Text``, ``Visible``, as text."""
        answer = self._command("CSS.getMatchedStylesForNode", nodeId=view.number)
        return {
            prop["name"]: prop["value"]
            for rule in answer.get("matchedCSSRules", [])
            for prop in rule["rule"]["style"]["cssProperties"]
        }

    def close(self) -> None:
        """Close the connection; the next call opens it again."""
        self._socket = None
        self._open.close()

    def _command(self, method: str, **parameters: object) -> dict[str, Any]:
        try:
            if self._socket is None:
                # Chrome's server here knows neither compression nor pings.
                connection = connect(
                    f"ws://127.0.0.1:{self._port}/0",
                    max_size=None,
                    open_timeout=_SECONDS,
                    # Nor does it answer a goodbye.
                    close_timeout=0.02,
                    compression=None,
                    ping_interval=None,
                )
                self._socket = self._open.enter_context(connection)
                self._ask(self._socket, "DOM.enable", {})
                self._ask(self._socket, "CSS.enable", {})
            return self._ask(self._socket, method, parameters)
        except (OSError, TimeoutError, WebSocketException) as error:
            self.close()
            raise HarnessError(Message("inspector-silent", {"why": str(error)})) from error

    def _ask(self, socket: ClientConnection, method: str, parameters: dict[str, object]) -> dict[str, Any]:
        self._number += 1
        socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(socket.recv(timeout=_SECONDS))
            if answer.get("id") == self._number:
                result: dict[str, Any] = answer.get("result", {})
                return result


def _view(node: dict[str, Any]) -> View:
    attributes = node.get("attributes", [])
    named = dict(zip(attributes[::2], attributes[1::2], strict=False))
    kind = named.get("class") or named.get("name") or node["nodeName"]
    return View(node["nodeId"], kind, [_view(child) for child in node.get("children", [])])
