"""Manifests: docs/formats/manifest.md."""

import hashlib
from collections import namedtuple

from faults import Broken, Newer, need
from primitives import U63, Reader

BYTES_MAX = 65_536
CHECKPOINTS_MAX = 16
VERSION = 1

Bound = namedtuple("Bound", "batch world_seq epoch hash")
Reference = namedtuple("Reference", "batch world_seq bytes sha256")
Lineage = namedtuple("Lineage", "source world_seq batch hash time_ms reason")
Import = namedtuple("Import", "archive world world_seq time_ms")
Purge = namedtuple("Purge", "time_ms reason")
Manifest = namedtuple("Manifest", "world generation epoch nonce cluster holder claimed_ms bound checkpoints lineage "
                                  "imported purge")


def decode(data):
    """A manifest from its bytes, checked in the order of the page."""
    need(len(data) <= BYTES_MAX, f"a manifest of {len(data)} bytes")
    need(len(data) >= 38 and data[:4] == b"ACMF", "no manifest")
    need(hashlib.sha256(data[:-32]).digest() == data[-32:], "a damaged manifest: its checksum is wrong")
    if data[5] > VERSION:
        raise Newer(f"a manifest for readers of version {data[5]} on")
    need(1 <= data[5] <= data[4], "a manifest that is older than its oldest reader")
    source = Reader(data, 6, len(data) - 32)
    manifest = Manifest(
        source.varint(0, U63), source.varint(1, U63), source.varint(0, U63), source.hash128(), source.text(0, 256),
        source.text(0, 512), source.varint(0, U63), _bound(source), _checkpoints(source), *_sections(source))
    _check(manifest)
    return manifest


def _bound(source):
    bound = Bound(source.varint(0, U63), source.varint(0, U63), source.varint(0, U63), source.take(32))
    if bound == (0, 0, 0, bytes(32)):
        return None
    need(bound.batch and bound.world_seq, "a bound without a batch")
    return bound


def _checkpoints(source):
    found = [Reference(source.varint(1, U63), source.varint(1, U63), source.varint(1, U63), source.take(32))
             for _ in range(source.varint(0, CHECKPOINTS_MAX))]
    falling = all(a.batch > b.batch and a.world_seq > b.world_seq for a, b in zip(found, found[1:]))
    need(falling, "the checkpoints of a manifest are out of order")
    return found


def _lineage(source):
    return Lineage(source.varint(0, U63), source.varint(1, U63), source.varint(1, U63), source.take(32),
                   source.varint(0, U63), source.text(0, 1024))


def _import(source):
    return Import(source.take(32), source.varint(0, U63), source.varint(0, U63), source.varint(0, U63))


def _purge(source):
    return Purge(source.varint(0, U63), source.text(0, 1024))


SECTIONS = {1: _lineage, 2: _import, 3: _purge}


def _sections(source):
    found, last = {}, -1
    while source.left():
        number = source.byte()
        need(number > last, "the sections of a manifest are out of order")
        last = number
        content = Reader(source.blob())
        if number in SECTIONS:
            found[number] = SECTIONS[number](content)
            need(content.left() == 0, f"bytes follow in section {number} of a manifest")
        elif number == 0:
            raise Broken("0 is no section of a manifest")
        elif number < 128:
            raise Newer(f"section {number} of a manifest")
    return found.get(1), found.get(2), found.get(3)


def _check(manifest):
    claim = manifest.cluster, manifest.holder, manifest.claimed_ms
    need(manifest.epoch or claim == ("", "", 0) and (manifest.imported or not manifest.nonce),
         "a manifest that nobody claimed names who did")
    lineage, oldest = manifest.lineage, manifest.checkpoints[-1] if manifest.checkpoints else None
    if manifest.purge:
        need(oldest is None, "a purged world has checkpoints")
    elif lineage:
        need(oldest and (oldest.batch, oldest.world_seq) == (lineage.batch, lineage.world_seq),
             "a fork without the checkpoint that it begins with")
