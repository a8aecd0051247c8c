"""The canonical encoding of a commit request: docs/formats/requests.md.

Operations are decoded to (name, arguments) with the page's names for arguments.
"""

import hashlib
from collections import namedtuple

import json_text
import values
from faults import Broken, Newer, need
from primitives import ID_CHARACTERS_MAX, U63, Reader

OPERATIONS_MAX = 10_000
TRANSFERS_MAX = 8190
JSON_BYTES_MAX = 16_384
REASON_UNITS_MAX = 1024

EXPECTED, POLICY, ACTOR, METADATA, ORIGIN, SUBJECT, SEALED = 1, 2, 4, 8, 16, 32, 64
PERSONAL = ACTOR | METADATA | ORIGIN
NONCE_BYTES, BLOCK_BYTES, TAG_BYTES = 12, 64, 16
BOX_BYTES_MAX = NONCE_BYTES + 33_600 + TAG_BYTES

Request = namedtuple("Request", "expected_world_seq policy_id actor_id metadata origin subject_id box operations")
Box = namedtuple("Box", "key_id bytes")
Minted = namedtuple("Minted", "operation")


def digest(canonical):
    """The request digest, its bytes in the order SHA-256 gives them."""
    return hashlib.sha256(canonical).digest()[:16]


class _Source(Reader):
    """A reader that also knows the names written so far and the operations that mint instances."""

    __slots__ = ("names", "known", "minting", "operation")

    def __init__(self, data):
        super().__init__(data)
        self.names, self.known, self.minting, self.operation = [], set(), set(), 0

    def name(self):
        found = self.optional_name()
        if found is None:
            raise Broken("a name is missing")
        return found

    def optional_name(self):
        head = self.varint()
        if head == 0:
            return None
        if head & 1:
            need(head >> 1 < len(self.names), f"the name with the number {head >> 1} has not been written")
            return self.names[head >> 1]
        need(head >> 1 <= ID_CHARACTERS_MAX, "a name is too long")
        name = self.id_of(head >> 1)
        need(name not in self.known, "a name is written in full twice")
        self.known.add(name)
        self.names.append(name)
        return name

    def instance(self):
        value = self.varint()
        if value & 1:
            need(value >> 1 in self.minting, f"operation {value >> 1} mints no instance before this one")
            return Minted(value >> 1)
        need(value, "0 is no instance")
        return value >> 1


def _truth(source):
    return bool(source.varint(0, 1))


def _if_present(read):
    return lambda source: read(source) if source.varint(0, 1) else None


LOCATIONS = {
    1: ("balance", ()),
    2: ("grid_cell", (("position", Reader.zigzag), ("rotation", lambda source: source.varint(0, 4)))),
    3: ("slot", (("slot_index", Reader.zigzag),)),
    4: ("line", (("x", Reader.zigzag),)),
    5: ("plane", (("x", Reader.zigzag), ("y", Reader.zigzag), ("rotation_millideg", _if_present(Reader.zigzag)))),
}


def _optional_location(source):
    code = source.byte()
    if code == 0:
        return None
    if code not in LOCATIONS:
        raise Newer(f"a location of type {code}")
    kind, members = LOCATIONS[code]
    where = {"container_id": source.name(), "kind": kind}
    for name, read in members:
        where[name] = read(source)
    return where


def _location(source):
    where = _optional_location(source)
    if where is None:
        raise Broken("a location is missing")
    return where


def _policies(source):
    found = values.policies(source)
    if found is None:
        raise Broken("policies are missing")
    return found


def _transfers(source):
    count = source.varint(1, TRANSFERS_MAX)
    return [_arguments(source, TRANSFER) for _ in range(count)]


def _requirement(source):
    code = source.byte()
    if code not in REQUIREMENTS:
        if code == 0:
            raise Broken("a requirement is missing")
        raise Newer(f"a requirement of type {code}")
    kind, members = REQUIREMENTS[code]
    return {"type": kind, **_arguments(source, members)}


def _commit_id(source):
    first = int.from_bytes(source.take(8), "big")
    need(1 <= first <= U63, "a commit_id begins with no sequence number")
    return f"{first:016x}{source.take(8).hex()}"


def _arguments(source, members):
    return {name: read(source) for name, read in members}


def _name(member):
    return member, _Source.name


CONTAINER, CLASS, HOLD = _name("container_id"), _name("class_id"), _name("hold_id")
KEY = ("key", Reader.optional32)
STACK_KEY = ("stack_key", Reader.optional32)
QUANTITY = ("quantity", values.quantity)
INSTANCE = ("inst_id", _Source.instance)
FROM, TO = ("from", _location), ("to", _location)
SLOT_INDEX, POSITION = ("slot_index", Reader.zigzag), ("position", Reader.zigzag)
TRANSFER = (_name("from_container"), _name("to_container"), CLASS, KEY, QUANTITY)
ADD_INSTANCE, REVERSE_COMMIT = 30, 50

REQUIREMENTS = {
    1: ("balance_at_least", (CONTAINER, CLASS, KEY, QUANTITY)),
    2: ("balance_equals", (CONTAINER, CLASS, KEY, QUANTITY)),
    3: ("slot_empty", (CONTAINER, SLOT_INDEX)),
    4: ("slot_holds", (CONTAINER, SLOT_INDEX, INSTANCE)),
    5: ("slot_holds", (CONTAINER, SLOT_INDEX, CLASS)),
    6: ("cell_free", (CONTAINER, POSITION)),
    7: ("container_exists", (CONTAINER,)),
    8: ("instance_at", (INSTANCE, ("location", _location))),
}

