"""What is wrong, in whole sentences for a doc writer, in each language."""

import re
from dataclasses import dataclass

from e2e.checks.label_text import plain
from e2e.messages.locale import Words
from e2e.messages.message import Message
from e2e.verdict.model import INCONCLUSIVE, UNBOUND, BlockVerdict, ClaimVerdict, ScreenshotVerdict
from e2e.verdict.shared_failures import cause

# How e2e.checks.judge words what it observed.
_SCREENSHOTS = ("stale", "missing", "new")
_PLACE = re.compile(r"(?P<spot>[a-z ]+) of the (?P<frame>[\w-]+) \((?P<pixels>.*)\)", re.DOTALL)
_WIDGET = re.compile(r"(?P<role>[a-z]+)(?: „(?P<label>.*)“)?", re.DOTALL)
_UNNAMED = re.compile(r"the page names the (?P<role>.+) to use", re.DOTALL)
_AFTER = re.compile(r"told after „(?P<name>.*)“", re.DOTALL)
_LINE = re.compile(r".* stands in line (?P<line>\d+)", re.DOTALL)
_SHOWS = re.compile(r"the (?P<surface>.+) shows", re.DOTALL)
_WAITED = re.compile(r"waited (?P<seconds>\S+) s for .*?(?:; instead there was (?P<instead>.*))?", re.DOTALL)
_CASE = re.compile(r"(?P<text>.*) \((?P<case>[^()]*)\)", re.DOTALL)


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong with a block: what, how to mend it, and in which line.

    ``why`` is what failed where the check itself did, in one line.
    """

    kind: str
    says: str
    mend: str
    line: int
    claim: ClaimVerdict | None = None
    why: str = ""

    def told(self, words: Words) -> str:
        """Return all of it in one line."""
        if self.kind == INCONCLUSIVE:
            return f"{self.short(words)} {self.mend}"
        return f"{self.says} {words.text('report-advice')}: {self.mend}"

    def short(self, words: Words) -> str:
        """Return what is wrong, without how to mend it."""
        if not self.why:
            return self.says
        end = "" if self.why.endswith((".", "!", "?")) else "."
        return f"{self.says} {words.text('report-failure')}: {self.why}{end}"


def wrongs(block: BlockVerdict, words: Words) -> list[Wrong]:
    """Return what is wrong with a block, in the order of the page; nothing for a verified one."""
    if block.verdict in (UNBOUND, INCONCLUSIVE):
        mend = words(f"mend.{block.verdict}", key=words.quoted(block.key))
        why = words.told(cause(block))
        return [Wrong(block.verdict, words(f"says.{block.verdict}"), mend, block.line, why=why)]
    return [_wrong(claim, block, words) for claim in sorted(block.broken, key=lambda claim: claim.line)]


def wrong_at_many(why: str, line: int, words: Words) -> Wrong:
    """Return what is wrong where many blocks share the failure ``why``; ``line`` is that of the first."""
    says, mend = words("says.inconclusive_shared"), words("mend.inconclusive")
    return Wrong(INCONCLUSIVE, says, mend, line, why=words.told(why))


def _wrong(claim: ClaimVerdict, block: BlockVerdict, words: Words) -> Wrong:
    key = _key(claim, block)
    after = _AFTER.fullmatch(claim.expected)
    screenshot = _screenshot(claim, block)
    values = {
        "expected": words.quoted(after["name"] if after and key == "order" else expected(claim, words)),
        "observed": words.listed(observed(claim, words)) or words.text("report-nothing"),
        "where": where(claim.surface, words),
        "line": next((match["line"] for text in claim.observed if (match := _LINE.fullmatch(text))), ""),
        "screenshot": claim.expected.removesuffix(".png"),
        "key": words.quoted(block.key),
        "matches": words.quoted((screenshot and screenshot.matches) or ""),
        "place": words.quoted((screenshot and screenshot.place) or ""),
    }
    if claim.kind in ("place", "control", "outcome") or key == "order_plain":
        values["expected"] = expected(claim, words)
    return Wrong(
        claim.kind, words(f"says.{key}", **values), words(f"mend.{key}", **values), claim.line, claim
    )


def _key(claim: ClaimVerdict, block: BlockVerdict) -> str:
    if claim.kind == "label":
        return "label" if claim.observed else "label_nothing"
    if claim.kind == "control" and _UNNAMED.fullmatch(claim.expected):
        return "control_unnamed"
    if claim.kind == "place" and not any(_PLACE.fullmatch(text) for text in claim.observed):
        return "place_elsewhere"
    if claim.kind == "order":
        understood = _AFTER.fullmatch(claim.expected) and any(map(_LINE.fullmatch, claim.observed))
        return "order" if understood else "order_plain"
    if claim.kind == "screenshot":
        screenshot = _screenshot(claim, block)
        if screenshot and screenshot.place:
            return "screenshot_elsewhere"
        if screenshot and screenshot.matches:
            return "screenshot_swapped"
        return (
            f"screenshot_{screenshot.verdict}"
            if screenshot and screenshot.verdict in _SCREENSHOTS
            else "screenshot"
        )
    return claim.kind


def _screenshot(claim: ClaimVerdict, block: BlockVerdict) -> ScreenshotVerdict | None:
    return next((screenshot for screenshot in block.screenshots if screenshot.name == claim.expected), None)


def expected(claim: ClaimVerdict, words: Words) -> str:
    """Return what a claim promises, as a reader of the report is told it."""
    if claim.kind == "control" and (unnamed := _UNNAMED.fullmatch(claim.expected)):
        return words.of("role", unnamed["role"])
    if claim.kind == "order" and (after := _AFTER.fullmatch(claim.expected)):
        return words("phrase.after", name=words.quoted(after["name"]))
    return phrase(claim.expected, words) if claim.kind == "outcome" else claim.expected


def observed(claim: ClaimVerdict, words: Words) -> list[str]:
    """Return what was seen instead, each thing as a reader of the report is told it."""
    match claim.kind:
        case "label":
            return [words.quoted(plain(text)) for text in claim.observed]
        case "place":
            return [place(text, words) for text in claim.observed]
        case "control":
            bare = _UNNAMED.fullmatch(claim.expected) is not None
            return [widget(text, words, bare=bare) for text in claim.observed]
        case "screenshot":
            return [words.of("screenshot", text.partition(":")[0]) for text in claim.observed]
        case "order":
            lines = [_LINE.fullmatch(text) for text in claim.observed]
            return [
                words("phrase.in_line", line=match["line"]) if match else text
                for match, text in zip(lines, claim.observed, strict=True)
            ]
    return [phrase(text, words) for text in claim.observed]


def place(text: str, words: Words) -> str:
    """Return where something was, without the pixels."""
    match = _PLACE.fullmatch(text)
    if match is None:
        return phrase(text, words)
    spot = match["spot"]
    told = (
        words("side.middle")
        if spot == "in the middle"
        else " ".join(words.of("side", s) for s in spot.split())
    )
    return f"{told} {words.of('frame', match['frame'])}"


def widget(text: str, words: Words, *, bare: bool) -> str:
    """Return a control that was there: its role and label; ``bare`` where the text is a label alone."""
    label = plain(text)
    match = None if bare else _WIDGET.fullmatch(label)
    if match is None or not words.knows("role", match["role"]):
        return words.quoted(label)
    role = words.of("role", match["role"])
    return f"{role} {words.quoted(match['label'])}" if match["label"] else role


def where(surface: str, words: Words) -> str:
    """Return in which piece of user interface; several of them are separated by commas."""
    names = [name.strip() for name in surface.split(",")]
    told = [
        words.of("where", name) if words.knows("where", name) else words("where_else.surface", name=name)
        for name in names
    ]
    return f" {words('and')} ".join(dict.fromkeys(told))


def phrase(text: Message | str, words: Words) -> str:
    """Return a scenario's own words in the language of the report where its table has them, else as they are."""
    if isinstance(text, Message):
        return words.told(text)
    if words.knows("phrase", text):
        return words.of("phrase", text)
    if shows := _SHOWS.fullmatch(text):
        return words("phrase.shows", surface=words.of("surface", shows["surface"]))
    if (waited := _WAITED.fullmatch(text)) and words.knows("phrase", "waited"):
        instead = waited["instead"]
        return words(
            f"phrase.waited{'_instead' if instead else ''}",
            seconds=waited["seconds"],
            instead=words.told(instead or ""),
        )
    if case := _CASE.fullmatch(text):
        return words("phrase.case", text=phrase(case["text"], words), case=phrase(case["case"], words))
    return words.told(text)
