#!/usr/bin/env bash
# What a new container needs so that make verify and make test work in it: make and Python, and the suite's own set-up.
set -euo pipefail
cd "$(dirname "$0")/.."
as_root=()
if ((EUID != 0)); then
    as_root=(sudo)
fi
missing=()
command -v make >/dev/null || missing+=(make)
command -v python3 >/dev/null || missing+=(python3)
if ((${#missing[@]})); then
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
exec make setup
