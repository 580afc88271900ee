"""What has to be right before a run begins: the steps that are named, bindings, translations, screenshots' names."""

import difflib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import get_args

from e2e.chrome.process.arguments import Variant
from e2e.claims.model import Block, Page
from e2e.messages.message import Message
from e2e.pages.model import PageError, Problems
from e2e.scenarios.registry import scenarios
from e2e.screenshots.store.names import BadName, checked_name
from e2e.targets import Target

VARIANTS: tuple[Variant, ...] = get_args(Variant)


def check_steps(page: Page, names: Iterable[str], problems: Problems) -> None:
    """Note each of the names, given as ``PAGE::STEP``, that no step of the page has."""
    known = {name: block for block in page.blocks for name in (block.id, block.key) if name}
    steps = [block for block in page.blocks if block.kind == "step" or block.id]
    # A page may have remarks alone, which are walked by their keys.
    listed = [block.id or block.key for block in steps or page.blocks]
    for name in sorted(set(names) - known.keys()):
        if listed:
            params = {"step": name, "steps": nearest_first(name, listed)}
            problems.add(page.name, 0, Message("no-such-step", params))
        else:
            problems.add(page.name, 1, Message("page-without-steps"))


def nearest_first(name: str, known: Iterable[str]) -> list[str]:
    """Return names, those first that look most like a name that there is not."""
    matcher = difflib.SequenceMatcher(b=name)

    def likeness(other: str) -> float:
        matcher.set_seq1(other)
        return matcher.ratio()

    return sorted(dict.fromkeys(known), key=likeness, reverse=True)


def check_bindings(
    pages: Collection[Page],
    target_of: Callable[[Page], Target],
    problems: Problems,
    *,
    whole: bool,
    complete: bool = True,
) -> None:
    """Check the bindings of pages against the scenarios of their targets, and languages against each other.

    Args:
        pages: The pages that can be read.
        target_of: Gives the target of a page; raises PageError where there is no such target.
        problems: Takes what is wrong.
        whole: They are the whole of ``docs/``, so that every scenario, and every step in every language, has to be
            there.
        complete: All pages can be read, so that it is known which scenarios no page names.
    """
    used: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    for page in pages:
        try:
            package = target_of(page).scenarios
        except PageError as error:
            problems.take(error)
            complete = False
            continue
        named[page.name] = _check_page(page, scenarios(package).keys(), problems)
        used.setdefault(package, set()).update(named[page.name])
    if not whole:
        return
    for package, names in used.items() if complete else ():
        for scenario in scenarios(package).values():
            if scenario.name not in names and not any(
                _mentions(page, scenario.name, problems) for page in pages
            ):
                module, _, line = scenario.where.partition(":")
                file = f"{module.replace('.', '/')}.py"
                problems.add(file, int(line), Message("scenario-unused", {"scenario": scenario.name}))
    _check_languages([page for page in pages if page.name in named], named, problems)


def _check_page(page: Page, known: Collection[str], problems: Problems) -> set[str]:
    """Note bindings of a page that lead nowhere; return the scenarios that it names or, mistyped, means."""
    meant: set[str] = set()
    wrong = problems.lines(page.name, "attributes-")
    complain = problems.of(page.name)
    for block in page.blocks:
        if block.variant is not None and block.variant not in VARIANTS:
            params = {"variant": block.variant, "variants": [str(name) for name in VARIANTS]}
            complain(block.line, Message("no-such-variant", params))
        if block.id is None:
            continue
        if block.id in known:
            meant.add(block.id)
            continue
        meant.update(difflib.get_close_matches(block.id, known, n=1))
        # A list that cannot be read may be why no step has the name.
        if block.line not in wrong:
            complain(block.line, _placed(page, _no_scenario(block.id, known)))
    return meant


def _no_scenario(name: str, known: Collection[str]) -> Message:
    problem = Message("no-such-scenario", {"scenario": name})
    listed = Message("scenarios-there", {"problem": problem, "scenarios": sorted(known)})
    return suggesting(problem, name, known, listed)


def _placed(page: Page, problem: Message) -> Message:
    """Return a problem of a binding, with the sidecar in which the binding stands."""
    if page.sidecar is None:
        return problem
    return Message("bound-in-sidecar", {"problem": problem, "sidecar": page.sidecar.name})


def _mentions(page: Page, name: str, problems: Problems) -> bool:
    """Tell whether a page may bind a name on a line that could not be read."""
    lines = page.source.split("\n")
    return any(f"#{name}" in lines[line - 1] for line in problems.lines(page.name) if 0 < line <= len(lines))


def _check_languages(pages: Collection[Page], named: Mapping[str, set[str]], problems: Problems) -> None:
    """Note the steps that a page in one language lacks and its translation has; ``named`` are each page's own.

    Those of one translation that are missing in the same place are noted together: a language begins with few.
    """
    for page in pages:
        others = [other for other in pages if other is not page and page.ref and other.ref == page.ref]
        lacking: dict[str, tuple[Page, Block]] = {}
        for other in others:
            for block in other.blocks:
                if block.id in named[other.name] - named[page.name]:
                    lacking.setdefault(str(block.id), (other, block))
        together: dict[tuple[str, int], list[Block]] = {}
        for name, (other, block) in lacking.items():
            if not _mentions(page, name, problems):
                together.setdefault((other.name, _line_after(page, other, block)), []).append(block)
        for (there, line), blocks in together.items():
            problems.add(page.name, line, _missing(there, blocks))


def _missing(there: str, blocks: Sequence[Block]) -> Message:
    """Return that a page lacks blocks which its translation ``there`` has."""
    steps, line = [str(block.id) for block in blocks], blocks[0].line
    if len(steps) == 1:
        return Message("step-missing-in-language", {"step": steps[0], "page": there, "line": line})
    return Message(
        "steps-missing-in-language", {"steps": steps, "n": len(steps), "page": there, "line": line}
    )


def _line_after(page: Page, other: Page, missing: Block) -> int:
    """Return the line of a page after which it lacks a block of its translation."""
    ends = {block.id: block.end_line for block in page.blocks if block.id}
    before = [block.id for block in other.blocks if block.line < missing.line and block.id in ends]
    return ends[before[-1]] if before else 1


def check_screenshots(pages: Collection[Page], wanted: frozenset[str], problems: Problems) -> None:
    """Note a screenshot whose name none can have, and one that is asked for and on no page of the run."""
    known: dict[str, None] = {}
    for page in pages:
        for screenshot in (screenshot for block in page.blocks for screenshot in block.screenshots):
            known[screenshot.name] = None
            if screenshot.external:
                continue
            try:
                checked_name(screenshot.name)
            except BadName as error:
                problems.add(page.name, screenshot.line, Message("screenshot-name", {"why": error.message}))
    for name in sorted(wanted - known.keys()):
        problem = Message("screenshot-not-embedded", {"screenshot": name})
        problems.add("--only-screenshot", 0, suggesting(problem, name, known))


def suggesting(
    problem: Message, name: str, known: Iterable[str], otherwise: Message | None = None
) -> Message:
    """Return a problem with a name and which known name may have been meant; ``otherwise`` where no name is near."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return Message("did-you-mean", {"problem": problem, "name": near[0]}) if near else otherwise or problem
