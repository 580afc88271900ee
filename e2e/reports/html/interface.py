"""The report's own words: every text in every language, of which the style sheet shows the chosen one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from e2e.checks.label_text import plain
from e2e.messages import names, sentences
from e2e.messages.locale import Words
from e2e.messages.message import Message, Parameter
from e2e.verdict.evidence import Text
from e2e.verdict.model import BlockVerdict, ClaimVerdict


@dataclass(frozen=True)
class Said:
    """One thing that is wrong, in every language.

    ``quoted`` is what to look for in the page's line, ``why`` what failed where the check itself did.
    """

    says: Markup
    mend: Markup
    line: int
    quoted: str
    why: Markup


class Interface:
    """Texts for the templates. All of them are escaped."""

    def __init__(self, languages: Sequence[Words]) -> None:
        self.languages = languages

    def each(self, tell: Callable[[Words], str]) -> Markup:
        """Return what ``tell`` says in every language."""
        return Markup().join(
            Markup('<span class="t" lang="{}">{}</span>').format(words.lang, tell(words))
            for words in self.languages
        )

    def text(self, id: str, /, **params: Parameter) -> Markup:
        """Return a message of the report itself, given by its parts."""
        return self.show(Message(id, params))

    def show(self, message: Message | str) -> Markup:
        """Return a message; a text as it is."""
        return self._same_or_each(lambda words: words.show(message))

    def wrongs(self, block: BlockVerdict) -> list[Said]:
        """Return what is wrong with a block."""
        told = [sentences.wrongs(block, words) for words in self.languages]
        return [
            Said(
                self._zipped([wrong.says for wrong in same]),
                self._zipped([wrong.mend for wrong in same]),
                same[0].line,
                _quoted(same[0].claim),
                self._zipped([wrong.why for wrong in same], "en"),
            )
            for same in zip(*told, strict=True)
        ]

    def shared(self) -> Markup:
        """Return what is wrong where many blocks share a failure."""
        return self.each(lambda words: words("says.inconclusive_shared"))

    def promised(self, claim: ClaimVerdict) -> Markup:
        """Return what a claim promises."""
        return self._same_or_each(lambda words: sentences.expected(claim, words))

    def observed(self, claim: ClaimVerdict) -> list[Markup]:
        """Return what was seen, each thing; labels as they are."""
        if claim.kind == "label":
            return [escape(label) for label in claim.observed]
        told = [sentences.observed(claim, words) for words in self.languages]
        return [self._zipped(same) for same in zip(*told, strict=True)]

    def phrase(self, text: Text) -> Markup:
        """Return a scenario's own words."""
        return self._same_or_each(lambda words: sentences.phrase(text, words))

    def told(self, text: Text) -> Markup:
        """Return what the suite says of a failure or a screenshot, marked as English where no table knows it."""
        line = plain(text) if isinstance(text, str) else text
        return self._zipped([words.told(line) for words in self.languages], "en")

    def failure(self, error: Text) -> Markup:
        """Return what failed, in all its lines."""
        if not isinstance(error, str):
            return self.told(error)
        first, _, rest = error.strip().partition("\n")
        return self.told(first) + (Markup('\n<span lang="en">{}</span>').format(rest) if rest else "")

    def surface(self, name: str) -> Markup:
        """Return the name of a surface, as a heading."""
        return self.text("report-surface", surface=names.surface(name))

    def shown(self, of: int) -> Markup:
        """Return how many blocks are shown; the script fills in the number."""
        number = Markup("<b data-shown>{}</b>").format(of)
        return Markup().join(
            Markup('<span class="t" lang="{}">{}</span>').format(
                words.lang, number.join(map(escape, words.text("report-shown", n="\0", of=of).split("\0")))
            )
            for words in self.languages
        )

    def _same_or_each(self, tell: Callable[[Words], str]) -> Markup:
        return self._zipped([tell(words) for words in self.languages])

    def _zipped(self, texts: Sequence[str], lang: str = "") -> Markup:
        """Return texts, one a language; ``lang`` is the language of a text that is the same in all."""
        if len(set(texts)) == 1:
            same = escape(texts[0])
            return Markup('<span lang="{}">{}</span>').format(lang, same) if lang and same else same
        return self.each(dict(zip(self.languages, texts, strict=True)).__getitem__)


def _quoted(claim: ClaimVerdict | None) -> str:
    """Return what to look for in the page's line: the page's own words, if the claim has them."""
    return claim.expected if claim and isinstance(claim.expected, str) else ""
