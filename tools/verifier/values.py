"""The values of docs/formats/primitives.md: quantities, kinds of containers, policies, behaviors."""

from collections import namedtuple

from faults import Broken, Newer, need
from primitives import U63

CELLS_MAX = 1 << 20
SIDE_MAX = 1 << 53
CLASSES_MAX = 4096
NAME_UNITS_MAX = 256

Quantity = namedtuple("Quantity", "mantissa decimals")
Balance = namedtuple("Balance", "decimals")
Slots = namedtuple("Slots", "count")
Grid = namedtuple("Grid", "capacity width")
Line = namedtuple("Line", "min_x max_x inv bucket")
Plane = namedtuple("Plane", "min_x min_y max_x max_y inv bucket")
Policies = namedtuple("Policies", "floor ceiling classes")
Behavior = namedtuple("Behavior", "decimals max_stack")


def quantity(source):
    decimals = source.byte()
    need(decimals <= 10, "a quantity has more than ten decimals")
    mantissa = source.zigzag128()
    need(decimals == 0 or mantissa % 10, "a quantity is not in its normal form")
    need(abs(mantissa) <= (10 ** 20 + 1) * 10 ** decimals, "a quantity is too large")
    return Quantity(mantissa, decimals)


def quantity_text(value):
    """A quantity in decimals, without zeros that say nothing."""
    digits = str(abs(value.mantissa)).rjust(value.decimals + 1, "0")
    whole = digits[:len(digits) - value.decimals]
    fraction = digits[len(digits) - value.decimals:].rstrip("0")
    return ("-" if value.mantissa < 0 else "") + whole + ("." + fraction if fraction else "")


def is_above(left, right):
    return left.mantissa * 10 ** right.decimals > right.mantissa * 10 ** left.decimals


def scale(source):
    """The decimals of a balance; its units per 1.0 are ten to their power."""
    return source.varint(0, 9)


def shape(source):
    return source.varint(1, CELLS_MAX), source.varint(1, CELLS_MAX)


def extent(source):
    return source.varint(1, SIDE_MAX), source.varint(0, SIDE_MAX)


def kind(source):
    code = source.byte()
    if code == 1:
        return Balance(scale(source))
    if code == 2:
        return Slots(source.varint(1, CELLS_MAX))
    if code == 3:
        capacity, width = source.varint(1, CELLS_MAX), source.varint(0, CELLS_MAX)
        need(width == 0 or capacity % width == 0, "a grid's width does not divide its capacity")
        return Grid(capacity, width or None)
    if code == 4:
        low, high = source.zigzag(), source.zigzag()
        need(low < high, "the bounds of a line are out of order")
        return Line(low, high, *_measures(source))
    if code == 5:
        min_x, min_y, max_x, max_y = (source.zigzag() for _ in range(4))
        need(min_x < max_x and min_y < max_y, "the bounds of a plane are out of order")
        return Plane(min_x, min_y, max_x, max_y, *_measures(source))
    if code == 0:
        raise Broken("0 is no type of a container")
    raise Newer(f"a container of type {code}")


def _measures(source):
    inv, bucket = source.varint(1, U63), source.varint(0, U63)
    return inv, bucket or None


def _members(source, flags_max, what):
    """The byte in front of a value of optional members: None for null, otherwise which of them follow."""
    flags = source.byte()
    if flags > flags_max:
        raise Newer(f"{what} with flags {flags}")
    need(flags == 0 or flags & 1, f"{what} is neither null nor present")
    return flags or None


def policies(source):
    flags = _members(source, 15, "a container's policies")
    if flags is None:
        return None
    floor = quantity(source) if flags & 2 else None
    ceiling = quantity(source) if flags & 4 else None
    classes = None
    if flags & 8:
        classes = tuple(source.id() for _ in range(source.varint(0, min(CLASSES_MAX, source.left()))))
        need(all(a < b for a, b in zip(classes, classes[1:])), "the classes of a policy are out of order")
    if ceiling is not None:
        need(not is_above(floor or Quantity(0, 0), ceiling), "a floor is above its ceiling")
    return Policies(floor, ceiling, classes)


def behavior(source):
    flags = _members(source, 7, "a class's behavior")
    if flags is None:
        return None
    decimals = scale(source) if flags & 2 else None
    most = quantity(source) if flags & 4 else None
    need(most is None or most.decimals == 0 and 1 <= most.mantissa <= U63, "a greatest stack is out of range")
    return Behavior(decimals, most)


def name(source):
    return source.text(1, NAME_UNITS_MAX)


def display_name(source):
    return source.optional_text(NAME_UNITS_MAX)
