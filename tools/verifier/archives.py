"""Archives: docs/formats/archive.md. One is checked as a file here, and then as the world that it holds."""

import hashlib
import struct
from collections import namedtuple

import manifests
from checksums import crc32c
from faults import Broken, Newer, need
from primitives import U63, Reader

HEAD_BYTES, END_BYTES = 20, 40
DATA_BYTES = 1 << 20
ORIGIN, SEGMENT, CHECKPOINT, DATA, SUMMARY = 1, 2, 3, 4, 5

Blob = namedtuple("Blob", "kind batch reference data")
Summary = namedtuple("Summary", "batch world_seq epoch time hash state segments checkpoints bytes")
Archive = namedtuple("Archive", "world lineage imported blobs summary sha256")


def decode(data):
    """An archive, its parts in order and its sums right."""
    world = _head(data)
    need(len(data) >= HEAD_BYTES + END_BYTES, "an archive without an end")
    sha256 = hashlib.sha256(data[:-32]).digest()
    need(sha256 == data[-32:], "the SHA-256 at the end is not that of the bytes before it")
    origin, blobs, summary = None, [], None
    for kind, source in _parts(data):
        need(summary is None, "a part follows the summary")
        need((kind == ORIGIN) == (origin is None), "an archive begins with its origin, and has one")
        if kind == ORIGIN:
            origin = _origin(source)
        elif kind == SUMMARY:
            summary = _summary(source)
        elif kind == DATA:
            _data(blobs, source)
        else:
            blobs.append(_blob(kind, source))
        need(source.left() == 0, f"bytes follow in a part of kind {kind}")
    need(summary is not None, "an archive without its summary")
    _check(origin, blobs, summary)
    return Archive(world, *origin, blobs, summary, sha256)


def _head(data):
    need(len(data) >= HEAD_BYTES and data[:4] == b"ACAR", "no archive")
    _, version, oldest, zero, world, checksum = struct.unpack_from("<4sBBHqI", data)
    need(checksum == crc32c(data[:16]), "damaged head: its checksum is wrong")
    if oldest > 1:
        raise Newer(f"an archive for readers of version {oldest} on")
    need(1 <= oldest <= version and zero == 0 and world >= 0, "a field of the head is out of range")
    return world


def _parts(data):
    at, end, in_blob = HEAD_BYTES, len(data) - END_BYTES, False
    while at < end:
        length, checksum = struct.unpack_from("<II", data, at)
        need(1 <= length <= min(DATA_BYTES + 1, end - at - 8), f"a part of {length} bytes at {at}")
        part = data[at + 8:at + 8 + length]
        need(crc32c(part) == checksum, f"a damaged part at {at}")
        kind = part[0]
        if 1 <= kind <= SUMMARY:
            in_blob = kind == DATA
            yield kind, Reader(part, 1)
        elif kind < 128:
            raise Newer(f"a part of kind {kind}") if kind else Broken("0 is no kind of a part")
        else:
            following = data[at + 16 + length:at + 17 + length]
            need(not in_blob or following != bytes([DATA]), "an unknown part stands between the data of a blob")
        at += 8 + length
    need(at == end and data[end:end + 8] == bytes(8), "an archive without its empty part")


def _origin(source):
    members = source.byte()
    if members > 3:
        raise Newer(f"an origin with members {members}")
    return (manifests.SECTIONS[1](source) if members & 1 else None,
            manifests.SECTIONS[2](source) if members & 2 else None)


def _blob(kind, source):
    if kind == SEGMENT:
        return Blob(kind, source.varint(1, U63), None, [])
    reference = manifests.Reference(source.varint(1, U63), source.varint(1, U63), source.varint(1, U63),
                                    source.take(32))
    return Blob(kind, reference.batch, reference, [])


def _data(blobs, source):
    need(blobs, "data of no blob")
    parts = blobs[-1].data
    need(not parts or len(parts[-1]) == DATA_BYTES, "data follow a part that is not full")
    need(source.left(), "a part of data without any")
    parts.append(source.take(source.left()))


def _summary(source):
    return Summary(source.varint(1, U63), source.varint(1, U63), source.varint(0, U63), source.varint(0, U63),
                   source.take(32), source.hash128(), source.varint(), source.varint(0, 2), source.varint())


def _check(origin, blobs, summary):
    """The order of an archive, and what its summary counts."""
    kinds = [blob.kind for blob in blobs]
    names = [blob.batch for blob in blobs if blob.kind == SEGMENT]
    first = 1 if origin[0] else 0
    need(kinds[:first] == [CHECKPOINT] * first, "the archive of a fork does not begin with its checkpoint")
    last = [CHECKPOINT] if len(kinds) - first > len(names) else []
    need(kinds[first:] == [SEGMENT] * len(names) + last, "the segments and checkpoints are out of order")
    need(all(a < b for a, b in zip(names, names[1:])), "the segments are out of order")
    need(all(blob.data for blob in blobs), "a segment or checkpoint without data")
    for blob in blobs:
        size = sum(map(len, blob.data))
        need(blob.reference is None or size == blob.reference.bytes, f"checkpoint {blob.batch} has {size} bytes")
    size = sum(len(part) for blob in blobs if blob.kind == SEGMENT for part in blob.data)
    need((summary.segments, summary.checkpoints, summary.bytes) == (len(names), len(kinds) - len(names), size),
         "the summary counts other segments and checkpoints")
