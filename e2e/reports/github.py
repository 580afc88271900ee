"""A verdict for GitHub: annotations on the page's own lines, and a job summary."""

import re
from collections.abc import Mapping
from typing import Any

from e2e.messages.catalogue import FALLBACK, Catalogue, catalogue
from e2e.messages.message import Message
from e2e.messages.visible import visible
from e2e.reports.problems import Problem, problems, shared_problem
from e2e.reports.results import KINDS, block_name, duration, headline, kind_of, lead, moment, parts, result
from e2e.verdict.loader import PageVerdict, environment_name, pages_of
from e2e.verdict.model import INCONCLUSIVE, BlockVerdict
from e2e.verdict.severity import Severities, severity
from e2e.verdict.shared_failures import SharedFailure, apart

_COMMANDS = {"fail": "error", "warn": "warning"}


def annotations(
    data: Mapping[str, Any], severities: Severities | None = None, lang: str | None = None
) -> list[str]:
    """Return workflow commands that annotate the pages, a command a line: errors first, drift before the rest.

    Each is at the line of the claim that does not hold. What a merged run found alike in several environments is
    listed once, and so is a failure that many blocks share, at the first of them. Messages are in the language of the
    page; ``lang`` puts another in its place.
    """
    counts = Severities() if severities is None else severities
    found: dict[tuple[int, int, str, int, str, str], list[str]] = {}
    pages, failures = apart(pages_of(data))
    for page in pages:
        locale = catalogue(lang or page.lang)
        for block in page.blocks:
            counts_as = severity(block, counts)
            if counts_as not in _COMMANDS:
                continue
            order = (list(_COMMANDS).index(counts_as), KINDS.index(kind_of(block)))
            title = locale.text("result-of-part", result=result(kind_of(block)), part=block_name(block))
            for problem in problems(block):
                message = locale.show(problem.whole)
                where = found.setdefault((*order, page.path, problem.line, title, message), [])
                if page.own and (name := environment_name(page.environment)) not in where:
                    where.append(name)
    for failure in failures if counts.inconclusive in _COMMANDS else ():
        page, block = failure.places[0]
        locale = catalogue(lang or page.lang)
        order = (list(_COMMANDS).index(counts.inconclusive), KINDS.index(INCONCLUSIVE))
        parts = Message("summary-parts", {"n": len(failure.places)})
        title = locale.text("result-of-part", result=result(INCONCLUSIVE), part=parts)
        message = locale.show(shared_problem(failure.cause, block.line).whole)
        found[*order, page.path, block.line, title, message] = _environments(failure)
    commands = list(_COMMANDS.values())
    return [
        f"::{commands[counts_as]} file={_property(path)},line={line},title={_property(title)}"
        f"::{_message(message + _named(where))}"
        for (counts_as, _, path, line, title, message), where in sorted(found.items(), key=_place)
    ]


def _place(
    entry: tuple[tuple[int, int, str, int, str, str], list[str]],
) -> tuple[int, int, str, int, str, str]:
    return entry[0]


def _environments(failure: SharedFailure) -> list[str]:
    return list(dict.fromkeys(environment_name(page.environment) for page, _ in failure.places if page.own))


def _named(environments: list[str]) -> str:
    return f" ({'; '.join(environments)})" if environments else ""


def _message(text: str) -> str:
    # The runner ends a command at any line end, and a terminal that shows its log obeys control characters.
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def job_summary(
    data: Mapping[str, Any], severities: Severities | None = None, lang: str | None = None
) -> str:
    """Return a job summary in Markdown: how it ended, what is wrong, and a table of all that is not as it should be.

    ``lang`` is its language, English where it is None. What the severities ignore is left out of the table.
    """
    counts = Severities() if severities is None else severities
    locale = catalogue(lang or FALLBACK)
    pages = pages_of(data)
    blocks = parts(pages)
    title, ending = locale.text("report-brand"), locale.show(headline(blocks))
    lines = [f"## {_plain(title)}", "", f"**{_plain(ending)}**", ""]
    lines += [f"- {_plain(locale.show(sentence))}" for sentence in lead(blocks)]
    rows: dict[tuple[str, ...], list[str]] = {}
    rest, failures = apart(pages)
    for failure in failures if counts.inconclusive != "ignore" else ():
        rows[_cells_of_many(failure, locale)] = _environments(failure)
    for page in rest:
        for block in sorted(page.blocks, key=lambda block: KINDS.index(kind_of(block))):
            if severity(block, counts) != "ignore":
                where = rows.setdefault(_cells(page, block, locale), [])
                where += [environment_name(page.environment)] if page.own else []
    if rows:
        heads = [
            locale.text("summary-page"),
            locale.text("summary-part"),
            locale.text("summary-result"),
            locale.text("report-findings"),
        ]
        lines += ["", f"| {' | '.join(map(_plain, heads))} |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {' | '.join([*cells[:-1], cells[-1] + _plain(_named(where))])} |"
            for cells, where in rows.items()
        ]
    environments = {environment_name(page.environment) for page in pages} or {
        environment_name(data["environment"])
    }
    checked = locale.text("summary-checked", environments="; ".join(sorted(environments)))
    lines += ["", f"<sub>{_plain(checked)} · {_plain(locale.show(moment(data['started'])))} · "
              f"{_plain(locale.show(duration(data['seconds'])))}</sub>"]  # fmt: skip
    return "\n".join(lines) + "\n"


def _cells(page: PageVerdict, block: BlockVerdict, locale: Catalogue) -> tuple[str, ...]:
    found = problems(block)
    return (
        _plain(f"{page.path}:{found[0].line}"),
        _plain(f"{locale.show(block_name(block))} ({block.id or block.key})"),
        f"**{_plain(locale.show(result(kind_of(block))))}**",
        "<br>".join(
            _plain(locale.show(problem.whole) + _at(problem, found[0].line, locale)) for problem in found
        ),
    )


def _at(problem: Problem, named: int, locale: Catalogue) -> str:
    """Return the line of a problem where it is another than the one that the row names."""
    return "" if problem.line == named else f" ({locale.text('report-line', line=problem.line)})"


def _cells_of_many(failure: SharedFailure, locale: Catalogue) -> tuple[str, ...]:
    page, block = failure.places[0]
    return (
        _plain(f"{page.path}:{block.line}"),
        _plain(locale.text("summary-parts", n=len(failure.places))),
        f"**{_plain(locale.show(result(INCONCLUSIVE)))}**",
        _plain(locale.show(shared_problem(failure.cause, block.line).whole)),
    )


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is: no markup, no HTML, no mention, no link of its own."""
    folded = visible(re.sub(r"\s+", " ", text))
    escaped = re.sub(r"([\\`*_{}\[\]()<>#+!|~&$^])", r"\\\1", folded)
    # Mentions and bare addresses are no Markdown that a backslash would stop.
    return escaped.replace("@", "@\N{WORD JOINER}").replace("://", ":\\/\\/").replace("www.", "www\\.")
