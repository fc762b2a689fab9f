"""How text looks in Word: defaults, styles and direct formatting, laid over one another (ECMA-376 part 1 §17.7.2)."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from lxml import etree

from evidence_checker.extract.formats.docx.names import W, switched_on, value


@dataclass(frozen=True, slots=True)
class Form:
    """What is stated about a run or paragraph; None: nothing is.

    `size` in points, `colour` as RRGGBB, `number` is the list (numId) and `level` its level.
    """

    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    alignment: str | None = None
    number: str | None = None
    level: int | None = None
    hidden: bool | None = None

    def under(self, over: Form) -> Form:
        """The form with everything that `over` states laid on top."""
        stated = {f.name: v for f in fields(over) if (v := getattr(over, f.name)) is not None}
        return replace(self, **stated) if stated else self

    @property
    def red(self) -> bool:
        """Whether the ink is the red of official headings rather than brown, orange or pink."""
        return is_red(self.colour)


PLAIN = Form()


def is_red(colour: str | None) -> bool:
    """Whether RRGGBB is a strong red."""
    try:
        red, green, blue = bytes.fromhex(colour or "000000")
    except ValueError:
        return False
    return red >= 0xB0 and green <= 0x50 and blue <= 0x50


def form_of(node: etree._Element | None) -> Form:
    """The form that a style, a paragraph or a run states itself in its `w:pPr` and `w:rPr`."""
    if node is None:
        return PLAIN
    paragraph, run = node.find(W + "pPr"), node.find(W + "rPr")
    form = PLAIN if run is None else _run_form(run)
    return form if paragraph is None else form.under(_paragraph_form(paragraph))


def _run_form(run: etree._Element) -> Form:
    size = value(run, "sz")
    colour = value(run, "color")
    return Form(
        size=float(size) / 2 if size and size.replace(".", "", 1).isdigit() else None,
        bold=switched_on(run, "b"),
        colour=None if colour in {None, "auto"} else colour,
        hidden=switched_on(run, "vanish"),
    )


def _paragraph_form(paragraph: etree._Element) -> Form:
    numbering = paragraph.find(W + "numPr")
    level = value(numbering, "ilvl")
    return Form(
        alignment=value(paragraph, "jc"),
        number=value(numbering, "numId"),
        level=int(level) if level and level.isdigit() else None,
    )


@dataclass(slots=True)
class Styles:
    """The styles of a document by id."""

    root: etree._Element | None
    _forms: dict[str, Form] = field(default_factory=dict)
    _nodes: dict[str, etree._Element] = field(default_factory=dict)
    _default: Form = PLAIN

    def __post_init__(self) -> None:
        if self.root is None:
            return
        self._nodes = {node.get(W + "styleId", ""): node for node in self.root.iter(W + "style")}
        self._default = form_of(self.root.find(f"{W}docDefaults/{W}rPrDefault"))
        usual = next((i for i, n in self._nodes.items() if n.get(W + "type") == "paragraph" and n.get(W + "default") in {"1", "true"}), "")
        self._default = self._default.under(self.style(usual))

    def style(self, name: str | None) -> Form:
        """What a style states, with what it is based on beneath it."""
        if not name or name not in self._nodes:
            return PLAIN
        if name not in self._forms:
            self._forms[name] = PLAIN  # a style based on itself ends here
            node = self._nodes[name]
            self._forms[name] = self.style(value(node, "basedOn")).under(form_of(node))
        return self._forms[name]

    def paragraph(self, node: etree._Element) -> Form:
        """How a paragraph looks before its runs say more."""
        properties = node.find(W + "pPr")
        if properties is None:
            return self._default
        return self._default.under(self.style(value(properties, "pStyle"))).under(_paragraph_form(properties))

    def run(self, node: etree._Element, base: Form) -> Form:
        """How a run looks in a paragraph of form `base`."""
        properties = node.find(W + "rPr")
        if properties is None:
            return base
        return base.under(self.style(value(properties, "rStyle"))).under(_run_form(properties))
