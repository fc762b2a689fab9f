"""OLE containers (MS-CFB), written plainly: every stream is padded to the size from which it needs no mini stream."""

import struct

SECTOR, CUTOFF = 512, 4096
FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def ole(streams: dict[str, bytes]) -> bytes:
    """A container of these streams; `folder/name` puts a stream into a storage."""
    folders = sorted({name.split("/")[0] for name in streams if "/" in name})
    entries, data, chain = [("Root Entry", 5, END, 0)], b"", list[int]()
    for name, content in streams.items():
        padded = content.ljust(CUTOFF, b"\0")
        padded += bytes(-len(padded) % SECTOR)
        start, count = len(chain), len(padded) // SECTOR
        chain += [start + number + 1 for number in range(count - 1)] + [END]
        data += padded
        entries.append((name.split("/")[-1], 2, start, max(len(content), CUTOFF)))
    entries += [(folder, 1, END, 0) for folder in folders]
    names = list(streams)
    children = {folder: [1 + names.index(n) for n in names if n.startswith(f"{folder}/")] for folder in folders}
    children["Root Entry"] = [1 + number for number, n in enumerate(names) if "/" not in n] + [1 + len(names) + n for n in range(len(folders))]
    directory = b"".join(_entry(number, entry, children) for number, entry in enumerate(entries))
    directory += bytes(-len(directory) % SECTOR)
    at, count = len(chain), len(directory) // SECTOR
    chain += [at + number + 1 for number in range(count - 1)] + [END]
    chain.append(TABLE)
    assert len(chain) <= SECTOR // 4, "one sector of table is enough for tests"
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    head = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, at, 0, CUTOFF, END, 0, END, 0)
    head += struct.pack("<I", len(chain) - 1)
    return head.ljust(SECTOR, b"\xff") + data + directory + table


def _entry(number: int, entry: tuple[str, int, int, int], children: dict[str, list[int]]) -> bytes:
    name, kind, start, size = entry
    brothers = next((group for group in children.values() if number in group), [])
    place = brothers.index(number) + 1 if number in brothers else 0
    right = brothers[place] if 0 < place < len(brothers) else NONE
    child = children.get(name, [NONE])[0] if kind in {1, 5} else NONE
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII16sIQQIQ", written, len(written), kind, 1, NONE, right, child, b"", 0, 0, 0, start, size)
