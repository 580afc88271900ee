"""D-Bus on the wire, for the few questions that reading a tree asks hundreds of times.

Of a question's message only the path and the serial are new, and the few shapes of the answers are unpacked where they
lie. jeepney, which builds and parses each message field by field, took 40 of the 47 ms of Python in a read of Chrome's
tree with the site information (636 calls); this takes 7. jeepney does the greeting, and parses any other shape.
"""

import functools
import struct
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from jeepney import Parser  # type: ignore[import-untyped]

# D-Bus specification, "Message Protocol": byte order, type, flags, version, length of the body, serial, length of the
# header's fields; then the fields, padded to eight bytes; then the body.
_HEAD = struct.Struct("<cBBBIII")
_UINT32 = struct.Struct("<I")
_RECT = struct.Struct("<4i")
_METHOD_CALL, _METHOD_RETURN, _ERROR = 1, 2, 3
_NO_AUTO_START = 2
_PATH, _INTERFACE, _MEMBER, _REPLY_SERIAL, _DESTINATION, _SIGNATURE = 1, 2, 3, 5, 6, 8
_LONGEST = 1 << 27
"""The most bytes of a message, by the specification."""


class Garbled(OSError):
    """What came from the bus is no message of D-Bus."""


class Question(NamedTuple):
    """A method that is called of many objects with the same arguments.

    Args:
        interface: the interface.
        member: the method.
        signature: the types of the arguments, in D-Bus's letters.
        body: the arguments as they stand on the wire.
    """

    interface: str
    member: str
    signature: str = ""
    body: bytes = b""


def strings(*values: str) -> bytes:
    """Return strings as they stand on the wire, as the arguments of a question."""
    body = b""
    for value in values:
        encoded = value.encode()
        body += bytes(-len(body) % 4) + _UINT32.pack(len(encoded)) + encoded + b"\0"
    return body


def question_message(serial: int, program: str, path: str, question: Question) -> bytes:
    """Return the message that asks an object of a program a question."""
    fields, padding = _fields(program, question)
    there = _field(_PATH, b"o", path)
    length = len(there) + len(fields)
    # Never start a program by asking for it.
    head = _HEAD.pack(b"l", _METHOD_CALL, _NO_AUTO_START, 1, len(question.body), serial, length)
    return b"".join((head, there, fields, padding, question.body))


@functools.lru_cache(maxsize=512)
def _fields(program: str, question: Question) -> tuple[bytes, bytes]:
    """Return all fields but the path, which comes before them, and what fills the header up."""
    fields = _field(_INTERFACE, b"s", question.interface) + _field(_MEMBER, b"s", question.member)
    if question.signature:
        signature = question.signature.encode()
        field = bytes((_SIGNATURE, 1)) + b"g\0" + bytes((len(signature),)) + signature + b"\0"
        fields += field + bytes(-len(field) % 8)
    # The last one is not padded: the padding is not part of the fields' length.
    destination = program.encode()
    fields += bytes((_DESTINATION, 1)) + b"s\0" + _UINT32.pack(len(destination)) + destination + b"\0"
    return fields, bytes(-len(fields) % 8)


def _field(code: int, kind: bytes, value: str) -> bytes:
    encoded = value.encode()
    field = bytes((code, 1)) + kind + b"\0" + _UINT32.pack(len(encoded)) + encoded + b"\0"
    return field + bytes(-len(field) % 8)


class Answer(NamedTuple):
    """What came back: to which serial, and the values; None in place of an error."""

    serial: int
    body: tuple[Any, ...] | None


class Inbox:
    """Turns the bytes that come from a bus into answers."""

    def __init__(self) -> None:
        self._bytes = b""

    def add(self, received: bytes) -> Iterator[Answer]:
        """Yield the answers that are complete with what was received; signals and calls are passed over.

        Raises Garbled.
        """
        data = self._bytes + received if self._bytes else received
        start = 0
        try:
            while start + _HEAD.size <= len(data):
                order, kind, _, _, body_length, _, fields_length = _HEAD.unpack_from(data, start)
                body_start = _HEAD.size + fields_length + -fields_length % 8
                length = body_start + body_length
                if order != b"l" or length > _LONGEST:
                    raise Garbled("no message of this machine")
                if start + length > len(data):
                    break
                start += length
                if kind in (_METHOD_RETURN, _ERROR):
                    yield _answer(data[start - length : start], kind, fields_length, body_start)
        except (struct.error, LookupError, ValueError, AssertionError) as error:
            # jeepney asserts that a string ends with a zero byte.
            raise Garbled(repr(error)) from error
        finally:
            self._bytes = data[start:]


