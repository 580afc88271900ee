#!/usr/bin/env bash
# Verifies pages against a release candidate; AUTHORITY_PEM is its CA certificate, where Chrome does not know it.
# PAGES and BINDINGS are paths in the workspace, of pages in place of the guide's own; PAGE is one of those. The other
# options of make gate are in the environment as they are.
set -euo pipefail
cd "$(dirname "$0")/../.."

# in_workspace WHAT PATH: prints the whole path of what the caller named.
in_workspace() {
    local path=${GITHUB_WORKSPACE:?}/$2
    if [[ ! -e $path ]]; then
        echo "::error::$1 names $2, which is not in the workspace; check the path, and that the repository is checked out" >&2
        exit 4
    fi
    if [[ $path == *[[:space:]]* ]]; then
        echo "::error::the workspace has a space in its path ($path), which make takes for two; give it another place" >&2
        exit 4
    fi
    printf '%s\n' "$path"
}

if [[ -n ${PAGES:-} ]]; then
    PAGE=$(in_workspace pages "$PAGES")
    export PAGE
fi
if [[ -n ${BINDINGS:-} ]]; then
    BINDINGS=$(in_workspace bindings "$BINDINGS")
    export BINDINGS
fi
if [[ -n ${AUTHORITY_PEM:-} ]]; then
    # mktemp's files are readable to their owner alone.
    JITSI_AUTHORITY=$(mktemp "$RUNNER_TEMP/authority-XXXXXX.pem")
    printf '%s\n' "$AUTHORITY_PEM" >"$JITSI_AUTHORITY"
    export JITSI_AUTHORITY
    unset AUTHORITY_PEM
fi
exec make gate
