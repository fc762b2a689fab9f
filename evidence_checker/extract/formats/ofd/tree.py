"""Finding elements of OFD by their local names; writers differ in the namespace they state."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


def named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """All elements of a name, at any depth, in document order; those within content that is drawn too."""
    return root.iter(f"{{*}}{name}")


def find_all(root: etree._Element, name: str) -> list[etree._Element]:
    """All elements of a name."""
    return list(named(root, name))


def find(root: etree._Element, name: str) -> etree._Element | None:
    """The first element of a name."""
    return next(named(root, name), None)


def child_text(root: etree._Element, name: str) -> str:
    """The text of the first element of a name, "" where there is none."""
    node = find(root, name)
    return "" if node is None else (node.text or "").strip()


def numbers(text: str | None) -> list[float]:
    """Numbers set apart by blanks; none where one is no number."""
    try:
        return [float(word) for word in (text or "").split()]
    except ValueError:
        return []
