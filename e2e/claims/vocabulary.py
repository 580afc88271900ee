"""The words of one language that make a claim: data from ``languages/<lang>.toml``, and nothing else.

A new language is a new file there. Words and phrases are in lower case, the words of a phrase separated by one space.
Apostrophes may be straight or curly.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from e2e.claims.languages.table import Table, read_table
from e2e.claims.model import Container, Direction

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
    ``inside`` stands before ("on the left of the window" is inside it; so does a noun that comes before the direction:
    "à l’extrémité gauche"), or the words are one half of a range
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

    ``capitalised_nouns``: nouns begin with a capital letter, other words do not. ``elisions`` are what an apostrophe
    joins to the next word without being a part of it, such as "l" in "l’icône"; in all other lists such a word is
    written with its apostrophe: "l'". ``endings`` are those of nouns.
    ``abbreviations`` end with a period that ends no sentence. ``conjunctions`` begin a clause, ``determiners`` a
    noun phrase, ``stops`` end one. ``containers`` maps a noun to the container it means, if one of
    ``container_prepositions`` leads to it; a container after one of the ``genitives`` only says whose the container
    before it is. ``verb_particles`` follow a verb that looks like a control's noun. ``negations`` before a quoted
    label say that it is not to be used, where only words of ``using`` (click, on), determiners and controls' nouns
    stand between.
    """

    lang: str
    capitalised_nouns: bool
    elisions: frozenset[str]
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
    table = read_table(_FOLDER / f"{lang}.toml")
    found = _vocabulary(lang, table)
    table.end()
    return found


def _vocabulary(lang: str, table: Table) -> Vocabulary:
    # First, as all other words are cut at them.
    table.elisions = frozenset(table.texts("elisions"))
    return Vocabulary(
        lang=lang,
        capitalised_nouns=table.flag("capitalised_nouns"),
        elisions=table.elisions,
        endings=tuple(sorted(table.texts("endings"), key=len, reverse=True)),
        abbreviations=table.texts("abbreviations"),
        conjunctions=frozenset(table.phrases("conjunctions")),
        determiners=frozenset(table.phrases("determiners")),
        stops=frozenset(table.phrases("stops")),
        container_prepositions=frozenset(table.phrases("container_prepositions")),
        genitives=frozenset(table.phrases("genitives")),
        verb_particles=frozenset(table.phrases("verb_particles", optional=True)),
        negations=frozenset(table.phrases("negations")),
        using=frozenset(table.phrases("using")),
        directions=_directions(table.table("directions")),
        references=_references(table.table("references")),
        containers=table.by_word("containers", get_args(Container)),
        controls=tuple(map(_control, table.tables("controls"))),
    )


def _directions(table: Table) -> DirectionWords:
    found = DirectionWords(
        words=table.by_word("words", get_args(Direction)),
        adjectives=table.by_word("adjectives", get_args(Direction)),
        bare=table.flag("bare"),
        before=table.phrases("before"),
        nouns=frozenset(table.phrases("nouns")),
        compound_parts=frozenset(table.texts("compound_parts")),
        fillers=table.phrases("fillers"),
        idioms=table.phrases("idioms"),
    )
    table.end()
    return found


def _references(table: Table) -> ReferenceWords:
    found = ReferenceWords(
        words=table.phrases("words"),
        of=table.phrases("of"),
        inside=table.phrases("inside"),
        ranges=frozenset(table.phrases("ranges")),
        directly=frozenset(table.phrases("directly")),
        adverbs=table.phrases("adverbs"),
        pronouns=frozenset(table.phrases("pronouns")),
    )
    table.end()
    return found


def _control(table: Table) -> ControlNoun:
    found = ControlNoun(
        roles=frozenset(table.texts("roles")),
        nouns=table.phrases("nouns"),
        compounds=table.flag("compounds", optional=True),
        needs_label=table.flag("needs_label", optional=True),
        also_verb=table.flag("also_verb", optional=True),
    )
    table.end()
    return found
