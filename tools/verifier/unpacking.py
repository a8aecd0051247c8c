"""Verifies the world that an archive holds: docs/formats/archive.md, "A reader"."""

import os
import tempfile

import archives
import report
from faults import Broken, Unreadable, need
from manifests import Bound, Manifest


def verify(path, expected, progress):
    """Verifies an archive; gives the report and its exit code."""
    try:
        with open(path, "rb") as file:
            archive = archives.decode(file.read())
    except Broken as fault:
        return _failure(path, "broken", fault), 1
    except Unreadable as fault:
        return _failure(path, "unreadable", fault), 2
    except OSError as fault:
        return _failure(path, "unreadable", fault.strerror), 2
    with tempfile.TemporaryDirectory() as root:
        _unpack(archive, os.path.join(root, "worlds", str(archive.world)))
        return report.verify(root, archive.world, expected, progress, _manifest(archive),
                             lambda world: _check_summary(archive.summary, world.walk))


def _failure(path, status, fault):
    place = {"blob": path, "offset": None, "batch": None, "world_seq": None}
    return {"status": status, "notes": [], "fault": {"reason": str(fault), **place}}


def _unpack(archive, folder):
    for blob in archive.blobs:
        part, ending = ("log", "seg") if blob.kind == archives.SEGMENT else ("checkpoints", "ckpt")
        os.makedirs(os.path.join(folder, part), exist_ok=True)
        with open(os.path.join(folder, part, f"{blob.batch:020}.{ending}"), "wb") as file:
            file.writelines(blob.data)


def _manifest(archive):
    """What the manifest of a store would be: the origin, these checkpoints, and the summary's end as its bound."""
    summary = archive.summary
    bound = Bound(summary.batch, summary.world_seq, summary.epoch, summary.hash)
    checkpoints = [blob.reference for blob in archive.blobs if blob.reference]
    checkpoints.sort(key=lambda reference: -reference.batch)
    return Manifest(archive.world, 1, summary.epoch, 0, "", "", 0, bound, checkpoints, archive.lineage,
                    archive.imported, None)


def _check_summary(summary, walk):
    need((walk.last_batch, walk.last_world_seq) == summary[:2], "the summary tells another end than the log has")
    need(walk.state.state_hash() == summary.state, "the summary has another state hash")
    if walk.head:
        need((walk.head.epoch, walk.head.time, walk.head.hash) == summary[2:5], "the summary tells another last frame")
