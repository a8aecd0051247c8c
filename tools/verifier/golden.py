"""Verifies the golden files of the repository: every one whose format has a page."""

import glob
import hashlib
import json
import os
import re

import archives
import batch as batches
import checkpoints
import events
import frames
import hashes
import indexes
import manifests
import meanings
import requests
import sealing
import walk
from faults import Broken, Unreadable, need
from primitives import Reader

VECTORS = (
    (hashes.step(0, 0, 0), "00000000000000000000000000000000"),
    (hashes.step(1, 2, 3), "d653128b3b2c678f712c037d9e993630"),
    (hashes.of_bytes(b""), "455e2bbfc1cf28827be95c70c8bdac8f"),
    (hashes.of_bytes(b"gold"), "1e25f5b21663da14d2c835baf71bef96"),
    (hashes.of_bytes(b"vault-001"), "1a9a2fd6ce452dcd0c19e2a03b7fdcfe"),
    (hashes.of_bytes(b"sixteen bytes ok"), "73e661909bdb013ced37e2dd69b46f0c"),
    (hashes.of_bytes(b"seventeen bytes!!"), "22dabf2954065db034ed7e2c02fa31de"),
    (hashes.row(5, 1, 2, 3), "85bf38a9fa2f5307bcc5a084103aeaa8"),
    (hashes.step(hashes.row(5, 1, 2, 3), 150000, 0), "e6a26152da04d7b40789c90654515ef9"),
)
FIRST_OF_BATCH = 100  # the sequence number that the golden batch begins with


def check_vectors():
    """The vectors of docs/formats/hashes.md."""
    for found, expected in VECTORS:
        need(f"{found:032x}" == expected, f"the vector {expected} comes out as {found:032x}")


def _entries(path, data):
    """The entries of the .json beside a .bin: they tell where each encoding begins, and what it means."""
    with open(os.path.splitext(path)[0] + ".json", encoding="utf-8") as file:
        entries = json.load(file)
    at = 0
    for entry in entries:
        raw = bytes.fromhex(entry["hex"])
        need(entry["offset"] == at and data[at:at + len(raw)] == raw,
             f"{entry['title']}: other bytes than the .json has")
        at += len(raw)
        yield entry, raw
    need(at == len(data), "bytes follow the last entry")


def _expect(title, found, expected):
    found = meanings.without_nulls(found)
    expected = meanings.without_nulls(expected)
    need(found == expected, f"{title}: read as {json.dumps(found)}, the .json has {json.dumps(expected)}")


def check_events(path, data):
    source = Reader(data)
    for entry, raw in _entries(path, data):
        start = source.at
        event = events.read_event(source)
        need(source.at - start == len(raw), f"{entry['title']}: read {source.at - start} bytes of {len(raw)}")
        _expect(entry["title"], meanings.event(event), entry["meaning"])


def check_requests(path, data):
    source = Reader(data)
    for entry, raw in _entries(path, data):
        canonical = source.blob()
        need(Reader(raw).blob() == canonical, f"{entry['title']}: another blob")
        need(requests.digest(canonical).hex() == entry["meaning"]["digest"], f"{entry['title']}: another digest")
        _expect(entry["title"], meanings.request(requests.decode(canonical)), entry["meaning"]["request"])


def check_batch(path, data):
    commits = batches.read_commits(data, FIRST_OF_BATCH)
    for entry, _ in _entries(path, data):
        meaning = entry["meaning"]
        if meaning is None:
            continue
        commit = next(commits)
        _expect(entry["title"], {
            "world_seq_start": commit.first, "world_seq_end": commit.last, "of_world": commit.of_world or None,
            "first_minted": commit.minted or None, "event_counts": commit.counts}, {**meaning, "key": None})
        if "key" in meaning:
            digest = hashlib.sha256(meaning["key"].encode()).digest()[:16]
            need(commit.key == digest, f"{entry['title']}: another key digest")
    need(next(commits, None) is None, "a commit follows the last entry")


def check_segment(path, data):
    """Frames alone: the payloads of the golden segment hold no batches."""
    before, at, start = None, 0, walk.Start()
    while at < len(data):
        header, _ = frames.frame_at(data, at)
        need(before is None or before.kind == frames.BATCH, "something follows a seal")
        if before is None:
            frames.check_first(header, start)
        else:
            frames.check_follows(header, before)
        before, at = header, at + frames.HEADER_BYTES + header.length


def _hash(value):
    """A hash as the .json has it: of bytes that are all the same, one."""
    return value[:1].hex() if value == value[:1] * len(value) else value.hex()


def check_manifests(path, data):
    source = Reader(data)
    for entry, raw in _entries(path, data):
        blob = source.blob()
        need(Reader(raw).blob() == blob, f"{entry['title']}: another blob")
        _expect(entry["title"], _manifest(manifests.decode(blob)), entry["meaning"])


