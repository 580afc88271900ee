#!/usr/bin/env bash
# Installs the current Google Chrome of a channel from Google's own package: browser.sh chrome | chrome-beta
set -euo pipefail
cd "$(dirname "$0")/../.."
case $1 in
    chrome | chrome-beta) exec .venv/bin/python -m playwright install --force "$1" ;;
    *)
        echo "::error::there is no channel $1"
        exit 2
        ;;
esac
