"""Verifies a world of a file store: manifest, log, checkpoints, and where a fork comes from."""

import os
import time

import checkpoints
import comparison
import forks
import frames
import indexes
import manifests
from faults import Broken, Unreadable, need
from state import State
from walk import LogWalk, Observer, Start

PROGRESS_SECONDS = 2


class Expected:
    """What somebody kept of the log elsewhere: where a batch ended, and its frame's hash."""

    def __init__(self, world_seq=None, frame_hash=None):
        self.world_seq, self.hash = world_seq, frame_hash and frame_hash.lower()
        self.is_met = world_seq is None and frame_hash is None

    def meet(self, world_seq, frame_hash):
        if self.world_seq in (None, world_seq) and self.hash in (None, frame_hash.hex()):
            self.is_met = True

    def __str__(self):
        parts = [f"ends with event {self.world_seq}"] if self.world_seq is not None else []
        return " and ".join(parts + ([f"has the hash {self.hash}"] if self.hash else []))


class World(Observer):
    """Everything that a store holds of a world, and what is found of it."""

    def __init__(self, root, world, progress=None, given=None):
        self.given = given  # the manifest of a world that stands in an archive
        self.root, self.world, self.progress = root, world, progress
        self.folder = os.path.join(root, "worlds", str(world))
        self.notes, self.manifest, self.genesis = [], None, None
        self.references, self.bound_met, self.checkpoints = {}, True, 0
        self.walk = LogWalk(self.folder, world, State(), self)
        self.indexes, self.reached = indexes.Indexes(self.folder, self.notes), set()
        self.expected = Expected()
        self.until = None  # where a fork leaves, while its source is walked
        self._began = self._told = time.monotonic()

    def verify(self):
        """Verifies all of it; raises Broken or Unreadable at the first fault."""
        if not self.open():
            need(self.expected.is_met, "the world was purged")
        else:
            if self.genesis:
                self.notes += forks.check_source(self.root, self.manifest.lineage, self.genesis.state)
            if self.manifest is None or os.path.isdir(os.path.join(self.folder, "log")):
                self.walk.run()
            self._check_end()
            self._tell(force=True)

    def open(self):
        """Reads the manifest and what it names; False if the world's bytes are gone."""
        self.walk.place.at("manifest")
        self.manifest = self._read_manifest()
        if self.manifest is None:
            return True
        if self.manifest.purge:
            self.notes.append(f"purged: {self.manifest.purge.reason}")
            return False
        if self.manifest.imported and self.manifest.epoch == 0 and self.manifest.nonce:
            self.notes.append("its import has not ended: repeat it")
        self.references = {reference.batch: reference for reference in self.manifest.checkpoints}
        self.bound_met = self.manifest.bound is None
        if self.manifest.lineage:
            self._begin_fork(self.manifest.lineage)
        return True

    def _read_manifest(self):
        if self.given:
            return self.given
        try:
            with open(os.path.join(self.folder, "manifest"), "rb") as file:
                manifest = manifests.decode(file.read(manifests.BYTES_MAX + 1))
        except FileNotFoundError:
            return None
        need(manifest.world == self.world, f"the manifest of world {manifest.world}")
        return manifest

    def _begin_fork(self, lineage):
        """A fork's log begins behind its genesis checkpoint, whose SHA-256 its first frame names."""
        reference = self.references.pop(lineage.batch)
        self.genesis = self._read_checkpoint(reference)
        need(self.genesis and self.genesis.head.genesis, "a fork begins with a checkpoint that is no genesis")
        self.walk.state = self.genesis.state
        self.walk.start = Start(lineage.batch, lineage.world_seq, reference.sha256)
        bound = self.manifest.bound
        if bound and (bound.batch, bound.hash) == (lineage.batch, reference.sha256):
            self.bound_met = True

    def begin(self, walk, segment):
        self.indexes.begin(segment)

    def end(self, walk, segment):
        self.indexes.end(walk.place, self.world)
        self.reached.add(segment.first)

    def commit(self, walk, header, commit):
        self.indexes.commit(commit)
        if self.until:
            self.until.commit(walk, header, commit)

    def frame(self, walk, header, offset):
        if header.kind == frames.BATCH:
            self.indexes.batch(header)
        self.expected.meet(header.last, header.hash)
        bound = self.manifest and self.manifest.bound
        if bound and header.hash == bound.hash:
            need((header.batch, header.last, header.epoch) == bound[:3], "the manifest's bound does not fit its frame")
            self.bound_met = True
        reference = self.references.pop(header.batch, None)
        if reference:
            self._check_checkpoint(reference, walk, header, offset)
        self._tell()

    def _read_checkpoint(self, reference):
        name = f"{reference.batch:020}.ckpt"
        self.walk.place.at(f"checkpoints/{name}")
        try:
            with open(os.path.join(self.folder, "checkpoints", name), "rb") as file:
                data = file.read()
        except FileNotFoundError:
            now = self._read_manifest()
            need(now and reference not in now.checkpoints, "the manifest names a checkpoint that is not there")
            self.notes.append(f"checkpoint {name} was dropped in the meantime")
            return None
        need(len(data) == reference.bytes, f"a checkpoint of {len(data)} bytes, the manifest says {reference.bytes}")
        found = checkpoints.decode(data)
        need(found.sha256 == reference.sha256, "the manifest names a checkpoint with another SHA-256")
        head = found.head
        need((head.world, head.batch, head.world_seq) == (self.world, reference.batch, reference.world_seq),
             "the manifest names another checkpoint than the one that stands there")
        self.checkpoints += 1
        return found

    def _check_checkpoint(self, reference, walk, header, offset):
        """A checkpoint of the batch that was just applied holds what the log leads to."""
        found = self._read_checkpoint(reference)
        if found is None:
            return
        head, state = found.head, found.state
        need(not head.genesis, "a genesis in the midst of a log")
        need((head.world_seq, head.time, head.epoch, head.nonce, head.hash, head.state)
             == (header.last, header.time, header.epoch, header.nonce, header.hash, walk.state.state_hash()),
             "the head of the checkpoint does not fit the frame of its batch")
        need((head.segment, head.offset, head.frames) == (walk.segment.first, offset, walk.frames),
             "the head of the checkpoint tells another place than its batch has")
        different = comparison.difference(state, walk.state)
        need(different is None, f"the checkpoint and the log differ: {different}")
        walk.place.at(walk.segment.name, offset)

    def _check_end(self):
        """What the manifest knows of has to be in the log."""
        self.walk.place.at("manifest")
        need(self.manifest or not self.walk.head, "the manifest is gone: every writer makes one before its first frame")
        need(self.bound_met, "the log ends before the manifest's bound, or is another log")
        for batch in self.references:
            raise Broken(f"the manifest names a checkpoint of batch {batch}, and the log ends before it")
        self.walk.place.at(None)
        self.indexes.check_names(self.reached)
        self.expected.meet(self.walk.start.world_seq, self.walk.start.previous)
        need(self.expected.is_met, f"no batch {self.expected}")
        self._check_claim()

    def _check_claim(self):
        """Whoever wrote the last frame had claimed the world, here or, if nobody has yet, where it was imported from."""
        head, manifest = self.walk.head, self.manifest
        if head is None or self.given or manifest.imported and manifest.epoch == 0:
            return
        if manifest.epoch <= head.epoch:
            manifest = self._read_manifest() or manifest  # a writer may have claimed it while the log was walked
        self.walk.place.at("manifest")
        need(manifest.epoch >= head.epoch,
             f"the manifest was set back: it was last claimed in epoch {manifest.epoch}, the log's is {head.epoch}")
        need(manifest.epoch > head.epoch or manifest.nonce == int.from_bytes(head.nonce, "little"),
             f"epoch {head.epoch} was claimed by another writer than the one that wrote the log")
        self.walk.place.at(None)

    def _tell(self, force=False):
        now = time.monotonic()
        if self.progress and (now - self._told > PROGRESS_SECONDS or force and self._told > self._began):
            self._told = now
            share = 100 * self.walk.bytes_done // max(1, self.walk.bytes_total)
            print(f"{share} %: batch {self.walk.last_batch}, event {self.walk.last_world_seq}", file=self.progress,
                  flush=True)
