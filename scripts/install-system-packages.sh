#!/bin/sh
# Installs what some tests need (Tesseract with Chinese, an unpacker for RAR, CJK fonts, Chromium), where this machine lets us; tells what is missing where it doesn't.
set -u
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need tesseract tesseract-ocr
tesseract --list-langs 2>/dev/null | grep -qx chi_sim || missing="$missing tesseract-ocr-chi-sim"
tesseract --list-langs 2>/dev/null | grep -qx osd || missing="$missing tesseract-ocr-osd"
need unar unar
need fc-list fontconfig
need chromium chromium
fc-list 2>/dev/null | grep -q "Noto Sans CJK" || missing="$missing fonts-noto-cjk"
[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "缺少这些系统软件，相关测试会跳过并说明：$missing"; exit 0
fi
run=""
if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null; then run="sudo"; else echo "没有管理员权限，未能安装：$missing（相关测试会跳过并说明）"; exit 0; fi
fi
echo "安装测试所需的系统软件：$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # the list is meant to be split into words
{ $run apt-get update -qq && $run apt-get install -y -qq $missing; } >/dev/null 2>&1 || echo "未能全部安装：$missing（相关测试会跳过并说明）"
