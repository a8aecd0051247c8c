"""Indexes of segments: docs/formats/index.md. One that is damaged is of no use to anybody, and harms nobody; one that
verifies and says something else than its segment would make histories wrong."""

import hashlib
import os
import re
import struct
from collections import namedtuple

import events
from checksums import crc32c
from faults import Broken, Newer, need
from frames import HEADER_BYTES
from primitives import U31, U63, Reader

HEAD_BYTES = 72
BODY_BYTES_MAX = 50_331_648
HEAD = struct.Struct("<4sBBHqqqqqqqII")
NAME = re.compile(r"(\d{20})\.idx")
OTHER_NAME = re.compile(r"\d{20}\.v[1-9]\d*\.idx")

Index = namedtuple("Index", "world segment last_batch first_seq last_seq end batches containers")


class Damaged(Broken):
    """The bytes are not what somebody wrote: the index does not count."""


def decode(data):
    """An index: its head, the bytes and events of each batch, and the batches of each container (None if left out)."""
    if len(data) < HEAD_BYTES + 32 or data[:4] != b"ACIX" or hashlib.sha256(data[:-32]).digest() != data[-32:]:
        raise Damaged("its SHA-256 is not that of its bytes")
    if data[4] > 1:
        raise Newer(f"an index of version {data[4]}")
    (_, version, flags, zero, world, segment, last, first_seq, last_seq, end, body, zeros,
     checksum) = HEAD.unpack_from(data)
    need(checksum == crc32c(data[:HEAD_BYTES - 4]), "the checksum of its head is wrong")
    need(version == 1 and flags < 2 and zero == zeros == 0, "a head with flags that are unknown")
    need(body == len(data) - HEAD_BYTES and body <= BODY_BYTES_MAX, "its head tells another length")
    need(1 <= segment <= last and last - segment < len(data), "its batches are out of range")
    source = Reader(data, HEAD_BYTES, len(data) - 32)
    batches = [(source.varint(1, U63), source.varint(1, U63)) for _ in range(last - segment + 1)]
    containers = _containers(source, len(batches))
    need(flags or not containers, "containers are told, and were to be left out")
    return Index(world, segment, last, first_seq, last_seq, end, batches, containers if flags else None)


def _containers(source, batches):
    sizes, number = [], -1
    for _ in range(source.varint(0, source.left())):
        number += source.varint(1, U31)
        sizes.append((number, source.varint(1, source.left())))
    found = {}
    for number, size in sizes:
        places, place, entries = [], -1, Reader(source.take(size))
        while entries.left():
            place += entries.varint(1, batches)
            places.append(place)
        need(place < batches, "a list goes beyond the last batch")
        found[number] = places
    need(source.left() == 0, "bytes follow the last list")
    return found


def touched(event):
    """The containers that an event touches."""
    kind, cell, after, before = event
    if kind == events.BALANCE:
        return cell[:1]
    if kind == events.CONTAINER:
        return (cell,)
    rows = [row for row in (after, before) if row is not None]
    if kind in (events.STACK, events.HOLD):
        return [row.container for row in rows]
    if kind == events.INSTANCE:
        return [row.place.container for row in rows if row.place]
    return ()


class Indexes:
    """Builds what the index of each segment has to say, and compares; one segment at a time."""

    def __init__(self, folder, notes):
        self.folder, self.notes, self.verified = os.path.join(folder, "index"), notes, 0
        self._data = None

    def begin(self, segment):
        """A segment begins: is there an index of it?"""
        try:
            with open(os.path.join(self.folder, f"{segment.first:020}.idx"), "rb") as file:
                self._data = file.read()
        except FileNotFoundError:
            self._data = None
        self._batches, self._containers, self._in_batch, self._headers = [], {}, set(), []

    def commit(self, commit):
        if self._data is not None:
            for event in commit.events:
                self._in_batch.update(touched(event))

    def batch(self, header):
        if self._data is None:
            return
        for container in self._in_batch:
            self._containers.setdefault(container, []).append(len(self._batches))
        self._in_batch.clear()
        self._batches.append((HEADER_BYTES + header.length, header.last - header.first + 1))
        self._headers = (self._headers or [header])[:1] + [header]

    def end(self, place, world):
        """A segment ended: holds its index against it."""
        if self._data is None:
            return
        where, offset = place.blob, place.offset
        place.at(f"index/{where.split('.')[0]}.idx")
        try:
            index = decode(self._data)
        except Damaged as fault:
            self.notes.append(f"{place.blob} is damaged and does not count: {fault}")
            return
        need(self._headers, "an index of an empty segment")
        first, last = self._headers[0], self._headers[-1]
        expected = (world, first.batch, last.batch, first.first, last.last, sum(size for size, _ in self._batches))
        need(index[:6] == expected, f"the index is of another segment: {index[:6]}, not {expected}")
        need(index.batches == self._batches, "the index tells other batches than the segment has")
        need(index.containers in (None, self._containers), "the index tells other containers than the batches touch")
        self.verified += 1
        place.at(where, offset)

    def check_names(self, segments):
        """An index without its segment is a leftover."""
        names = os.listdir(self.folder) if os.path.isdir(self.folder) else ()
        for name in sorted(names):
            match = NAME.fullmatch(name)
            if not match:
                of = "is an index of another version and was not looked at" if OTHER_NAME.fullmatch(name) else "is no index"
                self.notes.append(f"index/{name} {of}")
            elif int(match[1]) not in segments:
                self.notes.append(f"index/{name} has no segment")
