#!/usr/bin/env bash
# Turns a run's verdict file into what a CI user looks at: the annotated guide and JUnit XML beside it, annotations at
# the pages' lines, the job's summary. DRIFT, STALE and INCONCLUSIVE (fail, warn, ignore) weigh as in the run.
set -euo pipefail
cd "$(dirname "$0")/../.."
report=${REPORT:-report}
verdict=$report/verdict.json
if [[ ! -f $verdict ]]; then
    echo "::warning::no page was verified: there is no $verdict"
    exit 0
fi
severities=(--drift "${DRIFT:-fail}" --stale "${STALE:-fail}" --inconclusive "${INCONCLUSIVE:-fail}")
as() { "${PYTHON:-.venv/bin/python}" -m e2e.reports "$1" "$verdict" "${severities[@]}" "${@:2}"; }

as html -o "$report/index.html"
as junit -o "$report/junit.xml"
as summary -o "$report/summary.md"
if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
    cat "$report/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
as annotations | python3 .github/scripts/annotations.py
