"""The words of one language that make a claim: data from ``languages/<lang>.toml``, and nothing else.

A new language is a new file there. Words and phrases are in lower case, the words of a phrase separated by one space.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from e2e.messages.message import Message
from e2e.pages.model import InputProblem, PageError

_FOLDER = Path(__file__).parent / "languages"


@dataclass(frozen=True)
class ControlNoun:
    """What a language calls a control of some role.

    ``roles`` are those that a widget may have (see ``e2e.desktop.widget.Widget.role``). ``nouns`` are spelt without
    hyphens. ``compounds``: a longer word that ends with the noun is one as well. ``needs_label``: only a noun that a
    quoted label follows directly counts. ``also_verb``: the word is a verb as well, so it must look like a noun.
    """

    roles: frozenset[str]
    nouns: tuple[str, ...]
    compounds: bool
    needs_label: bool
    also_verb: bool


@dataclass(frozen=True)
class DirectionWords:
    """What a language calls the directions in which a thing can be.

    ``words`` maps a word to its direction; ``adjectives`` are those that count in lower case only. A single word
    is a position if ``bare``, or with one of the phrases ``before`` it, or with one of the ``nouns`` (corner, edge)
    after it, which belong to the position and are no container. ``compound_parts`` may be joined to a direction by
    a hyphen; ``fillers`` may stand between two directions that belong together. ``idioms`` are phrases that are no
    positions (a word of an idiom may end with ``*`` for any ending).
    """

    words: Mapping[str, str]
    adjectives: Mapping[str, str]
    bare: bool
    before: tuple[str, ...]
    nouns: frozenset[str]
    compound_parts: frozenset[str]
    fillers: tuple[str, ...]
    idioms: tuple[str, ...]


@dataclass(frozen=True)
class ReferenceWords:
    """How a language says that one thing is next to another.

    ``words`` say it on their own. The words ``of`` say it after "left" or "right", unless one of the phrases
    ``inside`` stands before ("on the left of the window" is inside it), or the words are one half of a range
    ("von „A“ auf „B“": ``ranges`` are the words before the other half). ``directly``: words that may stand before it.
    The ``adverbs`` say after a direction that it is next to what was quoted before ("links daneben"), as the
    ``pronouns`` do in place of the thing ("beside it").
    """

    words: tuple[str, ...]
    of: tuple[str, ...]
    inside: tuple[str, ...]
    ranges: frozenset[str]
    directly: frozenset[str]
    adverbs: tuple[str, ...]
    pronouns: frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language.

    ``capitalised_nouns``: nouns begin with a capital letter, other words do not. ``endings`` are those of nouns.
    ``abbreviations`` end with a period that ends no sentence. ``conjunctions`` begin a clause, ``determiners`` a
    noun phrase, ``stops`` end one. ``containers`` maps a noun to the container it means, if one of
    ``container_prepositions`` leads to it; a container after one of the ``genitives`` only says whose the container
    before it is. ``verb_particles`` follow a verb that looks like a control's noun. ``negations`` before a quoted
    label say that it is not to be used, where only words of ``using`` (click, on), determiners and controls' nouns
    stand between.
    """

    lang: str
    capitalised_nouns: bool
    endings: tuple[str, ...]
    abbreviations: tuple[str, ...]
    conjunctions: frozenset[str]
    determiners: frozenset[str]
    stops: frozenset[str]
    container_prepositions: frozenset[str]
    genitives: frozenset[str]
    verb_particles: frozenset[str]
    negations: frozenset[str]
    using: frozenset[str]
    directions: DirectionWords
    references: ReferenceWords
    containers: Mapping[str, str]
    controls: tuple[ControlNoun, ...]


def known_languages() -> tuple[str, ...]:
    """Return the languages that have a vocabulary."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


@functools.cache
def vocabulary(lang: str) -> Vocabulary:
    """Return the vocabulary of a language.

    Raises LookupError, with the languages that there are, for one that has none; PageError for a table that is broken.
    """
    if lang not in known_languages():
        raise LookupError(f"no vocabulary for the language {lang!r}; known: {', '.join(known_languages())}")
    file = _FOLDER / f"{lang}.toml"
    try:
        return _vocabulary(lang, tomllib.loads(file.read_text("utf-8")))
    except KeyError as error:
        raise _error(file, Message("vocabulary-lacks-field", {"field": str(error.args[0])})) from None
    except tomllib.TOMLDecodeError as error:
        raise _error(file, Message("vocabulary-no-toml", {"why": str(error)})) from None


def _error(file: Path, message: Message) -> PageError:
    return PageError([InputProblem("/".join(file.parts[-4:]), 1, message)])


def _vocabulary(lang: str, table: Mapping[str, Any]) -> Vocabulary:
    return Vocabulary(
        lang=lang,
        capitalised_nouns=table["capitalised_nouns"],
        endings=tuple(sorted(table["endings"], key=len, reverse=True)),
        abbreviations=tuple(table["abbreviations"]),
        conjunctions=frozenset(table["conjunctions"]),
        determiners=frozenset(table["determiners"]),
        stops=frozenset(table["stops"]),
        container_prepositions=frozenset(table["container_prepositions"]),
        genitives=frozenset(table["genitives"]),
        verb_particles=frozenset(table.get("verb_particles", ())),
        negations=frozenset(table["negations"]),
        using=frozenset(table["using"]),
        directions=_directions(table["directions"]),
        references=_references(table["references"]),
        containers=_by_word(table["containers"]),
        controls=tuple(_control(entry) for entry in table["controls"]),
    )


def _directions(table: Mapping[str, Any]) -> DirectionWords:
    return DirectionWords(
        words=_by_word(table["words"]),
        adjectives=_by_word(table["adjectives"]),
        bare=table["bare"],
        before=tuple(table["before"]),
        nouns=frozenset(table["nouns"]),
        compound_parts=frozenset(table["compound_parts"]),
        fillers=tuple(table["fillers"]),
        idioms=tuple(table["idioms"]),
    )


def _references(table: Mapping[str, Any]) -> ReferenceWords:
    return ReferenceWords(
        words=tuple(table["words"]),
        of=tuple(table["of"]),
        inside=tuple(table["inside"]),
        ranges=frozenset(table["ranges"]),
        directly=frozenset(table["directly"]),
        adverbs=tuple(table["adverbs"]),
        pronouns=frozenset(table["pronouns"]),
    )


def _control(entry: Mapping[str, Any]) -> ControlNoun:
    return ControlNoun(
        roles=frozenset(entry["roles"]),
        nouns=tuple(entry["nouns"]),
        compounds=entry.get("compounds", False),
        needs_label=entry.get("needs_label", False),
        also_verb=entry.get("also_verb", False),
    )


def _by_word(table: Mapping[str, list[str]]) -> Mapping[str, str]:
    return {word: meaning for meaning, spellings in table.items() for word in spellings}
