"""Holds the genesis of a fork against its source: docs/formats/manifest.md, lineage."""

import os

import comparison
import world
from faults import Broken, need


class Reached(Exception):
    """The walk over the source came to where the fork leaves it."""


class Departure:
    """Where a fork leaves its source, and the state that it took along."""

    def __init__(self, lineage, state):
        self.lineage, self.state = lineage, state

    def commit(self, walk, header, commit):
        if commit.last < self.lineage.world_seq:
            return
        need(commit.last == self.lineage.world_seq, f"no commit ends with event {self.lineage.world_seq}")
        need(header.batch == self.lineage.batch and self.lineage.hash in (None, header.hash),
             "the fork names another frame")
        self.compare(walk.state)
        raise Reached

    def compare(self, state):
        different = comparison.difference_of_fork(state, self.state)
        need(different is None, f"the genesis of the fork differs from its source: {different}")


def check_source(root, lineage, state):
    """Walks the source, if it is in the same store, to where the fork leaves it; gives notes."""
    source = world.World(root, lineage.source)
    if not os.path.isdir(source.folder):
        return [f"the source, world {lineage.source}, is not there to be held against the genesis"]
    source.until = Departure(lineage, state)
    try:
        if not source.open():
            return [f"the source, world {lineage.source}, is purged"]
        return _walk(root, source, lineage, state)
    except Reached:
        return []
    except Broken as fault:
        place = source.walk.place
        raise Broken(f"in the source, world {lineage.source}, {place.blob} at {place.offset}: {fault}") from None


def _walk(root, source, lineage, state):
    start = source.walk.start.world_seq
    if start > lineage.world_seq:
        # The place is older than the source, which is a fork itself; only its own source has the frame.
        own = source.manifest.lineage
        return check_source(root, lineage._replace(source=own.source, hash=None), state)
    if start == lineage.world_seq and source.genesis:
        different = comparison.difference(source.genesis.state, state)
        need(different is None, f"the genesis of the fork differs from that of its source: {different}")
        return []
    source.references = {}
    source.walk.run()
    raise Broken(f"it ends before event {lineage.world_seq}")
