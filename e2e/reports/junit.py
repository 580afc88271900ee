"""A verdict as JUnit XML: a suite a page, a test case a step.

Own code over the standard library's XML: pytest's own plug-in writes what a session saw, this one any verdict file.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from e2e.messages.catalogue import Catalogue, catalogue
from e2e.messages.message import Message
from e2e.messages.visible import visible
from e2e.reports.problems import problems
from e2e.reports.results import block_name
from e2e.verdict.loader import PageVerdict, environment_name, pages_of
from e2e.verdict.model import INCONCLUSIVE, BlockVerdict
from e2e.verdict.severity import Severities, severity
from e2e.verdict.shared_failures import cause


def junit(data: Mapping[str, Any], severities: Severities | None = None, lang: str | None = None) -> str:
    """Return a verdict file as JUnit XML.

    What fails the run by its severity is a failure, or an error where the check itself failed; what only warns, or is
    ignored, passes and is in the case's output. Steps are named in the language of their page; ``lang`` puts
    another language in its place. Times are seconds.
    """
    counts = Severities() if severities is None else severities
    root = ET.Element("testsuites", name="guide")
    suites = [
        _suite(root, page, counts, catalogue(lang or page.lang), data["started"]) for page in pages_of(data)
    ]
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.set("time", _seconds(data["seconds"]))
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(
    root: ET.Element, page: PageVerdict, severities: Severities, locale: Catalogue, started: str
) -> ET.Element:
    where = f" [{environment_name(page.environment)}]" if page.own else ""
    suite = ET.SubElement(root, "testsuite", name=_text(page.path + where), timestamp=_text(started))
    properties = ET.SubElement(suite, "properties")
    for name, value in _flat(page.environment, locale):
        ET.SubElement(properties, "property", name=_text(name), value=_text(value))
    cases = [_case(suite, page, block, severities, locale, where) for block in page.blocks]
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    suite.set("skipped", "0")
    suite.set("time", _seconds(sum(block.seconds for block in page.blocks)))
    return suite


def _case(
    suite: ET.Element,
    page: PageVerdict,
    block: BlockVerdict,
    severities: Severities,
    locale: Catalogue,
    where: str,
) -> ET.Element:
    case = ET.SubElement(
        suite,
        "testcase",
        classname=_text(page.path + where),
        name=_text(f"{locale.show(block_name(block))} ({block.id or block.key})"),
        file=_text(page.path),
        line=str(block.line),
        time=_seconds(block.seconds),
    )
    found = problems(block)
    lines = [f"{page.path}:{problem.line}: {locale.show(problem.whole)}" for problem in found]
    if block.error and block.error != cause(block):
        lines.append(locale.show(block.error))
    if found and severity(block, severities) == "fail":
        element = ET.SubElement(
            case,
            "error" if block.verdict == INCONCLUSIVE else "failure",
            message=_text(locale.show(found[0].short)),
            type=block.verdict,
        )
        element.text = _text("\n".join(lines))
        lines = []
    lines += [locale.show(Message("terminal-note", {"note": note})) for note in block.notes]
    if lines:
        ET.SubElement(case, "system-out").text = _text("\n".join(lines))
    return case


def _flat(environment: Mapping[str, Any], locale: Catalogue) -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for name, value in environment.items():
        if isinstance(value, Mapping):
            flat += [(f"{name}.{inner}", text) for inner, text in _flat(value, locale)]
        elif isinstance(value, list):
            shown = [Message.from_data(item) if isinstance(item, Mapping) else str(item) for item in value]
            flat.append((str(name), "; ".join(map(locale.show, shown))))
        else:
            flat.append((str(name), str(value)))
    return flat


def _seconds(value: float) -> str:
    return f"{value:.3f}"


def _text(value: str) -> str:
    # XML 1.0 cannot carry most control characters, not even escaped.
    return visible(value)
