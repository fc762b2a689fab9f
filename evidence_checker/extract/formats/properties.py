"""What files say of themselves: author, times, title. Times as ISO 8601 text, as far as the file states them."""

from __future__ import annotations

from lxml import etree

from evidence_checker.extract.formats.package import Package

OFFICE_NAMES = {
    "creator": "author",
    "created": "created",
    "modified": "modified",
    "lastModifiedBy": "last_modified_by",
    "title": "title",
    "subject": "subject",
}
APP_NAMES = {"Application": "application", "Company": "company", "Pages": "pages"}


def office_properties(package: Package) -> dict[str, str]:
    """The properties of an OPC package (docProps/core.xml, docProps/app.xml)."""
    core, app = package.xml_if_there("docProps/core.xml"), package.xml_if_there("docProps/app.xml")
    return {**_named(core, OFFICE_NAMES), **_named(app, APP_NAMES)}


def _named(root: etree._Element | None, names: dict[str, str]) -> dict[str, str]:
    if root is None:
        return {}
    found = ((names.get(str(node.tag).rpartition("}")[2]), (node.text or "").strip()) for node in root)
    return {name: text for name, text in found if name and text}
