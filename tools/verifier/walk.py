"""Walks a log in a file store: segments, frames, chain, batches, commits, events, state."""

import os

import batch as batches
import events
import frames
import segments
from faults import Broken, need


class Place:
    """Where in a world the verifier is, for what it says when the world breaks."""

    def __init__(self):
        self.blob = self.offset = self.batch = self.world_seq = None

    def at(self, blob, offset=None):
        self.blob, self.offset, self.batch, self.world_seq = blob, offset, None, None


class Start:
    """What a log begins behind: nothing, or for a fork the last that it shares with its source."""

    def __init__(self, batch=0, world_seq=0, previous=bytes(32)):
        self.batch, self.world_seq, self.previous = batch, world_seq, previous


class Observer:
    """Told of every frame and commit once it is verified and applied."""

    def begin(self, walk, segment):
        """A segment begins."""

    def end(self, walk, segment):
        """A segment was walked to its end."""

    def frame(self, walk, header, offset):
        """A frame stands; the offset is behind it."""

    def commit(self, walk, header, commit):
        """A commit is applied."""


class LogWalk:
    """One pass over a log; afterwards it has the head, the state and what was counted."""

    def __init__(self, folder, world, state, observer, start=None):
        self.folder, self.world, self.state, self.observer = folder, world, state, observer
        self.start = start or Start()
        self.place, self.notes, self.head = Place(), [], None
        self.segment, self.frames = None, 0  # the segment, and its frames so far
        self.segments = self.batches = self.commits = self.sealed_commits = 0
        self.commit_ids, self.kinds = {}, [0] * len(events.NAMES)
        self.bytes_done = self.bytes_total = 0
        self.was_cut_off = False

    @property
    def last_batch(self):
        return self.head.batch if self.head else self.start.batch

    @property
    def last_world_seq(self):
        return self.head.last if self.head else self.start.world_seq

    def run(self):
        """Verifies the log to its end; raises Broken or Unreadable at the first fault."""
        found = segments.list_segments(os.path.join(self.folder, "log"))
        self.bytes_total = sum(os.path.getsize(segment.path) for segment in found.values())
        reached, first = set(), self.start.batch + 1
        while first in found:
            reached.add(first)
            self._segment(found[first], is_last=max(found) == first)
            if self.frames == 0:
                break
            first = self.last_batch + 1
        self.place.at(None)
        for first in sorted(found):
            need(first in reached, f"{found[first].name} stands where no segment is followed by it")

    def _segment(self, segment, is_last):
        """Walks one segment to its end."""
        self.segment, self.frames = segment, 0
        self.place.at(segment.name, 0)
        data = segments.read_segment(segment, is_last and segments.is_writer_alive(self.folder))
        self.notes += [f"{segment.name}: {note}" for note in segment.notes]
        self.segments += 1
        self.observer.begin(self, segment)
        at, header = 0, None
        while at < len(data):
            self.place.offset = at
            need(header is None or header.kind == frames.BATCH, "something follows a seal in its segment")
            try:
                header, payload = frames.frame_at(data, at)
            except Broken as fault:
                if not is_last or not segments.is_torn(data, at, fault, segment):
                    raise
                self.notes.append(f"{segment.name}: a torn tail of {len(data) - at} bytes at {at}: {fault}")
                break
            size = frames.HEADER_BYTES + header.length
            self.frames += 1
            self._frame(header, payload)
            at += size
            self.bytes_done += size
            self.observer.frame(self, header, at)
        self.place.at(segment.name, at)
        need(header or is_last, "an empty segment that is not the last one")
        self.was_cut_off = header is not None and header.kind == frames.BATCH
        self.observer.end(self, segment)

    def _frame(self, header, payload):
        self.place.batch = header.batch
        need(header.world == self.world, f"a frame of world {header.world} in the log of world {self.world}")
        if self.head is None:
            frames.check_first(header, self.start)
        else:
            frames.check_follows(header, self.head)
        if self.frames == 1:
            need(header.kind == frames.BATCH, "a segment begins with a seal")
            need(header.batch == self.segment.first, f"{self.segment.name} begins with batch {header.batch}")
            need(header.starts_epoch or not self.was_cut_off, "the segment before has no seal, and nobody took over")
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
        state, stated = self.state.state_hash(), int.from_bytes(header.state, "little")
        need(state == stated, f"the state hash is {state:032x}, the header says {stated:032x}")
        self.batches, self.commits = self.batches + 1, self.commits + count

    def _commit(self, commit, header):
        for number, event in enumerate(commit.events):
            self.place.world_seq = commit.first + number
            self._event(event, commit, header)
        self.state.check_commit()
        if not commit.of_world:
            need(self.state.world, "a client's commit before the world began")
            self.state.add_key(commit, header.time)
        self.commit_ids[commit.first] = commit.digest[:8]
        self.sealed_commits += commit.request.box is not None
        for name, arguments in commit.request.operations:
            if name == "ReverseCommit":
                self._check_reversed(arguments["commit_id"], commit)
        self.observer.commit(self, header, commit)

    def _event(self, event, commit, header):
        kind, cell, after, _ = event
        self.kinds[kind] += 1
        if kind == events.INDEX:
            need(self.world == 0, "an event of the index of worlds in the log of another world")
        elif kind == events.REVERSAL and after is not None:
            need(self._is_commit(cell), f"event {cell} begins no commit that could be reversed")
            need(after == commit.first or self._is_commit(after),
                 f"event {after} begins no commit that could have reversed another")
        elif kind == events.WORLD:
            self.state.change = header.time, commit.request.metadata["reason"] if commit.of_world else ""
        self.state.apply(event)

    def _is_commit(self, first):
        """Whether a commit begins there, as far as this log goes back."""
        return first <= self.start.world_seq or first in self.commit_ids

    def _check_reversed(self, reversed_id, commit):
        first = int(reversed_id[:16], 16)
        need(first < commit.first, f"commit {reversed_id} is reversed before it is made")
        if first > self.start.world_seq:
            known = self.commit_ids.get(first)
            need(known is not None and batches.commit_id(first, known) == reversed_id,
                 f"commit {reversed_id} is reversed, and is not in the log")
