"""What goes over the accessibility bus, byte by byte: jeepney says what is right."""

import struct
from collections.abc import Sequence
from typing import Any

import pytest
from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    Endianness,
    Header,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    new_method_call,
)

from e2e.desktop.at_spi import bus
from e2e.desktop.at_spi.states import state_words
from e2e.desktop.at_spi.wire import Answer, Garbled, Inbox, Question, question_message, strings

PROGRAM, PATH = ":1.42", "/org/a11y/atspi/accessible/144"

ARGUMENTS: dict[Question, tuple[object, ...]] = {
    bus.STATE: (),
    bus.ROLE: (),
    bus.ATTRIBUTES: (),
    bus.CHILDREN: (),
    bus.NAME: ("org.a11y.atspi.Accessible", "Name"),
    bus.DESCRIPTION: ("org.a11y.atspi.Accessible", "Description"),
    bus.EXTENTS: (0,),
    bus.TEXT: (0, -1),
}

# What Chromium 156 answered about the icon of the site information: attributes, children, states and name.
RECORDED = bytes.fromhex(
    "6c020101b3000000de0200003500000006017300040000003a312e320000000005017500d80200000801670005617b73737d0000"
    "0000000007017300040000003a312e3000000000ab00000000000000020000006964000009000000766965775f31303131000000"
    "05000000636c617373000000100000004c6f636174696f6e49636f6e5669657700000000000000000d0000006578706c69636974"
    "2d6e616d65000000040000007472756500000000100000006465736372697074696f6e2d66726f6d000000001000000061726961"
    "2d6465736372697074696f6e000000000b0000006465736372697074696f6e000600000053656375726500"
    "6c02010137000000df0200003500000006017300040000003a312e320000000005017500d902000008016700056128736f290000"
    "0000000007017300040000003a312e30000000002f00000000000000040000003a312e30000000001e0000002f6f72672f613131"
    "792f61747370692f61636365737369626c652f31303500"
    "6c0201010c000000e00200002d00000006017300040000003a312e320000000005017500da020000080167000261750007017300"
    "040000003a312e3000000000080000000009004300000000"
    "6c0201011e000000e10200002d00000006017300040000003a312e320000000005017500db020000080167000176000007017300"
    "040000003a312e3000000000017300001500000056696577207369746520696e666f726d6174696f6e00"
)

BODIES: list[tuple[str, tuple[Any, ...]]] = [
    ("", ()),
    ("s", ("toggle button",)),
    ("s", ("",)),
    ("s", ("„Zurücksetzen“ \N{BELL}",)),
    ("v", (("s", "Berechtigungen zurücksetzen"),)),
    ("v", (("i", -3),)),
    ("u", (4242,)),
    ("au", ([1 << 31, 7],)),
    ("au", ([],)),
    ("(iiii)", ((-1, 0, 1280, 800),)),
    ("a{ss}", ({"class": "RootView", "xml-roles": "alertdialog"},)),
    ("a{ss}", ({},)),
    ("a(so)", ([(PROGRAM, PATH), (":1.7", "/org/a11y/atspi/null")],)),
    ("a(so)", ([],)),
    ("(so)", ((PROGRAM, PATH),)),
    ("ab", ([True, False],)),
]


def reply(
    signature: str,
    body: Sequence[Any],
    *,
    serial: int = 7,
    kind: MessageType = MessageType.method_return,
    order: Endianness = Endianness.little,
) -> bytes:
    fields = {HeaderFields.sender: PROGRAM, HeaderFields.destination: ":1.9"}
    if kind is not MessageType.signal:
        fields |= {HeaderFields.reply_serial: serial}
    if signature:
        fields |= {HeaderFields.signature: signature}
    if kind is MessageType.error:
        fields |= {HeaderFields.error_name: "org.freedesktop.DBus.Error.UnknownObject"}
    if kind is MessageType.signal:
        fields |= {HeaderFields.path: PATH, HeaderFields.interface: "a.b", HeaderFields.member: "Changed"}
    header = Header(order, kind, 0, 1, -1, 3, fields)
    return bytes(Message(header, tuple(body)).serialise(serial=3))


