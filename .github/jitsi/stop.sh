#!/usr/bin/env bash
# Ends the official Jitsi containers and forgets what they stored: stop.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(cd "$1" && pwd)
JITSI_FOLDER=$folder exec docker compose --file .github/jitsi/compose.yml --env-file "$folder/secrets.env" \
    down --volumes --timeout 5
