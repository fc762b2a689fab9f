"""OFD (GB/T 33190-2016): texts with their places, templates beneath the pages, pictures, electronic seals and attachments."""

from __future__ import annotations

import posixpath

from lxml import etree

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.extract.formats.attachments import Attachments
from evidence_checker.extract.formats.captions import set_captions
from evidence_checker.extract.formats.draft import Draft, Given, corrupt
from evidence_checker.extract.formats.ofd.objects import Area, area_of, pictures, text_runs
from evidence_checker.extract.formats.ofd.seals import seals_of
from evidence_checker.extract.formats.ofd.tree import child_text, find, find_all, named
from evidence_checker.extract.formats.package import Package
from evidence_checker.extract.formats.pdf.lines import page_lines
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.extract.model import Box

INFORMATION = {"Author": "author", "Title": "title", "CreationDate": "created", "ModDate": "modified", "Creator": "application"}


def read(given: Given) -> Draft:
    """The documents of the package, one after another."""
    draft = Draft()
    with Package(given.location) as package:
        root = package.xml("OFD.xml") if "OFD.xml" in package else _missing(package)
        for body in find_all(root, "DocBody"):
            _read_information(draft, body)
            _Body(package, draft, given, child_text(body, "DocRoot"), child_text(body, "Signatures")).read()
    if not draft.pages:
        raise corrupt("没有页面")
    return draft


def _missing(package: Package) -> etree._Element:
    """Raise for a package without its root: encrypted as GM/T 0099 has it, or damaged."""
    if any("encryption" in name for name in package.names):
        raise FileProblem(ProblemCode.ENCRYPTED)
    raise corrupt("缺少 OFD.xml")


def _read_information(draft: Draft, body: etree._Element) -> None:
    for name, ours in INFORMATION.items():
        text = child_text(body, name)
        if text:
            draft.properties.setdefault(ours, text)


class _Body:
    """One document of the package; paths in it count from its own folder."""

    def __init__(self, package: Package, draft: Draft, given: Given, root: str, signatures: str) -> None:
        self.package, self.draft, self.given = package, draft, given
        self.signatures = posixpath.join("/", signatures) if signatures else ""
        self.folder = posixpath.dirname(posixpath.join("/", root))
        self.document = package.xml(root)
        self.shelf = Shelf(draft, given)
        self.area = area_of(find(self.document, "PageArea"), Area())
        self.media = self._media()
        self.numbers: dict[str, int] = {}  # page numbers by the pages' ids

    def read(self) -> None:
        """All pages, then the seals set on them, then what is attached."""
        templates = {node.get("ID", ""): node.get("BaseLoc", "") for node in find_all(self.document, "TemplatePage")}
        for node in self.document.iterfind("{*}Pages/{*}Page"):
            self.given.options.beat(self.draft.last_page + 1)
            self._page(node, templates)
        if self.signatures in self.package:
            self.draft.seals += seals_of(self.package, self.signatures, self.numbers, self.area)
        self._attachments()

    def _page(self, node: etree._Element, templates: dict[str, str]) -> None:
        content = self.package.xml(self._path(node.get("BaseLoc", "")))
        area = area_of(find(content, "Area"), self.area)
        number = self.draft.open_page(area.width * 72 / 25.4, area.height * 72 / 25.4)
        self.numbers[node.get("ID", "")] = number
        layers = [
            self.package.xml(self._path(templates[t.get("TemplateID", "")]))
            for t in find_all(content, "Template")
            if t.get("TemplateID") in templates
        ]
        layers += [content, *self._annotations(node.get("ID", ""))]
        self.draft.lines += page_lines([run for layer in layers for run in text_runs(layer, area)], number)
        for layer in layers:
            for resource, box in pictures(layer, area):
                self._picture(resource, number, box)
        set_captions(self.draft, number)
        if not self.draft.lines and not self.draft.pictures:
            self.draft.problems.append(Problem(ProblemCode.BLANK_PAGE, page=number))

    def _annotations(self, page: str) -> list[etree._Element]:
        """The appearances of the annotations on a page (GB/T 33190 §15): stamps and watermarks of viewers."""
        listing = self.package.xml_if_there(self._path(child_text(self.document, "Annotations")))
        if listing is None:
            return []
        folder = posixpath.dirname(self._path(child_text(self.document, "Annotations")))
        places = [child_text(node, "FileLoc") for node in named(listing, "Page") if node.get("PageID") == page]
        roots = (self.package.xml_if_there(posixpath.join(folder, place)) for place in places)
        return [root for root in roots if root is not None]

    def _picture(self, resource: str, page: int, box: Box) -> None:
        place = self.media.get(resource)
        if place is None or place not in self.package:
            self.shelf.lost("图片缺失")
            return
        self.draft.lines += self.shelf.show(self.package.read(place), page, box)

    def _media(self) -> dict[str, str]:
        """Where the pictures lie, by resource id."""
        found: dict[str, str] = {}
        for kind in ("PublicRes", "DocumentRes"):
            for node in find_all(self.document, kind):
                place = self._path(node.text or "")
                resources = self.package.xml_if_there(place)
                if resources is not None:
                    base = posixpath.join(posixpath.dirname(place), resources.get("BaseLoc", ""))
                    found.update({m.get("ID", ""): posixpath.join(base, child_text(m, "MediaFile")) for m in named(resources, "MultiMedia")})
        return found

    def _attachments(self) -> None:
        place = self._path(child_text(self.document, "Attachments"))
        listing = self.package.xml_if_there(place)
        if listing is None:
            return
        attachments = Attachments(self.draft, self.given)
        for node in named(listing, "Attachment"):
            name, target = node.get("Name", "附件"), posixpath.join(posixpath.dirname(place), child_text(node, "FileLoc"))
            name = name if posixpath.splitext(name)[1] else name + posixpath.splitext(target)[1]
            if target not in self.package:
                attachments.lose(name, "附件缺失")
            elif name.lower().endswith((".xml", ".xbrl")):
                attachments.lose(name, "供机器读取的数据，内容与票面相同")
            else:
                attachments.add(name, self.package.read(target))

    def _path(self, place: str) -> str:
        return posixpath.join(self.folder, place.strip())