OPERATIONS = {
    1: ("CreateContainer", (_name("external_id"), ("kind", values.kind), ("owner", Reader.optional32),
                            ("policies", values.policies), ("display_name", values.display_name))),
    2: ("RemoveContainer", (CONTAINER, ("drain", _truth))),
    3: ("SetContainerPolicies", (CONTAINER, ("policies", _policies))),
    4: ("SetContainerOwner", (CONTAINER, ("owner", Reader.optional32))),
    5: ("RegisterClass", (CLASS, ("name", values.name), ("flags", Reader.varint), ("behavior", values.behavior))),
    6: ("RegisterClassShape", (CLASS, STACK_KEY, ("shape", values.shape))),
    7: ("RegisterClassExtent", (CLASS, STACK_KEY, ("extent", values.extent))),
    10: ("AddFungible", (CLASS, KEY, QUANTITY, ("location", _location))),
    11: ("RemoveFungible", (CLASS, KEY, QUANTITY, FROM)),
    12: ("MoveFungible", (CLASS, KEY, QUANTITY, FROM, TO)),
    13: ("TransferFungible", TRANSFER),
    14: ("TransferMany", (("transfers", _transfers),)),
    15: ("SplitStack", (CONTAINER, POSITION, QUANTITY, TO)),
    16: ("MergeStacks", (CONTAINER, ("from_position", Reader.zigzag), ("to_position", Reader.zigzag))),
    17: ("ConsolidateStacks", (CONTAINER, CLASS, KEY)),
    20: ("HoldFungible", (HOLD, CONTAINER, CLASS, KEY, QUANTITY, ("expires_at_world_seq", Reader.optional63),
                          ("expires_at_ms", Reader.optional63))),
    21: ("CaptureHold", (HOLD, _name("to_container"), ("quantity", _if_present(values.quantity)))),
    22: ("ReleaseHold", (HOLD,)),
    ADD_INSTANCE: ("AddInstance", (CLASS, KEY, ("location", _optional_location))),
    31: ("MoveInstance", (INSTANCE, TO)),
    32: ("UnplaceInstance", (INSTANCE,)),
    33: ("BurnInstance", (INSTANCE,)),
    34: ("Attach", (("child_id", _Source.instance), ("parent_id", _Source.instance))),
    35: ("Detach", (("child_id", _Source.instance),)),
    36: ("PlaceInSlot", (CONTAINER, SLOT_INDEX, ("instance_id", _Source.instance))),
    37: ("RemoveFromSlot", (CONTAINER, SLOT_INDEX)),
    38: ("SwapSlots", (CONTAINER, ("slot_a", Reader.zigzag), ("slot_b", Reader.zigzag),
                       ("other_container_id", _Source.optional_name))),
    40: ("Require", (("requirement", _requirement),)),
    REVERSE_COMMIT: ("ReverseCommit", (("commit_id", _commit_id),
                                       ("reason", lambda source: source.text(1, REASON_UNITS_MAX)))),
}


def decode(canonical):
    """A request from its canonical encoding, to the last byte."""
    source = _Source(canonical)
    members = source.byte()
    if members > 127:
        raise Newer(f"a request with members {members:#x}")
    need(not members & SEALED or members & (SUBJECT | PERSONAL) == SUBJECT,
         "a sealed request names a subject and holds no personal member")
    request = Request(
        source.varint(0, U63) if members & EXPECTED else None,
        source.text(1, 256) if members & POLICY else None,
        *_personal(source, members),
        source.id() if members & SUBJECT else None,
        _box(source) if members & SEALED else None,
        _operations(source))
    need(source.left() == 0, "bytes follow the last operation of a request")
    return request


def decode_members(plain):
    """Actor, metadata and origin from what stands inside a box."""
    source = Reader(plain)
    members = source.byte()
    if members & ~PERSONAL:
        raise Newer(f"a box with members {members:#x}")
    found = _personal(source, members)
    need(len(plain) % BLOCK_BYTES == 0 and source.left() < BLOCK_BYTES and not any(source.take(source.left())),
         "a box is not filled up with zero bytes to whole blocks")
    return found


def _personal(source, members):
    return (source.text(1, 256) if members & ACTOR else None,
            _json(source, "metadata") if members & METADATA else None,
            _json(source, "origin") if members & ORIGIN else None)


def _box(source):
    box = Box(source.take(8), source.blob(BOX_BYTES_MAX))
    blocks, rest = divmod(len(box.bytes) - NONCE_BYTES - TAG_BYTES, BLOCK_BYTES)
    need(blocks >= 1 and rest == 0, "a box of an impossible length")
    return box


def _json(source, what):
    return json_text.check_object(bytes(source.blob(JSON_BYTES_MAX)), what)


def _operations(source):
    operations = []
    for source.operation in range(source.varint(0, OPERATIONS_MAX)):
        code = source.byte()
        if code not in OPERATIONS:
            if code == 0:
                raise Broken("0 is no operation")
            raise Newer(f"operation {code}")
        name, members = OPERATIONS[code]
        operations.append((name, _arguments(source, members)))
        if code == ADD_INSTANCE:
            source.minting.add(source.operation)
    alone = len(operations) == 1 or all(name != "ReverseCommit" for name, _ in operations)
    need(alone, "a ReverseCommit stands beside other operations")
    return operations
