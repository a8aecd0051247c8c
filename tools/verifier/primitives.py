"""The primitives of docs/formats/primitives.md, each with its one canonical encoding."""

import string

from faults import Broken, need

U31 = (1 << 31) - 1
U32 = (1 << 32) - 1
U63 = (1 << 63) - 1
U64 = (1 << 64) - 1
ID_BYTES = frozenset((string.ascii_letters + string.digits + "._~-").encode())
ID_CHARACTERS_MAX = 128


def signed(word):
    """A 64-bit word as the signed number it stands for."""
    return word - (1 << 64) if word >> 63 else word


def unzigzag(value):
    return value >> 1 ^ -(value & 1)


def leb128(value):
    """The varint of a number, for what has to be encoded to be hashed."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


class Reader:
    """Reads primitives from bytes, and refuses every encoding but the canonical one."""

    __slots__ = ("data", "at", "end")

    def __init__(self, data, at=0, end=None):
        self.data, self.at, self.end = data, at, len(data) if end is None else end

    def left(self):
        return self.end - self.at

    def take(self, count):
        at = self.at
        if count > self.end - at:
            raise Broken(f"{count} bytes are to follow, {self.end - at} are left")
        self.at = at + count
        return self.data[at:at + count]

    def byte(self):
        at = self.at
        if at >= self.end:
            raise Broken("the bytes end in the middle of a value")
        self.at = at + 1
        return self.data[at]

    def varint(self, low=0, high=U64):
        at = self.at
        if at >= self.end:
            raise Broken("the bytes end in the middle of a value")
        value = self.data[at]
        if value < 128:
            self.at = at + 1
        else:
            value = self._long_varint(10, 1)
        if value < low or value > high:
            raise Broken(f"{value} is not within {low} and {high}")
        return value

    def _long_varint(self, bytes_max, last_max):
        value = shift = 0
        for count in range(1, bytes_max + 1):
            byte = self.byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                need(byte > 0 or count == 1, "a varint is longer than it has to be")
                need(count < bytes_max or byte <= last_max, "a varint is too large")
                return value
        raise Broken("a varint has no end")

    def zigzag(self):
        return unzigzag(self.varint())

    def zigzag128(self):
        return unzigzag(self._long_varint(19, 3))

    def optional32(self):
        """A key or an owner; None for null."""
        value = self.varint(0, 1 << 32)
        return value - 1 if value else None

    def optional63(self):
        value = self.varint(0, 1 << 63)
        return value - 1 if value else None

    def fixed(self, count):
        return int.from_bytes(self.take(count), "little")

    def hash128(self):
        return self.fixed(16)

    def blob(self, high=U63):
        return self.take(self.varint(0, high))

    def text(self, low, high):
        return checked_text(self.take(self.varint()), low, high)

    def optional_text(self, high):
        length = self.varint()
        return checked_text(self.take(length - 1), 0, high) if length else None

    def id(self):
        return self.id_of(self.varint(1, ID_CHARACTERS_MAX))

    def id_of(self, characters):
        raw = self.take(characters)
        if not ID_BYTES.issuperset(raw):
            raise Broken("an external id has a character that it may not have")
        return raw.decode("ascii")


def checked_text(raw, low, high):
    """Text from UTF-8; low and high count UTF-16 code units."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Broken("a text is not well-formed UTF-8") from None
    need("\0" not in text, "a text has the character NUL")
    units = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
    need(low <= units <= high, f"a text of {units} code units is not within {low} and {high}")
    return text
