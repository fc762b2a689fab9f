"""Archives are opened within limits; whatever is in them does no harm."""

import gzip
import io
import struct
import tarfile
import zipfile

import pytest

from evidence_checker.intake.limits import Limits
from tests.intake.making import gbk_zip_of, link_zip, locked_zip_of, old_locked_zip_of, rar_of, seven_zip_of, tar_of, zip_of

TEXT = "关于开展走访的通知".encode()
TWO = {"方案.txt": TEXT, "附件/名单.csv": TEXT + b"2"}
MAKERS = {"a.zip": zip_of, "a.tar": lambda m: tar_of(m, "w"), "a.tar.gz": tar_of, "a.tar.xz": lambda m: tar_of(m, "w:xz")} | {
    "a.tar.bz2": lambda m: tar_of(m, "w:bz2"),
    "a.7z": seven_zip_of,
    "a.rar": rar_of,
}


@pytest.mark.parametrize("name", MAKERS)
def test_every_kind_of_archive_gives_its_members(ledger, content, name):
    opened = ledger({name: MAKERS[name](TWO)})
    assert opened.unpacked == (name,)
    assert {file.path: content(opened, file.path) for file in opened.files} == {f"{name}!/{path}": data for path, data in TWO.items()}


@pytest.mark.parametrize("name", ["资料", "照片.jpg"])
def test_an_archive_under_a_wrong_name_is_opened(ledger, problems, name):
    assert problems(ledger({name: zip_of(TWO)})) == {f"{name}!/方案.txt": None, f"{name}!/附件/名单.csv": None}


def test_names_in_gbk_come_out_right(ledger, problems):
    assert set(problems(ledger({"a.zip": gbk_zip_of(TWO)}))) == {"a.zip!/方案.txt", "a.zip!/附件/名单.csv"}


def test_names_in_utf8_without_the_flag_come_out_right(ledger, problems):
    assert set(problems(ledger({"a.zip": gbk_zip_of(TWO, "utf-8")}))) == {"a.zip!/方案.txt", "a.zip!/附件/名单.csv"}


def test_names_of_a_tar_from_an_old_system_come_out_right(ledger, problems):
    assert set(problems(ledger({"a.tgz": tar_of(TWO, encoding="gb18030")}))) == {"a.tgz!/方案.txt", "a.tgz!/附件/名单.csv"}


def test_archives_in_archives_are_opened(ledger, content):
    inner = tar_of({"b.txt": TEXT})
    opened = ledger({"外.zip": zip_of({"内.tar.gz": inner, "c.txt": b"c"})})
    assert content(opened, "外.zip!/内.tar.gz!/b.txt") == TEXT
    assert opened.unpacked == ("外.zip", "外.zip!/内.tar.gz")


def test_a_single_file_in_gzip_is_named_without_its_last_suffix(ledger, content):
    assert content(ledger({"通知.txt.gz": gzip.compress(TEXT)}), "通知.txt.gz!/通知.txt") == TEXT


def test_a_word_file_is_no_archive(ledger):
    opened = ledger({"a.docx": zip_of({"[Content_Types].xml": b"x", "word/document.xml": b"x"})})
    assert [file.path for file in opened.files] == ["a.docx"]


def test_system_files_in_archives_are_set_aside(ledger):
    opened = ledger({"a.zip": zip_of({"x.txt": TEXT, "__MACOSX/._x.txt": b"x", "附件/Thumbs.db": b"x"})})
    assert opened.set_aside == ("a.zip!/__MACOSX/._x.txt", "a.zip!/附件/Thumbs.db")


def test_names_that_point_outside_write_nothing_there(ledger, content, tmp_path):
    evil = {"../../../escaped.txt": TEXT, "/abs.txt": TEXT + b"2", "C:\\win.txt": TEXT + b"3"}
    opened = ledger({"a.zip": zip_of(evil), "b.tar": tar_of(evil, "w"), "c.rar": rar_of(evil), "d.7z": seven_zip_of_names(evil)})
    assert content(opened, "a.zip!/escaped.txt") == content(opened, "b.tar!/escaped.txt") == content(opened, "d.7z!/escaped.txt") == TEXT
    assert not list(tmp_path.rglob("escaped.txt"))


def seven_zip_of_names(members: dict[str, bytes]) -> bytes:
    """py7zr refuses to write such names, so harmless ones of the same length are exchanged in the plain header."""
    import py7zr

    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w") as archive:
        archive.set_encoded_header_mode(False)
        for number, (name, content) in enumerate(members.items()):
            archive.writestr(content, str(number) * len(name))
    raw = buffer.getvalue()
    for number, name in enumerate(members):
        raw = raw.replace((str(number) * len(name)).encode("utf-16-le"), name.encode("utf-16-le"))
    return with_header_sum(raw)


