"""`unit.yaml`: what a unit states about itself. Faults are told field by field, all at once, in Chinese."""

from __future__ import annotations

import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from evidence_checker.errors import UsageError
from evidence_checker.intake.containers import zip_list
from evidence_checker.intake.kinds import ARCHIVES, kind_of
from evidence_checker.rulebook.model import UnitFile

UNIT_FILE_NAMES = ("unit.yaml", "unit.yml")

_UNIT_FILE = re.compile(r"([^!/]+!/([^/]+/)?)?unit\.ya?ml$")
_LARGEST = 1024 * 1024
_REMEDY = "请按说明改正 unit.yaml 后再运行，或先删去这个文件"
_FAULTS = {
    "extra_forbidden": "没有这个字段，请检查拼写",
    "missing": "缺少这个字段",
    "string_type": "应当是文字（数字请加引号）",
    "int_parsing": "应当是整数",
    "int_type": "应当是整数",
    "tuple_type": "应当是列表，每项前写“- ”或写在方括号里",
    "model_type": "应当写成“字段: 值”的形式",
    "model_attributes_type": "应当写成“字段: 值”的形式",
}


class _Source(NamedTuple):
    """A unit file as it was found: its name for messages, and its bytes."""

    name: str
    raw: bytes


class _PlainLoader(yaml.BaseLoader):
    """Builds nothing but text, lists and mappings, and follows no references: a few lines of them can stand for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError
        return super().compose_node(parent, index)


def is_unit_file(path: str) -> bool:
    """Whether a path in the ledger is its unit file's: at the root; in a ledger that is an archive, at its root or in its only outer folder."""
    return bool(_UNIT_FILE.match(path))


def load_unit_file(root_or_file: Path) -> UnitFile:
    """What the unit states about itself, in its ledger (a folder or a zip) or in the file itself; empty where a ledger has no unit file.

    Raises UsageError naming every faulty field.
    """
    source = _found(root_or_file)
    if source is None:
        return UnitFile.model_validate({})
    try:
        return UnitFile.model_validate(_parsed(source))
    except ValidationError as fault:
        raise UsageError(_message(source.name, fault), _REMEDY) from None


def _found(root_or_file: Path) -> _Source | None:
    try:
        if root_or_file.is_dir():
            location = next((root_or_file / name for name in UNIT_FILE_NAMES if (root_or_file / name).is_file()), None)
            return _Source(location.name, location.read_bytes()) if location else None
        if kind_of(root_or_file) in ARCHIVES:
            return _in_zip(root_or_file)
        return _Source(root_or_file.name, root_or_file.read_bytes())
    except OSError as fault:
        raise UsageError(f"打不开 {root_or_file}：{fault.strerror}", "请检查路径是否正确、文件是否被占用") from None


def _in_zip(location: Path) -> _Source | None:
    """The unit file in a ledger that is a zip; none where it can't be read."""
    inside = [info for info in zip_list(location) or () if is_unit_file(f"{location.name}!/{info.filename}") and info.file_size < _LARGEST]
    if not inside:
        return None
    with suppress(zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error), zipfile.ZipFile(location) as archive:
        return _Source(inside[0].filename, archive.read(inside[0].filename))
    return None


def _parsed(source: _Source) -> Any:  # noqa: ANN401  # YAML can be anything; the model judges what this returns
    """The file's fields. Every scalar stays text, so that a password 0123 is not taken for a number; the model makes dates and numbers."""
    try:
        content = yaml.load(_text(source.raw), Loader=_PlainLoader)  # noqa: S506  # it builds no objects
    except yaml.MarkedYAMLError as fault:
        line = f"第{fault.problem_mark.line + 1}行" if fault.problem_mark else ""
        raise UsageError(f"{source.name} {line}不是正确的 YAML（常见原因：冒号后缺空格、用了全角冒号、缩进用了制表符）", _REMEDY) from None
    except (yaml.YAMLError, RecursionError):
        raise UsageError(f"{source.name} 不是正确的 YAML", _REMEDY) from None
    if content and not isinstance(content, dict):
        raise UsageError(f"{source.name} 应当由“字段: 值”的行组成，例如“name: 市某局”", _REMEDY)
    return _without_blanks(content or {})


def _without_blanks(value: Any) -> Any:  # noqa: ANN401  # walks whatever YAML gave
    """The same without fields left blank (`name:`, `to: null`): blank means not stated."""
    if isinstance(value, dict):
        return {key: _without_blanks(inner) for key, inner in value.items() if not _is_blank(inner)}
    if isinstance(value, list):
        return [_without_blanks(inner) for inner in value if not _is_blank(inner)]
    return value


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and value.strip() in {"", "null", "~"}


def _text(raw: bytes) -> str:
    """The file's text: UTF-8, or GB18030 as old Windows editors save it."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _message(name: str, fault: ValidationError) -> str:
    lines = [f"{name} 有 {fault.error_count()} 处错误："]
    for error in fault.errors(include_url=False, include_input=False):
        field = ".".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
        lines.append(f"  {field}：{_fault_text(error['type'])}")
    return "\n".join(lines)


def _fault_text(kind: str) -> str:
    if kind.startswith("date"):
        return "应当是日期，例如 2022-12-20"
    return _FAULTS.get(kind, "值不正确")
