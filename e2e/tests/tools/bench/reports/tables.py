"""The results as Markdown tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from e2e.tests.tools.bench.measuring.spans import KINDS


def markdown(results: Mapping[str, Any]) -> str:
    """Return the report of a benchmark."""
    machine = results["machine"]
    head = [
        "# Benchmark",
        f"Commit {results['commit']}, {results['date']}; {machine['cores']} cores, "
        f"{machine['memory'] / 2**30:.0f} GiB, {machine['system']}. Seconds are those of the whole command: `make "
        "verify` for pages, its check of the set-up included, and pytest for single steps. CPU seconds are those of "
        "all processes that it started.",
    ]
    parts = [write(results["parts"][name]) for name, write in _PARTS.items() if name in results["parts"]]
    return "\n\n".join([*head, *parts]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table: the first column left, all others right."""
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = f"{value:.1f}" if isinstance(value, float) else str(value)
    return text.replace("|", "\\|")


def _ratio(found: Mapping[str, Any] | None) -> str:
    if found is None:
        return "none: the work was not the same"
    return f"{found['median']:.2f} ({found['lowest']:.2f} to {found['highest']:.2f})"


def _paired(data: Mapping[str, Any]) -> str:
    pages = ", ".join(data["pages"]) or "all pages"
    head = f"## {data['now']} in pairs with {data['base']}\n\n{pages}, in turns. Ratio of seconds: median (range) "
    rows = []
    for number, pair in enumerate(data["pairs"], 1):
        base, now = pair["base"], pair["now"]
        machine = f"{base['machine']['slowness']:.1f} / {now['machine']['slowness']:.1f}"
        ratio = "–" if pair["ratio"] is None else f"{pair['ratio']:.2f}"
        cpu = "–" if pair["cpu_ratio"] is None else f"{pair['cpu_ratio']:.2f}"
        row = (base["seconds"], now["seconds"], ratio, base["cpu"], now["cpu"], cpu)
        again = str(now["second_visits"])
        rows.append([str(number), *row, again, f"{machine}{'' if pair['equal_machine'] else ' (unequal)'}"])
    names = (
        "pair",
        "base, s",
        "now, s",
        "ratio",
        "base, CPU s",
        "now, CPU s",
        "CPU ratio",
        "second visits",
        "slowness before",
    )
    first = data["pairs"][0]
    work = [
        [side, str(done["blocks"]), str(done["screenshots"]), _claims(done["claims"])]
        for side, done in (("base", first["base"]["work"]), ("now", first["now"]["work"]))
    ]
    differences = sorted({wrong for pair in data["pairs"] for wrong in pair["differences"]})
    return "\n\n".join(
        [
            f"{head}**{_ratio(data['ratio'])}**, of CPU seconds {_ratio(data['cpu_ratio'])}.",
            table(names, rows),
            table(("work", "blocks", "screenshots", "claims that were checked"), work),
            _listed("Not the same work", differences),
            _listed(
                "Visited twice",
                sorted({why for pair in data["pairs"] for why in pair["now"]["visited_twice"]}),
            ),
        ]
    ).strip()


def _claims(claims: Mapping[str, int]) -> str:
    return f"{sum(claims.values())}: " + ", ".join(f"{kind} {number}" for kind, number in claims.items())


def _listed(title: str, lines: Sequence[str]) -> str:
    return f"{title}:\n\n" + "\n".join(f"- {line}" for line in lines) if lines else ""


def _where(data: Mapping[str, Any]) -> str:
    whole = sum(data["totals"].values())
    rows = [
        ["all blocks", whole, *data["totals"].values()],
        ["share", "", *(f"{seconds / whole:.0%}" for seconds in data["totals"].values())],
    ]
    blocks = sorted(data["blocks"].items(), key=lambda each: -sum(each[1].values()))
    rows += [[block, sum(row.values()), *row.values()] for block, row in blocks]
    cpu = sum(data["cpu"].values()) + data["cpu_missed"]
    shares = [[kind, seconds, f"{seconds / cpu:.0%}"] for kind, seconds in data["cpu"].items()]
    shares.append(["not seen by a sample", data["cpu_missed"], f"{data['cpu_missed'] / cpu:.0%}"])
    run = data["run"]
    return "\n\n".join(
        [
            "## Where the time goes",
            f"One run of {run['seconds']:.1f} s and {run['cpu']:.0f} CPU seconds, {data['outcome']}. Seconds of all "
            f"workers, longest blocks first; a kind has no other kind's within. {data['explained']:.0%} of the blocks' "
            "time is explained.",
            table(("block", "seconds", *KINDS), rows),
            _listed("Visited twice", run["visited_twice"]),
            f"CPU seconds by kind of process; at most {data['largest'] / 2**30:.1f} GiB at a time, where what "
            "processes share counts for each.",
            table(("process", "CPU seconds", "share"), shares),
        ]
    )


