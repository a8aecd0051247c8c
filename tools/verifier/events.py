"""Events: docs/formats/events.md. A parsed event is (kind, cell, row after, row before); None is a row that is absent.

The row of a container or a class ends with its own bytes, which its hash is made of; those are canonical, so rows are
equal exactly if they are equal as tuples.
"""

from collections import namedtuple

import values
from faults import Broken, Newer, need
from primitives import U31, U32, U63, U64, signed, unzigzag
from values import CELLS_MAX, SIDE_MAX

NOTED, WORLD, CONTAINER, CLASS, SHAPE, BALANCE, STACK, INSTANCE, INDEX, EXTENT, HOLD, REVERSAL = range(1, 13)
NAMES = ("", "CommitNoted", "WorldSet", "ContainerSet", "ClassSet", "ShapeSet", "BalanceSet", "StackSet",
         "InstanceSet", "WorldIndexSet", "ExtentSet", "HoldSet", "ReversalSet")
AFTER, BEFORE, DIFFERENCE = 32, 64, 128

WorldRow = namedtuple("WorldRow", "stage display_name created state keys_max age_max raw")
ContainerRow = namedtuple("ContainerRow", "id kind owner display_name policies raw")
ClassRow = namedtuple("ClassRow", "id name flags behavior raw")
StackRow = namedtuple("StackRow", "container position cls key quantity rotation width height")
InstanceRow = namedtuple("InstanceRow", "cls key parent place")
IndexRow = namedtuple("IndexRow", "stage display_name created state changed purged lineage raw")
HoldRow = namedtuple("HoldRow", "container cls key quantity expires_seq expires_ms")
Slot = namedtuple("Slot", "container slot")
Cell = namedtuple("Cell", "container position rotation width height")
Span = namedtuple("Span", "container x length")
Rectangle = namedtuple("Rectangle", "container x y turn width height")


def _with_raw(parse):
    def read(source):
        start = source.at
        fields = parse(source)
        return fields._replace(raw=source.data[start:source.at])
    return read


def _state(source):
    flags = source.byte()
    if flags > 7:
        raise Newer(f"a state of a world with flags {flags}")
    return flags


def _life(source, stage_max):
    return source.varint(1, stage_max), values.display_name(source), source.zigzag()


@_with_raw
def _world(source):
    return WorldRow(*_life(source, 3), _state(source), source.varint(1, U63), source.varint(0, U63), None)


@_with_raw
def _container(source):
    return ContainerRow(source.id(), values.kind(source), source.optional32(), values.display_name(source),
                        values.policies(source), None)


@_with_raw
def _class(source):
    return ClassRow(source.id(), values.name(source), source.varint(), values.behavior(source), None)


@_with_raw
def _index(source):
    return IndexRow(*_life(source, 4), _state(source), source.zigzag(), *_history(source), None)


def _history(source):
    flags = source.byte()
    if flags > 3:
        raise Newer(f"a history of a world with flags {flags}")
    return bool(flags & 1), (source.varint(1, U63), source.varint(1, U63)) if flags & 2 else None


def _footprint(source):
    return source.varint(0, 3), *values.shape(source)


def _stack(source):
    return StackRow(source.varint(0, U31), source.varint(1, CELLS_MAX), source.varint(0, U31), source.optional32(),
                    source.varint(1, U63), *_footprint(source))


def _place(source):
    code = source.byte()
    if code == 0:
        return None
    if code > 4:
        raise Newer(f"a place of type {code}")
    container = source.varint(0, U31)
    if code == 1:
        return Slot(container, source.varint(1, CELLS_MAX))
    if code == 2:
        return Cell(container, source.varint(1, CELLS_MAX), *_footprint(source))
    x = source.zigzag()
    if code == 3:
        return Span(container, x, source.varint(1, SIDE_MAX))
    return Rectangle(container, x, source.zigzag(), source.varint(0, 359_999), source.varint(1, SIDE_MAX),
                     source.varint(1, SIDE_MAX))


def _instance(source):
    return InstanceRow(source.varint(0, U31), source.optional32(), source.varint(0, U63), _place(source))


def _hold(source):
    return HoldRow(source.varint(0, U31), source.varint(0, U31), source.optional32(), source.varint(1, U63),
                   source.optional63(), source.optional63())


def _class_key(source):
    return source.varint(0, U31), source.optional32()


def _number(source):
    return source.varint(1, U63)


def _dense(source):
    return source.varint(0, U31)


ROWS = {
    WORLD: (lambda source: None, _world),
    CONTAINER: (_dense, _container),
    CLASS: (_dense, _class),
    SHAPE: (_class_key, values.shape),
    STACK: (_number, _stack),
    INSTANCE: (_number, _instance),
    INDEX: (_number, _index),
    EXTENT: (_class_key, values.extent),
    HOLD: (lambda source: source.id(), _hold),
    REVERSAL: (_number, _number),
}


def read_event(source):
    """The next event: kind, cell, row after, row before."""
    first = source.byte()
    kind = first & 31
    if kind == BALANCE:
        return _read_balance(source, first)
    if kind == NOTED:
        need(first == NOTED, "a CommitNoted has flags")
        return NOTED, None, None, None
    if kind not in ROWS:
        if kind == 0:
            raise Broken("0 is no kind of an event")
        raise Newer(f"an event of kind {kind}")
    if first & DIFFERENCE and kind not in (STACK, INSTANCE):
        raise Newer(f"flag 128 of {NAMES[kind]}")
    need(first & (AFTER | BEFORE), f"a {NAMES[kind]} without any row")
    read_cell, read_row = ROWS[kind]
    cell = read_cell(source)
    after = read_row(source) if first & AFTER else None
    if first & DIFFERENCE:
        return kind, cell, after, _row_by_difference(source, kind, first, after)
    before = read_row(source) if first & BEFORE else None
    if kind in (STACK, INSTANCE) and after and before:
        need(not _can_be_difference(kind, after, before), "a row before is written out that could be a difference")
    return kind, cell, after, before


def _read_balance(source, first):
    container, cls = source.varint(0, U31), source.varint(0, U31)
    key = source.varint(0, U32) if first & 32 else None
    quantity = source.zigzag()
    was_zero, has_held = first & 128, first & 64
    quantity_before = 0 if was_zero else signed(quantity - source.zigzag() & U64)
    held = held_before = 0
    if has_held:
        held = source.varint(0, U63)
        if not was_zero:
            held_before = signed(held - source.zigzag() & U64)
            need(held_before >= 0, "a balance held less than nothing before")
        need(held or held_before, "a balance says that it holds nothing")
    need(was_zero or quantity_before or held_before, "a balance was all zero before, and does not say so")
    return BALANCE, (container, cls, key), (quantity, held), (quantity_before, held_before)


def _row_by_difference(source, kind, first, after):
    need(first & AFTER and first & BEFORE, "a difference without both rows")
    if kind == INSTANCE:
        return after._replace(place=_place(source))
    before = signed(after.quantity - unzigzag(source.varint()) & U64)
    need(before >= 1, "a stack was empty before")
    return after._replace(quantity=before)


def _can_be_difference(kind, after, before):
    if kind == INSTANCE:
        return after[:3] == before[:3]
    return after._replace(quantity=0) == before._replace(quantity=0)
