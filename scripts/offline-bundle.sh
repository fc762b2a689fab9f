#!/bin/sh
# Makes dist/offline/: wheels of the program and all it needs, for an office PC without internet, with a start file and instructions.
# Give PLATFORM (for instance win_amd64) and PYVERSION (for instance 3.12) to make it for another kind of machine than this one.
set -eu
cd "$(dirname "$0")/.."
BIN=.venv/bin
OUT=dist/offline
rm -rf "$OUT"
mkdir -p "$OUT/wheels"
"$BIN/python" -m pip wheel -q --disable-pip-version-check --no-deps -w "$OUT/wheels" .
if [ -n "${PLATFORM:-}" ]; then
    "$BIN/python" -m pip download -q --disable-pip-version-check --only-binary=:all: --platform "$PLATFORM" --python-version "${PYVERSION:-3.12}" \
        -c constraints.txt -d "$OUT/wheels" "$OUT"/wheels/evidence_checker-*.whl
else
    "$BIN/python" -m pip wheel -q --disable-pip-version-check -c constraints.txt -w "$OUT/wheels" "$OUT"/wheels/evidence_checker-*.whl
fi
# wheels are made for one version of Python; the installer asks for that one
VERSION=${PLATFORM:+${PYVERSION:-3.12}}
printf '%s\r\n' "${VERSION:-$("$BIN/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')}" > "$OUT/python-version.txt"
cp scripts/windows/* "$OUT/"
echo "离线安装包：$OUT（$(du -sh "$OUT" | cut -f1)）。整个文件夹复制到没有网络的电脑，Windows 双击“安装.bat”，再双击“启动核查.bat”。"
