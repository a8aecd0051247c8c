"""Personal members that are sealed under a subject's key: docs/formats/requests.md and subject-keys.md."""

import hashlib
import hmac
from collections import namedtuple

import aes
import requests
from faults import Newer, need
from primitives import Reader, leb128

KEY_FILE_BYTES = 136
LIVE, DESTROYED = 1, 2

KeyFile = namedtuple("KeyFile", "world generation time_ms recorded_at subject key")


def _expand(root, purpose, count=32):
    """HKDF-Expand (RFC 5869) with SHA-256, of one block."""
    return hmac.digest(root, purpose + b"\1", "sha256")[:count]


class SubjectKey:
    """What is derived from the 32 bytes of a subject's key."""

    def __init__(self, root):
        self.seal = _expand(root, b"assetcore/1 seal")
        self.id = _expand(root, b"assetcore/1 key id", 8)
        self._digest = _expand(root, b"assetcore/1 request digest")

    def digest_of(self, plain):
        """The digest of a request in its plain encoding."""
        return hmac.digest(self._digest, plain, "sha256")[:16]

    def open(self, world, commit):
        """The actor, the metadata and the origin of a commit in a log."""
        box, subject = commit.request.box, commit.request.subject_id
        need(box.key_id == self.id, "a box was sealed under another key")
        place = (b"assetcore/1 sealed members" + leb128(world) + leb128(len(subject)) + subject.encode("ascii")
                 + commit.key + commit.digest)
        return requests.decode_members(
            aes.open_box(self.seal, box.bytes[:12], box.bytes[12:-16], box.bytes[-16:], place))


def name_of(subject):
    """The name of a subject in the names of key files."""
    return hashlib.sha256(subject.encode("ascii")).hexdigest()


def read_key_file(data):
    """The file of a subject's key."""
    need(len(data) == KEY_FILE_BYTES and data[:4] == b"ACSK", "no file of a subject's key")
    if data[4] > 1:
        raise Newer(f"a subject's key of version {data[4]}")
    need(hashlib.sha256(data[:104]).digest() == data[104:], "a damaged file of a subject's key")
    need(data[4] == 1 and data[5] in (LIVE, DESTROYED) and data[6:8] == bytes(2), "a subject's key of an unknown state")
    source = Reader(data, 8)
    world, generation, time_ms, recorded_at = (source.fixed(8) for _ in range(4))
    subject, root = source.take(32), source.take(32)
    need(data[5] == LIVE or not any(root), "a key that is destroyed, and there")
    key = SubjectKey(root) if data[5] == LIVE else None
    return KeyFile(world, generation, time_ms, recorded_at, subject.hex(), key)