def _answer(data: bytes, kind: int, fields_length: int, body_start: int) -> Answer:
    serial, signature = -1, b""
    at, end = _HEAD.size, _HEAD.size + fields_length
    while at < end:
        code, shape = data[at], data[at + 2]
        if shape == 0x75:  # u
            (value,) = _UINT32.unpack_from(data, at + 4)
            if code == _REPLY_SERIAL:
                serial = value
            at += 8
        elif shape == 0x67:  # g
            length = data[at + 4]
            if code == _SIGNATURE:
                signature = data[at + 5 : at + 5 + length]
            at += 6 + length
        elif shape in (0x73, 0x6F):  # s, o
            (length,) = _UINT32.unpack_from(data, at + 4)
            at += 9 + length
        else:
            raise Garbled("header field")
        at += -at % 8
    if kind == _ERROR:
        return Answer(serial, None)
    parse = _PARSERS.get(signature)
    return Answer(serial, parse(data, body_start) if parse else _by_jeepney(data))


def _by_jeepney(data: bytes) -> tuple[Any, ...]:
    parser = Parser()
    parser.add_data(data)
    return tuple(parser.get_next_message().body)


def _string(data: bytes, at: int) -> tuple[str, int]:
    """Return the string at a place, and where it ends."""
    at += -at % 4
    (length,) = _UINT32.unpack_from(data, at)
    end = at + 4 + length
    if data[end] != 0:
        raise Garbled("string")
    return data[at + 4 : end].decode(), end + 1


def _array(data: bytes, at: int, alignment: int) -> tuple[int, int]:
    """Return where the elements of an array begin and end."""
    (length,) = _UINT32.unpack_from(data, at)
    start = at + 4
    start += -start % alignment
    if start + length > len(data):
        raise Garbled("array")
    return start, start + length


def _nothing(_data: bytes, _at: int) -> tuple[Any, ...]:
    return ()


def _one_string(data: bytes, at: int) -> tuple[Any, ...]:
    return (_string(data, at)[0],)


def _one_variant(data: bytes, at: int) -> tuple[Any, ...]:
    if data[at : at + 3] != b"\x01s\0":
        return _by_jeepney(data)
    return (("s", _string(data, at + 3)[0]),)


def _pairs_of_strings(data: bytes, at: int) -> list[tuple[str, str]]:
    at, end = _array(data, at, 8)
    found = []
    while at < end:
        at += -at % 8
        first, at = _string(data, at)
        second, at = _string(data, at)
        found.append((first, second))
    return found


def _one_dictionary(data: bytes, at: int) -> tuple[Any, ...]:
    return (dict(_pairs_of_strings(data, at)),)


def _references(data: bytes, at: int) -> tuple[Any, ...]:
    return (_pairs_of_strings(data, at),)


def _four_integers(data: bytes, at: int) -> tuple[Any, ...]:
    return (_RECT.unpack_from(data, at),)


def _unsigned_integers(data: bytes, at: int) -> tuple[Any, ...]:
    start, end = _array(data, at, 4)
    return (list(struct.unpack_from(f"<{(end - start) // 4}I", data, start)),)


def _unsigned_integer(data: bytes, at: int) -> tuple[Any, ...]:
    return _UINT32.unpack_from(data, at)


_PARSERS: dict[bytes, Callable[[bytes, int], tuple[Any, ...]]] = {
    b"": _nothing,
    b"s": _one_string,
    b"u": _unsigned_integer,
    b"v": _one_variant,
    b"au": _unsigned_integers,
    b"(iiii)": _four_integers,
    b"a{ss}": _one_dictionary,
    b"a(so)": _references,
}
