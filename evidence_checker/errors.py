"""Everything that can go wrong, with a code, a message and a remedy in Chinese.

    CheckerError                    the run cannot go on; the command ends with `exit_code`
    ├── UsageError          2       wrong folder, unknown unit, unknown rulebook
    ├── RulebookError       2       faults in `patterns/`, all of them at once
    ├── NothingReadable     3       the ledger is empty or nothing in it could be read
    └── RunFailed           4       writing the report failed, disk full …
    FileProblem                     one file or page cannot be read; the run goes on and the report lists it

A `Problem` is the same as plain data: it crosses process borders and lands in the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    """Why a file or page could not be read; `REMEDIES` says what to do."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too-large"
    ARCHIVE_BOMB = "archive-bomb"
    ARCHIVE_DEPTH = "archive-depth"
    UNSAFE_NAME = "unsafe-name"
    NO_UNPACKER = "no-unpacker"
    NOT_ACCESSIBLE = "not-accessible"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    ILLEGIBLE = "illegible"
    BLANK_PAGE = "blank-page"
    LINK = "link"
    LOST = "lost"


REMEDIES: dict[ProblemCode, tuple[str, str]] = {
    ProblemCode.EMPTY: ("文件是空的（0字节）", "请找到原文件重新复制或扫描后放回原处"),
    ProblemCode.ENCRYPTED: ("文件有密码，打不开", "请去掉密码后另存，或在 unit.yaml 的 passwords 中写上密码"),
    ProblemCode.CORRUPT: ("文件已损坏或不完整", "请用原来的软件打开另存一份，打不开的请重新导出或扫描"),
    ProblemCode.UNSUPPORTED: ("这种文件本程序不能读取", "请另存为 PDF、Word 或图片后放回原处"),
    ProblemCode.TOO_LARGE: ("文件太大，超过处理上限", "请拆成几个文件，或降低扫描分辨率后再放回"),
    ProblemCode.ARCHIVE_BOMB: ("压缩包解开后过大或文件过多，未解开", "请直接放入解压后的文件，不要整包提交"),
    ProblemCode.ARCHIVE_DEPTH: ("压缩包层层嵌套过深，未解开", "请把里层的文件取出后直接放入文件夹"),
    ProblemCode.UNSAFE_NAME: ("压缩包内的文件名指向包外，未解开", "请重新压缩，或直接放入解压后的文件"),
    ProblemCode.NO_UNPACKER: ("这台电脑没有能解开这种压缩包的程序", "请改用 zip 格式压缩，或直接放入解压后的文件"),
    ProblemCode.NOT_ACCESSIBLE: ("没有权限读取或读取时出错", "请检查文件是否被占用、U盘是否插好，再运行一次"),
    ProblemCode.TIMEOUT: ("读取时间过长，已停止", "请另存为普通 PDF 后重试，或用 --timeout 放宽时间"),
    ProblemCode.MEMORY: ("读取时占用内存过多，已停止", "请拆成几个文件，或降低扫描分辨率后再放回"),
    ProblemCode.CRASHED: ("读取这个文件时程序出错", "请用原来的软件打开另存一份后重试"),
    ProblemCode.ILLEGIBLE: ("有字但看不清，读出的内容不可信", "请以 200 dpi 以上重新扫描，或换清晰的原件重拍"),
    ProblemCode.BLANK_PAGE: ("页面是空白的", "如非有意留白，请重新扫描这一页"),
    ProblemCode.LINK: ("这是一个快捷方式或链接，没有跟随", "请把它指向的文件本身复制进来"),
    ProblemCode.LOST: ("文件内含的附件没有取出来", "请把附件单独存出后放入文件夹"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be read: a code, and where it helps a detail (a page, a limit). Plain data."""

    code: ProblemCode
    detail: str = ""
    page: int | None = None

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        where = f"第{self.page}页：" if self.page else ""
        detail = f"（{self.detail}）" if self.detail else ""
        return f"{where}{REMEDIES[self.code][0]}{detail}"

    @property
    def remedy(self) -> str:
        """What to do about it, in Chinese."""
        return REMEDIES[self.code][1]


class FileProblem(Exception):
    """Raised inside intake and extraction where one file cannot be read; caught at the room's door."""

    def __init__(self, code: ProblemCode, detail: str = "", page: int | None = None) -> None:
        self.problem = Problem(code, detail, page)
        super().__init__(self.problem.message)


class CheckerError(Exception):
    """The run cannot go on. `remedy` tells the user what to do."""

    exit_code = 4

    def __init__(self, message: str, remedy: str = "") -> None:
        self.remedy = remedy
        super().__init__(message)


class UsageError(CheckerError):
    """The command was given something that does not exist or is not clear."""

    exit_code = 2


class RulebookError(CheckerError):
    """Faults in the files of `patterns/`; the message lists every one with file, line and field."""

    exit_code = 2


class NothingReadable(CheckerError):
    """No file of the ledger could be read."""

    exit_code = 3


class RunFailed(CheckerError):
    """The report could not be made or written."""

    exit_code = 4
