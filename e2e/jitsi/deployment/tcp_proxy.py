"""A TCP proxy to somebody else's server, from a port of loopback, that can be disconnected."""

import asyncio
import contextlib
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError
from e2e.messages.message import Message

T = TypeVar("T")
_CHUNK = 65_536


class TcpProxy(Closeable):
    """Forwards what comes in at ``port`` of loopback to a server, unread, until it is disconnected.

    Only a Chrome that is started with ``chrome_args`` reaches the server through it.
    """

    def __init__(self, host: str, port: int) -> None:
        self._server = host, port
        self._disconnected = False
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(
            target=self._loop.run_forever, daemon=True, name=f"TCP proxy to {host}"
        )
        self._thread.start()
        try:
            self._listener = self._run(asyncio.start_server(self._pass_on, "127.0.0.1", 0))
        except BaseException:
            self._end()
            raise
        self.port: int = self._listener.sockets[0].getsockname()[1]
        self.chrome_args: tuple[str, ...] = (
            f"--host-resolver-rules=MAP {f'[{host}]' if ':' in host else host}:{port} 127.0.0.1:{self.port}",
            # HTTP/3 is no TCP, and would bypass the proxy.
            "--disable-quic",
        )

    def disconnect(self) -> None:
        """End every connection at once, and refuse new ones."""
        self._disconnected = True
        self._run(self._end_all())

    def reconnect(self) -> None:
        """Let new connections reach the server again."""
        self._disconnected = False

    def close(self) -> None:
        """End every connection and free the port. May be called twice."""
        if self._loop.is_closed():
            return
        self._disconnected = True
        self._run(self._finish())
        self._end()

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)
        except OSError as error:
            raise HarnessError(
                Message("proxy-unconnected", {"server": self._server[0], "why": str(error)})
            ) from error

    async def _end_all(self) -> None:
        for writer in self._open:
            writer.transport.abort()

    async def _finish(self) -> None:
        self._listener.close()
        await self._end_all()
        passing = asyncio.all_tasks() - {asyncio.current_task()}
        for task in passing:
            task.cancel()
        await asyncio.gather(*passing, return_exceptions=True)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            if self._disconnected:
                return
            server_reader, server_writer = await asyncio.open_connection(*self._server)
            self._open.add(server_writer)
            try:
                await asyncio.gather(_copy(reader, server_writer), _copy(server_reader, writer))
            finally:
                self._forget(server_writer)
        except OSError:
            return
        finally:
            self._forget(writer)

    def _forget(self, writer: asyncio.StreamWriter) -> None:
        self._open.discard(writer)
        writer.transport.abort()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await reader.read(_CHUNK):
            writer.write(chunk)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
