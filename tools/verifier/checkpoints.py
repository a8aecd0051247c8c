"""Checkpoints: docs/formats/checkpoint.md. A checkpoint is decoded to a whole state of its own and hashed anew."""

import hashlib
import struct
from collections import namedtuple

import events
from checksums import crc32c
from faults import Newer, need
from keys import Entry
from primitives import U31, U63, Reader
from state import Gone, State

HEAD_BYTES = 140
CHUNK_BYTES_MAX = 1 << 20
CHUNK_BYTES_FULL = 1 << 16
END_BYTES = 8 + 32
HEAD = struct.Struct("<4sBBHqqqqq16s32sqqiI16sI")
BASIS, GONE_CONTAINERS, GONE_CLASSES, WORLD = 1, 2, 3, 4
WINDOW, KEYS, SUMS = 15, 16, 17
SECTIONS = {4: events.WORLD, 5: events.INDEX, 6: events.CONTAINER, 7: events.CLASS, 8: events.SHAPE, 9: events.EXTENT,
            10: events.BALANCE, 11: events.STACK, 12: events.INSTANCE, 13: events.HOLD, 14: events.REVERSAL}
ONE_ROW = (BASIS, WORLD, WINDOW, SUMS)

Head = namedtuple("Head", "genesis world batch world_seq time epoch nonce hash segment offset frames state")
Checkpoint = namedtuple("Checkpoint", "head state sha256 size")


def decode(data):
    """Decodes and verifies a checkpoint; gives its head and its state."""
    head = _head(data)
    need(len(data) >= HEAD_BYTES + END_BYTES, "a checkpoint without an end")
    sha256 = hashlib.sha256(data[:-32]).digest()
    need(sha256 == data[-32:], "the SHA-256 at the end is not that of the bytes before it")
    loader = _Loader(State(), len(data))
    for chunk in _chunks(data):
        loader.chunk(chunk)
    loader.finish(head)
    return Checkpoint(head, loader.state, sha256, len(data))


def _head(data):
    need(len(data) >= HEAD_BYTES, "less than a checkpoint's head")
    need(data[:4] == b"ACCP", "no checkpoint begins here")
    if data[4] > 1:
        raise Newer(f"a checkpoint of version {data[4]}")
    (_, version, flags, zero, world, batch, world_seq, time, epoch, nonce, frame_hash, segment, offset, frames, zeros,
     state, checksum) = HEAD.unpack_from(data)
    need(checksum == crc32c(data[:HEAD_BYTES - 4]), "damaged head: its checksum is wrong")
    need(version == 1 and flags < 2 and zero == zeros == 0, "a head with flags that are unknown")
    need(world >= 0 and batch >= 1 and world_seq >= 1 and time >= 0, "a field of the head is out of range")
    if flags:
        need((epoch, nonce, frame_hash, segment, offset, frames) == (0, bytes(16), bytes(32), batch + 1, 0, 0),
             "a genesis that names a frame")
    else:
        need(epoch >= 1 and 1 <= segment <= batch and offset >= 1 and frames >= 1,
             "a place of the head is out of range")
    return Head(bool(flags), world, batch, world_seq, time, epoch, nonce, frame_hash, segment, offset, frames,
                int.from_bytes(state, "little"))


def _chunks(data):
    at, end = HEAD_BYTES, len(data) - END_BYTES
    while at < end:
        length, checksum = struct.unpack_from("<II", data, at)
        need(1 <= length <= CHUNK_BYTES_MAX and length <= end - at - 8, f"a chunk of {length} bytes at {at}")
        chunk = data[at + 8:at + 8 + length]
        need(crc32c(chunk) == checksum, f"a damaged chunk at {at}")
        yield chunk
        at += 8 + length
    need(at == end and data[end:end + 8] == bytes(8), "a checkpoint without its empty chunk")


