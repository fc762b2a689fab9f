"""Word files written part by part, for what python-docx cannot write."""

import io
import zipfile

import docx
from PIL import Image, ImageDraw

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def run(text: str, form: str = "") -> str:
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str, form: str = "") -> str:
    return f"<w:p><w:pPr>{form}</w:pPr>{''.join(inner)}</w:p>"


def cell(text: str, form: str = "") -> str:
    return f"<w:tc><w:tcPr>{form}</w:tcPr>{paragraph(run(text))}</w:tc>"


def cell_of(inner: str) -> str:
    return f"<w:tc><w:tcPr/>{inner}</w:tc>"


CHART_SPACE = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def points(values: dict[int, str], form: str = "General") -> str:
    stored = "".join(f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>' for place, value in values.items())
    return f"<c:numRef><c:numCache><c:formatCode>{form}</c:formatCode>{stored}</c:numCache></c:numRef>"


def series(name: str, categories: dict[int, str], values: dict[int, str], form: str = "General") -> str:
    return f"<c:ser><c:tx>{points({0: name})}</c:tx><c:cat>{points(categories)}</c:cat><c:val>{points(values, form)}</c:val></c:ser>"


def chart(title: str, *drawn: str) -> str:
    """The part of a chart; the title of an axis is no title of the chart."""
    named = f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    axis = "<c:valAx><c:title><c:tx><c:rich><a:p><a:r><a:t>万元</a:t></a:r></a:p></c:rich></c:tx></c:title></c:valAx>"
    plot = f"<c:plotArea><c:barChart>{''.join(drawn)}</c:barChart>{axis}</c:plotArea>"
    return f"<c:chartSpace {CHART_SPACE}><c:chart>{named}{plot}</c:chart></c:chartSpace>"


def chart_of_2016(title: str, name: str, numbers: dict[str, str]) -> str:
    """A chart of the kinds that came with Office 2016 (waterfall, funnel): its data stand apart from what is drawn."""
    space = 'xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    categories, values = ("".join(f'<cx:pt idx="{n}">{text}</cx:pt>' for n, text in enumerate(texts)) for texts in (numbers, numbers.values()))
    data = (
        f'<cx:data id="0"><cx:strDim type="cat"><cx:lvl ptCount="2">{categories}</cx:lvl></cx:strDim>'
        f'<cx:numDim type="val"><cx:lvl ptCount="2" formatCode="General">{values}</cx:lvl></cx:numDim></cx:data>'
    )
    named = f"<cx:tx><cx:txData><cx:v>{title}</cx:v></cx:txData></cx:tx><cx:txPr><a:p><a:r><a:t>{title}</a:t></a:r></a:p></cx:txPr>"
    series = f'<cx:series layoutId="funnel"><cx:tx><cx:txData><cx:v>{name}</cx:v></cx:txData></cx:tx><cx:dataId val="0"/></cx:series>'
    plot = f"<cx:plotArea><cx:plotAreaRegion>{series}</cx:plotAreaRegion></cx:plotArea>"
    return f"<cx:chartSpace {space}><cx:chartData>{data}</cx:chartData><cx:chart><cx:title>{named}</cx:title>{plot}</cx:chart></cx:chartSpace>"


def shown_of_2016(relation: str) -> str:
    """A paragraph that shows it, and a picture in its place for older programs."""
    space = 'xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"'
    other = "<w:pict/>"
    graphic = f'<w:drawing><cx:chart {space} r:id="{relation}"/></w:drawing>'
    choice = f'<mc:Choice {space} Requires="cx">{graphic}</mc:Choice><mc:Fallback>{other}</mc:Fallback>'
    return paragraph(f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>")


def shown(relation: str) -> str:
    """A paragraph that shows a chart."""
    return paragraph(f'<w:r><w:drawing><c:chart {CHART_SPACE} r:id="{relation}"/></w:drawing></w:r>')


def commented(text: str, *numbers: int) -> str:
    return paragraph(run(text), *(f'<w:r><w:commentReference w:id="{number}"/></w:r>' for number in numbers))


def comments(*told: tuple[str, str]) -> str:
    inner = "".join(f'<w:comment w:id="{n}" w:author="{author}">{body}</w:comment>' for n, (author, body) in enumerate(told))
    return f"<w:comments {W}>{inner}</w:comments>"


def table(*rows: list[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def word(body: str, parts: dict[str, str | bytes] | None = None, relations: str = "") -> bytes:
    """A Word file with this body; `parts` are added, `relations` to them stated."""
    written = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations('<Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
        **(parts or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in written.items():
            package.writestr(name, content)
    return file.getvalue()


def whole_word(body: str, numbering: str) -> bytes:
    """A Word file with lists that other programs open too: its types and relations are named in full."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    part = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{kind}.numbering+xml"/></Types>'
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(f'<Relationship Id="r" Type="{part}/officeDocument" Target="word/document.xml"/>'),
        "word/numbering.xml": numbering,
    }
    return word(body, parts, f'<Relationship Id="n" Type="{part}/numbering" Target="numbering.xml"/>')


def relation(name: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="http://x/{kind}" Target="{target}"{mode}/>'


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def photo(size: tuple[int, int] = (240, 160), form: str = "JPEG") -> bytes:
    image = Image.new("RGB", size, "#7aa7d9")
    ImageDraw.Draw(image).polygon([(0, size[1]), (size[0] // 2, size[1] // 3), size], fill="#4a7a3a")
    file = io.BytesIO()
    image.save(file, form)
    return file.getvalue()


def seal(size: int = 300) -> bytes:
    """A red ring with a star, on a transparent ground as people paste it into Word."""
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, size - 8, size - 8), outline=(220, 20, 20, 255), width=9)
    middle, arm = size // 2, size // 8
    draw.polygon([(middle, middle - arm), (middle + arm, middle + arm), (middle - arm, middle + arm)], fill=(220, 20, 20, 255))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
