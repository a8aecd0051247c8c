"""Frames and their chain: docs/formats/frame.md."""

import hashlib
import struct
from collections import namedtuple

from checksums import crc32c
from faults import Broken, Newer, need

HEADER_BYTES = 168
PAYLOAD_BYTES_MAX = 33_554_264
BATCH, SEAL = 1, 2
EMPTY_HASH = hashlib.sha256(b"").digest()
LAYOUT = struct.Struct("<4sBBHqq16sqqqIIq32s32s16sII")

Header = namedtuple("Header", "kind starts_epoch world epoch nonce batch first last commits length time previous "
                              "payload_hash state payload_sum hash")


class Incomplete(Broken):
    """The bytes end before the frame does; header is None if they end within the header."""

    def __init__(self, header):
        super().__init__("half a frame" if header else "less than a frame's header")
        self.header = header


class NoHeader(Broken):
    """No sound header: another magic, or a wrong checksum."""


class DamagedPayload(Broken):
    """A sound header over other bytes than it speaks of."""

    def __init__(self, reason, header):
        super().__init__(reason)
        self.header = header


def is_sound(raw):
    """Whether these 168 bytes have the magic and the checksum of a header, whatever they say."""
    return raw[:4] == b"ACF1" and struct.unpack_from("<I", raw, 164)[0] == crc32c(raw[:164])


def header_at(data, at):
    """The header at a place, checked against the table of the page in the page's order."""
    raw = data[at:at + HEADER_BYTES]
    if len(raw) < HEADER_BYTES:
        raise Incomplete(None)
    if raw[:4] != b"ACF1":
        raise NoHeader("no frame begins here")
    if not is_sound(raw):
        raise NoHeader("damaged header: its checksum is wrong")
    if raw[4] > 1:
        raise Newer(f"a frame of version {raw[4]}")
    (_, version, kind, flags, world, epoch, nonce, batch, first, last, commits, length, time, previous, payload_hash,
     state, payload_sum, _) = LAYOUT.unpack(raw)
    header = Header(kind, bool(flags), world, epoch, nonce, batch, first, last, commits, length, time, previous,
                    payload_hash, state, payload_sum, hashlib.sha256(raw).digest())
    need(version == 1, f"a header of version {version}")
    need(flags < 2, f"a header with flags {flags:#x}")
    need(world >= 0 and epoch >= 1 and batch >= 1 and first >= 1 and time >= 0, "a field of the header is out of range")
    if kind == BATCH:
        need(last >= first and 1 <= commits <= last - first + 1, "sequence numbers and commits do not fit each other")
        need(1 <= length <= PAYLOAD_BYTES_MAX, f"a payload of {length} bytes")
    else:
        need(kind == SEAL, f"a frame of kind {kind}")
        need((last, commits, length, payload_hash, payload_sum) == (first, 0, 0, EMPTY_HASH, 0),
             "a seal that holds something")
    return header


def frame_at(data, at):
    """The header and the payload of the frame at a place."""
    header = header_at(data, at)
    payload = data[at + HEADER_BYTES:at + HEADER_BYTES + header.length]
    if len(payload) < header.length:
        raise Incomplete(header)
    if crc32c(payload) != header.payload_sum:
        raise DamagedPayload("damaged payload: its checksum is wrong", header)
    if hashlib.sha256(payload).digest() != header.payload_hash:
        raise DamagedPayload("damaged payload: its SHA-256 is another one", header)
    return header, payload


def check_first(header, start):
    """The rules for the first frame of a world; it goes on where its start ends."""
    need(header.kind == BATCH and (header.batch, header.first) == (start.batch + 1, start.world_seq + 1),
         f"the log begins with batch {header.batch} and event {header.first}")
    need(header.starts_epoch, "a log begins with an epoch")
    need(header.previous == start.previous, "the first frame of a log goes on from something else")


def check_follows(header, before):
    """The table of the chain: whether a frame follows another one."""
    need(header.world == before.world, f"a frame of world {header.world} in the log of world {before.world}")
    need(header.previous == before.hash, "the chain is broken: another frame was before this one")
    if header.kind == BATCH:
        need(header.batch == before.batch + 1, f"batch {header.batch} follows batch {before.batch}")
        need(header.first == before.last + 1, f"event {header.first} follows event {before.last}")
        need(header.time >= before.time, "time goes backwards")
    else:
        need((header.batch, header.first, header.time, header.state)
             == (before.batch, before.last, before.time, before.state), "a seal of another batch")
    if header.starts_epoch:
        need(header.epoch > before.epoch, f"epoch {header.epoch} begins after epoch {before.epoch}")
    else:
        need(header.epoch == before.epoch, f"epoch {header.epoch} after epoch {before.epoch} without its mark")
        need(header.nonce == before.nonce, f"two writers in epoch {header.epoch}")
