"""Names of folders and files that every system accepts and that say what is inside."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import PurePosixPath

from evidence_checker.intake.model import FileKind
from evidence_checker.recognize.model import Evidence
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.criteria import Indicator

OTHER = "其他材料"
UNREADABLE = "未能读取的文件（换成能打开的再放回）"
NUMBERS = "一二三四五六七八九十"
LONGEST = 60  # characters of a name: Windows allows 260 for a whole path
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")
PLACE = re.compile(r"^\d{1,2}(?:[.．_-]\d{1,2})*(?![\d年月日号季届次期%．.])[\s.．、_-]*")  # 01, 3.1-2: where it lay, said anew in a package
SAYS_NOTHING = re.compile(r"(?i)(?:img|dsc|mmexport|wx_camera|scan|image|doc|微信图片|扫描件?|图片|照片|新建.*|未命名|副本)?[\W\d_]*|[0-9a-f]{8,}")
SUFFIXES = {FileKind.JPEG: ".jpg", FileKind.TEXT: ".txt", FileKind.SEVEN_ZIP: ".7z", FileKind.GZIP: ".gz"}
KEPT_SUFFIXES = {FileKind.DOC: (".doc", ".wps"), FileKind.XLS: (".xls", ".et"), FileKind.PPT: (".ppt", ".dps"), FileKind.TIFF: (".tif", ".tiff")}


def clean_name(name: str) -> str:
    """The name without what Windows forbids, no longer than `LONGEST` characters; never empty."""
    cleaned = re.sub(r"\s+", " ", FORBIDDEN.sub(" ", name)).strip(" .")[:LONGEST].strip(" .")
    return f"{cleaned or '材料'}_" if RESERVED.match(cleaned) else cleaned or "材料"


def indicator_folder(rulebook: Rulebook, indicator: Indicator) -> str:
    """For instance 一、组织领导（30分）/1.1 主要负责同志带队调研走访."""
    place = next((n for n, part in enumerate(rulebook.book.parts) if part.title == indicator.part), 0)
    part = rulebook.book.parts[place]
    points = f"（{_plain(part.max)}分）" if part.max is not None else "（加分项）"
    return f"{NUMBERS[place]}、{clean_name(part.title)}{points}/{indicator.id} {clean_name(indicator.title)}"


def paper_name(evidence: Evidence, kind: FileKind) -> str:
    """A file name that says what the paper is: its own, or its title where its own says nothing, with the suffix its bytes deserve."""
    own = PurePosixPath(evidence.path.split("!/")[-1])
    title = evidence.facts.title.value if evidence.facts.title else ""
    return clean_name(telling(own.stem) or title or own.stem) + _suffix(own.suffix.lower(), kind)


def telling(stem: str) -> str:
    """What a file's name says of the paper, without the number it lay under; "" where it says nothing (IMG_0231, 扫描件2)."""
    bare = PLACE.sub("", stem).strip()
    return "" if SAYS_NOTHING.fullmatch(bare) else bare


def _suffix(own: str, kind: FileKind) -> str:
    if kind in {FileKind.UNKNOWN, FileKind.EMPTY, FileKind.OFFICE_ENCRYPTED}:
        return own
    if own in KEPT_SUFFIXES.get(kind, ()) or (kind is FileKind.JPEG and own in {".jpg", ".jpeg"}):
        return own
    return SUFFIXES.get(kind, f".{kind.value}")


def _plain(points: Decimal) -> str:
    return f"{points.normalize():f}"
