"""AES-256 in Galois/Counter Mode (FIPS 197, NIST SP 800-38D): Python's standard library has none.

For golden files, where speed and side channels do not matter.
"""

from faults import need


def _multiply(a, b):
    """Two polynomials over GF(2), modulo that of AES."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = a << 1 ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _s_box():
    box = []
    for value in range(256):
        inverse = next((other for other in range(256) if _multiply(value, other) == 1), 0)
        turned = inverse
        for shift in range(1, 5):
            turned ^= (inverse << shift | inverse >> 8 - shift) & 255
        box.append(turned ^ 0x63)
    return box


S = _s_box()
ROUNDS = 14


def _expand(key):
    words, constant = [key[at:at + 4] for at in range(0, 32, 4)], 1
    while len(words) < 4 * (ROUNDS + 1):
        last = words[-1]
        if len(words) % 8 == 0:
            last = bytes(S[byte] for byte in last[1:] + last[:1])
            last = bytes([last[0] ^ constant]) + last[1:]
            constant = _multiply(constant, 2)
        elif len(words) % 8 == 4:
            last = bytes(S[byte] for byte in last)
        words.append(_xor(words[-8], last))
    return [b"".join(words[at:at + 4]) for at in range(0, len(words), 4)]


def _xor(a, b):
    return bytes(x ^ y for x, y in zip(a, b))


def _encrypt(keys, block):
    state = _xor(block, keys[0])
    for number in range(1, ROUNDS + 1):
        state = bytes(S[state[at * 5 % 16]] for at in range(16))
        if number < ROUNDS:
            state = b"".join(_mix(state[at:at + 4]) for at in range(0, 16, 4))
        state = _xor(state, keys[number])
    return state


def _mix(column):
    return bytes(_multiply(column[at], 2) ^ _multiply(column[(at + 1) % 4], 3)
                 ^ column[(at + 2) % 4] ^ column[(at + 3) % 4] for at in range(4))


def _hash(subkey, data):
    digest = 0
    for at in range(0, len(data), 16):
        factor, product = digest ^ int.from_bytes(data[at:at + 16], "big"), 0
        power = subkey
        for bit in range(127, -1, -1):
            product ^= power if factor >> bit & 1 else 0
            power = power >> 1 ^ (0xE1 << 120 if power & 1 else 0)
        digest = product
    return digest


def open_box(key, nonce, sealed, tag, associated):
    """Decrypts; raises Broken if the tag is not that of the bytes."""
    keys = _expand(key)
    subkey = int.from_bytes(_encrypt(keys, bytes(16)), "big")
    covered = (associated + bytes(-len(associated) % 16) + sealed + bytes(-len(sealed) % 16)
               + (8 * len(associated)).to_bytes(8, "big") + (8 * len(sealed)).to_bytes(8, "big"))
    expected = _hash(subkey, covered) ^ int.from_bytes(_encrypt(keys, nonce + b"\0\0\0\1"), "big")
    need(expected == int.from_bytes(tag, "big"), "a box is not whole, or not in its place")
    blocks = (_xor(sealed[at:at + 16], _encrypt(keys, nonce + (2 + at // 16).to_bytes(4, "big")))
              for at in range(0, len(sealed), 16))
    return b"".join(blocks)
