"""YAML with the line of every field, so that a fault can name file, line and field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)

MESSAGES = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这样的项，请检查拼写",
    "decimal_parsing": "应当是数字",
    "int_parsing": "应当是整数",
    "float_parsing": "应当是数字",
    "bool_parsing": "应当是 true 或 false",
    "string_type": "应当是文字（数字请加引号）",
    "tuple_type": "应当是列表（每行以 - 开头）",
    "dict_type": "应当是“名称: 值”的形式",
    "model_type": "应当是“名称: 值”的形式",
    "date_from_datetime_parsing": "应当是日期，如 2022-12-31",
    "too_short": "至少要有一项",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a pattern file."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file} 第{self.line}行 {self.field}：{self.message}"


def read(path: Path, model: type[M], root: Path, faults: list[Fault]) -> M | None:
    """The file as `model`; None where it has faults, which are added to `faults`."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        node = compose(path)
    except (OSError, UnicodeError) as error:
        faults.append(Fault(name, 1, "", f"文件读不出来：{error}"))
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        faults.append(Fault(name, mark.line + 1 if mark else 1, "", f"不是正确的 YAML：{getattr(error, 'problem', error)}"))
        return None
    return _validated(node, model, name, faults)


def compose(path: Path) -> yaml.Node | None:
    """The file as YAML nodes, which know their lines."""
    text = path.read_text(encoding="utf-8-sig")
    return yaml.compose(text, Loader=yaml.SafeLoader)  # not libyaml: it takes forms that computers without it refuse


def _validated(node: yaml.Node | None, model: type[M], name: str, faults: list[Fault]) -> M | None:
    repeated = [Fault(name, line, field, "同一项写了两次") for line, field in _repeated(node)]
    faults.extend(repeated)
    try:
        value = model.model_validate(_plain(node))
    except ValidationError as error:
        faults.extend(_fault(name, node, item["loc"], item["type"], item["msg"]) for item in error.errors())
        return None
    return None if repeated else value


def _plain(node: yaml.Node | None) -> object:
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_document(node) if node is not None else {}
    finally:
        loader.dispose()


def _fault(name: str, node: yaml.Node | None, loc: Sequence[int | str], kind: str, message: str) -> Fault:
    line, field = locate(node, loc)
    text = MESSAGES.get(kind) or message.removeprefix("Value error, ")
    return Fault(name, line, field, text)


def locate(node: yaml.Node | None, loc: Sequence[int | str]) -> tuple[int, str]:
    """The line (from 1) of the field at `loc` or of the nearest one above it, and its written path."""
    line, found = (node.start_mark.line + 1 if node is not None else 1), []
    for key in loc:
        step = _step(node, key)
        if step is None:
            if key == loc[-1]:
                found.append(str(key))
            continue
        node, line = step
        found.append(str(key))
    return line, ".".join(found)


def _step(node: yaml.Node | None, key: int | str) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return value, name.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key].start_mark.line + 1
    return None


def _repeated(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, key.value
            seen.add(key.value)
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(item)
