#!/usr/bin/env bash
# Verifies the pages against a release candidate; AUTHORITY_PEM is its certificate authority, where Chrome does not know
# it. The options of make gate are in the environment.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [[ -n ${AUTHORITY_PEM:-} ]]; then
    # mktemp's files are readable to their owner alone.
    JITSI_AUTHORITY=$(mktemp "$RUNNER_TEMP/authority-XXXXXX.pem")
    printf '%s\n' "$AUTHORITY_PEM" >"$JITSI_AUTHORITY"
    export JITSI_AUTHORITY
    unset AUTHORITY_PEM
fi
exec make gate
