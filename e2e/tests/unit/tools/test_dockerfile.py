"""The Dockerfile as the bare roots carry it out."""

import re
from pathlib import Path

from e2e.tests.tools.bare_root.dockerfile import instructions

ROOT = Path(__file__).parents[4]


def test_its_instructions_are_those_that_can_be_carried_out_by_hand() -> None:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    known = [name for name, _ in instructions(text)]
    assert known[0] == "FROM"
    assert set(known) <= {"FROM", "ENV", "RUN", "USER", "WORKDIR", "COPY", "CMD"}
    assert [rest for name, rest in instructions(text) if name == "USER"] == ["guide"], "nothing runs as root"


def test_a_continued_line_is_one_instruction() -> None:
    text = "# x\nRUN a \\\n    && b\n\nUSER guide\n"
    assert list(instructions(text)) == [("RUN", "a && b"), ("USER", "guide")]


def test_what_a_bare_machine_lacks_is_what_the_image_begins_with() -> None:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    run = (ROOT / ".ci/run").read_text("utf-8")
    commands = re.search(r"for command in (.*); do", run)
    assert commands
    assert set(commands[1].split()) <= set(text.split())