def _steps(data: Mapping[str, Any]) -> str:
    paired = any("base" in step for step in data.values())
    rows = []
    for name, step in data.items():
        row: list[object] = [name, ", ".join(sorted(set(step["outcomes"]))), step["seconds"], step["cpu"]]
        if paired:
            row += [
                step["base"]["seconds"],
                step["base"]["cpu"],
                _ratio(step["ratio"]),
                _ratio(step["cpu_ratio"]),
            ]
        rows.append(row)
    names = ["step", "outcome", "seconds", "CPU seconds"]
    names += ["base, s", "base, CPU s", "ratio", "CPU ratio"] if paired else []
    wrong = [line for step in data.values() for line in step.get("differences", ())]
    text = "## Single steps\n\nMedians, each step by itself, from the command to its end."
    return "\n\n".join([text, table(names, rows), _listed("Not the same work", wrong)]).strip()


def _floor(data: Mapping[str, Any]) -> str:
    rows = [
        [
            step,
            row["cpu"],
            row["needed"],
            f"{row['ratio']:.2f}",
            f"{row['loads']}, {row['joins']}, {row['peers']}",
        ]
        for step, row in data.items()
    ]
    names = ("step", "CPU seconds", "needed", "ratio", "loads, joins, peers")
    text = (
        "CPU seconds of a step, and what Chrome, its display and the deployment need for the same loads and joins in "
        "one Chrome with the same arguments, without accessibility, window manager or any of the suite's processes."
    )
    return "\n\n".join(["## What single steps need", text, table(names, rows)])


def _workers(data: Mapping[str, Any]) -> str:
    rows = [
        [
            number,
            run["seconds"],
            run["cpu"],
            f"{run['largest'] / 2**30:.1f}",
            run["outcome"],
            str(run["second_visits"]),
            str(run["inconclusive"]),
        ]
        for number, run in data.items()
    ]
    names = ("workers", "seconds", "CPU seconds", "GiB at most", "outcome", "second visits", "inconclusive")
    return "## Workers\n\n" + table(names, rows)


def _growth(data: Mapping[str, Any]) -> str:
    rows = [[str(run["blocks"]), run["seconds"], run["cpu"], run["outcome"]] for run in data["runs"]]
    return "\n\n".join(
        [
            "## Growth",
            f"{data['seconds_at_start']:.1f} s at the start, {data['seconds_a_block']:.2f} s a block.",
            table(("blocks", "seconds", "CPU seconds", "outcome"), rows),
        ]
    )


def _reading(data: Mapping[str, Any]) -> str:
    rows = [
        [name, str(row["times"]), f"{row['median']:.3f}", f"{row['longest']:.3f}"]
        for name, row in data.items()
    ]
    return "## The site information\n\n" + table(("what", "times", "median, s", "longest, s"), rows)


def _comparison(data: Mapping[str, Any]) -> str:
    rows = [
        [
            tool,
            *(f"{row[change]['milliseconds']:.1f} ms, {row[change]['same']}" for change in data["changes"]),
        ]
        for tool, row in data["tools"].items()
    ]
    head = f"Milliseconds a picture, and how many of {data['pictures']} are the same:"
    return "\n\n".join(["## Comparing pictures", data["note"], head, table(("tool", *data["changes"]), rows)])


def _peer(data: Mapping[str, Any]) -> str:
    rows = [
        [str(number), pair["doc_detective"], pair["now"], f"{pair['ratio']:.2f}"]
        for number, pair in enumerate(data["pairs"], 1)
    ]
    head = f"## Beside Doc Detective {data['version']}\n\nRatio of seconds: {_ratio(data['ratio'])}."
    return "\n\n".join([head, table(("pair", "Doc Detective, s", "now, s", "ratio"), rows), data["note"]])


_PARTS: dict[str, Callable[[Any], str]] = {
    "pairs": _paired,
    "steps": _steps,
    "reading": _reading,
    "floor": _floor,
    "where": _where,
    "workers": _workers,
    "growth": _growth,
    "comparison": _comparison,
    "peer": _peer,
}
