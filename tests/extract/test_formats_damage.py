"""Files damaged at random, always in the same way: whatever happens to them, a document comes back and says what is wrong."""

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from evidence_checker.errors import ProblemCode
from tests.corpus.writing import ofd, sheet, slides
from tests.extract.pdf_writer import Sheet, pdf_of, running
from tests.extract.reading import FIXTURES, read_bytes
from tests.extract.test_formats_mail import PAGE, attached, mail, outlook
from tests.extract.word_writer import cell, paragraph, run, table, word

ROUNDS = 25


def ruled_page(page: Sheet) -> None:
    running("关于清淤的通知")(page)
    page.grid([["甲", "乙"], ["1", "2"]])


SOUND: dict[str, Callable[[], bytes]] = {
    "a.docx": lambda: word(paragraph(run("正文")) + table([cell("甲"), cell("乙")])),
    "a.pdf": lambda: pdf_of(ruled_page),
    "a.ofd": ofd,
    "a.xlsx": sheet,
    "a.pptx": slides,
    "a.xls": lambda: (FIXTURES / "office/book.xls").read_bytes(),
    "a.eml": lambda: bytes(attached(mail(), "名单.txt", "赵甲".encode())),
    "a.msg": outlook,
    "a.html": lambda: PAGE.encode("gb18030"),
    "a.rtf": lambda: rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 S;}}\f0 \'b9\'d8\'d3\'da\par}",
}


def damaged(chance: random.Random, data: bytes) -> bytes:
    """Cut off somewhere, or with some bytes changed."""
    if chance.random() < 0.25:
        return data[: chance.randrange(1, len(data))]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 50))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def damaged_inside(chance: random.Random, data: bytes) -> bytes:
    """A package that is whole, with one of its parts damaged or missing."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        hit = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            if name != hit:
                new.writestr(name, content)
            elif content and chance.random() < 0.8:
                new.writestr(name, damaged(chance, content))
    return file.getvalue()


@pytest.mark.parametrize("name", SOUND)
def test_a_damaged_file_never_raises_and_is_never_called_a_fault_of_the_program(tmp_path, name):
    chance, sound = random.Random(name), SOUND[name]()
    for _ in range(ROUNDS):
        inside = sound.startswith(b"PK") and chance.random() < 0.7
        document = read_bytes(tmp_path, name, damaged_inside(chance, sound) if inside else damaged(chance, sound))
        assert ProblemCode.CRASHED not in {problem.code for problem in document.problems}, document.problems
