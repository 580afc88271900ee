"""The base of errors that a person reads."""

from e2e.messages.catalogue import FALLBACK, render
from e2e.messages.message import Message


class ExplainedError(Exception):
    """Something cannot be done: ``message`` says what is wrong and what to do; as a string it is English."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def shown(self, lang: str = FALLBACK) -> str:
        """Return the sentence in a language."""
        return render(self.message, lang)

    def __str__(self) -> str:
        return self.shown()
