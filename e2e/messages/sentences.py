"""What is wrong, in whole sentences for a doc writer, in each language."""

import re
from dataclasses import dataclass

from e2e.messages.locale import Words
from e2e.messages.message import Message
from e2e.verdict.model import INCONCLUSIVE, UNBOUND, BlockVerdict, ClaimVerdict
from e2e.verdict.shared_failures import cause

_SHOWS = re.compile(r"the (?P<surface>.+) shows", re.DOTALL)
_WAITED = re.compile(r"waited (?P<seconds>\S+) s for .*?(?:; instead there was (?P<instead>.*))?", re.DOTALL)


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
    return [_wrong(claim, words) for claim in sorted(block.broken, key=lambda claim: claim.line)]


def wrong_at_many(why: Message | str, line: int, words: Words) -> Wrong:
    """Return what is wrong where many blocks share the failure ``why``; ``line`` is that of the first."""
    says, mend = words("says.inconclusive_shared"), words("mend.inconclusive")
    return Wrong(INCONCLUSIVE, says, mend, line, why=words.told(why))


def _wrong(claim: ClaimVerdict, words: Words) -> Wrong:
    assert claim.finding is not None, "a claim that does not hold has a finding"
    assert claim.advice is not None, "and an advice"
    return Wrong(claim.kind, words.told(claim.finding), words.told(claim.advice), claim.line, claim)


def expected(claim: ClaimVerdict, words: Words) -> str:
    """Return what a claim promises."""
    return phrase(claim.expected, words)


def observed(claim: ClaimVerdict, words: Words) -> list[str]:
    """Return what was seen instead; labels are quoted."""
    if claim.kind == "label" or (claim.kind == "control" and isinstance(claim.expected, Message)):
        return [words.quoted(text) if isinstance(text, str) else words.told(text) for text in claim.observed]
    return [phrase(text, words) for text in claim.observed]


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
    return words.told(text)
