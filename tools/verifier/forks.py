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
        need((header.batch, header.hash) == (self.lineage.batch, self.lineage.hash), "the fork names another frame")
        self.compare(walk.state)
        raise Reached

    def compare(self, state):
        different = comparison.difference(state, self.state, with_keys=False)
        need(different is None, f"the genesis of the fork differs from its source: {different}")


def check_source(root, lineage, state):
    """Walks the source, if it is in the same store, to where the fork leaves it; gives notes."""
    source = world.World(root, lineage.source)
    if not os.path.isdir(os.path.join(source.folder, "log")):
        return [f"the source, world {lineage.source}, is not there to be held against the genesis"]
    source.until = Departure(lineage, state)
    try:
        if not source.open():
            return [f"the source, world {lineage.source}, is purged"]
        start = source.walk.start.world_seq
        if start > lineage.world_seq:
            return [f"the source, world {lineage.source}, begins behind event {start}"]
        if start == lineage.world_seq:
            source.until.compare(source.walk.state)
            return []
        source.references = {}
        source.walk.run()
    except Reached:
        return []
    except Broken as fault:
        place = source.walk.place
        raise Broken(f"in the source, world {lineage.source}, {place.blob} at {place.offset}: {fault}") from None
    raise Broken(f"the source, world {lineage.source}, ends before event {lineage.world_seq}")