def with_header_sum(raw: bytes) -> bytes:
    """The same 7z with the checksums of its changed header made right (7zFormat.txt, SignatureHeader)."""
    import zlib

    offset, size = struct.unpack("<QQ", raw[12:28])
    header = raw[32 + offset : 32 + offset + size]
    start = raw[12:28] + struct.pack("<L", zlib.crc32(header))
    return raw[:8] + struct.pack("<L", zlib.crc32(start)) + start + raw[32:]


def test_links_in_archives_are_told_and_not_followed(ledger, problems):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("链接")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    opened = ledger({"a.zip": link_zip("/etc/passwd"), "b.tar": buffer.getvalue(), "c.rar": rar_of({"链接": b"/etc/passwd"}, unix_mode=0o120777)})
    assert problems(opened) == {"a.zip!/链接": "link", "b.tar!/链接": "link", "c.rar!/链接": "link"}


def test_two_members_of_one_name_are_both_kept(ledger, content):
    opened = ledger({"x.zip": zip_of({"a.txt": b"1", "b.txt": b"2"}).replace(b"b.txt", b"a.txt")})
    assert (content(opened, "x.zip!/a.txt"), content(opened, "x.zip!/a (2).txt")) == (b"1", b"2")


def test_names_that_differ_only_in_case_are_both_kept(ledger, content):
    opened = ledger({"x.zip": zip_of({"A.txt": b"1", "a.txt": b"2"})})
    assert (content(opened, "x.zip!/A.txt"), content(opened, "x.zip!/a.txt")) == (b"1", b"2")


@pytest.mark.parametrize("name", ["a.zip", "a.7z"])
def test_a_locked_archive_is_opened_by_a_password_of_the_list(ledger, content, name):
    locked = locked_zip_of(TWO, "km2022") if name == "a.zip" else seven_zip_of(TWO, "km2022")
    assert content(ledger({name: locked}, passwords=["错的", "km2022"]), f"{name}!/方案.txt") == TEXT


@pytest.mark.parametrize("name", ["a.zip", "a.7z"])
def test_a_locked_archive_and_its_members_are_told(ledger, problems, name):
    locked = locked_zip_of({"方案.txt": TEXT}, "km2022") if name == "a.zip" else seven_zip_of({"方案.txt": TEXT}, "km2022")
    assert problems(ledger({name: locked}, passwords=["错的"])) == {name: "encrypted", f"{name}!/方案.txt": "encrypted"}


def test_the_old_cipher_opens_with_a_chinese_password_in_gbk(ledger, content):
    assert content(ledger({"a.zip": old_locked_zip_of(TEXT, "昆明")}, passwords=["大理", "昆明"]), "a.zip!/通知.txt") == TEXT


def test_the_old_cipher_under_another_password_is_told(ledger, problems):
    assert problems(ledger({"a.zip": old_locked_zip_of(TEXT, "昆明")}, passwords=["大理"]))["a.zip!/通知.txt"] == "encrypted"


def test_a_zip_from_windows_with_backslashes_keeps_its_folders(ledger, content):
    assert content(ledger({"a.zip": gbk_zip_of({"附件\\名单.txt": TEXT})}), "a.zip!/附件/名单.txt") == TEXT


def test_an_archive_that_locks_its_list_too_is_told(ledger, problems):
    assert problems(ledger({"a.7z": seven_zip_of(TWO, "km", hide_names=True)})) == {"a.7z": "encrypted"}


def test_an_archive_that_locks_its_list_too_is_opened(ledger, content):
    assert content(ledger({"a.7z": seven_zip_of(TWO, "km", hide_names=True)}, passwords=["km"]), "a.7z!/方案.txt") == TEXT


def test_an_empty_archive_is_told(ledger, problems):
    assert problems(ledger({"空.zip": zip_of({})})) == {"空.zip": "empty"}


def test_a_bomb_is_told_and_not_unpacked(ledger, problems):
    bomb = zip_of({"a.txt": TEXT, "零.bin": bytes(5_000_000)})
    opened = ledger({"b.zip": bomb, "c.7z": seven_zip_of({"零.bin": bytes(5_000_000)})}, limits=Limits(ratio_from=1_000_000))
    assert problems(opened) == {"b.zip": "archive-bomb", "c.7z": "archive-bomb"}
    assert not [path for path in ledger.workspace.rglob("*") if path.is_file()]


def test_a_bomb_inside_costs_only_itself(ledger, problems):
    outer = zip_of({"a.txt": TEXT, "内.zip": zip_of({"零.bin": bytes(5_000_000)})}, zipfile.ZIP_STORED)
    assert problems(ledger({"外.zip": outer}, limits=Limits(ratio_from=1_000_000))) == {"外.zip!/a.txt": None, "外.zip!/内.zip": "archive-bomb"}


