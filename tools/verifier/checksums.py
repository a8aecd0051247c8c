"""CRC-32C (Castagnoli) as docs/formats/frame.md asks for it, eight bytes at a step: Python has none of its own."""

import struct


def _tables():
    first = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        first.append(value)
    tables = [first]
    for _ in range(7):
        tables.append([value >> 8 ^ first[value & 255] for value in tables[-1]])
    return tables


T0, T1, T2, T3, T4, T5, T6, T7 = _tables()


def crc32c(data):
    crc = 0xFFFFFFFF
    whole = len(data) & ~7
    for low, high in struct.iter_unpack("<II", data[:whole]):
        low ^= crc
        crc = (T7[low & 255] ^ T6[low >> 8 & 255] ^ T5[low >> 16 & 255] ^ T4[low >> 24]
               ^ T3[high & 255] ^ T2[high >> 8 & 255] ^ T1[high >> 16 & 255] ^ T0[high >> 24])
    for byte in data[whole:]:
        crc = crc >> 8 ^ T0[(crc ^ byte) & 255]
    return crc ^ 0xFFFFFFFF


assert crc32c(b"123456789") == 0xE3069283