def _manifest(found):
    bound, lineage, imported, purge = found.bound, found.lineage, found.imported, found.purge
    claim = {"nonce": f"{found.nonce:032x}", "cluster": found.cluster, "holder": found.holder,
             "claimed_ms": found.claimed_ms} if found.epoch else {"nonce": found.nonce and f"{found.nonce:032x}" or None}
    return {
        "world": found.world, "generation": found.generation, "epoch": found.epoch, **claim,
        "bound": bound and {**bound._asdict(), "hash": _hash(bound.hash)},
        "checkpoints": [{**entry._asdict(), "sha256": _hash(entry.sha256)} for entry in found.checkpoints],
        "lineage": lineage and {**lineage._asdict(), "hash": _hash(lineage.hash)},
        "import": imported and {**imported._asdict(), "archive": _hash(imported.archive)},
        "purge": purge and purge._asdict()}


def check_checkpoint(path, data):
    checkpoints.decode(data)


def check_sealed(path, data):
    """A request in plain, and the batch in which it stands sealed: opened with the key that the .json gives away."""
    (entry, plain), (_, payload) = _entries(path, data)
    meaning, plain = entry["meaning"], Reader(plain).blob()
    commit = next(batches.read_commits(payload, 5))
    key = sealing.SubjectKey(bytes.fromhex(meaning["subject_key"]))
    need(key.id.hex() == meaning["key_id"], "another key id")
    need(key.digest_of(plain).hex() == meaning["request_digest"] == commit.digest.hex(), "another request digest")
    actor, metadata, _ = key.open(meaning["world"], commit)
    asked = requests.decode(plain)
    need(commit.request._replace(actor_id=actor, metadata=metadata, box=None) == asked, "another request in the box")
    need((asked.subject_id, asked.policy_id, asked.actor_id)
         == (meaning["subject_id"], meaning["policy_id"], meaning["actor_id"]), "another request than the .json has")
    need(commit.request.box.bytes[:12].hex() == meaning["nonce"], "another nonce")


def check_subject_keys(path, data):
    live, destroyed = (sealing.read_key_file(raw) for _, raw in _entries(path, data))
    (entry, _), (other, _) = _entries(path, data)
    meaning = entry["meaning"]
    need(f"subjects/{live.world}/{live.subject}.key" == meaning["name"], "another name")
    need((live.world, live.subject) == (meaning["world"], sealing.name_of(meaning["subject_id"])), "another subject")
    need(live.key and not destroyed.key and destroyed.recorded_at == other["meaning"]["recorded_at"], "another state")


def check_archive(path, data):
    """The file alone: what is in the golden archive is no world."""
    (entry, raw), = _entries(path, data)
    found = archives.decode(raw)
    blobs = {archives.SEGMENT: {}, archives.CHECKPOINT: {}}
    for blob in found.blobs:
        blobs[blob.kind][str(blob.batch)] = b"".join(blob.data).decode()
    _expect(entry["title"], {"world": found.world, "segments": blobs[archives.SEGMENT],
                             "checkpoints": blobs[archives.CHECKPOINT]}, entry["meaning"])


def check_index(path, data):
    (entry, raw), = _entries(path, data)
    found = indexes.decode(raw)
    meaning, batches_of = entry["meaning"], {str(number): places for number, places in found.containers.items()}
    _expect(entry["title"], {
        "world": found.world, "segment": found.segment, "last_batch": found.last_batch,
        "first_world_seq": found.first_seq, "last_world_seq": found.last_seq, "end": found.end,
        "batches": [list(batch) for batch in found.batches], "containers": batches_of}, meaning)


FORMATS = (
    (re.compile(r"index"), check_index),
    (re.compile(r"archive"), check_archive),
    (re.compile(r"sealed"), check_sealed),
    (re.compile(r"subject-keys"), check_subject_keys),
    (re.compile(r"manifests"), check_manifests),
    (re.compile(r"checkpoint-v1"), check_checkpoint),
    (re.compile(r"events"), check_events),
    (re.compile(r"requests"), check_requests),
    (re.compile(r"batch"), check_batch),
    (re.compile(r"segment-v1"), check_segment),
)


def check_file(path):
    """Verifies one golden file."""
    stem = os.path.splitext(os.path.basename(path))[0]
    check = next((check for name, check in FORMATS if name.fullmatch(stem)), None)
    if check is None:
        raise Unreadable("of no format that this verifier knows")
    with open(path, "rb") as file:
        check(path, file.read())


def _paths(repository):
    """All files in folders of golden files but sources and what explains the others."""
    found = glob.glob(os.path.join(repository, "tests", "*", "Golden", "**", "*"), recursive=True)
    return sorted(path for path in found if os.path.isfile(path) and not path.endswith((".cs", ".md", ".json")))


def verify(repository):
    """Verifies all golden files; prints a line for each, and gives the exit code."""
    paths, code = _paths(repository), 0
    if not paths:
        print(f"UNREADABLE {repository}: no golden file below tests/*/Golden")
        return 2
    check_vectors()
    for path in paths:
        name = os.path.relpath(path, repository)
        try:
            check_file(path)
            print(f"agrees {name}")
        except Broken as fault:
            code = max(code, 1)
            print(f"DIFFERS {name}: {fault}")
        except Unreadable as fault:
            code = 2
            print(f"UNREADABLE {name}: {fault}")
    print("agrees on every golden file" if code == 0 else "does not agree on every golden file")
    return code