@pytest.mark.parametrize("path", ["/", PATH, "/org/a11y/atspi/accessible/root"])
@pytest.mark.parametrize("question", ARGUMENTS)
def test_questions_are_what_jeepney_makes_of_them(question: Question, path: str) -> None:
    parser = Parser()
    parser.add_data(question_message(99, PROGRAM, path, question))
    sent = parser.get_next_message()
    there = DBusAddress(path, bus_name=PROGRAM, interface=question.interface)
    arguments = ARGUMENTS[question]
    wanted = new_method_call(there, question.member, question.signature or None, arguments)
    assert sent.body == arguments
    assert sent.header.fields == wanted.header.fields
    assert sent.header.message_type is MessageType.method_call
    assert sent.header.serial == 99
    assert sent.header.flags == MessageFlag.no_auto_start
    assert parser.buf.bytes_buffered == 0


@pytest.mark.parametrize("number", range(9))
def test_strings_stand_as_jeepney_writes_them(number: int) -> None:
    values = ("x" * number, "ä")
    there = DBusAddress(PATH, bus_name=PROGRAM, interface="a.b")
    whole = new_method_call(there, "C", "ss", values).serialise(serial=1)
    assert whole.endswith(strings(*values))


@pytest.mark.parametrize(("signature", "body"), BODIES)
def test_answers_are_what_jeepney_reads_in_them(signature: str, body: tuple[Any, ...]) -> None:
    data = reply(signature, body)
    parser = Parser()
    parser.add_data(data)
    assert list(Inbox().add(data)) == [Answer(7, body)] == [Answer(7, parser.get_next_message().body)]


def test_recorded_answers_are_read() -> None:
    attributes, children, states, name = (answer.body for answer in Inbox().add(RECORDED))
    assert attributes is not None
    assert (attributes[0]["class"], attributes[0]["id"]) == ("LocationIconView", "view_1011")
    assert children == ([(":1.0", "/org/a11y/atspi/accessible/105")],)
    assert states is not None
    assert {"enabled", "showing", "visible"} <= state_words(states)
    assert name == (("s", "View site information"),)


def test_error_has_no_body() -> None:
    assert list(Inbox().add(reply("s", ("No such object",), kind=MessageType.error))) == [Answer(7, None)]


def test_signals_are_passed_over() -> None:
    data = reply("s", ("showing",), kind=MessageType.signal) + reply("s", ("push button",))
    assert list(Inbox().add(data)) == [Answer(7, ("push button",))]


def test_answers_in_pieces_come_once_they_are_whole() -> None:
    data = b"".join(reply(signature, body, serial=number) for number, (signature, body) in enumerate(BODIES))
    wanted = [Answer(number, body) for number, (_, body) in enumerate(BODIES)]
    assert list(Inbox().add(data)) == wanted
    for size in (1, 7, 16, 100):
        inbox = Inbox()
        pieces = [data[start : start + size] for start in range(0, len(data), size)]
        assert [answer for piece in pieces for answer in inbox.add(piece)] == wanted


def test_answer_larger_than_any_read_comes_whole() -> None:
    body = ([(PROGRAM, f"{PATH}{number}") for number in range(20_000)],)
    data, inbox = reply("a(so)", body), Inbox()
    assert not list(inbox.add(data[:1_000_000]))
    assert list(inbox.add(data[1_000_000:])) == [Answer(7, body)]


@pytest.mark.parametrize("cut", range(1, 40))
def test_answer_cut_short_within_is_garbled_or_awaited(cut: int) -> None:
    data = reply("a{ss}", ({"class": "Label"},))
    assert not list(Inbox().add(data[:-cut]))
    shortened = bytearray(data[:-cut])
    (length,) = struct.unpack_from("<I", shortened, 4)
    if cut >= length:
        return
    # The header says that the body ends here.
    struct.pack_into("<I", shortened, 4, length - cut)
    with pytest.raises(Garbled):
        list(Inbox().add(bytes(shortened)))


def test_lengths_that_lie_are_garbled() -> None:
    data = bytearray(reply("s", ("Label",)))
    struct.pack_into("<I", data, 4, 1 << 28)
    with pytest.raises(Garbled):
        list(Inbox().add(bytes(data)))


def test_other_byte_order_is_garbled() -> None:
    with pytest.raises(Garbled):
        list(Inbox().add(reply("s", ("Label",), order=Endianness.big)))


def test_what_is_no_message_is_garbled() -> None:
    with pytest.raises(Garbled):
        list(Inbox().add(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
