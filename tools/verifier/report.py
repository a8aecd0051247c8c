"""Verifies a world, and says what was found."""

import sys

import events
from faults import Broken, Unreadable
from world import Expected, World

PLACE = ("blob", "offset", "batch", "world_seq")


def verify(root, number, expected=None, progress=sys.stderr, manifest=None, also=None):
    """Verifies one world of a file store; gives the report and its exit code."""
    world, fault, code = World(root, number, progress, manifest), None, 0
    world.expected = expected or Expected()
    try:
        world.verify()
        if also:
            also(world)
    except Broken as broken:
        fault, code = str(broken), 1
    except Unreadable as unreadable:
        fault, code = str(unreadable), 2
    except OSError as unreadable:
        fault, code = f"{unreadable.filename}: {unreadable.strerror}", 2
    return _report(world, fault, code), code


def _report(world, fault, code):
    walk = world.walk
    head, state, place = walk.head, walk.state, walk.place
    return {
        "status": ("whole", "broken", "unreadable")[code],
        "world": world.world,
        "segments": walk.segments,
        "batches": walk.batches,
        "last_batch": walk.last_batch,
        "commits": walk.commits,
        "sealed_commits": walk.sealed_commits,
        "world_seq": walk.last_world_seq,
        "events": {name: count for name, count in zip(events.NAMES, walk.kinds) if count},
        "checkpoints": world.checkpoints,
        "indexes": world.indexes.verified,
        "epoch": head.epoch if head else 0,
        "head_hash": (head.hash if head else walk.start.previous).hex(),
        "state_hash": f"{state.state_hash():032x}",
        "content_hash": f"{state.content_hash():032x}",
        "notes": world.notes + walk.notes,
        "fault": None if fault is None else {
            "reason": fault, "blob": place.blob, "offset": place.offset, "batch": place.batch,
            "world_seq": place.world_seq},
    }


def in_words(report):
    """A report for people."""
    lines = [f"note: {note}" for note in report["notes"]]
    fault = report["fault"]
    if fault:
        where = [f"{name} {fault[name]}" for name in PLACE if fault[name] is not None]
        lines.append(f"{report['status'].upper()} at {', '.join(where) or 'no one place'}: {fault['reason']}")
    if "world" in report and report["status"] != "unreadable":
        lines.append(f"world {report['world']}: {report['status']}; {report['segments']} segments, "
                     f"{report['batches']} batches, {report['commits']} commits, world_seq {report['world_seq']}, "
                     f"{report['checkpoints']} checkpoints, epoch {report['epoch']}, head {report['head_hash']}, "
                     f"state {report['state_hash']}")
    return "\n".join(lines)
