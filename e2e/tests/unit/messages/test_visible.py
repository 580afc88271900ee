"""Characters that nobody sees, or that rule a terminal, are made visible."""

import unicodedata

import pytest

from e2e.messages.catalogue import render
from e2e.messages.message import Message
from e2e.messages.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("a\x7fb\x9bc", "a␡b\\u009bc"),
        ("abc\u202efed", "abc\\u202efed"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("\ud800", "\\ud800"),
        ("a\u2028b\x85c\x0bd", "a\\u2028b\\u0085c␋d"),
        ("\ufeffa\uffff", "\\ufeffa\\uffff"),
        ("old\rnew", "old␍new"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("„Zulassen“ – 你好 \u200fשלום\u200f 👩\u200d🔧", "„Zulassen“ – 你好 \u200fשלום\u200f 👩\u200d🔧"),
    ],
)
def test_what_does_not_show_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown


def test_no_control_character_is_left_but_tab_and_line_feed() -> None:
    text = visible("".join(map(chr, range(0x11000))))
    left = {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")}
    assert left == {"\t", "\n"}
    assert not {
        sign for sign in text if unicodedata.bidirectional(sign) in ("LRO", "RLO", "LRE", "RLE", "PDF")
    }


def test_what_people_read_is_visible_whether_it_is_a_message_or_a_text() -> None:
    seen = Message("advice-quote-a-label", {"label": "\x1b[2Jx\u202e"})
    assert "␛[2Jx\\u202e" in render(seen)
    assert render("\x1b[2Jx") == "␛[2Jx"
