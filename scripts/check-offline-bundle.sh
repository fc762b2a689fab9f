#!/bin/sh
# Proves that dist/offline/ is complete: installs from its wheels alone, with every index switched off, into a fresh environment
# outside the project, and checks the sample ledger from there. Ends with an error where anything is missing.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
ROOT=$(pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
[ -d dist/offline/wheels ] || { echo "还没有离线安装包，请先运行 make offline-bundle"; exit 2; }
"$PYTHON" -m venv "$WORK/venv"
env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null PIP_NO_INDEX=1 \
    "$WORK/venv/bin/python" -m pip install -q --disable-pip-version-check --no-cache-dir --no-index --find-links "$ROOT/dist/offline/wheels" evidence-checker
cp -R samples/*台账* "$WORK/"
cd "$WORK"
checker="$WORK/venv/bin/evidence-checker"
export EVIDENCE_CHECKER_CACHE="$WORK/cache"
set -- *台账*
"$checker" rulebook lint
"$checker" check "$1" --out "$WORK/out" || [ $? -eq 1 ]
for report in json html docx xlsx; do [ -s "$WORK/out/report.$report" ]; done
"$checker" self-check "$1" --out "$WORK/own" >/dev/null || [ $? -eq 1 ]
"$checker" catalogue "$1" --out "$WORK/own" >/dev/null
# the page for clerks: its template and its static files must have come along
"$WORK/venv/bin/python" -c "
from pathlib import Path
from evidence_checker.app.server import create_app
client = create_app('t', 1, Path('work'), Path('reports')).test_client()
client.get('/?token=t', base_url='http://127.0.0.1:1')
for address in ('/', '/static/app.js', '/static/app.css'):
    assert client.get(address, base_url='http://127.0.0.1:1').status_code == 200, address
"
echo "离线安装包可用：装得上，核查得了示例台账，网页也在。"
