"""`unit.yaml`: what a unit states about itself. Faults are told field by field, all at once, in Chinese."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from evidence_checker.errors import UsageError
from evidence_checker.rulebook.model import UnitFile

UNIT_FILE_NAMES = ("unit.yaml", "unit.yml")

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


def find_unit_file(root: Path) -> Path | None:
    """The unit file at the ledger's root, if there is one."""
    return next((root / name for name in UNIT_FILE_NAMES if (root / name).is_file()), None)


def load_unit_file(root_or_file: Path) -> UnitFile:
    """What the unit states about itself; empty where a folder has no unit file.

    Raises UsageError naming every faulty field.
    """
    location = find_unit_file(root_or_file) if root_or_file.is_dir() else root_or_file
    if location is None:
        return UnitFile.model_validate({})
    try:
        return UnitFile.model_validate(_parsed(location))
    except ValidationError as fault:
        raise UsageError(_message(location, fault), _REMEDY) from None


def _parsed(location: Path) -> Any:  # noqa: ANN401  # YAML can be anything; the model judges what this returns
    """The file's fields. Every scalar stays text, so that a password 0123 is not taken for a number; the model makes dates and numbers."""
    try:
        content = yaml.load(_text(location), Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader builds nothing but text, lists and mappings
    except yaml.MarkedYAMLError as fault:
        line = f"第{fault.problem_mark.line + 1}行" if fault.problem_mark else ""
        raise UsageError(f"{location.name} {line}不是正确的 YAML（常见原因：冒号后缺空格、用了全角冒号、缩进用了制表符）", _REMEDY) from None
    except (yaml.YAMLError, RecursionError):
        raise UsageError(f"{location.name} 不是正确的 YAML", _REMEDY) from None
    if content and not isinstance(content, dict):
        raise UsageError(f"{location.name} 应当由“字段: 值”的行组成，例如“name: 市某局”", _REMEDY)
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


def _text(location: Path) -> str:
    """The file's text: UTF-8, or GB18030 as old Windows editors save it."""
    try:
        raw = location.read_bytes()
    except OSError as fault:
        raise UsageError(f"打不开 {location}：{fault.strerror}", "请检查路径是否正确、文件是否被占用") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _message(location: Path, fault: ValidationError) -> str:
    lines = [f"{location.name} 有 {fault.error_count()} 处错误："]
    for error in fault.errors(include_url=False, include_input=False):
        field = ".".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
        lines.append(f"  {field}：{_fault_text(error['type'])}")
    return "\n".join(lines)


def _fault_text(kind: str) -> str:
    if kind.startswith("date"):
        return "应当是日期，例如 2022-12-20"
    return _FAULTS.get(kind, "值不正确")
