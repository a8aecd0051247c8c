"""Walks a whole log in a file store: segments, frames, chain, batches, commits, events, state."""

import os
import sys
import time

import batch as batches
import events
import frames
import segments
from faults import Broken, Unreadable, need
from state import State

PROGRESS_SECONDS = 2


class Place:
    """Where in a log the verifier is, for what it says when the log breaks."""

    def __init__(self):
        self.segment = self.offset = self.batch = self.world_seq = None

    def as_json(self):
        return {"segment": self.segment, "offset": self.offset, "batch": self.batch, "world_seq": self.world_seq}


class LogWalk:
    """One pass over a log; afterwards it has the head, the state and what was counted."""

    def __init__(self, root, world, progress=None):
        self.folder = os.path.join(root, "worlds", str(world))
        self.world, self.progress = world, progress
        self.place, self.notes, self.state, self.head = Place(), [], State(), None
        self.segments = self.commits = 0
        self.commit_ids, self.kinds = {}, [0] * len(events.NAMES)
        self.bytes_done = self.bytes_total = 0
        self._began = self._told = time.monotonic()

    def run(self):
        """Verifies the log to its end; raises Broken or Unreadable at the first fault."""
        found = segments.list_segments(os.path.join(self.folder, "log"))
        self.bytes_total = sum(os.path.getsize(segment.path) for segment in found.values())
        reached, first = set(), 1
        while first in found:
            reached.add(first)
            sealed = self._segment(found[first], is_last=self.next_name(found, first) is None)
            if not sealed:
                break
            first = self.head.batch + 1
        self.place = Place()
        segments.check_names(found, reached)
        self._tell(force=True)

    @staticmethod
    def next_name(found, first):
        return min((name for name in found if name > first), default=None)

    def _segment(self, segment, is_last):
        """Walks one segment; tells whether its seal frame stands at its end."""
        self.place.segment, self.place.offset = segment.name, 0
        alive = is_last and segments.is_writer_alive(self.folder)
        data = segments.read_segment(segment, alive)
        self.notes += [f"{segment.name}: {note}" for note in segment.notes]
        self.segments += 1
        at, sealed = 0, False
        while at < len(data):
            self.place.offset = at
            need(not sealed, "something follows a seal in its segment")
            try:
                header, payload = frames.frame_at(data, at)
            except Broken as fault:
                if not is_last or not segments.is_torn(data, at, fault, segment):
                    raise
                self.notes.append(f"{segment.name}: a torn tail of {len(data) - at} bytes at {at}: {fault}")
                return False
            self._frame(segment, at, header, payload)
            sealed = header.kind == frames.SEAL
            at += frames.HEADER_BYTES + header.length
            self.bytes_done += frames.HEADER_BYTES + header.length
            self._tell()
        self.place.offset = at
        need(sealed or not segment.mark or not segment.mark.sealed, "the store has sealed a segment that has no seal")
        return sealed

    def _frame(self, segment, at, header, payload):
        self.place.batch = header.batch
        need(header.world == self.world, f"a frame of world {header.world} in the log of world {self.world}")
        if self.head is None:
            frames.check_first(header)
        else:
            frames.check_follows(header, self.head)
        if at == 0:
            need(header.kind == frames.BATCH, "a segment begins with a seal")
            need(header.batch == segment.first, f"{segment.name} begins with batch {header.batch}")
        if header.kind == frames.BATCH:
            self._batch(header, payload)
        self.head = header

    def _batch(self, header, payload):
        last, count = header.first - 1, 0
        for commit in batches.read_commits(payload, header.first):
            need(commit.last <= header.last, "a batch has more events than its header says")
            self._commit(commit, header)
            last, count = commit.last, count + 1
        self.place.world_seq = None
        need(last == header.last, f"a batch ends with event {last}, its header says {header.last}")
        need(count == header.commits, f"a batch has {count} commits, its header says {header.commits}")
        state = self.state.state_hash()
        need(state == int.from_bytes(header.state, "little"),
             f"the state hash is {state:032x}, the header says {int.from_bytes(header.state, 'little'):032x}")
        self.commits += count

    def _commit(self, commit, header):
        for number, event in enumerate(commit.events):
            self.place.world_seq = commit.first + number
            self.kinds[event[0]] += 1
            if event[0] == events.INDEX:
                need(self.world == 0, "an event of the index of worlds in the log of another world")
            if event[0] == events.REVERSAL and event[2] is not None:
                need(event[1] in self.commit_ids, f"event {event[1]} begins no commit that could be reversed")
                need(event[2] == commit.first or event[2] in self.commit_ids,
                     f"event {event[2]} begins no commit that could have reversed another")
            self.state.apply(event)
        self.state.check_commit()
        if not commit.of_world:
            self.state.add_key(commit, header.time)
        self.commit_ids[commit.first] = commit.digest[:8]
        self._check_reversed(commit)

    def _check_reversed(self, commit):
        for name, arguments in commit.request.operations:
            if name == "ReverseCommit":
                reversed_id = arguments["commit_id"]
                first = int(reversed_id[:16], 16)
                known = self.commit_ids.get(first) if first < commit.first else None
                need(known is not None and batches.commit_id(first, known) == reversed_id,
                     f"commit {reversed_id} is reversed, and is not in the log")

    def _tell(self, force=False):
        now = time.monotonic()
        if self.progress and (now - self._told > PROGRESS_SECONDS or force and self._told > self._began):
            self._told = now
            share = 100 * self.bytes_done // max(1, self.bytes_total)
            seq = self.head.last if self.head else 0
            batch = self.head.batch if self.head else 0
            print(f"{share} %: batch {batch}, event {seq}", file=self.progress, flush=True)


def verify(root, world, expect_seq=None, expect_hash=None, progress=sys.stderr):
    """Verifies one world of a file store; gives the report and its exit code."""
    walk, fault, code = LogWalk(root, world, progress), None, 0
    try:
        walk.run()
        check_expectations(walk.head, expect_seq, expect_hash)
    except Broken as broken:
        fault, code = str(broken), 1
    except Unreadable as unreadable:
        fault, code = str(unreadable), 2
    except OSError as unreadable:
        fault, code = f"{unreadable.filename}: {unreadable.strerror}", 2
    return report(walk, fault, code), code


def check_expectations(head, seq, frame_hash):
    last = head.last if head else 0
    need(seq is None or last == seq, f"the log ends with event {last}, expected {seq}")
    found = head.hash.hex() if head else bytes(32).hex()
    need(frame_hash is None or found == frame_hash.lower(), f"the log's head is {found}, expected {frame_hash}")


def report(walk, fault, code):
    head, state = walk.head, walk.state
    return {
        "status": ("whole", "broken", "unreadable")[code],
        "world": walk.world,
        "segments": walk.segments,
        "batches": head.batch if head else 0,
        "commits": walk.commits,
        "world_seq": head.last if head else 0,
        "events": {name: count for name, count in zip(events.NAMES, walk.kinds) if count},
        "epoch": head.epoch if head else 0,
        "head_hash": head.hash.hex() if head else None,
        "state_hash": f"{state.state_hash():032x}",
        "content_hash": f"{state.content_hash():032x}",
        "notes": walk.notes,
        "fault": None if fault is None else {"reason": fault, **walk.place.as_json()},
    }