class _Loader:
    """Puts rows into a state, section after section."""

    def __init__(self, state, size):
        self.state, self.size, self.section, self.last_bytes, self.last_cell = state, size, 0, 0, None
        self.counts = [0] * (SUMS + 1)
        self.basis = self.window = self.content = self.sums = None

    def chunk(self, chunk):
        source = Reader(chunk)
        section = source.byte()
        if section >= 128:
            return
        if section > SUMS:
            raise Newer(f"section {section} of a checkpoint")
        need(section >= max(1, self.section), "the sections of a checkpoint are out of order")
        if section == self.section:
            need(self.last_bytes >= CHUNK_BYTES_FULL, "a chunk ends before it is full")
        else:
            self.section, self.last_cell = section, None
        need(source.left(), "a chunk without rows")
        while source.left():
            need(source.at < CHUNK_BYTES_FULL, "a chunk goes on when it is full")
            self.counts[section] += 1
            need(self.counts[section] == 1 or section not in ONE_ROW, f"section {section} has more than one row")
            self._row(section, source)
        self.last_bytes = len(chunk)

    def _row(self, section, source):
        need(section == BASIS or self.basis is not None, "a checkpoint does not begin with its basis")
        if section in SECTIONS:
            self._event(section, source)
        else:
            OTHERS[section](self, source)

    def _ascend(self, cell):
        need(self.last_cell is None or self.last_cell < cell, f"the rows of section {self.section} are out of order")
        self.last_cell = cell

    def _event(self, section, source):
        event = kind, cell, after, before = events.read_event(source)
        need(kind == SECTIONS[section], f"a {events.NAMES[kind]} in section {section}")
        need(after not in (None, (0, 0)) and before in (None, (0, 0)), "a row that is not made from nothing")
        self._ascend(_order(kind, cell))
        self.state.apply(event)

    def _read_basis(self, source):
        state = self.state
        container_next, class_next = source.varint(0, U31), source.varint(0, U31)
        self.counters = container_next, class_next, source.varint(1, U63), source.varint(1, U63)
        need(container_next + class_next <= self.size, "more numbers than there can be rows")
        state.containers.reserve(container_next)
        state.classes.reserve(class_next)
        self.basis = source.varint()
        state.keys = source.hash128()
        changed = source.byte()
        need(changed < 2, "the last change of the world's row is neither there nor absent")
        state.change = (source.zigzag(), source.text(0, U63)) if changed else None

    def _read_gone_container(self, source):
        number = source.varint(0, U31)
        self._ascend(number)
        self.state.containers.set_gone(number, Gone(source.id(), source.varint(0, 10 ** 9)))

    def _read_gone_class(self, source):
        number = source.varint(0, U31)
        self._ascend(number)
        self.state.classes.set_gone(number, Gone(source.id(), 0))

    def _read_window(self, source):
        self.state.window.forgotten, self.state.window.forgotten_through = source.varint(), source.varint()

    def _read_key(self, source):
        key, digest = source.take(16), source.take(16)
        entry = Entry(key, digest, source.varint(1, U63), source.varint(1, U31), source.varint(0, U63), source.zigzag())
        self._ascend(entry.first)
        need(key not in self.state.window.entries, "a key is remembered twice")
        self.state.window.entries[key] = entry

    def _read_sums(self, source):
        self.content = source.hash128()
        self.sums = [source.varint() for _ in range(BASIS, KEYS + 1)]

    def finish(self, head):
        state = self.state
        need(self.sums is not None, "a checkpoint without its sums")
        need(self.sums == self.counts[BASIS:KEYS + 1], f"the sums say {self.sums} rows of sections 1 to 16, "
                                                       f"there are {self.counts[BASIS:KEYS + 1]}")
        need(self.counts[WINDOW] == 1, "a checkpoint without its window of keys")
        need(self.basis == state.window.ever, "the keys forgotten and held are not those ever remembered")
        state.containers.check_filled()
        state.classes.check_filled()
        state.check_commit()
        need((state.containers.next, state.classes.next) == self.counters[:2], "a number is beyond its counter")
        need(state.instance_next <= self.counters[2] and state.stack_next <= self.counters[3],
             "a number is beyond its counter")
        state.instance_next, state.stack_next = self.counters[2:]
        need(state.content_hash() == self.content, "the rows do not add up to the content hash")
        need(state.state_hash() == head.state, "the rows do not add up to the state hash")
        if head.genesis:
            need((self.basis, len(state.window.entries), state.window.forgotten_through) == (0, 0, head.world_seq),
                 "a genesis that remembers keys")


OTHERS = {BASIS: _Loader._read_basis, GONE_CONTAINERS: _Loader._read_gone_container,
          GONE_CLASSES: _Loader._read_gone_class, WINDOW: _Loader._read_window, KEYS: _Loader._read_key,
          SUMS: _Loader._read_sums}


def _order(kind, cell):
    """What the rows of a section are sorted by; null comes before every key."""
    if kind in (events.SHAPE, events.EXTENT):
        return cell[0], -1 if cell[1] is None else cell[1]
    if kind == events.BALANCE:
        return cell[0], cell[1], -1 if cell[2] is None else cell[2]
    return 0 if cell is None else cell
