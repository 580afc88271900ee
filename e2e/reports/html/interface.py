"""The report's texts: each in every language; the style sheet shows the chosen one."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from e2e.messages import names
from e2e.messages.catalogue import Catalogue
from e2e.messages.message import Message, Parameter
from e2e.verdict.evidence import Text

_NUMBER = "\ue000"
"""Where the number is to stand in a sentence: a character that no sentence has."""


class Interface:
    """Texts for the templates. All of them are escaped."""

    def __init__(self, languages: Sequence[Catalogue]) -> None:
        self.languages = languages

    def show(self, text: Text) -> Markup:
        """Return a message in every language; a text as it is."""
        shown = [catalogue.show(text) for catalogue in self.languages]
        return escape(shown[0]) if len(set(shown)) == 1 else self._each([escape(one) for one in shown])

    def text(self, id: str, /, **params: Parameter) -> Markup:
        """Return a message of the report itself, given by its parts."""
        return self.show(Message(id, params))

    def surface(self, name: str) -> Markup:
        """Return the name of a surface, as a heading."""
        return self.text("report-surface", surface=names.surface(name))

    def shown(self, of: int) -> Markup:
        """Return how many blocks are shown; the script fills in the number."""
        number = Markup("<b data-shown>{}</b>").format(of)
        return self._each(
            [
                number.join(map(escape, catalogue.text("report-shown", n=_NUMBER, of=of).split(_NUMBER)))
                for catalogue in self.languages
            ]
        )

    def _each(self, texts: Sequence[Markup]) -> Markup:
        return Markup().join(
            Markup('<span class="t" lang="{}">{}</span>').format(catalogue.lang, text)
            for catalogue, text in zip(self.languages, texts, strict=True)
        )
