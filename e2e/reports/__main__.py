"""``python -m e2e.reports``: a saved verdict file as HTML, JUnit XML, GitHub annotations or job summary; merging."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from e2e.harness.files.writing import write_whole
from e2e.messages.catalogue import FALLBACK, catalogue, languages
from e2e.messages.errors import ExplainedError
from e2e.messages.message import Message
from e2e.messages.visible import visible
from e2e.reports.folders.merged import merge
from e2e.reports.github import annotations, job_summary
from e2e.reports.html.report import FILE_NAME, render
from e2e.reports.junit import junit
from e2e.reports.results import headline, lead, parts
from e2e.verdict import file
from e2e.verdict.loader import pages_of
from e2e.verdict.severity import EXIT_USAGE, EXIT_VERIFIED, Severities, exit_status
from e2e.verdict.shared_failures import causes

_TEXTS: dict[str, Callable[[dict[str, Any], Severities, str | None], str]] = {
    "junit": junit,
    "annotations": lambda data, severities, lang: "".join(
        f"{line}\n" for line in annotations(data, severities, lang)
    ),
    "summary": job_summary,
}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status: 4 for wrong usage, an unreadable file or a conflict."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "merge":
            print(merge(options.files, options.output))
            return EXIT_VERIFIED
        return _single(options)
    except ExplainedError as error:
        # Merging knows no language of its own.
        print(f"error: {error.shown(getattr(options, 'lang', None) or FALLBACK)}", file=sys.stderr)
    except OSError as error:
        print(f"error: {visible(str(error))}", file=sys.stderr)
    except Exception as error:  # noqa: BLE001 - Python's own status for it would say that a page has drifted
        named = ", ".join(map(str, options.files if options.command == "merge" else [options.file]))
        cause = f"{type(error).__name__}: {error}"
        print(f"error: {visible(named)}: cannot be shown: {visible(cause)}", file=sys.stderr)
    return EXIT_USAGE


def _single(options: argparse.Namespace) -> int:
    data = file.read(options.file)
    severities = Severities(drift=options.drift, stale=options.stale, inconclusive=options.inconclusive)
    if options.command == "check":
        return _check(data, severities, options.lang)
    if options.command == "html":
        target = options.output or options.file.with_name(FILE_NAME)
        text = render(data, options.file.parent, options.lang)
    else:
        target = options.output
        text = _TEXTS[options.command](data, severities, options.lang)
    if target is None or str(target) == "-":
        # A result is a file, also where it is piped: its encoding is not the terminal's.
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.write(text)
    else:
        write_whole(target, text)
        print(target)
    return EXIT_VERIFIED


def _check(data: dict[str, Any], severities: Severities, lang: str | None) -> int:
    pages = pages_of(data)
    blocks = [block for page in pages for block in page.blocks]
    locale = catalogue(lang or FALLBACK)
    print(
        f"{data['outcome']}:",
        *(locale.show(sentence) for sentence in (headline(parts(pages)), *lead(parts(pages)))),
    )
    for why, number in causes(blocks).items():
        print(locale.show(Message("summary-failure", {"n": number, "why": why})))
    return exit_status(blocks, severities)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m e2e.reports", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for name, text in (
        ("html", f"the annotated guide (default: {FILE_NAME} beside the verdict file)"),
        ("junit", "JUnit XML, a test case a step"),
        ("annotations", "GitHub workflow commands at the pages' own lines"),
        ("summary", "a job summary in Markdown"),
        ("check", "validate the file and exit as the run did: 0, 1 or 3"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("file", type=Path, metavar="VERDICT.JSON")
        if name != "check":
            command.add_argument("-o", "--output", type=Path, metavar="OUT", help="write there; - is stdout")
        command.add_argument(
            "--lang", choices=languages(), help="the language (default: the page's, or English)"
        )
        for finding in ("drift", "stale", "inconclusive"):
            command.add_argument(f"--{finding}", choices=("fail", "warn", "ignore"), default="fail")
    text = "put runs that were sharded over machines together, pictures included"
    command = commands.add_parser("merge", help=text, description=text)
    command.add_argument("files", type=Path, nargs="+", metavar="VERDICT.JSON")
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="a folder of its own"
    )
    return parser


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # A terminal may have fewer characters than a page.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())