def test_a_gzip_that_never_ends_is_stopped(ledger, problems):
    assert problems(ledger({"a.gz": gzip.compress(bytes(5_000_000))}, limits=Limits(ratio_from=1_000_000))) == {"a.gz": "archive-bomb"}


def test_too_many_members_are_a_bomb(ledger, problems):
    assert problems(ledger({"a.zip": zip_of({f"{n}.txt": b"x" for n in range(20)})}, limits=Limits(members=10))) == {"a.zip": "archive-bomb"}


def test_too_many_bytes_over_all_inner_archives_are_a_bomb(ledger, problems):
    inner = {f"{n}.zip": zip_of({"a.bin": bytes([n]) * 40_000}) for n in range(5)}
    assert problems(ledger({"a.zip": zip_of(inner)}, limits=Limits(total_bytes=100_000))) == {"a.zip": "archive-bomb"}


def test_archives_nested_too_deep_are_told(ledger, problems):
    content = TEXT
    for level in range(4):
        content = zip_of({f"{level}.zip" if level else "a.txt": content})
    assert problems(ledger({"a.zip": content}, limits=Limits(depth=2))) == {"a.zip!/3.zip!/2.zip": "archive-depth"}


def test_one_member_beyond_the_limit_costs_only_itself(ledger, problems):
    opened = ledger({"a.zip": zip_of({"大.txt": TEXT * 100, "小.txt": TEXT})}, limits=Limits(member_bytes=500))
    assert problems(opened) == {"a.zip!/大.txt": "too-large", "a.zip!/小.txt": None}


def test_a_truncated_zip_gives_what_is_left_of_it(ledger, problems):
    whole = zip_of({"一.txt": TEXT, "二.txt": TEXT + b"2", "三.txt": bytes(range(256)) * 8})
    cut = whole[: whole.index("三.txt".encode()) + 60]
    assert problems(ledger({"a.zip": cut})) == {"a.zip": "corrupt", "a.zip!/一.txt": None, "a.zip!/二.txt": None, "a.zip!/三.txt": "corrupt"}


def test_a_truncated_tar_gives_what_is_left_of_it(ledger, problems):
    cut = tar_of({"一.txt": TEXT, "二.txt": bytes(5000)}, "w")[:3000]
    assert problems(ledger({"a.tar": cut}))["a.tar!/一.txt"] is None
    assert problems(ledger({"a.tar": cut}))["a.tar!/二.txt"] == "corrupt"


@pytest.mark.parametrize("name", ["a.7z", "a.rar", "a.tar.gz"])
def test_a_damaged_archive_is_told(ledger, problems, name):
    whole = MAKERS[name]({"一.txt": bytes(range(256)) * 40})
    assert "corrupt" in problems(ledger({name: whole[: len(whole) // 2]})).values()


def test_a_member_with_wrong_bytes_costs_only_itself(ledger, problems):
    whole = bytearray(zip_of({"一.txt": b"A" * 50, "二.txt": TEXT}, zipfile.ZIP_STORED))
    whole[whole.index(b"A" * 50)] = 0x42
    assert problems(ledger({"a.zip": bytes(whole)})) == {"a.zip!/一.txt": "corrupt", "a.zip!/二.txt": None}


def test_rar_without_an_unpacker_is_told_with_a_remedy(ledger, monkeypatch):
    from evidence_checker.errors import ProblemCode
    from evidence_checker.intake.archives import rars
    from evidence_checker.intake.archives.model import Packed

    monkeypatch.setattr(rars, "unpacking_program", lambda: None)
    monkeypatch.setattr(rars, "_is_stored", lambda _: False)
    ledger.root.mkdir()
    (ledger.root / "a.rar").write_bytes(rar_of({"一.txt": TEXT}))
    member = next(rars.rar_members(Packed(ledger.root / "a.rar", "a.rar", ledger.workspace, (), Limits())))
    assert member.problem.code is ProblemCode.NO_UNPACKER
    assert "zip" in member.problem.remedy


def test_later_volumes_of_a_split_rar_are_accounted_for_with_the_first(ledger):
    opened = ledger({"a.part1.rar": rar_of({"一.txt": TEXT}), "a.part2.rar": rar_of({"二.txt": TEXT}, flags=0x0011)})
    assert opened.unpacked == ("a.part1.rar", "a.part2.rar")
    assert [file.path for file in opened.files] == ["a.part1.rar!/一.txt"]


def test_a_volume_without_its_first_is_told(ledger, problems):
    assert problems(ledger({"a.part2.rar": rar_of({"二.txt": TEXT}, flags=0x0011)})) == {"a.part2.rar": "corrupt"}
