"""The command line: finds the command, runs it, turns errors into Chinese messages and exit codes.

Nothing heavy is imported here: `--help` must answer at once.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from evidence_checker.errors import CheckerError

COMMANDS = ("check", "self_check", "app", "init", "catalogue", "pack", "compare", "explain", "rulebook", "evaluate", "doctor", "cache")

EPILOG = """退出码：
  0  已完成，没有“严重”问题
  1  已完成，有“严重”问题（看报告）
  2  用法有误：文件夹、单位或规则不对
  3  文件夹里没有一个能读的文件
  4  运行失败（提示里有原因和办法）
130  被 Ctrl-C 中止，没有写出报告

所有处理都在本机完成，不联网，材料不会离开这台电脑。"""


def build_parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line; each command's module adds its own part."""
    parser = argparse.ArgumentParser(
        prog="evidence-checker",
        description="定点帮扶台账核查：读台账文件夹，列出缺什么、错什么，给出预评分（由人确认）。",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    for name in COMMANDS:
        importlib.import_module(f"evidence_checker.commands.{name}").register(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code (see `EPILOG`)."""
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # before anything may import onnxruntime
    _speak_utf8()
    arguments = build_parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except CheckerError as error:
        _complain(str(error), error.remedy)
        return error.exit_code
    except KeyboardInterrupt:
        _complain("已中止，没有写出报告。已读过的文件已记住，再次运行会接着做。")
        return 130
    except BrokenPipeError:  # the reader of our output went away (… | head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        _complain(f"读写文件时出错：{error.strerror or error}（{_name(error)}）", "请检查磁盘空间、文件夹权限，关闭正打开着的报告后重试。")
        return 4
    except Exception as error:
        _complain(f"程序内部出错（{type(error).__name__}：{error}）", f"请把这个文件发给维护人员（里面没有材料内容）：{_trace_file()}")
        return 4


def _trace_file() -> Path:
    """Writes the traceback of the exception being handled, without any values, where the user can find it."""
    file = Path(tempfile.gettempdir()) / "evidence-checker-错误.txt"
    file.write_text(traceback.format_exc(), encoding="utf-8")
    return file


def _name(error: OSError) -> str:
    """The file an error is about, as far as the system says."""
    return str(Path(os.fsdecode(error.filename))) if error.filename else "未知文件"


def _complain(message: str, remedy: str = "") -> None:
    """Tells on stderr what went wrong and what to do."""
    print(f"错误：{message}", file=sys.stderr)
    if remedy:
        print(f"办法：{remedy}", file=sys.stderr)


def _speak_utf8() -> None:
    """Windows consoles and pipes default to a code page that may lack characters; a message must never crash the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="replace")
