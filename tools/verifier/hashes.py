"""The step and the rows of docs/formats/hashes.md."""

from functools import lru_cache

from events import CLASS, CONTAINER, INDEX, WORLD, Cell, Rectangle, Slot
from primitives import U64, leb128

M128 = (1 << 128) - 1
P = (0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89,
     0x452821E638D01377, 0xBE5466CF34E90C6C, 0xC0AC29B7C97C50DD)
P4, P5, P6 = P[4:]
ROW_START = P[0] | P[1] << 64
BYTES_START = P[2] | P[3] << 64


def step(state, a, b):
    low, high = state & U64, state >> 64
    product = (low ^ a) * (high ^ b ^ P4)
    upper, lower = product >> 64, product & U64
    left, right = (upper ^ low) * (lower ^ P5), (upper ^ P6) * (lower ^ high)
    return (left >> 64 ^ left) & U64 | ((right >> 64 ^ right) & U64) << 64


def row(table, k0, k1, k2):
    return step(step(ROW_START, table, k0), k1, k2)


def of_bytes(data):
    state = step(BYTES_START, len(data), 0)
    data += bytes(-len(data) % 16)
    for at in range(0, len(data), 16):
        state = step(state, int.from_bytes(data[at:at + 8], "little"), int.from_bytes(data[at + 8:at + 16], "little"))
    return state


@lru_cache(1 << 16)
def name(text):
    """The hash of an external id."""
    return of_bytes(text.encode("ascii"))


@lru_cache(1 << 16)
def low_of(text):
    return name(text) & U64


def _key(key):
    return 0 if key is None else key + 1


def _two(state, word):
    return step(state, word & U64, word >> 64)


def world(value):
    return _two(row(1, 0, 0, 0), of_bytes(bytes([WORLD | 32]) + value.raw))


def container(value):
    named = name(value.id)
    event = of_bytes(bytes([CONTAINER | 32, 0]) + value.raw)
    return _two(row(2, named & U64, named >> 64, 0), event)


def cls(value):
    named = name(value.id)
    return _two(row(3, named & U64, named >> 64, 0), of_bytes(bytes([CLASS | 32, 0]) + value.raw))


def shape(class_name, key, value):
    return step(row(4, *_words(class_name), _key(key)), *value)


def extent(class_name, key, value):
    return step(row(13, *_words(class_name), _key(key)), *value)


def _words(text):
    named = name(text)
    return named & U64, named >> 64


def balance_start(container_name, class_name, key):
    """The part of a balance's hash that does not depend on its quantities."""
    return row(5, low_of(container_name), low_of(class_name), _key(key))


def balance(start, quantity, held):
    return step(start, quantity & U64, held)


def stack(number, value, container_name, class_name):
    state = step(row(6, number, low_of(container_name), low_of(class_name)), _key(value.key), value.quantity)
    return step(state, value.rotation << 32 | value.position, value.width << 32 | value.height)


def instance(number, value, container_name, class_name):
    place = value.place
    where = 0 if place is None else low_of(container_name)
    state = step(row(7, number, where, low_of(class_name)), _key(value.key), value.parent)
    if place is None:
        return step(state, 0, 0)
    if isinstance(place, Slot):
        return step(state, 2 << 40 | place.slot, 0)
    if isinstance(place, Cell):
        return step(state, 3 << 40 | place.rotation << 32 | place.position, place.width << 32 | place.height)
    if isinstance(place, Rectangle):
        state = step(state, 5 << 40 | place.turn, place.x & U64)
        return step(step(state, place.y & U64, 0), place.width, place.height)
    return step(step(step(state, 4 << 40, place.x & U64), 0, 0), place.length, 0)


def index(number, value):
    return _two(row(8, number, 0, 0), of_bytes(bytes([INDEX | 32]) + leb128(number) + value.raw))


def idempotency(key, request, first, last, minted, time):
    state = step(row(9, key & U64, key >> 64, 0), request & U64, request >> 64)
    return step(step(state, first, last), minted, time)


def counters(container_next, class_next, instance_next, stack_next):
    return step(row(10, 0, container_next, class_next), instance_next, stack_next)


def container_number(number, text):
    return step(row(11, number, 0, 0), *_words(text))


def class_number(number, text):
    return step(row(12, number, 0, 0), *_words(text))


def hold(hold_name, value, container_name, class_name):
    state = step(row(14, *_words(hold_name), _key(value.key)), low_of(container_name), low_of(class_name))
    return step(step(state, value.quantity, 0), _key(value.expires_seq), _key(value.expires_ms))


def reversal(commit, by):
    return step(row(15, commit, 0, 0), by, 0)
