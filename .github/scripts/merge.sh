#!/usr/bin/env bash
# Makes one report of the shards of a run: merge.sh NAMES, a JSON list. Each has to be there as shards/shard-NAME.
# Sets the outputs "outcome" and "missing"; a shard that left no verdict is missing and keeps it from being verified.
set -euo pipefail
cd "$(dirname "$0")/../.."
mapfile -t names < <(python3 -c 'import json, sys; print(*json.loads(sys.argv[1]), sep="\n")' "$1")
verdicts=()
for name in "${names[@]}"; do
    if [[ -f shards/shard-$name/verdict.json ]]; then
        verdicts+=("shards/shard-$name/verdict.json")
    fi
done
if ((${#verdicts[@]})); then
    "${PYTHON:-.venv/bin/python}" -m e2e.reports merge "${verdicts[@]}" -o "${REPORT:-report}"
fi
python3 .github/scripts/outcome.py "${REPORT:-report}/verdict.json" "${names[@]}"
