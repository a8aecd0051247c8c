"""Where frames stand in a file store, and what a crash may have left: docs/formats/segment.md."""

import os
import re
import struct
from collections import namedtuple

from checksums import crc32c
from faults import Unreadable, need
from frames import HEADER_BYTES, PAYLOAD_BYTES_MAX, DamagedPayload, Incomplete, NoHeader, is_sound

try:
    import fcntl
except ImportError:  # Windows: its share mode refuses to open the lock of a living writer
    fcntl = None

NAME = re.compile(r"(\d{20})\.(pack|seg)")
SECTOR = 512
FRAME_BYTES_MAX = HEADER_BYTES + PAYLOAD_BYTES_MAX

Mark = namedtuple("Mark", "length sealed")
Segment = namedtuple("Segment", "name first path mark notes copy")


def is_writer_alive(world_folder):
    """Whether a process holds the lock of the world's writer."""
    try:
        with open(os.path.join(world_folder, "writer.lock"), "rb") as lock:
            if fcntl is None:
                return False
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return False
    except FileNotFoundError:
        return False
    except (BlockingIOError, PermissionError):
        return True


def list_segments(log_folder):
    """The segments of a log by their first batch."""
    try:
        names = sorted(os.listdir(log_folder))
    except OSError as fault:
        raise Unreadable(f"{log_folder}: {fault.strerror}") from None
    found = {}
    for name in names:
        match = NAME.fullmatch(name)
        if match:
            first, path, notes = int(match[1]), os.path.join(log_folder, name), []
            mark = read_mark(path, notes) if match[2] == "seg" else None
            copy = found[first].path if first in found else None
            found[first] = Segment(name, first, path, mark, notes, copy)
    return found


def read_mark(path, notes):
    """The mark beside a segment; None without one. A damaged one counts as 0, and is noted."""
    try:
        with open(path + "~settled", "rb") as file:
            raw = file.read(25)
    except FileNotFoundError:
        return None
    if len(raw) == 24:
        magic, flags, length, zero, checksum = struct.unpack("<4sIqII", raw)
        if magic == b"ACM1" and flags < 2 and length >= 0 and zero == 0 and checksum == crc32c(raw[:20]):
            return Mark(length, flags == 1)
    notes.append("its mark is damaged and counts as 0")
    return Mark(0, False)


def read_segment(segment, alive):
    """The bytes of a segment that count: up to its mark if it is sealed or being written, else to its real end."""
    try:
        data = _read(segment.path)
    except FileNotFoundError:
        # It was listed, and has been replaced by its pack since.
        return _read(os.path.splitext(segment.path)[0] + ".pack")
    if segment.mark is not None:
        length = segment.mark.length
        need(len(data) >= length, f"the file has {len(data)} bytes, its mark says {length}")
        if segment.mark.sealed or alive:
            data = data[:length]
    if segment.copy:
        need(_read(segment.copy) == data, f"{os.path.basename(segment.copy)} holds other bytes")
    return data


def _read(path):
    with open(path, "rb") as file:
        return file.read()


def is_torn(data, at, fault, segment):
    """Whether what stands behind the last whole frame of the last segment may be what a crash left of an append."""
    if segment.name.endswith(".pack"):
        return False
    if segment.mark is not None and (at < segment.mark.length or segment.mark.sealed):
        return False
    tail = len(data) - at
    if tail > FRAME_BYTES_MAX:
        return False
    if isinstance(fault, Incomplete):
        return True
    if isinstance(fault, DamagedPayload):
        whole = HEADER_BYTES + fault.header.length
        return tail == whole and _has_lost_sector(data, at, at + whole)
    if isinstance(fault, NoHeader):
        return _has_lost_sector(data, at, at + HEADER_BYTES) and not _has_header_behind(data, at + 1)
    return False


def _has_lost_sector(data, start, end):
    """Whether a sector that these bytes touch is all zero, from the frame's start on."""
    for sector in range(start // SECTOR * SECTOR, end, SECTOR):
        seen = data[max(sector, start):sector + SECTOR]
        if not any(seen):
            return True
    return False


def _has_header_behind(data, at):
    while (at := data.find(b"ACF1", at)) >= 0:
        raw = data[at:at + HEADER_BYTES]
        if len(raw) == HEADER_BYTES and is_sound(raw):
            return True
        at += 1
    return False
