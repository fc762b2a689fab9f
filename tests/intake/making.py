"""Makes the archives that tests open; what no packer writes any more (GBK names, rar) is put together byte by byte."""

import io
import struct
import tarfile
import zipfile
import zlib

import pyzipper


def zip_of(members: dict[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def gbk_zip_of(members: dict[str, bytes], encoding: str = "gb18030") -> bytes:
    """A zip as old Windows packers wrote it: names in the system's encoding, no flag that says so."""
    body, listing = b"", b""
    for name, content in members.items():
        raw, packed = name.encode(encoding), zlib.compress(content)[2:-4]
        fields = struct.pack("<5H3L2H", 20, 0, 8, 0, 0x5421, zlib.crc32(content), len(packed), len(content), len(raw), 0)
        listing += b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<3H2L", 0, 0, 0, 0, len(body)) + raw
        body += b"PK\x03\x04" + fields + raw + packed
    count = len(members)
    return body + listing + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(listing), len(body), 0)


def old_locked_zip_of(content: bytes, password: str) -> bytes:
    """A zip of one member 通知.txt under the old cipher (ZipCrypto, APPNOTE 6.1), its name and its password in GBK."""
    raw, checksum = "通知.txt".encode("gb18030"), zlib.crc32(content)
    packed = _zip_crypto(bytes(11) + bytes([checksum >> 24]) + content, password.encode("gb18030"))
    fields = struct.pack("<5H3L2H", 20, 1, 0, 0, 0x5421, checksum, len(packed), len(content), len(raw), 0)
    body = b"PK\x03\x04" + fields + raw + packed
    listing = b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<3H2L", 0, 0, 0, 0, 0) + raw
    return body + listing + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1, 1, len(listing), len(body), 0)


def _zip_crypto(content: bytes, password: bytes) -> bytes:
    keys = [0x12345678, 0x23456789, 0x34567890]

    def stir(byte: int) -> None:
        keys[0] = _crc_step(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = _crc_step(keys[2], keys[1] >> 24)

    for byte in password:
        stir(byte)
    out = bytearray()
    for byte in content:
        mask = (keys[2] | 2) & 0xFFFF
        out.append(byte ^ (((mask * (mask ^ 1)) >> 8) & 0xFF))
        stir(byte)
    return bytes(out)


def _crc_step(value: int, byte: int) -> int:
    """One step of CRC-32 without the inversions that zlib puts around it."""
    return zlib.crc32(bytes([byte]), value ^ 0xFFFFFFFF) ^ 0xFFFFFFFF


def locked_zip_of(members: dict[str, bytes], password: str) -> bytes:
    """AES-256, as WinZip and 7-Zip write it."""
    buffer = io.BytesIO()
    with pyzipper.AESZipFile(buffer, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def link_zip(target: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("链接")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, target)
    return buffer.getvalue()


def tar_of(members: dict[str, bytes], mode: str = "w:gz", encoding: str = "utf-8") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode, format=tarfile.GNU_FORMAT, encoding=encoding) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def seven_zip_of(members: dict[str, bytes], password: str | None = None, *, hide_names: bool = False) -> bytes:
    import py7zr

    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password, header_encryption=hide_names) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return buffer.getvalue()


def rar_of(members: dict[str, bytes], *, unix_mode: int = 0o100644, flags: int = 0) -> bytes:
    """A rar of version 4 whose members are only stored: packing them is what rar's licence keeps to itself. Flags 0x11: a later volume."""
    body = b"".join(_rar_member(name, content, unix_mode) for name, content in members.items())
    return b"Rar!\x1a\x07\x00" + _rar_block(0x73, flags, bytes(6)) + body + _rar_block(0x7B, 0x4000, b"")


def _rar_member(name: str, content: bytes, unix_mode: int) -> bytes:
    raw = name.encode("gb18030")
    fields = struct.pack("<2LBLLBBHL", len(content), len(content), 3, zlib.crc32(content), 0x54210000, 29, 0x30, len(raw), unix_mode)
    return _rar_block(0x74, 0x8000, fields + raw) + content


def _rar_block(kind: int, flags: int, fields: bytes) -> bytes:
    header = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
    return struct.pack("<H", zlib.crc32(header) & 0xFFFF) + header
