"""`evidence-checker app`: the page for clerks, in the browser of this machine."""

from __future__ import annotations

import argparse


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command's arguments."""
    parser = commands.add_parser(
        "app", help="在浏览器里使用（不用敲命令）", description="在本机浏览器里打开核查页面；只有这台电脑能访问，材料不上传到任何地方。"
    )
    parser.add_argument("--port", type=int, default=0, metavar="端口", help="用哪个端口（默认自动选一个空闲的）")
    parser.add_argument("--no-browser", action="store_true", help="不自动打开浏览器，只显示地址")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serves the page until Ctrl-C."""
    import threading
    import webbrowser

    from evidence_checker.app.server import serve

    def on_ready(address: str) -> None:
        print(f"核查页面已打开。浏览器没有自动打开时，请把下面的地址复制到浏览器：\n{address}", flush=True)
        print("不用时关闭这个窗口（或按 Ctrl-C）即可退出。", flush=True)
        if not arguments.no_browser:
            threading.Timer(0.5, webbrowser.open, [address]).start()

    serve(arguments.port, on_ready=on_ready)
    return 0
