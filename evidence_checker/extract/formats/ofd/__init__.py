"""OFD (GB/T 33190-2016): texts with their places, templates beneath the pages, pictures, electronic seals and attachments."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

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
from evidence_checker.extract.formats.vouchers import data_lines, pairs_of, stated_pairs
from evidence_checker.extract.model import Box

DATA = (".xml", ".xbrl")
INFORMATION = {"Author": "author", "Title": "title", "CreationDate": "created", "ModDate": "modified", "Creator": "application"}


def read(given: Given) -> Draft:
    """The documents of the package, one after another."""
    draft = Draft()
    with Package(given.location) as package:
        root = package.xml("OFD.xml") if "OFD.xml" in package else _missing(package)
        for body in find_all(root, "DocBody"):
            _read_information(draft, body)
            _Body(package, draft, given, body).read()
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

    def __init__(self, package: Package, draft: Draft, given: Given, body: etree._Element) -> None:
        self.package, self.draft, self.given = package, draft, given
        root, signatures = child_text(body, "DocRoot"), child_text(body, "Signatures")
        self.stated = stated_pairs(body)
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
        """What is attached: data of vouchers as lines where the pages do not say it, other files as pages of their own."""
        place = self._path(child_text(self.document, "Attachments"))
        listing = self.package.xml_if_there(place)
        attachments = Attachments(self.draft, self.given)
        named_files = [] if listing is None else list(_listed(listing, place))
        self._read_data(attachments, [file for file in named_files if file[0].lower().endswith(DATA)])
        for name, target in named_files:
            if name.lower().endswith(DATA):
                continue
            try:
                attachments.add(name, self.package.read(target))
            except FileProblem as fault:  # what is attached must not cost the pages
                attachments.lose(name, fault.problem.message if target in self.package else "附件缺失")

    def _read_data(self, attachments: Attachments, listed: list[tuple[str, str]]) -> None:
        """Some writers put the data into the folder without listing it; others state it in the document's head."""
        found = [("", list(self.stated))] if self.stated else []
        for name, target in {target.lstrip("/").lower(): (name, target) for name, target in [*self._unlisted(), *listed]}.values():
            pairs = self._pairs(target)
            found += [(name, pairs)] if pairs else []
            if not pairs and (name, target) in listed:
                attachments.lose(name, "供机器读取的数据，内容与票面相同")
        self.draft.lines += data_lines(found, self.draft.lines, self.draft.last_page)

    def _pairs(self, target: str) -> list[tuple[str, str]]:
        try:
            return pairs_of(self.package.read(target))
        except FileProblem:
            return []

    def _unlisted(self) -> list[tuple[str, str]]:
        """Data files in the folder of attachments."""
        folder = f"{self.folder}/attachs/".lstrip("/").lower()
        held = [name for name in self.package.names if name.startswith(folder) and name.endswith(DATA)]
        return [(posixpath.basename(name), name) for name in held if not name.endswith("/attachments.xml")]

    def _path(self, place: str) -> str:
        return posixpath.join(self.folder, place.strip())


def _listed(listing: etree._Element, place: str) -> Iterator[tuple[str, str]]:
    """Names and places of the attached files; the name has the suffix of the file where it has none of its own."""
    for node in named(listing, "Attachment"):
        name, target = node.get("Name", "附件"), posixpath.join(posixpath.dirname(place), child_text(node, "FileLoc"))
        yield name if posixpath.splitext(name)[1] else name + posixpath.splitext(target)[1], target
