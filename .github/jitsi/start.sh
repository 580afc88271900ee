#!/usr/bin/env bash
# Starts the official Jitsi containers and waits until they answer: start.sh FOLDER [pinned | stable]
# FOLDER is for secrets and certificates; stable is the newest release in place of the pinned one. The deployment is https://localhost:8443, its authority FOLDER/authority.pem.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p "$1"
folder=$(cd "$1" && pwd)
seconds=${JITSI_SECONDS:-240}

"${PYTHON:-.venv/bin/python}" .github/jitsi/make_secrets.py "$folder"
export JITSI_FOLDER=$folder
files=(--file .github/jitsi/compose.yml)
case ${2:-pinned} in
    pinned) ;;
    stable) files+=(--file .github/jitsi/stable.yml) ;;
    *)
        echo "::error::there is no release $2; there are: pinned, stable"
        exit 2
        ;;
esac
compose=(docker compose "${files[@]}" --env-file "$folder/secrets.env")

failed() {
    echo "::error::the Jitsi containers $1"
    "${compose[@]}" ps --all || true
    "${compose[@]}" logs --no-color --tail 60 || true
    exit 1
}

"${compose[@]}" up --detach --wait --wait-timeout "$seconds" || failed "do not start"
# Healthy containers are one thing, a page that a browser would trust another.
curl --silent --show-error --fail --output /dev/null --cacert "$folder/authority.pem" \
    --retry 30 --retry-delay 1 --retry-all-errors --max-time 60 https://localhost:8443/config.js ||
    failed "start, but https://localhost:8443 does not answer"
echo "https://localhost:8443 answers"
